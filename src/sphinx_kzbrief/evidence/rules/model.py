"""What a rule is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How grave a finding is; notes never fail a build."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule.

    Attributes:
        name: Subtype of the Sphinx warning (`kzbrief.<name>`), SARIF rule id, heading in
            the manual.
        severity: How grave a breach is.
        title: What is wrong, as a short sentence.
        explanation: Why it matters, and how it is told.
        example: A breach, as an author might write it.
        waivable: Whether a person may accept it on one item, with a reason.
    """

    name: str
    severity: Severity
    title: str
    explanation: str
    example: str
    waivable: bool = True
