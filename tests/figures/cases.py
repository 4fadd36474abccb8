"""Reads the fixture files, and scores an extraction against them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

FIXTURES = Path(__file__).parent / "fixtures"
RELATIONS = {
    ">": "more than",
    ">=": "at least",
    "<": "less than",
    "<=": "at most",
    "~": "about",
    "-~": "nearly",
    "": "exact",
}
KINDS = {"rank", "ordinal", "fraction", "fold"}
_LINE = re.compile(
    r"- (?P<words>.+) = (?P<relation>>=|<=|-~|>|<|~)?(?P<value>-?[0-9./e]+)(?: (?P<unit>.+))?"
)


@dataclass(frozen=True)
class Expected:
    words: str
    start: int
    low: Fraction
    high: Fraction
    unit: str | None
    relation: str

    @property
    def end(self) -> int:
        return self.start + len(self.words)


@dataclass(frozen=True)
class Sentence:
    text: str
    expected: tuple[Expected, ...]


def number(text: str) -> Fraction:
    return Fraction(text) if "/" in text else Fraction(Decimal(text))


def parse_expected(line: str, text: str, at: int) -> Expected:
    match = _LINE.fullmatch(line)
    assert match, line
    low, _, high = match["value"].partition("..")
    start = text.find(match["words"], at)
    assert start >= 0, (line, text)
    return Expected(
        match["words"],
        start,
        number(low),
        number(high or low),
        match["unit"],
        RELATIONS[match["relation"] or ""],
    )


def read_cases(name: str) -> list[Sentence]:
    sentences = []
    for block in (FIXTURES / name).read_text(encoding="utf-8").split("\n\n"):
        lines = [line for line in block.splitlines() if line and not line.startswith("#")]
        if not lines:
            continue
        expected, at = [], 0
        for line in lines[1:]:
            expected.append(parse_expected(line, lines[0], at))
            at = expected[-1].end
        sentences.append(Sentence(lines[0], tuple(expected)))
    return sentences


def label(quantity) -> str | None:
    """The unit as the fixtures write it; the kind where there is none."""
    if quantity.full_unit is None and quantity.kind.value in KINDS:
        return quantity.kind.value
    return f"{quantity.unit or ''}/{quantity.rate}" if quantity.rate else quantity.unit


@dataclass
class Score:
    """Counts of one run; a hit is the same value on overlapping words."""

    expected: int = 0
    found: int = 0
    hits: int = 0
    units: int = 0
    spans: int = 0
    relations: int = 0

    @property
    def recall(self) -> float:
        return self.hits / self.expected

    @property
    def precision(self) -> float:
        return self.hits / self.found


def score(cases, extract, report=None) -> Score:
    result = Score()
    for case in cases:
        found = list(extract(case.text))
        result.expected += len(case.expected)
        result.found += len(found)
        for want in case.expected:
            hit = next(
                (
                    q
                    for q in found
                    if q.span.start < want.end
                    and want.start < q.span.end
                    and tuple(map(Fraction, q.ends)) == (want.low, want.high)
                ),
                None,
            )
            if hit is None:
                if report:
                    report(f"MISS  {want.words!r} in {case.text}")
                continue
            found.remove(hit)
            result.hits += 1
            checks = {
                "units": label(hit) == want.unit,
                "spans": tuple(hit.span) == (want.start, want.end),
                "relations": hit.relation.value == want.relation,
            }
            for name, fine in checks.items():
                setattr(result, name, getattr(result, name) + fine)
            if report and not all(checks.values()):
                bad = [name for name, fine in checks.items() if not fine]
                report(f"{bad} {want} <> {hit.text!r} {label(hit)} {hit.relation.value}")
        if report:
            for extra in found:
                report(f"EXTRA {extra.text!r} {extra.kind.value} in {case.text}")
    return result


def read_seeds() -> dict[str, list[tuple]]:
    """Read `seeds.txt`: per file the words, ends, unit and relation of each quantity in order."""
    found: dict[str, list[tuple]] = {}
    for line in (FIXTURES / "seeds.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("@ "):
            rows = found.setdefault(line[2:], [])
        elif line.startswith("- "):
            match = _LINE.fullmatch(line)
            low, _, high = match["value"].partition("..")
            ends = number(low), number(high or low)
            rows.append((match["words"], *ends, match["unit"], RELATIONS[match["relation"] or ""]))
    return found
