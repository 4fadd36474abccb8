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


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem[:3])
def test_a_text_of_one_line_takes_time_by_its_length(path):
    text = " ".join(path.read_text(encoding="utf-8").split()) + " "
    short, long = (text * (size // len(text)) for size in (400_000, 1_600_000))
    assert seconds(long) < 10 * seconds(short)


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
        "[a – Ed " * 20_000,
        "(Editor's note " * 10_000,
        "— Да, — сказал он, " * 8_000,
        "«Да, – сказал он " * 8_000,
        "1:20 Ann: " * 15_000,
        "the president of the " * 8_000,
        "accused him of “" * 10_000,
        "In the words of Ann Lee, " * 6_000,
        "Ann Lee, of a b c " * 10_000,
    ],
    ids=lambda text: text[:12].strip(),
)
def test_hostile_text_takes_seconds(text):
    assert seconds(text) < 15
