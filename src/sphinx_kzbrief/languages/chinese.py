"""Words of Chinese."""

from __future__ import annotations

from typing import Final

from sphinx_kzbrief.languages.model import Language

CHINESE: Final = Language(
    code="zh",
    asks=frozenset({
        "主持人", "問", "提问", "記者", "记者", "问",
    }),
    answers=frozenset({
        "受访者", "嘉宾", "答",
    }),
)  # fmt: skip
