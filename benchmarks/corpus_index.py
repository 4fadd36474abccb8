"""How the index grows: reading a corpus on all cores, keeping it up to date, searching it.

Makes corpora of 100, 1,000 and 10,000 sources of ten kilobytes, whose words are as unevenly common
as those of a language (Zipf's law), and measures each in a fresh process. Writes its tables into
README.md.
"""

from __future__ import annotations

import itertools
import json
import os
import platform
import random
import re
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SIZES = (100, 1_000, 10_000)
TEXT_BYTES = 10_000
VOCABULARY = 40_000
SYLLABLES = ("ba", "ke", "lo", "mi", "nu", "ra", "se", "ti", "vo", "zu", "dar", "gen", "kor", "lin")
RUNS = 15
README = Path(__file__).parent / "README.md"


def words_of(chance: random.Random) -> tuple[list[str], list[float]]:
    """Return made words and their cumulated weights, the first the commonest."""
    words = {f"{a}{b}{c}{d}" for a, b, c, d in itertools.product(SYLLABLES, repeat=4)}
    chosen = chance.sample(sorted(words), min(VOCABULARY, len(words)))
    return chosen, list(itertools.accumulate(1 / (rank + 3) for rank in range(len(chosen))))


def make_corpus(folder: Path, size: int) -> list[str]:
    """Write a corpus, the same on every machine; returns its words, the commonest first."""
    chance = random.Random(2022)  # noqa: S311 - made text, nothing secret
    words, weights = words_of(chance)
    folder.mkdir(parents=True)
    entries = []
    for number in range(size):
        length, paragraphs = 0, []
        while length < TEXT_BYTES:
            sentences = [
                " ".join(chance.choices(words, cum_weights=weights, k=18)).capitalize() + "."
                for _ in range(chance.randint(2, 5))
            ]
            paragraphs.append(" ".join(sentences))
            length += len(paragraphs[-1])
        (folder / f"made-{number}.txt").write_text("\n\n".join(paragraphs))
        entries.append(f"  made-{number}: {{file: made-{number}.txt, title: Made {number}}}\n")
    (folder / "corpus.yaml").write_text("sources:\n" + "".join(entries))
    return words


def queries(words: list[str], quotation: str) -> dict[str, str]:
    """Return queries by what is hard about them."""
    return {
        "a rare word": words[20_000],
        "two common words": f"{words[20]} {words[30]}",
        "a common and a rare word": f"{words[5]} {words[9_000]}",
        "the commonest word": words[0],
        "three of the commonest": " ".join(words[:3]),
        "a phrase of the commonest": f'"{words[0]} {words[1]}"',
        "a word that is nowhere": "nowhere",
        "six words in a row": f'"{" ".join(quotation.split()[:6])}"',
    }


def measure(folder: Path, cache: Path) -> None:
    """Index and search a corpus in this process, and print what it took."""
    from sphinx_kzbrief.corpus import Corpus  # noqa: PLC0415
    from sphinx_kzbrief.corpus.index import CorpusIndex  # noqa: PLC0415

    words = json.loads((folder.parent / "words.json").read_text())
    corpus = Corpus.open(folder)
    with CorpusIndex.open(corpus, cache) as index:
        begun = time.perf_counter()
        read = index.update().read
        first = time.perf_counter() - begun
        assert read == len(corpus.sources)  # noqa: S101
    corpus = Corpus.open(folder)
    with CorpusIndex.open(corpus, cache) as index:
        begun = time.perf_counter()
        assert index.update().read == 0  # noqa: S101
        again = time.perf_counter() - begun
        middle = (folder / f"made-{len(corpus.sources) // 2}.txt").read_text().split("\n\n")[3]
        quotation = " ".join(middle.split()[1:17])
        searches = {
            name: best_ms(lambda query=query: index.search(query, 10))
            for name, query in queries(words, quotation).items()
        }
        found = index.holders(quotation)
        assert f"made-{len(corpus.sources) // 2}" in found  # noqa: S101
        searches["sources that hold a quotation of 16 words"] = best_ms(
            lambda: index.holders(quotation)
        )
    size = sum(path.stat().st_size for path in cache.rglob("*") if path.is_file())
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        json.dumps(
            {"first": first, "again": again, "size": size, "memory": memory, "search": searches}
        )
    )


def best_ms(work: object) -> float:
    """Return the shortest time that some work took, in milliseconds."""
    assert callable(work)  # noqa: S101
    times = []
    for _ in range(RUNS):
        begun = time.perf_counter()
        work()
        times.append((time.perf_counter() - begun) * 1000)
    return min(times)


def measured(size: int, base: Path) -> dict[str, object]:
    """Make a corpus, and measure it in a fresh process."""
    folder = base / str(size) / "corpus"
    words = make_corpus(folder, size)
    (folder.parent / "words.json").write_text(json.dumps(words))
    command = [sys.executable, __file__, str(folder), str(folder.parent / "cache")]
    environment = {**os.environ, "XDG_CACHE_HOME": str(folder.parent / "manifests")}
    done = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
    return dict(json.loads(done.stdout))


def tables_of(results: dict[int, dict[str, object]]) -> str:
    """Return both tables as Markdown."""
    lines = [
        "| sources | first indexing | brought up to date | index | memory |",
        "|---:|---:|---:|---:|---:|",
    ]
    lines += [
        f"| {size:,} | {found['first']:.1f} s | {found['again']:.3f} s "
        f"| {found['size'] / 1e6:.0f} MB | {found['memory']:.0f} MB |"
        for size, found in results.items()
    ]
    sizes = list(results)
    lines += ["", "| search | " + " | ".join(f"{size:,} sources" for size in sizes) + " |"]
    lines.append("|---|" + "---:|" * len(sizes))
    for name in results[sizes[0]]["search"]:
        cells = [f"{results[size]['search'][name]:.1f} ms" for size in sizes]
        lines.append(f"| {name} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def write_section(text: str) -> None:
    """Replace what stands under "Index" in README.md, up to the next heading."""
    old = README.read_text()
    section = re.compile(r"(^## Index\n).*?(?=^## |\Z)", re.DOTALL | re.MULTILINE)
    README.write_text(section.sub(lambda found: f"{found[1]}\n{text}\n\n", old))


def main() -> None:
    """Measure all sizes and write the section."""
    with tempfile.TemporaryDirectory() as base:
        results = {size: measured(size, Path(base)) for size in SIZES}
    tables = tables_of(results)
    print(tables)
    write_section(
        f"`corpus_index.py`: made texts of ten kilobytes, {VOCABULARY:,} words by Zipf's law. A "
        "search is answered with ten\npassages, their locators and excerpts "
        f"(best of {RUNS} runs). "
        f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, "
        f"{os.cpu_count()} cores.\n\n{tables}",
    )


if __name__ == "__main__":
    if len(sys.argv) > 1:
        measure(Path(sys.argv[1]), Path(sys.argv[2]))
    else:
        main()
