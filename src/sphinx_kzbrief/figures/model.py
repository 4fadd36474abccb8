"""What a quantity is: a number that a text states, with its unit and how it is hedged."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from sphinx_kzbrief.text.spans import Span


Number: TypeAlias = Decimal | Fraction
"""A value as stated: decimals stay decimal, `one third` is a fraction."""


class QuantityKind(StrEnum):
    """What sort of statement the number makes."""

    MONEY = "money"
    PERCENT = "percent"
    """A percentage, percentage points or basis points."""
    MEASURE = "measure"
    """A number with a physical unit."""
    DURATION = "duration"
    COUNT = "count"
    """A number of things; its unit is their noun as the text has it."""
    MULTIPLE = "multiple"
    """A ratio between two states of one thing: `40-fold`, `six times`, `doubled`."""
    FRACTION = "fraction"
    """A part of a whole: `half of`, `two thirds`, `one in five`."""
    RANK = "rank"
    """A place in an order by size or merit: `second largest`, `top 50`, `No. 1`."""
    ORDINAL = "ordinal"
    """A place in a sequence: `30th anniversary`, `third term`."""
    NUMBER = "number"
    """A number whose unit the text leaves out."""

    @property
    def is_place(self) -> bool:
        """Whether it is a place in an order, and no amount."""
        return self is QuantityKind.RANK or self is QuantityKind.ORDINAL


class Relation(StrEnum):
    """How the true value lies to the stated one, as the qualifier has it."""

    EXACT = "exact"
    MORE_THAN = "more than"
    AT_LEAST = "at least"
    LESS_THAN = "less than"
    AT_MOST = "at most"
    ABOUT = "about"
    NEARLY = "nearly"
    """At or just below the stated value: `almost half`."""
    UNCLEAR = "unclear"
    """A bound that a negation may have turned round: `nobody expects more than 4 percent`."""


class Course(StrEnum):
    """Whether a number says how far something moved, or where it stood."""

    CHANGE = "change"
    """`rose by 20 percent`, `20 percent more`, `one third lower`."""
    START = "start"
    """`rose from 20 percent`."""
    END = "end"
    """`rose to 20 percent`."""
    PACE = "pace"
    """`growth slowed to 20 percent`: what moved to there is by how much something rises."""
    LEVEL = "level"
    """`20 percent of`, `reached 20 percent`."""

    @property
    def is_place(self) -> bool:
        """Whether it says where something stood, and not how far it moved."""
        return self not in {Course.CHANGE, Course.PACE}


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number stated in a text.

    Either `value` is set, or `low` and `high` are, never both.

    Attributes:
        span: Number, unit, noun and rate (`$2.50 per barrel`), without the qualifier.
        text: The words of the span, as they stand, without references of notes.
        kind: What sort of statement it makes.
        value: The number with its scale applied (`1.5 million` is 1500000).
        low: Lower end of a stated range.
        high: Upper end of a stated range.
        unit: Canonical unit: a pint expression (`kilometer`, `meter**3`), `percent`,
            `percentage_point`, `basis_point`, `fold`, an ISO 4217 code, or the noun that is
            counted, in the words of the text; None where the text gives none.
        per: Unit of the denominator of a rate (`day`, `USD`, `100000 people`), or None.
        qualifier: The qualifying words in lower case (`no more than`), or None.
        qualifier_span: Where those words stand, or None.
        relation: What the qualifier says of the true value.
        precision: Place value of the last digit stated: 100 for `1,700`, 0.01 for `114.47`;
            0 for a value that is exact by its nature, such as `half`.
        direction: 1 where the text says that something rose by it, to it or from it, -1 where
            it fell, else 0.
        course: Which of those; None where nothing says.
        side: 1 where it is a surplus, -1 where it is a deficit, else 0.
        base: What a change is counted from: `year`, `quarter`, `month`, `week` (the one before),
            `period` (one of them) or a year in figures; None where nothing says.
        period: When it holds, as `periods` writes it: `2022-05`, `2022-33` (a quarter), `FY2023`,
            `2018/2024`, `2023-01/2023-09`, `/2030` (by then), `XXXX-05`; None where nothing says.
        head: Denominator that the words before it name (`GDP per capita of`), or None.
        rates: Denominators that its sentence names without joining them to the number
            (`annual`, `each month`); they may be its own.
        hedged: Whether its qualifier, or without one its sentence, speaks of an estimate, a
            forecast or a plan.
        language: BCP 47 base tag of its words; empty where there are none.
    """

    span: Span
    text: str
    kind: QuantityKind
    value: Number | None = None
    low: Number | None = None
    high: Number | None = None
    unit: str | None = None
    per: str | None = None
    qualifier: str | None = None
    qualifier_span: Span | None = None
    relation: Relation = Relation.EXACT
    precision: Number = Decimal(0)
    direction: int = 0
    course: Course | None = None
    side: int = 0
    base: str | None = None
    period: str | None = None
    head: str | None = None
    rates: tuple[str, ...] = ()
    hedged: bool = False
    language: str = ""

    @property
    def ends(self) -> tuple[Number, Number]:
        """Lower and upper end as stated; both the value where there is no range."""
        if self.value is not None:
            return self.value, self.value
        if self.low is None or self.high is None:
            msg = "a quantity holds either a value or a low and a high"
            raise ValueError(msg)
        return self.low, self.high

    @property
    def sense(self) -> int:
        """1 for a rise by the number or a surplus, -1 for a fall or a deficit, else 0."""
        if self.course is Course.CHANGE or (self.direction and self.course is None):
            return self.direction
        return self.side

    @property
    def rate(self) -> str | None:
        """The denominator, behind the number or named before it."""
        return self.per or self.head

    @property
    def full_unit(self) -> str | None:
        """The unit with its denominator: `barrel/day`."""
        return f"{self.unit or ''}/{self.per}" if self.per else self.unit
