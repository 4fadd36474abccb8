"""Rules about the corpus and its sources."""

from __future__ import annotations

from sphinx_kzbrief.evidence.rules.model import Rule, Severity

RULES = (
    Rule(
        "source-unknown",
        Severity.ERROR,
        "No source of the corpus has this key.",
        "A key in a brief must be one of `corpus.yaml`. The message proposes the nearest ones.",
        "{kzcite}`gt-nuryshew-2022` where the corpus has `gt-nuryshev-2022`",
        waivable=False,
    ),
    Rule(
        "source-unreadable",
        Severity.ERROR,
        "The file of a source cannot be read.",
        "The file is missing, refused because it lies outside the corpus folder, or not in a "
        "format that can be read. No quotation of that source passes.",
        "file: interview.txt, when the folder holds no such file",
        waivable=False,
    ),
    Rule(
        "source-damaged",
        Severity.WARNING,
        "Our copy of a source seems damaged.",
        "The reader found replacement characters, a page without text, columns run together or "
        "the like. It is told where a page uses a passage that it concerns, or the whole source. "
        "Check that against the original; once that is done, `kzbrief review` accepts what was "
        "found in the file as it is.",
        "a scanned PDF that holds pictures of pages and no text",
    ),
    Rule(
        "speakers-unused",
        Severity.WARNING,
        "A label of `speakers` opens no turn of our copy.",
        "The manifest says who stands behind a label, and no turn of the copy begins with it: the "
        "label is written otherwise there, or its turns could not be read and are nobody's. Write "
        "it as the copy has it at the start of a turn, or leave it out.",
        "speakers: {Mr Berg: {name: Tomas Berg}}, where the copy has “BERG:”",
    ),
    Rule(
        "corpus-invalid",
        Severity.ERROR,
        "The manifest says something that cannot be used.",
        "Unknown or doubled keys, values of a wrong type, dates that are not EDTF, links that are "
        "not http(s), paths that leave the corpus folder. The entry is left out or read without "
        "the bad field; the rest of the corpus loads.",
        'issued: "21 June 2022" instead of "2022-06-21"',
        waivable=False,
    ),
    Rule(
        "rights-excerpt",
        Severity.ERROR,
        "The rights of the source do not let its words be shown.",
        "A source with `rights: citation` may be cited but not quoted; nothing of its text "
        "reaches any output. Nor may a page include or offer the file of a source whose rights "
        "are not `full`.",
        "a kzquote of a source with rights: citation",
        waivable=False,
    ),
)
