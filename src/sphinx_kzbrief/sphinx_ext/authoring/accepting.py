"""The option `accept` of our directives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_kzbrief.evidence.records import MarkupError
from sphinx_kzbrief.evidence.waivers import Waiver, WaiverError, parse_waivers

if TYPE_CHECKING:
    from sphinx_kzbrief.sphinx_ext.authoring.quotation import Written


def waivers_of(written: Written) -> tuple[tuple[Waiver, ...], tuple[MarkupError, ...]]:
    """Return the findings that an author accepts, and what is wrong with the markup so far."""
    if "accept" not in written.options:
        return (), written.markup
    try:
        return parse_waivers(written.options["accept"]), written.markup
    except WaiverError as error:
        return (), (*written.markup, MarkupError(error.message, error.remedy))
