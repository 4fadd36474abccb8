"""`kzbrief add`: documents into the corpus, with what is known of them and of our copy."""

from __future__ import annotations

import contextlib
import datetime as dt
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sphinx_kzbrief.cli.adding.intake import Incoming, free_path, held_as, incoming, naming
from sphinx_kzbrief.cli.adding.manifest_edit import add_entries, safe_comment
from sphinx_kzbrief.cli.adding.proposal import Proposal, match_entry, names_of, propose
from sphinx_kzbrief.cli.group import FINDINGS, report_error
from sphinx_kzbrief.cli.project import corpus_option, find_corpus, json_option
from sphinx_kzbrief.cli.terminal import clean, may_ask, one_line, print_json
from sphinx_kzbrief.cli.writing import replace_whole, write_new
from sphinx_kzbrief.corpus import Corpus, CorpusError
from sphinx_kzbrief.corpus.bibliography import Reading, read_bibliography
from sphinx_kzbrief.corpus.keys import KEY_RULE, is_key
from sphinx_kzbrief.errors import KzbriefError

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx_kzbrief.corpus.bibliography import Entry
    from sphinx_kzbrief.corpus.model import Damage

_ASKED = ("title", "author", "issued", "container-title")
"""What a person is asked to confirm, in order."""


@dataclass(frozen=True, slots=True)
class Added:
    """What came of one document.

    Attributes:
        item: What the user named.
        proposal: The entry that was written; None where nothing was.
        file: Name of the copy in the corpus folder.
        held: Key under which the corpus has the document already.
        damage: What the reader found wrong.
    """

    item: str
    proposal: Proposal | None
    file: str | None = None
    held: str | None = None
    damage: tuple[Damage, ...] = ()


@click.command()
@click.argument("items", nargs=-1, metavar="FILE…|URL…")
@click.option(
    "--bib",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="Bibliography (.bib, .json of CSL or Zotero, .ris) that describes the documents; "
    "without FILE, the files it names are added.",
)
@click.option("--key", help="Key of the source; by default one is proposed.")
@click.option("--from", "origin", help="Where the copy came from, in words or an address.")
@click.option("--yes", "-y", is_flag=True, help="Ask nothing; take what is proposed.")
@corpus_option
@json_option
def add(  # noqa: PLR0913, PLR0917 - click passes one argument an option
    items: tuple[str, ...],
    bib: Path | None,
    key: str | None,
    origin: str | None,
    yes: bool,
    corpus_folder: Path | None,
    as_json: bool,
) -> int:
    r"""Copy documents into the corpus, and write their entries into corpus.yaml.

    Title, author, date and language are proposed from the document; on a terminal you are asked
    to confirm them. Speakers are proposed from the labels that take turns. Comments and order of
    corpus.yaml stay. A document from the web is fetched over http(s) only, up to 50 MB, and never
    from a private address.

    \b
    Exit status: 0 all added, 1 some were not, 2 none could be.

    \b
    Examples:
      kzbrief add report.pdf
      kzbrief add "Отчёт о торговле.docx" --key trade-report-2022
      kzbrief add https://example.org/speech.html
      kzbrief add article.html --bib library.bib
      kzbrief add --bib zotero-export.bib
    """
    if key is not None and not is_key(key):
        raise CorpusError(f"{key!r} is not a key.", f"Use {KEY_RULE}.")
    if key is not None and len(items) != 1:
        raise click.UsageError("--key goes with exactly one document.")
    reading = read_bibliography(bib) if bib else Reading(())
    wanted: list[tuple[str, Entry | None]] = [(item, None) for item in items]
    left: list[str] = []
    if not items:
        if bib is None:
            raise click.UsageError("Name a document, or a bibliography with --bib.")
        wanted, left = _attached(bib, reading)
    folder = (corpus_folder or find_corpus(Path.cwd())).resolve()
    added, errors = _add_all(wanted, reading, folder, _Choices(key, origin, ask=not yes))
    _report(added, [*left, *(str(loss) for loss in reading.losses)], as_json=as_json)
    if errors and not added:
        return 2
    return FINDINGS if errors or left else 0


@dataclass(frozen=True, slots=True)
class _Choices:
    """What the user chose for all documents."""

    key: str | None
    origin: str | None
    ask: bool


def _add_all(
    wanted: list[tuple[str, Entry | None]], reading: Reading, folder: Path, choices: _Choices
) -> tuple[list[Added], int]:
    """Add documents one after the other; one that fails does not keep the others out."""
    added, errors = [], 0
    for item, entry in wanted:
        try:
            added.append(_add_one(item, entry, reading, folder, choices))
        except KzbriefError as error:
            report_error(naming(item, error))
            errors += 1
    return added, errors


