"""Speaker labels: which words before a colon open a turn, and which only look like it."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from sphinx_kzbrief.corpus.segmentation.label_candidates import (
    Label,
    candidates,
    folded,
    is_generic,
    looks_like_name,
)
from sphinx_kzbrief.corpus.segmentation.lexicon import (
    ASKING_NOUNS,
    NOT_LABELS,
    QUESTION_LABELS,
    TITLES,
)
from sphinx_kzbrief.corpus.segmentation.people import bare, is_nobody, is_person

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from sphinx_kzbrief.corpus.segmentation.parts import Part
    from sphinx_kzbrief.corpus.segmentation.people import People

_CHINESE_ASKERS = ("记者", "記者", "主持人")


def asks_by_office(name: str) -> bool:
    """Tell whether a label says that it is a reporter's or a host's ("BBC correspondent")."""
    words = folded(name).split()
    return any(word in ASKING_NOUNS for word in words) or folded(name).endswith(_CHINESE_ASKERS)


def find_labels(
    text: str,
    parts: Sequence[Part],
    mapped: Collection[str],
    people: People,
) -> list[Label]:
    """Find the labels that open turns.

    A label counts when the manifest maps it, when it is a customary one (`Q`, `Вопрос`,
    `记者`) that comes back, or when two name-like ones take turns and one of them asks.

    Args:
        text: Canonical text.
        parts: The parts to look into.
        mapped: Labels that the manifest maps to people.
        people: The people that the text names.

    Returns:
        The labels in order.
    """
    known = {folded(name) for name in mapped}
    usable = [
        label
        for label in candidates(text, parts)
        if folded(label.name) in known or folded(label.name) not in NOT_LABELS
    ]
    usable = _before_sentences(text, usable, known)
    accepted = known | _generic_ones(usable) | _named_ones(text, usable, people)
    if len(accepted) == 0:
        return []
    return [label for label in usable if folded(label.name) in accepted]


def _before_sentences(
    text: str,
    labels: Sequence[Label],
    known: Collection[str],
) -> list[Label]:
    """Leave out labels that mostly stand before a small letter: a list's, as in "Oil: up 3%"."""
    small: Counter[str] = Counter()
    counts: Counter[str] = Counter()
    for label in labels:
        counts[folded(label.name)] += 1
        small[folded(label.name)] += text[label.end : label.end + 1].islower()
    return [
        label
        for label in labels
        if folded(label.name) in known
        or 2 * small[folded(label.name)] <= counts[folded(label.name)]
    ]


def _generic_ones(labels: Iterable[Label]) -> set[str]:
    """Accept customary labels that occur twice in all: one `A:` may be a list's letter."""
    counts = Counter(folded(label.name) for label in labels if is_generic(label.name))
    return (
        set(counts) if counts.total() > 1 and any(n in QUESTION_LABELS for n in counts) else set()
    )


def _named_ones(text: str, labels: Sequence[Label], people: People) -> set[str]:
    """Accept name-like labels that take turns.

    Labels inside a line count only for a name that also opens a line or comes three times.
    Two labels must come, one of them twice (or, each once, the first asking), and one must
    ask a question; labels in capitals or of customary form need no question. Topics that come
    back ("Exports: …") take turns too: unless two labels are surely people's, one must ask most
    of the time.
    """
    named = [
        label
        for label in labels
        if is_generic(label.name)
        or (looks_like_name(label.name) and not is_nobody(tuple(label.name.split())))
    ]
    whole = _whole_names({folded(label.name) for label in named})
    counts = Counter(whole[folded(label.name)] for label in named)
    at_line = {whole[folded(label.name)] for label in named if not label.glued}
    steady = {name for name, n in counts.items() if name in at_line or n > 2}
    repeated = {name for name in steady if counts[name] > 1}
    turns = [label for label in named if whole[folded(label.name)] in steady]
    asking = {whole[name] for name in _asking(text, turns)}
    accepted: set[str] = set()
    if len(repeated) >= 2 and (asking or _in_capitals(turns)):
        # A name that comes once beside two that repeat is a third person speaking once.
        accepted = repeated | {name for name in steady if asking and name in at_line}
    elif (repeated and len(steady) >= 2 and (asking or _in_capitals(turns))) or (
        len(turns) == 2 and len(steady) == 2 and whole[folded(turns[0].name)] in asking
    ):
        accepted = steady
    if accepted and not _is_dialogue(text, turns, whole, people):
        return set()
    return {name for name in whole if whole[name] in accepted}


