"""What the lock accepts: gone from the findings at the next build, and back when it lapses."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from sphinx.errors import ConfigError

from sphinx_kzbrief.evidence import check_quotes
from sphinx_kzbrief.evidence.lock import Acceptance, Lock, read_lock, write_lock

ROLE = "They say {kzquote}`engines are dangerous <ada-2020>`.\n"
PAGES = {
    "index.md": f"# Home\n\n{ROLE}\n```{{toctree}}\nother\n```\n",
    "other.md": f"# Other\n\n{ROLE}\n{ROLE}",
}
CLAIM = """\
# Home

````{kzclaim}
Engines harm.

{kzquote}`engines are dangerous <ada-2020>`
````

```{kzevidence}
```
"""


def accept(made, *findings, reason="the sentence says who"):
    """Record acceptances in the lock of a project, and say so to Sphinx by nothing else."""
    entries = {
        each["acceptance"]: Acceptance(
            each["rule"], each["source"], "Aigerim S.", "2026-11-02T10:00:00Z", reason
        )
        for each in findings
    }
    write_lock(made.folder / "kzbrief.lock", Lock(accepted=entries))


def edit(made, name, old, new):
    text = (made.folder / name).read_text(encoding="utf-8")
    assert old in text
    made.write({name: text.replace(old, new)})


def evidence(build):
    return json.loads(build.page("evidence.json"))


@pytest.fixture
def accepted(project):
    """A project whose one context finding, in three places, is accepted."""
    made = project(PAGES)
    findings = made.build("kzcheck").findings
    assert len({each["acceptance"] for each in findings}) == 1
    accept(made, findings[0])
    return made


def test_one_acceptance_holds_for_the_same_words_wherever_they_stand(project):
    made = project(PAGES)
    found = made.build("kzcheck").findings
    assert [(each["rule"], each["place"]["path"]) for each in found] == [
        ("quote-context", "index.md"),
        ("quote-context", "other.md"),
        ("quote-context", "other.md"),
    ]
    accept(made, found[0])
    done = made.build("kzcheck")
    assert done.rules == []
    waivers = evidence(done)["waivers"]
    assert [each["place"]["path"] for each in waivers] == ["index.md", "other.md", "other.md"]
    assert {(each["by"], each["reason"]) for each in waivers} == {
        ("Aigerim S.", "the sentence says who")
    }


def test_it_takes_effect_in_the_next_build_and_taking_it_back_too(accepted):
    built = accepted.build()
    assert built.warnings == ""
    (accepted.folder / "kzbrief.lock").unlink()
    assert accepted.build().warnings.count("[kzbrief.quote-context]") == 3
    with_lock = accepted.build("kzcheck")
    assert with_lock.rules == ["quote-context"] * 3


def test_pages_that_show_what_is_accepted_are_written_anew(project):
    made = project({"index.md": CLAIM})
    made.build()
    (finding,) = (each for each in made.build("kzcheck").findings if "context" in each["rule"])
    accept(made, finding)
    assert "accepted: quote-context — the sentence says who" in made.build().page("index.html")
    (made.folder / "kzbrief.lock").unlink()
    assert "accepted: quote-context" not in made.build().page("index.html")


@pytest.mark.parametrize(
    ("name", "old", "new", "rules"),
    [
        ("corpus/ada.txt", "How fast does the engine grow?", "How does the engine grow?", 0),
        ("corpus/ada.txt", "dangerous. The engine", "dangerous.   The engine", 0),
        ("corpus/ada.txt", "Not all engines are", "Hardly any engines are", 3),
        ("corpus/ada.txt", "no pretensions", "every pretension", 3),
        ("other.md", "engines are dangerous <", "all engines are dangerous <", 2),
        ("other.md", "They say", "Some say", 0),
    ],
    ids=[
        "elsewhere",
        "white space",
        "what turns the meaning",
        "the sentence beside",
        "the words",
        "the brief",
    ],
)
def test_it_lapses_when_passage_or_quotation_changes(accepted, name, old, new, rules):
    edit(accepted, name, old, new)
    assert accepted.build("kzcheck").rules == ["quote-context"] * rules


def test_a_finding_that_lapsed_says_who_accepted_it_for_which_passage(accepted):
    edit(accepted, "corpus/ada.txt", "no pretensions", "every pretension")
    finding = accepted.build("kzcheck").findings[0]
    assert "Aigerim S. accepted it on 2026-11-02 for another passage." in finding["message"]


SPEAKER = """\
# Home

