"""The words of findings about figures: what is stated, what the source has where, what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_kzbrief.figures import FigureVerdict, words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_kzbrief.figures import FigureCheck, Quantity

_SHOWN = 4
"""Figures of a passage that a message lists."""
_WHY = {
    FigureVerdict.WRONG_NUMBER: "another number",
    FigureVerdict.WRONG_SCALE: "another scale",
    FigureVerdict.WRONG_UNIT: "another unit",
    FigureVerdict.WRONG_CURRENCY: "another currency",
    FigureVerdict.WRONG_DIRECTION: "the other direction",
    FigureVerdict.QUALIFIER_DROPPED: "the qualifier is left out",
    FigureVerdict.QUALIFIER_ADDED: "the qualifier is not the source's",
    FigureVerdict.QUALIFIER_CHANGED: "another qualifier",
}


def figure_message(
    check: FigureCheck, passage: Sequence[Quantity], key: str, where: str | None
) -> tuple[str, str]:
    """Say why a figure does not agree with its passage, and what to do.

    Args:
        check: A check that found something wrong.
        passage: What the passage states.
        key: Key of the source, or id of the figure where it is derived.
        where: Printed locator of the passage, if there is one.

    Returns:
        Message and remedy.
    """
    stated = words_of(check.stated)
    place = f"{key}, {where}," if where else key
    if check.found is not None:
        found, why = words_of(check.found), _WHY[check.verdict]
        if check.verdict is FigureVerdict.WRONG_DIRECTION:
            stated = f"{stated} as {_direction(check.stated)}"
            found = f"{found} as {_direction(check.found)}"
        remedy = f"State it as the source does: {found}."
        if check.verdict is FigureVerdict.WRONG_NUMBER and _is_converted(check):
            why = "another number, converted to its precision"
            remedy = f"{remedy[:-1]}, or say “about” where you convert and round."
        return f"The brief states {stated}; {place} states {found} ({why}).", remedy
    if not passage:
        return (
            f"The brief states {stated}; {place} states no figure in these words.",
            "Name the words that state it, or cite the source with kzcite instead.",
        )
    listed = ", ".join(words_of(each) for each in passage[:_SHOWN])
    more = " and more" if len(passage) > _SHOWN else ""
    return (
        f"The brief states {stated}; {place} states no such figure, but {listed}{more}.",
        "Correct the figure, or name the words that state it.",
    )


def _direction(quantity: Quantity) -> str:
    return "a fall" if quantity.direction < 0 else "a rise"


def _is_converted(check: FigureCheck) -> bool:
    ours, theirs = check.stated.unit, check.found.unit if check.found else None
    return ours != theirs and ours is not None and theirs is not None
