"""Quotations with their sources, matched while the manual is built: the directive `match`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

from sphinx_kzbrief.corpus import Corpus
from sphinx_kzbrief.evidence.messages import diff_text
from sphinx_kzbrief.quotes import match_quote

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx_kzbrief.quotes import Match

_LOGGER = logging.getLogger(__name__)
_FIELD = re.compile(r"(?P<name>[a-z]+): ?(?P<value>.*)")


@dataclass(frozen=True, slots=True)
class Trial:
    """A quotation to be matched, as a page states it.

    Attributes:
        verdict: What the page says the match yields.
        source: Text of the source.
        key: Key of a source of the manual's corpus, where its segments count; else empty.
        quotation: The quotation.
        profile: Profile to match under.
    """

    verdict: str
    source: str
    quotation: str
    key: str = ""
    profile: str = "chicago"

    def run(self) -> Match:
        """Return what the matcher says."""
        if not self.key:
            return match_quote(self.source, self.quotation, profile=self.profile)
        corpus = Corpus.open(Path(__file__).resolve().parents[2] / "corpus")
        document = corpus.document(self.key)
        return match_quote(
            document.text, self.quotation, profile=self.profile, segments=document.segments
        )


def read_trial(verdict: str, lines: Iterable[str]) -> Trial:
    """Read the body of a `match` directive.

    Args:
        verdict: Its argument.
        lines: `source: …` (or `key: …`), `quotation: …` and, optionally, `profile: …`; a value
            goes on in lines that start with a space, and `|` alone in it is a line break.

    Raises:
        ValueError: A line is no field.
    """
    fields: dict[str, str] = {}
    name = ""
    for line in lines:
        if line.startswith(" ") and name:
            fields[name] += "\n" + line.strip()
            continue
        found = _FIELD.fullmatch(line)
        if found is None:
            raise ValueError(f"not a field of a match: {line!r}")
        name = found["name"]
        fields[name] = found["value"].strip()
    return Trial(verdict.strip(), fields.pop("source", ""), **fields)


class MatchDirective(SphinxDirective):
    """A quotation and its source, with what the matcher says of them."""

    required_arguments = 1
    has_content = True

    def run(self) -> list[nodes.Node]:
        """Return the source, the quotation and the verdict."""
        trial = read_trial(self.arguments[0], self.content)
        match = trial.run()
        if match.verdict.value != trial.verdict:
            _LOGGER.warning(
                "the page says %s of %r, the matcher says %s",
                trial.verdict,
                trial.quotation,
                match.verdict.value,
                location=self.get_location(),
            )
        # The marks of both texts are what the example is about.
        shown = nodes.field_list(classes=["match"], support_smartquotes=False)
        if trial.source:
            shown += _field("Source", _marked(trial.source, match))
        else:
            shown += _field("Source", [nodes.literal("", trial.key)])
        shown += _field("Quotation", [nodes.Text(trial.quotation)])
        shown += _field("Verdict", _verdict(match, trial))
        return [shown]


def _field(name: str, content: Iterable[nodes.Node]) -> nodes.field:
    body = nodes.field_body("", nodes.paragraph("", "", *content))
    return nodes.field("", nodes.field_name("", name), body)


def _marked(text: str, match: Match) -> Iterator[nodes.Node]:
    """Yield the source, with the words that the matcher found set apart."""
    at = 0
    for span in match.spans:
        yield nodes.Text(text[at : span.start])
        yield nodes.inline("", span.of(text), classes=["found"])
        at = span.end
    yield nodes.Text(text[at:])


def _verdict(match: Match, trial: Trial) -> Iterator[nodes.Node]:
    says = "verbatim" if match.verbatim else "not verbatim"
    yield nodes.strong("", match.verdict.value)
    yield nodes.Text(f", {says}" if trial.profile == "chicago" else f", {says} ({trial.profile})")
    for change in match.alterations:
        shown = "shown" if change.marked else "not shown"
        yield nodes.Text(f"; {change.kind.value} ({shown})")
    if match.differences:
        yield nodes.Text(": ")
        yield nodes.literal("", diff_text(match.differences))
    if match.rivals and not match.verbatim:
        yield nodes.Text(f": {len(match.rivals) + 1} places")
    for word in match.context:
        yield nodes.Text(f"; but “{word.text}” ({word.kind.value}) stands outside it")