def _is_dialogue(
    text: str,
    turns: Sequence[Label],
    whole: Mapping[str, str],
    people: People,
) -> bool:
    """Tell a dialogue from a list of topics: two surely people, or one who mostly asks."""
    persons = {whole[folded(label.name)] for label in turns if _is_personal(text, label, people)}
    asked = sum(folded(label.name) in QUESTION_LABELS for label in turns)
    shares = _question_shares(text, turns, whole)
    return len(persons) > 1 or asked > 1 or max(shares.values(), default=0.0) > 0.5


def _is_personal(text: str, label: Label, people: People) -> bool:
    """Tell whether a label is surely a person's, a paper's initials or a part in a talk."""
    words = label.name.split()
    names = [word for word in words if bare(word) not in TITLES]
    return (
        is_generic(label.name)
        or asks_by_office(label.name)
        or len(names) < len(words)
        or is_person(tuple(words))
        or label.name.isupper()
        or people.resolve(label.name) is not None
        or "(" in text[label.start : label.end]
    )


def _whole_names(names: Collection[str]) -> dict[str, str]:
    """Return for each folded label the one it is short for: first a full name, then the last.

    Initials are such a short form too. What is one of no label, or of several, stands for itself.
    """
    by_short: defaultdict[str, list[str]] = defaultdict(list)
    for name in names:
        words = name.split()
        if len(words) > 1:
            by_short[words[-1]].append(name)
            by_short["".join(word[0] for word in words)].append(name)
    fitting = {name: by_short.get(name.replace(".", ""), []) for name in names}
    return {name: full[0] if len(full) == 1 else name for name, full in fitting.items()}


def _asking(text: str, turns: Sequence[Label]) -> set[str]:
    """Return the folded labels at least half of whose turns hold a question mark."""
    asked: Counter[str] = Counter()
    counts: Counter[str] = Counter()
    for index, label in enumerate(turns):
        end = turns[index + 1].start if index + 1 < len(turns) else len(text)
        counts[folded(label.name)] += 1
        words = text[label.end : min(end, label.end + 2000)]
        asked[folded(label.name)] += "?" in words or "？" in words
    return {name for name, n in asked.items() if 2 * n >= counts[name]}


def _in_capitals(turns: Sequence[Label]) -> bool:
    return all(
        label.name.isupper() and len(label.name) > 3 and not is_nobody(tuple(label.name.split()))
        for label in turns
    )


def with_described(labels: Sequence[Label], described: Sequence[Label]) -> list[Label]:
    """Put the labels of a round-up's experts among the others, one at a place."""
    taken = {label.start for label in described}
    others = [label for label in labels if label.start not in taken]
    return sorted([*others, *described], key=lambda label: label.start)


def interviewers(
    text: str,
    labels: Sequence[Label],
    described: Sequence[Label] = (),
) -> set[str]:
    """Tell which labels ask.

    Args:
        text: Canonical text.
        labels: The labels that open turns.
        described: Those of a round-up's experts, who answer though they may end on a question.

    Returns:
        Folded labels of interviewers: customary ones and reporters', else the one whose turns
        hold the largest share of questions, if that is most of them and others ask less.
    """
    experts = {folded(label.name) for label in described}
    labels = [label for label in labels if folded(label.name) not in experts]
    names = {folded(label.name) for label in labels}
    customary = names & QUESTION_LABELS
    # "Journalist Anna Klein" may be the one who answers.
    customary |= {name for name in _asking(text, labels) if asks_by_office(name)}
    if customary:
        return customary
    whole = _whole_names(names)
    shares = _question_shares(text, labels, whole)
    best = max(shares.values(), default=0.0)
    top = {name for name, share in shares.items() if share == best}
    if best <= 0.5 or len(top) != 1 or len(shares) < 2:
        return set()
    return {name for name in names if whole[name] in top}


def _question_shares(
    text: str,
    labels: Sequence[Label],
    whole: Mapping[str, str],
) -> dict[str, float]:
    """Return for each whole name how many of its turns end on a question, from 0 to 1."""
    ended: Counter[str] = Counter()
    counts: Counter[str] = Counter()
    for index, label in enumerate(labels):
        end = labels[index + 1].start if index + 1 < len(labels) else len(text)
        words = text[label.end : end].rstrip().rstrip('"”’»*)')
        counts[whole[folded(label.name)]] += 1
        ended[whole[folded(label.name)]] += words.endswith(("?", "？"))
    return {name: ended[name] / counts[name] for name in counts}
