"""Rules about markup and locators, and about checks that check nothing."""

from __future__ import annotations

from sphinx_kzbrief.evidence.rules.model import Rule, Severity

RULES = (
    Rule(
        "markup-invalid",
        Severity.ERROR,
        "A directive, role or element is not written as its syntax asks.",
        "An empty quotation, an unclosed bracket, a role without a locator, an option that the "
        "Markdown parser dropped or shortened: nothing is guessed, and nothing is lost in silence.",
        ":speaker: Adviser #2, of which Markdown keeps only “Adviser”",
        waivable=False,
    ),
    Rule(
        "cite-locator",
        Severity.ERROR,
        "The locator points to nothing, or to another place than the words.",
        "A paragraph, turn, caption or page that the source does not have, words that do not "
        "stand in it once, or a place in which the quoted words do not stand although they stand "
        "elsewhere in the source: the message says where.",
        "{kzcite}`gt-nuryshev-2022#para900`",
        waivable=False,
    ),
    Rule(
        "nothing-checked",
        Severity.ERROR,
        "The check found no evidence to check.",
        "A check of a project that quotes and cites nothing says nothing; it usually means that "
        "the extension is not loaded or the wrong folder was given.",
        "kzbrief check docs/, where only briefs/ holds quotations",
        waivable=False,
    ),
)
