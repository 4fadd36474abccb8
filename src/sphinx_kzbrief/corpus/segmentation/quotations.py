"""Quotations: whose words stand between marks, and what only looks like a quotation."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_kzbrief.corpus.segmentation.lexicon import PORTFOLIOS, TITLES
from sphinx_kzbrief.corpus.segmentation.people import bare

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_kzbrief.corpus.segmentation.events import Event
    from sphinx_kzbrief.corpus.segmentation.marks import Quoted
    from sphinx_kzbrief.corpus.segmentation.sentences import Sentence
    from sphinx_kzbrief.corpus.segmentation.subjects import Subject

SHORTEST_ATTRIBUTED = 3
"""Fewer words in marks than this, inside a report, may be the reporter's own scare quotes."""
SHORTEST_OPEN = 4
"""Fewer words in marks than this, with nobody named, are a term."""
LONGEST_GAP = 120

_NAMING = re.compile(
    r"(?:so[- ]called|called|known as|named|dubbed|termed|titled|entitled|termed as|nicknamed|"
    r"так называем\w+|под названием|所谓)(?:\s(?:the|an?))?\s*[\"“«„「『‘']$",
    re.IGNORECASE,
)
_DETERMINED = re.compile(
    r"\b(?:the|an?|its|this|these|those|their|his|her|our)\s[\"“«„‘']$", re.IGNORECASE
)
_CLOSING = " \t\u00a0\n,.!?…，。！？\"”»’'」—–-"
_RESUMING = ' \t\u00a0\n.,—–―-"“«„'
_NEW_CLAUSE = frozenset(
    {"while", "but", "and", "whereas", "although", "though", "because", "when", "а", "но", "и",
     "когда", "хотя"}
)  # fmt: skip
_RANKS = frozenset({"under", "us", "u.s", "uk", "eu", "un"})
_HAN = re.compile(r"[\u3400-\u9fff]")
_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")


_OTHERS = (
    r"claims?|reports?|allegations?|accusations?|assertions?|suggestions?|rumou?rs?|notion|idea|"
    r"сообщени\w+|утверждени\w+|обвинени\w+|слух\w*"
)
_DISOWNED = re.compile(
    rf"\b(?:{_OTHERS})(?:\s(?:by|of|from)\s[^,.;:?!]{{2,40}})?,?"
    r"(?:\s(?:that|of|what|что|о том, что))?\s*[\"“«„‘]$"
    r"|\b(?:accused?|accuses|accusing|обвин\w+)\b[^.;:?!]{2,60}\s(?:of|в)\s[\"“«„‘]$",
    re.IGNORECASE,
)
"""What stands before words that somebody speaks about: "rejected claims that “…”"."""


def is_disowned(text: str, quoted: Quoted) -> bool:
    """Tell whether marks hold what the sentence calls the claims of others."""
    return _DISOWNED.search(text[max(0, quoted.start - 120) : quoted.start]) is not None


def word_count(words: str) -> int:
    """Count words; Han characters count as half a word each."""
    han = len(_HAN.findall(words))
    return len(_WORD.findall(_HAN.sub(" ", words))) + (han + 1) // 2


def is_title(words: str) -> bool:
    """Tell whether marks hold a name of something: most of its longer words are capitalised."""
    longer = [word for word in _WORD.findall(words) if len(word) > 3 and not _HAN.match(word)]
    capitalised = sum(word[0].isupper() for word in longer)
    return len(longer) > 1 and 10 * capitalised >= 7 * len(longer)


def is_term(text: str, quoted: Quoted) -> bool:
    """Tell whether marks set off a term rather than somebody's words, nobody being named."""
    words = text[quoted.start : quoted.end]
    before = text[max(0, quoted.start - 40) : quoted.start]
    if word_count(words) < SHORTEST_OPEN or is_title(words) or _NAMING.search(before):
        return True
    determined = _DETERMINED.search(before) is not None
    return determined and word_count(words) <= 8 and words[-1] not in ".!?…"


