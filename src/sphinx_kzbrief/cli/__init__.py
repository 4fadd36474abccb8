"""The command line `kzbrief`: one file a command."""

from __future__ import annotations

import click

from sphinx_kzbrief.cli.add import add
from sphinx_kzbrief.cli.check import check
from sphinx_kzbrief.cli.export import export
from sphinx_kzbrief.cli.group import KzbriefGroup, unwrapped
from sphinx_kzbrief.cli.init import init
from sphinx_kzbrief.cli.lock import lock
from sphinx_kzbrief.cli.new import new
from sphinx_kzbrief.cli.review import review
from sphinx_kzbrief.cli.search import search
from sphinx_kzbrief.cli.show import show
from sphinx_kzbrief.cli.sources import sources

COMMANDS: tuple[click.Command, ...] = (
    init,
    new,
    add,
    sources,
    show,
    search,
    check,
    lock,
    review,
    export,
)
"""Every command, in the order of the help."""


@click.group(cls=KzbriefGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="sphinx-kzbrief")
def main() -> None:
    r"""Keep a corpus of sources, and check the briefs that quote it.

    \b
    A first project:
      kzbrief init briefing                  makes a project with an example
      cd briefing
      kzbrief add report.pdf                 puts a source into its corpus
      kzbrief search "trade growth"          finds a passage, ready to paste
      sphinx-build . _build                  builds the briefs, and checks them

    \b
    Exit status: 0 nothing wrong, 1 findings, 2 wrong usage or configuration, 130 interrupted.
    """


main.help = unwrapped(main.help)
for _command in COMMANDS:
    main.add_command(_command)
