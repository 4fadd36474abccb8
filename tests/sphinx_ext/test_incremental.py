"""What is built step by step equals what is built at once, and no more is read and written."""

from __future__ import annotations

import os
import pickle
import random
import time
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

SEQUENCES = 200
EDITS_EACH = 3
YEAR = 365 * 24 * 3600

TREE = """\
# Home

```{toctree}
ada
bell
plain
kzsources/index
```
"""
ADA = """\
# On Ada

```{kzquote} ada-2020
The engine has grown seven-fold since 1990.
```
"""
BELL = "# On bells\n\nAs is known {kzcite}`bell-2021#para1`.\n"
FILES = {"index.md": TREE, "ada.md": ADA, "bell.md": BELL, "plain.md": "# Plain\n\nWords.\n"}
CITED = 'kzbrief_source_pages = "cited"'
_SPHINX_S = {"genindex", "search", "index", "kzsources/index"}
"""Pages that Sphinx writes by itself: a page with a table of contents follows its entries."""
STOP = """
def setup(app):
    def stop(*_arguments):
        import pathlib
        if pathlib.Path(app.srcdir, "stop").exists():
            raise RuntimeError("the lights went out")
    app.connect("{event}", stop, priority=900)
"""


@pytest.mark.long
@pytest.mark.parametrize("seed", range(SEQUENCES))
def test_an_edited_project_builds_as_a_new_one(bare_project, editing, coming_to, seed):
    rng = random.Random(seed)  # noqa: S311 - makes edits, no secrets
    draft = editing.new_draft(rng)
    files = draft.files()
    coming_to.write_files(bare_project.folder, files, {})
    bare_project.build("json")
    told = []
    for _ in range(EDITS_EACH):
        for _ in range(rng.choice((1, 1, 2, 4))):
            edit = rng.choice(editing.EDITS)
            edit(rng, draft)
            told.append(edit.__name__)
        before, files = files, draft.files()
        coming_to.write_files(bare_project.folder, files, before)
        stepwise = coming_to.outcome_of(bare_project.build("json").app)
        at_once = coming_to.outcome_of(bare_project.build("json", into=f"clean-{len(told)}").app)
        assert stepwise == at_once, told


@pytest.fixture
def settled(project):
    """A project that was built, a year after its files were written."""
    made = project(FILES, more=CITED)
    _age(made.folder)
    made.build()
    return made


def _age(folder: Path) -> None:
    """Let files look a year old: the tests' own stamps lie in the future, which hides mistakes."""
    then = time.time() - YEAR
    for path in folder.rglob("*"):
        os.utime(path, (then, then))


def _edit(folder: Path, files: dict[str, str]) -> None:
    """Write files with the time of day, which is later than what was built so far."""
    time.sleep(0.02)
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")


def _stamps(folder: Path, pattern: str) -> dict[str, int]:
    return {
        str(path.relative_to(folder).with_suffix("")): path.stat().st_mtime_ns
        for path in folder.rglob(pattern)
    }


class _Watch:
    """Tells which pages a build has read and written."""

    def __init__(self, folder: Path) -> None:
        self.built = folder / "_build"
        self.before = self._now()

    def _now(self) -> tuple[dict[str, int], dict[str, int]]:
        return _stamps(self.built / "doctrees", "*.doctree"), _stamps(self.built / "html", "*.html")

    def changed(self) -> tuple[set[str], set[str]]:
        """Return the pages read anew and the pages written anew since the last call."""
        before, self.before = self.before, self._now()
        read, written = (
            {name for name, stamp in now.items() if old.get(name) != stamp}
            for old, now in zip(before, self.before, strict=True)
        )
        return read, written - _SPHINX_S


def test_nothing_changed_reads_and_writes_nothing(settled):
    watch = _Watch(settled.folder)
    settled.build()
    assert watch.changed() == (set(), set())


def test_one_changed_source_re_reads_only_the_pages_that_use_it(settled):
    watch = _Watch(settled.folder)
    text = (settled.folder / "corpus/ada.txt").read_text(encoding="utf-8")
    _edit(settled.folder, {"corpus/ada.txt": text.replace("seven-fold", "eight-fold")})
    built = settled.build()
    assert watch.changed() == ({"ada", "kzsources/ada-2020"}, {"ada", "kzsources/ada-2020"})
    assert "quote-altered" in built.warnings


def test_a_page_that_shows_the_same_is_not_written(settled):
    watch = _Watch(settled.folder)
    _edit(settled.folder, {"plain.md": "# Plain\n\nOther words.\n"})
    settled.build()
    assert watch.changed() == ({"plain"}, {"plain"})


def test_a_new_quotation_writes_its_page_and_that_of_its_source(settled):
    watch = _Watch(settled.folder)
    _edit(settled.folder, {"bell.md": BELL + "\n{kzcite}`ada-2020#para4`\n"})
    settled.build()
    read, written = watch.changed()
    assert read == {"bell"}
    assert written == {"bell", "kzsources/ada-2020"}


def test_another_title_writes_the_pages_that_print_it(settled):
    watch = _Watch(settled.folder)
    _edit(settled.folder, {"ada.md": ADA.replace("On Ada", "On engines")})
    settled.build()
    read, written = watch.changed()
    assert read == {"ada"}
    assert written == {"ada", "kzsources/ada-2020"}


