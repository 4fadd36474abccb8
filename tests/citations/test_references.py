"""Entries and notes for every type of work, in every language and style."""

from dataclasses import replace
from pathlib import Path

import pytest

from sphinx_kzbrief.citations import (
    CitationContext,
    CiteItem,
    build_reference_list,
    format_citation,
    format_reference,
)
from sphinx_kzbrief.corpus.locators import Locator, LocatorKind

FIXTURES = Path(__file__).parent / "fixtures"


def cases():
    for language in ("en", "ru", "kk", "zh"):
        text = (FIXTURES / f"references_{language}.txt").read_text(encoding="utf-8")
        for block in text.split("\n## ")[1:]:
            key, *lines = block.splitlines()
            for line in lines:
                if line:
                    style, _, expected = line.partition(": ")
                    case = (language, key, style, expected)
                    yield pytest.param(case, id=f"{language}-{key}-{style}")


def format_case(source, style, language, show):
    """Format an entry; of the note style the first note, with a place."""
    if style == "author-date":
        return show(format_reference(source, style, language, letter="b"))
    if style == "numeric":
        return show(format_reference(source, style, language, number=7))
    entries = {entry.key: entry for entry in build_reference_list([source], style, language)}
    place = Locator(source.key, LocatorKind.PAGE, 4, 4)
    context = CitationContext(entries, {f"{source.key}#page4": place})
    item = CiteItem(source.key, f"{source.key}#page4")
    return show(format_citation([item], style, language, context))


@pytest.mark.parametrize("case", list(cases()))
def test_entry_is_as_the_fixture_says(case, sources, shown):
    language, key, style, expected = case
    assert format_case(sources[key], style, language, shown) == expected


@pytest.mark.parametrize("language", ["en", "ru", "kk", "zh"])
def test_fixture_has_every_source_in_every_style(language, sources):
    cased = [param.values[0] for param in cases()]
    told = {(key, style) for tongue, key, style, _ in cased if tongue == language}
    assert told == {(key, style) for key in sources for style in ("author-date", "numeric", "note")}


@pytest.mark.parametrize(
    ("language", "held"),
    [("en", "8 (2): 101–130."), ("ru", "С. 101–130."), ("kk", "101–130-б."), ("zh", "101-130.")],
)
@pytest.mark.parametrize("typed", ["101-130", "101--130"])
def test_a_hyphen_between_pages_prints_as_each_convention_parts_them(
    sources, shown, language, held, typed
):
    key = next(key for key, source in sources.items() if source.type == "article-journal")
    source = replace(sources[key], page=typed if language != "zh" else "101-130", DOI=None)
    assert held in shown(format_reference(source, "author-date", language))


@pytest.mark.parametrize(("language", "held"), [("ru", "и др. Transit"), ("kk", "т. б. Transit")])
def test_a_second_note_doubles_no_stop(sources, shown, language, held):
    source = next(each for each in sources.values() if each.type == "article-journal")
    entries = {entry.key: entry for entry in build_reference_list([source], "note", language)}
    context = CitationContext(entries, cited_before=frozenset({source.key}))
    note = shown(format_citation([CiteItem(source.key, source.key)], "note", language, context))
    assert held in note
    assert ".." not in note
