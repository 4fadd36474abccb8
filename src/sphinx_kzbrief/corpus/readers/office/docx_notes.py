"""Footnotes and endnotes of a Word document, and the numbers that their references print."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from sphinx_kzbrief.corpus.readers.office.docx_styles import child, value
from sphinx_kzbrief.corpus.readers.office.math import local
from sphinx_kzbrief.corpus.readers.office.numbering import printed

KINDS: Final = ("footnote", "endnote")
_FORMS: Final = {"footnote": "decimal", "endnote": "lowerRoman"}
"""What Word prints where a document sets nothing (ECMA-376, 17.11.18)."""


@dataclass(slots=True)
class Notes:
    """Counts the notes of a document as their references are read.

    Attributes:
        bodies: Elements of the notes by kind and id.
        settings: ``footnotePr`` and ``endnotePr`` of the document by kind.
        sections: The same of each section, in order.
        section: Index of the section that is being read.
        counts: Number of the last note of each kind.
    """

    bodies: Mapping[tuple[str, str], Any]
    settings: Mapping[str, Any]
    sections: list[dict[str, Any]]
    section: int = 0
    counts: dict[str, int] = field(default_factory=dict)

    @classmethod
    def read(cls, document: Any, settings: Any, parts: Mapping[str, Any]) -> Notes:
        """Read the notes.

        Args:
            document: Root of the document.
            settings: Root of ``settings.xml``, or None.
            parts: Roots of ``footnotes.xml`` and ``endnotes.xml`` by kind.
        """
        bodies = {
            (kind, value(node, "id")): node
            for kind, root in parts.items()
            for node in root
            if value(node, "type") in {"", "normal"}
        }
        sections = [
            _by_kind(node)
            for node in document.iter("{*}sectPr")
            if local(node.getparent()) != "sectPrChange"
        ]
        return cls(bodies, _by_kind(settings), sections)

    def mark(self, kind: str) -> str:
        """Return the mark that the next reference of a kind prints."""
        here = self.sections[self.section] if self.section < len(self.sections) else {}
        places = [at for at in (here.get(kind), self.settings.get(kind)) if at is not None]
        form, start = (
            next((text for at in places if (text := value(child(at, name)))), "")
            for name in ("numFmt", "numStart")
        )
        number = self.counts.get(kind, (int(start) if start.isdecimal() else 1) - 1) + 1
        self.counts[kind] = number
        return printed(number, form or _FORMS[kind])

    def next_section(self) -> None:
        """Go on to the next section; notes that it numbers anew begin again."""
        self.section += 1
        if self.section < len(self.sections):
            for kind, properties in self.sections[self.section].items():
                if value(child(properties, "numRestart")) == "eachSect":
                    self.counts.pop(kind, None)


def _by_kind(element: Any) -> dict[str, Any]:
    found = {kind: child(element, f"{kind}Pr") for kind in KINDS} if element is not None else {}
    return {kind: node for kind, node in found.items() if node is not None}
