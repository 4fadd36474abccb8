"""Speaker labels: short name-like words that open a line or block, and come back.

What opens a turn is told by layout alone: a form at the start of a line, and that it recurs
beside another one. "Held out" below are 14,564 turns of 127 transcripts that the rules were not
made from, and 1,128 web pages, 73 news texts and 27 statutes that are none.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from sphinx_kzbrief.corpus.model import SegmentKind
from sphinx_kzbrief.corpus.segmentation import label_forms as forms
from sphinx_kzbrief.corpus.segmentation.blocks import BlockKind, unmarked
from sphinx_kzbrief.corpus.segmentation.label_forms import folded, is_office, is_shaped, side_of
from sphinx_kzbrief.languages import PLACES, TITLES

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from sphinx_kzbrief.corpus.segmentation.parts import Part

_LINES = {SegmentKind.HEADING, SegmentKind.PARAGRAPH}
_SPEECH = {*_LINES, SegmentKind.NOTE}
_SPEECHLESS = {BlockKind.HEADING, BlockKind.LIST_ITEM}
_STOPS = tuple(".?!…。？！")
_SENTENCE_END = (*_STOPS, *"\"”»)]’'—–-:;,，、")
_CALLED = re.compile(
    r"(?:\b(?:M[rs]|Mrs|Dr)\.? |, )([^\W\d_a-zа-яё]\w+)(?=[,.?!])|\bM[rs]s?\.? (\w+)"
)
_PERSONAL = re.compile(
    r"[?？]|(?<![\w.])(?:I|[Ww]e|[Mm]y|[Oo]ur|[Яя]|[Мм]ы|[Нн]аш\w*|[Бб]із\w*|[Мм]ен\w*)(?!\w)|我"
)
"""Who speaks asks, and says "I"."""
_GLUED_SIDE = re.compile(r"[QAВО问答問ст][:：]")
LONG_BODY = 40
MANY_TURNS = 20
MOST_LOOKED_AT = 40
FEWEST_NICKNAMES = 5
"""How often a label in small letters ("jonas:") must come, as the name of a chat's user does."""


class Label(NamedTuple):
    """What has the form of a label.

    Attributes:
        name: The label without time, aside and colon, as it stands.
        whole: The label with its asides, as it stands.
        start: Offset of its first code point, a time code before it included.
        end: Offset of the first word after it.
        form: What it was found by.
        taken: Whether it opens a turn; one that does not still ends the turn before it.
        stated: Whether the format itself states who speaks, and no words of the text.
    """

    name: str
    whole: str
    start: int
    end: int
    form: re.Pattern[str] | None = None
    taken: bool = False
    stated: bool = False


def find_labels(text: str, parts: Sequence[Part], speakers: Iterable[str]) -> list[Label]:
    """Find the labels of a text.

    A label is taken where `speakers:` names it, or where it comes twice and another one does
    too. What has the form of a label and is not taken ends the turn before it: held out, 0.2 %
    of the turns have a wrong speaker instead of 1.1 %.

    Args:
        text: Canonical text.
        parts: Its parts; labels stand in paragraphs and in what looks like headings.
        speakers: Labels that the manifest maps to people.

    Returns:
        Labels in order, from the first that is taken; none of them is where nobody takes turns.
    """
    mapped = {folded(label): label for label in speakers}
    found = _candidates(text, parts, mapped)
    known = _recurring(text, found)
    known |= {name for label in found if (name := mapped_name(label, mapped))}
    labels = [label._replace(taken=_is_taken(label, known, mapped)) for label in found]
    asides = all(label.form is not forms.BRACKETED for label in labels if label.taken)
    labels = [  # "[Applause] Thank you" speaks where brackets name speakers
        label for label in labels if not (asides and label.form is forms.BRACKETED)
    ]
    if stated := list(_stated(parts)):
        named = any(label.taken for label in stated)
        likely = [label for label in labels if label.taken or not named]
        labels = _in_order((*likely, *stated))
    proven = (number for number, label in enumerate(labels) if label.taken or label.stated)
    return labels[next(proven, 0) :]


def _stated(parts: Sequence[Part]) -> Iterator[Label]:
    """Yield where the format states that somebody else begins to speak, by name or without one."""
    before = None
    for part in parts:
        if part.block is BlockKind.QUOTE:  # a mail's older one; nobody takes turns
            continue
        name = part.speaker
        if name is not None and (name != before or not name):
            shown = name or forms.NOBODY
            yield Label(shown, shown, part.start, part.start, taken=bool(name), stated=True)
        before = name


def _is_taken(label: Label, known: Collection[str], mapped: Collection[str]) -> bool:
    return folded(label.name) in known or mapped_name(label, mapped) is not None


