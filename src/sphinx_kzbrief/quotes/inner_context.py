"""What an omission or an insertion does to the meaning: `quote-context` inside a quotation."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sphinx_kzbrief.quotes.clauses import sentence_ends
from sphinx_kzbrief.quotes.gaps import paragraph_break
from sphinx_kzbrief.quotes.lexicon import kind_of, turners
from sphinx_kzbrief.quotes.model import Alteration, AlterationKind, ContextKind, ContextWord
from sphinx_kzbrief.quotes.replacements import replaced
from sphinx_kzbrief.quotes.turning_words import AUXILIARIES, PRIVATIVES, PRONOUNS, VERBS
from sphinx_kzbrief.quotes.vocabulary import FUNCTION_WORDS
from sphinx_kzbrief.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

FAR: Final = 400
"""Characters an omission may skip before a reader should be told."""

_WORD: Final = re.compile(r"\w+")
# "Q:", "GT:", "Nuryshev:" after a sentence: another turn begins, even where nobody marked turns.
_LABEL: Final = re.compile(r"(?:[.?!…]|\n)[\"”»]?\s*[^\W\d_a-zа-я][\w’-]{0,20}:\s")
_CLAUSE: Final = re.compile(
    r";|,?\s(?:while|whereas|although|though|тогда как|хотя)\b|, (?:but|а|но)\b|；", re.IGNORECASE
)
_AND: Final = re.compile(r",?\s(?:and|but|or|и|но|а)\s", re.IGNORECASE)
_VERB: Final = re.compile(VERBS)
_RELATIVE: Final = re.compile(r"(?:who|whom|whose|that|which)\s", re.IGNORECASE)
_OTHER_TIME: Final = re.compile(
    r"[,;]\s*(?:in|by|since|on|from|during|after|before|at)\s[^,;]*\d[^,;]*\Z"
)
_SHORT: Final = 4
_ATTRIBUTION: Final = re.compile(r"[,.?!…-]*[\"”»][^\"“”«»]{0,120}[\"“«]")
_WORDS: Final = re.compile(r"\w+(?:[-'’]\w+)*")
_REACH: Final = 40
_STOPS: Final = ".?!…\"”’'»)] 。！？"
_TURNING_ENDINGS: Final = ("less", "n't", "n’t")


def inside(text: str, alterations: Iterable[Alteration], passage: Span) -> tuple[ContextWord, ...]:
    """Return what the quotation's own changes do to the meaning.

    Args:
        text: The source.
        alterations: The changes, with their places in the source.
        passage: The whole passage, from its first word to its last.

    Returns:
        Words left out or put in that turn the meaning, in order.
    """
    found: list[ContextWord] = []
    for change in alterations:
        if change.kind is AlterationKind.OMISSION and change.span.end > change.span.start:
            found.extend(_omission(text, change.span))
        elif change.kind is AlterationKind.INSERTION:
            found.extend(_insertion(change))
            other = replaced(text, change, passage)
            found.extend([other] if other else [])
        elif change.kind is AlterationKind.SUFFIX:
            found.extend(_suffix(change))
    return tuple(found)


def _omission(text: str, span: Span) -> Iterator[ContextWord]:
    """Yield turning words in what was left out, and the end of a sentence where two are joined."""
    if _ATTRIBUTION.fullmatch(span.of(text).strip()):
        # Between two parts of direct speech, "she said" says nothing new.
        yield from (word for word in _turners(text, span) if word.kind is ContextKind.NEGATION)
        return
    back = span.start
    while back and text[back - 1] in _STOPS:
        back -= 1
    ends = list(sentence_ends(text, back, span.end))
    if not ends:
        yield from _turners(text, span)
        yield from _joined_clauses(text, span)
        yield from _lost_bounds(text, span)
        return
    rest = Span(min(span.start, ends[0]), ends[0])
    lead = Span(max(ends[-1], span.start), span.end)
    yield from _turners(text, rest)
    middle = Span(max(ends[0], span.start), max(ends[-1], span.start))
    for word in _turners(text, middle):
        if word.kind is ContextKind.NEGATION:
            yield word
    yield from _turners(text, lead)
    joined = _WORD.search(rest.of(text)) and (_WORD.search(lead.of(text)) or _dangles(text, span))
    skipped = span.of(text)
    far = span.end - span.start > FAR or paragraph_break(skipped) or _LABEL.search(skipped)
    if joined or far:
        at = ends[0]
        yield ContextWord(ContextKind.SPLICE, text[max(0, at - 1) : at], Span(max(0, at - 1), at))


def _dangles(text: str, span: Span) -> bool:
    """Tell whether the words before an omission ask for what it takes: "The ministry said …"."""
    kept = _WORD.findall(text[max(0, span.start - _REACH) : span.start])[-1:]
    return bool(kept) and (
        kept[0].lower() in FUNCTION_WORDS or kind_of(kept[0]) is ContextKind.REPORTING
    )


def _joined_clauses(text: str, span: Span) -> Iterator[ContextWord]:
    """Yield the bound of a clause behind which the subject of the words that follow is left out.

    "Half … opposed it" out of "half supported the bill; most opposed it": the omission takes
    the end of one clause and the beginning of the next.
    """
    bounds = list(_CLAUSE.finditer(text, span.start, span.end))
    skipped = span.of(text).strip()
    if not bounds and not _RELATIVE.match(skipped.lstrip(", ")):
        # "and" also joins nouns: it bounds a clause only where a verb is left out on one side.
        joins = list(_AND.finditer(text, span.start, span.end))
        bounds = joins[-1:] if _VERB.search(skipped) else []
    if bounds:
        before, after = text[span.start : bounds[0].start()], text[bounds[-1].end() : span.end]
        if _WORD.search(before) and _WORD.search(after):
            spot = Span(*bounds[-1].span())
            yield ContextWord(ContextKind.SPLICE, spot.of(text).strip(), spot)
            return
    words = list(_WORD.finditer(text, span.start, span.end))
    kept = _WORD.findall(text[max(0, span.start - _REACH) : span.start])[-1:]
    if len(words) < 2:
        return
    last = words[-1].group()
    own_subject = last.lower() in PRONOUNS and [last] != kept
    if own_subject or _OTHER_TIME.search(skipped):
        yield ContextWord(ContextKind.SPLICE, last, Span(*words[-1].span()))


def _lost_bounds(text: str, span: Span) -> Iterator[ContextWord]:
    """Yield left-out words that say which, or that it is no such thing: "the former president"."""
    skipped = span.of(text)
    found = list(_WORDS.finditer(skipped))
    if len(found) <= _SHORT:
        for match in found:
            if match.group().lower() in PRIVATIVES:
                spot = Span(span.start + match.start(), span.start + match.end())
                yield ContextWord(ContextKind.HEDGE, match.group(), spot)
    following = _WORDS.search(text, span.end, span.end + _REACH)
    lead = len(skipped) - len(skipped.lstrip())
    if (
        len(found) > 1
        and _RELATIVE.match(skipped, lead)
        and following
        and following.group().lower() in AUXILIARIES
    ):
        spot = Span(span.start + found[0].start(), span.start + found[0].end())
        yield ContextWord(ContextKind.CONDITION, found[0].group(), spot)


def _turners(text: str, span: Span) -> Iterator[ContextWord]:
    for kind, start, end in turners(span.of(text)):
        spot = Span(span.start + start, span.start + end)
        yield ContextWord(kind, spot.of(text), spot)


def _insertion(change: Alteration) -> Iterator[ContextWord]:
    """Yield what a bracket adds to the meaning, or drops from it."""
    here = Span(change.span.start, change.span.start)
    added = turners(change.quotation)
    dropped = turners(change.source)
    if sorted(kind for kind, _, _ in added) != sorted(kind for kind, _, _ in dropped):
        for kind, start, end in added:
            yield ContextWord(kind, f"[{change.quotation[start:end]}]", here)
        for kind, start, end in dropped:
            spot = Span(change.span.start + start, change.span.start + end)
            yield ContextWord(kind, change.source[start:end], spot)


def _suffix(change: Alteration) -> Iterator[ContextWord]:
    """Yield an ending that turns a word into its opposite."""
    ours, theirs = change.source.lower(), change.quotation.strip("[]").lower()
    if ours != theirs and (ours.endswith(_TURNING_ENDINGS) or theirs.endswith(_TURNING_ENDINGS)):
        yield ContextWord(ContextKind.NEGATION, f"{change.source}{change.quotation}", change.span)
