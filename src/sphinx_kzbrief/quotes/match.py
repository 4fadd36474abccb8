"""Matching a quotation with a source: the tiers in order, and what decides between places."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from sphinx_kzbrief.quotes.bounds import is_bound
from sphinx_kzbrief.quotes.chains import Chain, chains
from sphinx_kzbrief.quotes.choice import Wanted, choose
from sphinx_kzbrief.quotes.clauses import WINDOW
from sphinx_kzbrief.quotes.comparison import Place, Sought
from sphinx_kzbrief.quotes.context import outside
from sphinx_kzbrief.quotes.explain import IS_TURNING, explain
from sphinx_kzbrief.quotes.grammar import Quotation, QuotationError, has_words, parse_quotation
from sphinx_kzbrief.quotes.inner_context import broken_words, inside
from sphinx_kzbrief.quotes.interruptions import without_attributions
from sphinx_kzbrief.quotes.model import AlterationKind, ContextWord, Match, Verdict
from sphinx_kzbrief.quotes.notes import bears_markers, without_notes
from sphinx_kzbrief.quotes.places import exact_places, skeleton_places, typographic_places
from sphinx_kzbrief.quotes.profiles import profile_named
from sphinx_kzbrief.quotes.rewording import doubtful, rewordings
from sphinx_kzbrief.quotes.segment_map import SegmentMap
from sphinx_kzbrief.quotes.transcript_marks import without_marks
from sphinx_kzbrief.text.normalise import fold
from sphinx_kzbrief.text.prepared import PreparedText, occurrences
from sphinx_kzbrief.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx_kzbrief.corpus.model import Segment
    from sphinx_kzbrief.corpus.names import Person
    from sphinx_kzbrief.quotes.profiles import Profile

PARTS_LIMIT: Final = 64
"""Runs of words in one quotation; what has more omissions is not quoted but composed."""
_BESIDE: Final = 2 * WINDOW


@dataclass(frozen=True, slots=True)
class _Tried:
    """What one way of searching found.

    Attributes:
        chains: Ways in which the whole quotation stands.
        quotation: The quotation as parsed, or None where it was searched as it is.
    """

    chains: list[Chain]
    quotation: Quotation | None = None


def match_quote(  # noqa: PLR0913 - the printed interface: context and speaker are optional
    text: str | PreparedText,
    quotation: str,
    prefix: str = "",
    suffix: str = "",
    profile: str = "chicago",
    *,
    segments: Sequence[Segment] | SegmentMap = (),
    speaker: str | None = None,
    people: Sequence[Person] = (),
    within: Span | tuple[int, int] | None = None,
    language: str | None = None,
) -> Match:
    """Say whether and where a quotation stands in a text, and how it differs from it.

    Args:
        text: The source; prepare it once where many quotations are matched with it.
        quotation: The words an author typed, editorial marks included.
        prefix: Words right before the passage; they decide between several places.
        suffix: Words right after it.
        profile: Name of the profile whose changes may pass.
        segments: The document's segments, or a map of them; all words of a quotation must
            stand in one turn, and places that differ in speaker or voice are rivals.
        speaker: Whose words they are said to be; decides between rival places.
        people: Whom manifest and copy name, for what they tell of the names.
        within: Where to search, for locators.
        language: BCP 47 tag of the source, whose words are looked for beside the passage; None
            where its script shall tell.

    Returns:
        The match. Its spans count code points of the text. Words without any letter or digit
        are `missing`.

    Raises:
        KzbriefError: There is no profile of that name.
    """
    source = text if isinstance(text, PreparedText) else PreparedText(text)
    style = profile_named(profile)
    if not has_words(quotation):
        return Match(Verdict.MISSING)
    if not (segments or prefix or suffix or within):
        match = _at_once(source, quotation.strip(), language)
        if match is not None:
            return match
    voices = segments if isinstance(segments, SegmentMap) else SegmentMap(segments)
    area = Span(*within) if within else Span(0, len(source.raw))
    wanted = Wanted(source, prefix, suffix, voices, speaker, tuple(people), language)
    found, refused = _tried_all(wanted, quotation, style, area)
    if found is not None:
        return found
    bare = style.allows(AlterationKind.NOTE_MARKER, marked=False) and not bears_markers(quotation)
    told = explain(quotation, refused, wanted, area, bare=bare)
    if told.correction is None:
        return told
    if _balanced(quotation) and not _balanced(told.correction):
        return replace(told, correction=None)
    # What is proposed is what stands: pasted in the quotation's place, it must pass.
    proposed, _ = _tried_all(wanted, told.correction, style, area)
    return told if proposed and proposed.verbatim else replace(told, correction=None)


def _balanced(words: str) -> bool:
    """Tell whether every bracket that opens closes: a proposal cuts none apart."""
    return all(words.count(one) == words.count(other) for one, other in ("()", "[]"))


def _tried_all(
    wanted: Wanted, quotation: str, style: Profile, area: Span
) -> tuple[Match | None, list[Chain]]:
    """Return the match of words that stand in a source, else the places that were refused."""
    # What turns the order of characters shows other words than those that are compared.
    turns = IS_TURNING.search(quotation) is not None
    refused: list[Chain] = []
    for tried in _ways(wanted.source, quotation.strip(), area, bool(wanted.voices)):
        good: list[Chain] = []
        for chain in tried.chains:
            fits = (
                _passes(chain, style, turns=turns)
                and not rewordings(wanted.source.raw, chain.alterations, chain.span)
                and wanted.one_turn(chain.span)
            )
            (good if fits else refused).append(chain)
        if good:
            return _matched(wanted, good), refused
    return None, refused


def _passes(chain: Chain, style: Profile, *, turns: bool) -> bool:
    """Tell whether a profile lets the changes of a chain pass; of turning characters, none."""
    if chain.cut or (turns and chain.verdict is not Verdict.EXACT):
        return False
    return all(style.allows(change.kind, marked=change.marked) for change in chain.alterations)


def _at_once(source: PreparedText, quotation: str, language: str | None) -> Match | None:
    """Return the match of the very code points, where nothing has to be decided.

    Most quotations are exact, and this spares them all the machinery of the other tiers.
    """
    text = source.raw
    size = len(quotation)
    whole = [
        Span(at, at + size)
        for at in occurrences(text, quotation)
        if is_bound(source, at) and is_bound(source, at + size)
    ]
    if not whole:
        return None
    first = whole[0]
    return Match(
        Verdict.EXACT, (first,), rivals=tuple(whole[1:]), context=_beside(source, first, language)
    )


def _beside(source: PreparedText, span: Span, language: str | None) -> tuple[ContextWord, ...]:
    """Return what stands beside a passage and turns its meaning, whatever notes hang on it."""
    left = without_notes(source, Span(span.start - _BESIDE, span.end + _BESIDE))
    if left is None:
        return outside(source.raw, span, language)
    return tuple(
        replace(word, span=left.outside(word.span))
        for word in outside(left.text.raw, left.inside(span), language)
    )


def _ways(
    source: PreparedText,
    quotation: str,
    area: Span,
    rivals_count: bool,
) -> Iterator[_Tried]:
    """Yield what each way of searching finds, the strictest first."""
    whole = Sought(PreparedText(quotation))
    yield from _ways_as_one(source, whole, area, rivals_count)
    edited = [
        parsed
        for parsed in _readings(source, quotation)
        if not parsed.plain and len(parsed.literals) <= PARTS_LIMIT
    ]
    for parsed in edited:
        yield from _edited(source, parsed, area)
    # What differs in house style alone is told as that, and passes where the profile lets it.
    yield _single(skeleton_places(source, replace(whole, house=True), area))
    for parsed in edited:
        yield from _edited(source, parsed, area, house=True)


def _edited(
    source: PreparedText, parsed: Quotation, area: Span, *, house: bool = False
) -> Iterator[_Tried]:
    """Yield where the runs of a quotation with editorial marks stand, the strictest first."""
    sought = [replace(run, house=house) for run in _runs(parsed)]
    for loose in (True,) if house else (False, True):
        if not loose and any(run.case_marks for run in sought):
            continue
        found = _all_places(source, sought, area, loose=loose)
        if found is None:
            continue
        whole_words = [[place for place in row if not place.cut] for row in found]
        if all(whole_words):
            yield _Tried(chains(source, parsed, whole_words), parsed)
        if whole_words != found:
            yield _Tried(chains(source, parsed, found), parsed)


def _ways_as_one(
    source: PreparedText, whole: Sought, area: Span, rivals_count: bool
) -> Iterator[_Tried]:
    """Yield what searching the quotation as one run of words finds, the strictest first."""
    if not rivals_count:
        yield _single(exact_places(source, whole, area))
    yield _single(typographic_places(source, whole, area))
    yield _single(skeleton_places(source, whole, area))
    broken = without_attributions(source)
    if broken is not None:
        ends = dict.fromkeys(broken.ends, AlterationKind.INTERRUPTION)
        yield _single(skeleton_places(source, whole, area, broken.skeleton, ends))
    marked = without_marks(source)
    if marked is not None:
        yield _single(skeleton_places(source, whole, area, marked.skeleton, marked.kinds))


def _single(places: list[Place]) -> _Tried:
    return _Tried([Chain((place,), place.alterations) for place in places])


def _readings(source: PreparedText, quotation: str) -> Iterator[Quotation]:
    """Yield the quotation read with the source's own brackets literal, then with none."""
    known: dict[str, bool] = {}

    def stands(bracket: str) -> bool:
        if bracket not in known:
            # Past the limit a bracket is an editor's: nobody types so many of the source's.
            known[bracket] = len(known) < PARTS_LIMIT and fold(bracket) in source.text
        return known[bracket]

    try:
        yield parse_quotation(quotation, stands)
        if any(known.values()):
            yield parse_quotation(quotation)
    except QuotationError:
        return


