"""Forms of speaker labels: what a name, an office or a side looks like at the start of a line.

Read off transcripts in 21 layouts: podcasts, debates, hearings, parliaments, minutes, subtitles.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sphinx_kzbrief.corpus.segmentation.blocks import BlockKind
from sphinx_kzbrief.languages import ANSWER_LABELS, QUESTION_LABELS, TITLES

if TYPE_CHECKING:
    from collections.abc import Iterable

CLOCK: Final = r"\d{1,3}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?"
_TIME = rf"[\[(<]?(?:{CLOCK}(?: ?[-–—>]+ ?{CLOCK})?)[\])>]?"
_ABBREVIATED = r"(?i:(?:Mr|Mrs|Ms|Dr|Prof|Gen|Sen|Rep|Gov|Hon|Amb|St|Lt|Col|Capt|Adm|Maj)\. {0,3})"
_WORD = r"[@#]?[^\W\d_][\w'’.·/\-]*"
_IN_MARKS = r"[«“\"][^«»“”\"\n]{1,40}[»”\"]"
_NAME = (
    rf"(?:{_ABBREVIATED}?{_WORD}(?: {{1,3}}(?:{_WORD}|#?\d{{1,4}}\b(?!:\d)|&|{_IN_MARKS})){{0,7}}"
    rf"|{_IN_MARKS})"
)
_ASIDES = (
    r"(?P<aside>(?:, (?:[^:：,.?!()\n]|\.(?=[\w:])){2,60}){0,2}"
    r"(?:[ \t]{0,4}[(\[（](?:[^()\[\]（）\n]|\([^()\n]{1,30}\)){1,60}[)\]）]){0,8})"
)
_NO_ASIDE = r"(?P<aside>)"
# A line number of a court's or parliament's page, a time code, an opening mark.
_LEAD = (
    r"(?:[ \t]*\d{1,3}(?=[ \t]))?[ \t>]*(?:\d{1,2}[.)][ \t]+|[•*][ \t]+)?"
    rf"(?:{_TIME}(?: ?[AaPp]\.?[Mm]\b\.?)?[ \t|–—-]*)?"
    r"(?:[*_]{1,2}|[\"“])?"
)
_COLON = r"[ \t]*[*_]{0,2}[:：](?![:/])(?!(?<=\d[:：])\d)[*_]{0,2}"
_OFFICE = (
    r"(?:(?:Mr|Mrs|Ms|Miss|Dr|Gen|Sen|Rep)\.? [A-Z][A-Za-z\-']+(?: [A-Z]{2,})*"
    r"(?: of [A-Z][\w ]{2,20})?"
    r"|The [A-Z][A-Za-z]{3,}(?: [A-Z][A-Za-z]+| pro tempore)*"
    r"|[A-Z]{2,}(?: [A-Z]{2,}){1,3}"
    r"|(?:Chair\w*|Senator|Secretary|Ambassador|General|Representative) [A-Z][\w\-']+)"
)
_SIDE = r"(?:[QA](?= ?\d|[.:])|Questions?|Answer|Вопрос|Ответ|Сұрақ|Жауап)(?: ?\d{1,2})?"

LABELLED: Final = re.compile(
    rf"{_LEAD}(?P<name>{_NAME}){_ASIDES}"
    rf"(?:{_COLON}[ \t]*(?:{_TIME}(?=[ \t]*\n))?|[ \t,]+{_TIME}(?=[ \t]*(?:\n|\Z))"
    rf"|[ \t]+[\[(]{CLOCK}[\])](?=[ \t]+\S))[ \t]*\n*[ \t]*"
)
"""`Ann Lee: words`, `[00:01] Ann Lee (NDP): words`, `Ann Lee  0:06⏎words`."""
TABBED: Final = re.compile(rf"{_LEAD}(?P<name>{_NAME}){_ASIDES}[ ]*\t[ \t]*")
"""A row of a table: a time code or none, a name, the words."""
BRACKETED: Final = re.compile(
    rf"[ \t]*[\[<(](?:v )?(?P<name>[^\W\d_][\w .'’\-]{{1,40}}){_NO_ASIDE}"
    r"(?:\)[ \t]*:|[\]>][ \t]*:?)[ \t]+"
    rf"(?P<time>{_TIME}[ \t]+)?"
)
"""`[LEE] words`, `[Ann Lee] [00:03] words`, `<v Ann Lee> words`."""
STOPPED: Final = re.compile(
    rf"{_LEAD}(?P<name>{_OFFICE})(?P<aside>(?: [(\[][^()\[\]\n]{{1,40}}[)\]])?)\.\s+"
    r"(?=[\"“(\[]?[A-Z0-9])"
)
"""`Mr. LEE of Ohio. Words`, as records of parliaments print it."""
SIDED: Final = re.compile(rf"{_LEAD}(?P<name>{_SIDE}){_NO_ASIDE}(?: ?[.:)]|：)[ \t]*")
"""`Q. words`, `Question 3: words`."""
ALONE: Final = re.compile(rf"(?P<name>{_NAME}){_ASIDES}")
"""A name that has its line to itself."""
FORMS: Final = {BlockKind.CODE: (STOPPED,), BlockKind.TABLE_ROW: (TABBED,)}
"""Forms by the kind of block that allows no others; program code is full of colons."""
LINE_FORMS: Final = (SIDED, LABELLED, BRACKETED, STOPPED)

_IN_CAPITALS = re.compile(r"(?:Mr|Mrs|Ms|Miss|Dr)\. [A-Za-z\-']*[A-Z]{2}.*|The [A-Z]{3,}.*")
_TITLED = re.compile(rf"{_ABBREVIATED}|An? ")
_NUMBERED = re.compile(r"[ .:：)]*\d*[ .:：)]*\Z")
_OTHER_BLANKS = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_PARTICLES = frozenset(
    {
        "al", "and", "ben", "bin", "da", "de", "den", "der", "di", "du", "el", "for", "ibn", "la",
        "le", "of", "on", "pro", "tempore", "the", "van", "von", "y",
    }
)  # fmt: skip
_CHINESE_VERB = re.compile(r"\S[说称问答道曰]|表示|指出|强调|认为|\S为$")
NOBODY: Final = "unnamed speaker"
LONGEST_PARTICLE = 4
LONGEST = 64


def glued_form(names: Iterable[str]) -> re.Pattern[str]:
    """Return what finds labels inside a line, right behind a sentence.

    Args:
        names: The labels, as patterns.
    """
    return re.compile(
        rf"(?<=[.?!…。？！\"”)\]])[ \t]*(?P<name>{'|'.join(names)}){_NO_ASIDE}"
        r"[:：](?!/)[ \t]*"
    )


def mapped_form(labels: Iterable[str]) -> re.Pattern[str]:
    """Return what finds labels that the manifest maps, in any form at the start of a line."""
    names = "|".join(sorted(map(as_pattern, labels), key=len, reverse=True))
    return re.compile(
        rf"^{_LEAD}(?:\d{{1,2}}[.)][ \t]+|[•*-][ \t]+)?[\[(]?(?P<name>{names})(?!\w)[\])]?{_ASIDES}"
        rf"(?:{_COLON}|[ \t]*[—–|][ \t]|\.[ \t]|[ \t,]+{_TIME}|[ \t]*(?=\n))[ \t]*\n*[ \t]*",
        re.MULTILINE | re.IGNORECASE,
    )


GLUED_SIDES: Final = glued_form(("Q", "A", "В", "О", "问", "答", "問", "Вопрос", "Ответ"))


def as_pattern(label: str) -> str:
    """Return the pattern of a label in a text with plain blanks: any space may be several."""
    return "[ \\t]{1,3}".join(map(re.escape, label.split()))


def with_plain_blanks(text: str) -> str:
    """Return a text with each space of another width, or that breaks no line, as a blank.

    Every offset stays what it was: `Ms.\u00a0Lee:` is the label `Ms. Lee:`.
    """
    return text if text.isascii() else _OTHER_BLANKS.sub(" ", text)


def folded(name: str) -> str:
    """Fold a label for comparison: case, blanks and a final full stop do not count."""
    return " ".join(name.split()).rstrip(".:").casefold()


def unnumbered(name: str) -> str:
    """Return a side without its number: "Q1." and "Q2." are one."""
    return _NUMBERED.sub("", name)


def side_of(name: str) -> str | None:
    """Return `asks` or `answers` for a label that names a part in a talk and nobody's name."""
    plain = unnumbered(folded(name))
    if plain in QUESTION_LABELS:
        return "asks"
    return "answers" if plain in ANSWER_LABELS else None