def _add_one(
    item: str, entry: Entry | None, reading: Reading, folder: Path, choices: _Choices
) -> Added:
    from sphinx_kzbrief.corpus import read_document  # noqa: PLC0415 - slow to import

    corpus = Corpus.open(folder)
    with incoming(item) as document:
        held = held_as(corpus, document.digest, document.path.stat().st_size)
        if held is not None:
            return Added(item, None, held=held)
        read = read_document(document.readable)
        stem = Path(document.name).stem
        entry = entry or match_entry(read, stem, reading.entries)
        if entry is None and len(reading.entries) == 1:
            entry = reading.entries[0]
        proposal = propose(read, document.readable, stem, entry, corpus.sources)
        proposal = _completed(proposal, document, choices, corpus)
        path, is_copy = _copied(document, folder)
        name = path.relative_to(folder).as_posix()
        try:
            _write_entry(corpus, proposal, name)
        except BaseException:
            if is_copy:
                with contextlib.suppress(OSError):
                    path.unlink()
            raise
    return Added(item, proposal, file=name, damage=read.damage)


def _completed(
    proposal: Proposal, document: Incoming, choices: _Choices, corpus: Corpus
) -> Proposal:
    """Set what the user chose, what is known of the copy, and what a person answers."""
    today = dt.datetime.now(tz=dt.UTC).date().isoformat()
    if document.url is not None:
        if "URL" not in proposal.values:
            proposal = proposal.with_value("URL", document.url, "the address it was fetched from")
        if "accessed" not in proposal.values:
            proposal = proposal.with_value("accessed", today, "the day it was fetched")
    key = choices.key or proposal.key
    if choices.ask and may_ask():
        proposal, key = _asked(proposal, key, keep_key=choices.key is not None)
    if not is_key(key):
        raise CorpusError(f"{key!r} is not a key.", f"Use {KEY_RULE}.")
    if key in corpus.sources:
        raise CorpusError(
            f"The corpus has a source {key!r} already.", "Choose another key: --key KEY"
        )
    copy = {"from": choices.origin or document.origin, "retrieved": today}
    if document.charset:
        copy["charset"] = document.charset
    proposal = proposal.with_value("copy", copy, "this command")
    return replace(proposal, key=key)


def _asked(proposal: Proposal, key: str, *, keep_key: bool) -> tuple[Proposal, str]:
    """Let a person confirm or correct what is proposed; an empty answer keeps it."""
    click.echo("Press Enter to keep what is proposed; type - to leave it out.")
    if not keep_key:
        key = click.prompt("key", default=key)
    for name in _ASKED:
        held = proposal.values.get(name, "")
        shown = held if isinstance(held, str) else "; ".join(map(_name_text, held))
        answer = click.prompt(name, default=one_line(shown), show_default=bool(shown)).strip()
        if answer == "-":
            values = {each: value for each, value in proposal.values.items() if each != name}
            proposal = replace(proposal, values=values)
        elif answer and answer != one_line(shown):
            value = names_of(answer) if name == "author" else answer
            proposal = proposal.with_value(name, value, "you")
    return proposal, key


def _name_text(name: dict[str, str]) -> str:
    return name.get("literal") or f"{name.get('family', '')}, {name.get('given', '')}"


def _copied(document: Incoming, folder: Path) -> tuple[Path, bool]:
    """Copy a document into the corpus folder; one that lies there already stays where it is."""
    resolved = document.path.resolve()
    if document.url is None and resolved.is_relative_to(folder):
        return resolved, False
    path = free_path(folder, document.name)
    write_new(path, document.path.read_bytes())
    return path, True


def _write_entry(corpus: Corpus, proposal: Proposal, file: str) -> None:
    """Write an entry into the manifest, and make sure that the corpus then takes it."""
    main = corpus.folder / "corpus.yaml"
    manifest = main if main.is_file() else corpus.manifest_files[-1]
    entry = {"file": file, **proposal.values}
    copy = entry.pop("copy")
    comment = _comment(proposal)
    fields = {proposal.key: {**entry, "copy": copy}}
    known = {(each.line, each.message) for each in corpus.problems}
    before = _edit(manifest, lambda text: add_entries(text, fields, safe_comment(comment)))
    found = [
        each
        for each in Corpus.open(corpus.folder).problems
        if each.source == proposal.key and (each.line, each.message) not in known
    ]
    if found:
        replace_whole(manifest, before)
        raise CorpusError(found[0].message, found[0].remedy)


