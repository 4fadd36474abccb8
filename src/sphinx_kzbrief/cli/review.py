"""`kzbrief review`: a person compares each paraphrase with its passage."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sphinx_kzbrief.citations import format_locator
from sphinx_kzbrief.cli.project import json_option
from sphinx_kzbrief.cli.running import run_check
from sphinx_kzbrief.cli.terminal import clean, may_ask, one_line, print_json, print_table
from sphinx_kzbrief.corpus import parse_locator
from sphinx_kzbrief.corpus.gate import excerpt
from sphinx_kzbrief.errors import KzbriefError
from sphinx_kzbrief.evidence.lock import Lock, LockError, read_lock, write_lock
from sphinx_kzbrief.evidence.outcomes import digest_of
from sphinx_kzbrief.evidence.places import Place
from sphinx_kzbrief.evidence.review import (
    Paraphrase,
    ReviewState,
    accepted,
    paraphrases_of,
    with_review,
)

if TYPE_CHECKING:
    from sphinx_kzbrief.cli.running import Checked
    from sphinx_kzbrief.corpus import Corpus
    from sphinx_kzbrief.evidence.pieces import Piece

CLEAN, OPEN = 0, 1
_LOST = "A passage cannot be found, so that nobody can compare it."


class ReviewError(KzbriefError):
    """A review cannot be recorded."""


@dataclass(frozen=True, slots=True)
class Desk:
    """What a review works with.

    Attributes:
        checked: The project.
        corpus: Its corpus.
        paraphrases: Its paraphrases, judged.
    """

    checked: Checked
    corpus: Corpus
    paraphrases: list[Paraphrase]

    @property
    def waiting(self) -> list[Paraphrase]:
        """Those without a current review."""
        return [each for each in self.paraphrases if each.state is not ReviewState.ACCEPTED]


@click.command()
@click.argument("project", type=click.Path(path_type=Path), default=".")
@click.option("--list", "listing", is_flag=True, help="List paraphrases and waivers; ask nothing.")
@click.option("--accept", multiple=True, metavar="ID", help="Accept one paraphrase by its id.")
@click.option("--as", "name", metavar="NAME", help="Who accepts; by default git's user.name.")
@click.option("--all", "every", is_flag=True, help="Show accepted ones again, too.")
@click.option(
    "--doctrees",
    type=click.Path(path_type=Path),
    help="Folder for Sphinx's cache; by default one in the user's cache folder.",
)
@json_option
def review(  # noqa: PLR0913 - one a command line option
    *,
    project: Path,
    listing: bool,
    accept: tuple[str, ...],
    name: str | None,
    every: bool,
    doctrees: Path | None,
    as_json: bool,
) -> int:
    r"""Show each paraphrase of PROJECT beside its passage, and record who accepts it.

    What is recorded stands in the lock file: name, time, and hashes of sentence and passage,
    so that a change of either is told. Waivers (`accept`) are listed at the end.

    \b
    Exit status: 0 every paraphrase is accepted, 1 some wait.

    \b
    Examples:
      kzbrief review briefs
      kzbrief review briefs --list
      kzbrief review briefs --accept paraphrase-0a1b2c3d4e5f6a7b --as "Aigerim S."
    """
    checked = run_check(project, doctrees)
    found = paraphrases_of(checked.pieces, read_lock(checked.lock_path))
    desk = Desk(checked, checked.corpus(), found)
    if accept:
        _accept(desk, accept, name)
    elif as_json:
        print_json({"paraphrases": [_as_json(desk, e) for e in found], "waivers": _waivers(desk)})
    elif listing or not may_ask():
        _list(desk)
    else:
        _ask(desk, found if every else desk.waiting, name)
        _list_waivers(desk)
    if accept or not (listing or as_json):
        found = paraphrases_of(checked.pieces, read_lock(checked.lock_path))
    return OPEN if any(each.state is not ReviewState.ACCEPTED for each in found) else CLEAN


def _accept(desk: Desk, identities: tuple[str, ...], name: str | None) -> None:
    by_identity = {each.identity: each for each in desk.paraphrases}
    unknown = [identity for identity in identities if identity not in by_identity]
    if unknown:
        raise ReviewError(
            f"There is no paraphrase {', '.join(unknown)}.", "See the ids: kzbrief review --list."
        )
    for identity in identities:
        _record(desk, by_identity[identity], _reviewer(desk, name))
        click.echo(clean(f"accepted {identity}"))


def _ask(desk: Desk, paraphrases: list[Paraphrase], name: str | None) -> None:
    if not paraphrases:
        click.echo(f"{len(desk.paraphrases)} paraphrases, all accepted.")
        return
    by = _reviewer(desk, name)
    for number, each in enumerate(paraphrases, start=1):
        click.echo()
        click.secho(f"{number} of {len(paraphrases)}  {clean(str(each.place))}", dim=True)
        if each.state is ReviewState.STALE and each.review is not None:
            click.secho(clean(f"Changed since {each.review.by} accepted it."), fg="yellow")
        click.secho(one_line(each.sentence), bold=True)
        for piece in each.passages:
            click.echo(f"  {click.style(clean(_where(piece)), fg='cyan')}")
            click.echo(f"  {one_line(_passage(desk.corpus, piece))}")
        if not all(piece.holds for piece in each.passages):
            click.echo(_LOST)
            continue
        answer = click.prompt(
            "Is the sentence fair to the passage? [a]ccept, [s]kip, [q]uit",
            type=click.Choice(["a", "s", "q"]),
            show_choices=False,
            default="s",
        )
        if answer == "q":
            return
        if answer == "a":
            _record(desk, each, by)


def _record(desk: Desk, each: Paraphrase, by: str) -> None:
    """Write one acceptance at once, so that nothing is lost when the reviewer stops."""
    for piece in each.passages:
        if not piece.holds:
            raise ReviewError(f"{each.identity}: {_LOST}", "See what is wrong: kzbrief check.")
        if piece.source and piece.spans:
            text = desk.corpus.document(piece.source).text
            if digest_of(text, piece.spans) != piece.digest:
                raise LockError(
                    f"the source {piece.source} changed while it was being reviewed.",
                    "Run the command again.",
                )
    path = desk.checked.lock_path
    lock = read_lock(path) or Lock()
    write_lock(path, with_review(lock, each, accepted(each, by, _now()), desk.paraphrases))


def _now() -> str:
    """Return the time in UTC; SOURCE_DATE_EPOCH is honoured, so that records reproduce."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    try:
        at = datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)
    except (ValueError, OverflowError, OSError) as error:
        raise ReviewError(
            f"SOURCE_DATE_EPOCH is {epoch!r}.", "Set it to seconds since 1970, or unset it."
        ) from error
    return at.strftime("%Y-%m-%dT%H:%M:%SZ")


