"""Every remedy that says how to accept a finding can be followed as it is printed."""

from __future__ import annotations

import json
import re
import shlex
import sys

import pytest

from sphinx_kzbrief.evidence.lock import read_lock

CORPUS = """\
sources:
  rep:
    file: rep.txt
    type: report
    title: Review
    issued: "2025"
    author: [{family: Akhmet, given: Dana}]
  old:
    file: old.txt
    type: report
    title: Notes
    issued: "2024"
"""
REP = """\
The committee rejected the claim that the dam is unsafe. Most members disagreed.

It is not true that the bridge will fall. The road is not safe yet.

The mayor never said that the port is closed. No ship is in the strait.

Critics call the reform “a gift to the rich”. Omarov was told that. Others call it “a promise
nobody believes”. Some call it “the end of all our savings”.
"""
FILES = {
    "conf.py": 'extensions = ["myst_parser", "sphinx_kzbrief"]\nproject = "x"\n'
    'exclude_patterns = ["_build", "corpus"]\n',
    "corpus/corpus.yaml": CORPUS,
    "corpus/rep.txt": REP,
    "corpus/old.txt": "The old port was clo\ufffded.\n",
    "index.md": """\
# Home

They say {kzquote}`the dam is unsafe <rep>`.

```{kzquote} rep
the bridge will fall
```

They say <kzquote source="rep">safe yet</kzquote>.

```{kzquote} rep
:speaker: Omarov

a gift to the rich
```

<kzquote source="rep" speaker="Omarov">a promise nobody believes</kzquote>

```{kzquote} rep
:accept: quote-context — critics say so
:speaker: Omarov

the end of all our savings
```

It is old: {kzquote}`The old port <old>`.
""",
    "rest.rst": """\
:orphan:

Rest
====

They say :kzquote:`the port is closed <rep>`.

.. kzquote:: rep

   ship is in the strait

.. kzquote:: rep
   :speaker: Mukhtar Omarov

   a gift to the rich
""",
}


@pytest.fixture
def home(tmp_path, monkeypatch):
    """A project that needs every remedy, with the user inside it, whom git knows by name."""
    folder = tmp_path / "home"
    for name, text in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    monkeypatch.chdir(folder)
    monkeypatch.setenv("GIT_CONFIG_COUNT", "1")
    monkeypatch.setenv("GIT_CONFIG_KEY_0", "user.name")
    monkeypatch.setenv("GIT_CONFIG_VALUE_0", "Aigerim S.")
    return folder


def findings(run):
    done = run("check", "--json")
    return json.loads(done.output)["findings"]


def questions(run):
    return json.loads(run("review", "--json").output)["findings"]


def follow(home, run, finding, commands):
    """Do what a remedy says, to the letter; commands are run later, in their order."""
    path, line = home / finding["place"]["path"], finding["place"]["line"] - 1
    lines = path.read_text(encoding="utf-8").split("\n")
    parts = re.findall("`([^`]*)`", finding["remedy"].partition("Or accept it")[2])
    if parts[0].startswith("kzbrief "):
        commands += parts
    elif parts[0].startswith("; "):
        at = next(n for n in range(line, len(lines)) if lines[n].lstrip().startswith(":accept:"))
        lines[at] += parts[0]
    elif parts[0].startswith("accept="):
        lines[line] = lines[line].replace("<kzquote ", f"<kzquote {parts[0]} ")
    else:
        indent = "   " * lines[line].startswith(".. ")
        lines.insert(line + 1, indent + parts[0])
    path.write_text("\n".join(lines), encoding="utf-8")


def test_every_remedy_can_be_followed_as_printed(home, run):
    found = findings(run)
    told = sorted((each["place"]["path"], each["rule"]) for each in found)
    assert told == [
        ("corpus/corpus.yaml", "source-damaged"),
        *[("index.md", "quote-context")] * 3,
        *[("index.md", "quote-speaker")] * 3,
        *[("rest.rst", "quote-context")] * 2,
        ("rest.rst", "quote-speaker"),
    ]
    commands = []
    for each in sorted(found, key=lambda each: -each["place"]["line"]):
        follow(home, run, each, commands)
    # Each names the lock that has to be made first; a second one changes nothing.
    for command in dict.fromkeys(commands):
        words = shlex.split(command)
        done = run(*words[1:])
        assert not done.stderr, command
        assert done.output.startswith("accepted ") or words[1] == "lock"
    assert findings(run) == []
    accepted = read_lock(home / "kzbrief.lock").accepted
    assert sorted(each.rule for each in accepted.values()) == [
        "quote-context",
        "quote-context",
        "source-damaged",
    ]
    assert {(each.by, each.reason) for each in accepted.values()} == {("Aigerim S.", "reason")}


