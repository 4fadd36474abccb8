"""The words of an index: their other forms, and the words that are nearest to one it lacks.

Forms of a word begin alike in nearly all languages, so that a range of the index's own vocabulary
holds them; they are told by their stems when somebody asks, and the index keeps none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import takewhile
from os.path import commonprefix
from typing import TYPE_CHECKING, Final

from sphinx_kzbrief.corpus.index.folding import folded_words, is_spaceless
from sphinx_kzbrief.languages import language_of
from sphinx_kzbrief.languages.by_script import letters_of
from sphinx_kzbrief.languages.stemming import stem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_kzbrief.corpus.index.store import Store

MOST_FORMS = 40
"""Forms of one word that are looked for, the commonest first."""

_WORD: Final = re.compile(r"\w+")
_LONGER = 12
"""Letters by which a form may be longer than its stem; a short stem takes fewer, except where
endings follow one another."""
_SHORT = 3
_SHORTEST_GUESSED = 5
"""Letters below which a word is near to too many others to be guessed at."""
_BY_ANY_SCRIPT: Final = "abcdefghijklmnopqrstuvwxyzабвгдежзийклмнопрстуфхцчшщыэюяіәғқңөұүһ"
_SAFE = 8
"""Letters from which one that differs makes no other word."""
# Letters that one name begins with as it is written in Latin letters here and there.
_BEGIN_ALIKE: Final = ("ckqxh", "jzgyi", "vwu")
_SOUNDS: Final = (
    (re.compile("dzh|zh|j|z"), "z"),
    (re.compile("kh|gh|ck|[cqx]"), "k"),
    (re.compile("ph"), "f"),
    (re.compile("w"), "v"),
    (re.compile("(?<=.)[aeiouyh']"), ""),
    (re.compile(r"(.)\1+"), r"\1"),
)


@dataclass(frozen=True, slots=True)
class NearWord:
    """A word of the corpus in the place of one that it lacks.

    Attributes:
        typed: The word that was looked for.
        found: The nearest word, as a source writes it.
        word: The same, folded.
        sources: How many sources have it.
    """

    typed: str
    found: str
    word: str
    sources: int


def forms_of(store: Store, word: str) -> tuple[str, ...]:
    """Return the other forms of a word that the index holds, by how many sources have them.

    Args:
        store: The index.
        word: A folded word.
    """
    if not word.isalpha() or is_spaceless(word[0]):
        return ()
    found: dict[str, int] = {}
    for language in store.languages(letters_of(word)):
        sought = stem(word, language)
        known = language_of(language)
        irregular = [line.split() for line in known.irregular] if known else []
        alike = {each for line in irregular if {word, sought} & set(line) for each in line}
        lead = _lead(word, sought)
        agglutinates = known is not None and bool(known.suffixes)
        if agglutinates:
            lead = commonprefix([lead, *alike])  # noqa: RUF071 - of words, letter by letter
        is_long = agglutinates or len(sought) > _SHORT
        longest = len(sought) + (_LONGER if is_long else _SHORT)
        found |= {
            other: sources
            for other, sources in store.words_between(lead, 1, longest)
            if other == sought or stem(other, language) in {sought, word}
        }
        found |= {other: count for other in alike if (count := store.sources_with(other))}
    found.pop(word, None)
    return tuple(sorted(found, key=lambda other: (-found[other], other)))[:MOST_FORMS]


def is_form(store: Store, word: str, other: str) -> bool:
    """Tell whether two folded words are one, or forms of one in a language of the sources."""
    languages = store.languages(letters_of(word))
    return word == other or any(stem(word, each) == stem(other, each) for each in languages)


def _lead(word: str, sought: str) -> str:
    """Return what all forms of a word begin with."""
    shared = sum(
        1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(sought, word, strict=False))
    )
    # Endings change the last letter of some stems: "country", "countri".
    changing = len(sought) > 4 or sought.endswith("i")
    return word[: min(shared, len(sought) - changing)]


def nearest_word(store: Store, word: str) -> tuple[str, int] | None:
    """Return the word of the index that a misspelt or otherwise transliterated one may mean.

    Args:
        store: The index.
        word: A folded word that the index lacks.

    Returns:
        The word and how many sources have it, of the same script where there is one, else of
        another; None where no word is near enough.
    """
    from anyascii import anyascii  # noqa: PLC0415 - few searches need it

    if not _may_be_guessed_at(word):
        return None
    latin = anyascii(word).lower()
    heads = {latin[:1], *(head for group in _BEGIN_ALIKE if latin[:1] in group for head in group)}
    alike = [each for each in _BY_ANY_SCRIPT if anyascii(each)[:1].lower() in heads]
    same = [each for each in alike if each.isascii() == word.isascii()]
    other = [each for each in alike if each.isascii() != word.isascii()]
    # Every letter takes its time: most slips leave the first one as it is.
    for letters, sought in (([word[0]], word), (same, word), (other, latin)):
        near = [each for letter in letters for each in _near(store, letter, sought, latin)]
        if near:
            _, sources, found = min(near)
            return found, -sources
    return None


def misspelt_word(store: Store, word: str) -> tuple[str, int] | None:
    """Return the word of the index that one is a slip of, where the index has forms of it.

    "Presidental" has the stem of "presidents", and is "presidential" all the same: what differs in
    one letter, and in no sound.

    Args:
        store: The index.
        word: A folded word that the index lacks.
    """
    from anyascii import anyascii  # noqa: PLC0415 - few searches need it

    if not _may_be_guessed_at(word) or len(word) < _SAFE:
        return None
    near = [each for each in _near(store, word[0], word, anyascii(word).lower()) if each[0] < 1]
    return (min(near)[2], -min(near)[1]) if near else None


def _may_be_guessed_at(word: str) -> bool:
    return word.isalpha() and not is_spaceless(word[0]) and len(word) >= _SHORTEST_GUESSED


def _near(store: Store, letter: str, word: str, latin: str) -> Iterator[tuple[float, int, str]]:
    """Yield the words near to one that begin with a letter: how far, how common, which."""
    from anyascii import anyascii  # noqa: PLC0415 - see above
    from rapidfuzz.distance import OSA  # noqa: PLC0415 - few searches need it

    same_script = letter.isascii() == word.isascii()
    for other, sources in store.words_between(letter, len(word) - 3, len(word) + 3):
        compared = other if same_script else anyascii(other).lower()
        distance = OSA.distance(word, compared, score_cutoff=3)
        if distance > 3 or not other.isalpha():
            continue
        alike = _sound(latin) == _sound(anyascii(other).lower())
        if distance <= _most_changes(word, alike=alike, same_head=word[:1] == compared[:1]):
            yield distance - alike / 2, -sources, other


def _most_changes(word: str, *, alike: bool, same_head: bool) -> int:
    """Return in how many letters words may differ and one still be meant for the other."""
    if alike:
        return 1 if len(word) < 6 else 2 if len(word) < 9 else 3
    if len(word) < 6 or not same_head:
        return 0
    return 1 if len(word) < 9 else 2


def _sound(word: str) -> str:
    """Return the consonants of a word in Latin letters, those that stand for one another as one."""
    for pattern, sound in _SOUNDS:
        word = pattern.sub(sound, word)
    return word


def spelt(store: Store, word: str) -> str:
    """Return a word of the index as the first passage that has it writes it."""
    row = store.connection.execute(
        "SELECT text, start, stop FROM passage JOIN source ON source.id = passage.source"
        " WHERE passage.id = (SELECT rowid FROM passage_words WHERE passage_words MATCH ? LIMIT 1)",
        (f'"{word}"',),
    ).fetchone()
    text = row[0][row[1] : row[2]] if row else ""
    written = (each for each in _WORD.findall(text) if folded_words(each) == [word])
    return next(written, word)
