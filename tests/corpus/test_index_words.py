"""Words as the index keeps them, and what a user typed as a query."""

from __future__ import annotations

import pytest

from sphinx_kzbrief.corpus import CorpusError
from sphinx_kzbrief.corpus.index import parse_query
from sphinx_kzbrief.corpus.index.folding import folded_words, indexed_words


def test_or_is_a_word() -> None:
    assert parse_query("trade OR growth").all_of == '"trade" AND "or" AND "growth"'


def test_too_many_words_are_refused() -> None:
    with pytest.raises(CorpusError, match="at most 64"):
        parse_query(" ".join(f"word{number}" for number in range(65)))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("China's trade", ["china", "s", "trade"]),
        ("China’s", ["china", "s"]),
        ("ﬁnal Ｗide", ["final", "wide"]),
        ("co\u00adoperate zero\u200bwidth", ["cooperate", "zerowidth"]),
        ("Straße Élan naïve", ["strasse", "elan", "naive"]),
        ("İstanbul ılık", ["istanbul", "ilik"]),
        ("Й и Қ к Ө о", ["й", "и", "қ", "к", "ө", "о"]),
        ("中国GDP增长5%", ["中", "国", "gdp", "增", "长", "5"]),
        ("東京タワー", ["東", "京", "タ", "ワ", "ー"]),
        ("snake_case", ["snake", "case"]),
        ("", []),
    ],
)
def test_folding(text: str, words: list[str]) -> None:
    assert folded_words(text) == words


def test_a_broken_word_is_found_joined_and_in_parts() -> None:
    assert indexed_words("long-\n  term plan") == ["longterm", "plan", "long", "term"]
