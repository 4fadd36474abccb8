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
    from pathlib import Path

    from sphinx_kzbrief.corpus import Corpus
    from sphinx_kzbrief.corpus.index import Query, SearchResult


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

    Each comes with its locator and a directive to paste into a brief. Words in quotation marks
    must stand in a row; a word that ends in * may go on.

    The first search in a corpus reads all of it, which may be interrupted: the next one goes on.

    \b
    Exit status: 0 found, 1 nothing found.

    \b
    Examples:
      kzbrief search trade growth
      kzbrief search '"skilled workers" job*'
      kzbrief search 中国 贸易 --json
    """
    typed = " ".join(f'"{word}"' if " " in word and '"' not in word else word for word in words)
    query = parse_query(typed)
    corpus = open_corpus(corpus_folder)
    with CorpusIndex.open(corpus) as index:
        update = with_progress("Reading sources", index.update)
        result = index.search(typed, limit)
    if as_json:
        print_json(_as_json(result, update.unreadable, corpus))
    else:
        _print(result, query, corpus)
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


def _print(result: SearchResult, query: Query, corpus: Corpus) -> None:
    if not result.hits:
        click.echo("No passage holds these words.", err=True)
        return
    if result.is_relaxed:
        click.echo("No passage holds all of these words; these hold some of them.\n", err=True)
    for hit in result.hits:
        source = corpus.source(hit.key)
        who, when = voice_of(hit.segment), date_in_words(source.issued)
        about = " · ".join(part for part in (who, source.title, when) if part)
        click.echo(click.style(str(hit.locator), fg="cyan", bold=True) + "  " + one_line(about))
        shown = one_line(hit.excerpt.text)
        if shown:
            start = "… " if hit.excerpt.elided_before else ""
            end = " …" if hit.excerpt.elided_after else ""
            click.echo(start + (_highlighted(shown, query) if is_terminal() else shown) + end)
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


def _highlighted(text: str, query: Query) -> str:
    """Return a text with the words that were looked for in bold."""
    wanted = {word for term in query.terms for word in term.words}
    begins = tuple(term.words[-1] for term in query.terms if term.prefix)

    def style(match: re.Match[str]) -> str:
        folded = folded_words(match.group())
        hit = any(word in wanted or (begins and word.startswith(begins)) for word in folded)
        return click.style(match.group(), bold=True, fg="green") if hit else match.group()

    return re.sub(r"[\u4e00-\u9fff]|\w+", style, text)
