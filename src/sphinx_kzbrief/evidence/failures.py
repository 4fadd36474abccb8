"""Quotations that do not stand as typed: where the words stand, and what was typed around them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from sphinx_kzbrief.citations import format_locator
from sphinx_kzbrief.corpus.locators import locator_like, locator_of
from sphinx_kzbrief.evidence.messages import diff_text, quoted, summary_of
from sphinx_kzbrief.quotes.grammar import has_words
from sphinx_kzbrief.quotes.model import Verdict
from sphinx_kzbrief.quotes.showing import tidy
from sphinx_kzbrief.quotes.struck_out import match_struck
from sphinx_kzbrief.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx_kzbrief.corpus import Document
    from sphinx_kzbrief.corpus.locators import Locator
    from sphinx_kzbrief.evidence.findings import Finding
    from sphinx_kzbrief.quotes.model import Match
    from sphinx_kzbrief.quotes.struck_out import StruckMatch

    Matcher = Callable[[str, bool], Match]

FAILURES: Final = {
    Verdict.ALTERED: "quote-altered",
    Verdict.MISSING: "quote-missing",
    Verdict.CUT: "quote-cut",
    Verdict.AMBIGUOUS: "quote-ambiguous",
}
"""The rule that each verdict breaks which is not verbatim."""

_BLOCK_QUOTE: Final = re.compile(r"^[^\S\n]*(?:>[^\S\n]?)+", re.MULTILINE)
_LEADING: Final = (
    _BLOCK_QUOTE,
    re.compile(r"^[^\S\n]*(?:[-*+•–—]|\(?\d{1,3}[.)]|\(?[a-z]\)|#{1,6})[^\S\n]+", re.MULTILINE),
)
_AROUND: Final = re.compile(
    r"\A\s*(?P<open>[\"'“”„«‘*_`]+)(?P<words>\S.*?)(?P<close>[\"'”“»’*_`]+)\s*\Z", re.DOTALL
)


@dataclass(frozen=True, slots=True)
class _Typed:
    """What an author typed around the words, which is none of them.

    Attributes:
        words: The words without it.
        told: What was typed and where, for a message.
        mark: What to leave out.
    """

    words: str
    told: str
    mark: str


def failure_of(
    base: Finding, document: Document, typed: str, locator: Locator, find: Matcher
) -> Finding:
    """Explain a quotation that does not stand, as far as our copy of its source tells.

    Args:
        base: A finding with place, source and page.
        document: The source's document.
        typed: The words as typed, which are not verbatim where the locator says.
        locator: The locator as typed.
        find: Matches words where the locator says, or anywhere in the source.

    Returns:
        The finding. Marks of the markup around the words are named; words that stand in another
        place than the locator says, or only among what the source strikes out, are said to
        stand there.
    """
    match = find(typed, False)
    around, words, near = _bare(typed, match, find)
    elsewhere = _elsewhere(words, near, locator, find)
    found = elsewhere or near
    place = _place(document, locator, found)
    where = format_locator(place) or None
    if found.verbatim and elsewhere is None and around is not None:
        # Left are words that stand: the marks are all that is wrong.
        message = f"{quoted(typed)} {around.told}; that is no part of the words of {locator.key}."
        remedy = f"Leave out {around.mark}."
        rule, diff = FAILURES[match.verdict], diff_text(match.differences)
        return replace(base, rule=rule, message=message, remedy=remedy, locator=where, diff=diff)
    rule, diff = FAILURES.get(found.verdict, ""), diff_text(found.differences)
    gone = None
    if found.verdict in FAILURES and found.verdict is not Verdict.AMBIGUOUS:
        gone = match_struck(document, words)
    if gone is not None:
        # Of words that are all struck out, what is near in the text is no explanation.
        told = replace(base, rule=rule, source=locator.key, diff=diff)
        if gone.whole:
            told = replace(told, rule=FAILURES[Verdict.MISSING], diff="")
        return _struck(told, document, words, gone, find)
    if elsewhere is not None and (found.verbatim or found.verdict is Verdict.AMBIGUOUS):
        said = format_locator(locator)
        at = f"{locator.key}, {where}" if where else f"another place of {locator.key}"
        message = f"{quoted(words)} stands in {at}, not in {said}."
        remedy = f"If you mean that place, name it: {place}."
        rule = "cite-locator"
    else:
        message, remedy = summary_of(found, words, locator.key, where)
        if elsewhere is not None:
            message += f" The locator says {format_locator(locator)}."
            remedy += f" Name the place, too: {place}."
    if around is not None:
        message += f" It {around.told}."
        remedy += f" Leave out {around.mark}."
    return replace(base, rule=rule, message=message, remedy=remedy, locator=where, diff=diff)


def _struck(
    base: Finding, document: Document, words: str, gone: StruckMatch, find: Matcher
) -> Finding:
    """Tell that words stand in a source only with others that it strikes out.

    Args:
        base: The finding, with rule, source and word diff.
        document: The source's document.
        words: The words.
        gone: Where they stand.
        find: As in `failure_of`.
    """
    text, at = document.text, gone.span.start
    near = gone.span
    if near.start == near.end:
        near = Span(at, at + 1) if text[at : at + 1].strip() else Span(max(0, at - 1), at)
    place = locator_of(document, base.source or "", near)
    where = format_locator(place) or None
    only = "as struck-out text"
    if not gone.whole:
        only = f"with words that it strikes out: {', '.join(map(quoted, gone.words))}"
    live = tidy(gone.span.of(text))
    stands = has_words(live) and find(live, False).verbatim
    return replace(
        base,
        message=f"{quoted(words)} stands in our copy of {base.source}"
        f"{f', {where},' if where else ''} only {only}.",
        remedy=f"Quote what stands there now: {live}"
        if stands
        else f"Say in your own words what the source has struck out, and cite {place}.",
        locator=where,
    )


def _bare(typed: str, match: Match, find: Matcher) -> tuple[_Typed | None, str, Match]:
    """Return what was typed around words, if anything, with the words and their match."""
    around = _typed_around(typed)
    if around is None:
        return None, typed, match
    near = find(around.words, False)
    added = match.differences[:1]
    told = bool(added) and added[0].kind is not None and not added[0].source
    near_enough = told and near.verdict is not Verdict.MISSING
    if near.verbatim or near_enough or find(around.words, True).verbatim:
        return around, around.words, near
    return None, typed, match


def _typed_around(typed: str) -> _Typed | None:
    """Return the mark of a block quotation, a list or emphasis that words were typed with."""
    for pattern in _LEADING:
        mark = pattern.match(typed)
        if mark is not None:
            shown = f"“{mark.group().strip()} ”"
            return _Typed(pattern.sub("", typed).strip(), f"starts with {shown}", shown)
    pair = _AROUND.match(typed)
    if pair is None:
        return None
    shown = f"{pair['open']} and {pair['close']}"
    return _Typed(pair["words"], f"stands between {shown}", shown)


def _elsewhere(words: str, near: Match, locator: Locator, find: Matcher) -> Match | None:
    """Return the match of words in the whole source, where it tells more than the locator's."""
    if locator.kind is None or near.verbatim or near.verdict is Verdict.AMBIGUOUS:
        return None
    whole = find(words, True)
    stands = whole.verbatim or whole.verdict is Verdict.AMBIGUOUS
    nearer = near.verdict is Verdict.MISSING and whole.verdict is not Verdict.MISSING
    return whole if stands or nearer else None


def _place(document: Document, typed: Locator, match: Match) -> Locator | None:
    """Return where a match stands, counted as the author counts."""
    if not match.spans:
        return None
    whole = Span(match.spans[0].start, match.spans[-1].end)
    return locator_like(document, typed, whole)
