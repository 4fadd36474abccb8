"""`evidence.json`: all evidence of a project, for programs; written beside every build.

It holds what every output may show, and no more: words only as the pages show them, and
nothing that depends on machine or time.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import sphinx_kzbrief
from sphinx_kzbrief.corpus.bibliography import entry_of
from sphinx_kzbrief.errors import KzbriefError
from sphinx_kzbrief.evidence.pieces import piece_of_json
from sphinx_kzbrief.evidence.review import ReviewState
from sphinx_kzbrief.export.claims_json import claim_json

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sphinx_kzbrief.corpus import Corpus
    from sphinx_kzbrief.evidence.accepted import Accepted
    from sphinx_kzbrief.evidence.lock.drift import Fate
    from sphinx_kzbrief.evidence.pieces import Piece
    from sphinx_kzbrief.evidence.records import ClaimRecord
    from sphinx_kzbrief.evidence.review import Paraphrase

VERSION = 1


@dataclass(frozen=True, slots=True)
class Evidence:
    """All evidence of a project.

    Attributes:
        pieces: The pieces, in the order of pages and of places on them.
        fates: What has become of each since it was locked, by identity; empty without a lock.
        paraphrases: The paraphrases, judged by the reviews of the lock.
        claims: The judgements, in the order of pages and of places on them.
        waivers: What its authors accept, in that order.
    """

    pieces: Sequence[Piece]
    fates: Mapping[str, Fate] = field(default_factory=dict)
    paraphrases: Sequence[Paraphrase] = ()
    claims: Sequence[ClaimRecord] = ()
    waivers: Sequence[Accepted] = ()


def evidence_json(evidence: Evidence, corpus: Corpus) -> dict[str, Any]:
    """Return the content of `evidence.json` as JSON values.

    Args:
        evidence: All evidence of the project.
        corpus: Its corpus.
    """
    pieces = evidence.pieces
    keys = sorted({key for piece in pieces if (key := piece.source) in corpus.sources and key})
    quotations = [piece for piece in pieces if piece.kind == "quotation"]
    reviews = {
        piece.identity: _review(each) for each in evidence.paraphrases for piece in each.passages
    }
    return {
        "version": VERSION,
        "generator": f"sphinx-kzbrief {sphinx_kzbrief.__version__}",
        "summary": {
            "quotations": len(quotations),
            "matching": sum(piece.holds for piece in quotations),
            "citations": len({(p.docname, p.ident) for p in pieces if p.kind != "quotation"}),
            "sources": len(keys),
        },
        "sources": {key: _source(corpus, key) for key in keys},
        "evidence": [
            {
                **piece.to_json(),
                "lock": evidence.fates[piece.identity].state.value
                if piece.identity in evidence.fates
                else None,
                "review": reviews.get(piece.identity),
            }
            for piece in pieces
        ],
        "claims": [claim_json(claim, corpus) for claim in evidence.claims],
        "waivers": [waiver.to_json() for waiver in evidence.waivers],
    }


def pieces_of_json(value: Mapping[str, Any]) -> tuple[Piece, ...]:
    """Return the pieces that `evidence_json` wrote."""
    return tuple(piece_of_json(each) for each in value["evidence"])


def _source(corpus: Corpus, key: str) -> dict[str, Any]:
    """Return what is known of a source: its bibliography, its rights, its copy."""
    source = corpus.sources[key]
    try:
        raw: str | None = corpus.raw_sha256(key)
    except KzbriefError:
        raw = None
    return {
        "bibliography": entry_of(source).manifest(),
        "rights": source.rights.value,
        "reliability": source.reliability,
        "raw-sha256": raw,
        "retrieved": source.copy.retrieved if source.copy else None,
        "archive": source.copy.archive if source.copy else None,
    }


def _review(each: Paraphrase) -> dict[str, Any]:
    review = each.review
    if review is None or each.state is ReviewState.MISSING:
        return {"state": each.state.value}
    return {"state": each.state.value, "by": review.by, "on": review.on}
