"""Draws figures of one measure as a bar chart, with the alt text and table that say the same.

The drawing is plain SVG with text as text. In HTML its colours are `currentColor` and CSS
variables, so that it follows light and dark when it is set inline; a PDF writer, which knows
neither, passes a palette of fixed colours.
"""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from sphinx_kzbrief.figures.chart_scale import MARGIN, WIDTH, Scale
from sphinx_kzbrief.figures.conflicts import Agreement
from sphinx_kzbrief.figures.format import format_quantity, format_tick
from sphinx_kzbrief.figures.model import Relation
from sphinx_kzbrief.figures.svg import document, element, escaped, text
from sphinx_kzbrief.figures.units import UnitError, convert

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_kzbrief.figures.conflicts import Comparison, FigureEntry


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours and typeface of a drawing, as SVG values.

    Attributes:
        ink: Text and axis.
        quiet: Grid and tick labels.
        bar: Bars.
        marked: Bars of figures that disagree; they are hatched as well, so that the mark
            does not hang on colour.
        font: Font family.
    """

    ink: str = "currentColor"
    quiet: str = "var(--kz-chart-quiet, currentColor)"
    bar: str = "var(--kz-chart-bar, #3b6ea5)"
    marked: str = "var(--kz-chart-marked, #b3541e)"
    font: str = "inherit"


SCREEN = Palette()
"""Follows the page it is set in."""
PRINT = Palette("#1a1a1a", "#555555", "#3b6ea5", "#b3541e", "PT Sans")
"""Fixed colours on white, for writers that resolve no CSS."""


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing and its equivalents in words.

    Attributes:
        svg: The drawing.
        alt: All that the drawing shows, in one paragraph.
        header: Heads of the table's columns.
        rows: The table: source, period, basis, value, remark.
    """

    svg: str
    alt: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


_WORDS = {
    "en": ("Source", "Period", "Basis", "Value", "Remark", "not stated", "disagrees"),
    "ru": ("Источник", "Период", "Основа", "Значение", "Примечание", "не указано", "расходится"),
    "kk": ("Дереккөз", "Кезең", "Негіз", "Мәні", "Ескерту", "көрсетілмеген", "сәйкес емес"),
    "zh": ("来源", "时期", "口径", "数值", "备注", "未说明", "不一致"),
}
_ROW = 46.0
_HEAD = 20.0
_TITLE_MOST = 42
_BAR = 14.0
_SIZE = 13.0


def draw_chart(  # noqa: PLR0913 - what a reader may choose
    entries: Sequence[FigureEntry],
    title: str,
    comparisons: Sequence[Comparison] = (),
    *,
    language: str = "en",
    palette: Palette = SCREEN,
    prefix: str = "kz-chart",
) -> Chart:
    """Draw one bar a figure, in the unit of the first.

    Args:
        entries: Figures of one measure, at least one.
        title: What is measured.
        comparisons: What `find_conflicts` found among them; those figures are marked.
        language: BCP 47 tag of the reader.
        palette: Colours; `SCREEN` for HTML, `PRINT` for PDF.
        prefix: Beginning of the ids inside the drawing, unique on its page.

    Raises:
        UnitError: There are no figures, or their units measure different things.
    """
    if not entries:
        msg = "A chart needs at least one figure."
        raise UnitError(msg, "Name figures that exist in corpus.yaml.")
    marked = _marked(comparisons)
    rows = _rows(entries, marked, language)
    alt = _alt(title, rows, language)
    head = textwrap.wrap(title, _TITLE_MOST) or [""]
    top = _HEAD * len(head)
    height = top + _ROW * len(entries) + 34
    scale = Scale.of([_span(entry, entries[0]) for entry in entries])
    parts = [
        element("title", {"id": f"{prefix}-title"}, escaped(title)),
        element("desc", {"id": f"{prefix}-desc"}, escaped(alt)),
        _hatch(palette, prefix),
        *_title(head, palette),
        *_grid(scale, [top + 30 + number * _ROW for number in range(len(entries))], palette),
        *_ticks(scale, height, language, palette),
    ]
    for number, entry in enumerate(entries):
        value = format_quantity(entry.quantity, language, short=True)
        look = _Look(palette.bar, palette.bar, palette)
        if entry.key in marked:
            look = _Look(palette.marked, f"url(#{prefix}-hatch)", palette)
            value = f"≠ {value}"
        span = _span(entry, entries[0])
        parts.extend(_row(entry, value, span, scale, top + 12 + number * _ROW, look))
    svg = document(
        WIDTH,
        height,
        parts,
        {
            "role": "img",
            "aria-labelledby": f"{prefix}-title {prefix}-desc",
            "class": "kz-chart",
            "style": "max-width: 100%; height: auto",
        },
    )
    return Chart(svg, alt, _words_of(language)[:5], rows)