def test_accepting_one_by_one_on_a_terminal(home, run, monkeypatch):
    run("lock")
    monkeypatch.setattr(sys.modules["sphinx_kzbrief.cli.review"], "may_ask", lambda: True)
    done = run("review", input="a\n  \nthe text says — who\ns\nq\n")
    assert done.exit_code == 1
    assert "The committee rejected the claim that" in done.output
    assert "Most members disagreed." in done.output
    assert "without what turns its meaning in" in done.output
    assert done.output.count("Reason") == 2  # white space is none
    (held,) = read_lock(home / "kzbrief.lock").accepted.values()
    assert held.reason == "the text says — who"


def test_what_cannot_be_accepted_is_said_and_nothing_is_recorded(home, run, monkeypatch):
    (home / "index.md").write_text(
        "# Home\n\n{kzquote}`the dam is unsafe <rep>` and {kzquote}`the dam is safe <rep>`\n",
        encoding="utf-8",
    )
    first = next(each["id"] for each in questions(run) if each["rule"] == "quote-context")
    assert "kzbrief lock" in run("review", "--accept", first, "--reason", "r").stderr
    run("lock")
    lock = (home / "kzbrief.lock").read_bytes()
    for identity, told in [
        ("quote-context-0-0", "Nothing waits under the id"),
        ("quote-altered-0-0", "quote-altered cannot be accepted"),
        ("quote-missing", "quote-missing cannot be accepted"),
    ]:
        done = run("review", "--accept", first, "--accept", identity, "--reason", "r")
        assert (done.exit_code, told in done.stderr) == (2, True)
    assert "--accept" in run("review", "--reason", "r").stderr
    assert "--reason" in run("review", "--accept", first).stderr
    assert "--reason" in run("review", "--accept", first, "--reason", " \n").stderr
    monkeypatch.setenv("GIT_CONFIG_VALUE_0", "")
    assert "--as NAME" in run("review", "--accept", first, "--reason", "r").stderr
    assert (home / "kzbrief.lock").read_bytes() == lock
    (home / "kzbrief.lock").write_text("<<<<<<< a\n", encoding="utf-8")
    done = run("review", "--accept", first, "--reason", "r", "--as", "A")
    assert (done.exit_code, "unfinished merge" in done.stderr) == (2, True)


def test_what_nothing_needs_any_longer_goes_when_the_lock_is_written(home, run):
    run("lock")
    ids = [each["id"] for each in questions(run) if each["rule"] == "quote-context"]
    twice = [word for each in (*ids, ids[0]) for word in ("--accept", each)]
    assert run("review", *twice, "--reason", 'a "reason"\n—').output.count("accepted ") == len(ids)
    text = (home / "index.md").read_text(encoding="utf-8")
    (home / "index.md").write_text(text.replace("the bridge will fall", "bridge will fall"))
    states = {each["id"]: each["state"] for each in questions(run)}
    assert [states[each] for each in ids].count("lapsed") == 1
    done = run("lock")
    assert 'Aigerim S. accepted quote-context in rep: a "reason" —' in done.output
    run("lock", "--update", "--yes")
    kept = read_lock(home / "kzbrief.lock").accepted
    assert len(kept) == len(ids) - 1
    assert run("lock").exit_code == 0


def test_white_space_lapses_nothing_and_a_new_lock_keeps_who_accepted_it_before(home, run):
    (home / "index.md").write_text("# Home\n\n{kzquote}`the dam is unsafe <rep>`\n", "utf-8")
    (home / "rest.rst").unlink()
    run("lock")
    (waiting,) = (each["id"] for each in questions(run) if each["rule"] == "quote-context")
    run("review", "--accept", waiting, "--reason", "the text says whose")
    assert not findings(run)

    source = home / "corpus" / "rep.txt"
    source.write_text(REP.replace("the dam is", "the  dam is"), encoding="utf-8")
    assert "quote-context" not in {each["rule"] for each in findings(run)}

    source.write_text(REP.replace("rejected", "denied"), encoding="utf-8")
    run("lock", "--update", "--yes")
    (again,) = (each for each in findings(run) if each["rule"] == "quote-context")
    assert "Aigerim S. accepted it on" in again["message"]
