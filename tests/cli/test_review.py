"""A person reviews paraphrases: who accepted what, and what makes that stale."""

from __future__ import annotations

import json
import re
import sys

import pytest

from sphinx_kzbrief.evidence.lock import read_lock


@pytest.fixture
def paraphrases(desk, run):
    done = run("review", "desk", "--json")
    return {each["sentence"]: each for each in json.loads(done.output)["paraphrases"]}


def rules(run):
    return [
        each["rule"]
        for each in json.loads(run("check", "desk", "--format", "json").output)["findings"]
    ]


def test_a_list_shows_sentence_and_passage_as_the_rights_allow(desk, run, paraphrases):
    assert set(paraphrases) == {"two brothers mended the clock for nothing", "barrels were found"}
    clock = paraphrases["two brothers mended the clock for nothing"]
    assert clock["state"] == "missing"
    assert clock["passages"][0]["text"] == "repaired by two brothers from the harbour"
    assert paraphrases["barrels were found"]["passages"][0]["text"] is None
    done = run("review", "desk", "--list")
    assert done.exit_code == 1
    assert done.output.count("\tmissing\t") == 2


def test_a_project_that_never_reviews_is_not_flooded(desk, run):
    assert rules(run) == []
    run("lock", "desk")
    assert rules(run) == []


def test_accepting_records_who_when_and_the_hashes_of_both(desk, run, paraphrases, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1655769600")
    clock = paraphrases["two brothers mended the clock for nothing"]["id"]
    done = run("review", "desk", "--accept", clock, "--as", "Aigerim S.")
    assert done.exit_code == 1  # the other one waits
    (review,) = read_lock(desk / "kzbrief.lock").reviews.values()
    assert (review.by, review.on) == ("Aigerim S.", "2022-06-21T00:00:00Z")
    assert re.fullmatch("[0-9a-f]{64}", review.passage_sha256)
    assert rules(run) == ["review-missing"]
    other = paraphrases["barrels were found"]["id"]
    assert run("review", "desk", "--accept", other, "--as", "Aigerim S.").exit_code == 0
    assert rules(run) == []


def test_a_change_of_either_side_makes_a_review_stale(desk, run, paraphrases, edit):
    every = [word for each in paraphrases.values() for word in ("--accept", each["id"])]
    assert run("review", "desk", *every, "--as", "A").exit_code == 0
    edit("index.md", "barrels were found", "many barrels were found")
    assert rules(run) == ["review-stale"]
    edit("index.md", "many barrels were found", "barrels were found")
    edit("corpus/closed.txt", "nine mislabelled", "ten mislabelled")
    (finding,) = json.loads(run("check", "desk", "--format", "json").output)["findings"]
    assert finding["rule"] == "review-stale"
    assert "passage" in finding["message"]
    assert "A accepted it" in finding["message"]


def test_a_lock_update_keeps_reviews(desk, run, paraphrases):
    identity = next(iter(paraphrases.values()))["id"]
    run("review", "desk", "--accept", identity, "--as", "A")
    assert run("lock", "desk").exit_code == 0
    assert identity in read_lock(desk / "kzbrief.lock").reviews


WAIVERS = """\
# Desk

```{kzbrief}
:accept: figure-unchecked — our own count

Some 40 tickets.
```

```{kzquote} bell-2021
:accept: quote-speaker — nothing to accept here

the gate is locked
```

```{kzclaim}
:evidence: bell-2021
:accept: claim-single-source — one bell is enough

The gate is locked.
```
"""


def test_waivers_are_listed_too_whatever_they_stand_on(desk, run, edit):
    edit("index.md", "# Desk\n", WAIVERS)
    waivers = json.loads(run("review", "desk", "--json").output)["waivers"]
    assert [(each["rule"], each["place"], each["meets"]) for each in waivers] == [
        ("figure-unchecked", "index.md:3", True),
        ("quote-speaker", "index.md:9", False),
        ("claim-single-source", "index.md:15", True),
    ]
    listed = run("review", "desk", "--list").output.splitlines()
    assert "waived\tclaim-single-source\tindex.md:15\tone bell is enough" in listed
    assert any(line.endswith("nothing to accept here\t(waives nothing)") for line in listed)


def test_an_unknown_id_and_a_nameless_reviewer_are_usage_errors(
    desk, run, paraphrases, monkeypatch
):
    assert run("review", "desk", "--accept", "paraphrase-0", "--as", "A").exit_code == 2
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", "/dev/null")
    identity = next(iter(paraphrases.values()))["id"]
    done = run("review", "desk", "--accept", identity)
    assert done.exit_code == 2
    assert "--as NAME" in done.stderr


def test_one_by_one_on_a_terminal(desk, run, monkeypatch):
    review = sys.modules["sphinx_kzbrief.cli.review"]

    monkeypatch.setattr(review, "may_ask", lambda: True)
    done = run("review", "desk", "--as", "Reader", input="a\nq\n")
    assert done.exit_code == 1
    assert "two brothers mended the clock for nothing" in done.output
    assert "repaired by two brothers from the harbour" in done.output
    assert "zephyr" in done.output  # the reviewer looks at a copy of one's own
    assert [each.by for each in read_lock(desk / "kzbrief.lock").reviews.values()] == ["Reader"]
    again = run("review", "desk", "--as", "Reader", input="a\n")
    assert again.exit_code == 0
    assert "1 of 1" in again.output


def test_what_cites_a_passage_that_is_not_there_cannot_be_accepted(desk, run, edit, monkeypatch):
    edit("index.md", "closed-2020#para1>", "closed-2020#para99>")
    told = json.loads(run("review", "desk", "--json").output)["paraphrases"]
    (lost,) = [each["id"] for each in told if each["sentence"] == "barrels were found"]
    done = run("review", "desk", "--accept", lost, "--as", "A")
    assert done.exit_code == 2
    assert "cannot be found" in done.stderr
    monkeypatch.setattr(sys.modules["sphinx_kzbrief.cli.review"], "may_ask", lambda: True)
    asked = run("review", "desk", "--as", "A", input="a\n")
    assert asked.exit_code == 1
    assert "cannot be found" in asked.output
    assert lost not in read_lock(desk / "kzbrief.lock").reviews
