"""Times of a recording: which cues a passage stands in."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, Final

from sphinx_kzbrief.corpus.locators.locator import clock
from sphinx_kzbrief.corpus.problems import LocatorError
from sphinx_kzbrief.text.spans import Span

if TYPE_CHECKING:
    from sphinx_kzbrief.corpus.locators.locator import Locator
    from sphinx_kzbrief.corpus.model import Document

SECOND: Final = 1_000
"""Milliseconds."""


def times_of(document: Document, span: Span) -> tuple[int, int] | None:
    """Return the seconds at which the first and the last cue of a passage begin; None without."""
    last = bisect_left(document.cues, max(span.end, span.start + 1), key=lambda cue: cue.start)
    if last == 0:
        return None
    first = bisect_right(document.cues, span.start, key=lambda cue: cue.start, hi=last) - 1
    begun = [cue.begins // SECOND for cue in document.cues[max(0, first) : last]]
    return min(begun), max(begun)


def resolve_time(document: Document, locator: Locator) -> Span:
    """Return the span of the cues that are seen within the seconds of a locator.

    Args:
        document: A document with cues.
        locator: A locator of the kind `t`.

    Raises:
        LocatorError: Nothing is said then.
    """
    cues = document.cues
    begins, ends = (locator.first or 0) * SECOND, ((locator.last or 0) + 1) * SECOND
    seen = [
        number
        for number, cue in enumerate(cues)
        if cue.begins < ends and max(cue.ends, cue.begins + 1) > begins
    ]
    if not seen:
        near = min(cues, key=lambda cue: min(abs(cue.begins - begins), abs(cue.ends - begins)))
        raise LocatorError(
            f"{locator}: nothing is said then in our copy of {locator.key}",
            f"The nearest words are at {locator.key}#t{clock(near.begins // SECOND, '-')}"
            f"; 'kzbrief show {locator.key}' prints all times.",
        )
    last = seen[-1] + 1
    end = cues[last].start if last < len(cues) else len(document.text)
    start = cues[seen[0]].start
    return Span(start, max(start, start + len(document.text[start:end].rstrip())))
