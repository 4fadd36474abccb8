"""Attributions: who says something, by a verb of saying with a person beside it."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from sphinx_kzbrief.languages import BODIES, OPENERS, PLACES, TITLES
from sphinx_kzbrief.text.quotation_marks import HIDDEN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_kzbrief.languages import Language

_BIG = "A-ZА-ЯЁӘҒҚҢӨҰҮҺІÀ-ÖØ-ÞŁŚŠŽČĞİŞ"
_WORD = rf"(?:(?:[{_BIG}]\.)+|[{_BIG}][\w’']*(?:-[{_BIG}][\w’']*)*(?<=\w))"
_PARTICLE = r"(?: (?:de|van|von|der|den|bin|al|la|di|da))*"
_RUN = rf"{_WORD}(?:{_PARTICLE} {_WORD}){{0,5}}"
_ABBREVIATED = r"(?:(?:Mr|Mrs|Ms|Dr|Prof|Gen|Sen|Rep|Gov|Lt|Col|Capt|Adm)\. )?"
_BEFORE = re.compile(
    rf"(?<!\w)(?<!\w[.’'-]){_ABBREVIATED}(?P<run>{_RUN})"
    rf"(?:(?:, (?!and |but |or )[^,;:?!{HIDDEN}\n]{{2,120}}){{1,2}},| \([^()\n]{{1,30}}\))?"
    rf"(?P<between>(?:(?<!,),)?(?: (?:on [{_BIG}]\w+|(?![{_BIG}])[\w.]+)){{0,4}}) \Z"
)
_BEHIND = re.compile(
    rf"\s(?P<office>(?:[a-zа-яёәғқңөұүһі]+(?:-[a-zа-яё]+)*,? ){{0,5}}){_ABBREVIATED}(?P<run>{_RUN})"
    r"(?!['’]s)(?=[\s,.;:!?)—–]|\Z)"
)
_ACCORDING = re.compile(
    rf"\b[Aa]ccording to (?P<office>(?:\w+ ){{0,3}}?){_ABBREVIATED}(?P<run>{_RUN})(?!['’]s)"
)
_FULL_NAME = re.compile(rf"(?<![\w.]){_WORD}(?:{_PARTICLE} {_WORD})+")
_PATRONYMIC = re.compile(r"(?:вич|вна|ична|инична|ұлы|қызы)\Z")
_KAZAKH_GENITIVE = ("ның", "нің", "дың", "дің", "тың", "тің")
_CONTRACTED = re.compile(r"['’](?:s|d|m|ll|re|ve|t)\Z")
_POSSESSIVE = re.compile(r"['’]s\Z")
_QUOTED_BEFORE = re.compile(rf"{HIDDEN}[,.?!…]*[\"”»’']{{0,2}},?[ \u00a0]?(?:[–—-][ \u00a0])?\Z")
_NOBODY = BODIES | TITLES
_BEFORE_NAMES = OPENERS | PLACES
_UNREAL = frozenset({"did", "had", "has", "does", "would", "could", "should", "will", "can"})
"""What opens a question or a condition: nobody is said to have said it."""
_DETERMINERS = frozenset({"the", "his", "her"})
_BOUND = re.compile(
    r"(?:\b(?:[Tt]he|[Aa]n?|for|of|by|with|to|at|from|against|about|than|like|n?or|[Nn]either|[Bb]oth)"
    r"|\w and) \Z"
)
"""What stands before a name that is not the subject, or not the only one."""
_REACH = 190


class Attribution(NamedTuple):
    """A verb of saying with who says it.

    Attributes:
        start: Offset at which subject or verb begins.
        end: Offset after both.
        name: The person's name; None where the subject is no named person.
        verb: The verb; empty for "according to".
    """

    start: int
    end: int
    name: str | None
    verb: str


class Attributions:
    """Finds attributions in the sentences of one text, in languages that have capitals."""

    def __init__(self, text: str, language: Language) -> None:
        """Prepare for a text in a language."""
        self.text = text
        self.language = language

    def of(self, sentence: str) -> list[Attribution]:
        """Find the attributions of a sentence.

        A subject is the run of capitalised words right before the verb, an apposition and a few
        adverbs aside; or, where the verb follows quoted words, the run right behind it, which
        names 58 of the 245 quotations that have a speaker in 237 news texts, addresses and pages.

        Args:
            sentence: The sentence, with `HIDDEN` for what stands between quotation marks.

        Returns:
            Attributions in order, offsets in the sentence.
        """
        found = [
            each
            for verb in self.language.verbs.finditer(sentence)
            if verb[0] not in self.language.participles
            and (each := self._around(sentence, verb)) is not None
        ]
        if self.language.code == "en":
            found += (
                Attribution(*match.span(), self._subject(match["office"], match["run"], ""), "")
                for match in _ACCORDING.finditer(sentence)
            )
        return sorted(found, key=lambda each: each.start)

    def _around(self, sentence: str, verb: re.Match[str]) -> Attribution | None:
        left = max(0, verb.start() - _REACH)
        before = _BEFORE.search(sentence[left : verb.start()])
        between = before["between"].lstrip(",").split() if before else []
        if before and before["between"].startswith(",") and not _apposed(sentence, left, before):
            before = None  # "As for Stone, nobody said"
        if before and all(
            word.lower() in self.language.adjuncts or word.isdigit() for word in between
        ):
            standing = sentence[max(0, left + before.start() - 30) : left + before.start()]
            name = self._subject(standing, before["run"], verb[0], last=True)
            if name or _CONTRACTED.search(before["run"]) is None:
                return Attribution(left + before.start(), verb.end(), name, verb[0])
        quoted = _QUOTED_BEFORE.search(sentence, max(0, verb.start() - 9), verb.start())
        behind = _BEHIND.match(sentence, verb.end()) if quoted else None
        if behind:
            name = self._subject(behind["office"], behind["run"], verb[0], last=False)
            return Attribution(verb.start(), behind.end(), name, verb[0])
        return Attribution(verb.start(), verb.end(), None, verb[0])

    def _subject(self, standing: str, run: str, verb: str, *, last: bool = True) -> str | None:
        """Return the person that a run names, unless what stands before it makes it no subject.

        "The Federal Reserve", "a lawyer for Ann Lee", "Saidov and Muhriddin", "адвокат Навального"
        do not say who speaks: in the same texts 9 would be wrong.
        """
        words = self._narrowed(run, last=last).split()
        if not last and len(words) == 1 and standing.strip():
            return None  # "said a senior Afghan official"
        if _BOUND.search(standing) and not (_is_title(words[0]) or words[0].casefold() in PLACES):
            return None
        if self.language.code == "ru" and _is_oblique(words, verb, standing):
            return None
        if self.language.code == "kk" and words[-1].endswith(_KAZAKH_GENITIVE):
            return None
        return self.person(" ".join(words))

    def _narrowed(self, run: str, *, last: bool) -> str:
        """Narrow a run to what can be one name, next to the verb.

        Russian and Kazakh set offices and bodies in capitals beside it; a name has two words, or
        three with a patronymic: "глава МИДа Григорий Карасин", "сказал Роман Коноплев Русской
        службе".
        """
        words = run.split()
        if self.language.code == "en" or len(words) < 3:
            return run
        nearest = words[-3:] if last else words[:3]
        if not _PATRONYMIC.search(nearest[1]):
            nearest = nearest[1:] if last else nearest[:2]
        return " ".join(nearest)

    def person(self, run: str) -> str | None:
        """Return the person that a run of capitalised words names; None where it names none.

        Titles before the name are left out. A family name alone counts where the text has one
        full name with it, or a title before it; then it is given in full.
        """
        words, titled = ([], False) if _CONTRACTED.search(run) else _name_words(run)
        if len(words) != 1:
            return " ".join(words) or None
        plain = words[0].casefold()
        full = self._full_names.get(plain) or self._by_first.get(plain, set())
        if len(full) == 1:
            return next(iter(full))
        return words[0] if titled and not full else None

    @cached_property
    def _by_first(self) -> dict[str, set[str]]:
        """Full names by their first word ("Xi said", "Ann says"): 10 of the same 245."""
        found: dict[str, set[str]] = {}
        for names in self._full_names.values():
            for name in names:
                found.setdefault(name.split()[0].casefold(), set()).add(name)
        return found

    @cached_property
    def _full_names(self) -> dict[str, set[str]]:
        """Full names of the text by their last word, case-folded."""
        found: dict[str, set[str]] = {}
        for run in {match.group() for match in _FULL_NAME.finditer(self.text)}:
            words, _ = _name_words(_POSSESSIVE.sub("", run))
            if len(words) > 1:
                found.setdefault(words[-1].casefold(), set()).add(" ".join(words))
        return found


def _name_words(run: str) -> tuple[list[str], bool]:
    """Return the words of a person's name in a run, and whether a title stands before them.

    Of 387 attributions in 237 news texts, addresses and pages, the words of bodies keep 11 from
    naming one ("Federal Reserve"); those of places keep "South Africa" from it.

    Returns:
        No words where the run names a body, a place, an office or nobody.
    """
    words = run.split()
    titled = False
    if words[0].casefold() in _DETERMINERS | _UNREAL:
        return [], False
    for place in range(len(words) - 2, -1, -1):
        if _POSSESSIVE.search(words[place]):  # "England's Andy Robinson"
            words = words[place + 1 :]
            break
    for place in range(len(words) - 2, -1, -1):
        if _is_title(words[place]):  # "Defense Secretary Robert Gates", "EDS CIO Ann Lee"
            titled = words[place].casefold() not in _DETERMINERS  # "His Holiness"
            words = words[place + 1 :]
            break
    while len(words) > 1 and words[0].casefold() in _BEFORE_NAMES:
        words = words[1:]
    plain = [word.rstrip(".").casefold() for word in words]
    if len(words) > 4 or plain[-1] in PLACES or any(word in _NOBODY for word in plain):
        return [], titled
    if len(plain[-1]) < 2 or (len(words) == 1 and plain[0] in OPENERS):
        return [], titled
    return words, titled


def _is_oblique(words: list[str], verb: str, standing: str) -> bool:
    """Tell whether a Russian name is in the genitive: the words are somebody's of theirs.

    A masculine verb does not go with a surname in -а; behind a noun such a name may be the
    genitive of a man's.
    """
    feminine = verb.endswith(("а", "сь")) and not standing.strip()
    return words[-1].endswith(("ого", "его")) or (
        words[-1].endswith(("а", "я")) and not (feminine and words[0].endswith(("а", "я")))
    )


def _apposed(sentence: str, left: int, subject: re.Match[str]) -> bool:
    """Tell whether a name stands between two commas, as in "the minister, Ann Lee, said"."""
    return sentence.endswith(", ", 0, left + subject.start())


def _is_title(word: str) -> bool:
    plain = word.rstrip(".")
    return plain.casefold() in TITLES or (
        plain.isupper() and 2 <= len(plain) <= 5 and "." not in word
    )


CHINESE_VERBS = re.compile(
    r"表示|指出|强调|认为|透露|补充(?:说|道)?|坦言|宣布|重申|回应(?:说|称|道)?|写道|"
    rf"(?:告诉|对)(?:本报|本台)?(?:记者|媒体)(?:表示|说|称)?|(?<![据声名自被小传听])(?:说|称)(?=道|[，,：:“「。！？{HIDDEN}]|\Z)道?"
)
_CHINESE_SUBJECT = re.compile(
    r"(?:发言人|总统|主席|总理|部长|外长|大使|秘书长|教授|研究员|专家|主任|院长|书记|将军|总裁|博士)"
    r"(?P<name>(?!\w*(?:[没未不]|[室会议师局部处院司社]\Z))[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff]{1,8}(?:[·•・][\u4e00-\u9fff]{1,8})+)"
    r"(?:\d[^，。]{0,30}?|在[^，。]{1,20}?|[还也则曾又并]|近日|日前|随后|今天|昨天|当天|周.|明确|进一步){0,3}\Z"
)


def chinese_attributions(sentence: str) -> Iterator[Attribution]:
    """Yield the attributions of a Chinese sentence: an office, a name and a verb in a row.

    Chinese has neither capitals nor blanks to tell a name by; only behind an office is it proven.
    """
    for verb in CHINESE_VERBS.finditer(sentence):
        subject = _CHINESE_SUBJECT.search(sentence, max(0, verb.start() - 60), verb.start())
        start = subject.start() if subject else verb.start()
        yield Attribution(start, verb.end(), subject["name"] if subject else None, verb[0])
