"""No heading and no caption is left alone at the foot of a page."""

from __future__ import annotations

import pytest

SECTION = """\
## Heading {number}

{fill}

### Below it {number}

```{{list-table}} Caption {number}
:header-rows: 1
:widths: 15 85

* - Head
  - Head
* - {cell}
  - First
* - {cell}
  - Second
```
"""
CELL = (
    "a cell of some words that take three lines of a narrow column and so make a row of some height"
)


@pytest.mark.parametrize("step", [1, 2, 3])
def test_what_names_a_table_stands_on_its_page(tmp_path, set_project, step):
    parts = (
        SECTION.format(number=n, fill="\n\n".join(["A line."] * (n * step % 7 + 1)), cell=CELL)
        for n in range(1, 15)
    )
    built = set_project(tmp_path, {"index.md": "# Page\n\n" + "\n".join(parts)})
    assert len(built.reader().pages) > 3
    for page in built.reader().pages:
        text = page.extract_text()
        # The line at the foot bears the page's number.
        last = [line for line in text.splitlines() if line.strip() and " / " not in line][-1]
        assert not last.startswith(("Head", "Below it", "Caption"))
        # A row is whole: its last cell is not parted from its first.
        words = " ".join(text.split())
        assert words.count("a cell of some") == words.count("some height")
