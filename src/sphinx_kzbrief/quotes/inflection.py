"""What a bracket may change inside a word: its inflection, ``gr[ows]``, and nothing else.

Two forms are of one word where their Snowball stems are the same (M. F. Porter, snowballstem.org)
or a closed list of irregular forms joins them. Covered are English, for words in Latin letters, and
Russian, for Cyrillic ones. Kazakh has no Snowball stemmer: no change inside its words is taken for
an inflection, nor in any other script. The English stemmer also takes off endings that make
another word ("import", "importance"); so what changes must be one of the few endings of English
inflection.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import takewhile
from typing import TYPE_CHECKING, Final

from sphinx_kzbrief.languages import LANGUAGES, language_of
from sphinx_kzbrief.languages.by_script import rules_language
from sphinx_kzbrief.languages.stemming import stem
from sphinx_kzbrief.quotes.vocabulary import ABBREVIATIONS, NUMBER_WORDS

if TYPE_CHECKING:
    from sphinx_kzbrief.languages import Language

_LATIN: Final = re.compile(r"[A-Za-z\u00c0-\u024f'-]+")
_CYRILLIC: Final = re.compile(r"[\u0400-\u04ff'-]+")
_POSSESSIVE: Final = re.compile(r"'s?\Z")
# "trade double[d]" multiplies no more than "doubles" does.
_VERBS_OF_NUMBER: Final = frozenset({"double", "triple", "third", "half"})


def same_word(source: str, quoted: str, text: str) -> bool:
    """Tell whether two forms are inflections of one word.

    Args:
        source: The source's word.
        quoted: The quotation's, with its bracket resolved.
        text: The source, for its language.

    Returns:
        False as well where a word is a numeral, or in a language that has no stemmer here.
    """
    one, other = (word.casefold().replace("’", "'") for word in (source, quoted))
    if one == other:
        return True
    language = _language(one, other, text)
    if language is None or any(_numeral(word, language) for word in (one, other)):
        return False
    if any({one, other} <= forms for forms in _irregular(language)):
        return True
    if language.endings and not _inflected(one, other, language.endings):
        return False
    return stem(one, language.code) == stem(other, language.code)


def same_name(source: str, quoted: str) -> bool:
    """Tell whether a bracket leaves a name whole: the possessive alone may change."""
    one, other = (_POSSESSIVE.sub("", word.replace("’", "'")) for word in (source, quoted))
    return one.casefold() == other.casefold()


def completes(source: str, quoted: str, following: str) -> bool:
    """Tell whether a bracket writes out an abbreviation: ``Nov[ember]``, ``J[ohn]``.

    Args:
        source: The source's word.
        quoted: The quotation's.
        following: What follows the source's word.
    """
    if not (quoted.isalpha() and quoted.startswith(source)):
        return False
    initial = len(source) == 1 and source.isupper()
    known = source.lower() in ABBREVIATIONS and source.lower() != "no"
    return following.startswith(".") and (initial or known)


def shared_start(one: str, other: str) -> int:
    """Return how many letters two words have in common at their beginning."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _language(one: str, other: str, text: str) -> Language | None:
    """Return the language whose stemmer is right for two words, or None."""
    if _LATIN.fullmatch(one) and _LATIN.fullmatch(other):
        return language_of("en")
    if _CYRILLIC.fullmatch(one) and _CYRILLIC.fullmatch(other):
        language = language_of(rules_language(text))
        cyrillic = language is not None and language.code == "kk"
        return None if cyrillic else language_of("ru")
    return None


def _inflected(one: str, other: str, endings: frozenset[str]) -> bool:
    """Tell whether two words differ only in endings of inflection: "plan", "planned"."""
    kept = shared_start(one, other)
    last = one[:kept][-1:]
    rests = [word[kept:] for word in (one, other)]
    rests = [rest[1:] if len(rest) > 1 and rest[0] == last else rest for rest in rests]
    # "past" and "paste", "bath" and "bathe" are two words.
    return set(rests) <= endings and set(rests) != {"", "e"}


def _numeral(word: str, language: Language) -> bool:
    return word[:1].isdigit() or stem(word, language.code) in _numerals(language.code)


@cache
def _numerals(code: str) -> frozenset[str]:
    """Return the stems of the numbers written out, as one language's stemmer gives them."""
    language = next(each for each in LANGUAGES if each.code == code)
    return frozenset(stem(word, language.code) for word in NUMBER_WORDS - _VERBS_OF_NUMBER)


def _irregular(language: Language) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(forms.split()) for forms in language.irregular)
