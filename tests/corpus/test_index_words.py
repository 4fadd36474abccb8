"""Words as the index keeps them, and what a user typed as a query."""

from __future__ import annotations

import pytest

from sphinx_kzbrief.corpus import CorpusError
from sphinx_kzbrief.corpus.index import parse_query
from sphinx_kzbrief.corpus.index.folding import folded_words, indexed_words


def test_operators_are_words() -> None:
    query = parse_query("trade OR NEAR(growth) -x")
    assert [term.expression for term in query.terms] == ['"trade"', '"near growth"', '"x"']
    assert query.left_out == ("OR",)


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
        ("10⁶ growth² CO₂ km²", ["10", "6", "growth", "2", "co2", "km2"]),
        ("3½ and ¾", ["3", "1", "2", "and", "3", "4"]),
        ("", []),
    ],
)
def test_folding(text: str, words: list[str]) -> None:
    assert folded_words(text) == words


def test_a_broken_word_is_found_joined_and_in_parts() -> None:
    assert indexed_words("long-\n  term plan") == ["longterm", "plan", "long", "term"]
