"""What stands right beside a passage in its sentence and turns its meaning: `quote-context`.

A word is told where it governs the passage: a negation, hedge or verb of reporting within three
words before it in the same clause; a condition or exception that heads its clause or stands right
behind it; a question that the words are; the rest of a number, a measure or a comparison; an
attribution, or a limit, right behind it. What stands further away turns too little to be worth
heeding. The text is read by the words of its language (`languages/`); where that has none, only
signs and ranges of numbers are told. A warning never decides a verdict.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sphinx_kzbrief.quotes.clauses import sentence_around
from sphinx_kzbrief.quotes.governors import (
    COMMA,
    HARD,
    HEAD_REACH,
    THAT,
    Found,
    governors,
    holds_verb,
    opens_phrase,
    own,
)
from sphinx_kzbrief.quotes.lexicon import TOKEN, lexicon_for
from sphinx_kzbrief.quotes.measures import measures
from sphinx_kzbrief.quotes.model import ContextKind, ContextWord
from sphinx_kzbrief.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx_kzbrief.quotes.lexicon import Lexicon

_WINDOW: Final = 110
_ATTRIBUTED: Final = 8
_CLOSED: Final = re.compile(r"[,.?!…，。]{0,2}(?:[\"”»」』]|['’](?!\w))")
_CLOSING: Final = '”»」』"'
_JOINED: Final = re.compile(r"[\s—–(-]*[,，]?\s*((?:but|only|even|then|а|но)\s+)?")
_PARTED: Final = re.compile(r"\s*[,，—–-]+[\s—–-]*")
_DASHES: Final = frozenset("-–—")
_CHUNK: Final = re.compile(r"[\s,，—–-]*([^,.;:!?“”\"«»，。；：()]++)(?!\s*[:：“\"«])")
_SUFFIX: Final = re.compile(r"[-‐‑](?:free|less|like|proof|style)\b")
_WHEN: Final = re.compile(r"\s(?:on|in|at|to|last|this|yesterday|today|в|на|во)\b")


def outside(text: str, span: Span, language: str | None = None) -> tuple[ContextWord, ...]:
    """Return what stands outside a passage, in its own clause, and turns its meaning.

    Args:
        text: The source.
        span: The passage, from its first word to its last.
        language: BCP 47 tag of the source; None where its script shall tell.

    Returns:
        The words in the source's order; empty for whole sentences.
    """
    sentence = sentence_around(text, span.start, span.end)
    left = text[sentence.start : span.start]
    right = text[span.end : sentence.end]
    before, behind = bool(left.strip()), bool(right.strip())
    asked = "?" in sentence.stop or "？" in sentence.stop
    if not (before or behind or asked):
        return ()
    lexicon = lexicon_for(text[sentence.start : sentence.end], language)
    quoted = text[span.start : span.end]
    found: list[Found] = []
    if before:
        low = max(sentence.start, span.start - _WINDOW)
        window, whole = text[low : span.start], low == sentence.start
        for kind, start, end in governors(window, quoted, lexicon, whole=whole, ends=not behind):
            found.append((kind, low + start, low + end))
    if behind:
        for kind, start, end in _right(right[:_WINDOW], quoted, lexicon, opens=not before):
            found.append((kind, span.end + start, span.end + end))
    if asked and _is_asked(left, quoted, right, lexicon):
        at = sentence.end
        found.append((ContextKind.QUESTION, at, at + len(sentence.stop.rstrip('"”’»)'))))
    found += measures(text, span, sentence.start, sentence.end, lexicon)
    if not (found or asked):
        return ()
    words = [
        ContextWord(kind, text[low:high].strip(), Span(low, high)) for kind, low, high in found
    ]
    if asked and not words and "?" not in quoted and not right.strip():
        # The words show by themselves that they ask; only the mark is gone.
        spot = Span(sentence.end, sentence.end + 1)
        words.append(ContextWord(ContextKind.QUESTION, spot.of(text), spot, severity="note"))
    return tuple(sorted(apart(words), key=lambda word: word.span))


def apart(words: Iterable[ContextWord]) -> Iterator[ContextWord]:
    """Yield words that no longer one overlaps."""
    taken: list[Span] = []
    for word in sorted(words, key=lambda word: word.span.start - word.span.end):
        if not any(word.span.overlaps(other) for other in taken):
            taken.append(word.span)
            yield word


def _right(window: str, quoted: str, lexicon: Lexicon, *, opens: bool) -> Iterator[Found]:
    """Yield what turns a passage from its right: 6 of 66 cuts are told by nothing else.

    Args:
        window: What stands behind it in its sentence.
        quoted: The passage.
        lexicon: The words of its language.
        opens: Whether it opens its sentence.
    """
    suffix = _SUFFIX.match(window)
    if suffix:
        yield ContextKind.NEGATION, *suffix.span()
    closed = _CLOSED.match(window)
    if closed or quoted[-1] in _CLOSING:
        # Direct speech: the attribution tells whose, unless it doubts them.
        yield from _attributed(window, closed.end() if closed else 0, lexicon, doubts=True)
        return
    joined = _JOINED.match(window)
    for at in (joined.start(1) if joined and joined[1] else 0, joined.end() if joined else 0):
        word = TOKEN.match(window, at)
        if lexicon.language.spaced and (not word or word[0].lower() not in lexicon.behind_starts):
            continue
        for name, kind in (("behind", ContextKind.CONDITION), ("said", ContextKind.REPORTING)):
            match = lexicon.pattern(name).match(window, at)
            if match and not lexicon.pattern("neutral").match(window, at):
                heads = lexicon.pattern("heads").match(match[0])
                noun = opens_phrase(quoted, lexicon) and not holds_verb(quoted, lexicon)
                if name == "behind" and not heads and noun:
                    return  # "everyone watches [the girl] except one": of everyone
                kinds = {word.kind for word in lexicon.turners(match[0])}
                denied = ContextKind.NEGATION in kinds
                yield ContextKind.NEGATION if denied else kind, *match.span()
                return
    parted = _PARTED.match(window)
    if parted and (opens or holds_verb(quoted, lexicon)):
        # "…, — сказал министр": what a dash parts from its attribution is direct speech.
        spoken = not _DASHES.isdisjoint(parted[0])
        yield from _attributed(window, 0, lexicon, doubts=spoken)


def _attributed(window: str, at: int, lexicon: Lexicon, *, doubts: bool) -> Iterator[Found]:
    """Yield the verb of an attribution behind a passage: …, the opposition claims.

    The verb comes first, or last but for a time or place: "…, he denied the charge" says more. What
    ends with a colon or a quotation mark brings in the words behind it.

    Args:
        window: What stands behind the passage.
        at: Where the attribution may begin in it.
        lexicon: The words of the passage's language.
        doubts: Whether only what doubts the passage is wanted.
    """
    chunk = _CHUNK.match(window, at)
    if (
        chunk is None
        or len(chunk[1].split()) > _ATTRIBUTED
        or lexicon.pattern("opens").match(chunk[1])
    ):
        return
    said, shift = chunk[1], chunk.start(1)
    if doubts:
        doubt = lexicon.pattern("doubts").search(said)
        if doubt:
            yield ContextKind.REPORTING, shift + doubt.start(), shift + doubt.end()
        return
    for kind, start, end in lexicon.turners(said):
        word, rest = said[start:end].lower(), said[end:]
        thought = kind is ContextKind.HEDGE and word in lexicon.words.opinions
        finite = (
            word in lexicon.language.finite
            or lexicon.pattern("doubts").match(word) is not None
            or (thought and not own(said[:start], lexicon))
        )
        first = start == 0 and not THAT.match(rest.lstrip())
        if finite and (first or not rest.strip() or _WHEN.match(rest)):
            yield kind, shift + start, shift + end
            return


def _is_asked(left: str, quoted: str, right: str, lexicon: Lexicon) -> bool:
    """Tell whether a passage is a part of the question that its sentence asks.

    Not where it is a clause or an object in the question, nor a question that shows itself. Of the
    cuts 3 are told by nothing else, and 2 fragments.
    """
    tables = lexicon.words
    if "?" in quoted or "？" in quoted or HARD.search(right):
        return False
    if not tables.auxiliaries:
        return not HARD.search(left + quoted) and not COMMA.search(right)
    first = [word.lower() for word in TOKEN.findall(quoted[:_WINDOW])[:1]]
    if not first or first[0] in tables.auxiliaries | tables.asking | tables.opens | {"that"}:
        return False
    ends = not right.strip()
    if holds_verb(quoted, lexicon) and ends:
        return True  # a statement, and the mark right behind it
    clause = max((match.end() for match in HARD.finditer(left)), default=0)
    words = [word.lower().replace("’", "'") for word in TOKEN.findall(left[clause:])]
    asked = next((at for at, word in enumerate(words) if word not in tables.asking), len(words))
    inverted = words[asked : asked + 1] and words[asked] in tables.auxiliaries
    whole = ends and (len(words) - asked <= 1 or words[-1] in tables.pronouns)
    return bool(inverted) and len(words) <= HEAD_REACH and (whole or holds_verb(quoted, lexicon))
