"""Directives ready to paste, each checked as a build would check it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sphinx_kzbrief.cli.terminal import clean, one_line
from sphinx_kzbrief.corpus import Voice, resolve_locator
from sphinx_kzbrief.corpus.locators import segments_at
from sphinx_kzbrief.quotes import match_quote

if TYPE_CHECKING:
    from sphinx_kzbrief.corpus import Corpus
    from sphinx_kzbrief.corpus.index import SearchHit
    from sphinx_kzbrief.text.prepared import PreparedText
    from sphinx_kzbrief.text.spans import Span


@dataclass(frozen=True, slots=True)
class Paste:
    """A quotation in markup.

    Attributes:
        directive: The markup.
        turning: Words outside the quotation that turn its meaning, as the source has them; a
            build warns of them.
    """

    directive: str
    turning: tuple[str, ...]


def paste_of(hit: SearchHit, corpus: Corpus) -> Paste | None:
    """Return the directive that quotes a hit, or None where its words cannot be quoted.

    The words are cut from the source without its note markers, and still matched as an author's
    would be. Words that
    the source only retells are nobody's, and none are given; nor are words that its rights
    forbid to show, or that hold characters a terminal would not show.

    Args:
        hit: What a search found.
        corpus: The corpus that was searched.
    """
    is_reported = hit.segment is not None and hit.segment.voice is Voice.REPORTED
    if not hit.excerpt.passage or is_reported:
        return None
    document = corpus.document(hit.key)
    source = corpus.prepared(hit.key)
    words = " ".join(_without_notes(hit.excerpt.passage, hit.span, source).split())
    if not words or clean(words) != words:
        return None
    speaker = hit.segment.speaker if hit.segment else None
    # A page may hold the same words twice, in two voices; a paragraph of it seldom does.
    for locator in dict.fromkeys((hit.locator, segments_at(document, hit.key, hit.span))):
        match = match_quote(
            source,
            words,
            segments=document.segments,
            speaker=speaker,
            within=resolve_locator(document, locator),
        )
        if match.verbatim:
            break
    else:
        return None
    longest = max((len(run) for run in re.findall("`+", words)), default=0)
    fence = "`" * max(3, longest + 1)
    option = [f":speaker: {one_line(speaker)}"] if speaker else []
    lines = [f"{fence}{{kzquote}} {locator}", *option, "", words, fence]
    return Paste("\n".join(lines), tuple(dict.fromkeys(word.text for word in match.context)))


def _without_notes(passage: str, span: Span, source: PreparedText) -> str:
    """Return a passage without the note markers that its source states."""
    if span.of(source.raw) != passage:
        return passage
    inside = [note for note in source.notes if span.contains(note)]
    starts = [span.start, *(note.end for note in inside)]
    ends = [*(note.start for note in inside), span.end]
    kept = zip(starts, ends, strict=True)
    return "".join(source.raw[start:end] for start, end in kept)
