"""Metadata proposed from a document: what it says of itself, and what can only be derived."""

from sphinx_kzbrief.corpus.metadata.bylines import author_names
from sphinx_kzbrief.corpus.metadata.dates import edtf_of
from sphinx_kzbrief.corpus.metadata.propose import (
    ImageCredit,
    Proposal,
    Proposed,
    propose_metadata,
)

__all__ = ["ImageCredit", "Proposal", "Proposed", "author_names", "edtf_of", "propose_metadata"]