def _runs(parsed: Quotation) -> list[Sought]:
    """Return what to search for each run of words, and what may differ at its ends."""
    before = [parsed.head, *parsed.joints]
    after = [*parsed.joints, parsed.tail]
    return [
        Sought(
            PreparedText(literal.text),
            literal.case_marks,
            free_case=(lead is None and index == 0) or (lead is not None and lead.omission),
            open_end=tail is not None and tail.suffix is not None,
            attached=literal.attached,
        )
        for index, (literal, lead, tail) in enumerate(
            zip(parsed.literals, before, after, strict=True)
        )
    ]


def _all_places(
    source: PreparedText,
    sought: list[Sought],
    area: Span,
    *,
    loose: bool,
) -> list[list[Place]] | None:
    """Return the places of every run, or None as soon as one has none."""
    everywhere = source.skeleton.lower
    if any(run.words.skeleton.lower not in everywhere for run in sought):
        return None
    find = skeleton_places if loose else typographic_places
    found: list[list[Place]] = []
    known: dict[tuple[str, tuple[int, ...], bool, bool], list[Place]] = {}
    for run in sought:
        key = (run.words.raw, run.case_marks, run.free_case, run.open_end)
        if key not in known:
            known[key] = find(source, run, area)
        if not known[key]:
            return None
        found.append(known[key])
    return found


def _matched(wanted: Wanted, good: list[Chain]) -> Match:
    """Return the match of the place that is meant, or an ambiguous one."""
    text = wanted.source.raw
    chosen, rivals, ambiguous = choose(wanted, good)
    spans = tuple(Span(place.start, place.end) for place in chosen.places)
    segment = wanted.voices.speaking(chosen.span) if wanted.voices else None
    if ambiguous:
        return Match(Verdict.AMBIGUOUS, spans, chosen.alterations, (), rivals, (), segment)
    whole = Span(spans[0].start, chosen.places[-1].resume or spans[-1].end)
    context = _beside(wanted.source, whole, wanted.language)
    within = {*broken_words(text, spans)} if chosen.verdict is not Verdict.EXACT else set()
    if chosen.alterations:
        within.update(inside(text, chosen.alterations, whole, wanted.language))
        within.update(doubtful(text, chosen.alterations))
    if within:
        context = tuple(sorted({*context, *within}, key=_by_place))
    return Match(chosen.verdict, spans, chosen.alterations, (), rivals, context, segment)


def _by_place(word: ContextWord) -> tuple[Span, str]:
    return (word.span, word.kind)
