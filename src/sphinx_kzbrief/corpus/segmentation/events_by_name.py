"""Reports that a noun brings in rather than a verb, as Russian has them: "по словам Токаева, …"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_kzbrief.corpus.segmentation.events import Event
from sphinx_kzbrief.corpus.segmentation.subjects import Subject
from sphinx_kzbrief.text.spans import Span

if TYPE_CHECKING:
    from sphinx_kzbrief.corpus.segmentation.people import NamedRun, People
    from sphinx_kzbrief.corpus.segmentation.sentences import Sentence

BY_NAME = re.compile(
    r"\b[Пп]о\s(?:(?P<whose>его|её|ее|их)\s)?(?:словам|мнению|утверждению|оценке|выражению|убеждению)\b"
)
_TITLES = re.compile(r"\s(?:[а-яё][а-яё-]*\s){0,6}")
_LABEL = re.compile(r"\s(?:[а-яё][а-яё-]*\s?){1,6}(?=[,.;:]|$)")
_ENDINGS = (
    ("ого", ("ий", "ой", "ый")),
    ("его", ("ий",)),
    ("ой", ("а", "ая")),
    ("ей", ("а", "я")),
    ("ии", ("ия",)),
    ("ая", ("ай",)),
    ("ея", ("ей",)),
    ("ы", ("а",)),
    ("и", ("а", "я")),
    ("а", ("",)),
    ("я", ("й", "ь")),
)
"""Endings of names in the genitive, each with those that the nominative may have."""


def events_by_name(sentence: Sentence) -> list[Event]:
    """Find reports such as "По словам посла Шахрата Нурышева, …" and "…, по его словам, …".

    Args:
        sentence: The sentence.

    Returns:
        Events in order, each with the clause that it retells: what follows it, or all of the
        sentence where it stands inside or at the end.
    """
    found = []
    for match in BY_NAME.finditer(sentence.text):
        subject, end = _subject(sentence, match)
        if subject is None:
            continue
        start = sentence.start + match.start()
        before = sentence.text[: match.start()].rstrip()
        after = sentence.between(end, sentence.end)
        if not before and after.startswith(","):
            clause = Span(end + 1, sentence.end)
        elif before.endswith((",", "—", "–")):
            opens = sentence.start
            last = sentence.start + len(before) - 1
            clause = Span(opens, sentence.end if after.startswith(",") else last)
        else:
            continue
        found.append(Event(Span(start, end), start, end, subject, (clause,)))
    return found


def _subject(sentence: Sentence, match: re.Match[str]) -> tuple[Subject | None, int]:
    """Read whose words they are, and where the phrase ends."""
    start = sentence.start + match.start()
    end = sentence.start + match.end()
    if match["whose"]:
        return Subject(start, None if match["whose"] == "их" else sentence.last), end
    run = next((run for run in sentence.runs if run.outer >= end), None)
    if run is not None and _TITLES.fullmatch(sentence.between(end, run.outer)):
        name = _nominative(run, sentence.people)
        label = None if name else sentence.between(run.outer, run.end)
        return Subject(start, name, label), run.end
    label_match = _LABEL.match(sentence.text, match.end())
    if label_match is None:
        return None, end
    return Subject(start, None, label_match[0].strip()), sentence.start + label_match.end()


def _nominative(run: NamedRun, people: People) -> str | None:
    """Return the person of the text whose name, in the genitive, a run is."""
    known = (people.resolve(form, run.start) for form in _forms(run.words[-1]))
    fitting = {name for name in known if name is not None}
    return fitting.pop() if len(fitting) == 1 else None


def _forms(word: str) -> set[str]:
    forms = {word}
    for ending, nominatives in _ENDINGS:
        if word.endswith(ending):
            forms |= {word.removesuffix(ending) + each for each in nominatives}
    return forms
