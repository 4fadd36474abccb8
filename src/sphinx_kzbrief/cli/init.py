"""`kzbrief init`: a project that builds."""

from __future__ import annotations

from pathlib import Path

import click

from sphinx_kzbrief.cli.project import json_option
from sphinx_kzbrief.cli.terminal import clean, print_json
from sphinx_kzbrief.cli.writing import (
    WritingError,
    heading,
    one_line_title,
    template,
    write_new,
)

_FILES = {
    "conf.py": "conf.txt",
    "index.md": "index.md",
    "corpus/corpus.yaml": "corpus.yaml",
    "corpus/example-report-2024.txt": "example-report-2024.txt",
}
"""Files of a new project, and the templates they are made of."""


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), default=".")
@click.option("--title", help="Title of the project; by default made of the folder's name.")
@json_option
def init(folder: Path, title: str | None, *, as_json: bool) -> None:
    r"""Make a project in FOLDER: settings, a corpus with an example, a first brief.

    Nothing that exists is overwritten.

    \b
    Examples:
      kzbrief init
      kzbrief init briefing --title "Central Asia desk"
    """
    name = folder.resolve().name.replace("-", " ").replace("_", " ").strip()
    title = one_line_title(title or name.capitalize() or "Briefs")
    present = [file for file in _FILES if (folder / file).exists()]
    if present:
        raise WritingError(
            f"{folder} holds {', '.join(present)} already. Nothing was written.",
            "Choose an empty folder: kzbrief init NAME. In a project of Sphinx that you have, add "
            '"sphinx_kzbrief" to `extensions` in conf.py, and write corpus/corpus.yaml.',
        )
    for file, source in _FILES.items():
        shown = heading(title) if file.endswith(".md") else title
        write_new(folder / file, template(source, {"title": shown, "title_repr": repr(title)}))
    if as_json:
        print_json({"folder": str(folder), "title": title, "files": list(_FILES)})
        return
    for file in _FILES:
        click.echo(clean(f"wrote {folder / file}"))
    place = "" if folder.resolve() == Path.cwd() else f"{folder}/"
    click.echo(clean(f"\nBuild it with: sphinx-build {folder} {place}_build"))