def _comment(proposal: Proposal) -> str:
    """Say in the manifest what nobody has confirmed, and what the document itself leaves open."""
    proposed = {
        name: origin
        for name, origin in proposal.provenance.items()
        if name in proposal.values and origin not in ("you", "this command")
    }
    unsure = [name for name in proposal.values if proposed.get(name, "").endswith("; uncertain")]
    sure = [name for name in proposal.values if name in proposed and name not in unsure]
    parts = [", ".join(sure)] if sure else []
    parts += [f"uncertain: {', '.join(unsure)}"] if unsure else []
    return f"Proposed by kzbrief add; check {'; '.join(parts)}." if parts else ""


def _edit(path: Path, change: Callable[[str], str]) -> bytes:
    """Change a text file in one step, anew where somebody else changed it meanwhile.

    Returns:
        What it held before.
    """
    while True:
        before = path.read_bytes()
        try:
            text = before.decode("utf-8")
        except UnicodeDecodeError as error:
            raise CorpusError(
                f"{path.name} is not UTF-8 (byte {error.start}).", "Save it as UTF-8."
            ) from error
        edited = change(text)
        if path.read_bytes() == before:
            replace_whole(path, edited.encode("utf-8"))
            return before


def _attached(bib: Path, reading: Reading) -> tuple[list[tuple[str, Entry | None]], list[str]]:
    """Return the files that a bibliography names, and what is said of entries without one.

    Only files below the bibliography's own folder are taken: one that came from elsewhere could
    name any file of this machine.
    """
    folder = bib.resolve().parent
    wanted: list[tuple[str, Entry | None]] = []
    left = []
    for entry in reading.entries:
        paths = [(folder / name).resolve() for name in entry.attachments if "\0" not in name]
        inside = [path for path in paths if path.is_relative_to(folder) and path.is_file()]
        if inside:
            wanted.append((str(inside[0]), entry))
        elif entry.attachments:
            left.append(
                f"{entry.key}: not added; {entry.attachments[0]} is not in {folder}."
                f" Add it with: kzbrief add FILE --bib {bib.name}"
            )
        else:
            left.append(f"{entry.key}: not added; the bibliography names no file for it")
    return wanted, left


def _report(added: list[Added], notes: list[str], *, as_json: bool) -> None:
    if as_json:
        print_json({"added": [_as_json(each) for each in added], "notes": notes})
        return
    for each in added:
        _report_one(each)
    for note in notes:
        click.echo(clean(note), err=True)
    if any(each.proposal for each in added):
        click.echo("Check the entry in corpus.yaml, then: kzbrief show KEY")


def _report_one(added: Added) -> None:
    proposal = added.proposal
    if proposal is None:
        click.echo(clean(f"{added.item}: the corpus has it already, as {added.held}"))
        return
    click.secho(clean(f"{proposal.key}: {added.file}"), bold=True)
    for name, value in proposal.values.items():
        shown = value if isinstance(value, str) else _plain(value)
        origin = proposal.provenance.get(name, "")
        click.echo(f"  {name}: {one_line(shown)}" + (f"  (from {origin})" if origin else ""))
    for caption, credit in proposal.credits:
        click.echo(f"  image credit ({caption}): {one_line(credit)}")
    for left in proposal.left:
        click.echo(f"  not taken: {one_line(left)}", err=True)
    for remark in proposal.remarks:
        click.echo(f"  speakers: {one_line(remark)}", err=True)
    for damage in added.damage:
        click.secho(f"  Damaged: {one_line(damage.message)}", fg="yellow", err=True)


def _plain(value: Any) -> str:
    if isinstance(value, dict) and not any(isinstance(part, dict) for part in value.values()):
        return ", ".join(f"{name} {part}" for name, part in value.items())
    return "; ".join(_name_text(part) if isinstance(part, dict) else str(part) for part in value)


def _as_json(each: Added) -> dict[str, Any]:
    if each.proposal is None:
        return {"item": each.item, "key": each.held, "file": None, "already": True}
    return {
        "item": each.item,
        "key": each.proposal.key,
        "file": each.file,
        "already": False,
        "values": dict(each.proposal.values),
        "provenance": dict(each.proposal.provenance),
        "left": list(each.proposal.left),
        "credits": [{"caption": cap, "credit": who} for cap, who in each.proposal.credits],
        "remarks": list(each.proposal.remarks),
        "damage": [damage.message for damage in each.damage],
    }
