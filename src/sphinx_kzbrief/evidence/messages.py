"""The words of findings about quotations: what was expected, what the source has, what to do."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from sphinx_kzbrief.quotes.model import AlterationKind, DifferenceKind, Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_kzbrief.quotes.model import Difference, Match

_TAIL = re.compile(r"^[-‐‑%’'][^\s]*")
_HEAD = re.compile(r"(?:[^\s]*[-‐‑]|[$€£¥₸₽])$")
_SHOWN = 90
"""Characters of a quotation that a message repeats."""
HOUSE_STYLE = {
    AlterationKind.CAPITALS: "capitals",
    AlterationKind.HYPHEN: "hyphens",
    AlterationKind.COMMA: "commas",
}
"""Changes that are no other words, and what a message calls them."""
_AROUND = 4
"""Words of agreement shown on each side of a difference."""


def quoted(words: str) -> str:
    """Return the words for a message: one line, in quotation marks, cut where long."""
    line = " ".join(words.split())
    if len(line) > _SHOWN:
        line = line[:_SHOWN].rsplit(" ", 1)[0] + " …"
    return f"“{line}”"


def diff_text(differences: Sequence[Difference]) -> str:
    """Return a word diff as `[-our copy-]{+the quotation+}` with a few words around.

    Args:
        differences: Parts of the diff, in order.

    Returns:
        One line; empty where there are no differences.
    """
    parts: list[str] = []
    differences = _whole_words(differences)
    for number, part in enumerate(differences):
        if part.kind is None:
            parts.append(_clip(part.source, first=number == 0, last=number == len(differences) - 1))
        else:
            removed = f"[-{part.source.strip()}-]" if part.source.strip() else ""
            added = f"{{+{part.quotation.strip()}+}}" if part.quotation.strip() else ""
            parts.append(removed + added)
    return " ".join(part for part in parts if part)


def _whole_words(differences: Sequence[Difference]) -> list[Difference]:
    """Widen each difference to the words that readers see: `40-fold`, not `40`; `$25`, not `25`."""
    parts = list(differences)
    for number, part in enumerate(differences):
        if part.kind is None or not (part.source and part.quotation):
            continue
        head = tail = ""
        if number + 1 < len(parts) and parts[number + 1].kind is None:
            tail, parts[number + 1] = _taken(parts[number + 1], _TAIL)
        if number and parts[number - 1].kind is None:
            head, parts[number - 1] = _taken(parts[number - 1], _HEAD)
        parts[number] = replace(
            part,
            source=f"{head}{part.source}{tail}",
            quotation=f"{head}{part.quotation}{tail}",
        )
    return parts


def _taken(agreed: Difference, pattern: re.Pattern[str]) -> tuple[str, Difference]:
    """Take what belongs to a neighbour from a part on which both sides agree."""
    found = pattern.search(agreed.source)
    if found is None:
        return "", agreed
    rest = agreed.source[: found.start()] + agreed.source[found.end() :]
    return found[0], replace(agreed, source=rest, quotation=rest)


def _clip(words: str, *, first: bool, last: bool) -> str:
    """Shorten a run on which both sides agree to the words next to a difference."""
    tokens = words.split()
    if first and len(tokens) > _AROUND:
        return " ".join(["…", *tokens[-_AROUND:]])
    if last and len(tokens) > _AROUND:
        return " ".join([*tokens[:_AROUND], "…"])
    if len(tokens) > 2 * _AROUND:
        return " ".join([*tokens[:_AROUND], "…", *tokens[-_AROUND:]])
    return " ".join(tokens)


def _house_style(match: Match) -> str:
    """Say that only marks of house style differ, and which; nothing where words do."""
    told = {part.kind for part in match.differences if part.kind is not None}
    kinds = [change.kind for change in match.alterations if change.kind in HOUSE_STYLE]
    if not kinds or not told <= {DifferenceKind(kind) for kind in HOUSE_STYLE}:
        return ""
    if kinds == [AlterationKind.HYPHEN]:
        return ": only a hyphen differs"
    return (
        f": only {' and '.join(HOUSE_STYLE[kind] for kind in HOUSE_STYLE if kind in kinds)} differ"
    )


def summary_of(match: Match, words: str, key: str, where: str | None) -> tuple[str, str]:
    """Say why a quotation is not verbatim, and what to do.

    Args:
        match: A match that is not verbatim.
        words: The quotation.
        key: Key of the source.
        where: Printed locator of the nearest passage, if one was found.

    Returns:
        Message and remedy.
    """
    shown = quoted(words)
    place = f"{key}, {where}" if where else key
    paste = f"Quote it as: {match.correction}" if match.correction else ""
    if match.verdict is Verdict.ALTERED:
        kinds = sorted({part.kind.value for part in match.differences if part.kind is not None})
        changed = f" (changed: {', '.join(kinds)})" if kinds else ""
        if kinds == [DifferenceKind.SPACE]:
            changed = " (only a space differs)"
        return (
            f"{shown} differs from our copy of {place}{_house_style(match) or changed}.",
            paste or "Quote the source's own words.",
        )
    if match.verdict is Verdict.CUT:
        return (
            f"{shown} starts or ends inside a word or a number of {place}.",
            paste or "Quote whole words and numbers.",
        )
    if match.verdict is Verdict.AMBIGUOUS:
        count = len(match.rivals) + 1
        return (
            f"{shown} stands in {count} places of {key} that differ in speaker or voice"
            + (f", first in {where}." if where else "."),
            "Name the speaker, add a locator such as #para12, or quote more words.",
        )
    return (
        f"{shown} does not stand in our copy of {place}.",
        paste or "Quote words that stand there, or cite another source.",
    )
