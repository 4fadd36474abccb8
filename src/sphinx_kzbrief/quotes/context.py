"""What stands right beside a passage in its sentence and turns its meaning: `quote-context`.

A word is told where it governs the passage: a negation, hedge or verb of reporting within three
words before it in the same clause; a condition or exception that heads its clause or stands right
behind it; a question that the words are; the rest of a number, a measure or a comparison; an
attribution, or a limit, right behind it. What stands further away turns too little to be worth
heeding. The text is read by the words of its language (`languages/`); where that has none, nothing
is told. A warning never decides a verdict.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from sphinx_kzbrief.quotes.clauses import sentence_around
from sphinx_kzbrief.quotes.lexicon import TOKEN, lexicon_for
from sphinx_kzbrief.quotes.measures import measures
from sphinx_kzbrief.quotes.model import ContextKind, ContextWord
from sphinx_kzbrief.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx_kzbrief.quotes.lexicon import Lexicon, Turner

NEAR: Final = 3
"""Words that may stand between a turning word and the passage: with 2 fewer turned meanings were
told, with 4 none more, but more right fragments were warned of."""
HEAD_REACH: Final = 10
"""Words that may stand between a condition and the passage in its clause."""
_WINDOW: Final = 120
_ATTRIBUTED: Final = 8
_HAN_PER_WORD: Final = 2
_WORD: Final = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_STOPPED: Final = re.compile(
    r"\.\.\.|[,;:…—–()\[\]“”«»\"„「」『』，；：]|\s-+\s|(?<!\w)['‘]|['’]['’]|['’](?!\w)"
)
_HARD: Final = re.compile(r"[;:—–；：()]|\s-+\s")
_COMMA: Final = re.compile("[,，]")
_OPENING: Final = frozenset("“«„\"「『‘'")
_CLOSED: Final = re.compile(r"[,.?!…，。]{0,2}(?:[\"”»」』]|['’](?!\w))")
_CLOSING: Final = '”»」』"'
_BEFORE_BEHIND: Final = re.compile(r"[\s—–-]*[,，]?\s*((?:and|but|only|even|then|и|а|но)\s+)?")
_ATTRIBUTION: Final = re.compile(
    r"\s*[,，—–-]+[\s—–-]*([^,.;:!?“”\"«»，。；：()]+)(?!\s*[:：“\"«])"
)
_ENDING: Final = frozenset(",，\"”’»'")
_HYPHENS: Final = frozenset("-‐‑")
_PREFIX: Final = re.compile(
    r"(?<!\w)(?:non|anti|un|pseudo|quasi|semi|counter|анти|псевдо)[-‐‑]\Z", re.IGNORECASE
)
_SUFFIX: Final = re.compile(r"[-‐‑](?:free|less|like|proof|style)\b")
_THAT: Final = re.compile(r"\b(?:that|whether|what|что|будто)\b", re.IGNORECASE)
_NAMED: Final = re.compile(r"\b(?:as|of|to|to be|like|как)\s*\Z", re.IGNORECASE)
_INTRODUCED: Final = re.compile(r"[^,，;:()]{1,60}[,，]\s*\Z")
_WHEN: Final = re.compile(r"\s(?:on|in|at|to|last|this|yesterday|today|в|на|во)\b")
_RELATIVE: Final = re.compile(r"\b(?:who|which|that|whose|котор\w+)\b")


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
    found: list[tuple[ContextKind, int, int]] = []
    if before:
        low = max(0, len(left) - _WINDOW)
        turned = _left(left[low:], text[span.start : span.end], lexicon, whole=low == 0)
        found += [
            (kind, sentence.start + low + start, sentence.start + low + end)
            for kind, start, end in turned
        ]
    if behind:
        turned = _right(right[:_WINDOW], text[span.end - 1], lexicon)
        found += [(kind, span.end + start, span.end + end) for kind, start, end in turned]
    if asked and _is_asked(left, text[span.start : span.end], right, lexicon):
        at = sentence.end
        found.append((ContextKind.QUESTION, at, at + len(sentence.stop.rstrip('"”’»)'))))
    found += measures(text, span, sentence.start, sentence.end, lexicon)
    words = (
        ContextWord(kind, text[low:high].strip(), Span(low, high)) for kind, low, high in found
    )
    return tuple(sorted(apart(words), key=lambda word: word.span))


def apart(words: Iterable[ContextWord]) -> Iterator[ContextWord]:
    """Yield words that no longer one overlaps."""
    taken: list[Span] = []
    for word in sorted(words, key=lambda word: word.span.start - word.span.end):
        if not any(word.span.overlaps(other) for other in taken):
            taken.append(word.span)
            yield word


_Found = tuple[ContextKind, int, int]


def _left(window: str, quoted: str, lexicon: Lexicon, *, whole: bool) -> Iterator[_Found]:
    """Yield what turns a passage from its left.

    Args:
        window: What stands before it in its sentence.
        quoted: The passage.
        lexicon: The words of its language.
        whole: Whether the window reaches back to the sentence's start.
    """
    before = window.rstrip()
    last = before[-1:]
    if last in _OPENING or quoted[0] in _OPENING:
        yield from _denied_speech(before.rstrip("“«„\"「『‘'"), lexicon, whole=whole)
        return
    turned = list(lexicon.turners(window, opens=whole))
    yield from _near(window, turned, quoted, lexicon, whole=whole)
    yield from _heads(window, turned, quoted, lexicon, whole=whole)
    yield from _edge(window, lexicon, whole=whole)


def _near(
    window: str, turned: list[Turner], quoted: str, lexicon: Lexicon, *, whole: bool
) -> Iterator[_Found]:
    """Yield negations, hedges and verbs of reporting within three words, in the same clause."""
    part = window
    spaced = lexicon.language.code != "zh"
    introduced = whole and spaced and _INTRODUCED.fullmatch(window) is not None
    if part[-1] == "，":  # what a verb of saying brings in stands behind a comma in Chinese
        part = part[:-1]
        turned = [word for word in turned if word.kind is ContextKind.REPORTING]
    near = [
        word
        for word in turned
        if word.kind is not ContextKind.CONDITION
        and word.end <= len(part)
        and _words_in(part[word.end :], lexicon) <= NEAR
    ]
    clause = 0 if introduced or not near else _clause(part, turned, lexicon)
    for kind, start, end in near:
        gap = part[end:]
        if start < clause or (introduced and not _introduces(kind, part[:start], gap)):
            continue
        if _governs(part, (kind, start, end), quoted, lexicon):
            yield kind, start, end


def _governs(part: str, found: _Found, quoted: str, lexicon: Lexicon) -> bool:
    """Tell whether a word near the passage, in its clause, turns it.

    A modal verb governs the next verb only; what speakers think or hope themselves turns nothing.
    """
    kind, start, end = found
    word, gap = part[start:end].lower(), part[end:]
    if word in lexicon.words.modals and _words_in(gap, lexicon) > 1:
        return False
    if word in lexicon.words.opinions and _own(part[:start], lexicon):
        return False
    noun = word in lexicon.words.absent and not _phrase(quoted, lexicon)
    if not noun and _is_object(gap, quoted, lexicon):
        return False
    if kind is ContextKind.REPORTING and part[:start].rstrip()[-1:] in _ENDING:
        return False  # …,” said [the minister]
    return kind is not ContextKind.REPORTING or _reports(word, gap, quoted, lexicon)


def _introduces(kind: ContextKind, before: str, gap: str) -> bool:
    """Tell whether a word heads what a comma parts from the passage: "In theory, …"."""
    alone = kind is ContextKind.NEGATION and not _WORD.search(gap)
    return not before.strip() and not alone


def _clause(window: str, turned: list[Turner], lexicon: Lexicon) -> int:
    """Return where the clause starts that goes on with the passage.

    "But" opens no clause in "anything but", nor "because" right behind "not", nor a comma before
    "that".
    """
    contrasts = lexicon.words.contrasts
    bounds = [
        match.end()
        for match in lexicon.pattern("opens").finditer(window)
        if not any(
            start < match.start() < end
            or (
                (kind is ContextKind.NEGATION and match.start() == end + 1)
                and match[0] not in contrasts
            )
            for kind, start, end in turned
        )
    ]
    for match in _STOPPED.finditer(window):
        comma = match[0] in ",，"
        if not (comma and _THAT.match(window[match.end() :].lstrip())):
            bounds.append(match.end())
    return max(bounds, default=0)


def _reports(word: str, gap: str, quoted: str, lexicon: Lexicon) -> bool:
    """Tell whether a word of reporting brings in the passage.

    Right before it stand verbs whose clause needs no "that" (said, claims) or that name (called);
    between others and the passage stands "that", "as", "of": not "propose a …", "the pledge …".
    """
    if _THAT.search(gap):
        # "a claim that has …" says what the claim is like.
        return not (gap.rstrip().endswith("that") and _finite(quoted, lexicon))
    if _NAMED.search(gap) or " " in word:
        return True
    bare = (lexicon.language.bare | lexicon.words.namings) - lexicon.language.object_first
    return not gap.strip(" ,，:") and (word in bare or not bare)


def _own(before: str, lexicon: Lexicon) -> bool:
    """Tell whether the speaker says a verb of himself: "I think", "we do hope"."""
    return not lexicon.words.own.isdisjoint(word.lower() for word in TOKEN.findall(before)[-2:])


def _is_object(gap: str, quoted: str, lexicon: Lexicon) -> bool:
    """Tell whether a passage is what a verb before it acts on: "not jeopardize [our trade]".

    The verb stays outside the quotation, and what turns the verb with it: whoever quotes the object
    writes another verb.
    """
    words = [word.lower() for word in TOKEN.findall(gap)]
    first = TOKEN.match(quoted)
    if not words or first is None or "," in gap or lexicon.language.code == "zh":
        return False
    tables, opening = lexicon.words, first[0].lower()
    joining = tables.opens | lexicon.language.that | tables.pronouns
    light = joining | tables.auxiliaries | tables.be | tables.determiners | tables.prepositions
    light |= tables.adverbs
    acts = any(word not in light and not word.endswith("ly") for word in words)
    verb = opening in tables.auxiliaries | tables.past or opening.endswith(("s", "ed"))
    clause = words[-1] in joining | {"to"} or lexicon.kind_of(words[-1]) is not None
    return acts and not verb and not clause


def _phrase(quoted: str, lexicon: Lexicon) -> bool:
    """Tell whether a passage begins as a noun or prepositional phrase: the object of a verb."""
    first = TOKEN.match(quoted)
    tables = lexicon.words
    return first is not None and first[0].lower() in tables.determiners | tables.prepositions


def _finite(quoted: str, lexicon: Lexicon) -> bool:
    first = TOKEN.match(quoted)
    return first is not None and first[0].lower() in lexicon.words.auxiliaries


def _words_in(gap: str, lexicon: Lexicon) -> int:
    if lexicon.language.code == "zh":
        return len(gap.strip()) // _HAN_PER_WORD
    return len(_WORD.findall(gap))


def _denied_speech(window: str, lexicon: Lexicon, *, whole: bool) -> Iterator[_Found]:
    """Yield the negation of what brings in the source's own quotation: he never said, “…”."""
    part = window.rstrip(" ,:，：")
    clause = max((match.end() for match in _STOPPED.finditer(part)), default=0)
    for kind, start, end in lexicon.turners(part, opens=whole):
        near = start >= clause and _words_in(part[end:], lexicon) <= NEAR
        if near and kind is ContextKind.NEGATION:
            yield kind, start, end


