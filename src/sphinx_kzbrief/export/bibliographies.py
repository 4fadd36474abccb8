"""Reference lists for other programs: CSL-JSON and BibTeX of the sources in use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_kzbrief.corpus.bibliography import FORMATS, entry_of
from sphinx_kzbrief.errors import KzbriefError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_kzbrief.corpus import Corpus
    from sphinx_kzbrief.corpus.bibliography import Writing

WRITTEN = tuple(each.name for each in FORMATS if each.write is not None)
"""Names of the formats that are written."""


def bibliography(corpus: Corpus, keys: Iterable[str], form: str) -> Writing:
    """Return the entries of some sources in an exchange format.

    Args:
        corpus: The corpus.
        keys: Keys of the sources; unknown ones are passed over, since the checks tell of them.
        form: Name of the format, one of `WRITTEN`.

    Returns:
        The file's content, and what the format cannot say. It holds bibliographic fields only,
        no word of a source's text.

    Raises:
        KzbriefError: There is no such format.
    """
    write = next((each.write for each in FORMATS if each.name == form), None)
    if write is None:
        raise KzbriefError(f"{form} is not written.", f"Formats: {', '.join(WRITTEN)}.")
    return write(entry_of(corpus.sources[key]) for key in keys if key in corpus.sources)