def is_office(name: str) -> bool:
    """Tell whether a label is an office alone, such as "The President"."""
    return all(folded(word) in TITLES for word in name.split())


def proves_itself(name: str) -> bool:
    """Tell whether a label is set as records of parliaments set speakers: "Mr. LEE"."""
    return _IN_CAPITALS.fullmatch(name) is not None


def is_crowd(name: str, following: str) -> bool:
    """Tell whether words may name somebody without a name: "Audience member: And the port?"."""
    words = name.split()
    small = any(word[0].islower() for word in words)
    ended = any(word.endswith(".") and len(word) > LONGEST_PARTICLE for word in words)
    capitals = name[0].isupper() and following.isupper()
    return 1 < len(words) < 6 and capitals and small and not ended


def is_shaped(name: str) -> bool:
    """Tell whether words have a name's or an office's form: capitals but for particles.

    One word in small letters may be a nickname.
    """
    words = [word for word in name.split() if word not in _PARTICLES]
    if len(name) > LONGEST or not words or _CHINESE_VERB.search(name):
        return False
    if _TITLED.match(name):  # "Mr. ole Kaparo"
        words = [word for word in words if word[0].isupper() or len(word) > LONGEST_PARTICLE]
    nickname = len(words) == 1 and len(name) > 2
    return nickname or not any(word[0].islower() for word in words)
