"""The findings that a person may accept: listing them, asking about them, recording it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import click

from sphinx_kzbrief.cli.terminal import clean, one_line
from sphinx_kzbrief.corpus.gate import excerpt
from sphinx_kzbrief.errors import KzbriefError
from sphinx_kzbrief.evidence.acceptance import surroundings
from sphinx_kzbrief.evidence.lock import Acceptance, LockError, read_lock, write_lock
from sphinx_kzbrief.evidence.places import Place
from sphinx_kzbrief.evidence.rules import RULES, Severity

if TYPE_CHECKING:
    from sphinx_kzbrief.cli.running import Checked
    from sphinx_kzbrief.corpus import Corpus
    from sphinx_kzbrief.evidence.findings import Finding
    from sphinx_kzbrief.evidence.lock import Lock
    from sphinx_kzbrief.evidence.pieces import Piece

WAITING, ACCEPTED, LAPSED = "waiting", "accepted", "lapsed"


class AcceptError(KzbriefError):
    """A finding cannot be accepted."""


@dataclass(frozen=True, slots=True)
class Question:
    """A finding that a person may accept, once for all places that say the same.

    Attributes:
        ident: Its id.
        state: `waiting`, `accepted`, or `lapsed` where nothing needs what was accepted.
        rule: Name of its rule.
        places: Where it stands; empty where it lapsed.
        finding: The finding, where it waits.
        piece: The evidence it is on; None for a source.
        accepted: What the lock records, where it was accepted.
    """

    ident: str
    state: str
    rule: str
    places: tuple[Place, ...]
    finding: Finding | None = None
    piece: Piece | None = None
    accepted: Acceptance | None = None

    @property
    def open(self) -> bool:
        """Whether it waits and fails a build; notes never do."""
        fails = self.finding is not None and self.finding.severity is not Severity.NOTE
        return fails and self.state == WAITING

    @property
    def source(self) -> str:
        """Key of the source."""
        told = self.accepted or self.finding
        return (told.source if told else None) or ""

    @property
    def text(self) -> str:
        """What a list says of it: the finding, or why and by whom it was accepted."""
        if self.accepted is not None:
            return f"{self.accepted.by}: {self.accepted.reason}"
        return self.finding.message if self.finding else ""


def questions_of(checked: Checked, lock: Lock | None) -> list[Question]:
    """Return what waits for a person, what was accepted, and what lapsed.

    Args:
        checked: The project.
        lock: Its lock; None where there is none.
    """
    found: dict[str, Question] = {}
    in_lock = dict(lock.accepted) if lock else {}
    pieces = {ident: piece for piece in checked.pieces for ident in piece.acceptable}
    for finding in checked.report.findings:
        ident = finding.acceptance
        if ident in found:
            places = (*found[ident].places, finding.place)
            found[ident] = replace(found[ident], places=tuple(dict.fromkeys(places)))
        elif ident:
            # One that was accepted after the check still stands in its report.
            held = in_lock.get(ident)
            state, piece = ACCEPTED if held else WAITING, pieces.get(ident)
            places = (finding.place,)
            found[ident] = Question(ident, state, finding.rule, places, finding, piece, held)
    places_of: dict[str, dict[Place, None]] = {}
    for waiver in checked.evidence["waivers"]:
        places_of.setdefault(waiver["acceptance"], {})[Place(**waiver["place"])] = None
    for ident, accepted in in_lock.items():
        where = tuple(places_of.get(ident, ()))
        state = ACCEPTED if where else LAPSED
        found.setdefault(ident, Question(ident, state, accepted.rule, where, accepted=accepted))
    return list(found.values())


def unknown_id(ident: str) -> AcceptError:
    """Return what is wrong with an id that nothing waits under."""
    never = (rule.name for rule in RULES.values() if not rule.waivable)
    name = next((name for name in never if f"{ident}-".startswith(f"{name}-")), None)
    if name is not None:
        return AcceptError(
            f"{name} cannot be accepted: what is not there, or must not be shown, no reason "
            "makes right.",
            "Correct what it tells of: kzbrief check.",
        )
    return AcceptError(
        f"Nothing waits under the id {ident}.", "See the ids: kzbrief review --list."
    )


def reason_of(text: str | None) -> str:
    """Return a reason on one line.

    Raises:
        click.UsageError: There is none; a prompt then asks again.
    """
    reason = one_line(text or "")
    if not reason:
        raise click.UsageError('A finding is accepted with a reason: --reason "why".')
    return reason


def record(checked: Checked, question: Question, by: str, on: str, reason: str) -> None:
    """Write one acceptance into the lock at once, so that nothing is lost when a person stops.

    Args:
        checked: The project.
        question: The finding.
        by: Who accepts it.
        on: When, as an ISO 8601 date and time in UTC.
        reason: Why.

    Raises:
        LockError: The lock cannot be read or written, or there is none.
    """
    path = checked.lock_path
    lock = read_lock(path)
    if lock is None:
        raise no_lock(checked)
    held = Acceptance(question.rule, question.source, by, on, reason)
    write_lock(path, replace(lock, accepted={**lock.accepted, question.ident: held}))


def no_lock(checked: Checked) -> LockError:
    """Return that there is no lock to accept a finding in."""
    return LockError(
        f"There is no {checked.lock_path.name} to keep it in.",
        f"Make one first: kzbrief lock {checked.project}",
    )


def show(corpus: Corpus, question: Question) -> None:
    """Print a finding beside its passage, with a sentence around it.

    The passage comes from the reviewer's own copy, whatever its rights: no output holds it.
    """
    finding, piece = question.finding, question.piece
    if finding is None:
        return
    if piece is not None and piece.words:
        click.secho(one_line(piece.words), bold=True)
    where = ", ".join(filter(None, (finding.source, finding.locator)))
    click.echo(f"  {click.style(clean(where), fg='cyan')}")
    if piece is not None and piece.source and piece.spans:
        text = corpus.document(piece.source).text
        around, whole = surroundings(corpus, piece.source, piece.spans), piece.spans
        passage = click.style(one_line(text[whole[0].start : whole[-1].end]), underline=True)
        before, after = text[around.start : whole[0].start], text[whole[-1].end : around.end]
        space = " " if after[:1].isspace() else ""
        click.echo(f"  {one_line(before)} {passage}{space}{one_line(after)}")
    click.echo(f"{finding.severity.value}: {one_line(finding.message)}")


def row(question: Question) -> tuple[str, str, str, str]:
    """Return a finding as a row of the list: id, state, places, what is told."""
    note = question.state == WAITING and not question.open
    state = f"{question.state} (note)" if note else question.state
    return question.ident, state, ", ".join(map(str, question.places)), question.text


def as_json(corpus: Corpus, question: Question) -> dict[str, Any]:
    """Return a finding as JSON values; its passage as far as an output may hold it."""
    finding, piece, accepted = question.finding, question.piece, question.accepted
    shown = None
    if piece is not None and piece.source and piece.whole:
        source, document = corpus.source(piece.source), corpus.document(piece.source)
        shown = " ".join(excerpt(document, source, piece.whole).text.split()) or None
    return {
        "id": question.ident,
        "state": question.state,
        "rule": question.rule,
        "severity": finding.severity.value if finding else None,
        "places": list(map(str, question.places)),
        "source": question.source,
        "message": finding.message if finding else None,
        "words": piece.words if piece else None,
        "passage": shown,
        "by": accepted.by if accepted else None,
        "on": accepted.on if accepted else None,
        "reason": accepted.reason if accepted else None,
    }
