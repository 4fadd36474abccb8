"""What `corpus.yaml` may hold: every field declared once, with its type, meaning and default.

Validation, its messages and the manual's tables are all made from these declarations.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sphinx_kzbrief.corpus import values
from sphinx_kzbrief.corpus.csl_types import CSL_TYPES
from sphinx_kzbrief.corpus.model import Rights, SegmentKind, Voice


@dataclass(frozen=True, slots=True)
class ScalarType:
    """A single value.

    Attributes:
        name: What the manual calls the type.
        check: Returns the value as it is kept, or raises `values.ValueRefusedError`.
    """

    name: str
    check: Callable[[str], str]


@dataclass(frozen=True, slots=True)
class ChoiceType:
    """One word of a list.

    Attributes:
        name: What the manual calls the type.
        choices: The words.
        fallback: What holds where something else was written; None to drop the field.
    """

    name: str
    choices: tuple[str, ...]
    fallback: str | None = None


@dataclass(frozen=True, slots=True)
class ListType:
    """A list of values of one type.

    Attributes:
        item: Type of each value.
    """

    item: ScalarType | RecordType | ListType

    @property
    def name(self) -> str:
        """What the manual calls the type."""
        return f"list of {self.item.name}"


@dataclass(frozen=True, slots=True)
class KeyedType:
    """A mapping from keys or labels of the author's own to values of one type.

    Attributes:
        item: Type of each value.
        key: Type of the keys.
    """

    item: RecordType
    key: ScalarType

    @property
    def name(self) -> str:
        """What the manual calls the type."""
        return f"mapping of {self.key.name} to {self.item.name}"


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a record.

    Attributes:
        name: Its name in YAML; bibliographic fields carry CSL-JSON's.
        type: Its type.
        doc: What it says, in one sentence for the manual.
        default: What holds where it is left out.
        required: Whether a record without it is of no use.
        inherited: Whether `defaults` may give it for all sources.
    """

    name: str
    type: ScalarType | ChoiceType | ListType | KeyedType | RecordType
    doc: str
    default: str | None = None
    required: bool = False
    inherited: bool = False


@dataclass(frozen=True, slots=True)
class RecordType:
    """A mapping with declared fields.

    Attributes:
        name: What messages and the manual call it.
        fields: Its fields.
        text_field: The field meant where a bare word stands for the whole record.
        one_of: Fields of which at least one must be given.
        partial: Whether a record that lacks a required field is kept all the same.
    """

    name: str
    fields: tuple[Field, ...]
    text_field: str | None = None
    one_of: tuple[str, ...] = ()
    partial: bool = False

    def field(self, name: str) -> Field | None:
        """Return the field of that name, if it is declared."""
        return next((field for field in self.fields if field.name == name), None)


TEXT = ScalarType("text", values.check_text)
WORDS = ScalarType("words of the source", values.check_words)
KEY = ScalarType("key", values.check_key)
DATE = ScalarType("EDTF date", values.check_date)
LANGUAGE = ScalarType("BCP 47 tag", values.check_language)
URL = ScalarType("http(s) address", values.check_url)
DOI = ScalarType("DOI", values.check_doi)
FILE = ScalarType("file name", values.check_file)
CAPTION = ScalarType("caption's locator", values.check_caption)
CHARSET = ScalarType("encoding", values.check_charset)
QUANTITY = ScalarType("number", values.check_quantity)

RIGHTS = ChoiceType("word for rights", tuple(map(str, Rights)), fallback=str(Rights.CITATION))
"""A word that is not understood grants nothing."""

NAME = RecordType(
    "name",
    (
        Field("family", TEXT, "Family name."),
        Field("given", TEXT, "Given name or names."),
        Field("literal", TEXT, "A name that is not split, such as an institution's."),
        Field(
            "static-ordering",
            ChoiceType("truth value", ("true", "false")),
            "Whether the family name stands first in text too, as in Chinese names.",
            "false",
        ),
    ),
    text_field="literal",
    one_of=("family", "literal"),
)

SPEAKER = RecordType(
    "speaker",
    (
        Field("name", TEXT, "The person's name, as attributions print it.", required=True),
        Field("role", TEXT, "Office, or part in the conversation: `interviewer` for who asks."),
        Field(
            "originator",
            TEXT,
            "For whom the person speaks, such as a government: a claim that rests on several "
            "voices of one originator rests on a single source.",
            "the person",
        ),
        Field(
            "also",
            ListType(TEXT),
            "Other forms of the person's name that a brief may use, such as transliterations.",
        ),
    ),
    text_field="name",
)

COPY = RecordType(
    "copy",
    (
        Field("from", TEXT, "Where our copy came from: an address, an archive, a person."),
        Field("retrieved", DATE, "When it was retrieved."),
        Field("archive", URL, "Address of an archived copy."),
        Field("compared", TEXT, "When or how it was compared with the original."),
        Field(
            "charset",
            CHARSET,
            "Encoding of a text or HTML file that does not tell it itself: `windows-1251`.",
        ),
    ),
)

CORRECTION = RecordType(
    "segment correction",
    (
        Field("find", WORDS, "First words of the passage, as the source has them.", required=True),
        Field("until", WORDS, "Last words of the passage.", "the end of its segment"),
        Field(
            "kind",
            ChoiceType("kind of segment", tuple(map(str, SegmentKind))),
            "What the passage is.",
        ),
        Field("speaker", TEXT, "Whose words it holds."),
        Field("role", TEXT, "Role of that speaker."),
        Field("voice", ChoiceType("voice", tuple(map(str, Voice))), "Its voice."),
        Field("via", TEXT, "Who quotes or retells the words."),
        Field("origin", TEXT, "Another hand that the passage comes from."),
        Field("as-of", DATE, "Date of the passage, where it is not its source's."),
    ),
)

