"""The command line `kzbrief`: one file a command."""

from __future__ import annotations

import click

from sphinx_kzbrief.cli.group import KzbriefGroup, unwrapped

_NAMES = ("init", "new", "add", "sources", "show", "search", "check", "lock", "review", "export")
"""Every command, in the order of the help; each is the function of its name in its module."""


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
main.homes = {name: f"{__name__}.{name}" for name in _NAMES}


def commands() -> tuple[click.Command, ...]:
    """Return every command, in the order of the help; a command line imports only its own."""
    context = click.Context(main)
    return tuple(command for name in _NAMES if (command := main.get_command(context, name)))
