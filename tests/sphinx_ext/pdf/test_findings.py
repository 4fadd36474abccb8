"""What the builder cannot set well is said, with the place and what to do, and the rest is set."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest
from sphinx.errors import ConfigError

from sphinx_kzbrief.sphinx_ext.builders.kzpdf import PdfError


def page(body: str) -> dict[str, str | bytes]:
    return {"index.rst": f"Title\n=====\n\n{body}\n"}


def conforms(built) -> bool:
    return b"pdfuaid:part" in built.reader().trailer["/Root"]["/Metadata"].get_object().get_data()


def test_node_without_a_visitor_is_told_once_and_its_words_are_set(make_pdf):
    folder = str(Path(__file__).parent / "extensions")
    conf = f"import sys\nsys.path.insert(0, {folder!r})\nextensions.append('strange_nodes')\n"
    built = make_pdf(page(".. strange::\n\nText.\n\n.. strange::"), conf)
    assert built.warnings.count("[kzbrief.pdf-node]") == 1
    assert re.search(
        r"index\.rst:\d+: WARNING: .* does not know the node 'strange'", built.warnings
    )
    assert built.text().count("Inner words.") == 2
    assert conforms(built)


def test_image_without_words_becomes_decoration(make_pdf, picture):
    built = make_pdf({**page(".. image:: pic.png"), "pic.png": picture})
    assert "index.rst:4: WARNING: the image 'pic.png' has no alternative text" in built.warnings
    assert "/Figure" not in built.tags()
    assert conforms(built)


def test_image_said_to_be_decoration_is_no_finding(make_pdf, picture):
    built = make_pdf({**page(".. image:: pic.png\n   :alt:"), "pic.png": picture})
    assert "[kzbrief.pdf-" not in built.warnings
    assert conforms(built)


@pytest.mark.parametrize("uri", ["nowhere.png", "pic.png"])
@pytest.mark.parametrize("caption", ["", "What *it* shows"])
def test_figure_whose_picture_has_no_words_keeps_the_standard(make_pdf, picture, uri, caption):
    built = make_pdf({**page(f".. figure:: {uri}\n\n   {caption}"), "pic.png": picture})
    assert "pdf-standard" not in built.warnings
    assert conforms(built)


@pytest.mark.parametrize(
    ("uri", "reason"),
    [
        ("broken.png", "save it as PNG, JPEG or SVG"),
        ("../outside.png", "it lies outside of the project"),
        ("https://example.org/far.png", "it is on the web"),
    ],
)
def test_image_that_cannot_be_shown_leaves_its_words(make_pdf, picture, uri, reason):
    files = page(f".. image:: {uri}\n   :alt: What it shows")
    built = make_pdf({**files, "broken.png": b"no image", "../outside.png": picture})
    assert "[kzbrief.pdf-image]" in built.warnings
    assert reason in built.warnings
    assert built.says("What it shows")
    assert conforms(built)


def test_image_that_a_link_brings_from_outside_is_not_shown(make_pdf, picture, tmp_path):
    (tmp_path / "outside.png").write_bytes(picture)
    (tmp_path / "project").mkdir()
    (tmp_path / "project" / "linked.png").symlink_to(tmp_path / "outside.png")
    built = make_pdf(page(".. image:: linked.png\n   :alt: What it shows"))
    assert "it lies outside of the project" in built.warnings
    assert built.says("What it shows")


def test_character_no_font_has_is_spelled_out(make_pdf):
    built = make_pdf(page("A 😀 and 😀, a \ue123, ``😀``."))
    assert built.warnings.count("[kzbrief.pdf-glyph]") == 2
    assert "index.rst:4: WARNING: no font of the PDF has the character U+1F600" in built.warnings
    assert built.says("A [U+1F600] and [U+1F600], a [U+E123], [U+1F600].")
    assert conforms(built)


def test_character_without_width_costs_nothing(make_pdf):
    built = make_pdf(page("A mark\ufeffed, a soft\u00adhyphen, a zero\u200bwidth."))
    assert "[kzbrief.pdf-" not in built.warnings
    assert conforms(built)


def test_character_of_an_added_font_is_shown(make_pdf, tmp_path):
    # Any folder will do to show that it is read; a missing one is an error.
    (tmp_path / "project" / "fonts").mkdir(parents=True)
    built = make_pdf(page("Text."), kzbrief_pdf_font_paths=["fonts"])
    assert conforms(built)
    with pytest.raises(PdfError, match="there is no folder"):
        make_pdf(page("Text."), kzbrief_pdf_font_paths=["nowhere"])


@pytest.mark.parametrize(
    "uri", ["javascript:alert(1)", "file:///etc/passwd", "data:text/html;x", "other.html"]
)
def test_link_a_pdf_should_not_open_keeps_its_words_only(make_pdf, uri):
    built = make_pdf(page(f"`Words <{uri}>`__ here."))
    assert "[kzbrief.pdf-link]" in built.warnings
    assert built.links() == []
    assert built.says("Words here.")


def test_heading_that_skips_levels_is_lifted(make_pdf):
    files = {"index.md": "# Title\n\n#### Deep\n\nWords.\n\n## Back\n"}
    built = make_pdf(files, suppress_warnings=["myst.header"])
    assert [tag for tag in built.tags() if tag.startswith("/H")] == ["/H1", "/H1"]
    assert conforms(built)


def test_what_typst_refuses_costs_the_standard_not_the_pdf(make_pdf):
    built = make_pdf(page("Text.\n\n.. raw:: typst\n\n   $ x^2 $"))
    assert "index.rst:6: WARNING: sample.pdf was written without a-2a and ua-1" in built.warnings
    assert "[kzbrief.pdf-standard]" in built.warnings
    assert not conforms(built)
    assert built.says("Text.")
    assert "/P" in built.tags(), "still tagged"


def test_typst_code_of_an_author_that_fails_is_told_at_its_place(make_pdf):
    built = make_pdf(page("Text.\n\n.. raw:: typst\n\n   #unknown-function()"))
    assert "index.rst:6: ERROR: sample.pdf could not be set: unknown variable" in built.warnings
    assert "Traceback" not in built.warnings
    assert built.app.statuscode == 1
    assert built.pdfs == {}


def test_one_pdf_that_fails_leaves_the_others(make_pdf):
    files = page(".. raw:: typst\n\n   #panic()") | {"good.rst": ":orphan:\n\nGood\n====\n"}
    plans = [("index", "bad.pdf"), ("good", "good.pdf")]
    built = make_pdf(files, kzbrief_pdf_documents=plans)
    assert list(built.pdfs) == ["good.pdf"]
    assert built.app.statuscode == 1


def test_warnings_come_back_on_every_run(make_pdf, picture):
    files = {**page(".. image:: pic.png"), "pic.png": picture}
    assert "[kzbrief.pdf-alt]" in make_pdf(files).warnings
    assert "[kzbrief.pdf-alt]" in make_pdf(files).warnings


@pytest.mark.parametrize("missing", ["typst", "fontpkg_pt_sans"])
def test_missing_extra_names_the_command(make_pdf, monkeypatch, missing):
    monkeypatch.setitem(sys.modules, missing, None)
    with pytest.raises(PdfError, match=r'pip install "sphinx-kzbrief\[pdf\]"'):
        make_pdf(page("Text."))


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"kzbrief_pdf_documents": [("nowhere", "x.pdf")]}, "no document 'nowhere'"),
        ({"kzbrief_pdf_documents": ["index"]}, "should be \\(start document, file name\\)"),
        ({"kzbrief_pdf_documents": [("index", 3)]}, "should hold words only"),
        ({"kzbrief_pdf_documents": [("index", "../x.pdf")]}, "bare name of a file"),
        ({"kzbrief_pdf_documents": [("index", "x"), ("index", "x.pdf")]}, "twice"),
    ],
)
def test_plan_that_cannot_be_followed(make_pdf, settings, message):
    with pytest.raises(ConfigError, match=message):
        make_pdf(page("Text."), **settings)


def test_unknown_standard_is_named(make_pdf):
    with pytest.raises(PdfError, match="'a-9' is no PDF standard"):
        make_pdf(page("Text."), kzbrief_pdf_standards=["a-9"])
