"""Nodes of other extensions: visitors under the key kzpdf, and classes that come from docutils."""

from __future__ import annotations

from pathlib import Path

FOLDER = str(Path(__file__).parent / "extensions")

CONF = f"""
import sys
sys.path.insert(0, {FOLDER!r})
extensions.append("own_nodes")
"""


def test_registered_visitors_draw_a_node(make_pdf):
    built = make_pdf({"index.rst": "Title\n=====\n\nA :seal:`#seal[x]` here.\n"}, CONF)
    assert "[kzbrief.pdf-" not in built.warnings
    assert built.says("A #seal[x] here.")
    program = next(built.outdir.glob("typst/*/main.typ")).read_text("utf-8")
    assert 'badge(tone: "success"' in program


def test_a_node_is_drawn_as_the_class_it_comes_from(make_pdf):
    built = make_pdf({"index.rst": "Title\n=====\n\nText.\n"}, CONF)
    assert "/BlockQuote" in built.tags()
    assert built.says("Their own words. — A. Person")
    assert "pdf-link" not in built.warnings, "its id is a place that links find"


def test_builder_is_found_without_the_extension(tmp_path):
    """The entry point makes ``-b kzpdf`` work in a project whose conf.py does not name us."""
    from sphinx.testing.util import SphinxTestApp

    (tmp_path / "index.rst").write_text("Title\n=====\n", encoding="utf-8")
    (tmp_path / "conf.py").write_text("project = 'Plain'\n", encoding="utf-8")
    app = SphinxTestApp("kzpdf", srcdir=tmp_path)
    try:
        app.build()
        assert (app.outdir / "plain.pdf").is_file()
    finally:
        app.cleanup()
