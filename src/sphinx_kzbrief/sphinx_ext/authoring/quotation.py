"""A quotation as its author wrote it, made into nodes with its record."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_kzbrief.evidence.records import MarkupError, QuoteRecord, StrayRecord
from sphinx_kzbrief.quotes.profiles import PROFILES
from sphinx_kzbrief.sphinx_ext.authoring.accepting import waivers_of
from sphinx_kzbrief.sphinx_ext.authoring.place import written_place
from sphinx_kzbrief.sphinx_ext.nodes import (
    FILLED_BY,
    RECORD,
    deferred,
    elements,
    keep_verbatim,
    kz_attribution,
    kz_inline_quote,
    kz_quote,
    kz_stray,
    quote_paragraphs,
    quote_words,
)

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from sphinx_kzbrief.evidence.waivers import Form

QUOTE_OPTIONS: Mapping[str, str] = {
    "speaker": "Who says the words; checked, and printed as stated where our copy does not say.",
    "via": "Who quotes the speaker, where the source does not make that clear; it must name them.",
    "style": "`block` (default) or `pull`, which sets the quotation large.",
    "pull": "Take the whole passage from the source: the body is `first words ... last words`.",
    "lang": "BCP 47 tag of the words, where it is not the language of the source.",
    "translation": "Your translation, printed beside the words and marked as unchecked.",
    "translator": "Who made that translation.",
    "emphasis": "Words of the quotation to set in italics; “emphasis added” is printed.",
    "profile": "Profile to check this quotation under: `chicago`, `ap`, `house` or `strict`.",
    "credibility": "Admiralty number of the information, 1 (confirmed) to 6 (cannot be judged).",
    "accept": "`rule — reason`: accepts one kind of finding on this quotation.",
    "name": "Name for references with the role `kz:ref`, unique in the project.",
    "class": "Classes for the style sheet.",
}
"""Every option of `kzquote`, with its explanation for the manual."""


@dataclass(frozen=True, slots=True)
class Written:
    """What an author wrote, before it is judged.

    Attributes:
        docname: The page.
        path: File that holds it.
        line: Its line, from 1; 0 where the parser does not tell.
        srcdir: Folder of the project.
        locator: Key or locator of the source.
        text: The words, raw.
        options: Options by name; a flag has the empty string.
        markup: What is already known to be wrong with the markup.
        form: How it is written.
    """

    docname: str
    path: str
    line: int
    srcdir: Path
    locator: str = ""
    text: str = ""
    options: Mapping[str, str] = field(default_factory=dict)
    markup: tuple[MarkupError, ...] = ()
    form: Form = "directive"


def quote_record(written: Written, *, inline: bool) -> QuoteRecord:
    """Return the record of a quotation, its options judged.

    Args:
        written: What the author wrote.
        inline: Whether it stands in running text.

    Returns:
        The record; its HTML id is given when the page is whole.
    """
    options = written.options
    waivers, found = waivers_of(written)
    errors = list(found)
    for name, allowed in (
        ("profile", sorted(PROFILES)),
        ("style", ["block", "pull"]),
        ("credibility", ["1", "2", "3", "4", "5", "6"]),
    ):
        if name in options and options[name] not in allowed:
            errors.append(
                MarkupError(
                    f"The option “{name}” is “{options[name]}”.",
                    f"It may be {', '.join(allowed)}.",
                )
            )
    profile = options.get("profile")
    return QuoteRecord(
        docname=written.docname,
        ident="",
        place=written_place(written.path, written.line, written.srcdir),
        locator=written.locator,
        text=written.text,
        inline=inline,
        pull="pull" in options,
        speaker=options.get("speaker") or None,
        via=options.get("via") or None,
        profile=profile if profile in PROFILES else None,
        credibility=options.get("credibility"),
        translation=options.get("translation") or None,
        translator=options.get("translator") or None,
        emphasis=options.get("emphasis") or None,
        lang=options.get("lang") or None,
        name=options.get("name") or None,
        form=written.form,
        waivers=waivers,
        markup=tuple(errors),
    )


def block_quotation(written: Written) -> nodes.Element:
    """Return the nodes of a quotation that stands by itself.

    Args:
        written: What the author wrote.

    Returns:
        A block quote that holds the words and a place for the attribution.
    """
    record = quote_record(written, inline=False)
    node = kz_quote(written.text, *quote_paragraphs(written.text))
    node["classes"] = ["kz-quote", *_classes(written.options)]
    if record.translation:
        node += _translation(record.translation)
    node += kz_attribution()
    return _finish(node, record, "quote", written)


def inline_quotation(written: Written) -> nodes.Element:
    """Return the nodes of a quotation in running text.

    Args:
        written: What the author wrote.

    Returns:
        An inline that holds the words and a place for the citation.
    """
    record = quote_record(written, inline=True)
    words = " ".join(written.text.split())
    node = kz_inline_quote(written.text, "", quote_words(words), deferred())
    node["classes"] = ["kz-quote-inline", *_classes(written.options)]
    return _finish(node, record, "inline-quote", written)


def stray(written: Written, error: MarkupError) -> kz_stray:
    """Return a node that prints nothing and carries what is wrong."""
    place = written_place(written.path, written.line, written.srcdir)
    node = kz_stray()
    node[RECORD] = StrayRecord(written.docname, place, (*written.markup, error))
    node.source, node.line = written.path, written.line
    return node


def _finish(node: nodes.Element, record: QuoteRecord, kind: str, written: Written) -> nodes.Element:
    keep_verbatim(node)
    node[RECORD] = record
    node[FILLED_BY] = kind
    if record.lang:
        node["lang"] = record.lang
    for element in elements(node):
        element.source, element.line = written.path, written.line
    return node


def _translation(text: str) -> nodes.paragraph:
    return nodes.paragraph(text, text, classes=["kz-translation"])


def _classes(options: Mapping[str, str]) -> list[str]:
    style = ["kz-quote-pull"] if options.get("style") == "pull" else []
    return style + [
        nodes.make_id(name) for name in re.split(r"\s+", options.get("class", "")) if name
    ]
