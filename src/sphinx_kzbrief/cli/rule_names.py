"""Lists of rules on the command line, with completion from the rules themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click
from click.shell_completion import CompletionItem

from sphinx_kzbrief.corpus.keys import did_you_mean
from sphinx_kzbrief.evidence.rules import RULES

if TYPE_CHECKING:
    from click import Context, Parameter


class RuleNames(click.ParamType):  # type: ignore[type-arg]  # generic in newest click only
    """Names of rules between commas; a name such as `quote` stands for all that start so."""

    name = "rules"

    def convert(
        self, value: str | frozenset[str], param: Parameter | None, ctx: Context | None
    ) -> frozenset[str]:
        """Return the rules that are named."""
        if isinstance(value, frozenset):
            return value
        found: set[str] = set()
        for part in filter(None, (part.strip() for part in value.split(","))):
            name = part.removeprefix("kzbrief.")
            named = {rule for rule in RULES if rule == name or rule.startswith(f"{name}-")}
            if not named:
                hint = did_you_mean(name, RULES) or f"Rules: {', '.join(RULES)}."
                self.fail(f"{part!r} is not a rule. {hint}", param, ctx)
            found |= named
        if not found:
            self.fail("no rule is named.", param, ctx)
        return frozenset(found)

    def shell_complete(
        self,
        ctx: Context,  # noqa: ARG002 - the interface of click
        param: Parameter,  # noqa: ARG002
        incomplete: str,
    ) -> list[CompletionItem]:
        """Return the rules that what was typed so far may become."""
        before, comma, last = incomplete.rpartition(",")
        return [
            CompletionItem(before + comma + rule.name, help=rule.title)
            for rule in RULES.values()
            if rule.name.startswith(last)
        ]


RULE_NAMES = RuleNames()
