"""What turns the meaning of words that stand in a source: `quote-context`.

The words before and after a passage in its own sentence are read outwards, as far as its clause
goes, for negations, hedges, conditions, reporting verbs and questions. The walk is a heuristic:
it warns, and never decides a verdict.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sphinx_kzbrief.quotes.clauses import sentence_around
from sphinx_kzbrief.quotes.lexicon import turners
from sphinx_kzbrief.quotes.model import ContextKind, ContextWord
from sphinx_kzbrief.quotes.turning_words import (
    CONJUNCTIONS,
    MAGNITUDES,
    NEGATIVE_ENDINGS,
    NEGATIVE_PREFIXES,
    OPENERS,
    QUALIFIERS,
)
from sphinx_kzbrief.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_WORD: Final = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_HARD: Final = re.compile(r"[;:—–；：]|\s-\s")
_MAY_BE_HARD: Final = re.compile("[;:—–；：-]")
_MARK: Final = re.compile("[\"'“”«»„‘’「」『』]")
_COMMA: Final = re.compile("[,，、]")
_OPENING: Final = re.compile(r"(?:(?<=[\s(])|(?<![\s\S]))[\"'](?=\S|\Z)|[“«„「『]|(?<!\w)‘")
_CLOSING: Final = re.compile(r"(?<=\S)[\"'](?=[\s.,;:?!)]|\Z)|[”»」』]|’(?!\w)")
_CLOSES_HERE: Final = re.compile(r"[,.?!…，。]?(?:[\"”»」』]|['’](?!\w))")
_INTRODUCED: Final = re.compile(
    r"(?:[,:，：]|\b(?:that|saying|said|says|asked|added|что)|说|表示)\s*\Z",
    re.IGNORECASE,
)
_PREFIX: Final = re.compile(r"([^\W\d_]+)[-‐‑]\Z")
_ENDING: Final = re.compile(r"[-‐‑]([^\W\d_]+)")
_CURRENCY_BEFORE: Final = re.compile(r"[A-Z]{0,3}[$€£¥₸₽₴₹]\s?\Z")
_NUMBER_BEFORE: Final = re.compile(r"\d[\d.,]*\s?[-–—]?\s?\Z")
_RANGE_AFTER: Final = re.compile(r"\s?[-–—]\s?\d[\d.,]*")
_QUALIFIED: Final = re.compile(rf"(?<!\w){QUALIFIERS}", re.IGNORECASE)
_POWER: Final = re.compile(r"(?<=[^\W\d_])(?<![^\W\d_]{4})[¹²³⁴-⁹⁰⁻]+")
_CURRENCY_AFTER: Final = re.compile(r"\s?[$€£¥₸₽₴₹]")
_MAGNITUDE: Final = re.compile(MAGNITUDES, re.IGNORECASE)
_SUPERSCRIPTS: Final = frozenset("¹²³⁴⁵⁶⁷⁸⁹⁰⁻")
_PARENTHETIC_WORDS: Final = 3
_NEAR_WORDS: Final = 4
_NEAR_LETTERS: Final = 60
_REPORTING_WORDS: Final = 6
_OWN_SCOPE: Final = frozenset({ContextKind.NEGATION, ContextKind.HEDGE})


def outside(text: str, span: Span) -> tuple[ContextWord, ...]:
    """Return what stands outside a passage, in its own clause, and turns its meaning.

    Args:
        text: The source.
        span: The passage, from its first word to its last.

    Returns:
        The words in the source's order; empty for whole sentences.
    """
    sentence = sentence_around(text, span.start, span.end)
    found = _edges(text, span)
    if text[sentence.start : span.start].strip():
        found.extend(_left(text, sentence.start, span.start))
    if text[span.end : sentence.end].strip():
        found.extend(_right(text, span.end, sentence.end))
    stop = sentence.stop
    if "?" in stop or "？" in stop:
        mark = text.find("?" if "?" in stop else "？", sentence.end)
        if mark >= span.end:
            found.append(ContextWord(ContextKind.QUESTION, text[mark], Span(mark, mark + 1)))
    return tuple(sorted(found, key=lambda word: word.span)) if found else ()


def _left(text: str, low: int, high: int) -> Iterator[ContextWord]:
    """Yield what turns the passage that starts at `high` from its left."""
    window = text[low:high]
    found = turners(window)
    if not found:
        return
    cut = 0
    if _MAY_BE_HARD.search(window):
        for hard in _HARD.finditer(window):
            cut = hard.end()
    if _has_mark(window):
        opening = _open_quote(window)
        if opening >= cut and _INTRODUCED.search(window[:opening]):
            cut = opening
    clause, scope = _clause_start(window, cut)
    for kind, start, end in found:
        if start < cut:
            continue
        first_word = not window[cut:start].strip("\"“‘«' ")
        if start < clause and not (kind is ContextKind.CONDITION and first_word):
            continue
        if kind in _OWN_SCOPE and start < scope:
            continue
        yield ContextWord(kind, window[start:end], Span(low + start, low + end))


def _open_quote(window: str) -> int:
    """Return the offset of a quote mark that is open at the end of `window`, or -1."""
    opened: re.Match[str] | None = None
    for match in _OPENING.finditer(window):
        opened = match
    if opened is None or _CLOSING.search(window, opened.end()):
        return -1
    return opened.start()


def _has_mark(window: str) -> bool:
    """Tell whether quote marks other than apostrophes inside words stand in `window`."""
    for match in _MARK.finditer(window):
        at = match.start()
        inside = window[at - 1 : at].isalnum() and window[at + 1 : at + 2].isalnum()
        if match.group() not in "'’" or not inside:
            return True
    return False


def _clause_start(window: str, cut: int) -> tuple[int, int]:
    """Return where the last clause starts, and from where negations and hedges reach its end.

    A comma before a conjunction opens a clause; any other comma stops the reach of a negation,
    unless only a few words stand between it and the next, as in "is not, however, ready".
    """
    clause = scope = cut
    end = len(window)
    for comma in reversed(list(_COMMA.finditer(window, cut))):
        chunk = _WORD.findall(window[comma.end() : end])
        if chunk and chunk[0].lower() in CONJUNCTIONS:
            clause = comma.end()
            break
        # Only "however," or the like between this comma and the next stop, or the passage, is
        # no new clause.
        if scope == cut and not 0 < len(chunk) <= _PARENTHETIC_WORDS:
            scope = comma.end()
        end = comma.start()
    return clause, max(scope, clause)


def _right(text: str, low: int, high: int) -> Iterator[ContextWord]:
    """Yield what turns the passage that ends at `low` from its right."""
    window = text[low:high]
    found = turners(window)
    if not found or text[low - 1] in "”»」』":
        return
    if _has_mark(window):
        if _CLOSES_HERE.match(window):
            return
        closing = _CLOSING.search(window)
        opening = _OPENING.search(window)
        if closing and (opening is None or closing.start() < opening.start()):
            window = window[: closing.start()]
    window = window.partition(";")[0].partition("；")[0]
    for kind, start, end in found:
        if end > len(window):
            break
        before = window[:start]
        if _reaches_back(kind, before, window[start:end]):
            yield ContextWord(kind, window[start:end], Span(low + start, low + end))


def _reaches_back(kind: ContextKind, before: str, word: str) -> bool:
    """Tell whether a word turns a passage that ends where `before` begins."""
    comma = max(before.rfind(","), before.rfind("，"), before.rfind("、"))
    since = before[comma + 1 :]
    if kind in _OWN_SCOPE and len(since) > _NEAR_LETTERS:
        return False
    words = [found.lower() for found in _WORD.findall(since)]
    since_comma = words if comma >= 0 else []
    if comma >= 0 and since_comma[:1] == ["but"] and len(since_comma) <= _NEAR_WORDS:
        return True
    if kind is ContextKind.CONDITION:
        return not (since_comma and since_comma[0] in CONJUNCTIONS)
    if kind is ContextKind.REPORTING:
        if word.lower().endswith("ing"):
            return False
        if word.lower().startswith(("accord", "по ")):
            return True
        if comma >= 0:
            return len(since_comma) <= _REPORTING_WORDS and "which" not in since_comma
        return len(words) < _NEAR_WORDS and not OPENERS.intersection(words)
    if kind is ContextKind.HEDGE and comma >= 0 and len(since_comma) <= 2:
        return True
    return comma < 0 and len(words) < _NEAR_WORDS and not OPENERS.intersection(words)


def _edges(text: str, span: Span) -> list[ContextWord]:
    """Return what belongs to the passage's first or last word and stands outside it."""
    found: list[ContextWord] = []
    start, end = span
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    first, last = text[start], text[end - 1]
    if before in "-‐‑":
        prefix = _PREFIX.search(text, max(0, start - 20), start)
        if prefix and prefix.group(1).lower() in NEGATIVE_PREFIXES:
            found.append(ContextWord(ContextKind.NEGATION, prefix.group(), Span(*prefix.span())))
    if after in "-‐‑":
        ending = _ENDING.match(text, end)
        if ending and ending.group(1).lower() in NEGATIVE_ENDINGS:
            found.append(ContextWord(ContextKind.NEGATION, ending.group(), Span(*ending.span())))
    found.extend(_measure(text, start, end, first, last))
    return found