def is_said(text: str, quoted: Quoted, *, inside: bool) -> bool:
    """Tell whether marks hold words of somebody whom the sentence lets speak.

    Args:
        text: Canonical text.
        quoted: The stretch.
        inside: Whether it stands inside a report: then a word or two may be scare quotes.
    """
    words = text[quoted.start : quoted.end]
    if _NAMING.search(text[max(0, quoted.start - 40) : quoted.start]):
        return False
    after = text[quoted.outer_end : quoted.outer_end + 1]
    if not inside and (words.rstrip()[-1] in ".,!?…。，！？" or after == ","):
        return True
    return word_count(words) >= SHORTEST_ATTRIBUTED and not is_title(words)


def attributed(
    text: str,
    stretches: Sequence[Quoted],
    told: Sequence[tuple[Sentence, list[Event]]],
) -> list[tuple[Quoted, Subject | None]]:
    """Give each quotation its speaker, and leave terms out.

    Args:
        text: Canonical text.
        stretches: Stretches between marks, in order.
        told: Sentences of the paragraph with their speech events.

    Returns:
        Quotations with who is quoted; None where the text names nobody.
    """
    found: list[tuple[Quoted, Subject | None]] = []
    before: Subject | None = None
    place = 0
    for quoted in stretches:
        while place + 1 < len(told) and told[place][0].end <= quoted.start:
            place += 1
        sentence, events = told[place]
        event = None if is_disowned(text, quoted) else _event_of(sentence, events, quoted)
        inside = event is not None and _in_clause(event, quoted)
        subject = event.subject if event else None
        if subject is None and (
            _resumes(sentence, events, quoted, found)
            or _goes_on(sentence, quoted, told[place - 1] if place else None, found)
        ):
            subject = before
        kept = (
            not is_term(text, quoted) if subject is None else is_said(text, quoted, inside=inside)
        )
        if kept:
            found.append((quoted, subject))
            before = subject
    return found


def _event_of(sentence: Sentence, events: Sequence[Event], quoted: Quoted) -> Event | None:
    """Find the event that brings a quotation in: by its clause, before it, or after it."""
    for event in reversed(events):
        if _in_clause(event, quoted):
            return event
    for event in reversed(events):
        if event.end <= quoted.start:
            gap = sentence.text[event.end - sentence.start : quoted.start - sentence.start]
            if len(gap) <= LONGEST_GAP and not re.search(r"[.;?!\ue000]", gap):
                return event
            break
    for event in events:
        if event.start >= quoted.end:
            gap = sentence.text[quoted.end - sentence.start : event.start - sentence.start]
            if _only_titles(gap):
                return event
            break
    return None


def _only_titles(gap: str) -> bool:
    """Tell whether only marks, small words and titles stand between a quotation and its event."""
    words = gap.lstrip(_CLOSING).split()
    return (
        len(words) <= 6
        and not _NEW_CLAUSE & set(words)
        and all(
            re.fullmatch(r"[a-zа-яё]+", word) or bare(word) in TITLES | PORTFOLIOS | _RANKS
            for word in words
        )
    )


def _resumes(
    sentence: Sentence,
    events: Sequence[Event],
    quoted: Quoted,
    found: Sequence[tuple[Quoted, Subject | None]],
) -> bool:
    """Tell whether a quotation goes on right after the attribution of the one before it."""
    before = [event for event in events if event.end <= quoted.start]
    if not before or not found or found[-1][0].end > before[-1].start:
        return False
    gap = sentence.text[before[-1].end - sentence.start : quoted.start - sentence.start]
    return found[-1][1] is before[-1].subject and not gap.strip(_RESUMING)


def _in_clause(event: Event, quoted: Quoted) -> bool:
    return any(clause.start <= quoted.start < clause.end for clause in event.clauses)


def _goes_on(
    sentence: Sentence,
    quoted: Quoted,
    previous: tuple[Sentence, list[Event]] | None,
    found: Sequence[tuple[Quoted, Subject | None]],
) -> bool:
    """Tell whether a quotation carries on the one before it: “…,” she said. “…”."""
    if previous is None or not found or not previous[1]:
        return False
    # Words outside the marks may attribute it to another: “No,” her colleague objected.
    alone = not re.search(r"[^\W\d_]", sentence.text.replace("\ue000", ""))
    opens = not sentence.text[: quoted.start - sentence.start].strip(_RESUMING)
    return opens and alone and found[-1][0].start >= previous[0].start
