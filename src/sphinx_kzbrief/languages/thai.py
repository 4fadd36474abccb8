"""Words of Thai."""

from __future__ import annotations

from typing import Final

from sphinx_kzbrief.languages.model import Language, Turning

THAI: Final = Language(
    code="th",
    spaced=False,
    turning=Turning(
        negations=frozenset({
            "มิควร", "มิอาจ", "มิได้", "อย่า", "ไม่", "ไม่ควร", "ไม่ต้อง", "ไม่สามารถ", "ไม่อาจ",
            "ไม่เคย", "ไม่ได้",
        }),
    ),
)  # fmt: skip
