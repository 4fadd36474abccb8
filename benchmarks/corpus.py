"""How the corpus grows: opening it for a build that cites twenty of its sources.

Makes corpora of 20, 1,000 and 10,000 sources of ten kilobytes, opens each in a fresh process
(first with an empty cache, then with a warm one) and asks for the state and the text of twenty
sources, as a build does. Writes its table into README.md.
"""

from __future__ import annotations

import json
import os
import platform
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SIZES = (20, 1_000, 10_000)
CITED = 20
WARM_RUNS = 5
TEXT_BYTES = 10_000
WORDS = [
    *("trade", "transit", "energy", "pipeline", "border", "security", "ambassador", "growth"),
    *("percent", "million", "tenge", "Kazakhstan", "China", "region", "cooperation", "railway"),
]
ENTRY = """  made-{number:05d}:
    file: texts/made-{number:05d}.txt
    type: article-newspaper
    title: "Made text number {number}: trade, transit and energy"
    container-title: Made Daily
    author: [{{family: Family{number}, given: Given}}]
    issued: "2022-0{month}-1{month}"
    URL: https://example.org/{number}
    speakers:
      A: {{name: Person {number}, role: Analyst}}
"""
README = Path(__file__).parent / "README.md"


def make_corpus(folder: Path, size: int) -> None:
    """Write a corpus of made texts, the same on every machine."""
    chance = random.Random(2022)  # noqa: S311 - made text, nothing secret
    (folder / "texts").mkdir(parents=True)
    entries = [ENTRY.format(number=number, month=number % 9 + 1) for number in range(size)]
    (folder / "corpus.yaml").write_text(
        "defaults: {language: en, rights: excerpt}\nsources:\n" + "".join(entries),
    )
    for number in range(size):
        text = ""
        while len(text) < TEXT_BYTES:
            text += " ".join(chance.choices(WORDS, k=14)).capitalize() + ". "
            text += "\n\n" if chance.random() < 0.2 else ""
        (folder / "texts" / f"made-{number:05d}.txt").write_text(text)


def measure(folder: Path) -> None:
    """Open a corpus in this process as a build does, and print what it took."""
    from sphinx_kzbrief.corpus import Corpus, readers  # noqa: PLC0415

    start = time.perf_counter()
    corpus = Corpus.open(folder)
    problems = len(corpus.problems)
    opened = time.perf_counter()
    step = len(corpus.sources) // CITED
    for key in list(corpus.sources)[:: step or 1][:CITED]:
        corpus.fingerprint(key)
        corpus.document(key)
    done = time.perf_counter()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    assert problems == 0, corpus.problems[:3]  # noqa: S101
    assert readers.READERS  # noqa: S101
    print(json.dumps({"open": opened - start, "total": done - start, "memory": memory}))


def measured(folder: Path, cache: Path) -> dict[str, float]:
    """Open a corpus in a fresh process and return what it took, in seconds and megabytes."""
    environment = {**os.environ, "XDG_CACHE_HOME": str(cache)}
    command = [sys.executable, __file__, str(folder)]
    done = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
    return dict(json.loads(done.stdout))


def row_of(size: int, base: Path) -> list[float]:
    """Return size, first load, warm opening, both with twenty sources, and memory."""
    folder, cache = base / f"corpus-{size}", base / f"cache-{size}"
    make_corpus(folder, size)
    first = measured(folder, cache)
    warm = [measured(folder, cache) for _ in range(WARM_RUNS)]
    best = {name: min(run[name] for run in warm) for name in first}
    return [size, first["total"], best["open"], best["total"], best["memory"]]


def table_of(rows: list[list[float]]) -> str:
    """Return the table as Markdown."""
    _, _, _, least, memory = rows[0]
    lines = [
        "| sources | first load | warm: open | warm: with 20 read | more than with 20 | memory |",
        "|---:|---:|---:|---:|---:|---:|",
    ]
    lines += [
        f"| {size:,.0f} | {first:.2f} s | {opened:.3f} s | {total:.3f} s | {total - least:+.3f} s "
        f"| {used - memory:+.0f} MB |"
        for size, first, opened, total, used in rows
    ]
    return "\n".join(lines)


def write_section(text: str) -> None:
    """Replace what stands under "Corpus" in README.md, up to the next heading."""
    old = README.read_text()
    section = re.compile(r"(^## Corpus\n).*?(?=^## |\Z)", re.DOTALL | re.MULTILINE)
    README.write_text(section.sub(lambda found: f"{found[1]}\n{text}\n\n", old))


def main() -> None:
    """Measure all sizes and write the section."""
    with tempfile.TemporaryDirectory() as base:
        rows = [row_of(size, Path(base)) for size in SIZES]
    table = table_of(rows)
    print(table)
    write_section(
        "`corpus.py`: made texts of ten kilobytes. A fresh process opens the corpus, checks that "
        "all files are there,\nand asks for the state and the text of twenty sources, as a build "
        f"does (best of {WARM_RUNS} runs; memory is\nwhat it takes more than the smallest corpus). "
        f"Python {platform.python_version()}.\n\n{table}",
    )


if __name__ == "__main__":
    if len(sys.argv) > 1:
        measure(Path(sys.argv[1]))
    else:
        main()
