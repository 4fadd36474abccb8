"""What commands print: plain lines for other programs, colour and tables for a terminal."""

from __future__ import annotations

import json
import re
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from sphinx_kzbrief.citations import format_date
from sphinx_kzbrief.text.inert import inert

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from rich.console import Console

# "2022-21" is a spring.
_PLAIN_DATE = re.compile(r"\d{4}(?:-(?:0\d|1[0-2])(?:-\d\d)?)?")


def clean(text: str) -> str:
    """Return text that came from outside, without what a terminal would obey."""
    return inert(text)


def one_line(text: str) -> str:
    """Return text that came from outside, cleaned and on one line."""
    return " ".join(clean(text).split())


def date_in_words(text: str | None) -> str:
    """Return an EDTF date as people read it: plain ISO dates stay, "1992~" is "[ca. 1992]"."""
    if not text or _PLAIN_DATE.fullmatch(text):
        return text or ""
    return format_date(text)


def is_terminal() -> bool:
    """Tell whether a person reads standard output."""
    return sys.stdout.isatty()


def may_ask() -> bool:
    """Tell whether there is a person who can be asked."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def console() -> Console:
    """Return rich's console for standard output; text is never taken for its markup."""
    from rich.console import Console  # noqa: PLC0415 - slow to import, and JSON needs none

    return Console(file=sys.stdout, markup=False, highlight=False, emoji=False)


@contextmanager
def download_shown(what: str) -> Iterator[Callable[[int, int | None], None] | None]:
    """Show on a terminal how much of a download has come, for as long as it comes.

    Args:
        what: What is downloaded.

    Yields:
        What is told of the bytes that have come, and of those there will be where that is
        known; None where nobody looks.
    """
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console  # noqa: PLC0415 - see above
    from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn  # noqa: PLC0415

    columns = (TextColumn("{task.description}", markup=False), BarColumn(), DownloadColumn())
    with Progress(*columns, console=Console(file=sys.stderr), transient=True) as shown:
        task = shown.add_task(one_line(what)[-60:], total=None)
        yield lambda come, total: shown.update(task, completed=come, total=total)


def print_json(value: Any) -> None:
    """Print a value as JSON."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


def print_table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print rows as a table on a terminal, and as lines with tabs elsewhere."""
    cleaned = [[one_line(cell) for cell in row] for row in rows]
    if not is_terminal():
        for row in cleaned:
            click.echo("\t".join(row))
        return
    from rich.table import Table  # noqa: PLC0415 - see above
    from rich.text import Text  # noqa: PLC0415 - see above

    table = Table(box=None, header_style="bold", padding=(0, 2, 0, 0))
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in cleaned:
        table.add_row(*map(Text, row))
    console().print(table)


def with_progress(
    title: str, work: Callable[[Callable[[int, int], None] | None], Any], *, show: bool = True
) -> Any:
    """Do some work, with a progress bar where a person watches.

    Args:
        title: What is being done.
        work: Takes a function to be told how many of how many are done, or None.
        show: Whether a bar is wanted at all.
    """
    if not show or not sys.stderr.isatty():
        return work(None)
    from rich.console import Console  # noqa: PLC0415 - see above
    from rich.progress import Progress  # noqa: PLC0415 - see above

    # Drawn when told rather than by a thread: forking with threads about can lock up.
    with Progress(console=Console(file=sys.stderr), transient=True, auto_refresh=False) as bar:
        task = bar.add_task(title, visible=False)

        def told(done: int, total: int) -> None:
            bar.update(task, completed=done, total=total, visible=True, refresh=True)

        return work(told)
