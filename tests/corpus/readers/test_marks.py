"""Raised and lowered characters stay apart from the words they stand behind."""

from __future__ import annotations

import pytest

from sphinx_kzbrief.corpus.readers.canonical.marks import fraction, subscript, superscript


@pytest.mark.parametrize(
    ("run", "text"),
    [
        ("6", "⁶"),
        ("−2", "⁻²"),
        ("–9", "⁻⁹"),
        ("‑1", "⁻¹"),
        (" 12 ", "¹²"),
        ("st", "st"),
        ("me", "me"),
        ("a", "ᵃ"),
        ("q", "q"),
        ("*", "*"),
        ("[3]", "[3]"),
        ("n+1", "ⁿ⁺¹"),
        ("1,2", "¹,²"),
        ("3–5", "³–⁵"),
        ("x/2", "^(x/2)"),
        ("2Q", "^2Q"),
    ],
)
def test_a_raised_run(run, text):
    assert superscript(run) == text


def test_a_lowered_run():
    assert (subscript("2"), subscript("max")) == ("₂", "max")


def test_a_fraction_is_one_sign_where_unicode_has_it():
    assert (fraction("1", "2"), fraction("7", "16")) == ("½", "⁷⁄₁₆")
