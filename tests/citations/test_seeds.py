"""The five sources of the repository, as a brief would cite them."""

from pathlib import Path

import pytest

from sphinx_kzbrief.citations import (
    CitationContext,
    build_reference_list,
    format_citation,
    parse_citation,
)
from sphinx_kzbrief.corpus import Corpus, parse_locator

ROOT = Path(__file__).parents[2]
EXPECTED = Path(__file__).parent / "fixtures" / "seeds.txt"


@pytest.fixture(scope="module")
def seeds():
    return Corpus.open(ROOT / "seeds").sources


@pytest.mark.parametrize("style", ["author-date", "numeric", "note"])
def test_list_of_the_seeds_reads_as_the_fixture_says(style, seeds, shown):
    wanted = EXPECTED.read_text(encoding="utf-8").split(f"## {style}\n")[1].split("\n\n## ")[0]
    entries = build_reference_list(seeds.values(), style, "en")
    assert [shown(entry.runs) for entry in entries] == wanted.strip().splitlines()


def test_citation_of_the_seeds(seeds, shown):
    text = "see gt-nuryshev-2022#para3, emphasis ours; scmp-koishibayev-2022"
    items = parse_citation(text, seeds)
    entries = {entry.key: entry for entry in build_reference_list(seeds.values())}
    context = CitationContext(entries, {"gt-nuryshev-2022#para3": parse_locator("s#para3")})
    assert shown(format_citation(items, "author-date", "en", context)) == (
        "(see Nuryshev 2022, para. 3 of our copy, emphasis ours; Koishibayev [2022?])"
    )
