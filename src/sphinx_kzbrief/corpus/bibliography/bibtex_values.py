"""Values of BibTeX fields before their meaning: abbreviations, joins and inheritance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_kzbrief.corpus.bibliography.dates import month_number

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx_kzbrief.corpus.bibliography.entries import EntryLog


def resolved(
    value: str, strings: Mapping[str, str], field: str, log: EntryLog, depth: int = 0
) -> str:
    """Return a value without delimiters, its `@string` names and `#` joins resolved."""
    parts = []
    for piece in _joined(value):
        if piece[0] in '{"':
            parts.append(piece[1:-1])
        elif piece.isdigit() or (field == "month" and month_number(piece)):
            parts.append(piece)
        elif piece.lower() in strings and depth < 10:
            parts.append(resolved(strings[piece.lower()], strings, field, log, depth + 1))
        else:
            log.note(field, piece, "an abbreviation the file does not define; kept as it is")
            parts.append(piece)
    return "".join(parts)


def _joined(value: str) -> list[str]:
    """Split a value at the `#` that join its parts, which do not count inside braces or quotes."""
    parts, start, depth, quoted = [], 0, 0, False
    for place, char in enumerate(value):
        if char in "{}":
            depth += 1 if char == "{" else -1
        elif char == '"' and depth == 0:
            quoted = not quoted
        elif char == "#" and depth == 0 and not quoted:
            parts.append(value[start:place])
            start = place + 1
    return [part.strip() for part in (*parts, value[start:]) if part.strip()]


def inherited(
    values: dict[str, str], raw: Mapping[str, tuple[str, dict[str, str]]]
) -> dict[str, str]:
    """Return the fields of an entry with those it inherits through `crossref`."""
    parent = raw.get(values.get("crossref", "").strip())
    if parent is None:
        return values
    inherited = {
        {"title": "booktitle"}.get(name, name): value
        for name, value in parent[1].items()
        if name not in ("crossref", "author", "url", "doi", "pages", "note")
    }
    return inherited | values
