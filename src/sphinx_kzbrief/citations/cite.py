"""What stands in a `kzcite`: items of prefix, one key with its locator, and suffix."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sphinx_kzbrief.corpus.keys import did_you_mean
from sphinx_kzbrief.errors import KzbriefError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

_WORDS = r"\"[^\"]*\"|“[^”]*”|„[^“”]*[“”]|«[^»]*»"
_OPENING = '"“„«'
_PIECES = re.compile(rf"#(?:{_WORDS})|;|[^;#]+|#")
_CANDIDATE = re.compile(
    rf"(?<![\w.#/-])(?P<key>[A-Za-z0-9][A-Za-z0-9._-]*)(?:#(?P<place>{_WORDS}|[^\s,;{_OPENING}]*))?(?!\w)",
)
_EXAMPLE = 'Write it as in: see key#para3, emphasis ours; other-key#"the words".'


class CitationError(KzbriefError):
    """The text of a citation cannot be read."""


class EmptyCitationError(CitationError):
    """A citation, or an item of it between semicolons, is empty."""


class UnclosedWordsError(CitationError):
    """The quotation mark of a locator by words is not closed."""


class KeyMissingError(CitationError):
    """An item of a citation holds no key of the corpus."""


class SeveralKeysError(CitationError):
    """An item of a citation holds more than one key."""


@dataclass(frozen=True, slots=True)
class CiteItem:
    """One item of a citation.

    Attributes:
        key: Key of the source.
        locator: Key and place as typed: ``key``, ``key#para3``, ``key#"the words"``.
        prefix: What stands before it, such as "see"; may be empty.
        suffix: What stands after it, such as "emphasis ours", without the comma between.
    """

    key: str
    locator: str
    prefix: str = ""
    suffix: str = ""


def parse_citation(text: str, known: Collection[str]) -> tuple[CiteItem, ...]:
    """Read the content of a `kzcite`.

    Items are parted by semicolons. A word counts as a key where the corpus has that key, or
    where a ``#`` follows it, so words of prefix and suffix are not mistaken for keys; of
    several known words the one with a ``#`` is the key. Inside the quotation marks of a
    locator by words, semicolons and commas are the source's.

    Args:
        text: The raw text between the role's backticks.
        known: Keys of the corpus; a set or mapping, since it is asked for every word.

    Returns:
        The items in order, at least one.

    Raises:
        EmptyCitationError: If the text or an item is empty.
        UnclosedWordsError: If a locator by words is not closed.
        KeyMissingError: If an item has no key, or one that the corpus does not know.
        SeveralKeysError: If an item has several keys.
    """
    return tuple(_parse_item(item, known) for item in _split(text))


def _split(text: str) -> Iterator[str]:
    item = ""
    for piece in _PIECES.findall(text):
        if piece == ";":
            yield item
            item = ""
        else:
            item += piece
    yield item


def _parse_item(text: str, known: Collection[str]) -> CiteItem:
    text = " ".join(text.split())
    if not text:
        raise EmptyCitationError("A citation, or an item of one, is empty", _EXAMPLE)
    if re.search(rf"#[{_OPENING}]", re.sub(rf"#(?:{_WORDS})", "", text)):
        raise UnclosedWordsError(
            f"The quotation mark after '#' is not closed in “{text}”",
            'Close it: key#"the words".',
        )
    keys = list(_keys(text, known))
    if placed := [key for key in keys if "#" in key[1]]:
        keys = placed
    if not keys:
        raise _key_missing(text, known)
    if len(keys) > 1:
        listed = ", ".join(repr(locator) for _, locator, _, _ in keys)
        raise SeveralKeysError(
            f"An item of a citation takes one key; “{text}” has {listed}",
            "Part the items by semicolons: key-a; key-b.",
        )
    key, locator, start, end = keys[0]
    if key not in known:
        raise _key_missing(locator, known)
    suffix = text[end:].strip()
    return CiteItem(key, locator, text[:start].strip(), suffix.removeprefix(",").strip())


def _keys(text: str, known: Collection[str]) -> Iterator[tuple[str, str, int, int]]:
    """Yield key, locator, start and end of each key in an item."""
    for match in _CANDIDATE.finditer(text):
        key, place = match["key"], match["place"]
        if place is None:
            # A full stop behind a key belongs to the sentence, unless the key ends with it.
            while key not in known and key[-1:] in "._-" and len(key) > 1:
                key = key[:-1]
            if key in known:
                yield key, key, match.start(), match.start() + len(key)
            continue
        if place[:1] not in set(_OPENING):
            place = place.rstrip(".:!?)]")
        yield key, f"{key}#{place}", match.start(), match.start("place") + len(place)


def _key_missing(text: str, known: Collection[str]) -> KeyMissingError:
    words = [match["key"].rstrip("._-") for match in _CANDIDATE.finditer(text)]
    # What looks like a key more than like a word is what the author meant as one.
    likely = sorted(words, key=lambda word: bool(re.search(r"[\d._-]", word)), reverse=True)
    hint = did_you_mean(likely[0], known) if likely else ""
    if "#" in text and likely:
        message = f"The corpus has no source {likely[0]!r}"
    else:
        message = f"No key of the corpus stands in the citation “{text}”"
    return KeyMissingError(message, hint or f"Add the source to corpus.yaml. {_EXAMPLE}")
