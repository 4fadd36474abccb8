"""`kzbrief add`: documents go in whole, or not at all, and nothing else changes."""

from __future__ import annotations

import json
import stat
import sys
from pathlib import Path

import pytest
import yaml

from sphinx_kzbrief.cli.adding import intake
from sphinx_kzbrief.cli.adding.fetch import Fetched
from sphinx_kzbrief.corpus import Corpus

TEXT = "Trade and water\n\nThe river carries less water every year, they said.\n"


def manifest(project: Path) -> str:
    return (project / "corpus" / "corpus.yaml").read_text("utf-8")


def entries(project: Path) -> dict[str, dict[str, object]]:
    return yaml.safe_load(manifest(project))["sources"]


def write(path: Path, content: str | bytes = TEXT) -> Path:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_a_file_is_copied_described_and_quotable(run, project: Path, tmp_path: Path) -> None:
    before = manifest(project)
    result = run("add", write(tmp_path / "river.txt"))
    assert result.exit_code == 0
    assert manifest(project).startswith(before)
    (key,) = set(entries(project)) - {"example-report-2024"}
    entry = entries(project)[key]
    assert entry["file"] == "river.txt"
    assert entry["copy"]["from"] == "river.txt"
    assert (project / "corpus" / "river.txt").read_text() == TEXT
    assert Corpus.open(project / "corpus").problems == ()
    assert f"{key}#para1" in run("search", "river").stdout


def test_json_tells_where_each_value_comes_from(run, project: Path, seeds: Path) -> None:
    told = json.loads(run("add", seeds / "001_8226442fdc808ccb.txt", "--json").stdout)
    (added,) = told["added"]
    assert added["values"]["issued"] == "2022-06-21"
    assert added["provenance"]["issued"]
    assert "Author details not found" not in json.dumps(added)


def test_options_win(run, project: Path, tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt")
    assert run("add", path, "--key", "my.key_1", "--from", "the ministry, by mail").exit_code == 0
    assert entries(project)["my.key_1"]["copy"]["from"] == "the ministry, by mail"


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("Отчёт о торговле (2022).txt", "Отчёт о торговле (2022).txt"),
        ("  spaces  .txt", "spaces.txt"),
        ("a\u202etxt.exe.txt", "a-txt.exe.txt"),
        ("..hidden.TXT", "hidden.txt"),
        ("new\nline.txt", "new-line.txt"),
        ("-rf.txt", "rf.txt"),
        ("é.txt", "é.txt"),
        ("x" * 200 + ".txt", "x" * 100 + ".txt"),
        ("con:aux?.txt", "con-aux.txt"),
    ],
)
def test_names_of_files(run, project: Path, tmp_path: Path, name: str, kept: str) -> None:
    path = write(tmp_path / name)
    assert run("add", "--", path).exit_code == 0
    assert (project / "corpus" / kept).is_file()
    assert Corpus.open(project / "corpus").problems == ()


def test_two_files_of_one_name_do_not_meet(run, project: Path, tmp_path: Path) -> None:
    for number, name in enumerate(("a.txt", "A.txt", "a.txt")):
        folder = tmp_path / str(number)
        folder.mkdir()
        assert run("add", write(folder / name, f"{TEXT}{number}")).exit_code == 0
    files = {str(entry["file"]) for entry in entries(project).values()}
    assert files == {"example-report-2024.txt", "a.txt", "A-2.txt", "a-3.txt"}


def test_the_same_document_is_not_added_twice(run, project: Path, tmp_path: Path) -> None:
    run("add", write(tmp_path / "a.txt"))
    before = manifest(project)
    result = run("add", write(tmp_path / "b.txt"))
    assert result.exit_code == 0
    assert "has it already" in result.stdout
    assert manifest(project) == before


def test_a_file_in_the_corpus_folder_stays_where_it_is(run, project: Path) -> None:
    (project / "corpus" / "deep").mkdir()
    path = write(project / "corpus" / "deep" / "a.txt")
    assert run("add", path).exit_code == 0
    assert [entry["file"] for entry in entries(project).values()][-1] == "deep/a.txt"
    assert len(list((project / "corpus").rglob("*.txt"))) == 2


@pytest.mark.parametrize("name", ["/nonexistent.txt", ".", "a\x00b.txt", "x" * 5000])
def test_what_is_no_file_is_2(run, project: Path, name: str) -> None:
    before = manifest(project)
    result = run("add", name)
    assert result.exit_code == 2
    assert "Error" in result.stderr
    assert manifest(project) == before


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.exe", b"MZ"), ("a.txt", b"\x00\x01\x02"), ("a", b"no ending"), ("a.pdf", b"not a pdf")],
)
def test_what_cannot_be_read_is_not_added(
    run, project: Path, tmp_path: Path, name: str, content: bytes
) -> None:
    before, files = manifest(project), set((project / "corpus").iterdir())
    assert run("add", write(tmp_path / name, content)).exit_code == 2
    assert manifest(project) == before
    assert set((project / "corpus").iterdir()) == files


def test_one_bad_file_does_not_keep_the_others_out(run, project: Path, tmp_path: Path) -> None:
    good = write(tmp_path / "good.txt")
    result = run("add", tmp_path / "bad.txt", good)
    assert result.exit_code == 1
    assert "bad.txt does not exist" in result.stderr
    assert len(entries(project)) == 2


