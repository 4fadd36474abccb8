"""Words before a passage that govern it, within its own sentence.

Gains are counted on 66 meaning-turning cuts and 300 random clause fragments of 157 real texts: what
a rule tells that no other tells. In all, 62 of the cuts are told, and 15 of the fragments.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from sphinx_kzbrief.quotes.lexicon import TOKEN, opens_sentence
from sphinx_kzbrief.quotes.model import ContextKind
from sphinx_kzbrief.quotes.vocabulary import NUMBER_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_kzbrief.quotes.lexicon import Lexicon, Turner

NEAR: Final = 3
"""Words that may stand between a turning word and the passage: with one, two cuts fewer are told;
with four none more, but more fragments."""
NEAR_THAT: Final = 5
"""The same where the last of them is "that": no evidence was found that [the drug works]."""
HEAD_REACH: Final = 10
"""Words that may stand between a condition and the passage, unless a comma parts the two."""
HARD: Final = re.compile(r"[;:—–；：()]|\s-+\s")
"""What parts two clauses for good."""
COMMA: Final = re.compile("[,，]")
_DOING: Final = frozenset({"do", "does", "did"})
_MAIN_VERBS: Final = _DOING | {"have", "has", "had"}
_PER_WORD: Final = 2
"""Characters that count for a word where no spaces are set."""
_EDGE: Final = 48
_NEAR_LETTERS: Final = 90
_WORD: Final = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_STOPPED: Final = re.compile(
    r"\.\.\.|[,;:…—–()\[\]“”«»\"„「」『』，；：]|\s-+\s|(?<!\w)['‘]|['’]['’]|['’](?!\w)"
)
_OPENING: Final = "“«„\"「『‘'"
_ENDING: Final = frozenset(",，\"”’»'")
_HYPHENS: Final = frozenset("-‐‑")
_PREFIX: Final = re.compile(
    r"(?<!\w)(?:non|anti|un|pseudo|quasi|semi|counter|ex|vice|анти|псевдо|экс|вице)[-‐‑]\Z",
    re.IGNORECASE,
)
THAT: Final = re.compile(r"\b(?:that|whether|what|что|будто)\b", re.IGNORECASE)
"""What brings in the clause that somebody says."""
_IN_COMMAS: Final = re.compile(r",\s+([^,;:()]{1,20}),\s*\Z")
_ENDS_THAT: Final = re.compile(r"\b(?:that|что)\s*\Z", re.IGNORECASE)
_NAMED: Final = re.compile(r"\b(?:as|of|to be|like|как)\s*\Z", re.IGNORECASE)
_INTRODUCED: Final = re.compile(r"[^,，;:()]{1,60}[,，]\s*\Z")
_THEN: Final = re.compile(r",(?:\s+then)?\s*\Z")
_RELATIVE: Final = re.compile(r"\b(?:who|which|that|whose|котор\w+)\b")

Found = tuple[ContextKind, int, int]
"""How a word turns the passage, with its offsets."""


def governors(
    window: str, quoted: str, lexicon: Lexicon, *, whole: bool, ends: bool
) -> Iterator[Found]:
    """Yield what turns a passage from its left.

    Args:
        window: What stands before it in its sentence.
        quoted: The passage.
        lexicon: The words of its language.
        whole: Whether the window reaches back to the sentence's start.
        ends: Whether the passage ends its sentence.
    """
    before = window.rstrip()
    if before[-1] in _OPENING or quoted[0] in _OPENING:
        yield from _denied_speech(before.rstrip(_OPENING), lexicon, whole=whole)
        return
    turned = list(lexicon.turners(window, opens=whole))
    if turned:
        yield from _near(window, turned, quoted, lexicon, whole=whole)
    yield from _heads(window, turned, quoted, lexicon, whole=whole, ends=ends)
    last = before[before.rfind(" ") + 1 :].strip(_OPENING).lower()
    if last in lexicon.edge_ends or before[-1] in _HYPHENS:
        yield from _edge(window, quoted, lexicon, whole=whole)


def _near(
    window: str, turned: list[Turner], quoted: str, lexicon: Lexicon, *, whole: bool
) -> Iterator[Found]:
    """Yield negations, hedges and verbs of reporting within three words, in the same clause.

    Of the cuts they tell 14, 11 and 2 that nothing else tells; of the fragments 3, 3 and 3.
    """
    part = _without_aside(window, lexicon)
    introduced = whole and lexicon.language.spaced and _INTRODUCED.fullmatch(window) is not None
    if part[-1] == "，":  # what a verb of saying brings in stands behind a comma in Chinese
        part = part[:-1]
        turned = [word for word in turned if word.kind is ContextKind.REPORTING]
    near = [
        word
        for word in turned
        if word.kind is not ContextKind.CONDITION
        and word.end <= len(part)
        and _is_near(part[word.end :], lexicon)
    ]
    clause = 0 if introduced or not near else _clause(part, turned, lexicon)
    for kind, start, end in near:
        gap = part[end:]
        if start < clause or (introduced and not _introduces(kind, part[:start], gap)):
            continue
        if _governs(part, (kind, start, end), quoted, lexicon):
            yield kind, start, end


def _without_aside(window: str, lexicon: Lexicon) -> str:
    """Return what stands before a short aside right before the passage: "is not, however, …"."""
    aside = _IN_COMMAS.search(window) if window.rstrip()[-1:] == "," else None
    if aside and lexicon.pattern("asides").fullmatch(aside[1]):
        return window[: aside.start()]
    return window


def _is_near(gap: str, lexicon: Lexicon) -> bool:
    """Tell whether few words stand in a gap, or a few more before "that"."""
    if len(gap) > _NEAR_LETTERS:
        return False
    words = _words_in(gap, lexicon)
    return words <= NEAR or (words <= NEAR_THAT and _ENDS_THAT.search(gap) is not None)


def _governs(part: str, found: Found, quoted: str, lexicon: Lexicon) -> bool:
    """Tell whether a word near the passage, in its clause, turns it.

    A modal verb governs the next verb only; what speakers think or hope themselves turns nothing.
    """
    kind, start, end = found
    word, gap = part[start:end].lower(), part[end:]
    if word in lexicon.words.modals and _words_in(gap, lexicon) > 1:
        return False
    if word in lexicon.words.opinions and own(part[:start], lexicon):
        return False
    noun = word in lexicon.words.absent and not opens_phrase(quoted, lexicon)
    if not noun and _is_object(gap, quoted, lexicon, denied=kind is ContextKind.NEGATION):
        return False
    if kind is ContextKind.REPORTING:
        return _reports(part, found, quoted, lexicon)
    return word not in lexicon.words.opinions or holds_verb(quoted, lexicon)


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
        if not (comma and THAT.match(window[match.end() :].lstrip())):
            bounds.append(match.end())
    return max(bounds, default=0)


def _reports(part: str, found: Found, quoted: str, lexicon: Lexicon) -> bool:
    """Tell whether a word of reporting brings in the passage.

    Right before it stand verbs that name (called) and verbs of a clause (said, claims); between
    others and the passage stands "that", "as", "of": not "propose a …", "the pledge …". What is
    said is a clause: a noun alone, "says that [two months before the vote] …", is not yet it.
    """
    _, start, end = found
    word, gap = part[start:end].lower(), part[end:]
    joined = THAT.search(gap)
    if joined and word in lexicon.words.reports and gap.strip(" ,") != joined[0]:
        return False  # "a new idea or process that …" says what the process is like
    if gap.strip() == "to":  # "is believed to …", not "admitted to …"
        beside = TOKEN.findall(part[:start])[-1:] + TOKEN.findall(quoted)[:1]
        passive = lexicon.words.auxiliaries | lexicon.words.be
        return any(each.lower() in passive for each in beside)
    if gap.rstrip().endswith(" of") and not word.endswith(("ed", "es", "ing")):
        return False  # "a view of [life on the streets]"
    if _NAMED.search(gap) or " " in word:
        return True
    if joined:
        return holds_verb(quoted, lexicon)
    if gap.strip(" ,，:") or part[:start].rstrip()[-1:] in _ENDING:
        return False  # …,” said [the minister]
    names = word in lexicon.words.namings or not lexicon.words.auxiliaries
    return names or (word not in lexicon.language.object_first and holds_verb(quoted, lexicon))


def holds_verb(quoted: str, lexicon: Lexicon) -> bool:
    """Tell whether a passage is a clause, as far as the forms of its words tell.

    Of a noun without its verb, what heads the clause of that verb says nothing yet: of 60 fresh
    warnings 14 were of such nouns, and 12 of them false. In a language whose verbs are not listed,
    any passage may be one.
    """
    tables = lexicon.words
    if not tables.auxiliaries:
        return True
    words = [word.lower() for word in TOKEN.findall(quoted)]
    verbs, light, nouns_next, goes_on = _tables(lexicon)
    for before, word, following in zip(["the", *words], words, [*words[1:], ""], strict=False):
        if word in verbs:
            return True
        # "failed to", "the plan failed", but "industrialized countries".
        if word.endswith("ed") and (not following or following in goes_on):
            return True
        # "the crane pays for itself", but "two months before", "pockets of resistance".
        form = word.endswith("s") and before not in nouns_next and word not in light
        if form and following in goes_on:
            return True
    return False


@cache
def _tables(lexicon: Lexicon) -> tuple[frozenset[str], ...]:
    """Return finite verbs, light words, what stands before a noun, and what behind a verb."""
    tables = lexicon.words
    light = tables.determiners | tables.prepositions | tables.adverbs
    return (
        tables.auxiliaries | tables.past | lexicon.language.finite | tables.pronouns,
        light,
        light | tables.asking | NUMBER_WORDS,
        (light | tables.pronouns | lexicon.language.that | {"to"}) - {"of"},
    )


def own(before: str, lexicon: Lexicon) -> bool:
    """Tell whether the speaker says a verb of himself: "I think", "we do hope"."""
    return not lexicon.words.own.isdisjoint(word.lower() for word in TOKEN.findall(before)[-2:])


def _is_object(gap: str, quoted: str, lexicon: Lexicon, *, denied: bool) -> bool:
    """Tell whether a passage is what a verb before it acts on: "not jeopardize [our trade]".

    The verb stays outside the quotation, and what turns the verb with it: whoever quotes the object
    writes another verb. Without this more fragments are told, and no cut.

    Args:
        gap: What stands between the word and the passage.
        quoted: The passage.
        lexicon: The words of its language.
        denied: Whether the word is a negation: "don't have [access]", but "may have [forgotten]".
    """
    words = [word.lower() for word in TOKEN.findall(gap)]
    first = TOKEN.match(quoted)
    if not words or first is None or "," in gap or not lexicon.language.spaced:
        return False
    tables, opening = lexicon.words, first[0].lower()
    joining = tables.opens | lexicon.language.that | tables.pronouns
    light = joining | tables.auxiliaries | tables.be | tables.determiners | tables.prepositions
    light = (light | tables.adverbs) - (_MAIN_VERBS if denied else _DOING)
    acts = any(word not in light and not word.endswith("ly") for word in words)
    verb = opening in tables.auxiliaries | tables.past or opening.endswith(("s", "ed"))
    clause = words[-1] in joining | tables.be | {"to"} or lexicon.kind_of(words[-1]) is not None
    return acts and not verb and not clause


def opens_phrase(quoted: str, lexicon: Lexicon) -> bool:
    """Tell whether a passage begins as a noun or prepositional phrase: the object of a verb."""
    first = TOKEN.match(quoted)
    tables = lexicon.words
    return first is not None and first[0].lower() in tables.determiners | tables.prepositions


def _words_in(gap: str, lexicon: Lexicon) -> int:
    if not lexicon.language.spaced:
        return len(gap.strip()) // _PER_WORD
    return len(_WORD.findall(gap))


def _denied_speech(window: str, lexicon: Lexicon, *, whole: bool) -> Iterator[Found]:
    """Yield the negation of what brings in the source's own quotation: he never said, “…”."""
    part = window.rstrip(" ,:，：")
    clause = max((match.end() for match in _STOPPED.finditer(part)), default=0)
    for kind, start, end in lexicon.turners(part, opens=whole):
        near = start >= clause and _words_in(part[end:], lexicon) <= NEAR
        if near and kind is ContextKind.NEGATION:
            yield kind, start, end


