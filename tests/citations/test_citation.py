"""Citations as they are printed: clusters, groups, ranges, places, links."""

from pathlib import Path

import pytest
import yaml

from sphinx_kzbrief.citations import (
    CitationContext,
    CiteItem,
    StyleUnknownError,
    build_reference_list,
    format_citation,
    parse_citation,
    plain,
)
from sphinx_kzbrief.corpus.locators import parse_locator
from sphinx_kzbrief.corpus.problems import SourceUnknownError

FIXTURES = Path(__file__).parent / "fixtures"


def cases():
    text = (FIXTURES / "citations.txt").read_text(encoding="utf-8")
    for block in text.split("\n## ")[1:]:
        title, written, *lines = block.strip().splitlines()
        for line in lines:
            style, _, expected = line.partition(": ")
            yield pytest.param(written.removeprefix("> "), style, expected, id=f"{title}-{style}")


@pytest.fixture(scope="session")
def cited(make_source):
    declared = yaml.safe_load((FIXTURES / "citation_sources.yaml").read_text(encoding="utf-8"))
    return [make_source(key, **fields) for key, fields in declared.items()]


def context_of(cited, style, language="en", items=(), **more):
    entries = {entry.key: entry for entry in build_reference_list(cited, style, language)}
    locators = {item.locator: parse_locator(item.locator) for item in items}
    return CitationContext(entries, locators, {"sultanov#para15": "Bulat Sultanov"}, **more)


@pytest.mark.parametrize(("written", "style", "expected"), list(cases()))
def test_citation_prints_as_the_fixture_says(written, style, expected, cited, shown):
    items = parse_citation(written, {source.key for source in cited})
    context = context_of(cited, style, items=items)
    assert shown(format_citation(items, style, "en", context)) == expected


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("ru", "[Hale, 2021, абз. 3 нашей копии; 2022а; Osei и Hale, 2020, с. 4–6]"),
        ("kk", "[Hale, 2021, біздің көшірменің 3-абзацы; 2022а; Osei және Hale, 2020, 4–6-б.]"),
        ("zh", "（Hale，2021，我方副本第3段；2022a；Osei和Hale，2020，第4–6页）"),
    ],
)
def test_places_letters_and_marks_are_the_languages(language, expected, cited):
    items = parse_citation(
        "hale-2021#para3; hale-2022a; osei-hale#page4-6",
        {source.key for source in cited},
    )
    context = context_of(cited, "author-date", language, items)
    assert plain(format_citation(items, "author-date", language, context)) == expected


def test_runs_of_an_item_bear_its_locator_and_nothing_else_does(cited):
    items = parse_citation("see hale-2021#para3, p; koishibayev", {source.key for source in cited})
    runs = format_citation(
        items, "author-date", "en", context_of(cited, "author-date", items=items)
    )
    targets = {}
    for run in runs:
        targets[run.target] = targets.get(run.target, "") + run.text
    assert targets == {
        None: "(see , p; )",
        "hale-2021#para3": "Hale 2021, para. 3 of our copy",
        "koishibayev": "Koishibayev [2022?]",
    }


def test_a_source_cited_before_has_a_short_note(cited):
    items = [CiteItem("hale-2021", "hale-2021")]
    context = context_of(cited, "note", cited_before=frozenset({"hale-2021"}))
    assert plain(format_citation(items, "note", "en", context)) == "Hale, “Gates.”"


def test_a_locator_the_caller_could_not_resolve_is_not_printed(cited):
    items = [CiteItem("hale-2021", "hale-2021#para99")]
    context = context_of(cited, "author-date")
    assert plain(format_citation(items, "author-date", "en", context)) == "(Hale 2021)"


def test_what_is_unknown_is_refused(cited):
    context = context_of(cited, "author-date")
    with pytest.raises(SourceUnknownError):
        format_citation([CiteItem("nobody", "nobody")], "author-date", "en", context)
    with pytest.raises(StyleUnknownError) as caught:
        format_citation([], "footnotes", "en", context)
    assert "'author-date', 'numeric', 'note'" in caught.value.remedy
