"""What an HTML page declares of itself: title, authors, date, language, site."""

from __future__ import annotations

import html
import json
import re
from datetime import date
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

from sphinx_kzbrief.corpus.metadata.bylines import author_names, edited_by, folded
from sphinx_kzbrief.corpus.metadata.dates import edtf_of
from sphinx_kzbrief.corpus.readers.html.parts import words_of
from sphinx_kzbrief.corpus.readers.html.titles import only_heading, page_title

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sphinx_kzbrief.corpus.model import Name

_TITLES: Final = ("citation_title", "og:title", "dc.title", "parsely-title", "twitter:title")
_SCHOLARLY: Final = ("citation_author", "dc.creator", "dcterms.creator")
_AUTHORS: Final = ("author", "article:author", "parsely-author", "sailthru.author")
_DATES: Final = (
    "article:published_time", "citation_publication_date", "citation_date", "datepublished",
    "dc.date.issued", "dcterms.issued", "og:article:published_time",
)  # fmt: skip
_LATER_DATES: Final = (
    "dc.date", "og:release_date", "date", "pubdate", "publishdate", "publish_date",
    "parsely-pub-date", "published_at", "sailthru.date",
)  # fmt: skip
_ARTICLE = re.compile(r"(?:Article|Posting|Report|Review|Chapter|Thesis|Document)$")
_NO_DATES: Final = frozenset({"1970-01-01", "0001-01-01", "1900-01-01"})
"""What a content system writes where it knows no date."""
MOST_OBJECTS = 2_000

Declared = dict[str, list[str]]


def html_metadata(tree: Any) -> dict[str, str]:
    """Read the metadata that a page declares.

    Only declarations count: a date that stands somewhere in the text may be any date. Where two
    of them disagree, neither is taken.

    Args:
        tree: Root of the page's lxml tree.

    Returns:
        Metadata by CSL name; what the page shows and does not declare as ``shown-title``, its one
        first heading, and ``shown-issued``, the one day that its markup gives a time of.
    """
    declared = _meta_elements(tree)
    article = _json_ld(tree)
    publisher = _name(article.get("publisher"))
    url = _canonical(tree) or _first(declared, "og:url")
    titles = [words for key in _TITLES for words in declared.get(key, ())]
    sites = [*declared.get("og:site_name", ()), publisher, *declared.get("dc.publisher", ())]
    sites += [*declared.get("application-name", ()), *_host_names(url)]
    sites = [site for site in sites if site not in titles]
    found: dict[str, str] = {}
    if headline := _text(article.get("headline")):
        titles.insert(0, headline)
    if title := page_title(tree, titles, _first_text(tree, "title"), sites):
        found["title"] = title
    elif heading := only_heading(tree):
        found["shown-title"] = heading
    found |= _container(declared, publisher, found.get("title", ""), sites)
    if author := "; ".join(_authors(tree, declared, article, sites)):
        found["author"] = author
    found |= _issued(tree, declared, _text(article.get("datePublished")))
    if doi := _first(declared, "citation_doi") or _first(declared, "dc.identifier.doi"):
        found["DOI"] = doi
    for language in (tree.get("lang"), _first(declared, "dc.language"), article.get("inLanguage")):
        if isinstance(language, str) and language.strip():
            found.setdefault("language", language.strip())
    if url.startswith(("http://", "https://")):
        found["URL"] = url
    return found


def _container(
    declared: Declared, publisher: str, title: str, sites: Sequence[str]
) -> dict[str, str]:
    """Return the journal or site, and the publisher; an address is the name of neither."""
    own = _first(declared, "application-name")
    choices = (
        _first(declared, "citation_journal_title"),
        _first(declared, "og:site_name"),
        publisher,
    )
    named = [words for words in choices if _is_name(words) and folded(words) != folded(title)]
    if own and not named and sum(folded(site) == folded(own) for site in sites) > 1:
        named = [own]
    found = {"container-title": named[0]} if named else {}
    for key in ("citation_publisher", "dc.publisher"):
        if _is_name(words := _first(declared, key)):
            found.setdefault("publisher", words)
    return found


def _is_name(words: str) -> bool:
    return bool(folded(words)) and "://" not in words and not words.startswith("www.")


def _authors(
    tree: Any, declared: Declared, article: Mapping[str, Any], sites: Sequence[str]
) -> list[str]:
    """Return the authors, each as one name; none where declarations name different people."""
    text = ""
    sets: list[list[str]] = []
    for names in _author_lists(declared, article, sites):
        kept = []
        for name in names:
            full = name.full
            if any(folded(full) == folded(site) for site in sites):
                continue  # the outlet, which is the publisher
            text = text or " ".join(tree.itertext())
            if edited_by(full, text):
                continue
            kept.append(name)
        if kept:
            sets.append([_as_line(name) for name in kept])
            first = {_tokens(name.full) for name in kept}
            if len(sets) == 1:
                own = first
            elif not any(a <= b or b <= a for a in own for b in first):
                return []
    return sets[0] if sets else []


