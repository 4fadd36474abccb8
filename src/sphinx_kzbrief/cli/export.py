"""`kzbrief export`: the evidence of a project for other programs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from sphinx_kzbrief.cli.running import run_check
from sphinx_kzbrief.cli.terminal import clean
from sphinx_kzbrief.cli.writing import replace_whole
from sphinx_kzbrief.export.annotations import annotation_page
from sphinx_kzbrief.export.bibliographies import WRITTEN, bibliography
from sphinx_kzbrief.export.report import json_text

if TYPE_CHECKING:
    from sphinx_kzbrief.cli.running import Checked

_EVIDENCE, _ANNOTATIONS = "evidence", "web-annotation"


@click.command()
@click.argument("project", type=click.Path(path_type=Path), default=".")
@click.option(
    "--format",
    "form",
    type=click.Choice([_EVIDENCE, _ANNOTATIONS, *WRITTEN]),
    required=True,
    help="evidence: all evidence as JSON. web-annotation: W3C JSON-LD. The others: sources in use.",
)
@click.option("--output", type=click.Path(path_type=Path), help="Write there, not to the terminal.")
@click.option(
    "--base-url",
    default="",
    help="Address under which the project is published, for web-annotation.",
)
@click.option("--all", "every", is_flag=True, help="Bibliographies of all sources of the corpus.")
@click.option(
    "--doctrees",
    type=click.Path(path_type=Path),
    help="Folder for Sphinx's cache; by default one in the user's cache folder.",
)
def export(  # noqa: PLR0913 - one a command line option
    *,
    project: Path,
    form: str,
    output: Path | None,
    base_url: str,
    every: bool,
    doctrees: Path | None,
) -> None:
    r"""Write the evidence of PROJECT, or the entries of its sources, for other programs.

    No export holds more of a source's text than its rights allow.

    \b
    Examples:
      kzbrief export briefs --format csl-json --output references.json
      kzbrief export briefs --format web-annotation --base-url https://example.org/briefs/
    """
    checked = run_check(project, doctrees)
    text = _text(checked, form, base_url, every=every)
    if output is not None:
        replace_whole(output, text)
    else:
        click.echo(text, nl=False)


def _text(checked: Checked, form: str, base_url: str, *, every: bool) -> str:
    if form == _EVIDENCE:
        return json_text(checked.evidence)
    corpus = checked.corpus()
    if form == _ANNOTATIONS:
        return json_text(annotation_page(corpus, checked.pieces, base_url))
    written = bibliography(corpus, corpus.sources if every else checked.report.sources, form)
    for loss in written.losses:
        click.echo(clean(str(loss)), err=True)
    return written.text
