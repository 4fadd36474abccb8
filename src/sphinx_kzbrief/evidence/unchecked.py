"""What an author's own prose leaves unchecked: words in quotation marks, and numbers."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from sphinx_kzbrief.citations import format_locator
from sphinx_kzbrief.evidence.findings import Finding
from sphinx_kzbrief.evidence.messages import quoted
from sphinx_kzbrief.evidence.places import Place
from sphinx_kzbrief.evidence.prose_language import prose_language
from sphinx_kzbrief.evidence.records import EVIDENCE
from sphinx_kzbrief.figures import QuantityKind, extract_quantities, states_share
from sphinx_kzbrief.text.quotation_marks import quoted_stretches
from sphinx_kzbrief.text.sentences import sentences
from sphinx_kzbrief.text.spans import Span
from sphinx_kzbrief.text.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_kzbrief.corpus import Corpus
    from sphinx_kzbrief.evidence.elsewhere import Elsewhere
    from sphinx_kzbrief.evidence.records import BriefRecord, Prose
    from sphinx_kzbrief.figures import Quantity

FEWEST_WORDS = 4
"""Words that make a quotation; fewer may be a title, a term or a nickname."""
_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
_SCALE = re.compile(
    r"thousand|million|billion|trillion|\b(?:bn|mn|tn)\b|тыс|милли|млн|млрд|трлн|мың|мырд|"
    r"[万萬亿億千]",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    r"(?i)\b(?:next|coming|following|future|within|ближайш\w{1,3}|следующ\w{1,3}|предстоящ\w{1,3}|"
    r"в течение|алдағы|келесі|кейінгі)$|(?:未来|今后|接下来)$"
)
"""Words before a span of time that lies ahead of the brief."""
_JOINED = re.compile(r"[0-9][-‑][^\W\d_]")
_MANY = 10
"""The least that prose counts in words and means as a statistic."""


def unchecked_findings(
    corpus: Corpus, elsewhere: Elsewhere, record: BriefRecord, language: str
) -> Iterator[Finding]:
    """Yield what the prose of a brief says as if a source had said it, without evidence.

    Args:
        corpus: The corpus, for titles of sources.
        elsewhere: Looks for words in all sources.
        record: Head of the brief, with its prose.
        language: BCP 47 tag of the brief.
    """
    titles = titles_of(corpus)
    for prose, following in pairwise([*record.prose, None]):
        assert prose is not None  # noqa: S101 - only the last one's follower is none
        quoted_here = _quoted_in(prose, following)
        for span in quoted_here:
            if any(opted.overlaps(span) for opted in prose.scare):
                continue
            inner = span.of(prose.text).replace(EVIDENCE, " ")
            if plain_title(inner) not in titles:
                yield _unquoted(elsewhere, record, prose, span, inner)
        for quantity in _numbers(prose, quoted_here, prose_language(prose.text, language)):
            shown = " ".join(filter(None, [quantity.qualifier, quantity.text]))
            yield Finding(
                "figure-unchecked",
                _place(prose, quantity.span.start),
                f"“{shown}” carries no evidence.",
                "State it with kzfigure, cite its source in the same sentence with kzcite, or "
                "mark arithmetic of your own with the class `ours`.",
                docname=record.docname,
            )


def _quoted_in(prose: Prose, following: Prose | None) -> list[Span]:
    """Return what a run of prose shows as a quotation: by marks, or as a block."""
    text = prose.text
    found = quoted_spans(text, following.text if following else "")
    # What stands in a block beside evidence introduces it; a citation alone carries no words.
    carried = text.count(EVIDENCE) > len(prose.cited)
    if prose.block and not found and not carried and _is_long(text.replace(EVIDENCE, " ")):
        found.append(Span(len(text) - len(text.lstrip()), len(text.rstrip())))
    return found


def quoted_spans(text: str, following: str = "") -> list[Span]:
    """Return what stands between quotation marks and is long enough to be a quotation.

    Args:
        text: Prose.
        following: The next paragraph, which may go on with a quotation that this one leaves open.

    Returns:
        Spans of the words without their marks, in order; a quotation within a quotation is
        part of the outer one.
    """
    stretches = quoted_stretches(f"{text}\n\n{following[:20]}", Span(0, len(text)))
    return [
        Span(each.start, each.end)
        for each in stretches
        if not each.level and _is_long(text[each.start : each.end].replace(EVIDENCE, " "))
    ]


_HOW = {True: "is set as a quotation", False: "stands in quotation marks"}


def _is_long(inner: str) -> bool:
    """Tell whether words are as many as a quotation's; two Han characters make one word."""
    han = len(_HAN.findall(inner))
    others = len(words(_HAN.sub(" ", inner)))
    return others + han / 2 >= FEWEST_WORDS


