"""The marks of a chart: filled for what a figure is sure of, outlined for where it may lie."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sphinx_kzbrief.figures.model import Relation
from sphinx_kzbrief.figures.svg import element

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx_kzbrief.figures.chart_scale import Scale

HEIGHT = 14.0
"""Height of a bar, in user units."""
_DOT = 5.0
_BOUNDS = {
    Relation.MORE_THAN: 1,
    Relation.AT_LEAST: 1,
    Relation.LESS_THAN: -1,
    Relation.AT_MOST: -1,
}


@dataclass(frozen=True, slots=True)
class Look:
    """How the marks of one figure are drawn: outline and filling, as SVG values."""

    color: str
    fill: str


@dataclass(frozen=True, slots=True)
class Marks:
    """What is drawn for one figure.

    Attributes:
        sure: The end of the filled part, which starts at zero.
        low: Lower end of the outlined part.
        high: Upper end of the outlined part; that of `low` where there is none.
        arrow: 1 where the value may lie above all that is drawn, -1 below it, else 0.
        bound: 1 where a lower bound is stated, -1 for an upper one, else 0.
    """

    sure: float
    low: float
    high: float
    arrow: int
    bound: int


def bound_of(relation: Relation) -> int:
    """Return 1 for a lower bound (`more than`), -1 for an upper one, 0 for none."""
    return _BOUNDS.get(relation, 0)


def marks_of(ends: tuple[float, float], relation: Relation) -> Marks:
    """Return the marks of a figure from its ends and its qualifier."""
    low, high = ends
    bound = bound_of(relation)
    near, far = sorted((low, high), key=abs)
    if low < 0 < high:
        near = 0.0
    if bound and bound * far < 0:
        # "up to 90": anything from zero to there, so that nothing is sure.
        return Marks(0.0, min(0.0, far), max(0.0, far), 0, bound)
    return Marks(near, low, high, bound, bound)


def shapes(marks: Marks, scale: Scale, top: float, look: Look) -> Iterator[str]:
    """Draw a bar from zero: filled to what is sure, outlined from there to the ends."""
    outline: dict[str, str | float] = {"stroke": look.color, "height": HEIGHT, "y": top}
    zero, sure = scale.x(0), scale.x(marks.sure)
    if marks.sure:
        bar: dict[str, str | float] = {
            "fill": look.fill,
            "x": min(zero, sure),
            "width": max(abs(sure - zero), 1.0),
        }
        yield element("rect", outline | bar)
    one, other = scale.x(marks.low), scale.x(marks.high)
    if one != other:
        open_part: dict[str, str | float] = {
            "fill": "none",
            "stroke-dasharray": "3 2",
            "x": one,
            "width": other - one,
        }
        yield element("rect", outline | open_part)
    yield from _arrow(marks.arrow, (other if marks.arrow > 0 else one), top, look)


def dots(marks: Marks, scale: Scale, top: float, look: Look) -> Iterator[str]:
    """Draw a dot, two joined ones for a range, an open one with an arrow for a bound.

    A logarithmic scale has no zero that bars could start at.
    """
    low, high = (end or marks.high for end in (marks.low, marks.high))
    middle = top + HEIGHT / 2
    one, other = scale.x(low), scale.x(high)
    line: dict[str, str | float] = {"y1": middle, "y2": middle, "stroke": look.color}
    yield element("line", line | {"x1": scale.left, "x2": scale.right, "stroke-opacity": 0.3})
    if one != other:
        yield element("line", line | {"x1": one, "x2": other, "stroke-width": 3})
    for x in dict.fromkeys((one, other)):
        fill = look.fill if not marks.bound else "none"
        dot: dict[str, str | float] = {
            "cx": x,
            "cy": middle,
            "r": _DOT,
            "fill": fill,
            "stroke": look.color,
        }
        yield element("circle", {**dot, "stroke-width": 2})
    yield from _arrow(
        marks.bound, (other if marks.bound > 0 else one) + marks.bound * _DOT, top, look
    )


def _arrow(direction: int, x: float, top: float, look: Look) -> Iterator[str]:
    """Draw an arrow where the value may lie beyond the stated one."""
    if direction:
        head = f"m{-4 * direction} -4 l{4 * direction} 4 l{-4 * direction} 4"
        shape = f"M{x:.1f} {top + HEIGHT / 2:.1f} h{11 * direction} {head}"
        yield element("path", {"d": shape, "fill": "none", "stroke": look.color, "stroke-width": 2})


def grid(
    ticks: Sequence[float],
    scale: Scale,
    reaches: Sequence[tuple[float, float]],
    colors: tuple[str, str],
) -> Iterator[str]:
    """Draw a line for each tick, in the first colour; that of zero stands out in the second.

    Args:
        ticks: The values.
        scale: Where they lie.
        reaches: From where to where the lines run down; between, the axis is broken.
        colors: Of plain lines, and of zero's.
    """
    for tick in ticks:
        is_zero = not tick and not scale.logarithmic
        look: dict[str, str | float] = {
            "stroke": colors[is_zero],
            "stroke-opacity": 0.9 if is_zero else 0.25,
        }
        x = scale.x(tick)
        for top, below in reaches:
            yield element("line", {"x1": x, "x2": x, "y1": top, "y2": below, **look})


def hatch(color: str, prefix: str) -> str:
    """Return the pattern that marks figures which disagree."""
    line = element("path", {"d": "M0 6 L6 0", "stroke": color, "stroke-width": 2})
    pattern = element(
        "pattern",
        {"id": f"{prefix}-hatch", "width": 6, "height": 6, "patternUnits": "userSpaceOnUse"},
        line,
    )
    return element("defs", {}, pattern)
