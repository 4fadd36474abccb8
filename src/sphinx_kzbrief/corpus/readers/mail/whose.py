"""Whose words a mail quotes, where the line above them or an older mail's header names somebody."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sphinx_kzbrief.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_BEFORE_NAME = r"schrieb|schreef|skrev|escribió|escreveu|написала?"
_WROTE = re.compile(
    rf"\s*(?:{_BEFORE_NAME}|wrote|writes|a écrit|ha scritto|kirjoitti|napisała?|писала?|пишет"
    r"|жазды|жазған|yazdı)\s*[:：]\Z"
)
_ADDRESS = re.compile(
    r"[<(\[][^<>()\[\]@\s]{1,80}@[^<>()\[\]@\s]{1,80}[>)\]][^@]{0,60}[:：]\Z",
)
_DATE_WROTE = re.compile(rf"(?:\A|\d|Uhr|г\.)\s*,? ?(?:{_BEFORE_NAME}) ")
_CALLED = re.compile(r'"([^"]{2,60})"\s*\Z')
_HAN = re.compile(r"\s*([\u3400-\u9fff·]{2,12})\s*")
_COMMA = re.compile(r"[,，、]")
_BRACKETS = re.compile(r"\s*[<(\[].*")
_CLOCK_OR_YEAR = re.compile(r"\W*\d{1,2}[:.h]\d\d\S*|\W*(?:19|20)\d\d\W*")
_PARTICLES: Final = frozenset(
    {
        "al", "bin", "da", "de", "del", "der", "di", "dos", "du", "el", "ibn", "la", "le",
        "ten", "ter", "van", "von", "zu",
    }
)  # fmt: skip
_BEHIND_CLOCK: Final = frozenset(
    {
        "AM", "PM", "a.m.", "p.m.", "am", "pm", "UTC", "GMT", "MSK", "CET", "CEST", "Uhr",
        "г.",
    }
)  # fmt: skip
_NO_NAMES: Final = frozenset(
    {
        "a", "am", "and", "as", "at", "but", "dear", "den", "el", "he", "here", "how", "i",
        "in", "it", "last", "le", "my", "now", "on", "our", "she", "so", "somebody",
        "someone", "that", "the", "then", "there", "they", "this", "today", "we", "what",
        "when", "where", "who", "yesterday", "you", "your", "monday", "tuesday", "wednesday",
        "thursday", "friday", "saturday", "sunday",
    }
)  # fmt: skip
LONGEST_NAME: Final = 4
"""Words of a name."""


def introduced(words: str) -> str | None:
    """Return whom a line names as who wrote what follows: "On 2 May 2025, Ann Lee wrote:".

    The name stands before an address in brackets, or before or behind a verb of writing. It has
    two words, and a comma, a time or a year, or the start of the line stands before it.

    Args:
        words: The line, and the one above it: a program may have wrapped it to two.
    """
    line = " ".join(words.rpartition("\n")[2].split())
    return _introduced(line) or _introduced(" ".join(words.split()))


def _introduced(line: str) -> str | None:
    address, verb = _ADDRESS.search(line), _WROTE.search(line)
    end = address or verb
    before = line[: end.start()] if end else line.rstrip(":： ")
    if date := _DATE_WROTE.search(before):
        return _name(before[date.end() :])
    if address is None:
        return _name(before) if verb else None
    if called := _CALLED.search(before):
        return stated(called[1])
    han = _HAN.fullmatch(_COMMA.split(before)[-1])
    return han[1] if han else _name(before)


def stated(name: str) -> str | None:
    """Return a header's name of a person as it is said; None where it has only an address."""
    name = _BRACKETS.sub("", name).strip(" \t\u00a0\"'*_")
    family, comma, given = (part.strip() for part in name.partition(","))
    if comma and given and len(given.split()) < 3 and len(family.split()) < 3:
        name = f"{given} {family}"
    return name if name and "@" not in name else None


def _name(words: str) -> str | None:
    """Return the name that some words end in, where it is plain at which word it begins."""
    before = _COMMA.split(words)[-1].split()
    name: list[str] = []
    while before and _of_name(before[-1]):
        name.insert(0, before.pop())
    while before and before[-1] in _BEHIND_CLOCK:
        before.pop()
    parted = not before or _CLOCK_OR_YEAR.fullmatch(before[-1]) is not None
    plain = parted and 1 < len(name) <= LONGEST_NAME and name[0].casefold() not in _NO_NAMES
    return " ".join(name) if plain else None


def _of_name(word: str) -> bool:
    capital = word[0].isupper() and word not in _BEHIND_CLOCK
    return (capital or word in _PARTICLES) and not any(char.isdigit() for char in word)


def quoted_people(text: str, quoted: Sequence[tuple[Span, int]]) -> Iterator[str | None]:
    """Yield of each quoted stretch whose it is.

    A line above a stretch that ends in a colon introduces the words one level down from it: all
    that follow, replies between them, until another one does.

    Args:
        text: Text of a mail, without marks of quoting.
        quoted: Its quoted stretches with their levels, in order.
    """
    people: dict[int, str | None] = {}
    last, depth = Span(0, 0), 0
    for span, level in quoted:
        above = text[last.end : span.start]
        if above.strip():
            depth = 0
        else:
            above = last.of(text)
        if level > depth:
            lines = above.rstrip().split("\n")[-2:]
            if lines[-1].endswith((":", "：")):
                people = {each: who for each, who in people.items() if each <= depth}
                people[depth + 1] = introduced("\n".join(lines))
        yield people.get(level)
        last, depth = span, level
