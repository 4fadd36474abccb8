"""Checks of the manifest that need more than one entry: keys that collide, dangling names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from sphinx_kzbrief.corpus.keys import KEY_RULE, RESERVED, did_you_mean, identifier, is_key

if TYPE_CHECKING:
    from sphinx_kzbrief.corpus.manifest_model import Draft

# The word behind a number is a span of time: `365 days`.
_OPERAND = re.compile(r"(?<![A-Za-z0-9._-])(?<![0-9] )[A-Za-z][A-Za-z0-9._-]*")


def check_keys(draft: Draft) -> None:
    """Drop entries whose keys are malformed or collide with an earlier one.

    Two keys collide where docutils would give them one identifier (`a_2022`, `a.2022`), which
    includes keys that differ only in case: on some systems they would share one file.

    Args:
        draft: The manifest; changed in place.
    """
    for section, entries in draft.entries.items():
        first: dict[str, str] = {}
        for key in list(entries):
            made = identifier(key) if is_key(key) else ""
            if not is_key(key):
                why, remedy = "this is not a key", f"Use {KEY_RULE}."
            elif key.lower() == RESERVED:
                why = f"the key {RESERVED!r} is taken by the page that lists the sources"
                remedy = "Choose another key."
            elif not made:
                why, remedy = "a key needs a letter, for links to it", "Add a letter."
            elif made in first:
                other = first[made]
                differ = (
                    "differs only in case from"
                    if other.lower() == key.lower()
                    else (f"makes the same link ({made!r}) as")
                )
                why, remedy = f"the key {differ} {other!r}", "Rename one of the two."
            else:
                first[made] = key
                continue
            draft.drop(section, key, why, remedy)


def check_figures(draft: Draft) -> None:
    """Drop figures that name no source, and names of sources, figures and measures unknown.

    Args:
        draft: The manifest; changed in place.
    """
    figures, sources = draft.entries["figures"], draft.entries["sources"]
    measures = draft.entries["measures"]
    for id_, plain in list(figures.items()):
        wrong = _wrong_origin(plain, sources, figures)
        if wrong:
            draft.drop("figures", id_, *wrong)
            continue
        measure = plain.get("measure")
        if measure is not None and measure not in measures:
            report = draft.reports[plain["@manifest"]]
            report.add(
                plain["@line"],
                f"figures.{id_}.measure: no measure is called {measure!r}",
                did_you_mean(measure, measures) or f"Declare it under 'measures': {measure}: …",
            )
            del plain["measure"]


def _wrong_origin(
    plain: dict[str, Any], sources: dict[str, Any], figures: dict[str, Any]
) -> tuple[str, str] | None:
    """Say what is wrong with where a figure comes from, and what to do about it."""
    if "derive" in plain:
        if "find" in plain or "source" in plain:
            return (
                "a derived figure has no source of its own",
                "Leave out 'source' and 'find', or 'derive'.",
            )
        for operand in _OPERAND.findall(plain["derive"]):
            if operand not in figures:
                remedy = did_you_mean(operand, figures) or "Name ids of figures, or numbers."
                return f"'derive' names {operand!r}, which is no figure", remedy
        return None
    key = plain.get("source")
    if key is None:
        return "'source' is missing", "Name the source that states the words of 'find'."
    if key not in sources:
        return f"no source has the key {key!r}", did_you_mean(key, sources) or "Add the source."
    return None
