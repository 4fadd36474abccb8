"""Raised digits and letters at numbers: powers of ten count, references of notes do not."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from sphinx_kzbrief.figures import extract_quantities, read_figure
from sphinx_kzbrief.text.spans import Span


def marked(text):
    """Return a text without the braces around its note references, and their spans."""
    plain, notes = "", []
    for part in text.split("{"):
        mark, brace, rest = part.partition("}")
        if brace:
            notes.append(Span(len(plain), len(plain) + len(mark)))
        plain += mark + rest
    return plain, notes


@pytest.mark.parametrize(
    ("text", "value", "unit", "words"),
    [
        ("It cost $320{¹} million in all.", 320_000_000, "USD", "$320 million"),
        ("It cost $320{²}{³} million in all.", 320_000_000, "USD", "$320 million"),
        ("A rate of 12.5{ᵃ} percent.", Decimal("12.5"), "percent", "12.5 percent"),
        ("A rate of 12.5{*} percent.", Decimal("12.5"), "percent", "12.5 percent"),
        ("A rate of 12{[4]} percent.", 12, "percent", "12 percent"),
        ("The mean{²} 5 tonnes.", 5, "tonne", "5 tonnes"),
        ("{¹} 5 tonnes of ore{²}", 5, "tonne", "5 tonnes"),
    ],
)
def test_references_of_notes_are_no_part_of_a_number(text, value, unit, words):
    plain, notes = marked(text)
    (quantity,) = extract_quantities(plain, notes=notes)
    assert (quantity.value, quantity.unit, quantity.text) == (value, unit, words)
    assert quantity.span.of(plain)[0] == words[0]
    assert quantity.span.of(plain)[-1] == words[-1]


def test_what_qualifies_a_number_keeps_its_place_behind_a_note():
    plain, notes = marked("They{¹} paid more than{²} $320{³} million.")
    (quantity,) = extract_quantities(plain, notes=notes)
    assert quantity.qualifier_span.of(plain) == "more than"
    assert quantity.span.of(plain) == "$320³ million"


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("It moved 10⁶ tonnes.", "en", 10**6),
        ("It moved 10^6 tonnes.", "en", 10**6),
        ("It moved 3.2×10⁶ tonnes.", "en", 3_200_000),
        ("It moved 3.2 × 10⁻³ tonnes.", "en", Decimal("0.0032")),
        ("It costs $2 x 10^9.", "en", 2 * 10**9),
        ("Вес 3,2·10⁶ тонн.", "ru", 3_200_000),
        ("a ⁵⁄₁₆ inch bolt", "en", Fraction(5, 16)),
        ("a 7⁄16 inch bolt", "en", Fraction(7, 16)),
        ("a 2⁵⁄₁₆ inch bolt", "en", Fraction(37, 16)),
        ("a 2 ⁵⁄₁₆ inch bolt", "en", Fraction(37, 16)),
        # The first power of a number is the number, whatever the sign is meant as.
        ("It cost $320¹ million.", "en", 320_000_000),
    ],
)
def test_powers_of_ten_and_raised_fractions(text, language, value):
    (quantity,) = extract_quantities(text, language)
    assert quantity.value == value


@pytest.mark.parametrize(
    ("text", "language"),
    [("It cost $320² million.", "en"), ("5³ apples", "en"), ("10⁶吨", "zh"), ("3.2×10⁶吨", "zh"),
     ("320¹万元", "zh"), ("10⁹⁹⁹ tonnes", "en")],
)  # fmt: skip
def test_other_powers_are_no_statement(text, language):
    assert extract_quantities(text, language) == ()


def test_a_power_of_ten_is_stated_as_words_and_figures_state_it():
    assert read_figure("10⁶ tonnes").value == read_figure("1 million tonnes").value
    assert str(extract_quantities("3.2×10⁶ tonnes")[0].value) == "3200000.0"
