"""Warnings: each bears the name of a rule, so that the manual explains it and it can be suppressed."""

from __future__ import annotations

import ast
import re

from sphinx_kzbrief.evidence.rules import RULES


def test_every_warning_is_a_rule(root):
    told = set()
    for path in (root / "src/sphinx_kzbrief/sphinx_ext").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            for keyword in node.keywords:
                if keyword.arg == "subtype" and isinstance(keyword.value, ast.Constant):
                    told.add(keyword.value.value)
            if isinstance(node.func, ast.Attribute) and node.func.attr == "warn" and node.args:
                told.update(each.value for each in node.args[:1] if isinstance(each, ast.Constant))
    assert {"pdf-failed", "pdf-link", "config-unknown"} <= told
    assert told <= set(RULES)


def test_a_warning_can_be_suppressed_by_its_rule(project):
    page = "# P\n\n```{kzquote} ada-2020\nengines are dangerous\n```\n\n{kzcite}`ada-2020#para99`\n"
    made = project({"index.md": page}, more='kzbrief_corpse = "x"')
    warnings = made.build().warnings
    assert re.findall(r"\[kzbrief\.([a-z-]+)\]", warnings) == [
        "config-unknown",
        "quote-context",
        "cite-locator",
    ]
    built = made.build(
        suppress_warnings=[
            "kzbrief.config-unknown",
            "kzbrief.quote-context",
            "kzbrief.cite-locator",
        ]
    )
    assert built.warnings == ""