```{kzquote} bell-2021
:speaker: Mary Smith

Tickets cost $5.50
```
"""


def test_an_unconfirmed_speaker_lapses_with_the_name(project):
    made = project({"index.md": SPEAKER})
    (finding,) = made.build("kzcheck").findings
    accept(made, finding)
    assert made.build("kzcheck").rules == []
    edit(made, "index.md", "Mary Smith", "Erlan Bekov")
    assert made.build("kzcheck").rules == ["quote-speaker"]


def test_damage_of_a_source_is_accepted_for_that_very_file(project):
    made = project({"index.md": "# Home\n\n{kzquote}`Tickets cost <bell-2021>` and so on.\n"})
    edit(made, "corpus/bell.txt", "Critics", "Cri\ufffdcs")
    (finding,) = made.build("kzcheck").findings
    assert finding["rule"] == "source-damaged"
    accept(made, finding)
    done = made.build("kzcheck")
    assert done.rules == []
    (waiver,) = evidence(done)["waivers"]
    assert (waiver["rule"], waiver["docname"]) == ("source-damaged", "")
    edit(made, "corpus/bell.txt", "disagreed", "agreed")
    (finding,) = made.build("kzcheck").findings
    assert "for another copy" in finding["message"]


def test_what_nobody_may_accept_has_no_id_and_no_entry_of_a_lock_hides_it(project):
    made = project({"index.md": "# Home\n\n{kzquote}`engines are harmless <ada-2020>`\n"})
    (finding,) = made.build("kzcheck").findings
    assert (finding["rule"], finding["acceptance"]) == ("quote-altered", "")
    accept(made, finding, {**finding, "acceptance": "quote-altered-0-0"})
    assert made.build("kzcheck").rules == ["quote-altered"]


@pytest.mark.parametrize(
    "torn",
    [lambda text: text[:20], lambda text: text.replace('"the sentence says who"', "null")],
    ids=["cut off", "no reason"],
)
def test_a_lock_that_cannot_be_read_accepts_nothing(accepted, torn):
    lock = accepted.folder / "kzbrief.lock"
    lock.write_text(torn(lock.read_text(encoding="utf-8")), encoding="utf-8")
    assert sorted(accepted.build("kzcheck").rules) == ["corpus-invalid"] + ["quote-context"] * 3


def test_a_lock_keeps_what_was_accepted_an_entry_a_line(accepted):
    path = accepted.folder / "kzbrief.lock"
    accept_twice = read_lock(path)
    reason = '“so”, she said — it "stands"\\'
    entry = Acceptance("quote-context", "ada-2020", "A", "2026-11-02T10:00:00Z", reason)
    write_lock(path, Lock(accepted={**accept_twice.accepted, "quote-context-0-0": entry}))
    assert read_lock(path).accepted["quote-context-0-0"].reason == reason
    assert sum(line.startswith('"accepted/') for line in path.read_text().splitlines()) == 2


@pytest.mark.parametrize(
    ("context", "severities"), [("warning", ["warning"]), ("note", ["note"]), ("off", [])]
)
def test_a_project_says_how_grave_lost_context_is(project, context, severities):
    made = project({"index.md": f"# Home\n\n{ROLE}"}, more=f"kzbrief_context = {context!r}")
    done = made.build("kzcheck")
    assert [each["severity"] for each in done.findings] == severities
    assert ("quote-context" in done.warnings) == (context == "warning")


def test_context_that_gives_only_a_reason_to_look_is_a_note_and_says_why(project, monkeypatch):
    found = check_quotes.match_quote

    def noted(*args, **kwargs):
        match = found(*args, **kwargs)
        return replace(match, context=tuple(replace(w, severity="note") for w in match.context))

    monkeypatch.setattr(check_quotes, "match_quote", noted)
    (finding,) = project({"index.md": f"# Home\n\n{ROLE}"}).build("kzcheck").findings
    assert (finding["rule"], finding["severity"]) == ("quote-context", "note")
    assert "“Not” (negation)" in finding["message"]


def test_changing_that_setting_needs_no_clean_build(project):
    made = project({"index.md": f"# Home\n\n{ROLE}"})
    assert made.build("kzcheck").rules == ["quote-context"]
    assert made.build("kzcheck", kzbrief_context="off").rules == []
    assert made.build("kzcheck").rules == ["quote-context"]


def test_what_is_accepted_stays_in_use_while_the_project_leaves_it_out(accepted):
    done = accepted.build("kzcheck", kzbrief_context="off")
    assert len(evidence(done)["waivers"]) == 3


def test_a_value_it_does_not_know_stops_the_build(project):
    made = project({"index.md": "# Home\n"}, more="kzbrief_context = False")
    with pytest.raises(ConfigError, match="kzbrief_context is False; it may be note, off, warning"):
        made.build()
