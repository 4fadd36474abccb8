"""Words of a quotation that a brief sets in italics."""

from __future__ import annotations

from sphinx_kzbrief.quotes.comparison import Sought
from sphinx_kzbrief.quotes.places import typographic_places
from sphinx_kzbrief.text.prepared import PreparedText
from sphinx_kzbrief.text.spans import Span


def emphasised(shown: str, words: str) -> tuple[Span, ...]:
    """Return where words stand in a quotation, typography aside.

    Args:
        shown: The quotation as it is shown.
        words: What is to be emphasised.

    Returns:
        Every place where they stand as whole words, in order, none within another.
    """
    found: list[Span] = []
    whole = Span(0, len(shown))
    for place in typographic_places(PreparedText(shown), Sought(PreparedText(words)), whole):
        if not place.cut and (not found or place.start >= found[-1].end):
            found.append(Span(place.start, place.end))
    return tuple(found)
