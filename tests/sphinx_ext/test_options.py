"""No option is lost in silence: wherever MyST warns or drops something, there is an error of ours."""

from __future__ import annotations

import pytest
from myst_parser.parsers.directives import parse_directive_text
from myst_parser.warnings_ import MystWarnings

from sphinx_kzbrief.sphinx_ext.authoring.options import option_errors
from sphinx_kzbrief.sphinx_ext.directives.kzquote import KzQuoteDirective

WORDS = "The crane unloads a container."


def judged(content):
    """Return what MyST warns of, and the messages of ours."""
    parsed = parse_directive_text(KzQuoteDirective, "berg-2025", content, line=3)
    block = f"```{{kzquote}} berg-2025\n{content}"
    errors = option_errors(block, parsed.options, KzQuoteDirective.option_spec)
    warned = [each for each in parsed.warnings if each.type is MystWarnings.DIRECTIVE_OPTION]
    return warned, [error.message for error in errors], "\n".join(parsed.body).strip()


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (f":speaker Northport Gazette\n{WORDS}", "“:speaker Northport Gazette” is no option"),
        (f":speaker Northport Gazette\n:pull:\n\n{WORDS}", "“:speaker Northport Gazette” is no"),
        (f":pull:\n:speaker\n\n{WORDS}", "“:speaker” is no option"),
        (f": speaker: Berg\n\n{WORDS}", "“: speaker: Berg” is no option"),
        (f":) she smiled\n{WORDS}", "“:) she smiled” is no option"),
        (f":speker: Berg\n\n{WORDS}", "“speker” is not one of this directive"),
        (f":emphasis: number #1\n\n{WORDS}", "made “number” of it"),
        (f":emphasis: a\n  b\n\n{WORDS}", "“b” was read as body"),
        (f"\n:speaker: Berg\n\n{WORDS}", "“:speaker: Berg” was read as body"),
        (f"---\nspeaker Berg\n---\n{WORDS}", "“speaker Berg” is no option"),
        (f"---\nspeker: Berg\n---\n{WORDS}", "“speker” is not one of this directive"),
        (f"---\nspeaker: Berg\n{WORDS}", "no line of dashes ends them"),
        (f"---\nspeaker: 'Berg\n---\n{WORDS}", "“speaker” could not be read"),
        (f"---\nemphasis: number #1\n---\n{WORDS}", "made “number” of it"),
        (f"---\n[speaker]: Berg\n---\n{WORDS}", "“[speaker]: Berg” is no option"),
    ],
)  # fmt: skip
def test_what_the_parser_loses_is_told(content, told):
    _warned, errors, _body = judged(content)
    assert len(errors) == 1
    assert told in errors[0]


@pytest.mark.parametrize(
    "content",
    [
        WORDS,
        f":speaker: Berg\n\n{WORDS}",
        f":speaker: Berg\n:pull:\n{WORDS}",
        f":speaker: “Berg”\n\n{WORDS}",
        f':speaker: "Berg"\n\n{WORDS}',
        f"---\nspeaker: Berg\npull:\n---\n{WORDS}",
        f'---\nspeaker: "Berg"\n---\n{WORDS}',
        f"---\ntranslation: |\n  two\n  lines\n---\n{WORDS}",
        f"---\n# a comment of the author\nspeaker: Berg\n---\n{WORDS}",
        f"\n{WORDS}\n:speaker: in the words",
        f"{WORDS}\n\n:speaker: in the words",
        "::: a fence in the words",
    ],
)
def test_what_is_read_whole_is_no_error(content):
    _warned, errors, body = judged(content)
    assert errors == []
    assert body


@pytest.mark.parametrize("opening", ["", "---\n", "\n"])
@pytest.mark.parametrize("first", [":speaker: B", ":speaker B", "speaker: B", "speaker B", ":x: y",
                                   ":", "::", ":pull", "pull", ": a", "'", '"x', "- a", "{a: b"])  # fmt: skip
@pytest.mark.parametrize("second", ["", ":pull:", "pull:", ":via X", "  more", "---", "# c"])
def test_no_warning_of_the_parser_goes_untold(opening, first, second):
    warned, errors, _body = judged(f"{opening}{first}\n{second}\n---\n\n{WORDS}")
    assert errors or not warned


@pytest.mark.parametrize("name", ["kzreferences", "kzevidence"])
def test_a_body_where_none_is_shown_is_told(project, name):
    page = f"# P\n\n{{kzcite}}`ada-2020`\n\n```{{{name}}}\nlost words\n```\n"
    (finding,) = project({"index.md": page}).build("kzcheck").findings
    assert finding["rule"] == "markup-invalid"
    assert f"{name} takes no body" in finding["message"]