def test_a_manifest_that_cannot_be_edited_takes_its_copy_back(
    run, project: Path, tmp_path: Path
) -> None:
    path = project / "corpus" / "corpus.yaml"
    path.write_text("sources: {a: {file: example-report-2024.txt, title: T}}\n")
    result = run("add", write(tmp_path / "new.txt"))
    assert result.exit_code == 2
    assert "braces" in result.stderr
    assert not (project / "corpus" / "new.txt").exists()


@pytest.mark.parametrize("key", ["a b", "../x", "", "-x", "ключ"])
def test_a_key_that_is_none_is_refused(run, project: Path, tmp_path: Path, key: str) -> None:
    assert run("add", write(tmp_path / "a.txt"), f"--key={key}").exit_code == 2


@pytest.mark.parametrize("key", ["example-report-2024", "Example.Report-2024"])
def test_keys_that_collide_are_refused(run, project: Path, tmp_path: Path, key: str) -> None:
    before = manifest(project)
    assert run("add", write(tmp_path / "a.txt"), "--key", key).exit_code == 2
    assert manifest(project) == before
    assert not (project / "corpus" / "a.txt").exists()


def test_rights_and_links_of_the_manifest_stay(run, project: Path, tmp_path: Path) -> None:
    path = project / "corpus" / "corpus.yaml"
    target = project / "corpus" / "real.yaml"
    path.rename(target)
    path.symlink_to(target)
    target.chmod(0o640)
    assert run("add", write(tmp_path / "a.txt")).exit_code == 0
    assert path.is_symlink()
    assert stat.S_IMODE(target.stat().st_mode) == 0o640
    assert not list((project / "corpus").glob(".kzbrief*"))


def test_a_document_of_the_web_records_its_address(run, project: Path, monkeypatch) -> None:
    def fetched(url: str, **_: object) -> Fetched:
        assert url == "https://example.org/p"
        page = (
            b"<html><title>On rivers</title><body><p>The river carries less water, they said.</p>"
        )
        return Fetched("https://example.org/page", page, ".html", "page")

    monkeypatch.setattr(intake, "fetch", fetched)
    assert run("add", "https://example.org/p", "--key", "web").exit_code == 0
    entry = entries(project)["web"]
    assert entry["file"] == "page.html"
    assert entry["URL"] == "https://example.org/page"
    assert entry["copy"]["from"] == "https://example.org/page"
    assert entry["accessed"] == entry["copy"]["retrieved"]


def test_private_addresses_are_refused(run, project: Path) -> None:
    before = manifest(project)
    result = run("add", "http://127.0.0.1:1/x", "http://169.254.169.254/", "file:///etc/passwd")
    assert result.exit_code == 2
    assert result.stderr.count("is refused") == 3
    assert manifest(project) == before


BIB = """
@techreport{river2022, author = {Ivanov, Ivan}, title = {Trade and water}, year = 2022,
  institution = {Institute}, file = {Text:river.txt:text/plain}, keywords = {x}}
@book{other, title = {Another book}, year = 2020}
@book{outside, title = {Not ours}, file = {../outside.txt}}
"""


def test_a_bibliography_describes_a_file(run, project: Path, tmp_path: Path) -> None:
    bib = write(tmp_path / "refs.bib", BIB)
    result = run("add", write(tmp_path / "scan.txt"), "--bib", bib)
    assert result.exit_code == 0
    assert "keywords" in result.stderr
    entry = entries(project)["ivanov-2022"]
    assert entry["type"] == "report"
    assert entry["author"] == [{"family": "Ivanov", "given": "Ivan"}]
    assert entry["publisher"] == "Institute"


def test_a_bibliography_brings_the_files_it_names(run, project: Path, tmp_path: Path) -> None:
    folder = tmp_path / "export"
    folder.mkdir()
    write(folder / "river.txt")
    write(tmp_path / "outside.txt", "Not ours to take. " + TEXT)
    result = run("add", "--bib", write(folder / "refs.bib", BIB))
    assert result.exit_code == 1
    assert "other: not added; the bibliography names no file" in result.stderr
    assert "outside: not added; ../outside.txt is not in" in result.stderr
    assert set(entries(project)) == {"example-report-2024", "ivanov-2022"}


def test_two_additions_at_once_lose_nothing(
    run, project: Path, tmp_path: Path, monkeypatch
) -> None:
    first, second = write(tmp_path / "a.txt"), write(tmp_path / "b.txt", TEXT + "more")
    module = sys.modules["sphinx_kzbrief.cli.add"]
    real, done = module.add_entries, []

    def slow(text: str, *rest: object) -> str:
        if not done:
            done.append(True)
            assert run("add", second, "--key", "second").exit_code == 0
        return real(text, *rest)

    monkeypatch.setattr(module, "add_entries", slow)
    assert run("add", first, "--key", "first").exit_code == 0
    assert {"first", "second"} <= set(entries(project))


def test_each_refusal_names_its_file(run, project: Path, tmp_path: Path) -> None:
    nul, page = write(tmp_path / "nul.txt", b"a\0b"), write(tmp_path / "page.pdf", b"<html>")
    result = run("add", nul, page)
    assert result.exit_code == 2
    assert "nul.txt: The file holds 1 NUL" in result.stderr
    assert "page.pdf: The file is not a PDF" in result.stderr
