"""The check of one image: its file, its caption in the source, its credit, its alt text."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

from sphinx_kzbrief.corpus.gate import may_quote, may_show_asset
from sphinx_kzbrief.corpus.image_files import check_image_file
from sphinx_kzbrief.corpus.keys import did_you_mean
from sphinx_kzbrief.corpus.locators import locator_of, parse_locator, resolve_locator
from sphinx_kzbrief.corpus.paths import safe_path
from sphinx_kzbrief.errors import KzbriefError
from sphinx_kzbrief.evidence.findings import (
    Finding,
    apply_waivers,
    finding_of,
    markup_findings,
    rule_of,
)
from sphinx_kzbrief.evidence.messages import diff_text, quoted
from sphinx_kzbrief.evidence.outcomes import ImageOutcome
from sphinx_kzbrief.quotes import match_quote
from sphinx_kzbrief.quotes.showing import tidy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_kzbrief.corpus import Corpus, Source
    from sphinx_kzbrief.corpus.model import Asset
    from sphinx_kzbrief.evidence.records import ImageRecord


class AssetUnknownError(KzbriefError):
    """The source carries no image of that key."""


def check_image(corpus: Corpus, record: ImageRecord) -> ImageOutcome:
    """Check one image against the corpus.

    Args:
        corpus: The corpus.
        record: The image as the author asks for it.

    Returns:
        The outcome; whatever is wrong is in its findings, and nothing is raised.
    """
    found = markup_findings(record)
    base = Finding("image-changed", record.place, "", source=record.key, docname=record.docname)
    try:
        source = corpus.source(record.key)
        asset = source.assets.get(record.asset)
        if asset is None:
            raise AssetUnknownError(
                f"the source {record.key} carries no image “{record.asset}”",
                did_you_mean(record.asset, source.assets)
                or f"Declare it under `assets:` of {record.key} in corpus.yaml.",
            )
        outcome = _caption(corpus, source, asset, ImageOutcome(record.ident, source.key))
    except KzbriefError as error:
        problem = replace(
            finding_of(error, rule_of(error), record.place, docname=record.docname),
            source=record.key,
        )
        return ImageOutcome(record.ident, findings=(*found, problem))
    outcome = replace(
        outcome, credit=asset.credit, alt=record.alt if record.alt is not None else asset.alt or ""
    )
    if not may_show_asset(source, asset):
        message = f"The rights of {record.key} do not let its image {record.asset} be shown."
        found.append(replace(base, rule="rights-excerpt", message=message))
    else:
        try:
            path = safe_path(corpus.folder, asset.file)
            data = path.read_bytes()
            check_image_file(path, data)
            outcome = replace(outcome, path=path, sha256=hashlib.sha256(data).hexdigest())
        except KzbriefError as error:
            message = f"The image {record.asset} of {record.key}: {error.message}."
            found.append(replace(base, message=message, remedy=error.remedy))
        except OSError as error:
            message = f"The image {record.asset} of {record.key} cannot be read: {error.strerror}."
            found.append(replace(base, message=message, remedy="Check the file and its rights."))
    found += _judge(record, outcome, base)
    kept, waived = apply_waivers(found, record.waivers)
    return replace(outcome, findings=kept, waived=waived)


def _caption(corpus: Corpus, source: Source, asset: Asset, outcome: ImageOutcome) -> ImageOutcome:
    """Take over the caption that the source has, as far as its rights let it be shown."""
    if asset.caption is None or not may_quote(source):
        return outcome
    document = corpus.document(source.key)
    locator = parse_locator(f"{source.key}#{asset.caption}")
    span = resolve_locator(document, locator, corpus.prepared(source.key))
    return replace(
        outcome,
        caption=tidy(span.of(document.text)),
        span=span,
        locator=locator_of(document, source.key, span),
    )


def _judge(record: ImageRecord, outcome: ImageOutcome, base: Finding) -> Iterator[Finding]:
    if not outcome.alt.strip():
        yield replace(
            base,
            message=f"The image {record.asset} of {record.key} has no alternative text.",
            remedy="Say what it shows: the option alt, or `alt:` of the asset in corpus.yaml.",
        )
    if not record.caption:
        return
    if not outcome.caption:
        yield replace(
            base,
            message=f"A caption is given, but {record.key} has none for {record.asset}.",
            remedy="Name it in corpus.yaml (`caption: cap1`), or leave the body empty.",
        )
        return
    match = match_quote(outcome.caption, record.caption)
    if not match.verbatim:
        yield replace(
            base,
            message=f"The caption {quoted(record.caption)} is not the one of {record.key}.",
            remedy=f"Leave the body empty, or quote it: {outcome.caption}",
            diff=diff_text(match.differences),
        )
