"""Subjects: who it is that says, asks or stresses, by the words around the verb."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sphinx_kzbrief.corpus.segmentation.lexicon import BODIES, PLACES, PORTFOLIOS, TITLES
from sphinx_kzbrief.corpus.segmentation.people import bare, is_nobody, is_person

if TYPE_CHECKING:
    from sphinx_kzbrief.corpus.segmentation.people import NamedRun, People
    from sphinx_kzbrief.corpus.segmentation.sentences import Sentence
    from sphinx_kzbrief.corpus.segmentation.speech_words import SpeechWords

LONGEST_APPOSITION = 220
FARTHEST = 300
MOST_NAMES = 12
"""Names between subject and verb, as in an apposition full of institutions."""
_APPOSITION = re.compile(r"\s*(?:\([^()]{1,80}\))?\s*,[^;:?!\ue000]+,\s*")
_ASIDE = re.compile(r"\s*\([^()]{1,80}\)")
_GOVERNED = re.compile(
    r"\b(?:of|in|by|from|with|to|for|at|on|about|against|between|into|under|over|via|than|like)"
    r"(?:\s(?:the|a|an|his|her|its|their|our))?\s*$",
    re.IGNORECASE,
)
_OFFICE = (
    r"(?:editorial|article|statement|report|commentary|spokes(?:man|woman|person)|official|source|"
    r"communiqué|declaration|ministry|embassy|government|newspaper|paper|leader|colleague|activist|"
    r"(?:prime |vice[- ])?president|(?:prime )?minister|premier|ambassador|envoy|chancellor|mayor|"
    r"governor|chairman|chairwoman|secretary|diplomat|deputy|lawmaker|senator|expert|analyst|"
    r"economist|researcher|scholar|resident|witness)"
)
_DETERMINED = r"(?:an?|the|one|another|its|their|his|her|[^\W\d_][\w-]*['’]s)\s(?:[\w'’-]+\s){0,3}?"
_RUSSIAN_OFFICE = (
    r"(?:глава государства|глава правительства|(?:пресс-секретарь|посол|посольство|правительство|"
    r"премьер-министр|премьер|президент|министр|министерство|ведомство|депутат|эксперт|аналитик|"
    r"политолог|экономист)(?:\s(?:страны|республики|финансов|обороны|экономики|энергетики|"
    r"здравоохранения|образования|культуры|транспорта|торговли|юстиции|иностранных дел|"
    r"внутренних дел|сельского хозяйства))?)"
)
_TEXT_SUBJECT = re.compile(
    rf"\b{_DETERMINED}{_OFFICE}\b"
    r"(?:\s(?:of|in|for|at|to|from|on|with)\s[^,.;:?!\ue000]{1,70})?$"
    rf"|\b{_RUSSIAN_OFFICE}$",
    re.IGNORECASE,
)
_BEFORE_PEOPLE = (TITLES - {"the", "his", "her"}) | {"as", "как"}
_JOINT = re.compile(r"\s(?:and|or|nor|и|или|да)\s$")
_TEXT_SUBJECT_AFTER = re.compile(rf"\s(?P<who>{_DETERMINED}{_OFFICE})\b")


@dataclass(frozen=True, slots=True)
class Subject:
    """Who speaks, as far as a sentence tells.

    Attributes:
        start: Offset at which the subject, with its titles, begins.
        name: Full name of the person; None where none is named.
        label: What the text calls a speaker whom it does not name.
    """

    start: int
    name: str | None
    label: str | None = None


def full_name(run: NamedRun, people: People, *, opens_sentence: bool) -> str | None:
    """Return the person a run stands for.

    Args:
        run: A run of capitalised words.
        people: The people whom the text names in full.
        opens_sentence: Whether the run opens its sentence, so that its capital says little.

    Returns:
        The name as first given in full; the run itself where it can only be a name; None
        for places, bodies and words that are capitalised for another reason.
    """
    known = people.resolve(run.name, run.start + 1)
    if known is not None:
        return known
    if is_nobody(run.words) or any(bare(word) in BODIES for word in run.words):
        return None
    if is_person(run.words):
        return run.name
    single = len(run.words) == 1 and len(run.name) > 2 and not run.name.isupper()
    return run.name if single and not opens_sentence else None


def adjuncts_only(gap: str, words: SpeechWords) -> bool:
    """Tell whether only adverbs, auxiliaries and dates stand between subject and verb."""
    tokens = re.findall(r"[\w'’-]+", gap)
    return (
        not re.search(r"[.;:?!,\ue000]", gap)
        and len(tokens) <= 7
        and all(token.isdigit() or token.casefold() in words.adjuncts for token in tokens)
    )


def opens(sentence: Sentence, run: NamedRun) -> bool:
    """Tell whether a run's capital may come from the sentence's beginning, or say little after it.

    In "President Tokayev" and "As Churchill" the name has a capital of its own; "The Kremlin" and
    "In Brussels" are nobody's.
    """
    before = sentence.between(run.outer, run.start).split()
    own = before and all(bare(word) in _BEFORE_PEOPLE for word in before)
    return run.outer == sentence.start and not own


def is_governed(sentence: Sentence, run: NamedRun) -> bool:
    """Tell whether a preposition governs the run, so that it is no subject.

    In "Ambassador to Kazakhstan Zhang Xiao" the preposition governs the place, which was
    stripped from the name; so is "State" in "Secretary of State Antony Blinken".
    """
    before = sentence.between(max(sentence.start, run.outer - 40), run.outer)
    stripped = sentence.between(run.outer, run.start).split()
    if stripped and bare(stripped[0]) in PLACES | PORTFOLIOS:
        return False
    return _GOVERNED.search(before) is not None


def subject_before(sentence: Sentence, verb: int) -> Subject | None:
    """Find the subject that stands before a finite verb.

    Args:
        sentence: The sentence.
        verb: Offset of the verb in the canonical text.

    Returns:
        The subject, or None where no rule finds one. Pronouns are left to the caller.
    """
    words = sentence.words
    before = bisect_right(sentence.runs, verb, key=lambda run: run.end)
    for run in reversed(sentence.runs[max(0, before - MOST_NAMES) : before]):
        if run.end < verb - FARTHEST:
            break
        gap = sentence.between(run.end, verb)
        plain = _ASIDE.sub("", gap, count=1) if gap.lstrip().startswith("(") else gap
        in_apposition = len(gap) <= LONGEST_APPOSITION and any(
            adjuncts_only(gap[match.end() :], words) for match in [_APPOSITION.match(gap)] if match
        )
        # "The president of the bank, Anna Klein, noted": the name itself is the apposition.
        is_apposed = (
            gap.startswith(",")
            and adjuncts_only(gap[1:], words)
            and sentence.between(sentence.start, run.outer).rstrip()[-1:] == ","
        )
        if not (adjuncts_only(plain, words) or in_apposition or is_apposed):
            continue
        if is_governed(sentence, run):
            continue
        company = _company(sentence, run)
        if company is not None:
            return Subject(company, None, sentence.between(company, run.end))
        name = full_name(run, sentence.people, opens_sentence=opens(sentence, run))
        if name is None and in_apposition:
            continue
        label = None if name else sentence.between(run.outer, run.end)
        return Subject(run.outer, name, label)
    return _text_subject(sentence, verb)


def _company(sentence: Sentence, run: NamedRun) -> int | None:
    """Return where a subject of two people begins ("Saidov and Muhriddin"); None for one."""
    joint = _JOINT.search(sentence.between(max(sentence.start, run.outer - 12), run.outer))
    if joint is None:
        return None
    end = run.outer - len(joint[0])
    return next((other.outer for other in sentence.runs if other.end == end), None)


def _text_subject(sentence: Sentence, verb: int) -> Subject | None:
    """Find a text or an office as subject ("An editorial in the Global Times"), or "some"."""
    words, base = sentence.words, sentence.start
    base = max(base, verb - FARTHEST)
    left = sentence.between(base, verb).rstrip()
    tokens = left.split()
    while tokens and tokens[-1].casefold() in words.adjuncts - {"the"}:
        left = left[: len(left) - len(tokens.pop())].rstrip()
    match = _TEXT_SUBJECT.search(left)
    if match is not None:
        return Subject(base + match.start(), None, match.group().strip())
    last = tokens[-1].casefold() if tokens else ""
    if last in words.indefinite:
        return Subject(base + len(left) - len(last), None, None if last == "it" else tokens[-1])
    return None


def subject_after(sentence: Sentence, verb_end: int) -> tuple[Subject, int] | None:
    """Find the subject of an inverted verb: "…, said Chinese Foreign Minister Wang Yi".

    Titles in small letters may stand between, as in "отметил президент Токаев". Without a name
    an office will do: "…, said one deputy in Astana".

    Args:
        sentence: The sentence.
        verb_end: Offset after the verb.

    Returns:
        The subject and where it ends; None where no rule finds one.
    """
    for run in sentence.runs:
        if run.outer < verb_end:
            continue
        gap = sentence.between(verb_end, run.outer)
        if re.fullmatch(r"(?:\s[a-zа-яё'’-]+){0,6}\s", gap) is None or _GOVERNED.search(gap):
            break
        name = full_name(run, sentence.people, opens_sentence=False)
        label = None if name else sentence.between(run.outer, run.end)
        return Subject(run.outer, name, label), run.end
    match = _TEXT_SUBJECT_AFTER.match(sentence.text, verb_end - sentence.start)
    if match is None:
        return None
    subject = Subject(sentence.start + match.start("who"), None, match["who"])
    return subject, sentence.start + match.end()


def leading_subject(sentence: Sentence, before: int) -> Subject | None:
    """Find the subject of the sentence for a participle: its first name that nothing governs."""
    for run in sentence.runs:
        if run.end > before:
            return None
        possessive = sentence.between(run.end, run.end + 2) in {"'s", "’s"}
        if possessive or is_governed(sentence, run):
            continue
        name = full_name(run, sentence.people, opens_sentence=opens(sentence, run))
        if name or is_nobody(run.words):
            label = None if name else run.name
            return Subject(run.outer, name, label)
    return None
