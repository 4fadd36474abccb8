"""Author lines as CSL names: who is named, and what of the line is no name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sphinx_kzbrief.corpus.model import Name
from sphinx_kzbrief.corpus.name_words import ASIDE, PARTICLES
from sphinx_kzbrief.corpus.names import family_name
from sphinx_kzbrief.languages import BODIES, BYLINES, COLLECTIVES, EDITORS, NOBODIES, TITLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def _alternatives(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_OPENS = re.compile(
    rf"\s*(?:(?:{_alternatives(BYLINES)})(?:\s*[:：]\s*|\s+|(?<=[^\x00-\u2fff])))", re.IGNORECASE
)
_ASIDE: Final = re.compile(
    r"<[^<>]{0,400}>|\([^()]{0,400}\)|（[^（）]{0,400}）|\S{1,320}@\S+|(?<!\w)@\w+|https?://\S+|\s*[|｜／/].*",
    re.DOTALL,
)
_PLACE = re.compile(r"^((?:[^\W\d_a-z][\w.'’-]*\s){2,3})(?:at|for|from|in|via)\s.*", re.DOTALL)
_LIST = re.compile(r"\s*[;；、]\s*")
_AND = re.compile(r"\s*,?\s+(?:and|und|et|og|och|&|и|және)\s+|\s*，\s*", re.IGNORECASE)
_EDITOR = re.compile(rf"(?:{_alternatives(EDITORS)})\s*[:：]\s*(\w*)$", re.IGNORECASE)
_HAN = re.compile(r"[\u3400-\u9fff]{2,}")
_HOST = re.compile(r"\w\.(?:com|net|org|info|[a-z]{2})\b", re.IGNORECASE)
LONGEST_NAME = 80
NEAR_LABEL = 30
"""Code points before a name in which the label of a role stands."""


def author_names(
    words: str, *, inverted: bool = False, outlets: Iterable[str] = ()
) -> tuple[Name, ...]:
    """Read an author line as CSL names; what is nobody's name is left out.

    A body stays whole, and so does a name of which the family name cannot be told. Addresses,
    handles, roles and the names of the outlet that stand beside a name are no part of it.

    Args:
        words: Names, parted by semicolons, "and" or commas; a body may stand in braces.
        inverted: Whether a comma always parts family and given name, as in `citation_author`.
        outlets: Names of the site or paper, which are nobody's.
    """
    known = {folded(outlet) for outlet in outlets}
    names: list[Name] = []
    for part in _LIST.split(words.strip()):
        if part.startswith("{") and part.endswith("}"):
            names.append(Name(literal=part[1:-1].strip()))
            continue
        cleaned = _cleaned(part)
        if not cleaned:
            continue
        if inverted and "," in cleaned:
            family, _, given = (piece.strip() for piece in cleaned.partition(","))
            names.append(Name(family=family, given=given) if given else Name(literal=family))
            continue
        names += _of_line(cleaned, known)
    return tuple(dict.fromkeys(names))


def folded(words: str) -> str:
    """Return the letters and digits of words, case-folded: what two spellings must share."""
    return "".join(char for char in words.casefold() if char.isalnum())


def edited_by(name: str, text: str) -> bool:
    """Tell whether a text names somebody as its editor, as Chinese news do at their end.

    Args:
        name: The name, perhaps behind that of a department.
        text: The text.
    """
    end = name[-2:] if _HAN.fullmatch(name) else name
    at = text.find(end) if end else -1
    while at >= 0:
        label = _EDITOR.search(text[max(0, at - NEAR_LABEL) : at])
        if label is not None and name.endswith(label[1] + end):
            return True
        at = text.find(end, at + 1)
    return False


def _cleaned(part: str) -> str:
    words = _PLACE.sub(r"\1", _OPENS.sub("", part, count=1) if _OPENS.match(part) else part)
    words = " ".join(_ASIDE.sub(" ", words).split()).strip(" ,.;:-–—*")
    return f"{words}." if re.search(r"\b(?:[^\W\d_]|[JS]r)\.$", part.strip()) else words


def _of_line(line: str, outlets: set[str]) -> Iterator[Name]:
    """Yield the names of one line without semicolons."""
    pieces = _AND.split(line)
    if is_collective(pieces[0]) and any(len(piece.split()) < 3 for piece in pieces[1:]):
        pieces = [line]  # "Ministry of Trade, Ports and Water"
    for piece in pieces:
        parts = [part.strip() for part in piece.split(",") if part.strip()]
        parts = [part for part in parts if folded(part) not in outlets]
        if len(parts) == 2 and _is_inverted(*parts):
            yield Name(family=parts[0], given=parts[1])
            continue
        one = pieces == [line] and len(parts) > 1 and is_collective(parts[0])
        if one and all(is_collective(part) or len(part.split()) < 4 for part in parts[1:]):
            yield Name(literal=", ".join(parts))  # one body, and that which it belongs to
            continue
        for index, part in enumerate(parts):
            alone = len(part.split()) == 1
            office = is_collective(part) or any(word.casefold() in TITLES for word in part.split())
            if index and (alone or office or part[:1].islower()):
                continue  # an outlet, a place, a body or an office: "Jane Doe, CNN"
            if name := _name(_OPENS.sub("", part, count=1)):
                yield name


def _is_inverted(first: str, second: str) -> bool:
    """Tell "Doe, Jane" and "van der Berg, Jan" from "Jane Doe, Reuters"."""
    words = first.split()
    single = all(word.casefold() in PARTICLES for word in words[:-1])
    return single and not is_collective(second) and len(second.split()) <= 3


def is_collective(words: str) -> bool:
    """Tell whether words name a body: "Ministry of Trade", "Developer's Reference Team"."""
    split = [word.strip(".,«»“”\"'()") for word in words.split()]
    joined = any(word.isalpha() and word.islower() and word not in PARTICLES for word in split[1:])
    titled = split[:1] == ["The"] or (joined and split[0][:1].isupper())
    return titled or any(
        word in BODIES or word in COLLECTIVES or word.endswith(("'s", "’s"))
        for word in map(str.casefold, split)
    )


def _name(words: str) -> Name | None:
    split = words.split()
    if is_collective(words):
        bare = [word.strip(".").casefold() for word in split]
        return None if all(word in NOBODIES for word in bare) else Name(literal=words)
    if (
        not split
        or len(words) > LONGEST_NAME
        or any(word.strip(".").casefold() in NOBODIES for word in split)
        or any(char.isdigit() or char in "_:=#" for char in words)
        or _HOST.search(words)
        or not any(char.isalpha() for char in words)
    ):
        return None
    cased = [word for word in split if word.casefold() not in PARTICLES]
    family = family_name(words)
    if (
        family is None
        or not 2 <= len(cased) <= 3
        or not all(word[0].isupper() for word in cased)
        or split[-1].strip(".").casefold() in ASIDE
    ):
        return Name(literal=words)
    at = split.index(family)
    while at and split[at - 1].casefold() in PARTICLES:
        at -= 1
    if at:
        return Name(family=" ".join(split[at:]), given=" ".join(split[:at]))
    return Name(family=split[0], given=" ".join(split[1:]))
