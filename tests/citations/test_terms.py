"""Terms: the lookup of languages, quotation marks, and tables without gaps."""

import dataclasses
import re

import pytest

from sphinx_kzbrief.citations import quote_marks, terms_for
from sphinx_kzbrief.citations.terms import LANGUAGES


@pytest.mark.parametrize(
    ("language", "marks"),
    [
        ("en", "“”‘’"),
        ("en-GB", "“”‘’"),
        ("ru", "«»„“"),
        ("ru_RU", "«»„“"),
        ("kk-Cyrl-KZ", "«»“”"),
        ("zh", "“”‘’"),
        ("zh_CN", "“”‘’"),
        ("zh_TW", "「」『』"),
        ("zh-Hant-HK", "「」『』"),
        ("de-AT", "„“‚‘"),
        ("uk", "«»„“"),
        ("tlh", "“”‘’"),
        ("", "“”‘’"),
        (None, "“”‘’"),
    ],
)
def test_quotation_marks_are_the_languages(language, marks):
    assert "".join(quote_marks(language)) == marks


def test_languages_without_terms_are_cited_in_english():
    assert terms_for("de").language == "en"
    assert terms_for("kk_KZ").language == "kk"


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_every_pattern_takes_what_english_takes(language):
    def patterns(value):
        if isinstance(value, str):
            return set(re.findall(r"\{\d\}", value))
        return set().union(*map(patterns, value)) if isinstance(value, tuple) else set()

    ours, english = terms_for(language), terms_for("en")
    for group in (lambda terms: terms, lambda terms: terms.dates):
        for field in dataclasses.fields(group(english)):
            mine = getattr(group(ours), field.name)
            assert patterns(mine) == patterns(getattr(group(english), field.name)), field.name
            assert mine != "" or field.name == "year_letter_joint", field.name
    assert ours.locators.keys() == english.locators.keys()
