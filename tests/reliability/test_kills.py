"""Killed at random moments, nothing is left half-written, and the next run is right."""

from __future__ import annotations

import json
import random
import shutil
import time

import pytest
import yaml

from sphinx_kzbrief.evidence.lock import read_lock

KILLS = {"html": 70, "kzcheck": 60, "add": 50, "lock": 12, "check": 8}
"""200 kills; `lock` and `check` start a Sphinx of their own, which takes longest."""


def whole(folder):
    """Assert that every file of ours is whole."""
    if (folder / "desk/kzbrief.lock").exists():
        assert read_lock(folder / "desk/kzbrief.lock").sources
    manifest = yaml.safe_load((folder / "desk/corpus/corpus.yaml").read_text("utf-8"))
    for entry in manifest["sources"].values():
        assert (folder / "desk/corpus" / entry["file"]).stat().st_size > 0
    for path in (folder / "out").rglob("*.json"):
        if path.name in {"evidence.json", "findings.json", "links.json"}:
            json.loads(path.read_text("utf-8"))
    for path in (folder / "desk/kzsources").glob("*.md"):
        assert path.read_text("utf-8").rstrip().endswith("```")


def pages(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*.html"))
        if path.name not in {"genindex.html", "search.html"}
    }


@pytest.mark.long
def test_no_kill_leaves_a_half_written_file_or_a_wrong_next_run(forked, sphinx, kzbrief):
    folder, chance = forked.folder, random.Random(20220621)  # noqa: S311 - no secret
    index, port = folder / "desk/index.md", folder / "desk/corpus/port.txt"
    (folder / "out").mkdir()
    assert forked.run(kzbrief("lock", "desk")) == 0
    text, source = index.read_text("utf-8"), port.read_text("utf-8")

    def action(kind, turn):
        # Each turn has something to do: the page, or a source, is not as it was.
        index.write_text(f"{text}\nTurn {turn}.\n", "utf-8")
        if kind in {"html", "kzcheck"}:
            return sphinx(kind, "desk", f"out/{kind}", "-d", "doctrees")
        if kind == "add":
            new = folder / f"note-{turn}.txt"
            new.write_text(f"A note\n\nWords of turn {turn} stand here.\n", "utf-8")
            return kzbrief("add", new, "--yes", "--key", f"note-{turn}", "--corpus", "desk/corpus")
        port.write_text(source.replace("eleven", f"eleven or {turn}"), "utf-8")
        if kind == "lock":
            return kzbrief("lock", "desk", "--update", "--yes", "--doctrees", "locktrees")
        return kzbrief("check", "desk", "--doctrees", "locktrees")

    for kind, kills in KILLS.items():
        forked.run(action(kind, 1000))
        start = time.monotonic()
        forked.run(action(kind, 2000))
        usual = time.monotonic() - start
        killed = turn = 0
        while killed < kills:
            after = chance.uniform(0, usual)
            met = forked.kill(action(kind, turn), after)
            whole(folder)
            killed += met
            turn += 1
            # One that had ended by then tells how long they take at most, now that the machine
            # has more or less to do than before.
            usual = usual if met else min(usual, after)
            assert turn < 10 * kills, f"{kind} ends too soon to be killed"

    index.write_text(text, "utf-8")
    port.write_text(source, "utf-8")
    assert forked.run(kzbrief("lock", "desk", "--update", "--yes")) == 0
    assert forked.run(kzbrief("check", "desk", "--frozen")) == 0
    assert forked.run(sphinx("html", "desk", "out/html", "-d", "doctrees", "-W")) == 0
    shutil.rmtree(folder / "desk/kzsources")
    assert forked.run(sphinx("html", "desk", "fresh", "-d", "fresh-doctrees", "-W")) == 0
    assert pages(folder / "out/html") == pages(folder / "fresh")
    fresh = (folder / "fresh/evidence.json").read_bytes()
    assert (folder / "out/html/evidence.json").read_bytes() == fresh


def test_a_build_follows_one_that_was_killed_as_it_noted_its_settings(forked, sphinx):
    build = sphinx("html", "desk", "out", "-d", "doctrees", "-W")
    assert forked.run(build) == 0
    (forked.folder / "out/.buildinfo").write_bytes(b"")
    assert forked.run(build) == 0
    assert (forked.folder / "out/.buildinfo").stat().st_size
