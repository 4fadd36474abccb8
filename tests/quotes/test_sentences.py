"""Whole sentences of ordinary prose raise no alarm of context, alone or two by two."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from sphinx_kzbrief.quotes import PreparedText, match_quote
from sphinx_kzbrief.text.sentences import sentences

TEXTS = sorted((Path(__file__).parent / "texts").glob("*.txt"))


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_whole_sentences_raise_no_alarm(path):
    text = path.read_text(encoding="utf-8")
    prepared = PreparedText(text)
    found = sentences(text, path.stem)
    spans = [*found, *((one.start, other.end) for one, other in pairwise(found))]
    for start, end in spans:
        match = match_quote(prepared, text[start:end])
        assert match.verbatim
        assert match.context == (), text[start:end]
