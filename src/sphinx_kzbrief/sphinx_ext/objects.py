"""The objects of the domain `kz`: what references find, and what other projects can link to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sphinx_kzbrief.citations import format_locator
from sphinx_kzbrief.corpus.locators import locator_of, parse_locator, resolve_locator
from sphinx_kzbrief.errors import KzbriefError
from sphinx_kzbrief.evidence.outcomes import FigureOutcome
from sphinx_kzbrief.evidence.records import ClaimRecord, FigureRecord
from sphinx_kzbrief.sphinx_ext.ledger import passage_anchor
from sphinx_kzbrief.sphinx_ext.messages import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_kzbrief.corpus.locators import Locator
    from sphinx_kzbrief.sphinx_ext.filling import FillContext
    from sphinx_kzbrief.sphinx_ext.ledger import Target
    from sphinx_kzbrief.sphinx_ext.session import Session
    from sphinx_kzbrief.text.spans import Span

KINDS = ("source", "passage", "quote", "figure", "claim")
"""Kinds of objects; the role `ref` finds any of them."""
NAMED = ("quote", "figure", "claim")
"""Kinds whose objects are known by the name that their author gave them."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a reference finds.

    Attributes:
        kind: One of `KINDS`.
        target: Where it leads: a place of the project, or the web address of the source; None
            where there is neither.
        text: What the link shows, unless its author says otherwise.
    """

    kind: str
    target: Target | str | None
    text: str


def find_object(context: FillContext, kind: str, target: str) -> Found | None:
    """Find what a reference names.

    Args:
        context: What is known of the page that holds the reference.
        kind: One of `KINDS`, or `ref` for any of them.
        target: Key of a source, locator of a passage, name of a quotation; `kz:` before it is
            how links of Markdown say whose name it is.

    Returns:
        What is found; None where the project has nothing of that name.
    """
    session = context.session
    target = target.removeprefix("kz:").strip()
    if kind in {*NAMED, "ref"} and target in session.ledger.names:
        place = session.ledger.names[target]
        page = "" if place[0] == context.docname else context.title_of(place[0])
        named, text = described(session, place, page)
        return Found(named, place, text) if kind in {named, "ref"} else None
    source = session.corpus.sources.get(target.partition("#")[0])
    if source is None or kind in NAMED:
        return None
    if "#" in target:
        return _passage(context, target) if kind in {"passage", "ref"} else None
    if kind == "passage":
        return None
    home = context.page_of(source.key) or source.URL or context.entry_of(source.key)
    return Found("source", home, session.title_of(source.key))


def described(session: Session, home: Target, page: str = "") -> tuple[str, str]:
    """Return the kind of a named piece, and what a link to it shows.

    Args:
        session: What the running build holds.
        home: Page and HTML id of the piece.
        page: Title of its page, where the link stands on another one.
    """
    record, outcome = session.ledger.records.get(home, (None, None))
    if isinstance(record, ClaimRecord):
        text = _("judgement %d") % record.number
        return "claim", f"{text} ({page})" if page else text
    if isinstance(record, FigureRecord) and isinstance(outcome, FigureOutcome):
        label = outcome.facts.label if outcome.facts is not None else None
        return "figure", record.label or label or record.target
    return "quote", session.name_of_quote(*home)


def _passage(context: FillContext, target: str) -> Found | None:
    """Find a passage: where its source's page shows it, else where a brief uses it."""
    session = context.session
    try:
        locator, span = located(session, target)
    except KzbriefError:
        return None
    place = format_locator(locator, session.language)
    text = f"{session.title_of(locator.key)}, {place}" if place else session.title_of(locator.key)
    uses = sorted(
        use
        for use in session.ledger.uses.get(locator.key, ())
        if use.locator == locator or (use.whole is not None and span.contains(use.whole))
    )
    page = context.page_of(locator.key)
    if page is not None:
        shown = next((use.whole for use in uses if use.whole is not None), None)
        return Found("passage", (page[0], passage_anchor(shown)) if shown else page, text)
    here = ((use.docname, use.ident) for use in uses if context.reaches(use.docname))
    source = session.corpus.sources[locator.key]
    return Found("passage", next(here, None) or source.URL or context.entry_of(source.key), text)


def located(session: Session, target: str) -> tuple[Locator, Span]:
    """Return the locator of a passage for people, and where it stands.

    Raises:
        KzbriefError: If the source cannot be read, or the locator points to nothing.
    """
    locator = parse_locator(target)
    document = session.corpus.document(locator.key)
    span = resolve_locator(document, locator, session.corpus.prepared(locator.key))
    if locator.words is not None:
        locator = locator_of(document, locator.key, span) or locator
    return locator, span


def objects_of(session: Session) -> Iterator[tuple[str, str, str, str, str, int]]:
    """Yield every object as Sphinx's inventory has it.

    Sources and passages stand on the pages of the sources; without those, in a reference list
    and at the first place that uses the passage.

    Yields:
        Name, text, kind, page, HTML id, priority in the search.
    """
    ledger = session.ledger
    for key in sorted({*ledger.source_pages, *ledger.uses}):
        title = session.title_of(key)
        page = ledger.source_pages.get(key)
        home = page or next(ledger.entries_of(key, ""), None)
        if home is not None:
            yield key, title, "source", *home, 1
        places: dict[str, Target] = {}
        for use in sorted(ledger.uses.get(key, ())):
            if use.locator is not None and use.whole is not None:
                place = (page[0], passage_anchor(use.whole)) if page else (use.docname, use.ident)
                places.setdefault(str(use.locator), place)
        for locator, place in places.items():
            yield locator, f"{title}, {locator.partition('#')[2]}", "passage", *place, -1
    for name, home in sorted(ledger.names.items()):
        kind, text = described(session, home)
        yield name, text, kind, *home, 1
