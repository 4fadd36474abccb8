"""Records: what an author wrote, one per piece of evidence, as plain data that pickles."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx_kzbrief.evidence.findings import Place
    from sphinx_kzbrief.evidence.waivers import Waiver


@dataclass(frozen=True, slots=True)
class MarkupError:
    """Something about the markup itself, told when the checks run.

    Attributes:
        message: What was expected and what was found.
        remedy: What to do.
        rule: Name of the rule it breaks.
    """

    message: str
    remedy: str
    rule: str = "markup-invalid"


@dataclass(frozen=True, slots=True)
class QuoteRecord:
    """A quotation as its author wrote it.

    Attributes:
        docname: The Sphinx document that holds it.
        ident: Its HTML id, unique in that document.
        place: File and line, for findings.
        locator: What the author gave as source: a key, perhaps with a locator.
        text: The words, raw; empty for a whole passage taken by its locator.
        inline: Whether it stands in running text.
        pull: Whether the words are taken from the source rather than typed.
        speaker: Whom the author names as speaker.
        via: Who quotes the speaker, where the author says so.
        profile: Name of the profile it is checked under; None for the project's.
        credibility: Admiralty number 1-6 of the information.
        translation: The author's own translation, unchecked.
        translator: Who made that translation.
        emphasis: Words set in italics by the author.
        lang: BCP 47 tag of the words; None for the source's.
        name: Name for references, unique in the project.
        waivers: Findings the author accepts, with reasons.
        markup: What is wrong with the markup.
    """

    docname: str
    ident: str
    place: Place
    locator: str
    text: str
    inline: bool = False
    pull: bool = False
    speaker: str | None = None
    via: str | None = None
    profile: str | None = None
    credibility: str | None = None
    translation: str | None = None
    translator: str | None = None
    emphasis: str | None = None
    lang: str | None = None
    name: str | None = None
    waivers: tuple[Waiver, ...] = ()
    markup: tuple[MarkupError, ...] = ()


@dataclass(frozen=True, slots=True)
class CitationRecord:
    """A citation as its author wrote it.

    Attributes:
        docname: The Sphinx document that holds it.
        ident: Its HTML id, unique in that document.
        place: File and line, for findings.
        content: The items as written (`see key#para3, emphasis ours; other-key`), or one
            locator where `text` is given.
        text: A paraphrase that the citation supports; None for a bare citation.
        waivers: Findings the author accepts, with reasons.
        markup: What is wrong with the markup.
    """

    docname: str
    ident: str
    place: Place
    content: str
    text: str | None = None
    waivers: tuple[Waiver, ...] = ()
    markup: tuple[MarkupError, ...] = ()


@dataclass(frozen=True, slots=True)
class SourcePageRecord:
    """A page that shows one source.

    Attributes:
        docname: The Sphinx document.
        ident: HTML id of the source on it.
        place: File and line, for findings.
        key: Key of the source.
        markup: What is wrong with the markup.
    """

    docname: str
    ident: str
    place: Place
    key: str
    markup: tuple[MarkupError, ...] = ()


@dataclass(frozen=True, slots=True)
class StrayRecord:
    """Markup of ours that made no evidence: only what is wrong with it.

    Attributes:
        docname: The Sphinx document.
        place: File and line, for findings.
        markup: What is wrong with the markup.
    """

    docname: str
    place: Place
    markup: tuple[MarkupError, ...] = field(default=())


Record = QuoteRecord | CitationRecord | SourcePageRecord | StrayRecord
"""Any record a page may hold."""