def _tokens(full: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", full.casefold()))


def _as_line(name: Name) -> str:
    """Return a name as a line that reads as that name; in braces where nothing else does."""
    lines = (name.full, f"{name.family}, {name.given}")
    return next((line for line in lines if author_names(line) == (name,)), f"{{{name.full}}}")


def _author_lists(
    declared: Declared, article: Mapping[str, Any], sites: Sequence[str]
) -> Iterator[tuple[Name, ...]]:
    """Yield what each kind of declaration says of the authors, the best first."""
    if words := declared.get("citation_author"):
        yield author_names("; ".join(words), inverted=True, outlets=sites)
    linked = article.get("author") or article.get("creator")
    people = linked if isinstance(linked, list) else [linked]
    lines = [
        f"{{{_name(each)}}}"
        if isinstance(each, dict) and "Organization" in str(each.get("@type")) and _name(each)
        else _name(each)
        for each in people
    ]
    yield author_names("; ".join(line for line in lines if line), outlets=sites)
    for key in _SCHOLARLY[1:]:
        yield author_names("; ".join(declared.get(key, ())), inverted=True, outlets=sites)
    for key in _AUTHORS:
        lines = [line for line in declared.get(key, ()) if "://" not in line]
        yield author_names("; ".join(lines), outlets=sites)


def _issued(tree: Any, declared: Declared, linked: str) -> dict[str, str]:
    """Return the day of publication, if what declares it agrees within a day (time zones)."""
    first = [linked, *(value for key in _DATES for value in declared.get(key, ()))]
    later = [value for key in _LATER_DATES for value in declared.get(key, ())]
    for values in (first, later):
        days = [day for value in values if (day := edtf_of(value)) and day not in _NO_DATES]
        if days:
            return {"issued": days[0]} if all(_near(days[0], day) for day in days) else {}
    shown = {day for time in tree.iter("time") if (day := edtf_of(time.get("datetime") or ""))}
    return {"shown-issued": shown.pop()} if len(shown) == 1 else {}


def _near(one: str, other: str) -> bool:
    try:
        return abs((date.fromisoformat(one) - date.fromisoformat(other)).days) <= 1
    except ValueError:
        return one.startswith(other) or other.startswith(one)


def _canonical(tree: Any) -> str:
    for link in tree.iter("link"):
        href = (link.get("href") or "").strip()
        if link.get("rel") == "canonical" and href.startswith(("http://", "https://")):
            return href
    return ""


def _host_names(url: str) -> Iterable[str]:
    """Return what a site may be called after its address: `example.org`, `www.…`, `example`."""
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return ()
    bare = host.removeprefix("www.")
    return (host, bare, bare.split(".")[0]) if bare else ()


def _meta_elements(tree: Any) -> Declared:
    declared: Declared = {}
    for meta in tree.iter("meta"):
        key = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        value = _text(meta.get("content"))
        if key and value:
            values = declared.setdefault(key.strip().casefold(), [])
            if value not in values:
                values.append(value)
    return declared


def _first(declared: Declared, key: str) -> str:
    return next(iter(declared.get(key, ())), "")


def _json_ld(tree: Any) -> dict[str, Any]:
    """Return the first JSON-LD object that describes an article, its references resolved."""
    objects: list[dict[str, Any]] = []
    for script in tree.iter("script"):
        if script.get("type") != "application/ld+json" or not script.text:
            continue
        try:
            data = json.loads(script.text, strict=False)
        except (ValueError, RecursionError):
            continue  # a page's broken or hostile JSON is no reason to refuse its text
        objects += _objects(data)
    named = {str(item.get("@id")): item for item in objects if len(item) > 1}
    for item in objects:
        kinds = item.get("@type")
        kinds = kinds if isinstance(kinds, list) else [kinds]
        article = any(_ARTICLE.search(str(kind)) for kind in kinds)
        if isinstance(item.get("headline"), str) or (article and item.get("datePublished")):
            return {key: _resolved(value, named) for key, value in item.items()}
    return {}


def _resolved(value: Any, named: Mapping[str, Any]) -> Any:
    if isinstance(value, list):
        return [_resolved(each, named) for each in value[:50] if not isinstance(each, list)]
    if isinstance(value, dict) and not value.get("name"):
        return named.get(str(value.get("@id")), value)
    return value


def _objects(data: Any) -> list[dict[str, Any]]:
    items = data if isinstance(data, list) else [data]
    graph = [
        inner
        for item in items
        if isinstance(item, dict) and isinstance(item.get("@graph"), list)
        for inner in item["@graph"]
    ]
    return [item for item in [*items, *graph][:MOST_OBJECTS] if isinstance(item, dict)]


def _name(person: Any) -> str:
    if isinstance(person, list):
        person = person[0] if person else None
    return _text(person.get("name") if isinstance(person, dict) else person)


def _text(value: Any) -> str:
    """Return declared words on one line; some pages escape them twice."""
    return " ".join(html.unescape(value).split()) if isinstance(value, str) else ""


def _first_text(tree: Any, tag: str) -> str:
    element = next(tree.iter(tag), None)
    return words_of(element) if element is not None else ""
