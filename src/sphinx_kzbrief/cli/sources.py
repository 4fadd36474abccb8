"""`kzbrief sources`: what is in the corpus, and what is wrong with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from sphinx_kzbrief.cli.group import FINDINGS
from sphinx_kzbrief.cli.project import corpus_option, json_option, open_corpus
from sphinx_kzbrief.cli.terminal import clean, date_in_words, is_terminal, print_json, print_table

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx_kzbrief.corpus import Corpus, Problem, Source

_COLUMNS = ("key", "type", "issued", "by", "title", "rights", "file")


@click.command()
@corpus_option
@json_option
def sources(corpus_folder: Path | None, *, as_json: bool) -> int:
    r"""List the sources of the corpus, and what is wrong with it.

    \b
    Exit status: 0 nothing wrong, 1 something is.

    \b
    Examples:
      kzbrief sources
      kzbrief sources --json | jq -r '.sources[].key'
    """
    corpus = open_corpus(corpus_folder)
    problems = corpus.problems
    if as_json:
        print_json(
            {
                "corpus": str(corpus.folder),
                "sources": [describe(source) for source in corpus.sources.values()],
                "problems": [_problem(each, corpus) for each in problems],
            }
        )
    else:
        print_table(_COLUMNS, [_row(source) for source in corpus.sources.values()])
        if not corpus.sources and not problems:
            click.echo("No sources yet. Add one with: kzbrief add FILE", err=True)
        if is_terminal():
            count = len(corpus.sources)
            click.echo(f"{count} source{'' if count == 1 else 's'} in {corpus.folder}")
        for each in problems:
            found = _problem(each, corpus)
            click.echo(clean(f"{found['path']}:{found['line']}: {each.message}"), err=True)
            click.echo(clean(f"  {each.remedy}"), err=True)
    return FINDINGS if problems else 0


def describe(source: Source) -> dict[str, Any]:
    """Return what the manifest says of a source, by its names there."""
    names = {
        role: [person.full for person in people]
        for role in ("author", "interviewer", "editor", "translator")
        if (people := getattr(source, role))
    }
    texts = {
        name: value
        for name in (
            "title", "container-title", "publisher", "issued", "URL", "DOI", "language",
            "original-language", "translated-by", "note", "reliability",
        )
        if (value := getattr(source, name.replace("-", "_")))
    }  # fmt: skip
    rest = {"file": source.file, "type": source.type, "rights": str(source.rights)}
    return {"key": source.key} | rest | texts | names


def _row(source: Source) -> tuple[str, ...]:
    by = ", ".join(person.full for person in source.author)
    return (
        source.key,
        source.type,
        date_in_words(source.issued),
        by or source.container_title or source.publisher or "",
        source.title or "",
        str(source.rights),
        source.file,
    )


def _problem(problem: Problem, corpus: Corpus) -> dict[str, Any]:
    path = problem.path
    if path.is_relative_to(corpus.folder):
        path = path.relative_to(corpus.folder)
    return {
        "rule": problem.rule,
        "path": path.as_posix(),
        "line": problem.line,
        "message": problem.message,
        "remedy": problem.remedy,
        "source": problem.source,
    }
