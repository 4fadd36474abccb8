"""`kzbrief lock`: record what each source and each piece of evidence is now."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from sphinx_kzbrief.cli.printing import counted, diff_in_colour
from sphinx_kzbrief.cli.project import json_option
from sphinx_kzbrief.cli.running import run_check
from sphinx_kzbrief.cli.terminal import clean, is_terminal, may_ask, print_json
from sphinx_kzbrief.errors import KzbriefError
from sphinx_kzbrief.evidence.acceptance import words_of
from sphinx_kzbrief.evidence.lock import Lock, make_lock, read_lock, write_lock
from sphinx_kzbrief.evidence.lock.changes import Change, changes

if TYPE_CHECKING:
    from sphinx_kzbrief.cli.running import Checked

CLEAN, NOT_CURRENT = 0, 1
_SIGNS = {"+": "green", "-": "red", "~": "yellow"}


class UnseenError(KzbriefError):
    """Changes that nobody has agreed to."""


@click.command()
@click.argument("project", type=click.Path(path_type=Path), default=".")
@click.option("--update", is_flag=True, help="Accept what changed, after showing each change.")
@click.option("--yes", is_flag=True, help="With --update: do not ask; for scripts.")
@click.option(
    "--doctrees",
    type=click.Path(path_type=Path),
    help="Folder for Sphinx's cache; by default one in the user's cache folder.",
)
@json_option
def lock(*, project: Path, update: bool, yes: bool, doctrees: Path | None, as_json: bool) -> int:
    r"""Write kzbrief.lock of PROJECT, or say how it differs from what is there now.

    The first lock is written at once. Later ones only with --update, which shows every change
    and asks; where another version of a reader alone counts places otherwise, there is nothing
    to ask. Evidence that does not hold is never locked.

    \b
    Exit status: 0 the lock is current, 1 it is not or some evidence does not hold.

    \b
    Examples:
      kzbrief lock briefs             writes the first lock; later, shows what changed
      kzbrief lock briefs --update    shows what changed, asks, and accepts it
    """
    checked = run_check(project, doctrees)
    path = checked.lock_path
    old = read_lock(path)
    in_use = {each["acceptance"] for each in checked.evidence["waivers"]}
    # What waits again for another passage keeps who accepted it before.
    waiting = {words_of(each.acceptance) for each in checked.report.findings if each.acceptance}
    in_use |= {ident for ident in old.accepted if words_of(ident) in waiting} if old else set()
    new = make_lock(checked.corpus(), checked.pieces, old, in_use)
    found = changes(old or Lock(), new)
    first = old is None or not old.locks
    asked = [each for each in found if not each.read_anew]
    write = bool(found) and (first or update or not asked)
    loose = _loose(checked)
    if as_json:
        told = [{"sign": e.sign, "entry": e.entry, "text": e.text, "diff": e.diff} for e in asked]
        print_json({"lock": str(path), "changes": told, "not-locked": loose})
    else:
        _show(path, asked, loose, first=first)
        if anew := len(found) - len(asked):
            records = counted(anew, "records")
            click.echo(f"Nothing to accept in {records}: the same words, read anew.")
    if write and asked and not first:
        _agreed(yes=yes)
    if write:
        write_lock(path, new)
        if not as_json:
            click.echo(clean(f"wrote {path}"))
    return CLEAN if (write or not found) and not loose else NOT_CURRENT


def _loose(checked: Checked) -> int:
    """Return the number of pieces that do not hold, which no lock takes."""
    broken = sum(not piece.holds for piece in checked.pieces)
    # Words that stand elsewhere have a place, and are a piece that does not hold.
    lost = sum(
        each.rule in {"cite-locator", "source-unknown"} and each.locator is None
        for each in checked.report.failing
    )
    return broken + lost


def _show(path: Path, found: list[Change], loose: int, *, first: bool) -> None:
    style = click.style if is_terminal() else _plain
    if first:
        sources = sum(each.text.startswith("source ") for each in found)
        pieces = counted(sum(each.sign == "+" for each in found) - sources, "pieces")
        click.echo(f"{pieces} of evidence in {counted(sources, 'sources')}.")
    else:
        for change in found:
            click.echo(f"{style(change.sign, fg=_SIGNS[change.sign])} {clean(change.text)}")
            if change.diff:
                click.echo(f"    [-locked-]{{+now+}}: {diff_in_colour(clean(change.diff), style)}")
        state = f"has {counted(len(found), 'changes')}" if found else "is current"
        click.echo(clean(f"{path} {state}."))
    if loose:
        verbs = ("does not hold and is", "do not hold and are")[loose > 1]
        click.echo(f"{counted(loose, 'pieces')} of evidence {verbs} not locked: kzbrief check.")


def _plain(text: str, **_style: object) -> str:
    return text


def _agreed(*, yes: bool) -> None:
    """Ask whether the changes shown are right.

    Raises:
        UnseenError: There is nobody to ask.
        click.Abort: They are not.
    """
    if yes:
        return
    if not may_ask():
        raise UnseenError(
            "Nobody is there to look at the changes.", "Run it on a terminal, or add --yes."
        )
    click.confirm("Accept these changes?", abort=True)