def _reviewer(desk: Desk, name: str | None) -> str:
    """Return who reviews: as told, or as git knows the user.

    Raises:
        ReviewError: Nobody is named.
    """
    found = one_line(name or "")
    if not found:
        command = ["git", "-C", str(desk.checked.project), "config", "user.name"]
        try:
            done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
            found = one_line(done.stdout)
        except OSError:  # no git on this machine
            found = ""
    if not found:
        raise ReviewError("Nobody is named as reviewer.", "Name the person: --as NAME.")
    return found


def _where(piece: Piece) -> str:
    printed = format_locator(parse_locator(piece.locator)) if piece.locator else ""
    return f"{piece.source}, {printed}" if printed else str(piece.source)


def _passage(corpus: Corpus, piece: Piece) -> str:
    """Return a passage of the reviewer's own copy, whatever its rights: no output holds it."""
    if not piece.holds:
        return "(cannot be found)"
    if piece.source is None or not piece.spans:
        return "(the source as a whole)"
    text = corpus.document(piece.source).text
    return " […] ".join(span.of(text) for span in piece.spans)


def _as_json(desk: Desk, each: Paraphrase) -> dict[str, Any]:
    return {
        "id": each.identity,
        "state": each.state.value,
        "place": str(each.place),
        "sentence": each.sentence,
        "passages": [
            {
                "source": piece.source,
                "locator": piece.locator,
                "text": _gated(desk.corpus, piece),
            }
            for piece in each.passages
        ],
        "by": each.review.by if each.review else None,
        "on": each.review.on if each.review else None,
    }


def _gated(corpus: Corpus, piece: Piece) -> str | None:
    """Return a passage as far as an output may hold it."""
    if piece.source is None or not piece.spans:
        return None
    source, document = corpus.source(piece.source), corpus.document(piece.source)
    return " […] ".join(excerpt(document, source, span).passage for span in piece.spans) or None


def _waivers(desk: Desk) -> list[dict[str, Any]]:
    """Return what authors accept, on whatever it stands."""
    return [
        {
            "place": str(Place(**each["place"])),
            "rule": each["rule"],
            "reason": each["reason"],
            "meets": each["meets"],
        }
        for each in desk.checked.evidence["waivers"]
    ]


def _list(desk: Desk) -> None:
    rows = [
        (each.identity, each.state.value, str(each.place), each.sentence)
        for each in desk.paraphrases
    ]
    print_table(("id", "state", "place", "sentence"), rows)
    _list_waivers(desk)


def _list_waivers(desk: Desk) -> None:
    for waiver in _waivers(desk):
        unused = ("(waives nothing)",) if waiver["meets"] is False else ()
        told = ("waived", waiver["rule"], waiver["place"], waiver["reason"], *unused)
        click.echo("\t".join(map(one_line, told)))
