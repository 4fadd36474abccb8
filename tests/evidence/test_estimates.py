"""Words of estimative probability: every term is found, and none within another."""

from __future__ import annotations

import pytest

from sphinx_kzbrief.evidence.estimates import (
    BANDS,
    CONFIDENCE,
    band_of,
    estimate_terms,
    likelihoods_in,
    states_confidence,
)

TERMS = [term for band in BANDS for term in band.terms]
FRAMES = {"en": "It is {} that trade grows.", "ru": "Рост {}, по нашей оценке.",
          "kk": "Сауданың өсуі {} деп санаймыз.", "zh": "贸易{}增长。"}  # fmt: skip


def test_the_bands_are_those_of_the_directive():
    assert [(band.low, band.high) for band in BANDS] == [
        (1, 5), (5, 20), (20, 45), (45, 55), (55, 80), (80, 95), (95, 99),
    ]  # fmt: skip
    assert band_of("highly improbable") == band_of("very unlikely")
    assert band_of("maybe") is None


@pytest.mark.parametrize("language", FRAMES)
@pytest.mark.parametrize("term", TERMS)
def test_a_printed_term_is_found_in_prose_and_no_other(language, term):
    prose = FRAMES[language].format(estimate_terms(language).printed[term])
    assert likelihoods_in(prose, language) == (term,)


@pytest.mark.parametrize("language", FRAMES)
def test_each_language_has_each_term_and_level_once(language):
    terms = estimate_terms(language)
    assert len(set(terms.printed.values())) == len(TERMS)
    assert set(terms.printed) == set(TERMS)
    assert set(terms.levels) == set(CONFIDENCE)


@pytest.mark.parametrize(
    ("prose", "found"),
    [
        ("China is very unlikely to leave.", ("very unlikely",)),
        ("It will probably grow, and almost certainly last.", ("probable", "almost certain")),
        ("There is a roughly even chance of it.", ("roughly even chance",)),
        ("The likelihood is unknown.", ()),
        ("It is very\nlikely.", ("very likely",)),
        ("Это маловероятно.", ("unlikely",)),
        ("It is not likely, and isn’t at all probable.", ()),
        ("It is unlikely, not probable.", ("unlikely",)),
        ("Это не вероятно.", ()),
        ("这是不可能的，但很可能增长。", ("very likely",)),
        ("Бұл ықтимал емес.", ()),
    ],
)
def test_forms_of_terms_count_and_other_words_do_not(prose, found):
    assert likelihoods_in(prose, "en") == found


@pytest.mark.parametrize(
    ("prose", "language", "stated"),
    [
        ("We have high confidence in this.", "en", True),
        ("Our confidence in this judgement is low.", "en", True),
        ("Confidence-building measures are planned.", "en", False),
        ("Степень уверенности — умеренная.", "ru", True),
        ("Наша уверенность высокая.", "ru", True),
        ("我们的置信度为中等。", "zh", True),
        ("我们高度确信。", "zh", True),
        ("We are highly confident of it.", "en", True),
        ("Trade grew.", "en", False),
    ],
)
def test_confidence_is_known_by_its_words(prose, language, stated):
    assert states_confidence(prose, language) is stated