def test_files_that_were_only_touched_change_nothing(settled):
    watch = _Watch(settled.folder)
    time.sleep(0.02)
    for path in (settled.folder / "corpus").iterdir():
        path.touch()
    settled.build()
    assert watch.changed() == (set(), set())


def test_a_removed_source_leaves_nothing_behind(settled, coming_to):
    _edit(settled.folder, {"ada.md": "# On Ada\n\nNothing more.\n"})
    (settled.folder / "corpus/ada.txt").unlink()
    manifest = (settled.folder / "corpus/corpus.yaml").read_text(encoding="utf-8")
    bell = manifest.index("  bell-2021:")
    _edit(settled.folder, {"corpus/corpus.yaml": "sources:\n" + manifest[bell:]})
    built = settled.build()
    assert built.warnings == ""
    left = [path for path in settled.folder.rglob("*ada-2020*") if path.suffix != ".doctree"]
    assert left == []
    assert "ada-2020" not in built.page("evidence.json")
    for path in built.outdir.rglob("*.html"):
        # Around the body Sphinx leaves its tables of contents as they were.
        _, _, body = path.read_text(encoding="utf-8").partition('role="main"')
        assert "ada-2020" not in body.partition('class="sphinxsidebar"')[0], path
    assert not any("ada-2020" in line for line in coming_to.inventory(built.outdir))


def test_what_a_finding_says_of_other_sources_follows_them(project):
    wrong = "# Page\n\n```{kzquote} bell-2021\nAll engines are safe in summer.\n```\n"
    made = project({"index.md": wrong})
    _age(made.folder)
    assert made.build("kzcheck").rules == ["quote-missing"]
    text = (made.folder / "corpus/ada.txt").read_text(encoding="utf-8")
    _edit(made.folder, {"corpus/ada.txt": text + "\nA: All engines are safe in summer.\n"})
    assert sorted(made.build("kzcheck").rules) == ["quote-missing", "quote-other-source"]
    _edit(made.folder, {"corpus/ada.txt": text})
    assert made.build("kzcheck").rules == ["quote-missing"]


def test_findings_follow_their_lines_in_the_corpus(project):
    files = {"index.md": "# Page\n\n{kzcite}`bell-2021`\n"}
    made = project({**files, "corpus/bell.txt": "Bells ring\ufffd twice, and that is all.\n"})
    _age(made.folder)
    first = made.build("kzcheck").findings[0]["place"]
    manifest = (made.folder / "corpus/corpus.yaml").read_text(encoding="utf-8")
    _edit(made.folder, {"corpus/corpus.yaml": "# One line more.\n" + manifest})
    second = made.build("kzcheck").findings[0]["place"]
    assert second == {"path": "corpus/corpus.yaml", "line": first["line"] + 1}


@pytest.mark.parametrize("second", ["dirhtml", "text", "kzcheck"])
def test_a_second_builder_on_the_same_doctrees_takes_nothing_stale_for_fresh(
    settled, coming_to, second
):
    settled.build(second)
    settled.build("json")
    _edit(settled.folder, {"bell.md": BELL + "\n{kzcite}`ada-2020#para4`\n"})
    # The other builder reads the changed page; the first must still notice the page of the source.
    settled.build(second)
    stepwise = coming_to.outcome_of(settled.build("json").app)
    at_once = coming_to.outcome_of(settled.build("json", into="clean").app)
    assert stepwise == at_once
    assert "Not all engines are dangerous." in settled.build().page("kzsources/ada-2020.html")


@pytest.mark.parametrize("event", ["env-updated", "env-check-consistency", "doctree-resolved"])
def test_an_interrupted_build_is_made_good_by_the_next(project, coming_to, event):
    made = project(FILES, more=CITED + STOP.format(event=event))
    _age(made.folder)
    made.build("json")
    _edit(made.folder, {"bell.md": BELL + "\n{kzcite}`ada-2020#para4`\n", "stop": ""})
    with pytest.raises(Exception, match="the lights went out"):
        made.build("json")
    (made.folder / "stop").unlink()
    stepwise = coming_to.outcome_of(made.build("json").app)
    assert "Not all engines are dangerous." in stepwise.bodies["kzsources/ada-2020"]
    assert stepwise == coming_to.outcome_of(made.build("json", into="clean").app)


def test_what_other_code_has_kept_is_dropped_and_made_anew(settled, coming_to):
    made = settled.build("json")
    path = made.app.doctreedir / "environment.pickle"
    env = pickle.loads(path.read_bytes())  # noqa: S301 - made just above
    data = env.domaindata["kz"]
    for held in (data["pages"], data["outcomes"]):
        held._packed = dict.fromkeys(held, b"csphinx_kzbrief.no.such_module\nThing\n.")
    data["version"] += 1
    path.write_bytes(pickle.dumps(env))
    again = coming_to.outcome_of(settled.build("json").app)
    assert again == coming_to.outcome_of(settled.build("json", into="clean").app)


def test_an_output_folder_that_was_emptied_is_filled_again(settled):
    page = settled.folder / "_build/html/kzsources/ada-2020.html"
    page.unlink()
    settled.build()
    assert page.exists()
