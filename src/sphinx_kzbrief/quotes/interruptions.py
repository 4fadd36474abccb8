"""Attributions that break a quotation inside a source: “…,” she said. “…”."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Final

from sphinx_kzbrief.quotes.gaps import paragraph_break
from sphinx_kzbrief.quotes.lexicon import lexicon_for
from sphinx_kzbrief.quotes.model import ContextKind
from sphinx_kzbrief.text.characters import HAN

if TYPE_CHECKING:
    from sphinx_kzbrief.text.prepared import PreparedText
    from sphinx_kzbrief.text.skeleton import Skeleton

# In normalised text: white space is one space, every double mark is '"', a dash has no spaces.
_MARKED: Final = re.compile(r"(?<=[,.?!\w-])([\"'])(?P<said>,? [^\"]{3,120}? )\1(?=[\w(\[$€£-])")
_MARKED_EAST: Final = re.compile(
    rf"(?<=[,.?!。\w])(\")(?P<said>,?[{HAN}][^\"\s]{{1,39}}[,:])(?=\"\w)"
)
"""Up to the mark that opens the second part, since that may close a part as well."""
_DASHED: Final = re.compile(r"(?<=[,.!?\w])-(?P<said>[^\"\-]{3,80}?)[,.]-(?=\w)")
_NEXT_SAID: Final = {
    '"': re.compile(r"[^\"]{1,2000}(?:(?<=[,.?!-])\"|\",)(?P<said> [^\"]{3,60})"),
    "'": re.compile(r"[^\"]{1,2000}?(?:(?<=[,.?!-])'|',)(?P<said> [^\"']{3,60})"),
}
_NEXT_SAID_EAST: Final = re.compile(
    rf"[^\"]{{1,2000}}(?:(?<=[,.?!。])\"|\",)(?P<said>[{HAN}][^\",.。]{{1,39}})"
)
_OTHER_SPEAKER: Final = re.compile(
    r"\b(?:repl\w+|answer\w*|counter\w*|respond\w*|retort\w*|interject\w*|interrupt\w*|asked|"
    r"ответил\w*|возразил\w*|спросил\w*)\b",
    re.IGNORECASE,
)
_IS_HAN: Final = re.compile(f"[{HAN}]")
_NAME: Final = re.compile(r"\b[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ]\w+")
# Words that open a new sentence behind the quotation, and name nobody.
_NO_NAMES: Final = frozenset(
    "A An And But He In It She So That The Then There They This Yet Но Он Она Они Это".split()  # noqa: SIM905 - a row of words
)
_LIMIT: Final = 8000
"""Attributions looked at in one text; a long novel has fewer."""
_KEY: Final = "interruptions"


@dataclass(frozen=True, slots=True)
class Interrupted:
    """A source's skeleton without its attributions.

    Attributes:
        skeleton: The skeleton.
        ends: Where the gaps that hold the attributions end in the normalised text.
    """

    skeleton: Skeleton
    ends: frozenset[int]


def without_attributions(source: PreparedText) -> Interrupted | None:
    """Return the source's skeleton without attributions, or None where it has none."""
    if _KEY not in source.derived:
        spans = _attributions(source)
        source.derived[_KEY] = _set_aside(source, spans) if spans else None
    held = source.derived[_KEY]
    return held if isinstance(held, Interrupted) else None


def _set_aside(source: PreparedText, spans: list[tuple[int, int]]) -> Interrupted:
    """Return the skeleton of a text without some ranges; marks beside them join their gaps."""
    skeleton = source.skeleton_without(spans)
    gaps = (bisect_right(skeleton.starts, start) - 1 for start, _ in spans)
    return Interrupted(skeleton, frozenset(skeleton.ends[gap] for gap in gaps))


def _attributions(source: PreparedText) -> list[tuple[int, int]]:
    """Return the ranges of attributions in the normalised text, closing to opening mark."""
    text = source.text
    found: list[tuple[int, int]] = []
    if '"' in text or "'" in text:
        found.extend(
            match.span()
            for match in islice(_MARKED.finditer(text), _LIMIT)
            if _punctuated(text, match)
            and _attributes(match.group("said"))
            and _same_speaker(text, match)
        )
    if '"' in text and _IS_HAN.search(text):
        found.extend(
            (match.start(), match.end() + 1)
            for match in islice(_MARKED_EAST.finditer(text), _LIMIT)
            if _punctuated(text, match)
            and _reports(match.group("said"))
            and _same_speaker_east(text, match)
        )
    if "-" in text:
        found.extend(
            match.span()
            for match in islice(_DASHED.finditer(text), _LIMIT)
            if _attributes(match.group("said"))
        )
    return [span for span in found if not _crosses_paragraph(source, span)]


def _punctuated(text: str, match: re.Match[str]) -> bool:
    """Tell whether a stop or comma stands before or behind the mark that closes the first part.

    Two words in marks with a verb between them, as in the “win” they reported “fell”, are no
    quotation that is broken.
    """
    return text[match.start() - 1] in ",.?!-。" or match.group("said")[0] == ","


def _attributes(said: str) -> bool:
    """Tell whether words between two quotations attribute both to one speaker."""
    if _OTHER_SPEAKER.search(said) or len(said.split()) == 1:
        return False
    return _reports(said)


def _reports(said: str) -> bool:
    """Tell whether a verb of reporting stands in some words."""
    lexicon = lexicon_for(said)
    return lexicon.language.verbs.search(said) is not None or any(
        word.kind is ContextKind.REPORTING for word in lexicon.turners(said)
    )


def _same_speaker(text: str, match: re.Match[str]) -> bool:
    """Tell whether no other person is named for the words that go on after the attribution."""
    following = _NEXT_SAID[match.group(1)].match(text, match.end())
    if following is None or not _attributes(following.group("said")):
        return following is None or not _OTHER_SPEAKER.search(following.group("said"))
    here = set(_NAME.findall(match.group("said")))
    there = set(_NAME.findall(following.group("said").split(".")[0])) - _NO_NAMES
    return not there or bool(here & there)


def _same_speaker_east(text: str, match: re.Match[str]) -> bool:
    """Tell whether nobody, or the same person, is named for the Chinese words that go on."""
    following = _NEXT_SAID_EAST.match(text, match.end() + 1)
    if following is None or not _reports(following.group("said")):
        return True
    return following.group("said") == match.group("said").strip(",:")


def _crosses_paragraph(source: PreparedText, span: tuple[int, int]) -> bool:
    raw = source.to_raw(*span)
    return raw is None or paragraph_break(raw.of(source.raw))
