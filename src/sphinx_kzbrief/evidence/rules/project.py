"""Rules about the settings of a project."""

from __future__ import annotations

from sphinx_kzbrief.evidence.rules.model import Rule, Severity

RULES = (
    Rule(
        "config-unknown",
        Severity.WARNING,
        "conf.py sets a value that nothing reads.",
        "Every name that starts with kzbrief_ is compared with those that the extension knows; "
        "the message proposes the nearest one.",
        'kzbrief_corpse = "sources", meant as kzbrief_corpus',
    ),
)
