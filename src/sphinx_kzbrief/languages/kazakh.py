"""Words of Kazakh."""

from __future__ import annotations

from typing import Final

from sphinx_kzbrief.languages.model import Language

KAZAKH: Final = Language(
    code="kk",
    asks=frozenset({
        "жүргізуші", "сұрақ", "тілші",
    }),
    answers=frozenset({
        "ж", "жауап",
    }),
    finite=frozenset({
        "деген", "деді", "дейді", "деп айтты", "деп атап өтті", "деп есептейді", "деп ескертті",
        "деп жазды", "деп жауап берді", "деп мәлімдеді", "деп санайды", "деп сұрады",
        "деп түсіндірді", "деп хабарлады", "деп қосты",
    }),
    adjuncts=frozenset({
        "бүгін", "да", "де", "кейін", "кеше", "тағы",
    }),
)  # fmt: skip
