"""Articles and sections are read from numbered headings, where the numbering proves itself."""

from __future__ import annotations

import pytest

from sphinx_kzbrief.corpus import read_document
from sphinx_kzbrief.corpus.locators.divisions import divisions_of, plain_number

ENGLISH = """The Harbour Act

Part I. General

Article 1
Purpose

This Act governs the harbour.

Article 2. Definitions
In this Act, "harbour" means the port.

Article 3. No ship shall stay longer than ten days.

Article 3-1
(1) The master answers for the ship.
(2) Article 2 provides the terms.
"""

RUSSIAN = """Закон о порте

Глава 1. Общие положения

Статья 1. Предмет закона

Настоящий закон регулирует порт.

Статья 2-1. Термины
1. Порт означает гавань.
"""

KAZAKH = """Порт туралы заң

1-бап. Заңның мәні
Осы Заң портты реттейді.

2-бап. Ұғымдар
Порт деген айлақ.
"""

CHINESE = """港口法

第一章　总则

第一条　为了加强港口管理，制定本法。
第二条　本法所称港口，是指具有船舶进出功能的区域。
第十二条　港口经营人应当遵守第二条规定。
"""

MARKDOWN = """# The yard

## 1 Introduction

The yard loads four trains.

## 2 What it costs

### 2.1 The crane

The crane costs ninety.

### 2.2 The track

The track costs more.

## 10 facts about cranes

They are tall.

## 3.5 million tonnes

So much passed last year.
"""

CONTENTS = """# The Act

## Article 1

## Article 2

## Article 1

It opens at six.

## Article 2

It closes at ten.
"""


def divided(tmp_path, name, text):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    document = read_document(path)
    return {
        f"{each.kind}{each.number}": " ".join(each.span.of(document.text).split())
        for each in divisions_of(document)
    }


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        (ENGLISH, ["art1", "art2", "art3", "art3-1"]),
        (RUSSIAN, ["art1", "art2-1"]),
        (KAZAKH, ["art1", "art2"]),
        (CHINESE, ["art1", "art2", "art12"]),
    ],
)
def test_articles_of_laws(tmp_path, text, numbers):
    assert list(divided(tmp_path, "law.txt", text)) == numbers


def test_an_article_reaches_to_the_next_and_takes_none_of_its_headings(tmp_path):
    found = divided(tmp_path, "law.txt", ENGLISH)
    assert found["art1"] == "Article 1 Purpose This Act governs the harbour."
    assert found["art3-1"].endswith("(2) Article 2 provides the terms.")


def test_sections_are_numbers_that_run_in_step(tmp_path):
    found = divided(tmp_path, "report.md", MARKDOWN)
    assert list(found) == ["sec1", "sec2", "sec2.1", "sec2.2"]
    assert found["sec2.1"] == "2.1 The crane The crane costs ninety."
    assert "track costs more" in found["sec2"]


def test_a_list_of_contents_divides_nothing(tmp_path):
    found = divided(tmp_path, "act.md", CONTENTS)
    assert found == {"art1": "Article 1 It opens at six.", "art2": "Article 2 It closes at ten."}


LISTED = """# The Act

- Article 1. Scope
- Article 2. Times

Chapter 1

## Article 1. Scope

It opens at six.

## Article 2. Times

It closes at ten.
"""


def test_a_list_of_contents_in_paragraphs_divides_nothing_either(tmp_path):
    found = divided(tmp_path, "act.md", LISTED)
    assert list(found) == ["art1", "art2"]
    assert found["art2"] == "Article 2. Times It closes at ten."


def test_a_blank_behind_a_chinese_number_is_as_good_as_a_wide_one(tmp_path):
    text = "港口法\n\n第一条 本法适用于港口。\n第十二条 费用为十元。\n"
    assert list(divided(tmp_path, "law.txt", text)) == ["art1", "art12"]


def test_a_sentence_about_an_article_heads_nothing(tmp_path):
    text = "Article 5 provides that ships leave.\n\nArticle 6 says so too.\n\nArticle 7. Alone.\n"
    assert divided(tmp_path, "note.txt", text) == {}


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("XIV", "14"),
        ("ix", "9"),
        ("十二", "12"),
        ("一百零三", "103"),
        ("二十", "20"),
        ("12-1", "12-1"),
    ],
)
def test_numbers_are_arabic(typed, plain):
    assert plain_number(typed) == plain
