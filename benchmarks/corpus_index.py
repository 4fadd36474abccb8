"""How the index grows: reading a corpus on all cores, keeping it up to date, searching it.

Makes corpora of 100, 1,000 and 10,000 sources of ten thousand characters, whose words are as
unevenly common as those of a language (Zipf's law), cuts real texts into such sources, and measures
each corpus in a fresh process. Writes its tables into README.md.
"""

from __future__ import annotations

import json
import os
import platform
import re
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from building.measuring import peak_memory
from building.real_texts import arguments, find_real_texts, pieces
from building.texts import zipf_texts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_kzbrief.corpus.index import CorpusIndex

SIZES = (100, 1_000, 10_000)
COMPARED = 1_000
ENOUGH = 100
TEXT_LENGTH = 10_000
SEARCHED = "English speeches"
RUNS = 15
README = Path(__file__).parent / "README.md"


def make_corpus(folder: Path, texts: Sequence[str]) -> None:
    """Write a corpus of texts."""
    folder.mkdir(parents=True)
    entries = []
    for number, text in enumerate(texts):
        (folder / f"text-{number}.txt").write_text(text, "utf-8")
        entries.append(f"  text-{number}: {{file: text-{number}.txt, title: Text {number}}}\n")
    (folder / "corpus.yaml").write_text("sources:\n" + "".join(entries))


