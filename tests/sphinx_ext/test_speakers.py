"""Whom a page prints as speaker, and what it says where our copy does not confirm the name."""

from __future__ import annotations

import json
import re

import pytest

CORPUS = {
    "corpus/corpus.yaml": """\
defaults: {language: en}
sources:
  rep:
    file: rep.txt
    type: report
    title: Review
    author: [{family: Akhmet, given: Dana}]
    issued: "2025"
    segments:
      - {find: a gift to, until: the rich, kind: quotation, voice: direct}
  talk:
    file: talk.txt
    type: interview
    title: Harbour talk
    container-title: Gazette
    author: [{family: Berg, given: Tomas}]
    issued: "2025"
    speakers:
      Q: {name: Gazette, role: interviewer}
      A: {name: Tomas Berg, role: harbour master}
""",
    "corpus/rep.txt": """\
Northern Grain Review 2025

The ministry did not approve the plan. Omarov and the union were asked.

Critics call the reform “a gift to the rich”. The plan was sent back in March.
""",
    "corpus/talk.txt": """\
The port stands by the sea, and Tomas Berg runs it. Fog comes in the morning.

Q: Is the port full?

A: The port is not full. It was never full in thirty years.

Q: So the city paid for nothing?

A: The city paid once.
""",
}
STATED = "speaker as stated by the author"


def plain(page):
    return " ".join(re.sub(r"<[^>]*>", "", page).split()).replace("\u00a0", " ")


def block(suffix, locator, words, **options):
    """Return a block quotation in MyST, in reStructuredText or as an element."""
    if suffix == "rst":
        lines = [f".. kzquote:: {locator}"]
        lines += [f"   :{name}: {value}" for name, value in options.items()]
        return "\n".join([*lines, "", f"   {words}", "", ""])
    if suffix == "element":
        said = "".join(f' {name}="{value}"' for name, value in options.items())
        return f'<kzquote source="{locator}"{said}>{words}</kzquote>\n\n'
    lines = [f":{name}: {value}" for name, value in options.items()]
    return "\n".join([f"```{{kzquote}} {locator}", *lines, "", words, "```", "", ""])


@pytest.fixture(params=["md", "rst", "element"])
def brief(request, project):
    """Make a project with one quotation, written in each way."""

    def made(*quotations, before=""):
        suffix = request.param
        name, head = ("rst", "Page\n====\n\n") if suffix == "rst" else ("md", "# Page\n\n")
        body = "".join(block(suffix, *where, **options) for where, options in quotations)
        return project({f"index.{name}": head + before + body, **CORPUS})

    return made


def test_direct_words_of_nobody_named_are_quoted_in_the_source(brief):
    built = brief((("rep", "a gift to the rich"), {})).build()
    assert built.warnings == ""
    shown = plain(built.page("index.html"))
    assert "quoted in Review" in shown
    assert "Akhmet" not in shown
    assert STATED not in shown


def test_a_role_says_the_same(project):
    text = "It is {kzquote}`a gift to the rich <rep>`, {kzquote}`sent back in March <rep>`.\n"
    shown = plain(project({"index.md": text, **CORPUS}).build().page("index.html"))
    assert "(quoted in Akhmet 2025, para. 2 of our copy)" in shown
    assert "(Akhmet 2025, para. 2 of our copy)" in shown


def test_a_speaker_whom_the_copy_does_not_confirm_is_stated_and_fails_nothing(brief):
    made = brief((("rep", "a gift to the rich"), {"speaker": "Omarov"}))
    checked = made.build("kzcheck")
    (finding,) = checked.findings
    assert (finding["rule"], finding["severity"]) == ("quote-speaker", "note")
    assert "without saying whose they are" in finding["message"]
    assert "quote-speaker — reason" in finding["remedy"]
    built = made.build()
    assert built.warnings == ""
    shown = plain(built.page("index.html"))
    assert f"Omarov, quoted in Review, 2025, para. 2 of our copy ({STATED})" in shown
    (piece,) = json.loads(built.page("evidence.json"))["evidence"]
    assert (piece["speaker"], piece["stated"], piece["voice"]) == (None, "Omarov", "direct")


def test_in_running_text_the_citation_says_so(project):
    text = '# Page\n\nIt is <kzquote source="rep" speaker="Omarov">a gift to the rich</kzquote>.\n'
    built = project({"index.md": text, **CORPUS}).build()
    assert built.warnings == ""
    said = f"(Omarov, quoted in Akhmet 2025, para. 2 of our copy, {STATED})"
    assert said in plain(built.page("index.html"))


def test_a_name_that_stands_nowhere_is_a_warning_and_still_stated(brief):
    built = brief((("rep", "a gift to the rich"), {"speaker": "Kim Clijsters"})).build()
    assert "WARNING" in built.warnings
    assert "ERROR" not in built.warnings
    assert "Kim Clijsters, quoted in Review" in plain(built.page("index.html"))


