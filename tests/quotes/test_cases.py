"""Every case of the fixture files gives the verdict, and tells what, the file says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sphinx_kzbrief.quotes import match_quote

CASES = Path(__file__).parent / "cases"
_ESCAPE = re.compile(r"\\u([0-9a-f]{4})")


def _shown(text: str) -> str:
    return _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text.replace("\\n", "\n"))


def _cases():
    for path in sorted(CASES.glob("*.txt")):
        blocks = path.read_text(encoding="utf-8").split("\n\n.\n")[1:]
        for number, block in enumerate(blocks, 1):
            source, quotation, expected = block.split("\n.\n")
            yield pytest.param(
                path.stem,
                _shown(source),
                _shown(quotation),
                [_shown(line) for line in expected.strip().split("\n")],
                id=f"{path.stem}-{number}",
            )


def _told(match):
    lines = [match.verdict.value]
    lines += [
        f"change: {a.kind.value} [{a.source}] > [{a.quotation}]" + (" marked" if a.marked else "")
        for a in match.alterations
    ]
    lines += [
        f"context: {word.kind.value} [{word.text}]" + (" note" if word.severity == "note" else "")
        for word in match.context
    ]
    if not match.verbatim:
        lines += [
            f"differs: {part.kind.value} [{part.source}] > [{part.quotation}]"
            for part in match.differences
            if part.kind
        ]
        if match.correction:
            lines.append(f"correct: {match.correction}")
    return lines


@pytest.mark.parametrize(("group", "source", "quotation", "expected"), list(_cases()))
def test_case(group, source, quotation, expected):
    profile = group if group in {"ap", "house", "strict"} else "chicago"
    assert _told(match_quote(source, quotation, profile=profile)) == expected


@pytest.mark.parametrize(("group", "source", "quotation", "expected"), list(_cases()))
def test_files_hold_what_their_names_say(group, source, quotation, expected):
    match = match_quote(source, quotation)
    if group.startswith("right") and expected != ["missing"]:
        assert match.verbatim
    elif group == "context":
        assert match.verbatim
        assert match.context
    elif group == "silent":
        assert match.verbatim
        assert not match.context
    elif group.startswith("wrong"):
        assert not match.verbatim or match.context
    elif group == "cut":
        assert match.verdict == "cut"
    elif group == "explained":
        assert not match.verbatim
