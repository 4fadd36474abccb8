"""Waivers: what accepts one kind of finding on one item, written there or kept in the lock."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from sphinx_kzbrief.errors import KzbriefError
from sphinx_kzbrief.evidence.rules import RULES

_WAIVER = re.compile(r"(?P<rule>[a-z]+(?:-[a-z]+)+)\s*(?:—|–|--?|:)\s*(?P<reason>\S.*)")


Form = Literal["directive", "role", "element"]
"""How a piece of evidence is written, which decides where its author can accept a finding."""


class WaiverError(KzbriefError):
    """An `accept` that cannot be honoured."""


@dataclass(frozen=True, slots=True)
class Waiver:
    """An accepted finding.

    Attributes:
        rule: Name of the rule.
        reason: Why a person accepts it; shown with the evidence.
        by: Who accepted it in the lock; empty where the item says so itself.
        on: When that was, as an ISO 8601 date and time in UTC.
        acceptance: Id of that entry of the lock.
    """

    rule: str
    reason: str
    by: str = ""
    on: str = ""
    acceptance: str = ""


def parse_waivers(text: str) -> tuple[Waiver, ...]:
    """Read the value of `accept`: one waiver, or several between semicolons.

    Args:
        text: `rule — reason`; the dash may be typed as `--`.

    Returns:
        The waivers in the order written.

    Raises:
        WaiverError: For a missing reason, an unknown rule, or one that nobody may waive.
    """
    waivers = []
    for part in re.split(r";\s*(?=[a-z]+-[a-z-]+\s*(?:—|–|-|:))", text):
        found = _WAIVER.fullmatch(part.strip())
        if found is None:
            raise WaiverError(
                f"“accept: {text.strip()}” names no rule and reason.",
                "Write it as `accept: quote-context — why this is right`.",
            )
        rule = RULES.get(found["rule"])
        if rule is None:
            raise WaiverError(
                f"“accept” names an unknown rule “{found['rule']}”.",
                f"Rules that may be accepted: {', '.join(_waivable())}.",
            )
        if not rule.waivable:
            raise WaiverError(
                f"“{rule.name}” cannot be accepted: what is not there, or must not be shown, no "
                "reason makes right.",
                "Correct what it tells of; words that do not stand in a source may become a "
                "paraphrase with the role kzcite.",
            )
        waivers.append(Waiver(rule.name, found["reason"].strip()))
    return tuple(waivers)


def _waivable() -> list[str]:
    return sorted(rule.name for rule in RULES.values() if rule.waivable)
