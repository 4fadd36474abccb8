"""Who says what stands between marks or is retold, sentence by sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from sphinx_kzbrief.corpus.segmentation.voices import Voices
from sphinx_kzbrief.text.spans import Span

LINES = Path(__file__).with_name("attributions.txt").read_text(encoding="utf-8").splitlines()
CASES = [line.rsplit("|", 1) for line in LINES if not line.startswith("#")]


def said_by(sentence: str) -> set[str | None]:
    return {voice.speaker for voice in Voices(sentence, None).inside(Span(0, len(sentence)), None)}


@pytest.mark.parametrize(("sentence", "who"), CASES, ids=[case[0][:40] for case in CASES])
def test_only_the_subject_of_a_verb_of_saying_speaks(sentence, who):
    expected = {"": set(), "-": {None}}.get(who.strip(), {who.strip()})
    assert said_by(sentence.strip()) == expected


@pytest.mark.parametrize(
    ("sentence", "clause"),
    [
        ("After Ann Lee said that it would hold, the council closed it.", "it would hold"),
        ("Ann Lee said that it would hold, which is false.", "it would hold"),
        ("Ann Lee said that it would hold – a view that nobody shares.", "it would hold"),
        ("Ann Lee said it would hold (it fell in the night).", "it would hold"),
        ("Ann Lee said it would hold, yet it fell.", "it would hold"),
        ("Ann Lee said that it would hold. It fell.", "it would hold."),
        ("Иван Петров сказал, что мост выдержит, хотя инженеры не согласны.", "мост выдержит"),
        ("外交部长王毅表示，桥能撑住,但专家不同意。", "桥能撑住"),
    ],
)
def test_a_retold_clause_ends_before_the_author_goes_on(sentence, clause):
    (voice,) = Voices(sentence, None).inside(Span(0, len(sentence)), None)
    assert voice.span.of(sentence) == clause
