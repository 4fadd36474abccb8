"""What is proposed in a quotation's place is verbatim: whoever pastes it is not told again."""

from __future__ import annotations

import random
import re

import pytest

from sphinx_kzbrief.quotes import DifferenceKind, Verdict, match_quote
from sphinx_kzbrief.quotes.explain import PROPOSED

SOURCE = """Article 1

All human beings are born free and equal in dignity and rights. They are endowed with reason, and
should act – in a spirit of “brotherhood” – towards one another[1]; 4,000 hours of it, or 2.6million.

Article 2

No one shall be held in slavery: the trade in e-mails and grain fell by 12.5 per cent (after 2019)
to $25 billion. “We will,” she said, “go on.” То, что они делают, не новость. 中国和俄罗斯。

- a list of the things that we have
- a re-sign of it, and a co-operative"""


def _mutants(count: int):
    """Yield runs of the source's words with one or two slips of an author in each."""
    draw = random.Random(7)  # noqa: S311 - a fixed row of made inputs
    words = SOURCE.split()
    slips = (
        lambda run: run[1:] or run,
        lambda run: [draw.choice(["never", "40", "the", "Smith"]), *run],
        lambda run: [*run, draw.choice(["not", "million,", "it!", "[sic]"])],
        lambda run: [*run[: len(run) // 2], draw.choice(words), *run[len(run) // 2 :]],
        lambda run: [word for index, word in enumerate(run) if index != len(run) // 2],
        lambda run: [run[0][1:] or run[0], *run[1:]],
        lambda run: [*run[:-1], run[-1][:-1] or run[-1]],
        lambda run: [re.sub(r"\d", "7", word) for word in run],
        lambda run: [word.replace("-", "").replace(",", "") for word in run],
        lambda run: [*run[:2], "...", *run[4:]] if len(run) > 5 else run,
    )
    for _ in range(count):
        start = draw.randrange(len(words) - 3)
        run = words[start : start + draw.randrange(2, 14)]
        for slip in draw.sample(slips, draw.randrange(1, 3)):
            run = slip(run)
        yield " ".join(run)


@pytest.mark.parametrize("profile", ["chicago", "ap", "strict"])
def test_a_proposal_is_verbatim_when_pasted(profile):
    proposed = 0
    for quotation in _mutants(400):
        match = match_quote(SOURCE, quotation, profile=profile)
        if match.correction is not None:
            proposed += 1
            again = match_quote(SOURCE, match.correction, profile=profile)
            assert again.verbatim, (quotation, match.correction)
    assert proposed > 100


def test_a_diff_holds_nothing_beyond_the_quotation():
    """It shows no more of the source than what is replaced, and what denies that."""
    for quotation in _mutants(400):
        parts = match_quote(SOURCE, quotation).differences
        for part in (*parts[:1], *parts[-1:]):
            bare = part.kind not in {None, DifferenceKind.NEGATION} and not part.quotation
            assert not bare, (quotation, part)


def test_what_says_another_thing_is_shown_but_not_proposed():
    match = match_quote("It is a great day to get the job done.", "He had a great day to win")
    assert match.verdict in {Verdict.ALTERED, Verdict.MISSING}
    assert match.correction is None
    assert 0.5 < PROPOSED < 1
