"""Directives and roles of ours that a parser dropped: an error leaves no evidence to check.

docutils replaces a directive with a wrong option by a message and goes on. Nothing of ours
would then stand on the page, and nothing would be checked; so the message becomes a finding.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.transforms import SphinxTransform

from sphinx_kzbrief.corpus.keys import did_you_mean
from sphinx_kzbrief.evidence.records import MarkupError
from sphinx_kzbrief.sphinx_ext.authoring.quotation import Written, stray
from sphinx_kzbrief.sphinx_ext.unread import NAMED, NAMES

if TYPE_CHECKING:
    from typing import Any

    from sphinx.application import Sphinx

_OURS = re.compile(r"[\"'“`:](?:kz:)?kz[a-z]*[\"'”`:]|\bkz(?:quote|cite|source|references)\b")
_ERROR = 3
"""Level of docutils messages from which something was left out."""
_UNKNOWN = re.compile(
    r"Unknown (?:interpreted text role|directive type)[: ]+[\"'“](?:kz:)?(kz[a-z-]*)[\"'”]",
    re.IGNORECASE,
)
"""How MyST tells of a name that nobody knows; it calls that a warning and goes on."""


class DroppedMarkup(SphinxTransform):
    """Note every message of docutils about markup of ours."""

    # Before docutils takes its messages out of the document (FilterMessages, 870 and later).
    default_priority = 30

    def apply(self, **_kwargs: Any) -> None:
        """Put a node with a finding beside each message."""
        if self.document.reporter.max_level < _ERROR and not self.env.current_document.get(NAMED):
            return
        messages = [*self.document.findall(nodes.system_message), *self.document.parse_messages]
        for message in messages:
            text = nodes.Element("", *message.children[:1]).astext()
            pattern = _OURS if message.get("level", 0) >= _ERROR else _UNKNOWN
            if not pattern.search(text):
                continue
            docname = self.env.current_document.docname
            written = Written(
                docname=docname,
                path=message.get("source") or str(self.env.doc2path(docname)),
                line=message.get("line") or 0,
                srcdir=self.env.srcdir,
            )
            self.document += stray(written, _error_of(text))


def _error_of(text: str) -> MarkupError:
    """Return what a message of the parser says to an author."""
    unknown = _UNKNOWN.search(text)
    if unknown is None:
        return MarkupError(
            f"The parser left this out: {' '.join(text.split())}",
            "Correct it; until then nothing of it is checked or shown.",
        )
    return MarkupError(
        f"There is no role or directive “{unknown[1]}”; the page leaves out what it holds, and "
        "nothing of it is checked.",
        did_you_mean(unknown[1], NAMES) or f"There are {', '.join(NAMES)}.",
    )


def setup_dropped(app: Sphinx) -> None:
    """Register the transform."""
    app.add_transform(DroppedMarkup)