def queries(texts: Sequence[str], quotation: str) -> dict[str, str]:
    """Return queries by what is hard about them."""
    counted = Counter(re.findall(r"[^\W\d_]+", " ".join(texts).lower()))
    words = [word for word, _ in counted.most_common()]
    return {
        "a rare word": words[len(words) // 2],
        "two common words": f"{words[20]} {words[30]}",
        "a common and a rare word": f"{words[5]} {words[len(words) // 4]}",
        "the commonest word": words[0],
        "three of the commonest": " ".join(words[:3]),
        "a phrase of the commonest": f'"{words[0]} {words[1]}"',
        "a word that is nowhere": "xyzzy",
        "a misspelt word": f"{words[len(words) // 3][:3]}{words[len(words) // 3][4:]}",
        "a question, of which a word is nowhere": f"how did {words[30]} {words[300]} xyzzy?",
        "six words in a row": f'"{" ".join(quotation.split()[:6])}"',
    }


def processor_seconds() -> float:
    """Return the processor time of this process and of those it started and that ended."""
    usages = map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(usage.ru_utime + usage.ru_stime for usage in usages)


def measure(folder: Path, cache: Path, *, search: bool) -> None:
    """Index and maybe search a corpus in this process, and print what it took."""
    from sphinx_kzbrief.corpus import Corpus  # noqa: PLC0415
    from sphinx_kzbrief.corpus.index import CorpusIndex  # noqa: PLC0415

    corpus = Corpus.open(folder)
    with CorpusIndex.open(corpus, cache) as index:
        begun, used = time.perf_counter(), processor_seconds()
        read = index.update().read
        first = time.perf_counter() - begun
        assert read == len(corpus.sources)  # noqa: S101
    used = processor_seconds() - used
    memory = peak_memory()
    corpus = Corpus.open(folder)
    with CorpusIndex.open(corpus, cache) as index:
        begun = time.perf_counter()
        assert index.update().read == 0  # noqa: S101
        again = time.perf_counter() - begun
        texts = [path.read_text("utf-8") for path in sorted(folder.glob("*.txt"))]
        searches = searched(index, texts, len(texts) // 2) if search else {}
    found = {
        "sources": len(texts),
        "per million": used / sum(map(len, texts)) * 1e6,
        "first": first,
        "again": again,
        "size": sum(path.stat().st_size for path in cache.rglob("*") if path.is_file()),
        "memory": memory,
        "search": searches,
    }
    print(json.dumps(found))


def searched(index: CorpusIndex, texts: Sequence[str], number: int) -> dict[str, float]:
    """Return what searches take, in milliseconds; a text by its number is quoted."""
    quotation = " ".join(max(texts[number].split("\n\n"), key=len).split()[1:17])
    times = {
        name: best_ms(lambda query=query: index.search(query, 10))
        for name, query in queries(texts, quotation).items()
    }
    assert index.holders(quotation)  # noqa: S101
    times["sources that hold a quotation of 16 words"] = best_ms(lambda: index.holders(quotation))
    return times


def best_ms(work: object) -> float:
    """Return the shortest time that some work took, in milliseconds."""
    assert callable(work)  # noqa: S101
    times = []
    for _ in range(RUNS):
        begun = time.perf_counter()
        work()
        times.append((time.perf_counter() - begun) * 1000)
    return min(times)


def measured(name: str, texts: Sequence[str]) -> dict[str, object]:
    """Write a corpus, and measure it in a fresh process."""
    with tempfile.TemporaryDirectory() as folder:
        base = Path(folder)
        make_corpus(base / "corpus", texts)
        command = [sys.executable, __file__, str(base / "corpus"), str(base / "cache"), name]
        environment = {**os.environ, "XDG_CACHE_HOME": str(base / "manifests")}
        done = subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE)
        return dict(json.loads(done.stdout))


def is_searched(name: str) -> bool:
    """Return whether a corpus is searched too: queries are made for words between spaces."""
    return name.startswith("made ") or name == SEARCHED


def tables_of(results: dict[str, dict[str, object]]) -> str:
    """Return both tables as Markdown."""
    made = results[f"made {COMPARED:,}"]["per million"]
    heads = ("corpus", "sources", "first indexing", "a million characters", "× made")
    heads = (*heads, "brought up to date", "index", "memory")
    lines = [f"| {' | '.join(heads)} |", "|---|" + "---:|" * 7]
    lines += [
        f"| {name.partition(' ')[0] if name.startswith('made ') else name} | {found['sources']:,} "
        f"| {found['first']:.1f} s | {found['per million']:.2f} s "
        f"| {found['per million'] / made:.1f} | {found['again']:.3f} s "
        f"| {found['size'] / 1e6:.0f} MB | {found['memory']:.0f} MB |"
        for name, found in results.items()
    ]
    names = [name for name in results if is_searched(name)]
    lines += ["", "| search | " + " | ".join(names) + " |", "|---|" + "---:|" * len(names)]
    for search in results[names[0]]["search"]:
        cells = [f"{results[name]['search'][search]:.1f} ms" for name in names]
        lines.append(f"| {search} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def write_section(text: str) -> None:
    """Replace what stands under "Index" in README.md, up to the next heading."""
    old = README.read_text("utf-8")
    section = re.compile(r"(^## Index\n).*?(?=^## |\Z)", re.DOTALL | re.MULTILINE)
    README.write_text(section.sub(lambda found: f"{found[1]}\n{text}\n\n", old), "utf-8")


def main(own: Path | None) -> None:
    """Measure all sizes and kinds of text, and write the section."""
    corpora = {f"made {size:,}": zipf_texts(size, TEXT_LENGTH) for size in SIZES}
    for kind, texts in find_real_texts(own).items():
        cut = pieces(texts, TEXT_LENGTH, COMPARED)
        if len(cut) >= ENOUGH:
            corpora[kind] = cut
    tables = tables_of({name: measured(name, texts) for name, texts in corpora.items()})
    print(tables)
    write_section(
        f"`corpus_index.py`: texts of {TEXT_LENGTH:,} characters, made of words by Zipf's law or "
        "cut from the real texts of the\nsection above, where they are enough for "
        f"{ENOUGH} sources. A million characters is processor time on all cores,\ntheir starting "
        "included. A search is answered with ten passages, their locators and excerpts "
        f"(best of {RUNS} runs).\nPython {platform.python_version()}, "
        f"SQLite {sqlite3.sqlite_version}, {os.cpu_count()} cores.\n\n{tables}",
    )


if __name__ == "__main__":
    given = arguments()
    if given.task:
        folder, cache, name = given.task
        measure(Path(folder), Path(cache), search=is_searched(name))
    else:
        main(given.texts)
