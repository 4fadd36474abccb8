"""Images of the corpus in pages: file, caption, credit, and what is no plain picture."""

from __future__ import annotations

import re

import pytest

CORPUS = {
    "corpus/corpus.yaml": """\
sources:
  bell-2021:
    file: bell.txt
    type: article-newspaper
    title: Bells ring twice
    container-title: Daily Bell
    rights: full
    assets:
      tower: {file: tower.png, caption: cap1, credit: J. Doe, alt: A stone tower}
      bare: {file: tower.png}
""",
    "corpus/bell.txt": "Bells ring twice\n\nTrade grew.\n\nThe tower at noon. (Photo/Reuters)\n\n"
    "It rang again.\n",
}
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360606060"
    "0000000500010d0a2db40000000049454e44ae426082"
)


@pytest.fixture
def images(project):
    """Make a project of one page, with images in its corpus."""

    def make(text, **more):
        made = project({"index.md": f"# Page\n\n{text}\n"}, corpus=CORPUS, **more)
        (made.folder / "corpus/tower.png").write_bytes(PIXEL)
        return made

    return make


def plain(html):
    return " ".join(re.sub(r"<[^>]*>", "", html).split())


def test_an_image_is_shown_with_its_caption_and_credit(images):
    built = images("```{kzimage} bell-2021#tower\n```").build()
    html = built.page("index.html")
    assert 'alt="A stone tower"' in html
    assert "The tower at noon. (Photo/Reuters)" in plain(html)
    assert "Image: J. Doe." in plain(html)
    assert (built.outdir / "_images/tower.png").read_bytes() == PIXEL


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("```{kzimage} bell-2021#bare\n```", "image-changed"),
        ("```{kzimage} bell-2021#tower\n\nThe tower at night.\n```", "image-changed"),
        ("```{kzimage} bell-2021#none\n```", "markup-invalid"),
        ("```{kzimage} nobody#tower\n```", "source-unknown"),
        ('```{kzimage} bell-2021#tower\n:width: 60%" onload="x\n```', "markup-invalid"),
    ],
)
def test_what_is_wrong_with_an_image_is_told(images, text, rule):
    built = images(text).build("kzcheck")
    assert rule in [each["rule"] for each in built.findings if each["place"]["path"] == "index.md"]


SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">{}</svg>'
HUGE = PIXEL[:16] + (30_000).to_bytes(4) * 2 + PIXEL[24:]


@pytest.mark.parametrize(
    ("name", "data", "what"),
    [
        ("a.svg", SVG.format("<script>alert(1)</script>"), "holds the element script"),
        ("a.svg", SVG.format('<rect onload="alert(1)"/>'), "runs a script (onload)"),
        ("a.svg", SVG.format('<image href="https://example.org/a.png"/>'), "refers to"),
        ("a.svg", SVG.format("<style>@import 'x.css';</style>"), "loads another file"),
        ("a.svg", '<!DOCTYPE s [<!ENTITY a "b">]>' + SVG.format("&a;"), "declares entities"),
        ("a.svg", SVG.format("<g>"), "is no SVG"),
        ("a.png", "hello", "is no image that can be shown"),
        ("a.html", "<script>alert(1)</script>", "is no image that can be shown"),
        ("a.png", HUGE, "30,000 × 30,000 pixels"),
    ],
)
def test_a_file_that_is_no_plain_picture_is_not_shown(images, name, data, what):
    made = images("```{kzimage} bell-2021#tower\n```")
    corpus = made.folder / "corpus/corpus.yaml"
    text = corpus.read_text(encoding="utf-8").replace(
        "{file: tower.png, cap", f"{{file: {name}, cap"
    )
    made.write({"corpus/corpus.yaml": text})
    (made.folder / "corpus" / name).write_bytes(data if isinstance(data, bytes) else data.encode())
    built = made.build()
    assert "image-changed" in built.warnings
    assert what in built.warnings
    assert "<img" not in built.page("index.html")


def test_a_drawing_is_shown(images):
    made = images("```{kzimage} bell-2021#tower\n```")
    corpus = made.folder / "corpus/corpus.yaml"
    text = corpus.read_text(encoding="utf-8").replace("{file: tower.png, cap", "{file: a.svg, cap")
    drawing = SVG.format('<use href="#a"/><rect style="fill: url(#a)"/>')
    made.write({"corpus/corpus.yaml": text, "corpus/a.svg": drawing})
    built = made.build()
    assert built.warnings == ""
    assert 'src="_images/a.svg"' in built.page("index.html")


def test_the_caption_of_an_image_without_a_file_can_be_quoted(images):
    built = images("```{kzquote} bell-2021#cap1\nThe tower at noon.\n```").build()
    assert "caption 1" in plain(built.page("index.html"))


def test_an_image_that_is_gone_is_told_where_it_is_used(images):
    made = images("```{kzimage} bell-2021#tower\n```")
    made.build()
    (made.folder / "corpus/tower.png").unlink()
    built = made.build()
    assert "image-changed" in built.warnings
    assert "<img" not in built.page("index.html")
