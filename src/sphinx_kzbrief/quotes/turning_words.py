"""Words that turn the meaning of a clause, as plain tables by language and kind.

Entries are in lower case, apostrophes straight; several words in one entry stand next to each
other. A stem that ends in ``*`` stands for all its forms.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from sphinx_kzbrief.quotes.model import ContextKind

if TYPE_CHECKING:
    from collections.abc import Mapping


def _entries(text: str) -> tuple[str, ...]:
    return tuple(text.split(", "))


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


ENGLISH: Final[Mapping[ContextKind, tuple[str, ...]]] = MappingProxyType(
    {
        ContextKind.NEGATION: _entries(
            "not, no, never, nor, neither, none, nobody, nothing, nowhere, cannot, can't, "
            "couldn't, don't, doesn't, didn't, isn't, aren't, wasn't, weren't, won't, "
            "wouldn't, shouldn't, haven't, hasn't, hadn't, mustn't, needn't, ain't, mightn't, "
            "without, hardly, scarcely, barely, rarely, seldom, unlikely, impossible, unable, "
            "untrue, false, fail*, refus*, reject*, den(y|ies|ied|ying), disput*, doubt*, "
            "lack*, far from, rather than, instead of, too early to, myth, fals(ely|ehood), "
            "wrong*, incorrect*, unfounded, except, stopped, ceased, prevent*, unrealistic, "
            "less than, opposed, oppose, opposes, no longer, used to, ruled out, rule out, "
            "few",
        ),
        ContextKind.HEDGE: _entries(
            "may, might, could, perhaps, possibl*, probab*, maybe, seem*, appear, appears, "
            "appeared, apparent*, alleged*, supposed*, presum*, purported*, reportedly, "
            "so-called, likely, theoretically, in theory, suggest*, think, thinks, thought, "
            "believ*, hope*, suppose, assum*, guess, suspect*, speculat*, imagine*, arguabl*, "
            "somewhat, almost, nearly, partly, sometimes, fear, fears, feared, worry, "
            "worries, worried, concern that, concerns that, concerned that, rumour*, rumor*, "
            "pretend*, expect, expects, expected, potentially, conceivabl*, in my opinion, in "
            "my view, as if, as though, would be, only, some of, only some",
        ),
        ContextKind.CONDITION: _entries(
            "if, unless, provided that, provided, providing, assuming, whether, in case, as "
            "long as, so long as, only if, only when, on condition, on the condition, subject "
            "to, contingent, until, lest, otherwise, should, supposing, in the event, "
            "depend*, were it, were they, were he, were she, were we, had they, had he, had "
            "she, had we, had i, should they, should he, should it, had it, except",
        ),
        ContextKind.REPORTING: _entries(
            "said, say, says, saying, told, tells, claim*, conclud*, argue, argues, argued, "
            "arguing, assert*, alleg*, according to, insist*, contend*, maintained that, "
            "maintains that, announc*, declar*, stated, states that, state that, reported, "
            "reports that, warn*, predict*, forecast*, accus*, admitt*, admits, quoted, "
            "asked, wrote, writes, opinion that, view that, idea that, notion that, added, "
            "replied, promis*, pledg*, threaten*, propos*, deny that, remarked, noted that, "
            "notes that",
        ),
    },
)

RUSSIAN: Final[Mapping[ContextKind, tuple[str, ...]]] = MappingProxyType(
    {
        ContextKind.NEGATION: _entries(
            "не, ни, нет, нельзя, никогда, никто, ничто, ничего, никак*, нигде, без, вряд ли, "
            "едва ли, невозможно, неправд*, отриц*, отверг*, опроверг*, отказ*, сомнева*, "
            "сомнительно, ложь, ложн*, неверно, маловероятно, вместо, перестал*, прекратил*, "
            "отнюдь, лишен*",
        ),
        ContextKind.HEDGE: _entries(
            "возможно, вероятно, наверное, наверно, видимо, по-видимому, кажется, похоже, "
            "якобы, будто, мол, дескать, может, могут, мог, могла, могло, могли, "
            "предположительно, предполож*, думаю, думает, считаю, полагаю, надеюсь, надеемся, "
            "опасения, опасаются, опасается, отчасти, почти, иногда, теоретически, так "
            "называем*, скорее всего",
        ),
        ContextKind.CONDITION: _entries(
            "если, при условии, в случае, ли, бы, пока не, лишь бы, при наличии, в "
            "зависимости, иначе, разве что, кроме случаев, коли, ежели",
        ),
        ContextKind.REPORTING: _entries(
            "сказал*, говорит, говорят, говорил*, заяв*, сообщ*, утвержда*, считает, считают, "
            "полагает, полагают, по словам, по мнению, по данным, по версии, отметил*, "
            "подчеркнул*, добавил*, пообещал*, обвин*, предупред*, прогноз*, слухи, обещал*, "
            "намекнул*",
        ),
    },
)

KAZAKH: Final[Mapping[ContextKind, tuple[str, ...]]] = MappingProxyType(
    {
        ContextKind.NEGATION: _entries(
            "емес, жоқ, ешқашан, ешкім, ештеңе, мүмкін емес",
        ),
        ContextKind.HEDGE: _entries(
            "мүмкін, бәлкім, шығар, сияқты, мыс",
        ),
        ContextKind.CONDITION: _entries(
            "егер, жағдайда",
        ),
        ContextKind.REPORTING: _entries(
            "деді, дейді, айтты, мәлімдеді, айтуынша, хабарлады",
        ),
    },
)

# Chinese writes no spaces: these are looked for as strings, the longer first.
CHINESE: Final[Mapping[ContextKind, tuple[str, ...]]] = MappingProxyType(
    {
        ContextKind.NEGATION: _entries(
            "并非, 没有, 不是, 未能, 无法, 绝不, 从不, 不, 没, 未",
        ),
        ContextKind.HEDGE: _entries(
            "可能, 也许, 或许, 似乎, 恐怕, 据称, 所谓",
        ),
        ContextKind.CONDITION: _entries(
            "如果, 假如, 除非, 只要, 倘若, 是否",
        ),
        ContextKind.REPORTING: _entries(
            "表示, 认为, 声称, 指出, 宣称, 据报道, 说",
        ),
    },
)

TABLES: Final = (ENGLISH, RUSSIAN, KAZAKH)

NEGATIVE_PREFIXES: Final = _words(
    "non anti counter un de pseudo quasi ex near semi анти не псевдо",
)
NEGATIVE_ENDINGS: Final = _words(
    "free less like proof style resistant",
)

CONJUNCTIONS: Final = _words(
    "and but so yet or while whereas although though because и а но или однако хотя "
    "потому поэтому зато",
)
"""Words after a comma that open a clause of its own."""

OPENERS: Final = CONJUNCTIONS | _words(
    "that which who whom whose where when as to for of in on with by from at что "
    "который которая которое которые где когда чтобы как для с в на от по",
)
"""Words after which what follows no longer turns the words before."""

QUALIFIERS: Final = (
    r"(?:at (?:least|most)|up to|about|around|approximately|roughly|nearly|almost|some|over|under"
    r"|(?:no )?(?:more|less|fewer) than|as (?:many|much|few|little) as|between|from"
    r"|не (?:более|менее)|более|менее|свыше|около|почти|до|кемінде|шамамен"
    r"|约|近|超过|至少|不到)\s?\Z"
)
"""What stands before a number and bounds it."""

MAGNITUDES: Final = (
    r"\s?(?:%|‰|°|percent|per cent|percentage points?|hundred|thousand|million|billion|trillion"
    r"|bn|m|mln|тыс|млн|млрд|трлн|тысяч\w*|миллион\w*|миллиард\w*|процент\w*)"
    r"(?![^\W\d_])|\s?[百千万亿萬億]|-?fold\b"
)
