"""The rules: each declared once, for warnings, SARIF, the command line and the manual."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


class Severity(StrEnum):
    """How grave a finding is; notes never fail a build."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule.

    Attributes:
        name: Subtype of the Sphinx warning (`kzbrief.<name>`), SARIF rule id, heading in
            the manual.
        severity: How grave a breach is.
        title: What is wrong, as a short sentence.
        explanation: Why it matters, and how it is told.
        example: A breach, as an author might write it.
        waivable: Whether `accept: rule — reason` may waive it on one item.
    """

    name: str
    severity: Severity
    title: str
    explanation: str
    example: str
    waivable: bool = True


_ERROR, _WARNING, _NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE

_DECLARED = (
    Rule(
        "source-unknown",
        _ERROR,
        "No source of the corpus has this key.",
        "A key in a brief must be one of `corpus.yaml`. The message proposes the nearest ones.",
        "{kzcite}`gt-nuryshew-2022` where the corpus has `gt-nuryshev-2022`",
    ),
    Rule(
        "source-unreadable",
        _ERROR,
        "The file of a source cannot be read.",
        "The file is missing, refused because it lies outside the corpus folder, or not in a "
        "format that can be read. No quotation of that source passes.",
        "file: interview.txt, when the folder holds no such file",
    ),
    Rule(
        "corpus-invalid",
        _ERROR,
        "The manifest says something that cannot be used.",
        "Unknown or doubled keys, values of a wrong type, dates that are not EDTF, links that are "
        "not http(s), paths that leave the corpus folder. The entry is left out or read without "
        "the bad field; the rest of the corpus loads.",
        'issued: "21 June 2022" instead of "2022-06-21"',
    ),
    Rule(
        "markup-invalid",
        _ERROR,
        "A directive, role or element is not written as its syntax asks.",
        "An empty quotation, an unclosed bracket, a role without a locator, an option that the "
        "Markdown parser dropped or shortened: nothing is guessed, and nothing is lost in silence.",
        ":speaker: Adviser #2, of which Markdown keeps only “Adviser”",
    ),
    Rule(
        "quote-altered",
        _ERROR,
        "The quotation differs in words from the nearest passage of the source.",
        "The words are close to a passage but not the same. The message shows the difference word "
        "by word and the quotation as it should stand.",
        "has increased 40-fold, where the source says 70-fold",
        waivable=False,
    ),
    Rule(
        "quote-missing",
        _ERROR,
        "The words do not stand in the source.",
        "Neither the quotation nor anything near it was found in our copy of the source.",
        "a sentence of another interview",
        waivable=False,
    ),
    Rule(
        "quote-cut",
        _ERROR,
        "The quotation starts or ends inside a word or a number.",
        "The characters stand in the source, but what the reader would see is part of a word or "
        "of a number, and that can say something else.",
        "5 billion, cut out of $25 billion",
        waivable=False,
    ),
    Rule(
        "quote-ambiguous",
        _ERROR,
        "The words stand in several places that differ to a reader.",
        "The same words are said by different speakers or in different voices. Name the speaker, "
        "add a locator, or quote more words.",
        "words an editor's lede repeats from an answer",
        waivable=False,
    ),
    Rule(
        "quote-speaker",
        _ERROR,
        "The named speaker did not say these words in the source.",
        "The words belong to another speaker, or the source only retells them, or our copy does "
        "not say whose they are.",
        ":speaker: Xi Jinping, for a sentence that the source retells",
    ),
    Rule(
        "quote-context",
        _WARNING,
        "A word just outside the quotation turns its meaning.",
        "In the same clause, outside the quotation or inside its omission, stands a negation, a "
        "hedge, a condition, a verb of reporting or a question.",
        "“those demonstrators … were terrorists”, where the source has “not all” before it",
    ),
    Rule(
        "cite-locator",
        _ERROR,
        "The locator points to nothing.",
        "A paragraph, turn, caption or page that the source does not have, or words that do not "
        "stand in it once.",
        "{kzcite}`gt-nuryshev-2022#para900`",
    ),
    Rule(
        "rights-excerpt",
        _ERROR,
        "The rights of the source do not let its words be shown.",
        "A source with `rights: citation` may be cited but not quoted; nothing of its text "
        "reaches any output.",
        "a kzquote of a source with rights: citation",
    ),
    Rule(
        "source-damaged",
        _WARNING,
        "Our copy of a source seems damaged.",
        "The reader found replacement characters, a page without text, columns run together or "
        "the like. What it found is in the message; check the copy against the original.",
        "a scanned PDF that holds pictures of pages and no text",
    ),
    Rule(
        "nothing-checked",
        _ERROR,
        "The check found no evidence to check.",
        "A check of a project that quotes and cites nothing says nothing; it usually means that "
        "the extension is not loaded or the wrong folder was given.",
        "kzbrief check docs/, where only briefs/ holds quotations",
        waivable=False,
    ),
)

RULES: Mapping[str, Rule] = MappingProxyType({rule.name: rule for rule in _DECLARED})
"""Every rule by its name, in the order of the manual."""