def _heads(  # noqa: PLR0913 - what one condition is judged by
    window: str,
    turned: list[Turner],
    quoted: str,
    lexicon: Lexicon,
    *,
    whole: bool,
    ends: bool,
) -> Iterator[Found]:
    """Yield the condition or exception at the head of the clause, or of the one before it.

    It tells 5 cuts that nothing else tells, and 3 fragments.
    """
    for kind, start, end in reversed(turned):
        gap = window[end:]
        if kind is not ContextKind.CONDITION:
            continue
        if _words_in(gap, lexicon) > HEAD_REACH and not _THEN.search(gap):
            return
        if not (HARD.search(gap) or len(COMMA.findall(gap)) > 1 or _RELATIVE.search(gap)):
            clause = holds_verb(quoted, lexicon)
            phrase = _words_in(gap, lexicon) > 1 and opens_phrase(quoted, lexicon)
            object_ = "," not in gap and (phrase or not clause)
            if (ends or clause) and not (object_ or lexicon.pattern("heads").match(quoted)):
                yield kind, start, end
            return
    first = TOKEN.search(window) if whole and lexicon.words.inverted else None
    if first and first[0].lower() in lexicon.words.inverted and len(COMMA.findall(window)) == 1:
        yield ContextKind.CONDITION, *first.span()


