"""A reader follows a quotation to its source and back, in a browser."""

from __future__ import annotations

import pytest


def test_clicking_a_citation_lands_on_the_passage_and_leads_back(html, page):
    brief = next(path for path in html.glob("kazakhstan*.html"))
    page.goto(brief.as_uri())
    words = page.locator(".kz-quote .kz-words").first.inner_text()
    page.locator(".kz-quote .attribution a").first.click()
    assert "/kzsources/" in page.url
    passage = page.locator(f"[id='{page.url.partition('#')[2]}']")
    # Another passage may begin inside this one, so that its words stand in several runs.
    assert words.split("…")[0].strip() in passage.locator("xpath=..").inner_text()
    assert passage.evaluate("node => node.getBoundingClientRect().top < window.innerHeight")
    passage.locator("xpath=following::p[contains(@class, 'kz-back-links')][1]//a").first.click()
    assert page.url.startswith(brief.as_uri() + "#kz-quote")


@pytest.mark.parametrize("width", [390, 1280])
def test_no_page_is_wider_than_the_screen(html, page, width):
    page.set_viewport_size({"width": width, "height": 900})
    for path in sorted(html.rglob("*.html")):
        if path.name in {"genindex.html", "search.html"}:
            continue
        page.goto(path.as_uri())
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path.name
