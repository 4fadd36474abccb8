"""Which sources the documents of a project name, found before any of them is read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx.project import Project

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Set as AbstractSet

    from sphinx.application import Sphinx

_WORD = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


def keys_named(text: str, keys: AbstractSet[str]) -> set[str]:
    """Return the keys that a document names anywhere.

    As autosummary does for its entries, the text is scanned, not parsed: a key in a comment
    counts, and costs one page that nobody quotes from.

    Args:
        text: Text of a document.
        keys: Keys of the corpus, figures included.

    Returns:
        Those of the keys that stand in the text as words.
    """
    words = set(_WORD.findall(text))
    return {key for word in words for key in (word, word.rstrip("._-")) if key in keys}


def keys_in_project(app: Sphinx, keys: AbstractSet[str], skip: str) -> set[str]:
    """Return the keys that any document of the project names.

    Args:
        app: The application, its configuration complete.
        keys: Keys of the corpus.
        skip: Folder of the generated pages, relative to the project.

    Returns:
        The keys, in no order.
    """
    project = Project(app.srcdir, app.config.source_suffix)
    docnames: Iterable[str] = project.discover(
        app.config.exclude_patterns, app.config.include_patterns
    )
    found: set[str] = set()
    for docname in docnames:
        if docname.startswith(f"{skip}/"):
            continue
        try:
            text = project.doc2path(docname, absolute=True).read_text(
                encoding="utf-8", errors="replace"
            )
        except OSError:  # Sphinx itself tells of documents it cannot read
            continue
        found |= keys_named(text, keys)
    return found
