"""Fractions that state a share, and idioms that hold one."""

from __future__ import annotations

import pytest

from sphinx_kzbrief.figures import extract_quantities, states_share


def shares(text, language):
    return [q.text for q in extract_quantities(text, language) if states_share(text, q, language)]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Two thirds of the wells are dry.", "en", ["Two thirds"]),
        ("One in eight houses stands empty.", "en", ["One in eight"]),
        ("Nearly half were sold.", "en", ["half"]),
        ("A quarter of all farms closed.", "en", ["quarter"]),
        ("Half the villages have no road.", "en", ["Half"]),
        ("Output fell by a fifth.", "en", ["fifth"]),
        ("The plan is half the battle.", "en", []),
        ("He broke the stick in half.", "en", []),
        ("A two-thirds majority is needed.", "en", []),
        ("Закрыта треть шахт.", "ru", ["треть"]),
        ("Две трети полей орошаются.", "ru", ["Две трети"]),
        ("三分之二的村庄通了电。", "zh", ["三分之二"]),
        ("Ауылдардың үштен бірі бос.", "kk", ["үштен бірі"]),
    ],
)
def test_a_share_is_told_from_an_idiom(text, language, expected):
    assert shares(text, language) == expected


def test_a_multiple_is_no_share():
    assert shares("Exports rose twofold, and 5 percent at home.", "en") == []
