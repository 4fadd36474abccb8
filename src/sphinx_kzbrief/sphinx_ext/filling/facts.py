"""Facts: what is known of a source beside its entry in a reference list, in readers' words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from babel import Locale, UnknownLocaleError

from sphinx_kzbrief.citations import format_date
from sphinx_kzbrief.sphinx_ext.messages import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_kzbrief.corpus import Source


def facts_of(source: Source, language: str) -> Iterator[tuple[str, str]]:
    """Yield what is known of a source, as names and values.

    Args:
        source: The source.
        language: BCP 47 tag of the language to print in.
    """
    copy = source.copy
    rows = (
        (_("Key"), source.key),
        (_("Language"), language_name(source.language, language)),
        (_("Original language"), language_name(source.original_language, language)),
        (_("Translation"), _translations().get(source.translated_by or "", source.translated_by)),
        (_("Reliability"), _ratings().get(source.reliability or "", source.reliability)),
        (_("Note"), source.note),
        (_("Our copy"), copy.origin if copy else None),
        (_("Retrieved"), _date(copy.retrieved if copy else None, language)),
        (_("Compared with the original"), _date(copy.compared if copy else None, language)),
        (_("Rights"), _rights()[source.rights.value]),
    )
    for name, value in rows:
        if value:
            yield name, value


def language_name(tag: str | None, language: str) -> str | None:
    """Return the name of a language.

    Args:
        tag: BCP 47 tag of the language to name; None where it is not known.
        language: BCP 47 tag of the language to name it in.

    Returns:
        Its name; the tag itself where the name is not known.
    """
    if tag is None:
        return None
    try:
        named = Locale.parse(tag, sep="-")
        name = named.get_display_name(Locale.parse(language.replace("-", "_")))
    except (UnknownLocaleError, ValueError):
        return tag
    return name or tag


def _date(value: str | None, language: str) -> str | None:
    return format_date(value, language) if value else None


def _rights() -> dict[str, str]:
    return {
        "full": _("the whole text may be shown"),
        "excerpt": _("excerpts may be shown"),
        "citation": _("may be cited, not shown"),
    }


def _translations() -> dict[str, str]:
    return {
        "official": _("official"),
        "human": _("by a person"),
        "machine": _("by a machine"),
        "unknown": _("by an unknown hand"),
    }


def _ratings() -> dict[str, str]:
    """Return the letters by which sources are rated, with what they mean (NATO AJP-2.1)."""
    return {
        "A": _("A (completely reliable)"),
        "B": _("B (usually reliable)"),
        "C": _("C (fairly reliable)"),
        "D": _("D (not usually reliable)"),
        "E": _("E (unreliable)"),
        "F": _("F (reliability cannot be judged)"),
    }
