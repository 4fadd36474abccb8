"""However a project is checked, the findings are the same, in the same order."""

from __future__ import annotations

import json
import os
import shutil

import pytest

WRONG = """\
# Page {n}

{{kzquote}}`Twelve ships waited {n} days outside <port-2022>`

{{kzquote}}`Tickets cost $5.50, up from $7 <bell-2021>` and {{kzcite}}`port-2022#para9{n}`.

{{kzcite}}`the port froze <port-2022#para1>`
"""


@pytest.fixture
def pages(forked):
    """The desk with twelve more pages, two wrong quotations and a wrong locator on each."""
    for number in range(12):
        (forked.folder / f"desk/page{number}.md").write_text(WRONG.format(n=number), "utf-8")
    return forked


def test_jobs_touched_files_and_a_fresh_start_change_nothing(pages, sphinx, kzbrief):
    folder = pages.folder
    assert pages.run(kzbrief("lock", "desk")) == 1
    (folder / "desk/corpus/bell.txt").write_bytes(
        (folder / "desk/corpus/bell.txt").read_bytes().replace(b"40%", b"41%")
    )

    def findings(*arguments):
        out = folder / "out"
        shutil.rmtree(out, ignore_errors=True)
        assert pages.run(sphinx("kzcheck", "desk", "out", "-d", "doctrees", *arguments)) == 0
        return json.loads((out / "findings.json").read_text("utf-8"))["findings"]

    first = findings("-j", "1")
    assert len(first) > 36
    assert {"quote-altered", "cite-locator", "source-changed"} <= {each["rule"] for each in first}
    assert findings() == first
    for name in ("desk/page7.md", "desk/corpus/port.txt", "desk/corpus/corpus.yaml", "desk/conf.py",
                 "desk/kzbrief.lock"):  # fmt: skip
        os.utime(folder / name)
        assert findings() == first, name
    shutil.rmtree(folder / "doctrees")
    assert findings("-j", "2") == first
    shutil.rmtree(folder / "doctrees")
    shutil.rmtree(folder / "desk/kzsources")
    assert findings("-j", "1") == first
