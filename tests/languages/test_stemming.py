"""Forms of one word have one stem; words that merely look alike have two."""

from __future__ import annotations

import pytest

from sphinx_kzbrief.languages.stemming import stem


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("en", "soldier soldiers"),
        ("en-GB", "country countries"),
        ("ru", "договоренности договоренностей договоренностями"),
        ("ru", "границы граница границам"),
        ("de", "vertrag vertrags vertrage"),
        ("kk", "келісім келісімдер келісімнің келісімдердің келісімдерге келісімі"),
        ("kk", "қазақстан қазақстанның қазақстанға қазақстанда"),
        ("kk", "бостандық бостандықтар бостандықтарды бостандықтардың"),
        ("kk", "бала баласы балалар балаларымыздың"),
        ("kk", "үй үйлер үйлердің үйлеріміздің үйдің"),
        ("kk", "жер жерлер жерлердің"),
        ("kk", "халық халқы халқының халқымыздың халықтың халықтарға"),
        ("kk", "орын орны орнында орындар"),
        ("kk", "кітап кітабы кітабымыздың кітаптар"),
        ("kk", "мектеп мектебі мектептер мектепте мектептің"),
    ],
)
def test_forms_have_one_stem(language: str, forms: str) -> None:
    assert len({stem(form, language) for form in forms.split()}) == 1


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "general generous"),
        ("ru", "мир мера"),
        ("kk", "адам адал"),
        ("kk", "сауда сауын"),
        ("kk", "май майдан"),
        ("kk", "бос бостандық"),
        ("kk", "ме менің"),
        ("kk", "бар барлық"),
    ],
)
def test_other_words_have_other_stems(language: str, words: str) -> None:
    assert len({stem(word, language) for word in words.split()}) == 2


@pytest.mark.parametrize("language", ["zh", "th", "xx", "not a tag", ""])
def test_a_language_that_nobody_knows_leaves_words_alone(language: str) -> None:
    assert stem("soldiers", language) == "soldiers"
