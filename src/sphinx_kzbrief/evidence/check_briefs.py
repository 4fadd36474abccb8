"""The check of a brief's head: its dates, and what the prose of its page leaves unchecked."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sphinx_kzbrief.citations import DateError, parse_date
from sphinx_kzbrief.evidence.findings import Finding, apply_waivers, markup_findings
from sphinx_kzbrief.evidence.outcomes import PlainOutcome
from sphinx_kzbrief.evidence.unchecked import unchecked_findings

if TYPE_CHECKING:
    from sphinx_kzbrief.corpus import Corpus
    from sphinx_kzbrief.evidence.elsewhere import Elsewhere
    from sphinx_kzbrief.evidence.records import BriefRecord


def check_brief(
    corpus: Corpus, elsewhere: Elsewhere, record: BriefRecord, language: str
) -> PlainOutcome:
    """Check the head of a brief and the prose of its page.

    Args:
        corpus: The corpus.
        elsewhere: Looks for words in all sources.
        record: The head as written.
        language: BCP 47 tag of the brief.

    Returns:
        The outcome.
    """
    found = markup_findings(record)
    base = Finding("markup-invalid", record.place, "", docname=record.docname)
    for name, value in (("date", record.date), ("cut-off", record.cut_off)):
        if value is None:
            continue
        try:
            # Words may follow the date, such as what it is the date of.
            parse_date(value.partition(", ")[0])
        except DateError:
            found.append(
                replace(
                    base,
                    message=f"The option “{name}” is “{value}”, which is no date.",
                    remedy="Write it as in 2022-06-21, or with EDTF as in 2022-06 or 2022-06-21?.",
                )
            )
    found += unchecked_findings(corpus, elsewhere, record, language)
    kept, waived = apply_waivers(found, record.waivers)
    return PlainOutcome(record.ident, kept, waived)
