"""What a quotation's own changes do to the meaning: `quote-context` inside a quotation.

Told are words that an omission, a bracket or the source's own interruption takes away or puts in,
where they would govern what is left, and an omission that joins parts of two sentences, or of two
clauses with subjects of their own.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sphinx_kzbrief.languages import PARTED
from sphinx_kzbrief.quotes.clauses import sentence_ends
from sphinx_kzbrief.quotes.context import apart
from sphinx_kzbrief.quotes.governors import NEAR, edge_pattern
from sphinx_kzbrief.quotes.lexicon import TOKEN, Lexicon, lexicon_for
from sphinx_kzbrief.quotes.measures import measures
from sphinx_kzbrief.quotes.model import Alteration, AlterationKind, ContextKind, ContextWord
from sphinx_kzbrief.quotes.replacements import replaced
from sphinx_kzbrief.quotes.vocabulary import FUNCTION_WORDS
from sphinx_kzbrief.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

FAR: Final = 400
"""Characters an omission may skip before a reader should know."""
_SHORT: Final = 8
_BROKEN: Final = re.compile(r"([^\W\d_]+)[-\u2010]\s*?\n\s*([^\W\d_]+)")
_WORD: Final = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_ATTRIBUTION: Final = re.compile(r"[,.?!…-]*[\"”»][^\"“”«»]{0,120}[\"“«]")
_ASIDE: Final = re.compile(r",\s*(?:which|who|whom|whose|where|котор\w+)\b|\(.*\)\Z|[—–].*[—–]\Z")
_STOPS: Final = ".?!…\"”’'»)] 。！？"
_RELATIVE: Final = re.compile(r"\s*(who|whom|whose|that|which)\s", re.IGNORECASE)
_SEMICOLON: Final = re.compile("[;；]")
_JOIN: Final = re.compile(r",?\s(?:and|or|и|или)\s|,")


def inside(
    text: str, alterations: Iterable[Alteration], passage: Span, language: str | None = None
) -> tuple[ContextWord, ...]:
    """Return what the quotation's own changes do to the meaning.

    Args:
        text: The source.
        alterations: The changes, with their places in the source.
        passage: The whole passage, from its first word to its last.
        language: BCP 47 tag of the source; None where its script shall tell.

    Returns:
        Words left out or put in that turn the meaning, in order.
    """
    found: list[ContextWord] = []
    for change in alterations:
        if change.kind is AlterationKind.INSERTION:
            other = replaced(text, change, passage)
            found.extend([other] if other else [])
        gone = change.span.of(text)
        lexicon = lexicon_for(gone if gone.strip() else change.quotation, language)
        if change.kind is AlterationKind.INTERRUPTION:
            found.extend(_interruption(text, change.span, lexicon))
        elif change.kind is AlterationKind.OMISSION and gone.strip():
            found.extend(_omission(text, change.span, passage, lexicon))
        elif change.kind is AlterationKind.INSERTION:
            found.extend(_insertion(change, lexicon))
            if change.span.start >= passage.end:
                found.extend(_denied_behind(text, change.span.end, lexicon))
    return tuple(apart(found))


def broken_words(text: str, spans: Iterable[Span]) -> Iterator[ContextWord]:
    """Yield the words that a line end breaks and that are others with the hyphen than without it.

    Args:
        text: The source.
        spans: Where the words of a quotation stand that is spelt on one line.
    """
    for start, end in spans:
        for match in _BROKEN.finditer(text, start, end):
            word = f"{match[1]}-{match[2]}"
            if word.lower() in PARTED:
                yield ContextWord(ContextKind.HYPHEN, word, Span(*match.span()), "note")


def _word(kind: ContextKind, text: str, start: int, end: int) -> ContextWord:
    return ContextWord(kind, text[start:end].strip() or text[start:end], Span(start, end))


def _interruption(text: str, span: Span, lexicon: Lexicon) -> Iterator[ContextWord]:
    """Yield what an attribution between two parts of speech denies, doubts or conditions."""
    said = span.of(text)
    for kind, start, end in lexicon.turners(said):
        if kind is ContextKind.NEGATION:
            yield _word(kind, text, span.start + start, span.start + end)
    for names, kind in (
        (("doubts",), ContextKind.REPORTING),
        (("heads", "behind"), ContextKind.CONDITION),
    ):
        match = lexicon.pattern(*names).search(said)
        if match:
            yield _word(kind, text, span.start + match.start(), span.start + match.end())


def _omission(text: str, span: Span, passage: Span, lexicon: Lexicon) -> Iterator[ContextWord]:
    """Yield what an omission takes away that governs what is left, and what it joins."""
    if _ATTRIBUTION.fullmatch(span.of(text).strip()):
        yield from _interruption(text, span, lexicon)
        return
    back = span.start
    while back and text[back - 1] in _STOPS:
        back -= 1
    ends = list(sentence_ends(text, back, span.end))
    if not ends:
        yield from _taken(text, span, lexicon)
        yield from _joined_clauses(text, span, lexicon)
    else:
        rest = Span(min(span.start, ends[0]), ends[0])
        lead = Span(max(ends[-1], span.start), span.end)
        yield from _taken(text, rest, lexicon)
        yield from _taken(text, lead, lexicon)
        kept = _WORD.findall(text[max(0, span.start - FAR // 10) : span.start])[-1:]
        dangles = bool(kept) and kept[0].lower() in FUNCTION_WORDS | lexicon.language.finite
        if _WORD.search(rest.of(text)) and (_WORD.search(lead.of(text)) or dangles):
            yield _word(ContextKind.SPLICE, text, ends[0] - 1, ends[0])
        elif span.end - span.start > FAR:
            spot = Span(ends[0] - 1, ends[0])
            yield ContextWord(ContextKind.SPLICE, spot.of(text), spot, severity="note")
    before, behind = Span(passage.start, span.start), Span(span.end, passage.end)
    for part in (before, behind):
        for kind, start, end in measures(text, part, span.start, span.end, lexicon):
            yield _word(kind, text, start, end)


def _taken(text: str, span: Span, lexicon: Lexicon) -> Iterator[ContextWord]:
    """Yield left-out words that govern what is left beside them.

    Of a denial, a hedge or a report these are the ones near either end; a whole aside takes only
    its conditions and doubts away, since what it says by itself it says of nothing else.
    """
    gone = span.of(text)
    aside = _ASIDE.match(gone.strip()) is not None
    for kind, start, end in lexicon.turners(gone):
        ahead, behind = len(_WORD.findall(gone[:start])), len(_WORD.findall(gone[end:]))
        near = not ahead if aside else min(ahead, behind) <= NEAR
        if near or (kind is ContextKind.CONDITION and not aside):
            yield _word(kind, text, span.start + start, span.start + end)
    named: list[tuple[tuple[str, ...], ContextKind]] = [
        (("heads", "behind"), ContextKind.CONDITION)
    ]
    if len(_WORD.findall(gone)) <= _SHORT:
        named.append((("doubts", "said"), ContextKind.REPORTING))
        edge = (
            edge_pattern(lexicon).search(gone) if text[span.end : span.end + 1].isalnum() else None
        )
        if edge:
            yield _word(ContextKind.HEDGE, text, span.start + edge.start(), span.start + edge.end())
    following = _WORD.search(text, span.end, span.end + FAR // 10)
    which = _RELATIVE.match(gone)
    if which and following and following[0].lower() in lexicon.words.auxiliaries:
        # "Officials who lied … were fired": which officials is left out.
        yield _word(
            ContextKind.CONDITION, text, span.start + which.start(1), span.start + which.end(1)
        )
    neutral = [match.span() for match in lexicon.pattern("neutral").finditer(gone)]
    for names, kind in named:
        for match in lexicon.pattern(*names).finditer(gone):
            if not any(start <= match.start() < end for start, end in neutral):
                yield _word(kind, text, span.start + match.start(), span.start + match.end())
                break


def _joined_clauses(text: str, span: Span, lexicon: Lexicon) -> Iterator[ContextWord]:
    """Yield the bound of a clause behind which the subject of the words that follow is left out.

    "Half … opposed it" out of "half supported the bill; most opposed it": the omission takes
    the end of one clause and the beginning of the next.
    """
    gone = span.of(text)
    bounds = [*_SEMICOLON.finditer(gone), *lexicon.pattern("contrasts").finditer(gone)]
    if not bounds:
        # "and" also joins nouns, and a comma parts anything: they bound clauses only where a verb
        # is left out before them, or one or its subject stands last behind them.
        verbs = lexicon.pattern("past", "auxiliaries")
        last = _WORD.findall(gone)[-1:]
        ends = bool(last) and (verbs.match(last[0]) or last[0].lower() in lexicon.words.pronouns)
        bounds = [
            match
            for match in _JOIN.finditer(gone)
            if ends
            or (
                match[0] != ","
                and verbs.search(gone, 0, match.start())
                and not verbs.search(gone, match.end())
            )
        ]
    for bound in sorted(bounds, key=lambda match: match.start())[-1:]:
        if _WORD.search(gone, 0, bound.start()) and _WORD.search(gone, bound.end()):
            yield _word(
                ContextKind.SPLICE, text, span.start + bound.start(), span.start + bound.end()
            )


def _denied_behind(text: str, at: int, lexicon: Lexicon) -> Iterator[ContextWord]:
    """Yield the negation of what a bracket at the end of a quotation stands for: "not Lee"."""
    following = TOKEN.search(text, at, at + FAR // 10)
    beside = following and not text[at : following.start()].strip()
    if following and beside and lexicon.kind_of(following[0]) is ContextKind.NEGATION:
        yield _word(ContextKind.NEGATION, text, *following.span())


def _insertion(change: Alteration, lexicon: Lexicon) -> Iterator[ContextWord]:
    """Yield what a bracket adds to the meaning, or takes from it."""
    here = Span(change.span.start, change.span.start)
    added = list(lexicon.turners(change.quotation))
    dropped = list(lexicon.turners(change.source))
    if sorted(kind for kind, _, _ in added) != sorted(kind for kind, _, _ in dropped):
        for kind, start, end in added:
            yield ContextWord(kind, f"[{change.quotation[start:end]}]", here)
        for kind, start, end in dropped:
            spot = Span(change.span.start + start, change.span.start + end)
            yield ContextWord(kind, change.source[start:end], spot)
