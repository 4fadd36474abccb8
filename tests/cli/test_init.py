"""`kzbrief init` and `new`: a project that builds, and nothing is overwritten."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest


def built(folder: Path, builder: str = "html") -> subprocess.CompletedProcess[str]:
    command = [
        sys.executable,
        "-m",
        "sphinx",
        "-q",
        "-W",
        "--keep-going",
        "-b",
        builder,
        folder,
        folder / "_build",
    ]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_a_new_project_builds_without_a_warning(run, tmp_path: Path) -> None:
    folder = tmp_path / "central asia_desk"
    assert run("init", folder).exit_code == 0
    done = built(folder)
    assert (done.returncode, done.stderr) == (0, "")
    page = (folder / "_build" / "index.html").read_text("utf-8")
    assert "Central asia desk" in page
    assert "nine still gave water after three dry summers" in page


@pytest.mark.parametrize("builder", ["kzpdf", "kzcheck"])
def test_a_new_project_is_right_for_every_builder(project: Path, builder: str) -> None:
    done = built(project, builder)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_new_brief_in_the_table_of_contents_builds_without_a_warning(run, project: Path) -> None:
    told = run("new", "Trade").stdout
    fence = "\n".join(line.strip() for line in told.splitlines() if line.startswith("    "))
    index = project / "index.md"
    index.write_text(f"{index.read_text('utf-8')}\n{fence}\n", "utf-8")
    done = built(project)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_wrong_quotation_in_it_fails_the_build(project: Path) -> None:
    index = project / "index.md"
    index.write_text(index.read_text("utf-8").replace("nine still", "eleven still"), "utf-8")
    done = built(project)
    assert done.returncode != 0
    assert "[kzbrief.quote-" in done.stderr


@pytest.mark.parametrize(
    "title", ["*Bold* $5 `code` {kzquote}`x <y>`", 'It\'s "quoted" \\', "# 中国"]
)
def test_titles_are_text(run, tmp_path: Path, title: str) -> None:
    folder = tmp_path / "p"
    assert run("init", folder, "--title", title).exit_code == 0
    done = built(folder)
    assert (done.returncode, done.stderr) == (0, "")


def test_nothing_is_overwritten(run, project: Path) -> None:
    (project / "index.md").write_text("mine")
    result = run("init", project)
    assert result.exit_code == 2
    assert "conf.py, index.md" in result.stderr
    assert (project / "index.md").read_text() == "mine"


def test_one_file_of_ones_own_is_enough_to_refuse(run, tmp_path: Path) -> None:
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "corpus.yaml").write_text("sources: {}\n")
    assert run("init", tmp_path).exit_code == 2
    assert not (tmp_path / "conf.py").exists()


def test_init_says_what_it_wrote(run, tmp_path: Path) -> None:
    told = json.loads(run("init", tmp_path / "p", "--json").stdout)
    assert told["files"][0] == "conf.py"
    assert all((tmp_path / "p" / file).is_file() for file in told["files"])


def test_a_folder_that_cannot_be_made_is_an_error(run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert run("init", tmp_path / "file" / "below").exit_code == 2


def test_new_makes_a_brief_in_the_project(run, project: Path, monkeypatch) -> None:
    (project / "deep").mkdir()
    monkeypatch.chdir(project / "deep")
    result = run("new", "Вода и границы: 2022")
    assert result.exit_code == 0
    assert (
        (project / "voda-i-granitsy-2022.md")
        .read_text("utf-8")
        .startswith("# Вода и границы: 2022\n")
    )


def test_new_overwrites_nothing_and_says_so(run, project: Path) -> None:
    assert run("new", "A title").exit_code == 0
    result = run("new", "A  title!")
    assert result.exit_code == 2
    assert "exists already" in result.stderr


@pytest.mark.parametrize("title", ["", "   ", "***", "\n"])
def test_new_needs_a_title(run, project: Path, title: str) -> None:
    assert run("new", title).exit_code == 2


def test_a_title_has_letters(run, project: Path) -> None:
    result = run("new", "…!?")
    assert result.exit_code == 2
    assert "The title has no letter" in result.stderr


def test_titles_in_other_scripts_name_their_file_in_latin_letters(run, project: Path) -> None:
    assert run("new", "Порт").exit_code == 0
    assert (project / "port.md").is_file()


def test_a_title_on_two_lines_cannot_add_markup(run, project: Path) -> None:
    run("new", "One\n\n```{include} /etc/passwd", "--file", "x.md")
    first = (project / "x.md").read_text("utf-8").splitlines()[0]
    assert first == r"# One \`\`\`\{include\} /etc/passwd"
