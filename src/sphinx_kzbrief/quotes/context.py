"""What turns the meaning of words that stand in a source: `quote-context`.

The words before and after a passage in its own sentence are read outwards, as far as its clause
goes, for negations, hedges, conditions, reporting verbs and questions. The walk is a heuristic:
it warns, and never decides a verdict.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sphinx_kzbrief.quotes.clauses import sentence_around
from sphinx_kzbrief.quotes.edges import edges, opener
from sphinx_kzbrief.quotes.lexicon import turners
from sphinx_kzbrief.quotes.model import ContextKind, ContextWord
from sphinx_kzbrief.quotes.turning_words import AUXILIARIES, CONJUNCTIONS, EXCLUSIONS, OPENERS
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
_OPENING_MARK: Final = re.compile('["“«„「『‘]')
_STOPPED: Final = re.compile(r"[.;?!]\s|[,:]\s*\S")
# "Had the bank failed, …": a condition without "if"; with a question mark it is a question.
_INVERTED: Final = re.compile(r"[\s\"“‘«(]*(Had|Were|Should)\s(?=.*,)", re.DOTALL)
# What stands in parentheses before the passage speaks of the words before it.
_PARENTHESIS: Final = re.compile(r"\([^()]*\)")
_DENIED_WORDS: Final = 3
_PARENTHETIC_WORDS: Final = 3
_ASIDE_WORDS: Final = 6
_NEAR_WORDS: Final = 4
_NEAR_LETTERS: Final = 60
_REPORTING_WORDS: Final = 6
_OWN_SCOPE: Final = frozenset({ContextKind.NEGATION, ContextKind.HEDGE})

_Turner = tuple[ContextKind, int, int]


def outside(text: str, span: Span) -> tuple[ContextWord, ...]:
    """Return what stands outside a passage, in its own clause, and turns its meaning.

    Args:
        text: The source.
        span: The passage, from its first word to its last.

    Returns:
        The words in the source's order; empty for whole sentences.
    """
    sentence = sentence_around(text, span.start, span.end)
    found: list[ContextWord] = []
    if text[sentence.start : span.start].strip():
        found.extend(_left(text, sentence.start, span.start, asked="?" in sentence.stop))
    if text[span.end : sentence.end].strip():
        found.extend(_right(text, span.end, sentence.end))
    stop = sentence.stop
    if "?" in stop or "？" in stop:
        mark = text.find("?" if "?" in stop else "？", sentence.end)
        if mark >= span.end:
            found.append(ContextWord(ContextKind.QUESTION, text[mark], Span(mark, mark + 1)))
    beside = edges(text, span)
    if not text[span.start].isdigit():
        beside = [word for word in beside if not _told(word, found)]
    return tuple(sorted(found + beside, key=_by_span)) if found or beside else ()


def _told(word: ContextWord, found: list[ContextWord]) -> bool:
    """Tell whether the walk through the clause has found a word already."""
    return any(word.span.overlaps(other.span) for other in found)


def _by_span(word: ContextWord) -> Span:
    return word.span


def _left(text: str, low: int, high: int, *, asked: bool) -> Iterator[ContextWord]:
    """Yield what turns the passage that starts at `high` from its left."""
    window = text[low:high]
    reaching = _reaching(window, text[high])
    inverted = None if asked or reaching else _INVERTED.match(window)
    if inverted:
        reaching = [(ContextKind.CONDITION, *inverted.span(1))]
    for kind, start, end in reaching:
        yield ContextWord(kind, window[start:end], Span(low + start, low + end))
    if not reaching and window[-6:].rstrip().endswith(("that", "что")):
        opened = opener(text, low, high)
        if opened:
            yield opened


def _reaching(window: str, first: str) -> list[_Turner]:
    """Return the turning words of a window whose reach goes to its end.

    Args:
        window: The sentence up to the passage.
        first: The first character of the passage.
    """
    found = turners(window)
    if not found:
        return []
    reaching: list[_Turner] = []
    cut = _last_bound(window)
    opening = len(window) if _OPENING_MARK.match(first) else -1
    if opening < 0 and _has_mark(window):
        opening = _open_quote(window)
    if opening >= cut and _INTRODUCED.search(window[:opening]):
        cut = opening
        reaching.extend(_denied_speech(window[:opening], found))
    clause, scope = _clause_start(window, cut)
    closed = [match.span() for match in _PARENTHESIS.finditer(window)] if ")" in window else []
    for kind, start, end in found:
        bound = scope if kind in _OWN_SCOPE else clause
        heads = cut <= start < bound and _heads(kind, window, start, end, cut)
        if (start >= bound or heads) and not any(low < start < high for low, high in closed):
            reaching.append((kind, start, end))
    return reaching


def _last_bound(window: str) -> int:
    """Return the end of the last semicolon, colon or dash of a window, or 0."""
    cut = 0
    if _MAY_BE_HARD.search(window):
        for hard in _HARD.finditer(window):
            cut = hard.end()
    return cut


def _heads(kind: ContextKind, window: str, start: int, end: int, cut: int) -> bool:
    """Tell whether a word stands at the head of a clause and so turns all of it.

    "If", "without", and a hedge with a comma of its own, as in "In theory, it works".
    """
    if window[cut:start].strip("\"“‘«' "):
        return False
    if kind is ContextKind.CONDITION or window[start:end].lower() in EXCLUSIONS:
        return True
    return kind is ContextKind.HEDGE and window[end : end + 1] == ","


def _denied_speech(window: str, found: list[_Turner]) -> Iterator[_Turner]:
    """Yield the negation of the verb that introduces direct speech: never said, “…”."""
    for kind, start, end in found:
        if kind is ContextKind.NEGATION and end <= len(window):
            between = window[end:]
            if len(_WORD.findall(between)) <= _DENIED_WORDS and not _STOPPED.search(between):
                yield kind, start, end


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
    # Where the passage starts right after a comma, the comma may close a parenthesis.
    pending = -1
    for comma in reversed(list(_COMMA.finditer(window, cut))):
        chunk = _WORD.findall(window[comma.end() : end])
        if chunk and chunk[0].lower() in CONJUNCTIONS:
            clause = comma.end()
            break
        if not chunk and end == len(window):
            pending = comma.end()
        elif scope == cut and 0 < len(chunk) <= _PARENTHETIC_WORDS:
            # Only "however," or the like between this comma and the next stop, or the passage,
            # is no new clause.
            pending = -1
        elif scope == cut:
            # A longer one, as "it was assumed", may turn the words around it, and only itself.
            aside = pending >= 0 and len(chunk) <= _ASIDE_WORDS
            scope, pending = comma.end() if aside else max(pending, comma.end()), -1
        end = comma.start()
    return clause, max(scope, clause, pending)


def _right(text: str, low: int, high: int) -> Iterator[ContextWord]:
    """Yield what turns the passage that ends at `low` from its right."""
    window = text[low:high]
    found = turners(window)
    if not found or text[low - 1] in '”»」』“"':
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


def _goes_on(since_comma: list[str]) -> bool:
    """Tell whether the words after a comma go on with the subject of the passage before it.

    ", but not now", ", but is not now" and ", with no exception" do; ", but he is not" does not.
    """
    if since_comma[:1] == ["but"]:
        return AUXILIARIES.issuperset(since_comma[1:])
    return since_comma[:1] == ["with"] and len(since_comma) <= _NEAR_WORDS


def _reaches_back(kind: ContextKind, before: str, word: str) -> bool:
    """Tell whether a word turns a passage that ends where `before` begins."""
    comma = max(before.rfind(","), before.rfind("，"), before.rfind("、"))
    since = before[comma + 1 :]
    if kind in _OWN_SCOPE and len(since) > _NEAR_LETTERS:
        return False
    words = [found.lower() for found in _WORD.findall(since)]
    since_comma = words if comma >= 0 else []
    if _goes_on(since_comma) or (kind is ContextKind.NEGATION and words[-1:] == ["but"]):
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
