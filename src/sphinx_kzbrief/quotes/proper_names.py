"""What a copy shows to be a name or an acronym: words whose capital is more than a sentence's.

Proof is an acronym's capitals, a known place, day or month, or the copy itself, where the word
stands capitalised in mid-sentence and nowhere in lower case. Titles, bodies and words that open
sentences are no names here. Without proof nothing is claimed.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from sphinx_kzbrief.languages import BODIES, DAYS, NAME_OR_WORD, OPENERS, PLACES, TITLES
from sphinx_kzbrief.languages.english import ENGLISH
from sphinx_kzbrief.quotes.vocabulary import ABBREVIATIONS, SENTENCE_OPENERS
from sphinx_kzbrief.text.spans import Span

WORD: Final = re.compile(r"[^\W_]+(?:['’][^\W\d_]+)*")
_HYPHENATED: Final = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_POSSESSIVE: Final = re.compile(r"['’]s?\Z")
_RUNNING: Final = re.compile(r"[^\W\d_][,’'”»]?[^\S\n]+\Z")
_TITLED: Final = re.compile(r"(?<!\w)([A-ZА-ЯЁ]|[A-Z][a-z]+)\.[^\S\n]\Z")
_STOP: Final = re.compile(r"[.?!。]")
_LOWER_BEFORE: Final = re.compile(r"[^\W\d_A-ZА-ЯЁ]{2,},?[^\S\n]\Z")
_DETERMINED: Final = re.compile(
    r"\s+(?:the|a|an|this|that|these|those|your|our|my|his|her|its|their|it|them|you|we|they|he|she|i)\b",
    re.IGNORECASE,
)
_NEXT: Final = re.compile(r"\s+([a-z]+)\b")
_PASTS: Final = frozenset(
    form for forms in ENGLISH.irregular for form in forms.split()[1:] if not form.endswith("ing")
)
COMPASS: Final = frozenset(
    {"central", "new", "north", "northern", "south", "southern"}
    | {"east", "eastern", "west", "western"}
)
"""Words that part places of one name: North and South Korea."""
_NO_PLACES: Final = COMPASS | {"us", "un", "states", "kingdom"}
"""Words in names of places that are common words too."""
_DAY_NUMBER: Final = re.compile(r"\s\d")
_PRONOUN: Final = re.compile(r"i['’]")
_REACH: Final = 60
_REMEMBERED: Final = 64
"""Answers kept: a common name is asked for at every place where it stands."""
_TITLE: Final = 12
_ACRONYM: Final = 5
_PARAGRAPH: Final = 400


def word_at(text: str, offset: int) -> Span:
    """Return the span of the word that holds the character at `offset`, apostrophes included."""
    low = offset
    while low and (text[low - 1].isalnum() or _apostrophe(text, low - 1)):
        low -= 1
    match = WORD.match(text, low)
    return Span(*match.span()) if match else Span(offset, offset)


def _apostrophe(text: str, at: int) -> bool:
    return text[at] in "'’" and text[at - 1 : at].isalnum() and at > 0


def opens_sentence(text: str, offset: int) -> bool:
    """Tell whether a sentence or heading may begin at `offset`.

    It may not only where a word stands before it in its line: also "Mr." and the initial "J.".
    """
    before = text[max(0, offset - _TITLE) : offset]
    if _RUNNING.search(before):
        return False
    title = _TITLED.search(before)
    return title is None or (len(title[1]) > 1 and title[1].lower() not in ABBREVIATIONS - {"no"})


def acronym(word: str) -> bool:
    """Tell whether a word has capitals beyond its first letter: NATO, McDonald, O'Brien."""
    return any(letter.isupper() for letter in word[1:])


def common(word: str) -> bool:
    """Tell whether a word is known to be no name, whatever its capital."""
    if acronym(word) and len(word) <= _ACRONYM:
        return False
    plain = _plain(word)
    plain = "i" if _PRONOUN.match(plain) else plain
    known = plain in SENTENCE_OPENERS or plain in OPENERS or plain in TITLES or plain in BODIES
    return known and plain not in DAYS and plain not in PLACES - _NO_PLACES


def proven_name(text: str, span: Span) -> bool:
    """Tell whether a copy shows that a capitalised word is a name.

    Args:
        text: The source.
        span: The word in it.
    """
    word = span.of(text)
    if acronym(word):
        return True
    plain = _plain(word)
    if common(word) or not word[:1].isupper():
        return False
    if in_lower_case(text, word):
        return False
    whole = _HYPHENATED.match(text, span.start)
    if (plain in PLACES or (whole and _plain(whole[0]) in PLACES)) and plain not in _NO_PLACES:
        return not (plain in NAME_OR_WORD and _DETERMINED.match(text, span.end))
    if plain in DAYS and (plain not in NAME_OR_WORD or _DAY_NUMBER.match(text, span.end)):
        return True
    return _stands_capitalised(text, _POSSESSIVE.sub("", word))


@lru_cache(maxsize=_REMEMBERED)
def in_lower_case(text: str, word: str) -> bool:
    """Tell whether a word stands in lower case anywhere in a text."""
    plain = _plain(word)
    at = text.find(plain)
    while at >= 0:
        after = text[at + len(plain) : at + len(plain) + 1]
        if not (text[at - 1 : at].isalnum() and at) and not after.isalnum():
            return True
        at = text.find(plain, at + 1)
    return False


def likely_name(text: str, span: Span) -> bool:
    """Tell whether a word that may be a name is followed as only a name is: "Bill signed"."""
    plain = _plain(span.of(text))
    following = _NEXT.match(text, span.end) if plain in NAME_OR_WORD else None
    if following is None:
        return False
    verb = following.group(1)
    return verb.endswith("ed") or verb in _PASTS or verb in ENGLISH.finite


@lru_cache(maxsize=_REMEMBERED)
def _stands_capitalised(text: str, word: str) -> bool:
    """Tell whether a word stands capitalised in running text, behind a word in lower case."""
    places = re.finditer(rf"(?<![\w-]){re.escape(word)}(?![\w])", text)
    return any(_in_running_text(text, Span(*match.span())) for match in places)


def _in_running_text(text: str, span: Span) -> bool:
    """Tell whether a place lies in a sentence: behind a word in lower case, before a full stop."""
    if not _LOWER_BEFORE.search(text, max(0, span.start - _REACH), span.start):
        return False
    paragraph = text[span.end : span.end + _PARAGRAPH].partition("\n\n")[0]
    return _STOP.search(paragraph) is not None


def _plain(word: str) -> str:
    return _POSSESSIVE.sub("", word).lower()