def _heads(
    window: str, turned: list[Turner], quoted: str, lexicon: Lexicon, *, whole: bool
) -> Iterator[_Found]:
    """Yield the condition or exception at the head of the clause, or of the one before it."""
    for kind, start, end in reversed(turned):
        gap = window[end:]
        if kind is not ContextKind.CONDITION:
            continue
        if _words_in(gap, lexicon) > HEAD_REACH and gap.rstrip()[-1:] != ",":
            return
        if not (_HARD.search(gap) or len(_COMMA.findall(gap)) > 1 or _RELATIVE.search(gap)):
            object_ = _words_in(gap, lexicon) > 1 and "," not in gap and _phrase(quoted, lexicon)
            if not (object_ or lexicon.pattern("heads").match(quoted)):
                yield kind, start, end
            return
    first = TOKEN.search(window) if whole and lexicon.words.inverted else None
    if first and first[0].lower() in lexicon.words.inverted and len(_COMMA.findall(window)) == 1:
        yield ContextKind.CONDITION, *first.span()


def _edge(window: str, lexicon: Lexicon, *, whole: bool) -> Iterator[_Found]:
    """Yield what bounds the first noun, or aims at the first verb, of a passage right before it."""
    tail = window[-48:]
    shift = len(window) - len(tail)
    prefix = _PREFIX.search(tail) if tail[-1] in _HYPHENS else None
    if prefix:
        yield ContextKind.NEGATION, shift + prefix.start(), shift + prefix.end()
        return
    word = tail.rsplit(None, 1)[-1:]
    if not word or word[0].lower() not in lexicon.edge_ends:
        return
    found = edge_pattern(lexicon).search(tail)
    if found and found[0][0].isupper() and (shift or found.start() or not whole):
        return  # "Vice President Nixon"
    noun = found and found[0].rstrip().endswith("to") and _noun(tail, found.start(), lexicon)
    if found and not noun and not _own(tail[: found.start()], lexicon):
        yield ContextKind.HEDGE, shift + found.start(), shift + found.end()


