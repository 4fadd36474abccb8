"""What an HTML page declares of itself: title, author, date, language, site."""

from __future__ import annotations

import json
from typing import Any, Final

FIELDS: Final = {
    "title": ("og:title", "citation_title", "dc.title", "twitter:title"),
    "author": ("citation_author", "author", "article:author", "dc.creator", "parsely-author"),
    "issued": (
        "article:published_time", "citation_publication_date", "datepublished", "date",
        "dc.date", "dc.date.issued", "pubdate", "publishdate", "parsely-pub-date",
    ),
    "container-title": ("citation_journal_title", "og:site_name", "application-name"),
    "publisher": ("citation_publisher", "dc.publisher"),
    "DOI": ("citation_doi", "dc.identifier.doi"),
    "language": ("dc.language",),
}  # fmt: skip
"""CSL name → names of ``meta`` elements that declare it, the first found counts."""

_JSON_LD = {"title": "headline", "issued": "datePublished", "language": "inLanguage"}


def html_metadata(tree: Any) -> dict[str, str]:
    """Read the metadata that a page declares.

    Only declarations count: a date that stands somewhere in the text may be any date.

    Args:
        tree: Root of the page's lxml tree.

    Returns:
        Metadata by CSL name.
    """
    declared = _meta_elements(tree)
    linked = _json_ld(tree)
    found: dict[str, str] = {}
    for name, keys in FIELDS.items():
        value = next((declared[key] for key in keys if declared.get(key)), "") or linked.get(name)
        if value and not (name == "author" and value.startswith("http")):
            found[name] = value
    if "title" not in found and (title := _first_text(tree, "title")):
        found["title"] = title
    if "title" in found:
        found["title"] = _without_site(found["title"], found.get("container-title", ""))
    language = (tree.get("lang") or "").strip()
    if language:
        found["language"] = language
    for link in tree.iter("link"):
        href = (link.get("href") or "").strip()
        if link.get("rel") == "canonical" and href.startswith(("http://", "https://")):
            found.setdefault("URL", href)
    for key in ("author", "container-title"):
        if key not in found and linked.get(key):
            found[key] = linked[key]
    return found


def _without_site(title: str, site: str) -> str:
    """Strip the site's name that pages append to their title."""
    if site and title.casefold().endswith(site.casefold()):
        head = title[: -len(site)].rstrip()
        if head and head[-1] in "|-–—·:•":
            return head[:-1].rstrip()
    return title


def _meta_elements(tree: Any) -> dict[str, str]:
    declared: dict[str, str] = {}
    for meta in tree.iter("meta"):
        key = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        value = " ".join((meta.get("content") or "").split())
        if not key or not value:
            continue
        key = key.strip().casefold()
        if key == "citation_author" and key in declared:
            declared[key] += f"; {value}"
        else:
            declared.setdefault(key, value)
    return declared


def _json_ld(tree: Any) -> dict[str, str]:
    """Read the first JSON-LD object that describes an article."""
    for script in tree.iter("script"):
        if script.get("type") != "application/ld+json" or not script.text:
            continue
        try:
            data = json.loads(script.text)
        except (ValueError, RecursionError):
            continue  # a page's broken or hostile JSON is no reason to refuse its text
        for item in _objects(data):
            if isinstance(item.get("headline"), str):
                return _of_article(item)
    return {}


def _objects(data: Any) -> list[dict[str, Any]]:
    items = data if isinstance(data, list) else [data]
    graph = [
        inner
        for item in items
        if isinstance(item, dict) and isinstance(item.get("@graph"), list)
        for inner in item["@graph"]
    ]
    return [item for item in [*items, *graph] if isinstance(item, dict)]


def _of_article(item: dict[str, Any]) -> dict[str, str]:
    found = {
        name: " ".join(item[key].split())
        for name, key in _JSON_LD.items()
        if isinstance(item.get(key), str)
    }
    authors = item.get("author")
    names = [_name(author) for author in (authors if isinstance(authors, list) else [authors])]
    if any(names):
        found["author"] = "; ".join(name for name in names if name)
    if publisher := _name(item.get("publisher")):
        found["container-title"] = publisher
    return found


def _name(person: Any) -> str:
    value = person.get("name") if isinstance(person, dict) else person
    return " ".join(value.split()) if isinstance(value, str) else ""


def _first_text(tree: Any, tag: str) -> str:
    element = next(tree.iter(tag), None)
    return " ".join("".join(element.itertext()).split()) if element is not None else ""
