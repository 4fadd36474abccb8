"""Pages read and written by several processes come out as by one."""

from __future__ import annotations

import os
import pickle
import random

import pytest

from sphinx_kzbrief.evidence.places import Place
from sphinx_kzbrief.evidence.records import QuoteRecord
from sphinx_kzbrief.sphinx_ext.packed import Packed
from sphinx_kzbrief.sphinx_ext.page import Page

# Notes which process reads each page and which one writes it.
WITNESS = """
import os, pathlib

def note(app, what, docname):
    with pathlib.Path(app.srcdir, "witness.log").open("a") as log:
        log.write(f"{what} {docname} {os.getpid()}\\n")

def setup(app):
    app.connect("source-read", lambda app, docname, _source: note(app, "read", docname))
    app.connect("html-page-context", lambda app, docname, *_: note(app, "write", docname))
    return {"parallel_read_safe": True, "parallel_write_safe": True}
"""


@pytest.fixture
def many_pages(bare_project, editing, coming_to):
    """A project of many pages that use each other's sources, names and figures."""
    rng = random.Random(7)  # noqa: S311 - makes edits, no secrets
    draft = editing.new_draft(rng)
    for number in range(10):
        draft.pages[f"page{number}"] = (f"Page {number}", [])
    for _ in range(60):
        editing.add_block(rng, draft)
    draft.config["extensions"] = '["myst_parser", "sphinx_kzbrief", "witness"]'
    files = draft.files()
    files["conf.py"] = (
        "import sys\nsys.path.insert(0, str(__import__('pathlib').Path(__file__).parent))\n"
        + files["conf.py"]
    )
    files["witness.py"] = WITNESS
    coming_to.write_files(bare_project.folder, files, {})
    return bare_project, draft, files


def _processes(project, what):
    """Return the processes that read or wrote pages, and start the log anew."""
    log = project.folder / "witness.log"
    lines = [line.split() for line in log.read_text(encoding="utf-8").splitlines()]
    return {int(process) for kind, _docname, process in lines if kind == what}


def test_two_processes_come_to_what_one_does(many_pages, coming_to):
    project, _draft, _files = many_pages
    serial = coming_to.outcome_of(project.build("json", into="serial").app)
    assert _processes(project, "read") == _processes(project, "write") == {os.getpid()}
    (project.folder / "witness.log").unlink()
    parallel = coming_to.outcome_of(project.build("json", jobs=2, into="parallel").app)
    # Sphinx warms its caches with the first page in its own process.
    assert len(_processes(project, "read") - {os.getpid()}) >= 2
    assert len(_processes(project, "write") - {os.getpid()}) >= 1
    assert parallel == serial
    assert any(finding["rule"] == "quote-altered" for finding in serial.findings)


def test_changes_read_by_two_processes_come_to_what_one_reads(many_pages, editing, coming_to):
    project, draft, files = many_pages
    project.build("json", jobs=2)
    rng = random.Random(11)  # noqa: S311 - makes edits, no secrets
    for edit in (editing.edit_text, editing.edit_entry, editing.add_page, editing.remove_page):
        edit(rng, draft)
    for _ in range(12):
        editing.add_block(rng, draft)
    after = {**draft.files(), "conf.py": files["conf.py"], "witness.py": WITNESS}
    coming_to.write_files(project.folder, after, files)
    (project.folder / "witness.log").unlink()
    stepwise = coming_to.outcome_of(project.build("json", jobs=2).app)
    assert len(_processes(project, "read") - {os.getpid()}) >= 2
    assert stepwise == coming_to.outcome_of(project.build("json", into="clean").app)


def _pickled(value):
    """Return a value as another process gets it."""
    return pickle.loads(pickle.dumps(value, pickle.HIGHEST_PROTOCOL))  # noqa: S301 - our own bytes


def _page(name):
    record = QuoteRecord(name, "kz-quote-1", Place(f"{name}.md", 3), "ada-2020", "words")
    return Page((record,), (("quote", 0, ()),))


def test_what_the_environment_holds_survives_pickling(many_pages):
    project, _draft, _files = many_pages
    app = project.build("json").app
    domain = app.env.get_domain("kz")
    data = _pickled(domain.data)
    assert data.keys() == domain.data.keys()
    for name, held in domain.data.items():
        assert dict(data[name]) == dict(held) if isinstance(held, Packed) else data[name] == held


def test_a_page_is_taken_over_from_another_process_and_forgotten(many_pages):
    project, _draft, _files = many_pages
    domain = project.build("json").app.env.get_domain("kz")
    summary = domain.summary
    assert summary is not None
    other = {
        "pages": Packed(),
        "fingerprints": {"new": {"ada-2020": "state"}, "index": {}},
    }
    other["pages"]["new"] = _page("new")
    other["pages"]["page1"] = _page("page1")
    old = domain.pages["page1"]
    domain.merge_domaindata({"new", "without"}, _pickled(other))
    assert domain.pages["new"] == _page("new")
    assert domain.pages["page1"] == old
    assert domain.fingerprints["new"] == {"ada-2020": "state"}
    assert domain.summary is None
    domain.clear_doc("new")
    domain.clear_doc("page1")
    domain.clear_doc("never there")
    for held in (domain.pages, domain.outcomes, domain.fingerprints, domain.unsettled):
        assert not {"new", "page1"} & set(held)


def test_packed_values_are_loaded_one_by_one():
    packed = Packed()
    packed["a"] = ("value", 1)
    packed["b"] = ("value", 2)
    again = _pickled(packed)
    assert list(again) == ["a", "b"]
    assert "a" in again
    assert again._values == {}
    assert again["b"] == ("value", 2)
    assert list(again._values) == ["b"]
    again["a"] = ("other", 3)
    del again["b"]
    last = _pickled(again)
    assert dict(last) == {"a": ("other", 3)}
    with pytest.raises(KeyError):
        last["b"]