def _noun(text: str, at: int, lexicon: Lexicon) -> bool:
    """Tell whether a determiner right before makes a noun of a word: "our promises to"."""
    before = TOKEN.findall(text[:at])[-1:]
    return bool(before) and before[0].lower() in lexicon.words.determiners


@cache
def edge_pattern(lexicon: Lexicon) -> re.Pattern[str]:
    """Return what matches words at the end of a text that bound or aim at what follows."""
    parts, aims = lexicon.pattern("parts"), lexicon.pattern("aims")
    determiners = lexicon.pattern("determiners")
    return re.compile(
        rf"(?:{parts.pattern}(?:\s+of)?(?:\s+{determiners.pattern})?|{aims.pattern})\s*\Z",
        re.IGNORECASE,
    )


def _right(window: str, last: str, lexicon: Lexicon) -> Iterator[_Found]:
    """Yield what turns a passage from its right.

    Args:
        window: What stands behind it in its sentence.
        last: Its last character.
        lexicon: The words of its language.
    """
    suffix = _SUFFIX.match(window)
    if suffix:
        yield ContextKind.NEGATION, *suffix.span()
    closed = _CLOSED.match(window)
    if closed or last in _CLOSING:
        # Direct speech: the attribution tells whose, unless it doubts them.
        shift = closed.end() if closed else 0
        said = re.match(r"\s*[,—–-]?\s*([^,.;:!?“”\"«»，。；：()]+)", window[shift:])
        doubt = said and lexicon.pattern("doubts").search(said[1])
        if said and doubt and len(said[1].split()) <= _ATTRIBUTED:
            at = shift + said.start(1)
            yield ContextKind.REPORTING, at + doubt.start(), at + doubt.end()
        return
    joined = _BEFORE_BEHIND.match(window)
    for at in (joined.start(1) if joined and joined[1] else 0, joined.end() if joined else 0):
        for name, kind in (("behind", ContextKind.CONDITION), ("said", ContextKind.REPORTING)):
            match = lexicon.pattern(name).match(window, at)
            if match and not lexicon.pattern("neutral").match(window, at):
                denied = any(
                    word.kind is ContextKind.NEGATION for word in lexicon.turners(match[0])
                )
                yield ContextKind.NEGATION if denied else kind, *match.span()
                return
    attributed = _ATTRIBUTION.match(window)
    if attributed and not lexicon.pattern("opens").match(attributed[1]):
        yield from _attributed(attributed, lexicon)


