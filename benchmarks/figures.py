"""How well quantities are found, beside quantulum3, on text neither was fitted to.

Reads the held-out sentences and the statistics of the seeds from tests/figures/fixtures, runs
quantulum3 in a throw-away environment, and writes its tables into README.md. A hit is the same
value (or the same two ends) on overlapping words; each quantity found counts once.
"""

from __future__ import annotations

import importlib.util
import json
import platform
import re
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from sphinx_kzbrief import __version__
from sphinx_kzbrief.figures import (
    FigureEntry,
    Quantity,
    QuantityKind,
    Relation,
    extract_quantities,
    find_conflicts,
    read_figure,
)

if TYPE_CHECKING:
    from types import ModuleType

ROOT = Path(__file__).resolve().parent.parent
README = Path(__file__).parent / "README.md"
LANGUAGES = {"en": "English", "ru": "Russian", "kk": "Kazakh", "zh": "Chinese"}
HOSTILE = ("1 ", "1,", "5-", "(1;", "$1 ", "1 to 2 ", "3.5 and ", "two hundred and ", "2½ 1/2 ")
HOSTILE_SIZE = 20_000
ORDERED = {QuantityKind.RANK, QuantityKind.ORDINAL}
OTHER = """
import json, sys, time, warnings
warnings.simplefilter("ignore")
from importlib.metadata import version
from quantulum3 import parser
texts = json.load(open(sys.argv[1], encoding="utf-8"))
found, start = [], time.perf_counter()
for text in texts:
    try:
        found.append([[*q.span, repr(q.value), repr(q.uncertainty)] for q in parser.parse(text)])
    except Exception:
        found.append([])
json.dump([version("quantulum3"), time.perf_counter() - start, found], open(sys.argv[2], "w"))
"""


SECTION = """`figures.py`: quantities found in sentences that the extraction was not built on
(`tests/figures/fixtures/heldout-*.txt`, real texts drawn and labelled before the run), and in the
five seeds, on which it was. A hit is the same value, or the same two ends, on overlapping words.
sphinx-kzbrief {version}; quantulum3 {other} without its classifier; Python {python}.
{size:.0f} thousand characters took {ours:.2f} s and {seconds:.2f} s. Ranks and ordinals, which
quantulum3 does not read, are left out of the first table.

| text | quantities | tool | recall | precision |
|---|---:|---|---:|---:|
{comparison}

All kinds, by language; of the hits, how many have the right unit, the exact span and the right
qualifier:

| held out | sentences | quantities | recall | precision | unit | span | qualifier |
|---|---:|---:|---:|---:|---:|---:|---:|
{languages}

Texts that consist of nothing but what quantities start with, 20,000 characters of each:

| text | µs a character |
|---|---:|
{hostile}

One measure of so many figures that all disagree, compared with each other:

| figures | conflicts named | time |
|---:|---:|---:|
{conflicts}"""


class Place(NamedTuple):
    """Where a quantity stands."""

    start: int
    end: int


@dataclass
class Found:
    """A quantity of quantulum3, with what scoring asks of a quantity."""

    span: Place
    ends: tuple[Fraction, Fraction]
    text: str = ""
    full_unit: str = ""
    unit: str = ""
    rate: str = ""
    relation: Relation = Relation.EXACT


def load_cases() -> ModuleType:
    path = ROOT / "tests" / "figures" / "cases.py"
    spec = importlib.util.spec_from_file_location("figure_cases", path)
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def read_texts(cases: ModuleType) -> dict[str, list]:
    """Return the sentences by set; those of the seeds as one sentence a file."""
    sets = {language: cases.read_cases(f"heldout-{language}.txt") for language in LANGUAGES}
    seeds = []
    for file, rows in cases.read_seeds().items():
        text = (ROOT / "seeds" / file).read_text(encoding="utf-8")
        expected, at = [], 0
        for words, low, high, unit, relation in rows:
            start = text.index(words, at)
            expected.append(cases.Expected(words, start, low, high, unit, relation))
            at = start + len(words)
        seeds.append(cases.Sentence(text, tuple(expected)))
    return sets | {"seeds": seeds}


