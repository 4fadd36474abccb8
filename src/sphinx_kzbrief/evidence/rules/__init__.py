"""The rules: each declared once, for warnings, SARIF, the command line and the manual."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from sphinx_kzbrief.evidence.rules import (
    claims,
    figures,
    lock,
    markup,
    pdf,
    project,
    quotes,
    sources,
)
from sphinx_kzbrief.evidence.rules.model import Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Mapping

RULES: Mapping[str, Rule] = MappingProxyType(
    {
        rule.name: rule
        for table in (sources, markup, quotes, figures, claims, lock, pdf, project)
        for rule in table.RULES
    }
)
"""Every rule by its name, in the order of the manual."""

__all__ = ["RULES", "Rule", "Severity"]
