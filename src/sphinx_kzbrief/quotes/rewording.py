"""Changes that a mark or a house style would let pass, but that put other words in place.

A bracket inside a word that makes another word of it (``Ira[q]``), one between words that swaps a
number or a name (``[thirty]`` for three), a name or an acronym whose capital is gone, and a hyphen,
comma or capital on which the meaning hangs. A quotation with one of them is `altered`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sphinx_kzbrief.quotes.differences import classify
from sphinx_kzbrief.quotes.house import HOUSE_KINDS, changes_meaning
from sphinx_kzbrief.quotes.inflection import completes, same_name, same_word
from sphinx_kzbrief.quotes.model import Alteration, ContextKind, ContextWord, DifferenceKind
from sphinx_kzbrief.quotes.model import AlterationKind as Kind
from sphinx_kzbrief.quotes.proper_names import (
    common,
    in_lower_case,
    likely_name,
    opens_sentence,
    proven_name,
    word_at,
)
from sphinx_kzbrief.quotes.replacements import HYPHENS, nearest_words, stood_for
from sphinx_kzbrief.quotes.swaps import swapped

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_kzbrief.text.spans import Span

_CHECKED: Final = HOUSE_KINDS.keys() | {Kind.CASE, Kind.SUFFIX, Kind.INSERTION}


@dataclass(frozen=True, slots=True)
class Rewording:
    """Words of the source, and what the quotation has in their place.

    Attributes:
        span: The source's words.
        quoted: The quotation's, brackets included.
        kind: What kind of words differ.
        change: The change that does it.
    """

    span: Span
    quoted: str
    kind: DifferenceKind
    change: Alteration


def rewordings(
    text: str, alterations: Iterable[Alteration], passage: Span
) -> tuple[Rewording, ...]:
    """Return which changes put other words in the place of the source's.

    Args:
        text: The source.
        alterations: The changes of one place where a quotation stands.
        passage: The place, from its first word to its last.
    """
    checked = (change for change in alterations if change.kind in _CHECKED)
    found = (_reworded(text, change, passage) for change in checked)
    return tuple(each for each in found if each is not None)


def house_change(change: Alteration) -> Rewording:
    """Return a change of house style as what a diff shows."""
    return Rewording(change.span, change.quotation, HOUSE_KINDS[change.kind], change)


def doubtful(text: str, alterations: Iterable[Alteration]) -> tuple[ContextWord, ...]:
    """Return words in lower case that the copy has with a capital, and that are likely a name's."""
    return tuple(
        ContextWord(ContextKind.REPLACEMENT, word.of(text), word)
        for change in alterations
        if change.kind is Kind.CASE and change.source.isupper()
        for word in (word_at(text, change.span.start),)
        if likely_name(text, word)
    )


def _reworded(text: str, change: Alteration, passage: Span) -> Rewording | None:
    if change.kind is Kind.SUFFIX:
        return _inside_word(text, change)
    if change.kind is Kind.CASE:
        return _case(text, change)
    if change.kind is Kind.INSERTION:
        return _between(text, change, passage)
    if changes_meaning(text, change):
        return house_change(change)
    return None


def _inside_word(text: str, change: Alteration) -> Rewording | None:
    """Return the word of which a bracket makes another one."""
    at = change.span.start
    word = word_at(text, at - 1)
    source = word.of(text)
    quoted = text[word.start : at] + change.quotation[1:-1].strip()
    name = source[:1].isupper() and not (opens_sentence(text, word.start) or common(source))
    if completes(source, quoted, text[word.end : word.end + 1]):
        return None
    name = name or proven_name(text, word)
    if same_name(source, quoted) if name else same_word(source, quoted, text):
        return None
    shown = text[word.start : at] + change.quotation
    kind = classify(source, quoted) if name else classify(source.lower(), quoted.lower())
    return Rewording(word, shown, kind, change)


def _case(text: str, change: Alteration) -> Rewording | None:
    """Return the name or acronym whose capital is gone, or a word changed inside."""
    at = change.span.start
    word = word_at(text, at)
    source = word.of(text)
    mark = f"[{change.quotation}]" if change.marked else change.quotation
    shown = text[word.start : at] + mark + text[change.span.end : word.end]
    if at == word.start:
        if not change.source.isupper():
            return None
        placed = not (opens_sentence(text, at) or common(source) or in_lower_case(text, source))
        if len(source) == 1 or not (placed or proven_name(text, word)):
            return None
    return Rewording(word, shown, DifferenceKind.NAME, change)


def _between(text: str, change: Alteration, passage: Span) -> Rewording | None:
    """Return the words that a bracket between words swaps for others, or leaves out."""
    spot, edge = stood_for(text, change, passage)
    added = change.quotation.replace("[", "").replace("]", "")
    if edge and spot.end > spot.start:
        spot = nearest_words(text, spot, added, before=spot.start < passage.start)
    if _other_compound(text, spot, added):
        return Rewording(spot, change.quotation, classify(spot.of(text), added), change)
    kind = swapped(text, spot, added, edge=edge)
    return None if kind is None else Rewording(spot, change.quotation, kind, change)


def _other_compound(text: str, spot: Span, added: str) -> bool:
    """Tell whether a bracket makes another compound of a part of one: "[anti]-Russian"."""
    own, said = spot.of(text).split(), added.split()
    if not own or not said:
        return False
    before = text[spot.start - 1 : spot.start] in HYPHENS and not same_word(own[0], said[0], text)
    after = text[spot.end : spot.end + 1] in HYPHENS and not same_word(own[-1], said[-1], text)
    return before or after