def run_other(texts: list[str]) -> tuple[str, float, dict[str, list[Found]]]:
    """Run quantulum3 on the texts in an environment of its own."""
    with tempfile.TemporaryDirectory() as folder:
        base = Path(folder)
        subprocess.run([sys.executable, "-m", "venv", base / "env"], check=True)
        python = base / "env" / "bin" / "python"
        subprocess.run([python, "-m", "pip", "install", "-qq", "quantulum3"], check=True)
        (base / "in.json").write_text(json.dumps(texts), encoding="utf-8")
        subprocess.run(
            [python, "-c", OTHER, base / "in.json", base / "out.json"],
            check=True,
            stderr=subprocess.DEVNULL,
        )
        version, seconds, rows = json.loads((base / "out.json").read_text())
    found = {}
    for text, quantities in zip(texts, rows, strict=True):
        found[text] = [
            Found(
                Place(start, end),
                (
                    Fraction(value) - Fraction(uncertainty),
                    Fraction(value) + Fraction(uncertainty),
                ),
            )
            for start, end, value, uncertainty in (
                (s, e, v, "0" if u == "None" else u) for s, e, v, u in quantities
            )
        ]
    return version, seconds, found


def without_order(quantities: tuple[Quantity, ...]) -> list[Quantity]:
    return [quantity for quantity in quantities if quantity.kind not in ORDERED]


def comparison(cases: ModuleType, sets: dict[str, list], other: dict[str, list[Found]]) -> str:
    """Return the rows of both tools; quantulum3 knows no ranks and ordinals."""
    rows = []
    for name, title in (("en", "English, held out"), ("seeds", "the five seeds")):
        sentences = [
            cases.Sentence(
                sentence.text,
                tuple(one for one in sentence.expected if one.unit not in {"rank", "ordinal"}),
            )
            for sentence in sets[name]
        ]
        for tool, extract in (
            ("kzbrief", lambda text: without_order(extract_quantities(text))),
            ("quantulum3", other.__getitem__),
        ):
            score = cases.score(sentences, extract)
            shares = f"{score.recall:.3f} | {score.precision:.3f}"
            rows.append(f"| {title} | {score.expected} | {tool} | {shares} |")
    return "\n".join(rows)


def by_language(cases: ModuleType, sets: dict[str, list]) -> str:
    rows = []
    for language, title in LANGUAGES.items():
        score = cases.score(
            sets[language], lambda text, language=language: extract_quantities(text, language)
        )
        shares = (
            score.recall,
            score.precision,
            *(part / score.hits for part in (score.units, score.spans, score.relations)),
        )
        shown = " | ".join(f"{share:.3f}" for share in shares)
        rows.append(f"| {title} | {len(sets[language])} | {score.expected} | {shown} |")
    return "\n".join(rows)


def conflicts() -> str:
    """Return the rows of measures of more and more figures."""
    rows = []
    for size in (250, 500, 1000, 2000):
        entries = [
            FigureEntry(f"f{number}", read_figure(str(number + 10), "USD"), "m", "b", "2021")
            for number in range(size)
        ]
        start = time.process_time()
        found = len(find_conflicts(entries))
        rows.append(f"| {size:,} | {found:,} | {time.process_time() - start:.2f} s |")
    return "\n".join(rows)


def hostile() -> str:
    """Return the rows of texts that are all numbers, the best of three runs each."""
    rows = []
    for piece in HOSTILE:
        text = (piece * HOSTILE_SIZE)[:HOSTILE_SIZE]
        times = []
        for _ in range(3):
            start = time.process_time()
            extract_quantities(text)
            times.append(time.process_time() - start)
        rows.append(f"| `{piece}` … | {min(times) / HOSTILE_SIZE * 1e6:.1f} |")
    return "\n".join(rows)


def tables(cases: ModuleType) -> str:
    sets = read_texts(cases)
    english = [sentence.text for name in ("en", "seeds") for sentence in sets[name]]
    version, seconds, other = run_other(english)
    start = time.perf_counter()
    for text in english:
        extract_quantities(text)
    return SECTION.format(
        ours=time.perf_counter() - start,
        seconds=seconds,
        size=sum(map(len, english)) / 1000,
        version=__version__,
        other=version,
        python=platform.python_version(),
        comparison=comparison(cases, sets, other),
        languages=by_language(cases, sets),
        conflicts=conflicts(),
        hostile=hostile(),
    )


def main() -> None:
    text = tables(load_cases())
    print(text)
    old = README.read_text(encoding="utf-8")
    section = re.compile(r"(^## Figures\n).*?(?=^## |\Z)", re.DOTALL | re.MULTILINE)
    new = section.sub(lambda found: f"{found[1]}\n{text}\n\n", old)
    README.write_text(new, encoding="utf-8")


if __name__ == "__main__":
    main()
