"""Brackets that put one thing in the place of another: a number, negation, quantity, date or name.

A bracket between words may explain, or say "the ambassador" for a pronoun and a name for a
description. It may not say "thirty" for "three", "approved" for "did not approve", or one name for
another, nor leave such a word out of what it stands for.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sphinx_kzbrief.languages import (
    BODIES,
    DAYS,
    LANDS,
    NEGATORS,
    PLACES,
    QUANTITIES,
    RELATIVE_DAYS,
)
from sphinx_kzbrief.quotes.differences import NUMBER_SIGNS, classify, tokens
from sphinx_kzbrief.quotes.inflection import shared_start
from sphinx_kzbrief.quotes.lexicon import lexicon_for
from sphinx_kzbrief.quotes.model import ContextKind, DifferenceKind
from sphinx_kzbrief.quotes.proper_names import (
    COMPASS,
    WORD,
    common,
    opens_sentence,
    proven_name,
    word_at,
)
from sphinx_kzbrief.quotes.vocabulary import (
    CURRENCIES,
    FUNCTION_WORDS,
    NUMBER_WORDS,
    SMALL_NUMBERS,
    UNITS,
)
from sphinx_kzbrief.text.normalise import fold
from sphinx_kzbrief.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_AMOUNTS: Final = frozenset({DifferenceKind.NUMBER, DifferenceKind.UNIT, DifferenceKind.CURRENCY})
_THOUSANDS: Final = re.compile(r",(?=\d{3}(?!\d))")
# "One of them", "the first", "more important": as often no number. They may go, but not become
# another.
_SOFT: Final = frozenset({
    "1", "first", "second", "more", "much", "less", "least", "only", "nearly", "almost",
    "один", "одна", "больше", "меньше", "почти", "только", "лишь", "一",
})  # fmt: skip
_SAME: Final = {
    "both": "2", "оба": "2", "обе": "2", "обоих": "2", "dozen": "12", "two": "2", "due": "2",
    "everyone": "all", "everybody": "all", "every": "all", "each": "all",
    "$": "dollar", "usd": "dollar", "€": "euro", "eur": "euro", "£": "pound", "gbp": "pound",
    "₸": "tenge", "kzt": "tenge", "₽": "rouble", "ruble": "rouble", "%": "percent",
    "pct": "percent", "km": "kilometre", "kilometer": "kilometre", "kg": "kilogram",
    "bn": "billion", "mln": "million", "млрд": "billion", "миллиард": "billion",
    "миллиарда": "billion", "миллиардов": "billion", "млн": "million", "миллион": "million",
    "миллиона": "million", "миллионов": "million", "тыс": "thousand", "тысяча": "thousand",
    "тысячи": "thousand", "тысяч": "thousand",
}  # fmt: skip
_SIGN: Final = re.compile(r"(?<![\w.,)%])[-+±]\Z")
_MAGNITUDES: Final = frozenset({
    "hundred", "thousand", "million", "billion", "trillion",
})  # fmt: skip
_JOINED: Final = re.compile(r"\s(?:and|or|nor|и|или|&|және)\s|,\s")
_OF: Final = re.compile(r"\w\s+(?:of|to|from|for|in|at)\s+(?:the\s+)?\Z")
_SPACE: Final = re.compile(r"[\s.]*|-|\s(?:of|and the|de|al|bin)\s(?:the\s)?")
_DEMONYMS: Final = frozenset(
    ["", "a", "an", "ese", "ey", "i", "ian", "ish", "ain", "n", "s", "stan", "stani", "y"]
)
_CASES: Final = re.compile(
    r"(?:[аеёиоуыэюяьй]{0,2}|[ое][вм]|а[мх]|ями?|ами|(?:й|ь)?ск\w{1,3}|ец|цы|ц[еауы]\w?)"
)
_CAPITAL_NEXT: Final = re.compile(r"[ -][A-ZА-ЯЁ][\w.]")
_NAMES: Final = re.compile(rf"(?:[^\W\d_]\.){{2,}}|{WORD.pattern}")
_NOUN: Final = re.compile(r"([А-Яа-яЁё]{3,})\s\Z")
_FOLLOWING: Final = re.compile(r"\s+([^\W\d_]+)")
_MONTH: Final = 3
_STEM: Final = 4


def swapped(text: str, dropped: Span, added: str, *, edge: bool = False) -> DifferenceKind | None:
    """Return which of these a bracket puts in the place of another, or leaves out; else None.

    Args:
        text: The source.
        dropped: The words in it that the bracket stands for.
        added: What the bracket says.
        edge: Whether the bracket stands at an end of the quotation, where what it stands for is
            only likely: then it must itself say what replaces the source's.
    """
    own = dropped.of(text)
    if not own.strip():
        return None
    if not edge and _negation(own, added):
        return DifferenceKind.NEGATION
    if _amounts(own, added, edge=edge):
        kind = classify(own, added)
        return kind if kind in _AMOUNTS else DifferenceKind.NUMBER
    if _dates(own, added, edge=edge) or _names(text, dropped, added):
        return DifferenceKind.NAME
    return None


def amount(word: str) -> bool:
    """Tell whether a word is a number, or belongs to one: a magnitude, unit or currency."""
    plain = word.lower()
    return word[:1].isdigit() or plain in NUMBER_WORDS or plain in UNITS or word in CURRENCIES


def _amounts(own: str, added: str, *, edge: bool) -> bool:
    ours, theirs = list(_numbers(own)), list(_numbers(added))
    lost = set(ours) - set(theirs)
    if lost and (theirs or (lost - _SOFT and not edge)):
        return True
    if not lost and [number for number in theirs if number in ours] != ours:
        # "0-3" for "3-0".
        return True
    units, new = set(_units(own)), set(_units(added))
    if units - new:
        return bool(new or (theirs and set(ours) - _SOFT))
    # "5.5%" for "5.5 points": what the number counted has become a unit.
    return bool(ours and new - units and _counted(own))


def _numbers(text: str) -> Iterator[str]:
    """Yield the numbers and quantities of a text, small ones alike in words and in digits."""
    folded = fold(text)
    for token in tokens(folded):
        word = token.text.lower()
        plain = _SAME.get(word, SMALL_NUMBERS.get(word, word))
        if word.lstrip("-.")[:1].isdigit():
            sign = _SIGN.search(folded, 0, token.start)
            yield (sign[0] if sign else "") + _THOUSANDS.sub("", word)
        elif word != "fold" and (word in NUMBER_WORDS or word in NUMBER_SIGNS):
            yield plain.removesuffix("s") if plain.removesuffix("s") in _MAGNITUDES else plain
        elif word in QUANTITIES and word not in NEGATORS:
            yield plain


def _units(text: str) -> Iterator[str]:
    for token in tokens(fold(text)):
        word = token.text.lower()
        if word == "us" or token.text in {"m", "g", "t"}:
            continue
        if word in UNITS or word in CURRENCIES:
            plain = _SAME.get(word, word.removesuffix("s"))
            yield _SAME.get(plain, plain)


def _counted(text: str) -> list[str]:
    """Return the words of a text that say something and are no number or quantity."""
    words = (match.group().lower() for match in WORD.finditer(text))
    return [word for word in words if not amount(word) and word not in FUNCTION_WORDS | QUANTITIES]


def _dates(own: str, added: str, *, edge: bool) -> bool:
    """Compare months and weekdays; "yesterday" may become a date, but not "tomorrow"."""
    lost = set(_days(own, DAYS)) - set(_days(added, DAYS))
    if lost and (not edge or set(_days(added, DAYS))):
        return True
    ours, theirs = set(_days(own, RELATIVE_DAYS)), set(_days(added, RELATIVE_DAYS))
    return bool(ours and theirs and ours != theirs)


def _days(text: str, days: frozenset[str]) -> Iterator[str]:
    for match in WORD.finditer(text):
        word = match.group()
        # "may" and "march" are verbs.
        if word.lower() in days and not (days is DAYS and word.isascii() and word.islower()):
            plain = word.lower()
            yield "май" if plain in {"мая", "мае"} else plain[:_MONTH]


def _negation(own: str, added: str) -> bool:
    ours, theirs = set(_denials(own)), set(_denials(added))
    if True in ours and not theirs:
        return True
    return not ours and True in theirs and bool(_counted(own))


def _denials(text: str) -> Iterator[bool]:
    """Yield for each word that denies whether it is one of the closed class: "not", "never"."""
    for kind, start, end in lexicon_for(text).turners(text, opens=True):
        if kind is ContextKind.NEGATION:
            words = text[start:end].lower().replace("’", "'").split()
            closed = (word in NEGATORS or word.endswith("n't") for word in words)
            yield any(closed) or words[0][0] in NEGATORS  # 不同意


def _names(text: str, dropped: Span, added: str) -> bool:
    """Compare names: those that are meant with those, those that only describe likewise."""
    own = dropped.of(text)
    ours = _own_names(text, dropped)
    theirs = _phrases(added, lambda span: not _common(span.of(added)))
    heads = [phrase for phrase, meant in ours if meant]
    new_heads = [phrase for phrase, meant in theirs if meant]
    if heads:
        lost = [one for one in heads if not any(_same_name(one, other) for other, _ in theirs)]
        if not lost or not new_heads:
            return False
        new = any(not any(_same_name(one, other) for one, _ in ours) for other in new_heads)
        return new or (len(heads) > 1 and _JOINED.search(own) is not None)
    if new_heads or not ours or not theirs:
        return False
    lost_one = any(not any(_same_name(one, other) for other, _ in theirs) for one, _ in ours)
    new_one = any(not any(_same_name(one, other) for one, _ in ours) for other, _ in theirs)
    return lost_one and (new_one or _JOINED.search(own) is not None)


def meant_names(text: str, dropped: Span) -> bool:
    """Tell whether words of a source may name somebody or something, and not only describe it."""
    if opens_sentence(text, dropped.start):
        place = word_at(text, dropped.start)
        first = place.of(text)
        if first[:1].isupper() and not (common(first) or proven_name(text, place)):
            return True
    return any(meant for _, meant in _own_names(text, dropped))


def _own_names(text: str, dropped: Span) -> list[tuple[tuple[str, ...], bool]]:
    return _phrases(dropped.of(text), lambda span: _named(text, dropped, span))


def _named(text: str, dropped: Span, span: Span) -> bool:
    """Tell whether a capitalised word of the dropped ones is a name; the first if proven."""
    place = Span(dropped.start + span.start, dropped.start + span.end)
    if _common(place.of(text)):
        return False
    if not opens_sentence(text, place.start) or _CAPITAL_NEXT.match(text, place.end):
        return True
    return proven_name(text, place)


def _common(word: str) -> bool:
    """Tell whether a word is no part of a name; those of bodies are where they stand together."""
    return common(word) and word.lower() not in BODIES


def _phrases(text: str, named: Callable[[Span], bool]) -> list[tuple[tuple[str, ...], bool]]:
    """Return the names of a text, each with whether it is meant itself or only describes.

    "Kazakhstan" is meant; in "Kazakhstan's ambassador", "the Kazakh ambassador" and "the ambassador
    of Kazakhstan" it describes.
    """
    found: list[tuple[list[str], int, int]] = []
    for match in _NAMES.finditer(text):
        word = match.group().replace(".", "")
        if not word[0].isupper() or word == "I" or not named(Span(*match.span())):
            continue
        if found and _SPACE.fullmatch(text, found[-1][2], match.start()):
            found[-1] = ([*found[-1][0], word], found[-1][1], match.end())
        else:
            found.append(([word], *match.span()))
    return [
        (tuple(re.sub(r"['’]s?\Z", "", word).lower() for word in words), _meant(text, start, end))
        for words, start, end in found
        if len(words) > 1 or not common(words[0])
    ]


def _meant(text: str, start: int, end: int) -> bool:
    if text[start:end].endswith(("'s", "’s", "s'", "s’")) or _OF.search(text, 0, start):
        return False
    before = _NOUN.search(text, 0, start)
    if before and text[start:end].lower() in PLACES and before[1].lower() not in FUNCTION_WORDS:
        # "Президент России": the genitive behind a noun.
        return False
    following = _FOLLOWING.match(text, end)
    return following is None or not following[1].islower() or following[1] in FUNCTION_WORDS


def _same_name(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tell whether two names may be one: a part, its initials, a people's and its land's."""
    if COMPASS.intersection(one) != COMPASS.intersection(other):
        return False
    ours = [word for word in one if not any(_same_word(word, each) for each in other)]
    theirs = [word for word in other if not any(_same_word(word, each) for each in one)]
    if not ours or not theirs:
        return True
    return _initials(ours, theirs) or _initials(theirs, ours)


def _same_word(one: str, other: str) -> bool:
    if one == other or _one_stem(one, other):
        return True
    return any(_named_in(land, one) and _named_in(land, other) for land in LANDS)


def _named_in(land: str, word: str) -> bool:
    return any(word == name or _one_stem(word, name) for name in land.split())


def _one_stem(one: str, other: str) -> bool:
    """Tell whether two words are a land and its people, or forms of one name."""
    if one[:_STEM] != other[:_STEM]:
        return False
    for kept in range(_STEM, shared_start(one, other) + 1):
        rests = {one[kept:], other[kept:]}
        if rests <= _DEMONYMS or all(_CASES.fullmatch(rest) for rest in rests):
            return True
    return False


def _initials(long: list[str], short: list[str]) -> bool:
    """Tell whether one name is what the initials of the other spell; USA is the United States."""
    letters = "".join(word[0] for word in long)
    return len(letters) > 1 and "".join(short).startswith(letters)
