"""The line under a quotation: who, by which hand, where, when; no name twice."""

from dataclasses import replace
from pathlib import Path

import pytest

from sphinx_kzbrief.citations import format_attribution
from sphinx_kzbrief.corpus.locators import parse_locator
from sphinx_kzbrief.corpus.model import Voice

FIXTURE = Path(__file__).parent / "fixtures" / "attributions.txt"

GLOBAL_TIMES = {
    "type": "interview",
    "title": "Central Asia-China cooperation crucial to regional security and development",
    "container-title": "Global Times",
    "author": [{"family": "Nuryshev", "given": "Shakhrat"}],
    "interviewer": [{"family": "Sun", "given": "Haoran", "static-ordering": True}],
    "issued": "2022-06-21",
    "reliability": "C",
    "speakers": {
        "GT": {"name": "Global Times", "role": "interviewer"},
        "Nuryshev": {
            "name": "Shakhrat Nuryshev",
            "role": "Ambassador of Kazakhstan to China",
        },
    },
}
MORNING_POST = {
    "type": "interview",
    "title": "[Interview with Gabit Koishibayev, Kazakhstan’s ambassador to Beijing]",
    "container-title": "South China Morning Post",
    "author": [{"family": "Koishibayev", "given": "Gabit"}],
    "interviewer": [{"literal": "South China Morning Post"}],
    "issued": "[2022-01-19..2022-06-21]",
}
GLOBAL_SECURITY = {
    "type": "webpage",
    "title": "Kazakhstan - China Relations",
    "container-title": "GlobalSecurity.org",
}
RIGHTING = {
    "type": "article",
    "title": "Righting the Ship",
    "issued": "2022-01?",
    "original-language": "ru",
    "translated-by": "unknown",
}
EXPERTS = {
    "type": "article",
    "title": "What is more important for Tokayev: Russian power or Chinese money",
    "issued": "2022-01?",
}
NURYSHEV = {"speaker": "Shakhrat Nuryshev", "role": "Ambassador of Kazakhstan to China"}
REMARKS = {
    "speaker": "Shakhrat Nuryshev",
    "locator": "s#para12",
    "credibility": "3",
    "translated": True,
    "translator": "A. Roe",
    "emphasis_added": True,
}
CASES = {
    "nuryshev": (GLOBAL_TIMES, NURYSHEV | {"locator": "s#para12"}),
    "koishibayev": (
        MORNING_POST,
        {
            "speaker": "Gabit Koishibayev",
            "role": "Kazakhstan’s ambassador to Beijing",
            "locator": "s#turn5",
        },
    ),
    "interviewer": (
        GLOBAL_TIMES,
        {"speaker": "Global Times", "role": "interviewer", "locator": "s#turn1"},
    ),
    "wang-yi": (
        GLOBAL_TIMES,
        {"speaker": "Wang Yi", "via": "Global Times", "locator": "s#turn1"},
    ),
    "sultanov": (GLOBAL_SECURITY, {"speaker": "Bulat Sultanov", "locator": "s#para15"}),
    "sultanov-via": (
        GLOBAL_SECURITY,
        {"speaker": "Bulat Sultanov", "via": "an agency", "locator": "s#para15"},
    ),
    "sultanov-dated": (
        GLOBAL_SECURITY,
        {"speaker": "Bulat Sultanov", "as_of": "2009-07-08", "locator": "s#para15"},
    ),
    "narration-dated": (
        GLOBAL_SECURITY,
        {"as_of": "2009?", "origin": "apparently {0} & Co.", "locator": "s#para4"},
    ),
    "xi-reported": (
        GLOBAL_SECURITY,
        {"speaker": "Xi Jinping", "voice": Voice.REPORTED, "locator": "s#para3"},
    ),
    "nobody-named": (GLOBAL_TIMES, {"voice": Voice.DIRECT, "locator": "s#para3"}),
    "nobody-named-untitled": (
        {"type": "document", "author": [{"family": "Berg", "given": "Nora"}]},
        {"voice": Voice.DIRECT},
    ),
    "nobody-named-nothing-known": ({"type": "document"}, {"voice": Voice.DIRECT}),
    "stated": (
        GLOBAL_SECURITY,
        {"speaker": "Xi Jinping", "voice": Voice.DIRECT, "stated": True, "locator": "s#para3"},
    ),
    "narration": (GLOBAL_SECURITY, {"locator": "s#para4"}),
    "narration-named": (
        GLOBAL_SECURITY,
        {"speaker": "GlobalSecurity.org", "locator": "s#para4"},
    ),
    "righting": (RIGHTING, {"locator": "s#para12-14"}),
    "expert": (EXPERTS, {"speaker": "unnamed expert, answer 6", "locator": "s#para9"}),
    "remarks": (GLOBAL_TIMES | {"interviewer": []}, REMARKS),
    "ours": (
        GLOBAL_TIMES | {"interviewer": []},
        {"speaker": "Shakhrat Nuryshev", "translated": True},
    ),
    "book": ("book", {"locator": "s#page4"}),
    "chapter": ("chapter", {}),
    "nothing-known": ("nothing-known", {}),
}


def cases():
    for block in FIXTURE.read_text(encoding="utf-8").split("\n## ")[1:]:
        name, *lines = block.strip().splitlines()
        for line in lines:
            how, _, expected = line.partition(": ")
            yield pytest.param((name, how, expected), id=f"{name}-{how}")


@pytest.mark.parametrize("case", list(cases()))
def test_attribution_reads_as_the_fixture_says(case, make_source, sources, shown):
    name, how, expected = case
    fields, options = CASES[name]
    source = sources[fields] if isinstance(fields, str) else make_source("s", **fields)
    options = dict(options)
    if "locator" in options:
        options["locator"] = parse_locator(options["locator"])
    language, _, short = how.partition(" ")
    line = format_attribution(source, language=language, short=bool(short), **options)
    assert shown(line) == expected


def test_runs_say_what_they_are(make_source):
    source = make_source("s", **GLOBAL_TIMES)
    line = format_attribution(source, locator=parse_locator("s#para12"), **NURYSHEV)
    assert {run.role: run.text for run in line if run.role} == {
        "speaker": "Shakhrat Nuryshev",
        "role": "Ambassador of Kazakhstan to China",
        "container": "Global Times",
        "date": "21 June 2022",
        "locator": "para. 12 of our copy",
    }


def test_an_author_among_others_is_no_stranger(make_source):
    source = make_source("s", **GLOBAL_TIMES)
    source = replace(source, speakers={})
    line = format_attribution(source, speaker="shakhrat nuryshev")
    assert "quoted" not in "".join(run.text for run in line)
