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
            "few, little evidence, little sign, little proof, insufficient, inconclusive, "
            "forb(id|ids|ade|idden), prohibit*, banned, avoid*, abandon*, abstain*, refrain*, "
            "absence of, misconcep*, misperce*, fallac*, illusion*, delusion*, hoax*, lie that, "
            "lied, fiction, nonsense, absurd*, baseless*, groundles*, disagree*, acquit*, "
            "exonerat*, cleared of, overturn*, overrul*, dismiss*, debunk*, disprov*, refut*, "
            "rebut*, yet to, fell short of, came close to, come close to, comes close to, "
            "contrary to, declined to, neglected to, voted against, decided against, argued "
            "against, advised against, spoke against, opposition to, minus, exception, exceptions, "
            "excluding, apart from, aside from, other than",
        ),
        ContextKind.HEDGE: _entries(
            "may, might, could, perhaps, possibl*, probab*, maybe, seem*, appear, appears, "
            "appeared, apparent*, alleged*, supposed*, presum*, purported*, reportedly, "
            "so-called, likely, theoretically, in theory, suggest*, think, thinks, thought, "
            "believ*, hope*, suppose, assum*, guess, suspect*, speculat*, imagine*, arguabl*, "
            "somewhat, almost, nearly, partly, sometimes, fear, fears, feared, worry, "
            "worries, worried, concern that, concerns that, concerned that, rumour*, rumor*, "
            "pretend*, expect, expects, expected, potentially, conceivabl*, in my opinion, in "
            "my view, as if, as though, would be, only, some of, only some, hypothes*, "
            "estimate*, unclear, uncertain*, unproven, unconfirmed, unverified, tentativ*, in "
            "principle, considered, considers, considering, plans for, wish*, or so, falsely, on "
            "paper, ostensibl*, nominally, outwardly",
        ),
        ContextKind.CONDITION: _entries(
            "if, unless, provided that, provided they, provided we, provided you, provided he, "
            "provided she, provided it, providing that, assuming, whether, in case, as "
            "long as, so long as, only if, only when, on condition, on the condition, subject "
            "to, contingent on, until, lest, otherwise, should, supposing, in the event, "
            "depend*, were it, were they, were he, were she, were we, had they, had he, had "
            "she, had we, had i, should they, should he, should it, had it, except, but for, in "
            "the absence of",
        ),
        ContextKind.REPORTING: _entries(
            "said, say, says, saying, told, tells, claim*, conclud*, argue, argues, argued, "
            "arguing, assert*, alleg*, according to, insist*, contend*, maintained that, "
            "maintains that, announc*, declar(e|es|ed|ing), stated, states that, state that, "
            "reported, reports that, warn*, predict*, forecast*, accus*, admitt*, admits, quoted, "
            "asked, wrote, writes, opinion that, view that, idea that, notion that, added, "
            "replied, promis*, pledg*, threaten*, propos*, deny that, remarked, noted that, "
            "notes that, disclos*, testif*, hint*, joked, complain*, impl(y|ies|ied), by all "
            "accounts, by some accounts, charged with, charges of, indicted for, portray*, "
            "depict*, described as, seen as, regarded as, viewed as, billed as, touted as, hailed "
            "as",
        ),
    },
)

RUSSIAN: Final[Mapping[ContextKind, tuple[str, ...]]] = MappingProxyType(
    {
        ContextKind.NEGATION: _entries(
            "не, ни, нет, нельзя, никогда, никто, ничто, ничего, никак*, нигде, без, вряд ли, "
            "едва ли, невозможно, неправд*, отриц*, отверг*, опроверг*, отказ*, сомнева*, "
            "сомнительно, ложь, ложн*, неверно, маловероятно, вместо, перестал*, прекратил*, "
            "отнюдь, лишен*, против, запре*, воздерж*, избеж*, отсутств*, недостаточно, "
            "безоснова*, ошибочн*, исключил*, исключает, миф, мифы",
        ),
        ContextKind.HEDGE: _entries(
            "возможно, вероятно, наверное, наверно, видимо, по-видимому, кажется, похоже, "
            "якобы, будто, мол, дескать, может, могут, мог, могла, могло, могли, "
            "предположительно, предполож*, думаю, думает, считаю, полагаю, надеюсь, надеемся, "
            "опасения, опасаются, опасается, отчасти, почти, иногда, теоретически, так "
            "называем*, скорее всего, предполаг*, гипотез*, планир*, намерен*, хочет, хотят, "
            "только, лишь, хотел*, пытал*, пытает*, пытают*, неясно, неизвестно, в принципе",
        ),
        ContextKind.CONDITION: _entries(
            "если, при условии, в случае, ли, бы, пока не, лишь бы, при наличии, в "
            "зависимости, иначе, разве что, кроме случаев, коли, ежели",
        ),
        ContextKind.REPORTING: _entries(
            "сказал*, говорит, говорят, говорил*, заяв*, сообщ*, утвержда*, считает, считают, "
            "полагает, полагают, по словам, по мнению, по данным, по версии, отметил*, "
            "подчеркнул*, добавил*, пообещал*, обвин*, предупред*, прогноз*, слухи, обещал*, "
            "намекнул*, словам, мнению, сведениям",
        ),
    },
)

