"""A quantity as it is being read: token positions instead of offsets."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from sphinx_kzbrief.figures.model import QuantityKind

if TYPE_CHECKING:
    from sphinx_kzbrief.figures.model import Number


class Reading(NamedTuple):
    """Attributes are those of `Quantity`, with token indices for the span.

    Attributes:
        first: Index of the first token.
        end: Index of the token after the last.
    """

    first: int
    end: int
    kind: QuantityKind
    value: Number | None
    unit: str | None = None
    per: str | None = None
    precision: Number = Decimal(0)
    low: Number | None = None
    high: Number | None = None


RANK = QuantityKind.RANK
ORDINAL = QuantityKind.ORDINAL
FRACTION = QuantityKind.FRACTION
MULTIPLE = QuantityKind.MULTIPLE