def _attributed(match: re.Match[str], lexicon: Lexicon) -> Iterator[_Found]:
    """Yield the verb of an attribution behind a passage: …, the opposition claims."""
    words = match[1].split()
    if len(words) > _ATTRIBUTED:
        return
    for kind, start, end in lexicon.turners(match[1]):
        word, rest = match[1][start:end].lower(), match[1][end:]
        attributes = word in lexicon.language.finite or lexicon.pattern("doubts").match(word)
        # The verb comes first, or last but for a time or place: "he denied the charge" says more.
        placed = (
            (start == 0 and not _THAT.match(rest.lstrip())) or not rest.strip() or _WHEN.match(rest)
        )
        if kind is ContextKind.REPORTING and attributes and placed:
            yield kind, match.start(1) + start, match.start(1) + end
            return


def _is_asked(left: str, quoted: str, right: str, lexicon: Lexicon) -> bool:
    """Tell whether a passage is a part of the question that its sentence asks.

    Not where it is a clause or an object in the question, nor a question that shows itself.
    """
    tables = lexicon.words
    if "?" in quoted or "？" in quoted or _HARD.search(right):
        return False
    if not tables.auxiliaries:
        return not _HARD.search(left + quoted) and not _COMMA.search(right)
    clause = max((match.end() for match in _HARD.finditer(left)), default=0)
    words = [word.lower().replace("’", "'") for word in TOKEN.findall(left[clause:])]
    own = [word.lower() for word in TOKEN.findall(quoted[:_WINDOW])]
    asked = next((at for at, word in enumerate(words) if word not in tables.asking), len(words))
    if asked == len(words):
        return bool(own) and own[0] in tables.auxiliaries
    subordinate = own[:1] and own[0] in tables.opens | {"that"}
    reaches = words[asked] in tables.auxiliaries and len(words) <= HEAD_REACH
    aside = len(words) - asked > 2 and _phrase(quoted, lexicon)
    return reaches and not subordinate and not aside
