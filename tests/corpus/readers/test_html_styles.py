"""What style sheets and helper elements make of words is read as a browser shows it."""

from __future__ import annotations

import pytest

from sphinx_kzbrief.corpus.model import LeftOut
from sphinx_kzbrief.corpus.readers.html.blocks import markup_blocks, written
from sphinx_kzbrief.corpus.readers.html.rendering import render

lxml_html = pytest.importorskip("lxml.html")


def read(markup, css=""):
    tree = lxml_html.document_fromstring(f"<style>{css}</style><div>{markup}</div>")
    left = render(tree)
    writer = written(markup_blocks(tree))
    return writer.mapped.text, [one.words for one in writer.struck], left


@pytest.mark.parametrize(
    ("css", "text"),
    [
        (".x{vertical-align:super}", "10⁶ t"),
        ("span.x { VERTICAL-ALIGN: Super !important } .x{vertical-align:baseline}", "10⁶ t"),
        (".x{font-size:.58em;position:relative;top:-.33em;vertical-align:baseline}", "10⁶ t"),
        (".y, span{vertical-align:-3pt}", "10₆ t"),
        ("<!-- /* } */ @import 'a.css'; .x{vertical-align:6pt} -->", "10⁶ t"),
        ("@media screen, print{.x{vertical-align:super}}", "10⁶ t"),
        (".x{vertical-align:super} .x{vertical-align:baseline}", "106 t"),
        (".x{position:relative;top:-1px}", "106 t"),
        ("@media print{.x{display:none}} @media (max-width:9em){.x{display:none}}", "106 t"),
        (".x{display:none} .open .x{display:inline}", "106 t"),
        ("@keyframes k{from{visibility:hidden}} div .x{vertical-align:super}", "106 t"),
        ("body, main{display:none}", "106 t"),
        (".x{display:none}", "10 t"),
    ],
)
def test_simple_rules_for_screens_count(css, text):
    assert read("<p>10<span class='x'>6</span> t", css)[0] == text


def test_what_sheets_strike_or_hide_is_told():
    css = ".old{text-decoration-line:line-through}.no{visibility:hidden}"
    text, struck, left = read("<p><b class=old>fifty</b> ninety<i class='a no'> unseen</i>", css)
    assert (text, struck) == ("ninety", ["fifty"])
    assert left == (LeftOut("hidden by a style sheet", 6),)


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("10<span style='position:relative;top:-3.0pt;mso-text-raise:3.0pt'>7</span> t", "10⁷ t"),
        (
            "It will <span class=msoDel>not</span> <span class=msoIns>now</span> do",
            "It will now do",
        ),
        ("<span style='mso-list:Ignore'>1.<span>&nbsp; </span></span>First", "First"),
        ("3<i class=sr-only>+</i><b class=n>1</b>⁄<b>2</b>", "31⁄2"),
        ("3<i class=sr-only>+</i><span>1</span>⁄<span>2</span> m", "3½ m"),
        ("<span>3</span><i class=sr-only>/</i><span>16</span> in", "³⁄₁₆ in"),
        ("5<i class=visually-hidden> out of </i>10", "5 10"),
        ("here<i class=sr-only> (opens anew)</i>.", "here."),
        ("<i style='position:absolute;clip:rect(0 0 0 0)'>Price: </i>£3", "£3"),
        ("<b aria-hidden=true>£1</b><i class=sr-only>one pound</i>", "£1one pound"),
        ("<span style='display:none'><math><mi>z</mi></math></span><img class=tex alt='z'>", "z"),
        ("so <img class='mwe-math-fallback-image' alt='{\\displaystyle z+1}'>", "so z+1"),
        ("<img class=photo alt='A quay'> x", "x"),
    ],
)
def test_helpers_of_programs_are_read_as_they_are_seen(markup, text):
    assert read(f"<p>{markup}</p>")[0] == text


def test_notes_beside_the_text_stand_behind_their_paragraph():
    note = "<label for=a class=margin-toggle></label><input id=a type=checkbox>"
    text, _, _ = read(
        f"<p>It cost 320{note}<span class=sidenote>In <i>all</i>.</span> million{note}"
        "<span class=marginnote>Gross.</span> tenge.</p><p>More.</p>"
    )
    assert text == "It cost 320 million tenge.\n\nIn all.\n\nGross.\n\nMore."