def mapped_name(label: Label, mapped: Collection[str]) -> str | None:
    """Return the folded form by which the manifest maps a label; None where it does not."""
    shapes = (folded(label.name), folded(label.whole), folded(label.whole.partition(",")[0]))
    return next((shape for shape in shapes if shape in mapped), None)


def _recurring(text: str, found: Sequence[Label]) -> set[str]:
    """Return the folded labels that take turns; none where no two do.

    Sides ("Q") prove themselves, and so do three names set as parliaments set them: without
    that, 54 turns of 13 congressional records are lost, held out.
    """
    counts = Counter(folded(label.name) for label in found)
    nicknames = {folded(label.name) for label in found if label.name[0].islower()}
    # "SUCH DAMAGE. IN NO EVENT" stands at line starts of licences.
    loud = {
        folded(each.name) for each in found if each.form is forms.STOPPED and each.name.isupper()
    }
    known = {
        name
        for name, count in counts.items()
        if count > 1
        and name != forms.NOBODY
        and name not in loud
        and (name not in nicknames or side_of(name) or count >= FEWEST_NICKNAMES)
    }
    sides = {name: side for name in counts if (side := side_of(name)) is not None}
    if "asks" not in sides.values():
        known -= sides.keys()  # "A." alone is a list's letter
    elif "answers" in sides.values():
        known |= sides.keys()
    shouted = {folded(label.name) for label in found if forms.proves_itself(label.name)}
    if sum(counts[name] for name in shouted) > 2:
        known |= shouted
    takes_turns = len(known) > 1 or any(side_of(name) == "asks" for name in known)
    return known if takes_turns and _are_spoken(text, found, known) else set()


def _candidates(text: str, parts: Sequence[Part], mapped: Mapping[str, str]) -> list[Label]:
    """Find what has the form of a label, in the parts that can hold speech."""
    found: list[Label] = []
    for part in parts:
        if part.kind not in _SPEECH or part.block in _SPEECHLESS:
            continue
        allowed = forms.FORMS.get(part.block, forms.LINE_FORMS)
        for start in _line_starts(text, part):
            for form in allowed:
                match = form.match(text, start)
                if match is not None and part.start <= match.start("name") < part.end:
                    found += _fitting(text, form, match)
    if _GLUED_SIDE.search(text):
        found += _glued(text, parts, forms.GLUED_SIDES)
    if mapped:
        form = forms.mapped_form(mapped.values())
        found += _inside(text, parts, form, _SPEECH)
        found += _glued(text, parts, forms.glued_form(map(forms.as_pattern, mapped.values())))
    return _in_order((*found, *_alone(text, parts, mapped)))


def _line_starts(text: str, part: Part) -> Iterator[int]:
    """Yield where the lines of a part begin, indents included."""
    at = text.rfind("\n", 0, part.start) + 1
    while 0 <= at < part.end:
        yield at
        at = text.find("\n", at, part.end) + 1 or part.end


def _fitting(text: str, form: re.Pattern[str], match: re.Match[str]) -> Iterator[Label]:
    """Yield the label of a match whose words have a name's shape, or a strong form.

    "Audience member: And the port?" names nobody and comes with no name's shape; it is yielded
    before a capital, and is taken nowhere. Held out, 16 lines of 16,231 turns are wrongly so.
    """
    timed = form is forms.BRACKETED and match["time"] is not None
    coloned = match.group().rstrip().endswith(":")
    label = _label(text, match)._replace(form=None if coloned else form)
    if form is forms.SIDED:
        yield label._replace(name=forms.unnumbered(label.name))
    elif timed or is_shaped(match["name"]):
        yield label
    elif form is forms.LABELLED and forms.is_crowd(match["name"], text[label.end : label.end + 1]):
        yield label._replace(name=forms.NOBODY)


def _label(text: str, match: re.Match[str]) -> Label:
    start = match.start() + len(match.group()) - len(match.group().lstrip())
    whole = text[match.start("name") : match.end("aside")].strip()
    name = " ".join(match["name"].split())
    if name[0] in "«“" and name[-1] in "»”":
        name = name[1:-1]
    return Label(name, whole, start, match.end())


