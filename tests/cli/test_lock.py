"""The lock as its users meet it: written, kept, compared, updated."""

from __future__ import annotations

import json
import re

import pytest

from sphinx_kzbrief.evidence.lock import read_lock


@pytest.fixture
def locked(desk, run):
    """The desk with its first lock."""
    done = run("lock", "desk")
    assert done.exit_code == 0, done.output
    return desk / "kzbrief.lock"


def findings_of(run, *arguments):
    done = run("check", "desk", "--format", "json", *arguments)
    return json.loads(done.output)["findings"]


def told(findings):
    return sorted((each["rule"], each["place"]["path"]) for each in findings)


def test_the_lock_holds_one_entry_a_line_sorted_and_says_what_was_accepted(locked):
    lines = locked.read_text(encoding="utf-8").splitlines()
    assert (lines[0], lines[-1]) == ("{", "}")
    entries = [line.partition(":")[0] for line in lines[2:-2]]
    assert entries == sorted(entries)
    assert all(line.endswith(",") for line in lines[1:-2])
    lock = read_lock(locked)
    assert set(lock.sources) == {"bell-2021", "port-2022", "closed-2020"}
    quoted = [each for each in lock.pieces.values() if each.exact and "Tickets" in each.exact]
    (piece,) = quoted
    assert (piece.verdict, piece.locator) == ("exact", "bell-2021#para1")
    # Any context would complete the paragraph, which the rights do not allow.
    assert (piece.selectors[0].prefix, piece.selectors[0].suffix) == ("", "")
    (retold,) = [each for each in lock.pieces.values() if each.exact and "brothers" in each.exact]
    assert retold.selectors[0].prefix == "The old clock was "


def test_no_word_of_a_source_that_may_only_be_cited_is_in_the_lock(locked):
    text = locked.read_text(encoding="utf-8")
    assert "closed-2020#para1" in text
    assert not re.search("zephyr|barrels beneath|warden", text)


def test_a_current_lock_is_silent_and_stays_byte_for_byte(locked, run):
    before = locked.read_bytes()
    assert findings_of(run) == []
    assert "is current" in run("lock", "desk").output
    assert run("lock", "desk", "--update", "--yes").exit_code == 0
    assert locked.read_bytes() == before


def test_lines_and_paragraphs_that_move_in_the_brief_change_nothing(locked, run, edit):
    edit("index.md", "# Desk\n", "# Desk\n\nA new paragraph.\n\nAnd another one.\n")
    assert findings_of(run) == []


def test_an_edited_source_tells_what_holds_and_what_is_gone(locked, run, edit):
    edit("corpus/bell.txt", "$5.50", "$5.70")
    findings = findings_of(run)
    assert told(findings) == [
        ("quote-altered", "index.md"),
        ("source-changed", "corpus/corpus.yaml"),
        ("source-changed", "index.md"),
    ]
    summary = next(each for each in findings if each["place"]["path"] != "index.md")
    assert "1 hold, 1 gone" in summary["message"]
    gone = next(each for each in findings if each["rule"] == "source-changed" and each["diff"])
    assert gone["sides"] == ["when locked", "our copy now"]
    assert "[-$5.50-]{+$5.70+}" in gone["diff"].replace(" ", "")


def test_a_paragraph_moved_in_gives_the_old_and_the_new_place(locked, run, edit):
    edit("corpus/port.txt", "Ice kept", "A new paragraph about gulls and their nests.\n\nIce kept")
    findings = findings_of(run)
    moved = [each for each in findings if each["rule"] == "lock-moved"]
    assert [each["place"]["path"] for each in moved] == ["index.md", "index.md"]
    inline = next(each for each in moved if "Twelve ships" in each["message"])
    assert "para. 1" in inline["message"]
    assert "para. 2" in inline["message"]


def test_the_same_words_in_several_new_places_are_not_called_moved(locked, run, edit):
    edit(
        "corpus/port.txt",
        "Ice kept the port closed for eleven days in January. Twelve ships waited outside.",
        "Nothing else.\n\nOnce more: Twelve ships waited outside.\n\nAnd again: Twelve ships waited outside.",
    )
    findings = findings_of(run)
    assert "lock-moved" not in {each["rule"] for each in findings if "Twelve" in each["message"]}
    (several,) = [each for each in findings if "several other places" in each["message"]]
    assert several["rule"] == "source-changed"


def test_a_pulled_quotation_whose_words_changed_is_told_though_it_matches(locked, run, edit):
    edit("corpus/port.txt", "twice the price", "thrice the price")
    findings = findings_of(run)
    assert told(findings) == [
        ("source-changed", "corpus/corpus.yaml"),
        ("source-changed", "index.md"),
    ]
    assert "pulled" in findings[1]["message"]
    assert "[-twice-]{+thrice+}" in findings[1]["diff"].replace(" ", "")


def test_a_changed_passage_that_may_only_be_cited_is_told_without_its_words(locked, run, edit):
    edit("corpus/closed.txt", "nine mislabelled", "ten mislabelled")
    findings = findings_of(run)
    assert told(findings) == [
        ("source-changed", "corpus/corpus.yaml"),
        ("source-changed", "index.md"),
    ]
    assert "mislabelled" not in json.dumps(findings)


def test_rights_that_became_narrower_ask_for_a_new_lock(locked, run, edit):
    edit("corpus/corpus.yaml", 'issued: "2022"', 'issued: "2022"\n    rights: citation')
    edit("index.md", "```{kzquote} port-2022#para2\n:pull:\n```", "{kzcite}`port-2022#para2`")
    edit("index.md", "A role: {kzquote}`Twelve ships waited outside <port-2022>`.", "")
    run("lock", "desk", "--update", "--yes")
    assert "Twelve ships" not in locked.read_text(encoding="utf-8")
    assert "Coal came" not in locked.read_text(encoding="utf-8")


