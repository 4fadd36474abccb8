"""`kzbrief search`: passages for free words, with a directive ready to paste."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import click

from sphinx_kzbrief.cli.pasting import paste_of
from sphinx_kzbrief.cli.project import corpus_option, json_option, open_corpus
from sphinx_kzbrief.cli.show import voice_of
from sphinx_kzbrief.cli.terminal import (
    date_in_words,
    is_terminal,
    one_line,
    print_json,
    with_progress,
)
from sphinx_kzbrief.corpus.index import CorpusIndex, parse_query
from sphinx_kzbrief.corpus.index.folding import folded_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from sphinx_kzbrief.corpus import Corpus
    from sphinx_kzbrief.corpus.index import NearWord, SearchResult


@click.command()
@click.argument("words", nargs=-1, required=True)
@click.option(
    "--limit",
    "-n",
    default=10,
    show_default=True,
    type=click.IntRange(1, 1000),
    help="Passages to show.",
)
@corpus_option
@json_option
def search(words: tuple[str, ...], limit: int, corpus_folder: Path | None, *, as_json: bool) -> int:
    r"""Find passages that hold all WORDS, the best first.

    Each comes with its locator and a directive to paste into a brief. A word finds its other
    forms and its synonyms in corpus.yaml too. Words in quotation marks must stand in a row as
    they are; a word that ends in * may go on.

    The first search in a corpus reads all of it, which may be interrupted: the next one goes on.

    \b
    Exit status: 0 found, 1 nothing found.

    \b
    Examples:
      kzbrief search trade growth
      kzbrief search '"skilled workers" job*'
      kzbrief search 中国 贸易 --json
    """
    typed = " ".join(_typed(word, alone=len(words) == 1) for word in words)
    parse_query(typed)
    corpus = open_corpus(corpus_folder)
    with CorpusIndex.open(corpus) as index:
        update = with_progress("Reading sources", index.update)
        result = index.search(typed, limit)
    if as_json:
        print_json(_as_json(result, update.unreadable, corpus))
    else:
        _print(result, corpus)
        for key, reason in update.unreadable:
            click.echo(f"Not searched: {key}: {one_line(reason)}", err=True)
    return 0 if result.hits else 1


def _as_json(
    result: SearchResult, unreadable: tuple[tuple[str, str], ...], corpus: Corpus
) -> dict[str, Any]:
    return {
        "found": result.found,
        "partial": result.is_partial,
        "relaxed": result.is_relaxed,
        "held": list(result.held),
        "lacking": list(result.lacking),
        "absent": list(result.absent),
        "near": [_near_json(near, used=True) for near in result.near]
        + [_near_json(near, used=False) for near in result.unused],
        "left-out": list(result.left_out),
        "hits": [
            {
                "key": hit.key,
                "locator": str(hit.locator),
                "span": list(hit.span),
                "speaker": hit.segment.speaker if hit.segment else None,
                "voice": str(hit.segment.voice) if hit.segment else None,
                "before": hit.excerpt.before,
                "passage": hit.excerpt.passage,
                "after": hit.excerpt.after,
                "directive": paste.directive if paste else None,
                "turning": list(paste.turning) if paste else [],
            }
            for hit, paste in ((hit, paste_of(hit, corpus)) for hit in result.hits)
        ],
        "unreadable": [{"key": key, "reason": reason} for key, reason in unreadable],
    }


def _near_json(near: NearWord, *, used: bool) -> dict[str, Any]:
    return {"typed": near.typed, "found": near.found, "sources": near.sources, "used": used}


def told(result: SearchResult) -> Iterator[str]:
    """Yield what was done with the words, in sentences for people; nothing where all was plain."""
    if result.left_out:
        yield f"Read without: {', '.join(result.left_out)}."
    for near in result.near:
        yield f"No passage has “{near.typed}”; {_standing(near)} and is shown for it."
    for near in result.unused:
        yield f"No passage has “{near.typed}”; {_standing(near)}. Quoted words stay as they are."
    if not result.hits:
        yield "No passage holds these words."
    elif result.lacking:
        others = [word for word in result.lacking if word not in result.absent]
        parts = [f"{'has' if result.found == 1 else 'have'} {_listed(result.held)}"]
        parts += [f"not {_listed(others)}"] if others else []
        said = f"No passage has all of these words: {result.found:,} {', '.join(parts)}"
        yield said + (f"; no source has {_listed(result.absent)}." if result.absent else ".")
    elif result.is_relaxed:
        yield "No passage has these words in a row; these have them apart."


def _standing(near: NearWord) -> str:
    if near.sources == 1:
        return f"“{near.found}” stands in 1 source"
    return f"“{near.found}” stands in {near.sources:,} sources"


def _listed(words: Sequence[str]) -> str:
    return ", ".join(f"“{one_line(word)}”" for word in words)


def _print(result: SearchResult, corpus: Corpus) -> None:
    for sentence in told(result):
        click.echo(one_line(sentence), err=True)
    if not result.hits:
        return
    for hit in result.hits:
        source = corpus.source(hit.key)
        who, when = voice_of(hit.segment), date_in_words(source.issued)
        about = " · ".join(part for part in (who, source.title, when) if part)
        locator = click.style(str(hit.locator), fg="cyan", bold=True)
        click.echo("  ".join(part for part in (locator, one_line(about)) if part))
        shown = one_line(hit.excerpt.text)
        if shown:
            start = "… " if hit.excerpt.elided_before else ""
            end = " …" if hit.excerpt.elided_after else ""
            click.echo(start + (_highlighted(shown, result) if is_terminal() else shown) + end)
        else:
            click.echo("(The rights of this source allow citing it, not showing its text.)")
        paste = paste_of(hit, corpus)
        if paste:
            click.echo()
            click.echo("\n".join(f"    {line}".rstrip() for line in paste.directive.splitlines()))
            if paste.turning:
                shown = ", ".join(f"“{one_line(word)}”" for word in paste.turning)
                click.secho(f"    What turns its meaning stands outside it: {shown}", fg="yellow")
        click.echo()
    if result.is_partial:
        click.echo(
            f"More than {result.found:,} passages hold these words; the first of them were "
            "ranked. Add a word to narrow the search.",
            err=True,
        )


def _highlighted(text: str, result: SearchResult) -> str:
    """Return a text with the words that were looked for in bold."""

    def style(match: re.Match[str]) -> str:
        hit = any(
            word in result.words or word.startswith(result.beginnings)
            for word in folded_words(match.group())
        )
        return click.style(match.group(), bold=True, fg="green") if hit else match.group()

    return re.sub(r"[\u4e00-\u9fff]|\w+", style, text)


def _typed(argument: str, *, alone: bool) -> str:
    return f'"{argument}"' if " " in argument and '"' not in argument and not alone else argument
