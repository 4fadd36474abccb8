"""`kzbrief new`: a brief from the template."""

from __future__ import annotations

from pathlib import Path

import click

from sphinx_kzbrief.cli.project import find_project, json_option
from sphinx_kzbrief.cli.terminal import clean, print_json
from sphinx_kzbrief.cli.writing import (
    WritingError,
    heading,
    one_line_title,
    template,
    write_new,
)
from sphinx_kzbrief.corpus.bibliography.key_proposals import slug


@click.command()
@click.argument("title")
@click.option(
    "--file",
    type=click.Path(path_type=Path, dir_okay=False),
    help="File to write; by default made of the title, in the project around you.",
)
@json_option
def new(title: str, file: Path | None, *, as_json: bool) -> None:
    r"""Write a new brief with TITLE. A file that exists is never overwritten.

    \b
    Examples:
      kzbrief new "Trade after January 2022"
      kzbrief new "Вода и границы" --file water.md
    """
    title = one_line_title(title)
    if file is None:
        name = slug(title)[:60].strip("-")
        if not name:
            raise WritingError(
                "No file name can be made of this title.", "Name the file: --file NAME.md"
            )
        file = find_project(Path.cwd()) / f"{name}.md"
    write_new(file, template("brief.md", {"title": heading(title)}))
    if as_json:
        print_json({"file": str(file), "title": title})
    else:
        click.echo(clean(f"wrote {file}"))
        click.echo("Name it in a toctree of index.md, so that it is in the table of contents:\n")
        click.echo(clean(f"    ```{{toctree}}\n    {file.stem}\n    ```"))