def _title(lines: Sequence[str], palette: Palette) -> list[str]:
    bold = _type(palette, 15, weight="bold") | {"x": MARGIN}
    return [text(line, bold | {"y": 20 + _HEAD * number}) for number, line in enumerate(lines)]


def _words_of(language: str) -> tuple[str, ...]:
    return _WORDS.get(language.partition("-")[0], _WORDS["en"])


def _row(  # noqa: PLR0913, PLR0917 - what one row of the drawing shows
    entry: FigureEntry,
    value: str,
    span: tuple[float, float],
    scale: Scale,
    top: float,
    look: _Look,
) -> list[str]:
    return [
        *_words(entry, value, top, look.palette),
        *_bar(scale, span, top + 18, look),
        *_open_end(scale, span, top + 18, look, entry.quantity.relation),
    ]


def _span(entry: FigureEntry, first: FigureEntry) -> tuple[float, float]:
    low, high = (
        convert(Fraction(end), entry.quantity.full_unit, first.quantity.full_unit)
        for end in entry.quantity.ends
    )
    return float(low), float(high)


def _marked(comparisons: Sequence[Comparison]) -> dict[str, str]:
    """Return the reason by key of each figure that disagrees with another."""
    found: dict[str, str] = {}
    for comparison in comparisons:
        if comparison.agreement in {Agreement.CONFLICT, Agreement.DIFFERS}:
            for entry in (comparison.first, comparison.second):
                found.setdefault(entry.key, comparison.reason)
    return found


def _rows(
    entries: Sequence[FigureEntry], marked: dict[str, str], language: str
) -> tuple[tuple[str, ...], ...]:
    words = _words_of(language)
    return tuple(
        (
            entry.source or entry.key,
            entry.period or words[5],
            entry.basis or words[5],
            format_quantity(entry.quantity, language),
            words[6] if entry.key in marked else "",
        )
        for entry in entries
    )


def _alt(title: str, rows: Sequence[tuple[str, ...]], language: str) -> str:
    words = _words_of(language)
    told = []
    for source, period, _, value, remark in rows:
        when = f" ({period})" if period != words[5] else ""
        told.append(f"{source}{when}: {value}{f', {remark}' if remark else ''}")
    return f"{title}. {'; '.join(told)}."


def _type(palette: Palette, size: float, weight: str = "normal") -> dict[str, str | float]:
    return {
        "fill": palette.ink,
        "font-family": palette.font,
        "font-size": size,
        "font-weight": weight,
    }


def _hatch(palette: Palette, prefix: str) -> str:
    line = element("path", {"d": "M0 6 L6 0", "stroke": palette.marked, "stroke-width": 2})
    pattern = element(
        "pattern",
        {"id": f"{prefix}-hatch", "width": 6, "height": 6, "patternUnits": "userSpaceOnUse"},
        line,
    )
    return element("defs", {}, pattern)


