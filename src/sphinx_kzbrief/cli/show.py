"""`kzbrief show`: a source, or a passage of it in context, with its locators."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Any

import click

from sphinx_kzbrief.cli.project import corpus_option, json_option, open_corpus
from sphinx_kzbrief.cli.sources import describe
from sphinx_kzbrief.cli.terminal import clean, date_in_words, is_terminal, one_line, print_json
from sphinx_kzbrief.corpus import (
    LocatorKind,
    SegmentKind,
    Voice,
    locator_of,
    parse_locator,
    resolve_locator,
)
from sphinx_kzbrief.corpus.gate import blocks_of
from sphinx_kzbrief.corpus.locators import Locator, page_locator, times_of
from sphinx_kzbrief.evidence.messages import quoted
from sphinx_kzbrief.text.spans import Span

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx_kzbrief.corpus import Document, Segment

_PLACES = {
    SegmentKind.PARAGRAPH: "para",
    SegmentKind.TURN: "turn",
    SegmentKind.CAPTION: "cap",
    SegmentKind.NOTE: "note",
    SegmentKind.HEADING: "head",
}

_STRUCK = 5
"""Struck-out passages that the head of a source shows."""


@dataclass(frozen=True, slots=True)
class ShownBlock:
    """A block of a source, with what locates it.

    Attributes:
        places: Its locators without the key, the narrower first; empty where only its words
            name it.
        kind: What it is.
        speaker: Who speaks, where the text tells.
        page: Its page of the file, where the format has pages.
        printed: The number printed on that page, where it is known and another one.
        time: The locator of its first words in a recording, where it has time codes.
        span: Where it stands.
        inside: What of it the locator named.
    """

    places: tuple[str, ...]
    kind: str
    speaker: str | None
    page: int | None
    printed: str | None
    time: str | None
    span: Span
    inside: Span | None


@click.command()
@click.argument("locator")
@click.option(
    "--context", "-C", default=1, show_default=True, help="Blocks to show around the passage."
)
@corpus_option
@json_option
def show(locator: str, context: int, corpus_folder: Path | None, *, as_json: bool) -> None:
    r"""Show the source or passage LOCATOR, with the locators of all that is shown.

    \b
    Examples:
      kzbrief show gt-nuryshev-2022              the whole source
      kzbrief show gt-nuryshev-2022#para12       one paragraph, and its neighbours
      kzbrief show gt-nuryshev-2022#turn5 -C 0   one turn alone
      kzbrief show 'gt-nuryshev-2022#"70-fold"'  the passage with these words
    """
    wanted = parse_locator(locator)
    corpus = open_corpus(corpus_folder)
    source = corpus.source(wanted.key)
    document = corpus.document(wanted.key)
    span = resolve_locator(document, wanted)
    whole = wanted.kind is None
    shown = [block for block in _blocks(document) if block.span]
    marked = [_marked(block, span) for block in shown]
    if not whole:
        marked = _around(marked, context)
    if as_json:
        reader = locator_of(document, wanted.key, span)
        print_json(
            {
                "source": describe(source),
                "locator": str(wanted),
                "cited-as": str(wanted if reader.kind is None else reader),
                "span": list(span),
                "text": span.of(document.text),
                "damage": [damage.message for damage in document.damage],
                "left-out": [asdict(each) for each in document.left_out],
                "struck": [asdict(each) for each in document.struck],
                "blocks": [_as_json(block, document) for block in marked],
            }
        )
        return
    _head(describe(source), document)
    highlight = not whole and wanted.kind in (LocatorKind.WORDS, None)
    for block in marked:
        _print_block(block, document, highlight=highlight, mark=not whole)


def _blocks(document: Document) -> list[ShownBlock]:
    """Return all blocks of a document; one pass, since a document may have very many."""
    found = []
    open_: list[Segment] = []
    waiting = iter(document.segments)
    following = next(waiting, None)
    for block in blocks_of(document):
        while following is not None and following.start <= block.span.start:
            open_.append(following)
            following = next(waiting, None)
        open_ = [segment for segment in open_ if segment.end > block.span.start]
        holding = [
            segment
            for segment in open_
            if segment.kind in _PLACES
            and segment.number is not None
            and segment.span.contains(block.span)
        ]
        own = block.segment
        found.append(
            ShownBlock(
                places=tuple(f"{_PLACES[each.kind]}{each.number}" for each in reversed(holding)),
                kind=str(own.kind) if own else "text",
                speaker=_speaker(holding) or (own.speaker if own else None),
                page=bisect_right(document.pages, block.span.start) or None,
                printed=_printed(document, block.span),
                time=_time(document, block.span),
                span=block.span,
                inside=None,
            )
        )
    return found


def _printed(document: Document, span: Span) -> str | None:
    page = page_locator(document, "key", Span(span.start, span.start))
    return page.label if page is not None else None


def _time(document: Document, span: Span) -> str | None:
    times = times_of(document, span)
    return Locator("key", LocatorKind.TIME, times[0], times[0]).place if times else None


def _speaker(holding: list[Segment]) -> str | None:
    return next((each.speaker for each in reversed(holding) if each.speaker), None)


def _marked(block: ShownBlock, span: Span) -> ShownBlock:
    low, high = max(block.span.start, span.start), min(block.span.end, span.end)
    inside = Span(low, high) if low < high else None
    return replace(block, inside=inside)


def _around(blocks: list[ShownBlock], context: int) -> list[ShownBlock]:
    inside = [number for number, block in enumerate(blocks) if block.inside]
    if not inside:
        return blocks[:0]
    return blocks[max(0, inside[0] - context) : inside[-1] + 1 + context]


def _as_json(block: ShownBlock, document: Document) -> dict[str, Any]:
    return {
        "locators": list(block.places),
        "kind": block.kind,
        "speaker": block.speaker,
        "page": block.page,
        "printed-page": block.printed,
        "time": block.time,
        "span": list(block.span),
        "inside": list(block.inside) if block.inside else None,
        "text": block.span.of(document.text),
    }


def _head(about: dict[str, Any], document: Document) -> None:
    title = one_line(str(about.get("title", "")))
    click.secho(f"{about['key']}  {title}".rstrip(), bold=True)
    by = ", ".join(about.get("author", []))
    facts = [by, about.get("container-title"), date_in_words(about.get("issued")), about["file"]]
    click.echo(one_line(" · ".join(fact for fact in facts if fact)))
    for damage in document.damage:
        click.secho(f"Damaged: {clean(damage.message)}", fg="yellow")
    if document.left_out:
        parts = (f"{one_line(each.what)} ({each.characters:,})" for each in document.left_out)
        click.echo(f"Left out, in characters: {', '.join(parts)}")
    if document.struck:
        words = [quoted(one_line(each.words)) for each in document.struck[:_STRUCK]]
        more = len(document.struck) - len(words)
        rest = f" and {more:,} more (--json lists all)" if more else ""
        click.echo(f"Struck out in it, and no part of its text: {', '.join(words)}{rest}")
    click.echo()


def _print_block(block: ShownBlock, document: Document, *, highlight: bool, mark: bool) -> None:
    label = " ".join(block.places) or block.kind
    if block.page:
        label += f" page{block.page}"
    if block.printed:
        label += f" p{block.printed}"
    if block.time:
        label += f" {block.time}"
    pointer = "> " if mark and block.inside else "  "
    who = f"  {one_line(block.speaker)}" if block.speaker else ""
    click.echo(pointer + click.style(label, fg="cyan") + click.style(who, italic=True))
    text = document.text
    if highlight and block.inside and is_terminal():
        before = text[block.span.start : block.inside.start]
        after = text[block.inside.end : block.span.end]
        passage = click.style(clean(block.inside.of(text)), bold=True, fg="green")
        click.echo(clean(before).lstrip() + passage + clean(after).rstrip())
    else:
        click.echo(clean(block.span.of(text)).strip())
    click.echo()


def voice_of(segment: Segment | None) -> str | None:
    """Say whose words a segment holds, as an attribution would; None where it is not told."""
    if segment is None or segment.speaker is None:
        return None
    if segment.voice is Voice.DIRECT:
        return f"{segment.speaker}, quoted"
    if segment.voice is Voice.REPORTED:
        return f"{segment.speaker}, retold: not their words"
    return segment.speaker
