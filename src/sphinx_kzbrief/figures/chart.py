"""Draws figures of one measure as a chart of bars, or of dots on a logarithmic scale.

The drawing is plain SVG with text as text. In HTML its colours are `currentColor` and CSS
variables, so that it follows light and dark when it is set inline; a PDF writer, which knows
neither, passes a palette of fixed colours. It is as wide as a telephone: what is wider only
enlarges it.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise, product
from typing import TYPE_CHECKING, NamedTuple

from sphinx_kzbrief.figures.chart_marks import (
    HEIGHT,
    Look,
    bound_of,
    dots,
    grid,
    hatch,
    marks_of,
    shapes,
)
from sphinx_kzbrief.figures.chart_scale import FAR_APART, Scale
from sphinx_kzbrief.figures.chart_words import ChartWords, words_for
from sphinx_kzbrief.figures.conflicts import Agreement
from sphinx_kzbrief.figures.format import format_quantity, format_ticks
from sphinx_kzbrief.figures.model import Quantity, QuantityKind
from sphinx_kzbrief.figures.periods import by_period, gaps, reach
from sphinx_kzbrief.figures.svg import document, element, escaped, text, width_of, wrapped
from sphinx_kzbrief.figures.units import UnitError, convert
from sphinx_kzbrief.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from sphinx_kzbrief.figures.conflicts import Comparison, FigureEntry


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours and typeface of a drawing, as SVG values.

    Attributes:
        ink: Text and axis.
        quiet: Grid, tick labels and notes.
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
    """A drawing and its equivalent in words.

    Attributes:
        svg: The drawing.
        alt: All that the drawing shows, in one paragraph.
        height: Its height where it is `WIDTH` wide.
    """

    svg: str
    alt: str
    height: float


WIDTH = 336.0
"""Width of a chart in user units, which are pixels on a telephone."""
_ROLE: dict[str, str | float] = {"role": "img", "class": "kz-chart", "direction": "ltr"}
_EDGE = 2.0
_SIZE = 13.0
_SMALL = 12.0
_TITLE = 15.0
_LINE = 17.0
_PITCH = 24.0
_DENSE = 18.0
_MANY = 24
"""How many rows stand closer, so that forty fit on a page."""
_GAP = 20.0
_MOST_SOURCES = 4
"""How many sources letters may stand for; more are named beside their bars."""


@dataclass(frozen=True, slots=True)
class _Row:
    """One figure of a drawing: what stands beside it, what lies before it, and its look."""

    entry: FigureEntry
    label: str
    value: str
    ends: tuple[float, float]
    gap: str
    look: Look


def draw_chart(  # noqa: PLR0913 - what a reader may choose
    entries: Sequence[FigureEntry],
    title: str,
    comparisons: Sequence[Comparison] = (),
    *,
    language: str = "en",
    palette: Palette = SCREEN,
    prefix: str = "kz-chart",
    print_period: Callable[[str], str] = str,
) -> Chart:
    """Draw one bar a figure, in the unit of the first, sorted by period.

    Where periods tell the figures apart they alone label the bars, and what is missing between
    them is said; else the sources do. Values a hundredfold apart become dots on a logarithmic
    scale. All that is out of the ordinary is explained below the drawing.

    Args:
        entries: Figures of one measure, at least one.
        title: What is measured.
        comparisons: What `find_conflicts` found among them; those figures are marked.
        language: BCP 47 tag of the reader.
        palette: Colours; `SCREEN` for HTML, `PRINT` for PDF.
        prefix: Beginning of the ids inside the drawing, unique on its page.
        print_period: Prints an EDTF period for a reader.

    Raises:
        UnitError: There are no figures, or their units measure different things.
    """
    if not entries:
        msg = "A chart needs at least one figure."
        raise UnitError(msg, "Name figures that exist in corpus.yaml.")
    words = words_for(language)
    entries = sorted(entries, key=lambda entry: by_period(entry.period))
    labels, sources = _labels(entries, words, print_period)
    missing = _missing(entries, words, print_period)
    marked = _marked(comparisons)
    looks = Look(palette.bar, palette.bar), Look(palette.marked, f"url(#{prefix}-hatch)")
    rows = []
    for entry, label, gap in zip(entries, labels, missing, strict=True):
        value, differs = format_quantity(entry.quantity, language, short=True), entry.key in marked
        value = f"≠ {value}" if differs else value
        rows.append(_Row(entry, label, value, _ends(entry, entries[0]), gap, looks[differs]))
    alt = _alt(title, rows, words, marked, print_period)
    parts, height = _Drawing(rows, palette, language, words).draw(title, sources)
    svg = document(
        WIDTH,
        height,
        [
            element("title", {"id": f"{prefix}-title"}, escaped(title or alt)),
            element("desc", {"id": f"{prefix}-desc"}, escaped(alt)),
            *([hatch(palette.marked, prefix)] if marked else []),
            *parts,
        ],
        _ROLE | {"aria-labelledby": f"{prefix}-title {prefix}-desc", "font-family": palette.font},
    )
    return Chart(svg, alt, height)


def _ends(entry: FigureEntry, first: FigureEntry) -> tuple[float, float]:
    low, high = (
        convert(Fraction(end), entry.quantity.full_unit, first.quantity.full_unit)
        for end in entry.quantity.ends
    )
    return float(low), float(high)


def _missing(
    entries: Sequence[FigureEntry], words: ChartWords, print_period: Callable[[str], str]
) -> list[str]:
    """Return what is said before each figure of the periods that are missing."""
    names = gaps([each for entry in entries if (each := reach(entry.period))])
    names += [""] * (len(entries) - len(names))
    return [words.gap.format(print_period(name)) if name else "" for name in names]


def _marked(comparisons: Sequence[Comparison]) -> frozenset[str]:
    """Return the keys of the figures that disagree with another."""
    return frozenset(
        entry.key
        for comparison in comparisons
        if comparison.agreement in {Agreement.CONFLICT, Agreement.DIFFERS}
        for entry in (comparison.first, comparison.second)
    )


def _labels(
    entries: Sequence[FigureEntry], words: ChartWords, print_period: Callable[[str], str]
) -> tuple[list[str], str]:
    """Return what stands beside each bar, and the line that names the sources, if any."""
    periods = [print_period(entry.period) if entry.period else "" for entry in entries]
    names = [entry.source or entry.key for entry in entries]
    sources = list(dict.fromkeys(names))
    if all(periods) and len(set(periods)) == len(periods) and len(sources) <= _MOST_SOURCES:
        if len(sources) == 1:
            return periods, words.source.format(sources[0])
        letters = {name: chr(ord("a") + number) for number, name in enumerate(sources)}
        line = "; ".join(f"({letter}) {name}" for name, letter in letters.items())
        labels = [
            f"{period} ({letters[name]})" for period, name in zip(periods, names, strict=True)
        ]
        return labels, words.source.format(line)
    if len(set(periods)) == 1:
        when = f"{words.period.format(periods[0])}" if periods[0] else ""
        return names, when
    return [
        f"{name}, {period or words.undated}" for name, period in zip(names, periods, strict=True)
    ], ""


def _alt(
    title: str,
    rows: Sequence[_Row],
    words: ChartWords,
    marked: frozenset[str],
    print_period: Callable[[str], str],
) -> str:
    told = []
    for row in rows:
        entry = row.entry
        when = f" ({print_period(entry.period)})" if entry.period else ""
        remark = f", {words.disagrees}" if entry.key in marked else ""
        value = row.value.removeprefix("≠ ")
        told.append(f"{entry.source or entry.key}{when}: {value}{remark}")
    return f"{title}. {'; '.join(told)}." if title else f"{'; '.join(told)}."


class _Label(NamedTuple):
    """What stands below a tick, around which x, and half its width."""

    words: str
    x: float
    half: float


@dataclass(frozen=True, slots=True)
class _Drawing:
    """Sets rows below each other, in one line each where there is room, else in two."""

    rows: Sequence[_Row]
    palette: Palette
    language: str
    words: ChartWords

    def draw(self, title: str, sources: str) -> tuple[list[str], float]:
        """Return the elements and the height of the whole."""
        parts, y = self._lines(title, 0, _TITLE, weight="bold")
        y += 8
        left = max(width_of(row.label, _SIZE) for row in self.rows)
        right = max(width_of(row.value, _SIZE, bold=True) for row in self.rows)
        in_one_line = left + right < WIDTH * 0.66
        bounds = {bound_of(row.entry.quantity.relation) for row in self.rows}
        scale = Scale.of(
            [end for row in self.rows for end in row.ends],
            _EDGE + (left + 14 if in_one_line else 0) + (12 if -1 in bounds else 0),
            WIDTH - _EDGE - (right + 10 if in_one_line else 0) - (12 if 1 in bounds else 0),
        )
        bars: list[str] = []
        pitch = _DENSE if len(self.rows) > _MANY else _PITCH
        reaches: list[tuple[float, float]] = []
        for row in self.rows:
            if row.gap:
                parts += self._gap(row.gap, y, scale)
                y += _GAP if in_one_line else _GAP + 6
            if in_one_line:
                parts += self._words_beside(row, y)
            else:
                lines, y = self._words_above(row, y)
                parts += lines
            draw = dots if scale.logarithmic else shapes
            bars += draw(marks_of(row.ends, row.entry.quantity.relation), scale, y + 5, row.look)
            # In one line the axis runs through, but for gaps; else words stand between the bars.
            if in_one_line and reaches and not row.gap:
                reaches[-1] = (reaches[-1][0], y + pitch)
            else:
                reaches.append((y + 1, y + pitch - 1))
            y += pitch if in_one_line else pitch + 6
        ticks = scale.ticks()
        parts += grid(
            [float(tick) for tick in ticks], scale, reaches, (self.palette.quiet, self.palette.ink)
        )
        style = self._style(_SMALL, fill=self.palette.quiet, text_anchor="middle")
        parts += bars
        for label in self._tick_labels(ticks, scale):
            parts.append(text(label.words, style | {"x": label.x, "y": y + 14}))
        y += 22
        for note in (*self._notes(scale), sources):
            if note:
                lines, y = self._lines(note, y + 2, _SMALL, fill=self.palette.quiet)
                parts += lines
        return parts, y + 6

    def _style(self, size: float, **more: str | float) -> dict[str, str | float]:
        named = {name.replace("_", "-"): value for name, value in more.items()}
        return {"fill": self.palette.ink, "font-size": size, **named}

    def _lines(
        self, words: str, y: float, size: float, *, taken: float = 0, **style: str
    ) -> tuple[list[str], float]:
        room = WIDTH - 2 * _EDGE
        lines = wrapped(words, room, size, bold="weight" in style, first=room - taken)
        if "weight" in style:
            style["font-weight"] = style.pop("weight")
        look = self._style(size, **style) | {"x": _EDGE}
        step = round(size * 1.3)
        parts = [text(line, look | {"y": y + step * (n + 1) - 3}) for n, line in enumerate(lines)]
        return parts, y + step * len(lines)

    def _words_beside(self, row: _Row, y: float) -> list[str]:
        """Write label and value left and right of the bar."""
        at: dict[str, str | float] = {"y": y + 5 + HEIGHT / 2 + 4.5}
        end = self._style(_SIZE, text_anchor="end", font_weight="bold") | {"x": WIDTH - _EDGE}
        return [text(row.label, self._style(_SIZE) | {"x": _EDGE} | at), text(row.value, end | at)]

    def _words_above(self, row: _Row, y: float) -> tuple[list[str], float]:
        """Write label and value above the bar; a long value stands below its label."""
        wide = width_of(row.value, _SIZE, bold=True)
        beside = max(width_of(each.value, _SIZE, bold=True) for each in self.rows) < WIDTH * 0.45
        parts, below = self._lines(row.label, y, _SIZE, taken=wide + 12 if beside else 0)
        if beside:
            end = self._style(_SIZE, text_anchor="end", font_weight="bold")
            return [*parts, text(row.value, end | {"x": WIDTH - _EDGE, "y": y + 14})], below
        lines, below = self._lines(row.value, below, _SIZE, weight="bold")
        return [*parts, *lines], below

    def _gap(self, words: str, y: float, scale: Scale) -> list[str]:
        """Break the axis where periods are missing, and say which."""
        style = self._style(_SMALL, fill=self.palette.quiet, font_style="italic")
        x = min(scale.left + 8, WIDTH - _EDGE - width_of(words, _SMALL))
        return [text(words, style | {"x": max(x, _EDGE), "y": y + 15})]

    def _tick_labels(self, ticks: Sequence[Decimal], scale: Scale) -> list[_Label]:
        """Return labels for as many ticks as have room for one: all, every second, every third.

        Where no two have, they go without the unit, which the values have as well.
        """
        unit = self.rows[0].entry.quantity.full_unit
        alike = [row for row in self.rows if row.entry.quantity.full_unit == unit]
        like = max(alike, key=lambda row: abs(row.ends[1])).entry.quantity
        zero = 0 if scale.logarithmic else ticks.index(Decimal(0))
        labels: list[_Label] = []
        for bare, step in product((False, True), range(1, max(len(ticks), 2))):
            chosen = ticks[zero % step :: step]
            printed = format_ticks(chosen, like, self.language, alone=scale.logarithmic, bare=bare)
            labels = []
            for tick, words in zip(chosen, printed, strict=True):
                half = width_of(words, _SMALL) / 2
                x = min(max(scale.x(float(tick)), _EDGE + half), WIDTH - _EDGE - half)
                labels.append(_Label(words, x, half))
            apart = all(one.x + one.half + 12 < two.x - two.half for one, two in pairwise(labels))
            inside = all(label.x - label.half >= _EDGE for label in labels)
            if apart and inside and (len(labels) > 1 or len(ticks) == 1):
                return labels
        return labels[-1:]

    def _has_bounds(self) -> bool:
        return any(bound_of(row.entry.quantity.relation) for row in self.rows)

    def _notes(self, scale: Scale) -> Iterator[str]:
        sizes = [abs(end) for row in self.rows for end in row.ends if end]
        if scale.logarithmic:
            factor = Quantity(
                Span(0, 0), "", QuantityKind.NUMBER, Decimal(scale.factor), precision=Decimal(1)
            )
            yield self.words.logarithmic.format(format_quantity(factor, self.language))
        elif sizes and max(sizes) >= FAR_APART * min(sizes):
            yield self.words.far_apart
        if self._has_bounds() or any(low != high for low, high in (row.ends for row in self.rows)):
            yield self.words.open
        if any(row.look.color != row.look.fill for row in self.rows):
            yield self.words.hatched