def _grid(scale: Scale, tops: Sequence[float], palette: Palette) -> list[str]:
    """Draw the grid behind the bars only, so that no line runs through the words above them."""
    parts = []
    for tick in scale.ticks():
        x = scale.x(tick)
        for top in tops:
            line: dict[str, str | float] = {
                "x1": x,
                "x2": x,
                "y1": top - 3,
                "y2": top + _BAR + 3,
                "stroke": palette.quiet,
                "stroke-opacity": 0.9 if tick == 0 else 0.25,
            }
            parts.append(element("line", line))
    return parts


def _ticks(scale: Scale, height: float, language: str, palette: Palette) -> list[str]:
    parts = []
    for tick in scale.ticks():
        style = _type(palette, 11) | {"fill": palette.quiet, "text-anchor": "middle"}
        if tick == scale.low:
            style["text-anchor"] = "start"
        label = format_tick(tick, language)
        parts.append(text(label, style | {"x": scale.x(tick), "y": height - 12}))
    return parts


@dataclass(frozen=True, slots=True)
class _Look:
    """How one bar is drawn: outline, filling, and the palette of the drawing."""

    color: str
    fill: str
    palette: Palette


def _words(entry: FigureEntry, value: str, top: float, palette: Palette) -> list[str]:
    """Write who says it on the left and the value on the right, without overlap."""
    place: dict[str, str | float] = {"y": top + 12}
    # A bold letter takes about 0.62 of its size, a plain one 0.55, in the widest of the fonts.
    left = (WIDTH - 2 * MARGIN - len(value) * _SIZE * 0.62) / (_SIZE * 0.55)
    when = f", {_period(entry.period)}" if entry.period else ""
    who = entry.source or entry.key
    label = f"{_short(who, max(int(left) - len(when) - 2, 8))}{when}"
    end = _type(palette, _SIZE, weight="bold") | {"text-anchor": "end", "x": WIDTH - MARGIN}
    return [
        text(label, _type(palette, _SIZE) | {"x": MARGIN} | place),
        text(value, end | place),
    ]


def _period(period: str) -> str:
    """Print an EDTF period for readers: `≈1992–≈2022` for `1992~/2022~`."""
    ends = (
        f"≈{end.rstrip('~%')}" if end.endswith(("~", "%")) else end for end in period.split("/")
    )
    return "–".join(ends)


def _bar(scale: Scale, span: tuple[float, float], top: float, look: _Look) -> list[str]:
    """Draw a bar from zero; of a range the part between its ends is drawn open."""
    low, high = span
    zero, one, other = scale.x(0), scale.x(low), scale.x(high)
    outline: dict[str, str | float] = {"stroke": look.color, "height": _BAR, "y": top}
    near = one if low != high and low > 0 else other
    solid = outline | {"fill": look.fill, "x": min(zero, near)}
    parts = [element("rect", solid | {"width": max(abs(near - zero), 1.0)})]
    if low != high:
        dashed = outline | {"fill": "none", "stroke-dasharray": "3 2", "x": one}
        parts.append(element("rect", dashed | {"width": max(other - one, 1.0)}))
    return parts


def _open_end(
    scale: Scale, span: tuple[float, float], top: float, look: _Look, relation: Relation
) -> list[str]:
    """Draw an arrow where the value may lie beyond the stated one."""
    if relation in {Relation.MORE_THAN, Relation.AT_LEAST}:
        direction, color = 1, look.color
    elif relation in {Relation.LESS_THAN, Relation.AT_MOST}:
        direction, color = -1, look.palette.ink
    else:
        return []
    start = scale.x(span[1]) + 2 * direction
    head = f"m{-5 * direction} -5 l{5 * direction} 5 l{-5 * direction} 5"
    shape = f"M{start:.1f} {top + _BAR / 2:.1f} h{10 * direction} {head}"
    return [
        element("path", {"d": shape, "fill": "none", "stroke": color, "stroke-width": 2}),
    ]


def _short(words: str, most: int) -> str:
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"
