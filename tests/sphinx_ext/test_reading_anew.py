"""What another version of a reader changes: a lock tells of changed words, and of nothing else."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from importlib import import_module

import pytest
from click.testing import CliRunner

from sphinx_kzbrief.cli import main
from sphinx_kzbrief.cli.running import Checked
from sphinx_kzbrief.corpus.model import Damage, SegmentKind
from sphinx_kzbrief.corpus.readers import formats
from sphinx_kzbrief.corpus.readers.protocol import Extract
from sphinx_kzbrief.corpus.segmentation import Block
from sphinx_kzbrief.evidence.lock import Acceptance, read_lock, write_lock
from sphinx_kzbrief.export.report import report_of_json
from sphinx_kzbrief.text.spans import Span

MANIFEST = """\
sources:
  dam: {file: dam.memo, title: The dam}
"""
MEMO = """\
The dam was built in 1971.
It holds 106 cubic metres.
Nobody checked it for years.
Omarov: I warned them.
"""
PAGE = """\
# Dam

{kzquote}`The dam was built in 1971 <dam>`, {kzcite}`dam`, {kzcite}`dam#"built in 1971"`

{kzquote}`It holds 106 cubic metres <dam>`

{kzcite}`It went unchecked <dam#"Nobody checked it for years">`

{kzquote}`I warned them <dam>`
"""


@dataclass(frozen=True)
class MemoReader:
    """Reads a line as a paragraph; what else it does depends on its version."""

    version: int = 1
    before: str = ""
    swap: tuple[str, str] = ("", "")
    damage: tuple[tuple[str, str], ...] = ()
    name: str = "memo"
    suffixes: tuple[str, ...] = (".memo",)
    max_bytes: int = 10_000

    def read(self, data: bytes) -> Extract:
        text = (self.before + data.decode()).rstrip("\n")
        text = text.replace(*self.swap) if self.swap[0] else text
        blocks, at = [], 0
        for line in text.split("\n"):
            blocks.append(Block(SegmentKind.PARAGRAPH, at, at + len(line)))
            at += len(line) + 1
        damage = []
        for message, words in self.damage:
            start = text.find(words)
            damage.append(Damage(message, (Span(start, start + len(words)),) if words else ()))
        return Extract(text=text, blocks=tuple(blocks), damage=tuple(damage))


@pytest.fixture
def read_by(monkeypatch):
    """Read `.memo` files by a reader of the given ways from now on."""
    table = formats.READERS

    def choose(**ways):
        monkeypatch.setattr(formats, "READERS", (*table, MemoReader(**ways)))

    return choose


@pytest.fixture
def memo(project, read_by, monkeypatch):
    """A project on one memo, checked in this process, so that its reader can be changed."""
    read_by()
    made = project(
        {"index.md": PAGE}, corpus={"corpus/corpus.yaml": MANIFEST, "corpus/dam.memo": MEMO}
    )

    def run_check(*_arguments):
        build = made.build("kzcheck")
        read = {
            name: json.loads(build.page(f"{name}.json"))
            for name in ("findings", "evidence", "links")
        }
        report = report_of_json(read["findings"])
        return Checked(made.folder, report, read["evidence"], (), read["links"])

    monkeypatch.setattr(import_module("sphinx_kzbrief.cli.lock"), "run_check", run_check)
    return made


def lock(made, *arguments):
    """Run `kzbrief lock` on a project, and return what it printed and its exit status."""
    done = CliRunner().invoke(main, ["lock", str(made.folder), *arguments])
    return done.output, done.exit_code


def told(made):
    """Return rules and messages of a check."""
    return [(each["rule"], each["message"]) for each in made.build("kzcheck").findings]


def test_words_that_another_version_reads_alike_stand_without_a_question(memo, read_by):
    assert lock(memo)[1] == 0
    before = read_lock(memo.folder / "kzbrief.lock")
    assert (told(memo), len(before.pieces)) == ([], 6)
    # Offsets and numbers of paragraphs move.
    read_by(version=2, before="Memo\n")
    assert told(memo) == []
    output, status = lock(memo)
    assert status == 0
    assert "Nothing to accept in" in output
    after = read_lock(memo.folder / "kzbrief.lock")
    assert after.sources["dam"].reader_version == 2
    assert {each.locator for each in after.pieces.values()} >= {"dam#para2", "dam#para3"}
    assert told(memo) == []
    assert "is current" in lock(memo)[0]
    assert "Nothing to accept" not in lock(memo)[0]


def test_typography_that_another_version_reads_otherwise_is_no_change(memo, read_by):
    lock(memo)
    read_by(version=2, swap=("was built", "was\u00a0built"))
    assert told(memo) == []
    assert lock(memo)[1] == 0


def test_a_number_that_another_version_reads_otherwise_is_told(memo, read_by):
    memo.write({"index.md": "# Dam\n\n{kzcite}`Much water <dam#para2>`, {kzcite}`dam#para1`\n"})
    lock(memo)
    read_by(version=2, swap=("106", "10⁶"))
    ((rule, message),) = told(memo)
    assert rule == "source-changed"
    assert "“Much water”" in message
    assert "The file is the same; it was read by reader memo 1 and is by memo 2 now." in message
    output, status = lock(memo)
    assert status == 1
    assert "[-106-]{+10⁶+}" in output.replace(" ", "")
    assert output.count("~") == 1
    assert "Nothing to accept in" in output
    assert lock(memo, "--update", "--yes")[1] == 0
    assert told(memo) == []


def test_words_that_another_version_gives_to_somebody_else_are_told(memo, read_by):
    lock(memo)
    read_by(version=2, swap=("Omarov: I warned them.", "Lee: I see. Omarov: I warned them."))
    assert all(rule != "lock-moved" for rule, _ in told(memo))
    manifest = MANIFEST.replace(
        "The dam}", "The dam, segments: [{find: I warned them, speaker: Lee, voice: direct}]}"
    )
    memo.write({"corpus/corpus.yaml": manifest})
    assert [rule for rule, _ in told(memo)] == ["source-changed"]


def test_a_quotation_that_moved_from_its_typed_locator_is_told_of_once(memo, read_by):
    memo.write({"index.md": "# Dam\n\n{kzquote}`It holds 106 cubic metres <dam#para2>`\n"})
    lock(memo)
    read_by(version=2, before="It holds 107 cubic metres.\n")
    ((rule, message),) = told(memo)
    assert rule == "cite-locator"
    assert "para. 3" in message
    (finding,) = memo.build("kzcheck").findings
    assert "dam#para3" in finding["remedy"]
    output, status = lock(memo)
    assert "106" not in output
    assert status == 1
    assert "does not hold" in output
    memo.write({"index.md": "# Dam\n\n{kzquote}`It holds 106 cubic metres <dam#para3>`\n"})
    assert lock(memo, "--update", "--yes")[1] == 0
    assert told(memo) == []


def test_a_quotation_that_another_version_loses_from_its_typed_locator_is_gone(memo, read_by):
    memo.write({"index.md": "# Dam\n\n{kzquote}`It holds 106 cubic metres <dam#para2>`\n"})
    lock(memo)
    read_by(version=2, swap=("106", "10⁶"))
    assert "source-changed" in [rule for rule, _ in told(memo)]
    assert "106" in lock(memo)[0]


def test_a_typed_locator_that_leads_elsewhere_is_told_where_the_words_went(memo, read_by):
    memo.write({"index.md": "# Dam\n\nSee {kzcite}`dam#para1`.\n"})
    lock(memo)
    read_by(version=2, before="Memo\n")
    ((rule, message),) = told(memo)
    assert rule == "lock-moved"
    assert "para. 1" in message
    assert "para. 2" in message
    (finding,) = memo.build("kzcheck").findings
    assert "write dam#para2." in finding["remedy"]
    memo.write({"index.md": "# Dam\n\nSee {kzcite}`dam#para2`.\n"})
    lock(memo, "--update", "--yes")
    assert told(memo) == []


def test_words_that_another_version_loses_are_told(memo, read_by):
    lock(memo)
    read_by(version=2, swap=("Nobody checked it for years.\n", ""))
    assert sorted(rule for rule, _ in told(memo)) == ["cite-locator", "source-changed"]


def test_a_changed_file_is_told_whatever_reads_it(memo, read_by):
    lock(memo)
    memo.write({"corpus/dam.memo": MEMO + "One line more.\n"})
    read_by(version=2)
    ((rule, message),) = told(memo)
    assert rule == "source-changed"
    assert "its file had SHA-256" in message
    assert "it was read by reader memo 1 and is by memo 2 now" in message


DAMAGE = (("page 1 cannot be read", "built in 1971"), ("page 9 has columns", "for years"))


def test_damage_is_told_where_its_passages_are_used(memo, read_by):
    read_by(damage=DAMAGE)
    for page, pages_told in [
        ("{kzquote}`The dam was <dam>`", []),
        ("{kzquote}`was built in 1971 <dam>`", ["page 1"]),
        ("{kzcite}`dam#para3`", ["page 9"]),
        ("{kzcite}`dam`", ["page 1", "page 9"]),
        ("{kzquote}`Seven turbines went abroad <dam>`", ["page 1", "page 9"]),
        ('{kzfigure}`1971 <dam#"built in 1971">`', ["page 1"]),
    ]:
        memo.write({"index.md": f"# Dam\n\n{page}\n"})
        found = [message for rule, message in told(memo) if rule == "source-damaged"]
        assert [message.partition(": ")[2][:6] for message in found] == pages_told, page


def test_damage_without_a_place_concerns_every_use(memo, read_by):
    read_by(damage=(("the encoding was guessed", ""),))
    memo.write({"index.md": "# Dam\n\n{kzquote}`The dam was <dam>`\n"})
    assert [rule for rule, _ in told(memo)] == ["source-damaged"]


def test_damage_accepted_once_is_quiet_until_file_or_damage_changes(memo, read_by):
    read_by(damage=DAMAGE)
    lock(memo)
    for finding in memo.build("kzcheck").findings:
        accept(memo, finding)
    assert told(memo) == []
    memo.write({"index.md": PAGE + "\nMore of it: {kzcite}`dam#para1`\n"})
    lock(memo, "--update", "--yes")
    assert told(memo) == []
    read_by(damage=(*DAMAGE, ("page 5 is empty", "cubic")))
    ((rule, message),) = told(memo)
    assert (rule, "page 5" in message) == ("source-damaged", True)
    assert "accepted it" not in message
    read_by(damage=DAMAGE)
    memo.write({"corpus/dam.memo": MEMO + "One line more.\n"})
    again = [message for rule, message in told(memo) if rule == "source-damaged"]
    assert len(again) == 2
    assert all("accepted it on 2026-11-30 for another copy" in message for message in again)


def accept(made, finding):
    """Record in the lock what the remedy of a finding says."""
    ident = re.search(r"--accept (\S+)", finding["remedy"])[1]
    path = made.folder / "kzbrief.lock"
    held = read_lock(path)
    new = Acceptance(finding["rule"], finding["source"], "Ann", "2026-11-30", "seen")
    write_lock(path, replace(held, accepted={**held.accepted, ident: new}))
