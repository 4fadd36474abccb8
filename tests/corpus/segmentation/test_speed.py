"""Time grows with the text and no faster, whatever the text is."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from sphinx_kzbrief.corpus.segmentation import plain_blocks, segment_text

SEEDS = sorted((Path(__file__).parents[3] / "seeds").glob("*.txt"))


def seconds(text: str) -> float:
    started = time.process_time()
    segment_text(text, plain_blocks(text))
    return time.process_time() - started


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem[:3])
def test_a_megabyte_ends_in_bounded_time(path):
    text = path.read_text(encoding="utf-8")
    # About one second alone: the bound tells a search that explodes, not a slow machine.
    assert seconds("\n\n".join([text] * (1_000_000 // len(text)))) < 90


@pytest.mark.parametrize(
    "text",
    [
        '"' * 40_000,
        "“" * 40_000,
        "'a " * 40_000,
        "Xi said " * 15_000,
        "Xi Jinping said that, " * 5_000,
        "Q: a? " * 20_000,
        "Aa: " * 40_000,
        "Abc " * 40_000,
        "(" * 100_000,
        "– a?\n\n" * 10_000,
        " " * 200_000 + "x",
        "Q: " + "Is it so? I think. " * 10_000,
    ],
    ids=lambda text: text[:12].strip(),
)
def test_hostile_text_takes_seconds(text):
    assert seconds(text) < 15
