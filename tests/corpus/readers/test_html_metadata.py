"""What a page declares of itself is taken where its declarations agree."""

from __future__ import annotations

import json

import pytest

pytest.importorskip("lxml")

from lxml import html

from sphinx_kzbrief.corpus.readers.html.metadata import html_metadata


def metadata(head: str, body: str = "<p>Text.</p>", linked: object = None) -> dict[str, str]:
    script = f'<script type="application/ld+json">{json.dumps(linked)}</script>' if linked else ""
    page = f"<html><head>{head}{script}</head><body>{body}</body></html>"
    return html_metadata(html.document_fromstring(page))


def meta(**values: str) -> str:
    return "".join(
        f'<meta name="{name.replace("__", ":").replace("_0", ".")}" content="{value}">'
        for name, value in values.items()
    )


SITE = meta(og__site_name="Example Daily")
H1 = "<h1>Ports load more trains</h1>"


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        # The heading that a reader sees, where a declared title holds it.
        ("<title>Ports load more trains | Trade | Example</title>", H1, "Ports load more trains"),
        ("<title>Example: Ports load more trains</title>", H1, "Ports load more trains"),
        (meta(og__title="Ports load more trains_Trade_Example"), H1, "Ports load more trains"),
        ("<title>港口装载更多列车_财经频道_示例网</title>", "<h1>港口装载更多列车</h1>", "港口装载更多列车"),
        # A part goes with proof only: the site's name, a heading, another declared title.
        (f"{SITE}<title>Ports load more trains - Example Daily</title>", "", "Ports load more trains"),
        ("<title>Ports load more - trains too</title>", "", "Ports load more - trains too"),
        ("<title>Ports load more trains - Blog</title>", "<h2>Ports load more trains</h2>",
         "Ports load more trains"),
        ("<title>Ports load more trains - Blog</title>", "<div>Ports load more trains</div>",
         "Ports load more trains"),
        # A site's name or a menu is no title; two things that disagree are none.
        (f"{SITE}<title>Ports load more trains</title>", "<h1>Example Daily</h1>", "Ports load more trains"),
        ("<title>Ports load more trains</title>", "<nav><h1>Our ports and trains</h1></nav>",
         "Ports load more trains"),
        ("<title>Kazakh</title>", "<h1>A declaration of rights</h1>", None),
        # A section before the title in one heading.
        (meta(og__title="Ports load more trains"), "<h1>Trade: Ports load more trains</h1>",
         "Ports load more trains"),
        (f"{SITE}<title>Example Daily</title>", "", None),
        (meta(og__title="Ports load more trains", **{"application-name": "Ports load more trains"}), "",
         "Ports load more trains"),
        ("", "", None),
    ],
)  # fmt: skip
def test_the_title_is_the_headline(head, body, title):
    assert metadata(head, body).get("title") == title


PERSON = {"@type": "Person", "name": "Jane Doe"}


@pytest.mark.parametrize(
    ("head", "linked", "author"),
    [
        (meta(author="By Jane Doe, Example Daily") + SITE, None, "Jane Doe"),
        (meta(author="Example Daily") + SITE, None, None),
        (meta(author="https://example.org/jane"), None, None),
        (meta(citation_author="Berg, Tomas"), None, "Tomas Berg"),
        (meta(citation_author="García Márquez, Gabriel"), None, "{Gabriel García Márquez}"),
        (meta(dc_0creator="de Jong, Anna"), None, "Anna de Jong"),
        ("", {"headline": "T", "author": PERSON}, "Jane Doe"),
        ("", {"headline": "T", "author": {"@type": "Organization", "name": "Port Records"}},
         "{Port Records}"),
        ("", {"@graph": [{"@type": "Article", "headline": "T", "author": {"@id": "#j"}},
                         {"@id": "#j", **PERSON}]}, "Jane Doe"),
        (meta(author="Jane Doe"), {"headline": "T", "author": PERSON}, "Jane Doe"),
        (meta(parsely_author="jane-doe"), {"headline": "T", "author": PERSON}, "Jane Doe"),
        # Declarations that name different people decide nothing.
        (meta(author="John Roe"), {"headline": "T", "author": PERSON}, None),
    ],
)  # fmt: skip
def test_authors_are_those_who_wrote(head, linked, author):
    assert metadata(head, linked=linked).get("author") == author


def test_who_edited_a_page_did_not_write_it():
    assert "author" not in metadata(meta(author="王小明"), "<p>港口。责任编辑：王小明</p>")
    assert "author" not in metadata(meta(author="示例校园王小明"), "<p>港口。[责编:王小明]</p>")
    assert metadata(meta(author="王小明"), "<p>港口。责任编辑：李华</p>")["author"] == "王小明"


@pytest.mark.parametrize(
    ("head", "body", "issued", "shown"),
    [
        (meta(article__published_time="2022-06-21T23:30:00Z"), "", "2022-06-21", None),
        (meta(article__published_time="2022-06-21T23:30:00Z", datePublished="2022-06-22"), "",
         "2022-06-21", None),
        (meta(article__published_time="2022-06-21", datePublished="2021-01-05"), "", None, None),
        (meta(date="1970-01-01"), "", None, None),
        (meta(article__published_time="1762513252000"), "", "2025-11-07", None),
        ("", "<time datetime='2022-06-21T10:00'>June</time>", None, "2022-06-21"),
        ("", "<time datetime='2022-06-21'>a</time><time datetime='2022-05-01'>b</time>", None, None),
        ("", "<p>© 1999. On 3 March 1848 it began.</p>", None, None),
    ],
)  # fmt: skip
def test_a_date_is_declared_once_or_twice_alike(head, body, issued, shown):
    found = metadata(head, body or "<p>Text.</p>")
    assert (found.get("issued"), found.get("shown-issued")) == (issued, shown)


def test_an_address_or_a_program_is_no_publisher():
    head = meta(og__site_name="http://www.example.org", dc_0publisher="https://example.org")
    assert metadata(head) == {}
    assert "container-title" not in metadata(meta(**{"application-name": "Reader 2.0"}))
    linked = {"headline": "T", "publisher": {"@type": "Organization", "name": "Example Daily"}}
    assert metadata("", linked=linked)["container-title"] == "Example Daily"


def test_broken_and_hostile_json_is_passed_over():
    page = '<script type="application/ld+json">{"a":' + "[" * 50_000 + "</script><p>x"
    assert html_metadata(html.document_fromstring(f"<html><head>{page}</html>")) == {}
