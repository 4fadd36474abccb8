"""The group of all commands: how errors, interruption and broken pipes end a command."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from importlib import import_module
from types import MappingProxyType
from typing import Any

import click

from sphinx_kzbrief.cli.terminal import clean
from sphinx_kzbrief.corpus.keys import did_you_mean
from sphinx_kzbrief.errors import KzbriefError, in_words

FINDINGS, UNUSABLE, INTERRUPTED, BROKEN_PIPE = 1, 2, 130, 141


class KzbriefGroup(click.Group):
    """A group of commands that ends with the exit status that the manual promises.

    Attributes:
        homes: Module of each command by its name, in the order of the help.
    """

    homes: Mapping[str, str] = MappingProxyType({})

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Return the commands in the order of the work."""
        return list(self.homes)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command, imported at its first use: what others need is slow to load."""
        if cmd_name in self.homes and cmd_name not in self.commands:
            self.add_command(getattr(import_module(self.homes[cmd_name]), cmd_name))
        return super().get_command(ctx, cmd_name)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command of a command line; a name near to what was typed is proposed."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            if hint := did_you_mean(args[0], self.homes):
                raise click.UsageError(f"{error.message} {hint}", ctx) from error
            raise

    def add_command(self, cmd: click.Command, name: str | None = None) -> None:
        """Add a command; see `unwrapped` for its help."""
        cmd.help = unwrapped(cmd.help)
        super().add_command(cmd, name)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command. A reader that has gone is no finding, as click would report it."""
        try:
            status = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            ctx.exit(BROKEN_PIPE)
        return status

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        **extra: Any,
    ) -> Any:
        """Run the command line; see `click.Command.main`."""
        if not standalone_mode:
            return super().main(args, prog_name, complete_var, standalone_mode, **extra)
        for stream in (sys.stdout, sys.stderr):
            # A terminal of another encoding shows a question mark rather than a traceback.
            if hasattr(stream, "reconfigure"):
                stream.reconfigure(errors="replace")
        if os.environ.get("NO_COLOR"):
            extra.setdefault("color", False)
        try:
            status = super().main(args, prog_name, complete_var, standalone_mode=False, **extra)
        except click.ClickException as error:
            error.show()
            sys.exit(UNUSABLE)
        except KzbriefError as error:
            report_error(error)
            sys.exit(UNUSABLE)
        except (click.Abort, KeyboardInterrupt):
            click.echo("\nInterrupted.", err=True)
            sys.exit(INTERRUPTED)
        except OSError as error:
            file = f": {error.filename}" if error.filename else ""
            click.echo(f"Error: {clean(in_words(error) + file)}", err=True)
            sys.exit(UNUSABLE)
        sys.exit(status if isinstance(status, int) else 0)


def unwrapped(text: str | None) -> str | None:
    r"""Return a help text with its marks `\b` as click wants them, the control character.

    Docstrings hold them as two characters, so that editors show them.
    """
    return text.replace("\\b\n", "\b\n") if text else text


def report_error(error: KzbriefError) -> None:
    """Print what went wrong, and what to do about it, to standard error."""
    color = False if os.environ.get("NO_COLOR") else None
    click.echo(click.style("Error: ", fg="red") + clean(error.message), err=True, color=color)
    if error.remedy:
        click.echo(clean(error.remedy), err=True)