ASSET = RecordType(
    "asset",
    (
        Field("file", FILE, "The image, relative to the corpus folder.", required=True),
        Field("caption", CAPTION, "Locator of its caption in the source."),
        Field("credit", TEXT, "Whom to credit."),
        Field("alt", TEXT, "What the image shows, for readers who do not see it."),
        Field("rights", RIGHTS, "Whether outputs may show it: only `full` does.", "the source's"),
    ),
)

_NAMES = ListType(NAME)

SOURCE = RecordType(
    "source",
    (
        Field("file", FILE, "The document, relative to the corpus folder.", required=True),
        Field(
            "type",
            ChoiceType("CSL item type", CSL_TYPES, fallback="document"),
            "What the source is.",
            "document",
            inherited=True,
        ),
        Field("title", TEXT, "Title; in square brackets where you supplied it."),
        Field(
            "container-title", TEXT, "Newspaper, magazine, site or book it is in.", inherited=True
        ),
        Field("publisher", TEXT, "Who published it.", inherited=True),
        Field("publisher-place", TEXT, "Where it was published.", inherited=True),
        Field(
            "originator",
            TEXT,
            "From whom its own narration comes, such as a news agency that several papers print.",
            "its author, else its container",
            inherited=True,
        ),
        Field("author", _NAMES, "Who wrote it; of an interview, who was interviewed."),
        Field("interviewer", _NAMES, "Who asked."),
        Field("editor", _NAMES, "Who edited it.", inherited=True),
        Field("translator", _NAMES, "Who translated it.", inherited=True),
        Field("issued", DATE, "When it was published.", inherited=True),
        Field(
            "accessed", DATE, "When it was last looked at where it was published.", inherited=True
        ),
        Field("volume", TEXT, "Volume."),
        Field("issue", TEXT, "Issue."),
        Field("page", TEXT, "Pages within its container."),
        Field("number", TEXT, "Number of a report, bill or standard."),
        Field("genre", TEXT, "Kind of text, such as `briefing paper`.", inherited=True),
        Field("URL", URL, "Where it was published."),
        Field("DOI", DOI, "Digital object identifier."),
        Field("language", LANGUAGE, "Language of our copy.", inherited=True),
        Field("original-language", LANGUAGE, "Language it was translated from.", inherited=True),
        Field(
            "translated-by",
            ChoiceType("kind of translator", ("official", "human", "machine", "unknown")),
            "Who made the translation, where it is one.",
            inherited=True,
        ),
        Field("note", TEXT, "What a reader should know, such as what a date was inferred from."),
        Field(
            "rights",
            RIGHTS,
            "How much any output may show: all, excerpts around used passages, or no text.",
            "excerpt",
            inherited=True,
        ),
        Field(
            "reliability",
            ScalarType("Admiralty letter", values.check_reliability),
            "Reliability of the source, A to F.",
            inherited=True,
        ),
        Field("copy", COPY, "How our copy was obtained.", inherited=True),
        Field("speakers", KeyedType(SPEAKER, TEXT), "People behind the labels in the text."),
        Field("segments", ListType(CORRECTION), "Corrections where the text alone does not tell."),
        Field("assets", KeyedType(ASSET, KEY), "Images the source carries."),
    ),
    partial=True,
)

DEFAULTS = RecordType("defaults", tuple(field for field in SOURCE.fields if field.inherited))

FIGURE = RecordType(
    "figure",
    (
        Field("source", KEY, "Key of the source that states it; left out with `derive`."),
        Field("find", WORDS, "The words that state it, as the source has them."),
        Field("derive", ScalarType("expression", values.check_derivation), "How it is computed."),
        Field(
            "value",
            QUANTITY,
            "The number, in digits with a scale word where wanted, or as `1/2`, `half`.",
        ),
        Field("unit", TEXT, "Its unit or currency: `fold`, `percent`, `USD`, `km`, `people`."),
        Field("qualifier", TEXT, "What the source puts before it: `more than`, `about`."),
        Field("measure", KEY, "What it measures: a key of `measures`."),
        Field("basis", TEXT, "Who compiled it; unknown where left out."),
        Field("period", DATE, "The time it speaks of."),
        Field(
            "tolerance",
            ScalarType("tolerance", values.check_tolerance),
            "Share by which an equal figure may differ.",
            "the measure's",
        ),
        Field("label", TEXT, "What a card prints above it.", "the measure's"),
        Field("note", TEXT, "What a reader should know."),
    ),
    one_of=("find", "derive"),
)

MEASURE = RecordType(
    "measure",
    (
        Field("label", TEXT, "What tables and charts call it.", required=True),
        Field("unit", TEXT, "Unit that its figures are shown in."),
        Field(
            "tolerance",
            ScalarType("tolerance", values.check_tolerance),
            "Share by which figures of one period and basis may differ.",
            "0",
        ),
        Field("note", TEXT, "What a reader should know."),
    ),
    text_field="label",
)

SYNONYMS = ListType(ListType(TEXT))

MANIFEST = RecordType(
    "manifest",
    (
        Field("defaults", DEFAULTS, "Fields that hold for every source that does not give them."),
        Field("sources", KeyedType(SOURCE, KEY), "The sources, by key."),
        Field("figures", KeyedType(FIGURE, KEY), "Numbers worth naming once, by id."),
        Field("measures", KeyedType(MEASURE, KEY), "What figures measure, by key."),
        Field(
            "synonyms",
            SYNONYMS,
            "Words that `kzbrief search` takes for one another: `[[troops, soldiers, forces]]`.",
        ),
    ),
)
