"""Every rule has a brief that breaks it, which says in its own text what it must trip.

A file in `fail/` is a project: its first lines are a comment with `trips:` (rules, warnings of
the build included), perhaps `builder:`, `first: lock` or `first: review`, and `links:`. Further
files follow after lines `%%% path`; those after `%%% then path` are written when the lock or
the review is.
"""

from __future__ import annotations

import io
import json
import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.util.docutils import docutils_namespace, patch_docutils

from sphinx_kzbrief.cli import main
from sphinx_kzbrief.evidence.rules import RULES

FOLDER = Path(__file__).parent / "fail"
FILES = sorted(FOLDER.glob("*.md"))
HEAD = re.compile(r"<!--(?P<head>.*?)-->", re.DOTALL)
TOLD = re.compile(r"\[kzbrief\.(?P<rule>[a-z-]+)\]")


def told_by(path):
    """Return what a file says of itself: rules, and how to check it."""
    found = HEAD.match(path.read_text(encoding="utf-8"))
    lines = (found["head"] if found else "").strip().splitlines()
    head = {
        name.strip(): value.strip() for name, _, value in (line.partition(":") for line in lines)
    }
    head["trips"] = frozenset(filter(None, re.split(r"[,\s]+", head.get("trips", ""))))
    return head


def written(path, folder):
    """Make the project; return the files to write later."""
    shutil.copytree(FOLDER / "base", folder)
    first, *others = re.split(r"^%%% ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    (folder / "index.md").write_text(first, encoding="utf-8")
    later = {}
    for other in others:
        name, _, text = other.partition("\n")
        if name.startswith("then "):
            later[name.removeprefix("then ")] = text
        else:
            (folder / name).write_text(text, encoding="utf-8")
    return later


def build(folder, builder):
    """Build in this process; return the rules of findings and warnings."""
    warnings = io.StringIO()
    default = Config.config_values["source_suffix"].default
    default.clear()
    default[".rst"] = "restructuredtext"
    with patch_docutils(str(folder)), docutils_namespace():
        outdir = folder.parent / "out"
        app = Sphinx(
            folder,
            folder,
            outdir,
            folder.parent / "doctrees",
            builder,
            status=None,
            warning=warnings,
        )
        app.build()
    rules = {found["rule"] for found in TOLD.finditer(warnings.getvalue())}
    report = outdir / "findings.json"
    if report.is_file():
        rules |= {each["rule"] for each in json.loads(report.read_text("utf-8"))["findings"]}
    return rules


def run(*arguments):
    result = CliRunner().invoke(main, [str(each) for each in arguments])
    assert result.exit_code in {0, 1}, result.output
    return result.output


def accept_all(folder):
    told = json.loads(run("review", folder, "--json"))
    for each in told["paraphrases"]:
        run("review", folder, "--accept", each["id"], "--as", "A")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_failing_brief_trips_what_it_says(path, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    head = told_by(path)
    assert head["trips"], "a fail file that states no rule"
    assert head["trips"] <= set(RULES)
    folder = tmp_path / "project"
    later = written(path, folder)
    if head.get("first") == "lock":
        run("lock", folder)
    elif head.get("first") == "review":
        accept_all(folder)
    for name, text in later.items():
        (folder / name).write_text(text, encoding="utf-8")
    if "links" in head:
        told = json.loads(run("check", folder, "--links", "--format", "json"))
        assert {each["rule"] for each in told["findings"]} == head["trips"]
    else:
        assert build(folder, head.get("builder", "kzcheck")) == head["trips"]


def test_every_rule_has_a_brief_that_trips_it():
    tripped = frozenset().union(*(told_by(path)["trips"] for path in FILES))
    assert set(RULES) - tripped == set()