def _unquoted(
    elsewhere: Elsewhere, record: BriefRecord, prose: Prose, span: Span, inner: str
) -> Finding:
    finding = Finding(
        "quote-unchecked",
        _place(prose, span.start),
        f"{quoted(inner)} {_HOW[prose.block]}, and no evidence carries it.",
        "Quote it from its source with kzquote, or put words that are nobody's into the class "
        "`scare`.",
        docname=record.docname,
    )
    locator = elsewhere.place_of(inner.strip(" .,;"))
    if locator is None:
        return finding
    where = format_locator(locator)
    return replace(
        finding,
        message=f"{finding.message[:-1]}; it stands in {locator.key}"
        f"{f', {where}' if where else ''}.",
        remedy=f"Quote it with kzquote from {locator}.",
        source=locator.key,
        locator=where or None,
    )


def _numbers(prose: Prose, quotations: list[Span], language: str) -> Iterator[Quantity]:
    """Yield the quantities of a text that need evidence and have none."""
    carried = [*prose.ours, *quotations, *_cited_sentences(prose, language)]
    for quantity in extract_quantities(prose.text, language):
        statistic = _is_statistic(quantity) or states_share(prose.text, quantity, language)
        told = statistic and not _is_horizon(prose.text, quantity)
        if told and not any(span.overlaps(quantity.span) for span in carried):
            yield quantity


def _is_statistic(quantity: Quantity) -> bool:
    """Tell whether a number that is no fraction has a unit, a currency or a scale word.

    The noun of a count is no unit; but counts in digits are statistics all the same, and those
    of ten and more in words, unlike “two ambassadors”. So are spans of time in digits, unlike
    “three weeks later” and the “10-year bond”, and bare numbers that something rose to or
    stood at.
    """
    if quantity.kind.is_place:
        return False
    if _SCALE.search(quantity.text):
        return True
    digits = any(character.isdigit() for character in quantity.text)
    if quantity.kind is QuantityKind.DURATION:
        return digits and not _JOINED.search(quantity.text)
    if quantity.kind is QuantityKind.COUNT:
        return digits or quantity.ends[0] >= _MANY
    if quantity.kind is QuantityKind.NUMBER and quantity.course is not None:
        return digits
    return quantity.unit is not None


def _is_horizon(text: str, quantity: Quantity) -> bool:
    """Tell whether a span of time lies ahead, as in a judgement: `over the next 12 months`."""
    if quantity.kind is not QuantityKind.DURATION:
        return False
    start = quantity.qualifier_span.start if quantity.qualifier_span else quantity.span.start
    before = text[:start].rstrip()
    return quantity.qualifier == "within" or bool(_AHEAD.search(before))


def _cited_sentences(prose: Prose, language: str) -> Iterator[Span]:
    """Yield the sentences that hold a citation, or that one stands behind."""
    if not prose.cited:
        return
    before: Span | None = None
    for span in sentences(prose.text, language):
        cited = any(span.start <= offset < span.end for offset in prose.cited)
        alone = not any(character.isalnum() for character in span.of(prose.text))
        if cited:
            yield span
            if alone and before is not None:
                yield before
            elif before is not None and prose.text[span.start] == EVIDENCE:
                # "… $25 billion. [3] The next sentence" is split before the citation.
                yield before
        before = span


def _place(prose: Prose, offset: int) -> Place:
    """Return the line of a place, as far as the parser told it."""
    if not prose.place.line:
        return prose.place
    return Place(prose.place.path, prose.place.line + prose.text.count("\n", 0, offset))


def titles_of(corpus: Corpus) -> frozenset[str]:
    """Return the titles of all sources, as `plain_title` writes them."""
    return frozenset(plain_title(each.title) for each in corpus.sources.values() if each.title)


def plain_title(text: str) -> str:
    """Return words as titles are compared: case, spacing and marks at the ends do not count."""
    return " ".join(text.casefold().split()).strip(" .,;:[]")
