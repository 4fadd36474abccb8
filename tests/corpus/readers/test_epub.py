"""EPUB: the spine's order, whole chapters, notes, printed pages, and what is refused."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest

from sphinx_kzbrief.corpus.model import SegmentKind
from sphinx_kzbrief.corpus.problems import SourceUnreadableError
from sphinx_kzbrief.corpus.readers import read_document

CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="OPS/book.opf"/></rootfiles></container>'
)
METADATA = """
<dc:title>The Harbour</dc:title><dc:creator id="a">Ann Lee</dc:creator>
<dc:creator id="b">Bo Li</dc:creator><dc:creator id="c">Cy Ott</dc:creator>
<meta refines="#c" property="role">ill</meta>
<dc:publisher>Quay Press</dc:publisher><dc:date>2019-05-01T00:00:00Z</dc:date>
<dc:language>en</dc:language><dc:identifier>doi:10.1234/harbour</dc:identifier>"""
NAV = (
    '<nav epub:type="toc"><ol><li><a href="b.xhtml">Two</a></li></ol></nav>'
    '<nav epub:type="page-list"><ol><li><a href="a.xhtml#p8">8</a></li></ol></nav>'
)


def xhtml(body):
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>\n'
        '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops">'
        f"<head><title/></head><body>{body}</body></html>"
    )


def book(chapters, *, nav=NAV, metadata=METADATA, spine=None, **parts):
    """Make a book; chapters by name, in the order of the manifest."""
    files = {f"{name}.xhtml": xhtml(body) for name, body in chapters.items()}
    items = "".join(
        f'<item id="{name}" href="{name}.xhtml" media-type="application/xhtml+xml"/>'
        for name in chapters
    )
    refs = "".join(f'<itemref idref="{name}"/>' for name in (spine or chapters))
    opf = (
        '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<metadata>{metadata}</metadata><manifest>{items}"
        '<item id="nav" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/>'
        f'</manifest><spine><itemref idref="nav"/>{refs}</spine></package>'
    )
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("META-INF/container.xml", CONTAINER)
        package.writestr("OPS/book.opf", opf)
        package.writestr("OPS/nav.xhtml", xhtml(nav))
        for name, content in {**files, **parts.get("more", {})}.items():
            package.writestr(f"OPS/{name}", content)
        for name, content in parts.get("outside", {}).items():
            package.writestr(name, content)
    return out.getvalue()


def test_chapters_stand_whole_in_the_order_of_the_spine(written):
    data = book(
        {
            "b": "<p>Ten<sup>6</sup> ships.</p>",
            "a": "<h1>One</h1><p>A&nbsp;quay &amp; a crane.</p>",
        },
        spine=("a", "b"),
    )
    doc = read_document(written("a.epub", data))
    assert doc.text == "One\n\nA\u00a0quay & a crane.\n\nTen⁶ ships."
    assert [each.what for each in doc.left_out] == ["the table of contents"]
    assert doc.metadata == {
        "title": "The Harbour",
        "author": "Ann Lee; Bo Li",
        "publisher": "Quay Press",
        "issued": "2019-05-01",
        "language": "en",
        "DOI": "10.1234/harbour",
    }


def test_printed_pages_are_known_and_their_numbers_are_no_words(written):
    data = book(
        {
            "a": '<div epub:type="pagebreak" title="vii"/><p>One two <span id="p8"/>three.</p>',
            "b": '<p>Four <span role="doc-pagebreak" aria-label="9">9</span> five.</p>'
            '<p><a epub:type="pagebreak">[10]</a></p><p>Six.</p>',
        }
    )
    doc = read_document(written("a.epub", data))
    assert doc.text == "One two three.\n\nFour five.\n\nSix."
    assert doc.page_labels == ("vii", "8", "9", "[10]")
    starts = [doc.text[at:].split()[0] for at in doc.pages]
    assert starts == ["One", "three.", "five.", "Six."]


def test_a_broken_list_of_pages_does_not_cost_the_book(written):
    nav = '<nav epub:type="page-list"><ol><li><a href="a.xhtml#p8">8&nbsp;</a><br></ol></nav>'
    data = book({"a": '<p>One <b id="p8">two</b>.</p>'}, nav=nav)
    doc = read_document(written("a.epub", data))
    assert (doc.text, doc.page_labels, doc.pages) == ("One two.", ("8",), (4,))


def test_notes_that_wait_for_a_click_are_notes(written):
    body = (
        '<p>It grew.<a epub:type="noteref" href="#n1">1</a></p>'
        '<aside epub:type="footnote" id="n1" hidden="hidden"><p>By half.</p></aside>'
    )
    doc = read_document(written("a.epub", book({"a": body})))
    assert doc.text == "It grew.¹\n\nBy half."
    assert [span.of(doc.text) for span in doc.notes] == ["¹"]
    assert [each.kind for each in doc.segments][-1] is SegmentKind.NOTE


def test_a_chapter_that_is_not_well_formed_is_read_as_html(written):
    doc = read_document(written("a.epub", book({"a": "<p>One<br>two.<p>Three."})))
    assert doc.text == "One\ntwo.\n\nThree."


@pytest.mark.parametrize("href", ["../../secret.xhtml", "/etc/passwd", "http://127.0.0.1/a.xhtml"])
def test_what_is_not_in_the_package_is_missing_and_fetched_from_nowhere(written, href):
    data = book({"a": "<p>Here.</p>"}, spine=("a",))
    data = BytesIO(data)
    with zipfile.ZipFile(data) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    item = f'<item id="x" href="{href}" media-type="application/xhtml+xml"/></manifest>'
    opf = parts["OPS/book.opf"].decode().replace("</manifest>", item)
    parts["OPS/book.opf"] = opf.replace("</spine>", '<itemref idref="x"/></spine>').encode()
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    doc = read_document(written("a.epub", out.getvalue()))
    assert doc.text == "Here."
    assert "the book lacks" in doc.damage[0].message


def encrypted(name):
    return (
        '<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container" '
        'xmlns:enc="http://www.w3.org/2001/04/xmlenc#"><enc:EncryptedData><enc:CipherData>'
        f'<enc:CipherReference URI="{name}"/></enc:CipherData></enc:EncryptedData></encryption>'
    )


def test_a_locked_book_is_refused_and_a_locked_font_is_not(written):
    chapters = {"a": "<p>Words.</p>"}
    locked = book(chapters, outside={"META-INF/encryption.xml": encrypted("OPS/a.xhtml")})
    with pytest.raises(SourceUnreadableError, match="locked"):
        read_document(written("a.epub", locked))
    font = book(chapters, outside={"META-INF/encryption.xml": encrypted("OPS/f.otf")})
    assert read_document(written("b.epub", font)).text == "Words."


def test_entities_are_refused(written):
    bomb = '<!DOCTYPE html [<!ENTITY a "aaaa">]><html><body><p>&a;</p></body></html>'
    data = book({"b": "<p>Words.</p>"}, more={"b.xhtml": bomb})
    with pytest.raises(SourceUnreadableError, match="entities"):
        read_document(written("a.epub", data))


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04broken", b"no zip"])
def test_what_is_no_book_is_refused(written, data):
    with pytest.raises(SourceUnreadableError, match="EPUB"):
        read_document(written("a.epub", data))


def test_a_truncated_book_is_refused(written):
    data = book({"a": "<p>Words.</p>"})
    with pytest.raises(SourceUnreadableError):
        read_document(written("a.epub", data[: len(data) // 2]))


@pytest.mark.parametrize("depth", [400, 5_000])
def test_deep_nesting_is_borne_or_refused_and_loses_nothing_behind_it(written, depth):
    body = "<div>" * depth + "<p>Deep.</p>" + "</div>" * depth + "<p>Words.</p>"
    path = written("a.epub", book({"a": body}))
    if depth < 2_000:
        assert read_document(path).text.endswith("Words.")
    else:
        with pytest.raises(SourceUnreadableError, match="nested too deeply"):
            read_document(path)


def test_drawings_are_listed(written):
    svg = '<svg xmlns="http://www.w3.org/2000/svg"><text>Drawn words</text></svg>'
    doc = read_document(written("a.epub", book({"a": f"<p>Words.</p>{svg}"})))
    assert doc.text == "Words."
    assert ("text in drawings", 11) in [(each.what, each.characters) for each in doc.left_out]


@pytest.mark.parametrize(
    "link",
    [
        '<sup><a href="b.xhtml#n1">1</a></sup>',
        '<a href="b.xhtml#n1" id="r1">1</a>',
        '<sup id="r1"><a href="./b.xhtml#n1">1</a></sup>',
    ],
)
def test_a_note_may_stand_in_a_later_file(written, link):
    body = f'<p>It cost $320{link} million in 5 m<sup><a href="x.xhtml#u">2</a></sup>.</p>'
    data = book({"a": body, "b": '<p id="n1"><a href="a.xhtml#r1">1.</a> Gross.</p>'})
    doc = read_document(written("a.epub", data))
    assert doc.text == "It cost $320¹ million in 5 m².\n\n1. Gross."
    assert [span.of(doc.text) for span in doc.notes] == ["¹"]
    assert [each.kind for each in doc.segments][-1] is SegmentKind.NOTE


def test_a_link_to_a_later_chapter_is_no_note(written):
    data = book(
        {"a": '<p>See chapter <a href="b.xhtml#c2" id="r">2</a>.</p>', "b": '<h1 id="c2">B</h1>'}
    )
    assert read_document(written("a.epub", data)).notes == ()


def test_style_sheets_of_the_package_are_read(written):
    chapter = xhtml('<p>10<i class="s3">6</i> t</p>').replace(
        "<title/>",
        '<title/><link rel="stylesheet" href="css/a.css"/><link rel="stylesheet" href="no.css"/>',
    )
    data = book({"a": ""}, more={"a.xhtml": chapter, "css/a.css": ".s3{vertical-align:super}"})
    assert read_document(written("a.epub", data)).text == "10⁶ t"


@pytest.mark.parametrize(
    ("said", "language"),
    [("en_US", "en-US"), ("English", "en"), ("und", None), ("C", None), ("zh-Hant", "zh-Hant")],
)
def test_a_language_is_a_tag_or_none(written, said, language):
    metadata = METADATA.replace("<dc:language>en<", f"<dc:language>{said}<")
    doc = read_document(
        written(
            "a.epub",
            book(
                {"a": "<p>“We will build the quay this year,” said Ann Lee.</p>"}, metadata=metadata
            ),
        )
    )
    assert doc.metadata.get("language") == language
    assert SegmentKind.QUOTATION in {each.kind for each in doc.segments}