@pytest.mark.parametrize(
    ("locator", "words", "speaker", "severity"),
    [
        ("rep", "a gift to the rich", "Dana Akhmet", "error"),
        ("rep", "sent back in March", "Omarov", "error"),
        ("rep", "sent back in March", "Akhmet", None),
        ("rep", "sent back in March", "Dana", "error"),
        ("talk", "The port is not full", "Berg", None),
        ("talk", "The port is not full", "Gazette", "error"),
        ("talk", "Fog comes in the morning", "Berg", "warning"),
        ("talk", "Fog comes in the morning", "Gazette", "warning"),
    ],
)
def test_what_the_copy_proves_decides(brief, locator, words, speaker, severity):
    found = brief(((locator, words), {"speaker": speaker})).build("kzcheck").findings
    assert [each["severity"] for each in found] == [severity] * bool(severity)


def test_a_contradicted_name_is_not_printed(brief):
    built = brief((("rep", "sent back in March"), {"speaker": "Omarov"})).build()
    assert "ERROR" in built.warnings
    assert "Omarov" not in plain(built.page("index.html"))


def test_where_it_is_accepted_it_is_printed_as_stated(brief):
    options = {"speaker": "Omarov", "accept": "quote-speaker — a letter of his"}
    built = brief((("rep", "sent back in March"), options)).build()
    assert built.warnings == ""
    shown = plain(built.page("index.html"))
    assert f"Omarov, quoted in Review, 2025, para. 2 of our copy ({STATED})" in shown


@pytest.mark.parametrize("words", ["sent back in March", "a gift to the rich"])
def test_the_remedy_works_as_printed(brief, words):
    made = brief((("rep", words), {"speaker": "Omarov"}))
    (finding,) = made.build("kzcheck").findings
    line = re.search(r"`(segments: \[.*?\])`", finding["remedy"])[1]
    line = line.replace("first words of the passage", words)
    manifest = re.sub(r"segments:\n.*\n", f"{line}\n", CORPUS["corpus/corpus.yaml"], count=1)
    made.write({"corpus/corpus.yaml": manifest})
    built = made.build("kzcheck")
    assert built.findings == []
    assert STATED not in plain(made.build().page("index.html"))


def test_another_form_of_a_name_is_listed_as_printed(brief):
    made = brief((("talk", "The port is not full"), {"speaker": "Берг"}))
    (finding,) = made.build("kzcheck").findings
    listed = re.search(r"`speakers: (.*)`", finding["remedy"])[1]
    assert listed == "{'A': {name: 'Tomas Berg', also: ['Берг']}}"
    manifest = CORPUS["corpus/corpus.yaml"].replace("master}", "master, also: [Берг]}")
    made.write({"corpus/corpus.yaml": manifest})
    assert made.build("kzcheck").findings == []
    assert "Tomas Berg" in plain(made.build().page("index.html"))


HEAD = "```{kzbrief}\nIt holds.\n```\n\n"


@pytest.mark.parametrize(
    ("named", "said"),
    [
        ([], "match our copies of 2 sources. The originals"),
        (["Berg"], "our copies of 2 sources; our copies confirm 1 of 1 named speaker. The"),
        (["Berg", "Omarov"], "our copies confirm 1 of 2 named speakers. The originals"),
    ],
)
def test_the_head_counts_the_speakers_whom_our_copies_confirm(project, named, said):
    given = dict(zip(("talk", "rep"), named, strict=False))
    words = {"talk": "The port is not full", "rep": "a gift to the rich"}
    body = "".join(
        block("md", key, text, **({"speaker": given[key]} if key in given else {}))
        for key, text in words.items()
    )
    built = project({"index.md": "# Page\n\n" + HEAD + body, **CORPUS}).build()
    assert built.warnings == ""
    assert said in plain(built.page("index.html"))


def test_one_copy_confirms_in_the_singular(project):
    body = block("md", "talk", "The port is not full", speaker="Berg")
    built = project({"index.md": "# Page\n\n" + HEAD + body, **CORPUS}).build()
    said = "matches our copy of 1 source; our copy confirms 1 of 1 named speaker."
    assert said in plain(built.page("index.html"))


def test_the_matrix_says_who_is_stated_and_gives_no_author_words_of_somebody(project):
    body = block("md", "rep", "a gift to the rich", speaker="Omarov") + "```{kzevidence}\n```\n"
    built = project({"index.md": "# Page\n\n" + body, **CORPUS}).build()
    assert built.warnings == ""
    shown = plain(built.page("index.html"))
    assert f"Omarov: {STATED}" in shown
    assert "somebody in Review" in shown


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("ru", "наши копии подтверждают имён говорящих: 1 из 2"),
        ("kk", "көшірмелеріміз растайды: аталған сөйлеушілер: 1 / 2"),
        ("zh_CN", "我们的副本证实所署说话人 1/2 位。"),
    ],
)
def test_the_head_counts_in_the_language_of_the_page(project, language, said):
    body = block("md", "talk", "The port is not full", speaker="Berg")
    body += block("md", "rep", "a gift to the rich", speaker="Omarov")
    made = project({"index.md": "# Page\n\n" + HEAD + body, **CORPUS})
    assert said in plain(made.build(language=language).page("index.html"))
