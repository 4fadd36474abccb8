"""Every family of nodes prints its words, and no node is met without a visitor."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

HERE = Path(__file__).parent


def read_cases(name: str) -> list[tuple[str, str, list[str]]]:
    """Read cases of the form title, dot, source, dot, expected lines, blank line."""
    text = (HERE / name).read_text(encoding="utf-8")
    blocks = re.split(r"^\.\n", text, flags=re.MULTILINE)
    cases = []
    title = blocks[0].strip()
    for source, after in zip(blocks[1::2], blocks[2::2], strict=True):
        expected, _gap, following = after.partition("\n\n")
        cases.append((title, source, expected.strip().splitlines()))
        title = following.strip()
    return cases


RST = read_cases("families_rst.txt")
MYST = read_cases("families_myst.txt")
MYST_CONF = (
    "myst_enable_extensions = "
    "['colon_fence', 'deflist', 'dollarmath', 'attrs_inline', 'fieldlist', 'tasklist']\n"
)


@pytest.fixture(scope="module")
def built(tmp_path_factory, set_project, picture):
    """Set every case as a PDF of its own, in one build."""
    files: dict[str, str | bytes] = {"index.rst": "Index\n=====\n", "pic.png": picture}
    plans = [("index", "index.pdf")]
    for kind, suffix, cases in (("rst", ".rst", RST), ("myst", ".md", MYST)):
        for number, (_title, source, _expected) in enumerate(cases):
            name = f"{kind}{number}"
            head = "Case\n====\n\n" if suffix == ".rst" else "# Case\n\n"
            files[name + suffix] = head + source
            plans.append((name, f"{name}.pdf"))
    return set_project(
        tmp_path_factory.mktemp("families"), files, MYST_CONF, kzbrief_pdf_documents=plans
    )


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        pytest.param(f"{kind}{number}.pdf", expected, id=title)
        for kind, cases in (("rst", RST), ("myst", MYST))
        for number, (title, _source, expected) in enumerate(cases)
    ],
)
def test_family_prints_its_words(built, name, expected):
    for line in expected:
        if line.startswith("!"):
            assert not built.says(line[1:], name)
        else:
            assert built.says(line, name), line


def test_no_family_is_without_a_visitor_or_loses_the_standard(built):
    assert "pdf-node" not in built.warnings
    assert "pdf-standard" not in built.warnings
    assert "pdf-failed" not in built.warnings