def _edge(window: str, quoted: str, lexicon: Lexicon, *, whole: bool) -> Iterator[Found]:
    """Yield what bounds the first noun, or aims at the first verb, of a passage right before it.

    It tells 1 cut that nothing else tells, and no fragment.
    """
    tail = window[-_EDGE:]
    shift = len(window) - len(tail)
    prefix = _PREFIX.search(tail) if tail[-1] in _HYPHENS else None
    if prefix:
        yield ContextKind.NEGATION, shift + prefix.start(), shift + prefix.end()
        return
    found = edge_pattern(lexicon).search(tail)
    if (
        found
        and found[0][0].isupper()
        and not opens_sentence(window, shift + found.start(), opens=whole)
    ):
        return  # "Vice President Nixon"
    if found is None or lexicon.pattern("neutral").match(tail + quoted, found.start()):
        return  # "some sort of"
    noun = found[0].rstrip().endswith("to") and _noun(tail, found.start(), lexicon)
    # "Some banks are insolvent" says it of some; "some banks" alone says nothing yet.
    part = lexicon.pattern("parts").match(found[0]) and not holds_verb(quoted, lexicon)
    if not (noun or part) and not own(tail[: found.start()], lexicon):
        yield ContextKind.HEDGE, shift + found.start(), shift + found.end()


def _noun(text: str, at: int, lexicon: Lexicon) -> bool:
    """Tell whether a determiner right before makes a noun of a word: "our promises to"."""
    before = TOKEN.findall(text[:at])[-1:]
    return bool(before) and before[0].lower() in lexicon.words.determiners


@cache
def edge_pattern(lexicon: Lexicon) -> re.Pattern[str]:
    """Return what matches words at the end of a text that bound or aim at what follows."""
    parts, aims = lexicon.pattern("parts", "privatives"), lexicon.pattern("aims")
    determiners = lexicon.pattern("determiners")
    return re.compile(
        rf"(?:{parts.pattern}(?:\s+of)?(?:\s+{determiners.pattern})?|{aims.pattern})\s*\Z",
        re.IGNORECASE,
    )
