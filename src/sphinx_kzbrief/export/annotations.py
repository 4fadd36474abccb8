"""W3C Web Annotations in JSON-LD: each piece of evidence links a brief to a passage.

Model: https://www.w3.org/TR/annotation-model/. The body is the place in the brief, the target
the passage: in the work's own address where the manifest has one, else in our copy, which is
named by its hash (RFC 6920).
"""

from __future__ import annotations

import base64
import uuid
from typing import TYPE_CHECKING, Any

from sphinx_kzbrief.errors import KzbriefError
from sphinx_kzbrief.evidence.lock.file import selectors_json
from sphinx_kzbrief.evidence.lock.passages import Passages

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_kzbrief.corpus import Corpus
    from sphinx_kzbrief.evidence.pieces import Piece

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_SPACE = uuid.UUID("6d1f2a8e-4f0b-5a8c-9d67-0f2f3f0b7a51")
"""Namespace of the names of annotations; any fixed UUID serves (RFC 9562, version 5)."""


def annotation_page(corpus: Corpus, pieces: Sequence[Piece], base_url: str) -> dict[str, Any]:
    """Return the evidence of a project as one AnnotationPage.

    Args:
        corpus: The corpus.
        pieces: The pieces; those that do not hold are left out.
        base_url: Address under which the project is published, for the places in briefs.

    Returns:
        The page as JSON values; it keeps within the rights of every source.
    """
    makers: dict[str, Passages | None] = {}
    items = []
    for piece in pieces:
        if not piece.holds or piece.source is None:
            continue
        if piece.source not in makers:
            makers[piece.source] = _passages(corpus, piece.source)
        items.append(_annotation(corpus, piece, piece.source, makers[piece.source], base_url))
    return {
        "@context": CONTEXT,
        "id": _name("page", base_url),
        "type": "AnnotationPage",
        "items": items,
    }


def _passages(corpus: Corpus, key: str) -> Passages | None:
    try:
        return Passages(corpus.document(key), corpus.source(key))
    except KzbriefError:
        return None


def _annotation(
    corpus: Corpus, piece: Piece, key: str, passages: Passages | None, base_url: str
) -> dict[str, Any]:
    place = {
        "type": "SpecificResource",
        "source": f"{base_url}{piece.docname}.html",
        "selector": {
            "type": "FragmentSelector",
            "conformsTo": "http://tools.ietf.org/rfc/rfc3236",
            "value": piece.ident,
        },
    }
    body: list[dict[str, Any]] = [place]
    text = piece.sentence or piece.words
    if text:
        body.append({"type": "TextualBody", "value": text, "format": "text/plain"})
    return {
        "id": _name(piece.docname, piece.ident, piece.identity),
        "type": "Annotation",
        "motivation": "linking",
        "body": body if len(body) > 1 else place,
        "target": _target(corpus, piece, key, passages),
    }


def _target(corpus: Corpus, piece: Piece, key: str, passages: Passages | None) -> dict[str, Any]:
    source = corpus.sources[key]
    address = source.URL or _copy_name(corpus, key)
    target: dict[str, Any] = {"type": "SpecificResource", "source": address}
    if source.URL and source.copy and source.copy.archive:
        target["state"] = {"type": "TimeState", "cached": source.copy.archive}
    if passages is not None and piece.spans:
        runs = [selectors_json(passages.selector(span)) for span in piece.spans]
        target["selector"] = [each for run in runs for each in run]
    return target


def _copy_name(corpus: Corpus, key: str) -> str:
    """Return the RFC 6920 name of our copy of a source."""
    raw = bytes.fromhex(corpus.raw_sha256(key))
    return "ni:///sha-256;" + base64.urlsafe_b64encode(raw).decode().rstrip("=")


def _name(*parts: str) -> str:
    return uuid.uuid5(_SPACE, "\n".join(parts)).urn