def _measure(text: str, start: int, end: int, first: str, last: str) -> Iterator[ContextWord]:
    """Yield signs, units, magnitudes and range ends that a number at an edge is cut from."""
    patterns: list[re.Match[str] | None] = []
    low = max(0, start - 16)
    if first.isdigit() or first in "$€£¥₸₽":
        patterns.append(_QUALIFIED.search(text, low, start))
    if first.isdigit():
        patterns.append(_CURRENCY_BEFORE.search(text, low, start))
        if text[start - 1 : start] in {"-", "–", "—"} or text[start - 2 : start].strip() in {
            "–",
            "-",
        }:
            patterns.append(_NUMBER_BEFORE.search(text, low, start))
    elif text[max(0, start - 2) : start].strip(" \u00a0-")[-1:].isdigit() and _MAGNITUDE.match(
        text, start
    ):
        patterns.append(_NUMBER_BEFORE.search(text, low, start))
    if text[end : end + 1] in _SUPERSCRIPTS:
        patterns.append(_POWER.match(text, end))
    if last.isdigit():
        patterns.append(_MAGNITUDE.match(text, end))
        patterns.append(_CURRENCY_AFTER.match(text, end))
        patterns.append(_RANGE_AFTER.match(text, end))
    for match in patterns:
        if match is not None:
            yield ContextWord(ContextKind.MEASURE, match.group().strip(), Span(*match.span()))