def _alone(text: str, parts: Sequence[Part], mapped: Collection[str]) -> list[Label]:
    """Return names that have a heading or line to themselves, again and again, without a colon.

    The line alone proves nothing ("Case Notes" comes back too, in half of the statutes held out):
    a time code stands above, or one of them is an office, is addressed in the text, or is mapped.
    """
    found = []
    timed = 0
    for before, part, after in zip((None, *parts), parts, parts[1:], strict=False):
        short = part.end - part.start <= forms.LONGEST and part.kind in _LINES
        match = forms.ALONE.fullmatch(text, part.start, part.end) if short else None
        if match is not None and is_shaped(match["name"]) and not match["name"][0].islower():
            timed += before is not None and before.kind is SegmentKind.BOILERPLATE
            found.append(_label(text, match)._replace(end=after.start))
    counts = Counter(label.name for label in found)
    again = {
        name
        for name, count in counts.items()
        if folded(name) in mapped or (count > 1 and (" " in name or is_office(name)))
    }
    called = {match[1] or match[2] for match in _CALLED.finditer(text)} if len(again) > 1 else set()
    proven = 2 * timed > len(found) or any(
        is_office(name) or not called.isdisjoint(name.split()) or folded(name) in mapped
        for name in again
    )
    return [label for label in found if label.name in again] if proven and len(again) > 1 else []


def _are_spoken(text: str, labels: Sequence[Label], known: Collection[str]) -> bool:
    """Tell talk from a list of topics or places.

    Its bodies end as sentences do, or are many and long; and its labels are names, or its bodies
    ask and say "I". Keeps "Oregon: 5 votes", glossaries and changelogs out: held out, 6 texts that
    are no talk would be one. Minutes without full stops are 93 turns of two of them.
    """
    ends = [label.start for label in labels[1:]] + [len(text)]
    bodies = [
        unmarked(text[label.end : min(end, label.end + 4_000)].partition("\n\n")[0].rstrip())
        for label, end in zip(labels, ends, strict=True)
        if folded(label.name) in known
    ]
    ended = sum(
        body.endswith(_STOPS if "\t" in body else _SENTENCE_END)
        and not (body[0].isdigit() or body[0].islower())
        for body in bodies
    )
    long = sum(len(body) >= LONG_BODY and "\t" not in body for body in bodies)
    every = Counter(label.name for label in labels if folded(label.name) in known)
    names = dict(every.most_common(MOST_LOOKED_AT))
    words = sum(count for name, count in names.items() if _is_word(text, name, count))
    people = sum(count for name, count in names.items() if _is_name(text, name, count))
    total = sum(names.values())
    personal = 3 * sum(_PERSONAL.search(body) is not None for body in bodies) >= len(bodies)
    named = personal or 2 * people >= total or len(bodies) >= MANY_TURNS
    if 2 * words > total or not named:
        return False
    return 2 * ended > len(bodies) or (len(bodies) >= MANY_TURNS and 2 * long > len(bodies))


def _is_word(text: str, name: str, count: int) -> bool:
    """Tell whether a label is a word of the language ("Added:"): half as often in small letters."""
    if _is_part(name) or not name[0].isupper():
        return False
    small = re.findall(rf"(?<![\w’'-]){re.escape(name.lower())}(?![\w’'-])", text)
    return 2 * len(small) >= count


def _is_part(name: str) -> bool:
    """Tell whether a label is a side, an office, or initials, which need no other proof."""
    initials = name.isupper() and len(name) < 4
    return bool(initials or side_of(name)) or any(folded(word) in TITLES for word in name.split())


def _is_name(text: str, name: str, count: int) -> bool:
    """Tell whether a label is somebody's name, by how the text uses it.

    One word alone must be called ("Thanks, Tom."), stand beside another capital ("Tom Berg") or be
    set in capitals; in a script without case it must stand in the text beside the labels.
    """
    if _is_part(name) or " " in name or not name.isalpha() or name[1:2].isupper():
        return True
    if not name[0].isupper():
        return name[0].islower() or text.count(name) > count
    word, big = re.escape(name), "[^\\W\\d_a-zа-яё]"
    near = rf"(?:, {word}[,.?!]|\b{word}, |{big}[\w’'.-]+ {word}\b|\b{word} {big}\w)"
    return folded(name) not in PLACES and re.search(near, text) is not None


def _glued(text: str, parts: Sequence[Part], form: re.Pattern[str]) -> list[Label]:
    """Return labels inside a line; one alone there may be words of whoever speaks."""
    found = _inside(text, parts, form, {SegmentKind.PARAGRAPH})
    return found if len(found) > 1 else []


def _inside(
    text: str, parts: Sequence[Part], form: re.Pattern[str], kinds: Collection[SegmentKind]
) -> list[Label]:
    starts = [part.start for part in parts]
    found = []
    for match in form.finditer(text):
        part = parts[max(0, bisect_right(starts, match.start("name")) - 1)]
        if part.kind in kinds and part.block is not BlockKind.CODE:
            found.append(_label(text, match))
    return found


def _in_order(labels: Iterable[Label]) -> list[Label]:
    """Sort labels; where two overlap, the first stays, or the longer name at one place."""
    apart: list[Label] = []
    for label in sorted(labels, key=lambda each: (each.start, -len(each.name))):
        if not apart or label.start >= apart[-1].end:
            apart.append(label)
    return apart
