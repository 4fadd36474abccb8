"""The rules of checking."""

from __future__ import annotations

from declared.markdown import code, table
from sphinx_kzbrief.evidence.rules import RULES


def reference() -> str:
    """Return a section for each rule."""
    lines: list[str] = []
    for rule in RULES.values():
        may = "may be" if rule.waivable else "can never be"
        lines += [
            f"(rule-{rule.name})=",
            f"### {rule.name}",
            "",
            f"**{rule.title}** *{rule.severity.capitalize()}; it {may} accepted on one item.*",
            "",
            rule.explanation,
            "",
            "For example:",
            "",
            code(rule.example),
        ]
    return "\n".join(lines)


def index() -> str:
    """Return a table of all rules, linked to their sections."""
    rows = [
        (f"[{rule.name}](#rule-{rule.name})", rule.severity.value, rule.title)
        for rule in RULES.values()
    ]
    return table(["Rule", "Severity", "What is wrong"], rows, [28, 14, 58])
