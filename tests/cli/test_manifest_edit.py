"""Entries are added to `corpus.yaml` as text: whatever an analyst wrote stays as it is."""

from __future__ import annotations

import pytest
import yaml

from sphinx_kzbrief.cli.adding.manifest_edit import ManifestEditError, add_entries

ENTRY = {
    "file": "b.pdf",
    "type": "report",
    "title": "No: 1:30 # “yes” 'x'",
    "author": [{"family": "Ö", "given": "No"}, {"literal": "World Bank"}],
    "issued": "2022",
    "copy": {"from": "b.pdf", "retrieved": "2026-11-22"},
}
WRITTEN = """\
  b:
    file: b.pdf
    type: report
    title: 'No: 1:30 # “yes” ''x'''
    author: [{family: Ö, given: 'No'}, {literal: World Bank}]
    issued: '2022'
    copy: {from: b.pdf, retrieved: '2026-11-22'}
"""


def case(before: str, *after: str) -> tuple[str, str]:
    """A manifest, and the parts of what becomes of it."""
    return before, "".join(after)


HEAD = "# Top\n\ndefaults: {language: en}   # beside\n\nsources:\n  # first\n  a:\n"
FOLDED = "sources:\n  a:\n    file: a.txt\n    note: >-\n      One\n\n      two.\n"
LIST = "sources:\n  a:\n    file: a.txt\n    segments:\n      - find: x\n        kind: note\n"
CASES = {
    "comments-and-order": case(
        HEAD + "    file: a.txt  # of ours\n\n# Figures follow.\nfigures: {}\n",
        HEAD,
        "    file: a.txt  # of ours\n\n",
        WRITTEN,
        "\n# Figures follow.\nfigures: {}\n",
    ),
    "next-section-at-once": case(
        "sources:\n  a: {file: a.txt}\nfigures: {}\n",
        "sources:\n  a: {file: a.txt}\n\n",
        WRITTEN,
        "\nfigures: {}\n",
    ),
    "no-last-newline": case(
        "sources:\n  a: {file: a.txt}", "sources:\n  a: {file: a.txt}\n\n", WRITTEN
    ),
    "folded-text-last": case(
        FOLDED + "\n\nmeasures: {}\n", FOLDED, "\n", WRITTEN, "\n\nmeasures: {}\n"
    ),
    "list-last": case(LIST, LIST, "\n", WRITTEN),
    "no-sources-yet": case(
        "# Only this\ndefaults: {language: en}\n",
        "# Only this\ndefaults: {language: en}\n\nsources:\n\n",
        WRITTEN,
    ),
    "sources-empty": case(
        "sources:   # none yet\nfigures: {}\n",
        "sources:   # none yet\n\n",
        WRITTEN,
        "\nfigures: {}\n",
    ),
    "empty-file": case("", "sources:\n\n", WRITTEN),
    "byte-order-mark": case(
        "\ufeffsources:\n  a: {file: a.txt}\n",
        "\ufeffsources:\n  a: {file: a.txt}\n\n",
        WRITTEN,
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_only_the_entry_is_added(name: str) -> None:
    before, after = CASES[name]
    assert add_entries(before, {"b": ENTRY}) == after
    assert yaml.safe_load(after)["sources"]["b"] == ENTRY


def test_deeper_indents_and_comments() -> None:
    edited = add_entries(
        "sources:\n    a:\n        file: a.txt\n", {"b": {"file": "b"}}, "Check it."
    )
    assert edited == (
        "sources:\n    a:\n        file: a.txt\n\n    # Check it.\n    b: {file: b}\n"
    )


def test_windows_line_ends_stay() -> None:
    edited = add_entries("sources:\r\n  a: {file: a.txt}\r\n", {"b": ENTRY})
    assert edited.count("\n") == edited.count("\r\n")
    assert edited.startswith("sources:\r\n  a: {file: a.txt}\r\n")


@pytest.mark.parametrize(
    "text",
    [
        "sources: {a: {file: a.txt}}\n",
        "sources: {}\n",
        "sources: [a]\n",
        "- a\n",
        "sources: [\n",
        "sources:\n  b: {file: x}\n",
        "sources:\n  a: &x {file: a}\n  <<: *x\n---\nsources: {}\n",
        "{sources: {a: {file: a.txt}}}\n",
        "a: " + "[" * 5000,
    ],
)
def test_what_cannot_be_added_to_safely_is_left_alone(text: str) -> None:
    with pytest.raises(ManifestEditError) as caught:
        add_entries(text, {"b": ENTRY})
    assert caught.value.remedy


def test_aliases_and_anchors_of_others_stay() -> None:
    text = "x-names: &who [{literal: A}]\nsources:\n  a: {file: a.txt, author: *who}\n"
    assert add_entries(text, {"b": ENTRY}) == text + "\n" + WRITTEN
