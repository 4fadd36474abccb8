"""A waiver is a rule and a reason, and none covers words that do not stand."""

from __future__ import annotations

import pytest

from sphinx_kzbrief.evidence.waivers import Waiver, WaiverError, parse_waivers


@pytest.mark.parametrize(
    "text",
    [
        "quote-context — the clause is discussed",
        "quote-context -- the clause is discussed",
        "quote-context: the clause is discussed",
    ],
)
def test_a_waiver_is_a_rule_and_a_reason(text):
    assert parse_waivers(text) == (Waiver("quote-context", "the clause is discussed"),)


def test_several_waivers_stand_between_semicolons():
    found = parse_waivers("quote-context — one; of two; quote-speaker — other")
    assert found == (Waiver("quote-context", "one; of two"), Waiver("quote-speaker", "other"))


@pytest.mark.parametrize(
    "rule",
    [
        "quote-altered", "quote-missing", "quote-cut", "quote-ambiguous", "rights-excerpt",
        "source-unknown", "source-unreadable", "cite-locator", "markup-invalid", "corpus-invalid",
    ],
)  # fmt: skip
def test_what_is_not_there_or_not_to_be_shown_cannot_be_waived(rule):
    with pytest.raises(WaiverError, match="cannot be accepted"):
        parse_waivers(f"{rule} — never mind")


@pytest.mark.parametrize(
    "text", ["quote-context", "quote-context — ", "", "no-such-rule — because"]
)
def test_a_waiver_without_rule_or_reason_is_refused(text):
    with pytest.raises(WaiverError):
        parse_waivers(text)
