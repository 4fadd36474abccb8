"""A number in running text, with what the words around it make of it.

`more than {kzfigure}`$25 billion <id>`` states more than $25 billion, `grew by` before a number
states a rise, and `a month` behind it a rate, wherever the markup begins and ends.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sphinx_kzbrief.figures import (
    FigureError,
    extract_quantities,
    format_quantity,
    read_figure,
)
from sphinx_kzbrief.text.spans import Span

if TYPE_CHECKING:
    from sphinx_kzbrief.evidence.records import FigureRecord
    from sphinx_kzbrief.figures import Quantity


def stated_in_prose(record: FigureRecord, language: str) -> Quantity:
    """Return what an author's own wording and the words around it state.

    Args:
        record: A number in running text with a wording of its own.
        language: BCP 47 tag of the brief.

    Raises:
        FigureError: The wording holds no number, or several.
    """
    inside = _inside(record, record.text, language)
    try:
        stated = read_figure(record.text, language=language)
    except FigureError:
        # "by a [quarter]", "between [5 and 7 percent]": the words beside it make it a number.
        if len(inside) == 1:
            return inside[0]
        raise
    around = next((each for each in inside if each.ends == stated.ends), None)
    if around is None:
        return stated
    at = len(record.before)
    if around.span.start <= at + stated.span.start and at + stated.span.end <= around.span.end:
        return around
    if stated.unit is None and around.kind is not stated.kind:
        # "from [89] to 85 percent": the unit is said once, behind the other number.
        stated = replace(stated, unit=around.unit, kind=around.kind)
    if stated.qualifier is None and around.qualifier is not None:
        stated = replace(stated, qualifier=around.qualifier, relation=around.relation)
    return _placed(stated, around)


def printed_in_prose(record: FigureRecord, quantity: Quantity, language: str) -> Quantity | None:
    """Return a figure of the manifest as the words around it present it, or None.

    Its number is right by itself; a rise that is called a fall, or a month that is called a
    year, can be wrong with it.
    """
    inside = _inside(record, format_quantity(quantity, language), language)
    around = next((each for each in inside if each.ends == quantity.ends), None)
    if around is None:
        return None
    bare = replace(quantity, direction=0, course=None, side=0, base=None, period=None)
    return _placed(bare, around)


def _placed(stated: Quantity, around: Quantity) -> Quantity:
    """Return a figure with what its sentence says of rate, change, base and period."""
    per = around.per if stated.unit == around.unit else None
    return replace(
        stated,
        per=stated.per or per,
        head=around.head,
        hedged=around.hedged,
        rates=around.rates,
        direction=stated.direction or around.direction,
        course=stated.course or around.course,
        side=stated.side or around.side,
        base=stated.base or around.base,
        period=stated.period or around.period,
    )


def _inside(record: FigureRecord, shown: str, language: str) -> list[Quantity]:
    """Read the paragraph around a number, and return what it states in the number's place."""
    inside = Span(len(record.before), len(record.before) + len(shown))
    found = extract_quantities(f"{record.before}{shown}{record.after}", language)
    return [each for each in found if each.span.overlaps(inside)]