def test_a_deleted_source_is_told_with_what_was_locked(desk, locked, run):
    (desk / "corpus/bell.txt").unlink()
    findings = findings_of(run)
    assert {"source-unreadable", "source-changed"} == {each["rule"] for each in findings}
    # That the words do not stand there any more nobody knows who cannot read it.
    assert not any("no longer stands there" in each["message"] for each in findings)
    assert "cannot be read" in next(
        each["message"]
        for each in findings
        if each["rule"] == "source-changed" and "SHA" in each["message"]
    )


def test_new_and_dropped_evidence_makes_the_lock_outdated(locked, run, edit):
    edit(
        "index.md",
        "A role: {kzquote}`Twelve ships waited outside <port-2022>`.",
        "A role: {kzquote}`Coal came by rail instead <port-2022>`.",
    )
    findings = findings_of(run)
    assert told(findings) == [("lock-outdated", "index.md"), ("lock-outdated", "kzbrief.lock")]
    frozen = run("check", "desk", "--frozen", "--ignore", "lock-outdated")
    assert frozen.exit_code == 1


@pytest.mark.parametrize("way", ["--ignore", "--select", "--baseline"])
def test_nothing_leaves_out_of_a_frozen_check_that_the_lock_is_outdated(
    locked, run, edit, tmp_path, way
):
    edit("index.md", "A role: {kzquote}`Twelve ships waited outside <port-2022>`.", "")
    known = tmp_path / "known.json"
    assert run("check", "desk", "--write-baseline", known).exit_code == 0
    value = {"--ignore": "lock", "--select": "quote", "--baseline": known}[way]
    assert run("check", "desk", way, value).exit_code == 0
    frozen = run("check", "desk", "--frozen", way, value)
    assert frozen.exit_code == 1
    assert "lock-outdated" in frozen.output


def test_a_figure_whose_source_is_gone_is_still_one_that_the_page_uses(desk, run, edit):
    manifest = (desk / "corpus/corpus.yaml").read_text(encoding="utf-8")
    (desk / "corpus/corpus.yaml").write_text(
        manifest + "figures:\n  price: {source: bell-2021, find: Tickets cost $5.50, value: 5.50,"
        " unit: USD}\n",
        encoding="utf-8",
    )
    claim = ":evidence: price\n:accept: claim-single-source — one bell\n\nIt was dear.\n"
    edit("index.md", "# Desk\n", f"# Desk\n\n```{{kzclaim}}\n{claim}```\n\n{{kzfigure}}`price`\n")
    assert run("lock", "desk").exit_code == 0
    edit("corpus/bell.txt", "$5.50", "$5.70")
    findings = findings_of(run)
    assert "lock-outdated" not in {each["rule"] for each in findings}
    assert not any("names no evidence of this project" in each["message"] for each in findings)
    gone = [each for each in findings if "no longer stands there" in each["message"]]
    assert {each["place"]["line"] for each in gone} >= {10}


def test_an_update_shows_each_change_and_accepts_nothing_unseen(locked, run, edit):
    edit("corpus/port.txt", "twice the price", "thrice the price")
    before = locked.read_bytes()
    shown = run("lock", "desk")
    assert shown.exit_code == 1
    assert "~ source port-2022" in shown.output
    assert "{+thrice+}" in shown.output
    alone = run("lock", "desk", "--update")
    assert alone.exit_code == 2
    assert "--yes" in alone.stderr
    assert locked.read_bytes() == before
    assert run("lock", "desk", "--update", "--yes").exit_code == 0
    assert findings_of(run) == []


def test_what_does_not_hold_is_never_locked(desk, run, edit):
    edit("index.md", "40% were sold", "50% were sold")
    done = run("lock", "desk")
    assert done.exit_code == 1
    assert "1 piece of evidence does not hold" in done.output
    assert not any(
        "Tickets" in (each.exact or "") for each in read_lock(desk / "kzbrief.lock").pieces.values()
    )


def test_a_lock_in_the_middle_of_a_merge_is_a_finding_and_an_error(locked, run):
    text = locked.read_text(encoding="utf-8")
    locked.write_text(text.replace('"evidence', '<<<<<<< ours\n"evidence', 1), encoding="utf-8")
    (finding,) = findings_of(run)
    assert finding["rule"] == "corpus-invalid"
    assert "merge" in finding["message"]
    done = run("lock", "desk", "--update", "--yes")
    assert done.exit_code == 2
    assert "merge" in done.stderr


def test_a_frozen_check_needs_a_lock(desk, run):
    done = run("check", "desk", "--frozen")
    assert done.exit_code == 2
    assert "kzbrief lock" in done.stderr
    assert run("lock", "desk").exit_code == 0
    assert run("check", "desk", "--frozen").exit_code == 0


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ('{"version": 2}', "newer sphinx-kzbrief"),
        ('{"version": 1, "source/x": {"raw-sha256": 1}}', "is not a lock"),
        ('{"version": 1, "evidence/x/y": null}', "is not a lock"),
        ("null", "is not a lock"),
        ("", "is not a lock"),
        ("<<<<<<< ours\n{}", "unfinished merge"),
    ],
)
def test_a_frozen_check_says_what_is_wrong_with_a_lock(locked, run, text, why):
    locked.write_text(text, encoding="utf-8")
    for more in ((), ("--ignore", "corpus-invalid"), ("--select", "quote")):
        done = run("check", "desk", "--frozen", *more)
        assert done.exit_code == 1
        assert why in done.output
        assert "desk/kzbrief.lock: error" in done.output
