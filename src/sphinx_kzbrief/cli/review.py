"""`kzbrief review`: a person compares paraphrases with their passages, and accepts findings."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sphinx_kzbrief.citations import format_locator
from sphinx_kzbrief.cli import accepting
from sphinx_kzbrief.cli.printing import counted
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
    from sphinx_kzbrief.cli.accepting import Question
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
        questions: The findings that may be accepted, and those that were.
    """

    checked: Checked
    corpus: Corpus
    paraphrases: list[Paraphrase]
    questions: list[Question]

    @property
    def waiting(self) -> list[Paraphrase]:
        """Those without a current review."""
        return [each for each in self.paraphrases if each.state is not ReviewState.ACCEPTED]


@click.command()
@click.argument("project", type=click.Path(path_type=Path), default=".")
@click.option(
    "--list", "listing", is_flag=True, help="List what waits and what is accepted; ask nothing."
)
@click.option("--accept", multiple=True, metavar="ID", help="Accept a paraphrase or finding by id.")
@click.option("--reason", metavar="TEXT", help="Why; asked for where a finding is accepted.")
@click.option("--as", "name", metavar="NAME", help="Who accepts; by default git's user.name.")
@click.option("--all", "every", is_flag=True, help="Show accepted paraphrases again, too.")
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
    reason: str | None,
    name: str | None,
    every: bool,
    doctrees: Path | None,
    as_json: bool,
) -> int:
    r"""Show each paraphrase and each finding of PROJECT beside its passage; record who accepts it.

    What is recorded stands in the lock file: name, time, for a finding the reason, and hashes of
    both sides, so that it lapses when either changes. Findings that nobody may accept are not
    shown. Waivers (`accept`) are listed at the end.

    \b
    Exit status: 0 nothing waits but notes, 1 something does.

    \b
    Examples:
      kzbrief review briefs
      kzbrief review briefs --list
      kzbrief review briefs --accept paraphrase-0a1b2c3d4e5f6a7b --as "Aigerim S."
      kzbrief review briefs --accept quote-context-0a1b... --reason "the sentence says whose"
    """
    if reason is not None and not accept:
        raise click.UsageError("--reason goes with --accept ID.")
    checked = run_check(project, doctrees)
    desk = _desk(checked, checked.corpus())
    if accept:
        _accept(desk, tuple(dict.fromkeys(accept)), reason, name)
    elif as_json:
        print_json(_as_json(desk))
    elif listing or not may_ask():
        _list(desk)
    else:
        _ask_all(desk, desk.paraphrases if every else desk.waiting, name)
        _list_waivers(desk)
    if accept or not (listing or as_json):
        desk = _desk(checked, desk.corpus)
    return OPEN if desk.waiting or any(each.open for each in desk.questions) else CLEAN


def _desk(checked: Checked, corpus: Corpus) -> Desk:
    """Return the desk as the lock is now."""
    lock = read_lock(checked.lock_path)
    paraphrases = paraphrases_of(checked.pieces, lock)
    return Desk(checked, corpus, paraphrases, accepting.questions_of(checked, lock))


def _accept(desk: Desk, identities: tuple[str, ...], reason: str | None, name: str | None) -> None:
    """Accept by id: all, or none where one of them cannot be."""
    paraphrases = {each.identity: each for each in desk.paraphrases}
    questions = {each.ident: each for each in desk.questions if each.state != accepting.LAPSED}
    for identity in identities:
        if identity not in paraphrases and identity not in questions:
            raise accepting.unknown_id(identity)
    why = ""
    if any(identity in questions for identity in identities):
        why = accepting.reason_of(reason)
    elif reason is not None:
        raise click.UsageError("--reason is for findings; a paraphrase is accepted without one.")
    by = _reviewer(desk, name)
    for identity in identities:
        if identity in questions:
            accepting.record(desk.checked, questions[identity], by, _now(), why)
        else:
            _record(desk, paraphrases[identity], by)
        click.echo(clean(f"accepted {identity}"))


def _ask_all(desk: Desk, paraphrases: list[Paraphrase], name: str | None) -> None:
    """Ask about paraphrases, then about findings: what fails a build before notes."""
    open_first = sorted(desk.questions, key=lambda each: not each.open)
    questions = [each for each in open_first if each.state == accepting.WAITING]
    if not paraphrases and not questions:
        told = counted(len(desk.paraphrases), "paraphrases")
        click.echo(f"{told}, all accepted; no finding waits.")
        return
    by = _reviewer(desk, name)
    if _ask(desk, paraphrases, by):
        _ask_findings(desk, questions, by)


def _ask_findings(desk: Desk, questions: list[Question], by: str) -> None:
    if questions and not desk.checked.lock_path.is_file():
        raise accepting.no_lock(desk.checked)
    for number, each in enumerate(questions, start=1):
        click.echo()
        places = ", ".join(map(str, each.places))
        click.secho(f"{number} of {len(questions)}  {clean(places)}", dim=True)
        accepting.show(desk.corpus, each)
        answer = _answer("May it stand? [a]ccept, [s]kip, [q]uit")
        if answer == "q":
            return
        if answer == "a":
            why = click.prompt("Reason", value_proc=accepting.reason_of)
            accepting.record(desk.checked, each, by, _now(), why)


def _answer(question: str) -> str:
    choice = click.Choice(["a", "s", "q"])
    answer: str = click.prompt(question, type=choice, show_choices=False, default="s")
    return answer


def _ask(desk: Desk, paraphrases: list[Paraphrase], by: str) -> bool:
    """Ask about paraphrases; tell whether the reviewer goes on."""
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
        answer = _answer("Is the sentence fair to the passage? [a]ccept, [s]kip, [q]uit")
        if answer == "q":
            return False
        if answer == "a":
            _record(desk, each, by)
    return True


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


def _as_json(desk: Desk) -> dict[str, Any]:
    return {
        "paraphrases": [_paraphrase(desk, each) for each in desk.paraphrases],
        "findings": [accepting.as_json(desk.corpus, each) for each in desk.questions],
        "waivers": _waivers(desk),
    }


def _paraphrase(desk: Desk, each: Paraphrase) -> dict[str, Any]:
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
    """Return what authors accept with `accept`, on whatever it stands."""
    return [
        {
            "place": str(Place(**each["place"])),
            "rule": each["rule"],
            "reason": each["reason"],
            "meets": each["meets"],
        }
        for each in desk.checked.evidence["waivers"]
        if not each["acceptance"]
    ]


def _list(desk: Desk) -> None:
    rows = [
        (each.identity, each.state.value, str(each.place), each.sentence)
        for each in desk.paraphrases
    ]
    rows += map(accepting.row, desk.questions)
    print_table(("id", "state", "place", "text"), rows)
    _list_waivers(desk)


def _list_waivers(desk: Desk) -> None:
    for waiver in _waivers(desk):
        unused = ("(waives nothing)",) if waiver["meets"] is False else ()
        told = ("waived", waiver["rule"], waiver["place"], waiver["reason"], *unused)
        click.echo("\t".join(map(one_line, told)))
