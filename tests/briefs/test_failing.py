"""A brief whose evidence does not hold does not pass."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys

import pytest

QUOTE = re.compile(r"\{kzquote\}`(?P<words>[^`<]+) <")


@pytest.fixture
def copy(briefs, tmp_path):
    """A copy of the repository's briefs and seeds that a test may spoil."""
    shutil.copytree(briefs.parent / "seeds", tmp_path / "seeds")
    shutil.copytree(briefs, tmp_path / "briefs", ignore=shutil.ignore_patterns("kzsources"))
    return tmp_path / "briefs"


def brief_in(folder):
    return next(path for path in folder.glob("*.md") if path.name != "index.md")


def check(folder, *arguments):
    command = [sys.executable, "-m", "sphinx_kzbrief.cli", "check", str(folder)]
    command += ["--doctrees", str(folder.parent / "doctrees"), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def findings_of(folder):
    done = check(folder, "--format", "json")
    return json.loads(done.stdout)["findings"]


def test_the_briefs_pass(copy):
    done = check(copy)
    assert done.returncode == 0, done.stdout
    assert "nothing wrong" in done.stdout


def test_one_changed_word_in_any_quotation_fails(copy):
    brief = brief_in(copy)
    text = brief.read_text(encoding="utf-8")
    count = 0

    def spoil(found):
        nonlocal count
        words = found["words"].split(" ")
        count += 1
        words[len(words) // 2] = "zebra"
        return found[0].replace(found["words"], " ".join(words))

    brief.write_text(QUOTE.sub(spoil, text), encoding="utf-8")
    assert count >= 10
    altered = [each for each in findings_of(copy) if each["rule"] == "quote-altered"]
    assert len(altered) == count
    assert all("zebra" in each["diff"] and each["locator"] for each in altered)


def test_a_changed_word_is_told_by_line_source_and_difference_every_time(reading, copy):
    brief = brief_in(copy)
    text = brief.read_text(encoding="utf-8")
    brief.write_text(text.replace("has grown 40-fold", "has grown 50-fold", 1), encoding="utf-8")
    line = next(
        n
        for n, row in enumerate(brief.read_text(encoding="utf-8").splitlines(), 1)
        if "50-fold" in row
    )
    for _ in range(2):
        done = check(copy)
        assert done.returncode == 1
        place = re.search(rf"{brief.name}:(\d+): error: .*\[quote-altered\]", done.stdout)
        assert place is not None, done.stdout
        assert abs(int(place[1]) - line) <= 12  # the paragraph or table that holds the role
        assert "scmp-koishibayev-2022" in done.stdout
        assert "[-40-fold-]{+50-fold+}" in done.stdout
        built = reading.sphinx("html", copy, copy.parent / "html")
        assert built.returncode != 0
        assert "quote-altered" in built.stderr
        assert f"{brief}:{place[1]}" in built.stderr


def test_a_changed_speaker_fails(copy):
    brief = brief_in(copy)
    text = brief.read_text(encoding="utf-8")
    spoiled = re.sub(r"(?m)^:speaker: .*$", ":speaker: Somebody Else", text)
    assert spoiled != text
    brief.write_text(spoiled, encoding="utf-8")
    assert "quote-speaker" in {each["rule"] for each in findings_of(copy)}


def test_a_deleted_source_lets_none_of_its_quotations_pass(reading, copy):
    done = check(copy)
    assert done.returncode == 0
    reading.sphinx("html", copy, copy.parent / "html")
    (copy.parent / "seeds/000_74e66375d3c10f47.txt").unlink()
    unreadable = [each for each in findings_of(copy) if each["rule"] == "source-unreadable"]
    assert len(unreadable) > 3
    built = reading.sphinx("html", copy, copy.parent / "html")
    assert built.returncode != 0
    shown = reading.quotations_in(copy.parent / "html" / brief_in(copy).with_suffix(".html").name)
    assert not any("40-fold" in words for words in shown)


def test_a_folder_without_a_project_is_a_usage_error(tmp_path):
    done = check(tmp_path)
    assert done.returncode == 2
    assert "conf.py" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_project_without_evidence_does_not_pass(tmp_path):
    (tmp_path / "conf.py").write_text('extensions = ["sphinx_kzbrief"]\nkzbrief_corpus = "."\n')
    (tmp_path / "corpus.yaml").write_text("sources: {}\n")
    (tmp_path / "index.rst").write_text("Page\n====\n\nNo evidence.\n")
    done = check(tmp_path)
    assert done.returncode == 1
    assert "nothing-checked" in done.stdout
