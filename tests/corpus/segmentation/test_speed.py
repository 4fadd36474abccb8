"""Time grows with the text and no faster, whatever the text is."""

from __future__ import annotations

from pathlib import Path

import pytest

from sphinx_kzbrief.corpus.segmentation import plain_blocks, segment_text

SEEDS = sorted((Path(__file__).parents[3] / "seeds").glob("*.txt"))


@pytest.fixture
def seconds(stopwatch):
    def measured(text: str) -> float:
        with stopwatch:
            segment_text(text, plain_blocks(text))
        return stopwatch.seconds

    return measured


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem[:3])
def test_a_megabyte_takes_time_by_its_length(path, seconds):
    text = path.read_text(encoding="utf-8") + "\n\n"
    short, long = (text * (size // len(text)) for size in (250_000, 1_000_000))
    assert seconds(long) < 10 * seconds(short)


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem[:3])
def test_a_text_of_one_line_takes_time_by_its_length(path, seconds):
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
def test_hostile_text_takes_time_by_its_length(text, seconds):
    # Four times the text takes four times the time; sixteen would be quadratic.
    assert seconds(text) < max(10 * seconds(text[: len(text) // 4]), 0.5)
