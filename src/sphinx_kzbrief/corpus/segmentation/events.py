"""Speech events: verbs of speech with who speaks and the clause that retells the words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sphinx_kzbrief.corpus.segmentation.people import is_person
from sphinx_kzbrief.corpus.segmentation.subjects import (
    Subject,
    full_name,
    leading_subject,
    subject_after,
    subject_before,
)
from sphinx_kzbrief.text.spans import Span

if TYPE_CHECKING:
    from sphinx_kzbrief.corpus.segmentation.sentences import Sentence

_NOUN_PHRASE = re.compile(
    r"\s(?=(?:the|an?|it|he|she|they|there|this|that|these|those|his|her|their|its|our|we|no|any|"
    r"all|some|both|more|most|many|such|each|every|as|if|while|since|after|when)\s"
    r"|[^\W\d_a-zа-яё]|\d|\ue000|[\"“«])",
)
_HEARER = re.compile(
    r"\s(?:him|her|them|us|me|reporters|journalists|lawmakers|parliament|viewers|readers|"
    r"the (?:press|media|public|world|parliament|nation|newspaper|agency|audience|conference)|"
    r"(?:[^\W\d_][\w'’-]*\s){0,3}[^\W\d_a-zа-яё][\w'’-]+)",
)
_WHEN = re.compile(r"(?:after|while|when|since|as)\s")
_TAIL = re.compile(
    r"(?:\s(?:in|on|at|during|to|after|before|from|via|through|last|this|yesterday|today|later|"
    r"when|while|earlier|recently|again|also|в|на|во|вчера|сегодня)\b[^,;:?!\ue000\"“”«»]{0,70})?"
    r"[.!?…]*[\"”»]?\s*",
    re.IGNORECASE,
)
_PREPOSED = re.compile(
    r"(?:on|in|at|after|during|before|speaking|according|as|for|following|earlier|by|when|while|"
    r"meanwhile|however|в|на|по|при|как)\b",
    re.IGNORECASE,
)
_PARTICIPIAL = re.compile(r"(?:asked|pressed|questioned|given|faced|[^\W\d_]+ing)\b", re.IGNORECASE)
"""What opens a phrase that only leads up to "…, Xi said"."""
_ACCORDING = re.compile(r"\b(?:[Aa]ccording to|[Ii]n the words of)\s")
_OF_A_BODY = re.compile(r"\s(?:of|from|at)\s(?:the\s)?[^\W\d_a-zа-яё][^,.;:?!\ue000]{1,60}(?=,)")
NEAR = 300
"""How far before a verb its subject can begin, in characters."""

_JOINING = re.compile(r"(?:[,;\s]|\b(?:and|but|while|then|or|whereas|which|who|as|и|а|но)\b)+$")


@dataclass(frozen=True, slots=True)
class Event:
    """One verb of speech.

    Attributes:
        verb: Span of the verb.
        start: Where the phrase of subject and verb begins.
        end: Where it ends.
        subject: Who speaks; a subject without name and label where nobody is named.
        clauses: Spans of the words it retells.
    """

    verb: Span
    start: int
    end: int
    subject: Subject
    clauses: tuple[Span, ...]


def events_of(sentence: Sentence) -> list[Event]:
    """Find the speech events of a sentence.

    Args:
        sentence: The sentence.

    Returns:
        Events in order, each clause ending where the next event begins.
    """
    found: list[Event] = []
    for match in sentence.words.verbs.finditer(sentence.text):
        verb = Span(sentence.start + match.start(), sentence.start + match.end())
        if found and verb.start < found[-1].end:
            continue
        event = _event(sentence, verb, found[-1] if found else None)
        if event is not None:
            found.append(event)
    found = sorted([*found, *_according(sentence)], key=lambda event: event.start)
    return [
        _bounded(sentence, event, found[index + 1] if index + 1 < len(found) else None)
        for index, event in enumerate(found)
    ]


def _according(sentence: Sentence) -> list[Event]:
    """Read "According to Human Rights Watch, …" and "…, according to Wang Yi.".

    Only a name that a comma or the sentence's end follows counts: statistics and reports
    that are named so are sources of a figure, and nobody's words.
    """
    found = []
    for match in _ACCORDING.finditer(sentence.text):
        at = sentence.start + match.end()
        run = next((run for run in sentence.runs if run.outer >= at), None)
        if run is None or sentence.between(at, run.outer).strip() not in {"", "the"}:
            continue
        name = full_name(run, sentence.people, opens_sentence=False)
        end = run.end
        if name is not None and (body := _OF_A_BODY.match(sentence.text, end - sentence.start)):
            end = sentence.start + body.end()
        after = sentence.between(end, sentence.end)
        if name is None and len(run.words) < 2:
            continue
        label = None if name else sentence.between(run.outer, run.end)
        start = sentence.start + match.start()
        if after.startswith(",") and not sentence.text[: match.start()].strip():
            clause = Span(end + 1, sentence.end)
        elif not after.strip(".!?… ") and sentence.text[: match.start()].rstrip().endswith(","):
            left = sentence.text[: match.start()].rstrip()
            clause = Span(sentence.start, sentence.start + len(left) - 1)
        else:
            continue
        verb = Span(start, end)
        found.append(Event(verb, start, end, Subject(start, name, label), (clause,)))
    return found


def _event(sentence: Sentence, verb: Span, previous: Event | None) -> Event | None:
    words = sentence.words
    form = sentence.text[verb.start - sentence.start : verb.end - sentence.start].casefold()
    left = sentence.text[: verb.start - sentence.start].rstrip()
    subject: Subject | None
    if form in words.participles:
        if left and not left.endswith((",", "—", "–")):
            return None
        subject = _participle_subject(sentence, verb, previous)
        start = verb.start
    else:
        subject = _finite_subject(sentence, verb, previous)
        if subject is None:
            return _inverted(sentence, verb)
        start = min(subject.start, verb.start)
    clauses = () if form in words.quoting else _clauses(sentence, verb, start, form, subject)
    return Event(verb, start, verb.end, subject, clauses)


def _participle_subject(sentence: Sentence, verb: Span, previous: Event | None) -> Subject:
    if previous is not None:
        return Subject(verb.start, previous.subject.name, previous.subject.label)
    found = leading_subject(sentence, verb.start)
    return found or Subject(verb.start, None)


def _finite_subject(sentence: Sentence, verb: Span, previous: Event | None) -> Subject | None:
    """Find the subject before the verb: a name, a pronoun, or the subject of "and asked"."""
    words = sentence.words
    left = sentence.between(max(sentence.start, verb.start - NEAR), verb.start)
    tokens = re.findall(r"[\w'’-]+|[^\w\s]", left)
    if tokens and tokens[-1].casefold() in words.passive:
        lead = tokens[-2].casefold() if len(tokens) > 1 else ""
        return Subject(verb.start, None) if lead in {"it", ""} else None
    while tokens and tokens[-1].casefold() in words.adjuncts:
        tokens.pop()
    nearest = tokens[-1].casefold() if tokens else ""
    if nearest in words.first_person:
        return None
    if nearest in words.third_person:
        at = verb.start - len(left) + left.casefold().rindex(nearest)
        return Subject(at, _person_meant(sentence, at))
    if nearest in words.conjunctions and previous is not None:
        return Subject(verb.start, previous.subject.name, previous.subject.label)
    return subject_before(sentence, verb.start)


def _person_meant(sentence: Sentence, before: int) -> str | None:
    """Resolve "he" or "she": the one person named before in the sentence, else the last one."""
    named = {
        sentence.people.resolve(run.name, run.start + 1) or run.name
        for run in sentence.runs
        if run.end <= before
        and (is_person(run.words) or sentence.people.resolve(run.name, run.start + 1))
    }
    if len(named) == 1:
        return named.pop()
    return sentence.last if not named else None


def _inverted(sentence: Sentence, verb: Span) -> Event | None:
    """Read a verb with its subject after it: "…, said Xi Jinping"."""
    before = sentence.text[: verb.start - sentence.start].rstrip(" \u00a0—–-")
    as_said = before.casefold() in {"как", "as"}
    if not as_said and not before.endswith((",", "”", '"', "»", "?", "!", "\ue000")):
        return None
    found = subject_after(sentence, verb.end)
    if found is None:
        return None
    subject, end = found
    clauses = _before_clause(sentence, verb.start)
    if as_said and sentence.between(end, end + 1) == ",":
        clauses = _after_comma(sentence, end + 1 - sentence.start)
    return Event(verb, verb.start, end, subject, clauses)


def _clauses(
    sentence: Sentence,
    verb: Span,
    start: int,
    form: str,
    subject: Subject,
) -> tuple[Span, ...]:
    """Find the clauses an event retells: after "that", after a comma, or before the subject.

    A subject that the verb shares ("…, and asked") or that is nobody ("as they say") gives no
    clause by commas alone.
    """
    words = sentence.words
    after = verb.end - sentence.start
    text = sentence.text
    match = words.clause_opener.match(text, after)
    if match is not None:
        return (Span(sentence.start + match.end(), sentence.end),)
    named = start < verb.start and (subject.name or (subject.label or "x")[0].isupper())
    if named and _TAIL.fullmatch(text, after) and (found := _before_clause(sentence, start)):
        return found
    at = after
    if form in words.object_first:
        hearer = _HEARER.match(text, after)
        at = hearer.end() if hearer else after
    if form in words.bare and (bare := _NOUN_PHRASE.match(text, at)):
        # "told reporters after the talks" retells nothing.
        only_when = _WHEN.match(text, bare.end()) and "," not in text[bare.end() :]
        return () if only_when else _long_enough(sentence, bare.end())
    if named and text[after : after + 1] in {",", ":"}:
        before = _before_clause(sentence, start) if text[after] == "," else ()
        return (*before, *_after_comma(sentence, after + 1))
    return ()


def _long_enough(sentence: Sentence, at: int) -> tuple[Span, ...]:
    words = len(sentence.text[at:].split())
    return (Span(sentence.start + at, sentence.end),) if words >= 3 else ()


def _after_comma(sentence: Sentence, at: int) -> tuple[Span, ...]:
    """Take what follows "said," as the words retold, unless the sentence only goes on."""
    rest = sentence.text[at:].lstrip()
    first = rest.split(maxsplit=1)[0].casefold() if rest.split() else ""
    goes_on = first.endswith("ing") or first in {"who", "which", "but", "and", "or", "in", "at"}
    if not rest or goes_on or rest[0] in '"“«\ue000':
        return ()
    return _long_enough(sentence, len(sentence.text) - len(rest))


def _before_clause(sentence: Sentence, start: int) -> tuple[Span, ...]:
    """Take what stands before ", Xi said" as the words retold, if it can be a clause."""
    left = sentence.text[: start - sentence.start]
    comma = left.rstrip(" \u00a0—–").rfind(",")
    between = left[comma + 1 :]
    if comma < 0 or re.search(r"[.;:?!\ue000\"“”«»]", between) or len(between.split()) > 8:
        return ()
    words = left[:comma].split()
    if len(words) < 4 or (_PREPOSED.match(left) and len(words) < 12):
        return ()
    if _PARTICIPIAL.match(left) and "," not in left[:comma]:
        return ()
    return (Span(sentence.start, sentence.start + comma),)


def _bounded(sentence: Sentence, event: Event, following: Event | None) -> Event:
    """End an event's clause where the next event begins, without the word that joins them."""
    if following is None:
        return event
    clauses = []
    for clause in event.clauses:
        if clause.start < following.start < clause.end and not _inside(clause, following):
            words = sentence.text[clause.start - sentence.start : following.start - sentence.start]
            tail = words[-40:]
            words = words[: len(words) - len(tail)] + _JOINING.sub("", tail)
            clauses.append(Span(clause.start, clause.start + len(words)))
        else:
            clauses.append(clause)
    return Event(event.verb, event.start, event.end, event.subject, tuple(clauses))


def _inside(clause: Span, event: Event) -> bool:
    """Tell whether an event is itself retold: "Xi said Tokayev told him that …"."""
    return event.start - clause.start < 2