KAZAKH: Final[Mapping[ContextKind, tuple[str, ...]]] = MappingProxyType(
    {
        ContextKind.NEGATION: _entries(
            "емес, жоқ, ешқашан, ешкім, ештеңе, мүмкін емес, ешбір, қарсы, бас тартты, жалған",
        ),
        ContextKind.HEDGE: _entries(
            "мүмкін, бәлкім, шығар, сияқты, мыс, ықтимал, болжам*, жоспарла*, екіталай",
        ),
        ContextKind.CONDITION: _entries(
            "егер, жағдайда, болса",
        ),
        ContextKind.REPORTING: _entries(
            "деді, дейді, айтты, мәлімдеді, айтуынша, хабарлады, деп, пікірінше, сөзінше, "
            "мәліметінше",
        ),
    },
)

# Chinese writes no spaces: these are looked for as strings, the longer first.
CHINESE: Final[Mapping[ContextKind, tuple[str, ...]]] = MappingProxyType(
    {
        ContextKind.NEGATION: _entries(
            "并非, 没有, 不是, 未能, 无法, 绝不, 从不, 否认, 拒绝, 反对, 避免, 禁止, 缺乏, 尚未, "
            "从未, 难以, 不, 没, 未",
        ),
        ContextKind.HEDGE: _entries(
            "可能, 也许, 或许, 似乎, 恐怕, 据称, 所谓, 大概, 预计, 打算, 试图, 希望, 担心, "
            "怀疑, 推测, 假设, 涉嫌",
        ),
        ContextKind.CONDITION: _entries(
            "如果, 假如, 除非, 只要, 倘若, 是否, 一旦, 即使, 要是, 万一, 否则",
        ),
        ContextKind.REPORTING: _entries(
            "表示, 认为, 声称, 指出, 宣称, 据报道, 宣布, 指责, 警告, 透露, 报道, 说",
        ),
    },
)

TABLES: Final = (ENGLISH, RUSSIAN, KAZAKH)

NEUTRAL: Final = _entries(
    "no exception, without exception, no doubt, without doubt, not only, not just, not least, "
    "not merely, no wonder, nothing but, no fewer than, no less than, не только, не просто, "
    "не менее, не более, без сомнения, без сомнений",
)
"""Phrases whose words turn nothing, though one of them alone would."""

CHINESE_NEUTRAL: Final = _entries(
    "未来, 不仅, 不但, 不断, 不少, 不同(?!意), 不过, 不久, 不论, 不管, 不得不, 不可或缺, 学说, "
    "小说, 来说",
)
"""Chinese words that hold a character of the tables above, and turn nothing."""

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

QUANTIFIERS: Final = (
    r"(?:some|many|most|several|certain|half|part|a (?:few|handful|number|minority|majority|part|"
    r"third|quarter)|некотор(?:ые|ых)|мног(?:ие|их)|большинство|часть|половина|ряд|кейбір|көптеген)"
    r"(?: of)?(?: (?:the|these|those|all|its|our|their|his|her|my|your))?\s+\Z"
)
"""What stands before a noun and says of how many of its kind the sentence speaks."""

QUANTIFIER_HEADS: Final = _words(
    "some many most several certain half part few handful number minority majority third quarter "
    "некоторые некоторых многие многих большинство часть половина ряд кейбір көптеген",
)
"""Words of which `QUANTIFIERS` holds one."""

QUANTIFIER_ENDS: Final = QUANTIFIER_HEADS | _words(
    "of the these those all its our their his her my your",
)
"""Words that it may end with."""

DETERMINERS: Final = _words(
    "a an the this that any every each some no one two his her its their our my your",
)

PRIVATIVES: Final = _words(
    "former formerly fake mock would-be supposed putative deputy vice acting aspiring "
    "self-styled self-proclaimed failed potential hypothetical prospective attempted virtual "
    "counterfeit bogus sham imaginary erstwhile бывший бывшего бывшая бывшей бывшие мнимый мнимого "
    "мнимая мнимые поддельный несостоявшийся бұрынғы",
)
"""Words before a noun by which the thing is not, or not yet, or no longer what the noun says."""

INTENTIONS: Final = (
    r"(?:want(?:s|ed)?|tr(?:y|ies|ied|ying)|plan(?:s|ned|ning)?|seek(?:s|ing)?|sought"
    r"|aim(?:s|ed|ing)?|intend(?:s|ed|ing)?|attempt(?:s|ed|ing)?|hesitat\w*|willing|eager"
    r"|unwilling|dream\w* of|meant"
    r"|(?:design|urg|ask|order|invit|encourag|oblig|requir|allow|permitt|call)(?:ed)?(?: on \w+)?"
    r"|too \w+|must|shall|would|ought|needs?|ha(?:s|ve|d)(?= to\b)|долж(?:ен|на|но|ны)|надо|нужно"
    r"|следует|обязан\w?)\s+(?:to\s+)?\Z"
)
"""What stands before an infinitive and says that the thing is meant or owed, not done."""

