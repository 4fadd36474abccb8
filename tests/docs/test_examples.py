"""Every example of the manual and of README.md does what the page says."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted(
    path
    for path in (ROOT / "docs").rglob("*.md")
    if not {"kzsources", "_build"} & set(path.relative_to(ROOT).parts)
)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_page_does_what_it_says(run_page, path):
    run_page(path)


def test_the_readme_does_what_it_says(run_page):
    assert run_page(ROOT / "README.md") >= 3
