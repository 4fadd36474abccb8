"""Words, graphemes and sentences end where Unicode and readers say."""

from __future__ import annotations

import pytest

from sphinx_kzbrief.text.graphemes import graphemes
from sphinx_kzbrief.text.sentences import sentences
from sphinx_kzbrief.text.words import is_word_boundary, words

WORDS = [
    ("don’t stop", ["don’t", "stop"]),
    ("11,000 and 3.5", ["11,000", "and", "3.5"]),
    ("a 1,700km border", ["a", "1,700km", "border"]),
    ("70-fold", ["70", "fold"]),
    ("中国人", ["中", "国", "人"]),
    ("Қазақстанның экономикасы", ["Қазақстанның", "экономикасы"]),
    ("this era.As you know", ["this", "era", "As", "you", "know"]),
    ("the U.S. in May", ["the", "U.S", "in", "May"]),
]
INSIDE = [
    "11,|000",
    "11|,000",
    "3.|5",
    "−|5 degrees",
    "at 10:|30",
    "1/|2",
    "12| 500 people",
    "12 |500 people",
    "don|’t",
    "cafe|\u0301",
    "devel|\u00adopment",
    "devel\u00ad|opment",
    "Kazakh|stan",
    "👍|🏽",
    "o|ﬃce",
    "10|⁶",
    "10⁻|⁶",
    "3|½",
    "3| ½",
    "3 |½",
    "CO|₂",
    "H₂|O",
    "fell by -|$5",
    "ไม่ประ|กาศนโยบาย",
    "増税し|ない",
    "閉鎖されて|いない",
    "行き|ません",
    "行きま|せん",
    "外を見|ません",
    "取ら|ずに",
    "述べ|た",
]
BETWEEN = [
    "70|-fold",
    "$|25",
    "70|%",
    "May |2022 ended",
    "in 2022 |300 people",
    "statistics|.Within",
    "statistics.|Within",
    "word|\ufeff next",
    "\u200f|word",
    "中|国",
    "(|word",
    "U.S.| in",
    "about |½ of",
    "CO₂| fell",
    "profit – |$5",
    "ไม่|ประกาศนโยบาย",
    "สิทธิ|มนุษยชน",
    "ភាសា\u200b|ខ្មែរ",
    "増税|しない",
    "首相は|増税",
    "起動時|には",
    "されたか|どうか",
    "インフレ率|が",
]


@pytest.mark.parametrize(("text", "expected"), WORDS)
def test_words(text, expected):
    assert [span.of(text) for span in words(text)] == expected


@pytest.mark.parametrize("marked", INSIDE)
def test_inside_a_word_or_number(marked):
    assert not is_word_boundary(marked.replace("|", ""), marked.index("|"))


@pytest.mark.parametrize("marked", BETWEEN)
def test_between_words(marked):
    assert is_word_boundary(marked.replace("|", ""), marked.index("|"))


def test_graphemes():
    text = "e\u0301👨‍👩‍👧a"
    assert [span.of(text) for span in graphemes(text)] == ["e\u0301", "👨‍👩‍👧", "a"]


SENTENCES = [
    ("en", "One is here. Two is there.", ["One is here.", "Two is there."]),
    ("en", "In the new era.As you know, it is.", ["In the new era.", "As you know, it is."]),
    ("en", "Is it risk-free?Nuryshev: Yes, it is.", ["Is it risk-free?", "Nuryshev: Yes, it is."]),
    ("en", "Mr. Smith went. He left.", ["Mr. Smith went.", "He left."]),
    ("ru", "Рост есть. Его не видно.", ["Рост есть.", "Его не видно."]),
    ("zh", "他来了。我们走。", ["他来了。", "我们走。"]),
    ("en", "", []),
]


@pytest.mark.parametrize(("language", "text", "expected"), SENTENCES)
def test_sentences(language, text, expected):
    assert [span.of(text) for span in sentences(text, language)] == expected