INTENTION_ENDS: Final = _words(
    "to of must shall would должен должна должно должны надо нужно следует обязан обязана обязаны",
)

GERUND_GOVERNORS: Final[Mapping[str, ContextKind]] = MappingProxyType(
    {
        "against": ContextKind.NEGATION,
        "risk": ContextKind.HEDGE,
        "risks": ContextKind.HEDGE,
        "risked": ContextKind.HEDGE,
        "risking": ContextKind.HEDGE,
    }
)
"""Words before a form in -ing that say it is not done, or not yet."""

EXCLUSIONS: Final = _words("without без")
"""Words that, at the head of a sentence, make all of it depend on what they exclude."""

NAMINGS: Final = _words("called dubbed labelled labeled branded nicknamed")
"""Verbs before a name that somebody gives."""

SUBORDINATORS: Final = _words("when whenever once until till lest когда пока")
"""Words that make the clause right after them a condition or a moment, not a statement."""

FACTIVES: Final = (
    r"(?:facts?|shows?|showed|shown|kn[eo]ws?|known|prove[sdn]?|proved|confirm\w*|demonstrat\w*|"
    r"means?|meant|ensur\w*|reveal\w*|reali[sz]\w*|discover\w*|finds?|found|see[ns]?|saw|"
    r"understand\w*|understood|clear|true|evident|obvious|agree[sd]?|so|such|now|given|is|are|was|"
    r"were|and|or|but|than|all|only|same|sure|certain|confident|glad|happy|proud|pleased|sorry|sad|"
    r"good|bad|important|essential|crucial|vital|surpris\w*|grateful|like|things?|something|"
    r"anything|everything|those|ones?|learn\w*|by|in|for|with|of|except|факт\w*|знают?|знаем|ясно|"
    r"известно|то|том|тем|того|потому|так|такой|показыва\w*|доказ\w*|подтвер\w*|понима\w*|вижу|"
    r"видим|согласен|согласна|согласны|рад\w*|важно|уверен\w*)\Z"
)
"""Words before "that" or "что" which assert the clause after it, or open no clause of speech."""

OPINIONS: Final = (
    r"(?:idea|notion|view|belief|claim|theory|thesis|stor(?:y|ies)|rumou?r|suspicion|fear|worry|"
    r"concern|impression|assumption|suggestion|allegation|accusation|possibility|probability|"
    r"likelihood|chance|risk|danger|threat|prospect|hope|expectation|promise|prediction|warning|"
    r"argument|opinion|fantasy|pretext|excuse|joke|complaint|premise|evidence|signs?|indications?|"
    r"condition|charge|finding|conclusion|proposition|мысль|идея|мнение|слух\w*|опасени\w*|версия)\Z"
)
"""Nouns after which "that" opens what somebody thinks or says, and not what a thing is like."""

PRONOUNS: Final = _words("i he she it we they you who я он она оно мы они вы ты ол олар біз")
"""Pronouns that are the subject of the verb after them."""

AUXILIARIES: Final = _words(
    "is are was were has have had will would can could may might must shall should do does did"
)

VERBS: Final = (
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|shall|should|did|does|"
    r"rose|fell|grew|went|came|made|took|gave|won|lost|said|told|left|met|led|held|kept|sold|bought|"
    r"began|became|ran|saw|got|fought|died|\w{3,}ed)\b"
)
"""Finite verbs, as far as their form tells."""

QUALIFIERS: Final = (
    r"(?:at (?:least|most)|up to|about|around|approximately|roughly|nearly|almost|some|over|under"
    r"|(?:no )?(?:more|less|fewer) than|as (?:many|much|few|little) as|between|from|an estimated"
    r"|estimated|minus|negative"
    r"|just|merely|only|только|лишь|всего|не (?:более|менее)|более|менее|свыше|около|почти|до"
    r"|кемінде|шамамен"
    r"|约|近|超过|至少|不到|只有|仅有|仅)\s?\Z"
)
"""What stands before a number and bounds it."""

MAGNITUDES: Final = (
    r"\s?(?:%|‰|°|percent|per cent|percentage points?|hundred|thousand|million|billion|trillion"
    r"|bn|m|mln|тыс|млн|млрд|трлн|тысяч\w*|миллион\w*|миллиард\w*|процент\w*)"
    r"(?![^\W\d_])|\s?[百千万亿萬億]|-?fold\b"
)
"""What stands after a number and says what it counts in."""

RATES: Final = (
    r"\s?/\s?[^\W\d_]{1,12}|\s(?:per|a\.m|p\.m|am|pm)\b|\s(?:below (?:zero|freezing)"
    r"|or (?:so|more|less|fewer)|at (?:least|most))\b|\s(?:и|или) (?:более|менее)\b"
)
"""What stands after a measured number and changes the measure."""
