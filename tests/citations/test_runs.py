"""Runs: links that lead to the web only, patterns, and closing marks."""

import pytest

from sphinx_kzbrief.citations.runs import (
    Run,
    UnsafeLinkError,
    address_run,
    clean,
    fill,
    join,
    merge,
    plain,
    punctuate,
)


@pytest.mark.parametrize(
    "link",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "data:text/html,x",
        "//example.org",
        "ftp://example.org",
        " https://example.org",
        'https://example.org/"onclick=',
        "https://example.org/\n",
        "https://",
        "",
    ],
)
def test_only_web_addresses_become_links(link):
    with pytest.raises(UnsafeLinkError):
        Run("x", link=link)
    assert address_run(link) is None


def test_an_address_is_shown_and_linked():
    run = address_run("https://example.org/?q=1&x=ә")
    assert (run.text, run.link) == (run.link, run.text)


def test_neighbours_set_alike_become_one():
    runs = merge([Run("a"), Run(""), Run("b"), Run("c", emphasis=True), Run("d", emphasis=True)])
    assert runs == (Run("ab"), Run("cd", emphasis=True))


def test_braces_in_what_fills_a_pattern_stay_text():
    assert plain(fill("by {0} in {1}", "{1}", (Run("{0}", emphasis=True),))) == "by {1} in {0}"


def test_empty_parts_leave_no_separator():
    assert plain(join([(), (Run("a"),), (Run(""),), (Run("b"),)], ", ")) == "a, b"


@pytest.mark.parametrize(
    ("text", "mark", "expected"),
    [
        ("“Title”", ".", "“Title.”"),
        ("“Title”", ",", "“Title,”"),
        ("“Title?”", ".", "“Title?”"),
        ("“Title?”", ",", "“Title?,”"),
        ("“On ‘Gates’”", ".", "“On ‘Gates.’”"),
        ("the workers’", ".", "the workers’."),
        ("n.d.", ".", "n.d."),
        ("Inc.", ",", "Inc.,"),
    ],
)
def test_closing_marks_go_where_american_usage_has_them(text, mark, expected):
    assert plain(punctuate((Run(text),), mark, inside_quotes=True)) == expected


def test_closing_marks_stay_outside_elsewhere():
    assert plain(punctuate((Run("«Сухой порт»"),), ".", inside_quotes=False)) == "«Сухой порт»."


def test_control_and_direction_characters_become_a_space():
    assert clean(" a\x00b\u202ec\n\n d ") == "a b c d"
    assert clean(None) == ""
