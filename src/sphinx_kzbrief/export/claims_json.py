"""Judgements in `evidence.json`: what speaks for and against each, as the author names it."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from sphinx_kzbrief.corpus.gate import may_quote

if TYPE_CHECKING:
    from sphinx_kzbrief.corpus import Corpus
    from sphinx_kzbrief.evidence.records import ClaimRecord


def claim_json(record: ClaimRecord, corpus: Corpus) -> dict[str, Any]:
    """Return a judgement as JSON values.

    Args:
        record: The judgement as its author wrote it.
        corpus: The corpus, for the rights of what it names.
    """
    return {
        "docname": record.docname,
        "ident": record.ident,
        "place": asdict(record.place),
        "number": record.number,
        "text": record.text,
        "confidence": record.confidence,
        "likelihood": record.likelihood,
        "evidence": [_named(each, corpus) for each in record.evidence],
        "nested": list(record.nested),
        "against": [_named(each, corpus) for each in record.against],
        "weighing": record.weighing,
    }


def _named(reference: str, corpus: Corpus) -> str:
    """Return a name, an id or a locator; without words of a source that may only be cited."""
    key, _, place = reference.partition("#")
    source = corpus.sources.get(key.strip())
    if source is not None and not may_quote(source) and not place.strip()[:1].isalpha():
        return key.strip()
    return reference
