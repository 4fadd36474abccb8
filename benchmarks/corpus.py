"""How texts are read, and how the corpus grows: opening it for a build that cites twenty sources.

Reads and segments real texts beside made ones, each kind in fresh processes, and ever longer real
texts. Makes corpora of 20, 1,000 and 10,000 sources of ten kilobytes, opens each in a fresh process
(first with an empty cache, then with a warm one) and asks for the state and the text of twenty
sources, as a build does. Writes its tables into README.md.
"""

from __future__ import annotations

import itertools
import json
import os
import platform
import random
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from building.measuring import peak_memory
from building.real_texts import arguments, find_real_texts, told_packages
from building.texts import make_sources, zipf_texts

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

READ_LENGTH = 1_000_000
READ_RUNS = 5
LENGTHS = (500_000, 1_000_000, 2_000_000, 4_000_000)
WARM_UP = 2_000
JOINT = "\n\n"
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


def made_texts(count: int) -> list[str]:
    """Return made texts of sixteen words, the same on every machine."""
    chance = random.Random(2022)  # noqa: S311 - made text, nothing secret
    texts = []
    for _ in range(count):
        text = ""
        while len(text) < TEXT_BYTES:
            text += " ".join(chance.choices(WORDS, k=14)).capitalize() + ". "
            text += "\n\n" if chance.random() < 0.2 else ""
        texts.append(text)
    return texts


def make_corpus(folder: Path, size: int) -> None:
    """Write a corpus of made texts."""
    (folder / "texts").mkdir(parents=True)
    entries = [ENTRY.format(number=number, month=number % 9 + 1) for number in range(size)]
    (folder / "corpus.yaml").write_text(
        "defaults: {language: en, rights: excerpt}\nsources:\n" + "".join(entries),
    )
    for number, text in enumerate(made_texts(size)):
        (folder / "texts" / f"made-{number:05d}.txt").write_text(text)


def read_all(folder: Path) -> None:
    """Read the texts of a folder once in this process, and print the processor time it took."""
    from sphinx_kzbrief.corpus import read_document  # noqa: PLC0415

    first, *paths = sorted(folder.glob("*.txt"))
    read_document(first)
    begun = time.process_time()
    characters = sum(len(read_document(path).text) for path in paths)
    print(json.dumps({"seconds": time.process_time() - begun, "characters": characters}))


def reading_times(texts: Mapping[str, Sequence[str]]) -> dict[str, tuple[int, float]]:
    """Return for named texts how many characters were read, and seconds a million of them.

    Words met before are read faster, so every run is a fresh process, which reads every text once;
    the start of the first one is read beforehand, for what is loaded only once. Runs go by turns.
    """
    best: dict[str, tuple[int, float]] = {}
    with tempfile.TemporaryDirectory() as base:
        for name, some in texts.items():
            folder = Path(base) / name
            folder.mkdir()
            for number, text in enumerate((some[0][:WARM_UP], *some)):
                (folder / f"{number:05d}.txt").write_text(text, "utf-8")
        for _, name in itertools.product(range(READ_RUNS), texts):
            run = json.loads(run_self("read", str(Path(base) / name)))
            seconds = run["seconds"] / run["characters"] * 1e6
            best[name] = run["characters"], min(seconds, best.get(name, (0, seconds))[1])
    return best


def sample(texts: Sequence[str], length: int) -> list[str]:
    """Return texts that are a length together, or all; in an order as mixed for every length."""
    chance = random.Random(2022)  # noqa: S311 - an order, nothing secret
    chosen, left = [], length
    for text in chance.sample(texts, len(texts)):
        chosen.append(text[:left])
        left -= len(chosen[-1])
        if not left:
            break
    return chosen


def reading_tables(real: dict[str, list[str]]) -> str:
    """Measure what reading takes by kind and by length; return both tables as Markdown."""
    made = {
        "made, sixteen words": made_texts(READ_LENGTH // TEXT_BYTES),
        "made, words by Zipf's law": zipf_texts(READ_LENGTH // TEXT_BYTES, TEXT_BYTES),
        "made, like news": [source.text for source in make_sources(150)],
    }
    lines = [
        "| text | characters | a million characters | × made by Zipf's law |",
        "|---|---:|---:|---:|",
    ]
    times = reading_times(
        {kind: sample(texts, READ_LENGTH) for kind, texts in {**made, **real}.items()}
    )
    zipf = times["made, words by Zipf's law"][1]
    lines += [
        f"| {kind} | {characters:,} | {seconds:.2f} s | {seconds / zipf:.1f} |"
        for kind, (characters, seconds) in times.items()
    ]
    lines += ["", "| one text of | " + " | ".join(f"{n / 1e6:g} million" for n in LENGTHS) + " |"]
    lines.append("|---|" + "---:|" * len(LENGTHS))
    for kind, texts in real.items():
        whole = sum(map(len, texts))
        if whole >= LENGTHS[1]:
            joined = {f"{n}": [JOINT.join(sample(texts, n))] for n in LENGTHS if n <= whole}
            times = reading_times(joined)
            cells = [f"{times[f'{n}'][1]:.2f} s" if n <= whole else "–" for n in LENGTHS]
            lines.append(f"| {kind} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def open_all(folder: Path) -> None:
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
    memory = peak_memory()
    assert problems == 0, corpus.problems[:3]  # noqa: S101
    assert readers.READERS  # noqa: S101
    print(json.dumps({"open": opened - start, "total": done - start, "memory": memory}))


def run_self(*task: str, cache: Path | None = None) -> str:
    """Do a task in a fresh process and return what it prints."""
    environment = {**os.environ, **({"XDG_CACHE_HOME": str(cache)} if cache else {})}
    command = [sys.executable, __file__, *task]
    done = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
    return done.stdout


def measured(folder: Path, cache: Path) -> dict[str, float]:
    """Open a corpus in a fresh process and return what it took, in seconds and megabytes."""
    return dict(json.loads(run_self("open", str(folder), cache=cache)))


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


def main(own: Path | None) -> None:
    """Measure all kinds of text and all sizes, and write the section."""
    real = find_real_texts(own)
    reading = reading_tables(real)
    with tempfile.TemporaryDirectory() as base:
        rows = [row_of(size, Path(base)) for size in SIZES]
    table = table_of(rows)
    print(f"{reading}\n\n{table}")
    write_section(
        "`corpus.py`: reading and segmenting, in processor time of fresh processes (best of "
        f"{READ_RUNS}), by kind of text; then one\ntext of ever more characters, the time a "
        "million of them. Each speech is one line; in paragraphs they take\na tenth longer. "
        "We found no package with long free prose in Russian: the Declaration of Human\nRights and "
        "what is prose in two manuals are short, and nobody speaks in them. "
        "`python benchmarks/corpus.py\n--texts FOLDER` measures text files of your own beside them."
        f"\n\n{reading}\n\n{told_packages(real)}\n\n"
        "Opening, with made texts of ten kilobytes: a fresh process opens the corpus, checks that "
        "all files are there,\nand asks for the state and the text of twenty sources, as a build "
        f"does (best of {WARM_RUNS} runs; memory is\nwhat it takes more than the smallest corpus). "
        f"Python {platform.python_version()}.\n\n{table}",
    )


if __name__ == "__main__":
    given = arguments()
    match given.task:
        case ["read", folder]:
            read_all(Path(folder))
        case ["open", folder]:
            open_all(Path(folder))
        case _:
            main(given.texts)
