"""Figures and measures that the manifest names: numbers worth stating once."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class FigureEntry:
    """A number of the manifest: stated by a source, or derived from others.

    Attributes:
        id: Its id, unique among figures.
        manifest: Path of the YAML file that declares it.
        line: Line of the entry in that file, from 1.
        fingerprint: SHA-256 of the entry as written, hex.
        source: Key of the source that states it; None for a derived one.
        find: The words that state it, as the source has them.
        derive: Arithmetic over other figures' ids, such as `a / b`.
        value: The number in digits as the author wrote it, with a scale word if any.
        unit: Its unit or currency.
        qualifier: What the source puts before it, such as "more than".
        measure: Key of what it measures.
        basis: Who compiled it; None where unknown.
        period: EDTF date or interval it speaks of.
        tolerance: Share by which an equal figure may differ; None for the measure's.
        label: What a card prints above it; None for the measure's.
        note: What a reader should know.
    """

    id: str
    manifest: Path
    line: int
    fingerprint: str
    source: str | None = None
    find: str | None = None
    derive: str | None = None
    value: str | None = None
    unit: str | None = None
    qualifier: str | None = None
    measure: str | None = None
    basis: str | None = None
    period: str | None = None
    tolerance: Decimal | None = None
    label: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class MeasureEntry:
    """What figures measure, so that only like is compared.

    Attributes:
        key: Its key.
        label: What tables and charts call it.
        manifest: Path of the YAML file that declares it.
        line: Line of the entry in that file, from 1.
        unit: Unit that its figures are shown in.
        tolerance: Share by which figures of one period and basis may differ.
        note: What a reader should know.
    """

    key: str
    label: str
    manifest: Path
    line: int
    unit: str | None = None
    tolerance: Decimal = Decimal(0)
    note: str | None = None
