"""Records: what an author wrote, one per piece of evidence, as plain data that pickles."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx_kzbrief.evidence.places import Place
    from sphinx_kzbrief.evidence.waivers import Form, Waiver
    from sphinx_kzbrief.text.spans import Span

EVIDENCE = "\ufffc"
"""Stands in prose for a piece of evidence (OBJECT REPLACEMENT CHARACTER)."""


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
        form: How it is written.
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
    form: Form = "directive"
    waivers: tuple[Waiver, ...] = ()
    markup: tuple[MarkupError, ...] = ()


@dataclass(frozen=True, slots=True)
class CitationRecord:
    """A citation as its author wrote it.

    Attributes:
        docname: The Sphinx document that holds it.
        ident: Its HTML id, unique in that document.
        place: File and line, for findings.
        content: Items as written (`see key#para3, emphasis ours; other-key`); one beside `text`.
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
class FigureRecord:
    """A number as its author states it.

    Attributes:
        docname: The Sphinx document that holds it.
        ident: Its HTML id, unique in that document.
        place: File and line, for findings.
        target: Id of a figure of the manifest, or a locator of the passage that states it.
        text: In running text the author's own wording of the number, or empty; on a card the
            words of the source that state it, or empty.
        inline: Whether it stands in running text.
        value: The value as the author gives it, for a passage.
        unit: Its unit.
        qualifier: What stands before it, such as "more than".
        label: What the card prints above it.
        name: Name for references, unique in the project.
        before: Words of the paragraph before a number in running text, which may qualify it.
        after: Words behind it.
        form: How it is written.
        waivers: Findings the author accepts, with reasons.
        markup: What is wrong with the markup.
    """

    docname: str
    ident: str
    place: Place
    target: str
    text: str = ""
    inline: bool = False
    value: str | None = None
    unit: str | None = None
    qualifier: str | None = None
    label: str | None = None
    name: str | None = None
    before: str = ""
    after: str = ""
    form: Form = "directive"
    waivers: tuple[Waiver, ...] = ()
    markup: tuple[MarkupError, ...] = ()


@dataclass(frozen=True, slots=True)
class FigureListRecord:
    """Figures side by side.

    Attributes:
        docname: The Sphinx document that holds them.
        ident: HTML id of the list.
        place: File and line, for findings.
        measure: Key of a measure whose figures are listed; None for the ids alone.
        ids: Ids of figures, in the order asked for; empty for all of the measure.
        as_chart: Whether a chart is asked for.
        waivers: Findings the author accepts, with reasons.
        markup: What is wrong with the markup.
    """

    docname: str
    ident: str
    place: Place
    measure: str | None = None
    ids: tuple[str, ...] = ()
    as_chart: bool = False
    waivers: tuple[Waiver, ...] = ()
    markup: tuple[MarkupError, ...] = ()


@dataclass(frozen=True, slots=True)
class ImageRecord:
    """An image of the corpus.

    Attributes:
        docname: The Sphinx document that shows it.
        ident: Its HTML id, unique in that document.
        place: File and line, for findings.
        key: Key of the source.
        asset: Key of the image within it.
        caption: The caption as the author typed it; empty for the source's own.
        alt: What the image shows, if the author says it.
        waivers: Findings the author accepts, with reasons.
        markup: What is wrong with the markup.
    """

    docname: str
    ident: str
    place: Place
    key: str
    asset: str
    caption: str = ""
    alt: str | None = None
    waivers: tuple[Waiver, ...] = ()
    markup: tuple[MarkupError, ...] = ()


@dataclass(frozen=True, slots=True)
class ClaimRecord:
    """A judgement as its author wrote it.

    Attributes:
        docname: The Sphinx document that holds it.
        ident: Its HTML id, unique in that document.
        place: File and line, for findings.
        text: Its prose, what it quotes left out.
        number: Its number among the judgements of its page, from 1.
        evidence: What speaks for it, as written: names, ids of figures, locators.
        against: What speaks against it, as written.
        nested: HTML ids of the evidence that stands in its body.
        weighing: Why it stands despite what speaks against it.
        confidence: `low`, `moderate` or `high`.
        likelihood: A term of ICD 203.
        name: Name for references, unique in the project.
        waivers: Findings the author accepts, with reasons.
        markup: What is wrong with the markup.
    """

    docname: str
    ident: str
    place: Place
    text: str = ""
    number: int = 1
    evidence: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    nested: tuple[str, ...] = ()
    weighing: str | None = None
    confidence: str | None = None
    likelihood: str | None = None
    name: str | None = None
    waivers: tuple[Waiver, ...] = ()
    markup: tuple[MarkupError, ...] = ()


@dataclass(frozen=True, slots=True)
class Prose:
    """A run of an author's own words, such as a paragraph.

    Attributes:
        text: The words; a piece of evidence is one U+FFFC.
        place: File and line.
        cited: Offsets of citations in `text`.
        scare: Spans whose quotation marks the author takes out of the checks.
        ours: Spans whose numbers the author gives as the brief's own.
        block: Whether it is set as a block quotation, which needs no quotation marks.
    """

    text: str
    place: Place
    cited: tuple[int, ...] = ()
    scare: tuple[Span, ...] = ()
    ours: tuple[Span, ...] = ()
    block: bool = False


@dataclass(frozen=True, slots=True)
class BriefRecord:
    """The head of a brief as its author wrote it.

    Attributes:
        docname: The Sphinx document that holds it.
        ident: Its HTML id, unique in that document.
        place: File and line, for findings.
        audience: For whom it is.
        status: What stage it is at.
        date: Its date, EDTF.
        authors: Who wrote it.
        marking: Who may see it.
        cut_off: Date after which nothing was taken into account, EDTF or words.
        prose: All prose of its page that is the author's own.
        waivers: Findings the author accepts, with reasons.
        markup: What is wrong with the markup.
    """

    docname: str
    ident: str
    place: Place
    audience: str | None = None
    status: str | None = None
    date: str | None = None
    authors: tuple[str, ...] = ()
    marking: str | None = None
    cut_off: str | None = None
    prose: tuple[Prose, ...] = ()
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
class ReferenceRecord:
    """A link to a source, a passage or a named piece of evidence.

    Attributes:
        docname: The Sphinx document that holds it.
        place: File and line, for findings.
        kind: What it may lead to, as the role's name says; `ref` for anything.
        target: Key, locator or name, as written.
        markup: What is wrong with the markup.
    """

    docname: str
    place: Place
    kind: str
    target: str
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


Record = (
    QuoteRecord
    | CitationRecord
    | FigureRecord
    | FigureListRecord
    | ImageRecord
    | ClaimRecord
    | BriefRecord
    | SourcePageRecord
    | ReferenceRecord
    | StrayRecord
)
"""Any record a page may hold."""
