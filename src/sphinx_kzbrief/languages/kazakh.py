"""Words of Kazakh."""

from __future__ import annotations

from typing import Final

from sphinx_kzbrief.languages.model import Language, Turning

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
    turning=Turning(
        negations=frozenset({
            "бас тартты", "емес", "ешбір", "ешкім", "ештеңе", "ешқашан", "жалған", "жоқ",
            "мүмкін емес", "қарсы",
        }),
        hedges=frozenset({
            "болжам*", "бәлкім", "екіталай", "жоспарла*", "мыс", "мүмкін", "сияқты", "шығар",
            "ықтимал",
        }),
        reports=frozenset({
            "айтуынша", "мәліметінше", "пікірінше", "сөзінше",
        }),
        heads=frozenset({
            "егер",
        }),
        behind=frozenset({
            "болмаса", "болса", "емес", "жағдайда", "жоқ",
        }),
        said=frozenset({
            "деген", "деді", "дейді", "деп",
        }),
        opens=frozenset({
            "ал", "бірақ", "және", "сондықтан", "өйткені",
        }),
        contrasts=frozenset({
            "ал", "бірақ",
        }),
        parts=frozenset({
            "бұрынғы", "кейбір", "көптеген",
        }),
        pronouns=frozenset({
            "біз", "мен", "ол", "олар", "сіз",
        }),
        approximations=frozenset({
            "жуық", "кемінде", "тек", "шамамен",
        }),
        scales=frozenset({
            "миллиард*", "миллион*", "млн", "млрд", "мың", "пайыз*",
        }),
    ),
    reactions=frozenset({
        "күлкі", "шапалақ",
    }),
    reaction_words=frozenset({
        "ду", "және", "қол",
    }),
    negators=frozenset({
        "емес", "жоқ",
    }),
    articles=frozenset({
        "{}-бап",
    }),
    sections=frozenset({
        "{}-бөлім",
    }),
)  # fmt: skip
