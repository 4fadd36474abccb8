"""Voices inside a paragraph, by what its own sentences prove and by nothing else."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from sphinx_kzbrief.corpus.model import Segment, SegmentKind, Voice
from sphinx_kzbrief.corpus.segmentation.attributions import (
    CHINESE_VERBS,
    Attribution,
    Attributions,
    chinese_attributions,
)
from sphinx_kzbrief.corpus.segmentation.blocks import trimmed
from sphinx_kzbrief.languages import Language, language_of
from sphinx_kzbrief.languages.by_script import rules_language
from sphinx_kzbrief.text.quotation_marks import HIDDEN, masked, quoted_stretches
from sphinx_kzbrief.text.sentences import sentence_spans
from sphinx_kzbrief.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx_kzbrief.text.quotation_marks import Quoted

_SENTENCE_END = re.compile(r"[.?!…。？！](?=[\s”\"’»]|\Z)|[;；\n]")
_BESIDE = re.compile(
    r"[\s,?!…，。”\"'’»」—–-]*(?:(?!(?:and|but|while|whereas|although|а|но|и)\b)"
    r"[^\W\d_]+(?:[-'’][^\W\d_]+)*,? ){0,6}[\u3400-\u9fff]{0,15}"
)
_JOINED = re.compile(
    r"[;；(]|[:：] | [–—] |, (?:but|while|whereas|although|though|and|yet|which|who|even|an?|the) "
    r"|, (?:а|но|и|хотя|котор\w+|что) |[，,](?:而|但|不过)"
)
"""Where a retold clause ends before its sentence does; to end it too early is to be silent."""
_SUBORDINATE = re.compile(
    r"\W*(?:after|although|as|because|before|if|once|since|though|unless|until|when|whenever|while|"
    r"если|когда|хотя|пока|после того как|после того, как|перед тем как)\b",
    re.IGNORECASE,
)
"""What opens a sentence whose first clause is not its main one."""
_OPENS_CLAUSE = re.compile(
    r",? (?P<clause>the|an?|it|he|she|they|there|his|her|their|its|this|these|those|some|many|most"
    r"|all|no|[A-Z][\w’'-]+)\b"
)
_NAMING = re.compile(
    r"(?:so[- ]called|known as|named|dubbed|termed|titled|entitled"
    r"|(?:is|are|was|were|been|being)(?: also)? called|так называем\w+|под названием|所谓|称为)"
    r"(?: (?:the|an?))?\s*\Z"
)
_COMMA = re.compile(r"[,，]")
_OBJECT = re.compile(r" (?:him|her|them|me|us|reporters|journalists)(?: |,)")
_DISOWNED = re.compile(
    r"\b(?:claims?|reports?|allegations?|accusations?|rumou?rs?|notion|idea)(?: that| of)? ?\Z"
)
_WORDS = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_HAN = re.compile(r"[\u3400-\u9fff]")
NEAR = 8
"""How many attributions behind one are looked at for the end of its clause."""
LONGEST_GAP = 160
FEWEST_TOLD = 3
FEWEST_BARE = 8
"""Fewer words between marks that nobody is said to say are a term and not somebody's words."""


class _Sentence(NamedTuple):
    start: int
    end: int
    attributions: Sequence[Attribution]


class Voices:
    """Tells who is quoted and who is retold in the paragraphs of one text."""

    def __init__(self, text: str, language: str | None) -> None:
        """Prepare for a text; its language is told by the script where it is not given."""
        self.text = text
        self._language = language_of(language or rules_language(text)) or Language("")
        self._attributions = Attributions(text, self._language)
        chinese = self._language.code == "zh"
        self._verbs = CHINESE_VERBS if chinese else self._language.verbs

    def inside(self, paragraph: Span, via: str | None) -> list[Segment]:
        """Find the quotations and reports inside one paragraph.

        Args:
            paragraph: Its span.
            via: Who speaks the paragraph; None for the source itself.

        Returns:
            Segments of kind quotation and report, in order.
        """
        words = paragraph.of(self.text)
        stretches = [each for each in quoted_stretches(self.text, paragraph) if not each.level]
        if not (stretches or self._verbs.search(words) or "ccording to" in words):
            return []
        blanked = masked(self.text, paragraph, stretches)
        sentences = [
            _Sentence(span.start, span.end, self._of(blanked[span.start : span.end], span.start))
            for span in sentence_spans(blanked, Span(0, len(blanked)), self._language.code or "en")
        ]
        found = list(self._quotations(paragraph, blanked, sentences, stretches, via))
        for sentence in sentences:
            for span, name in self._reports(blanked, sentence):
                start, end = paragraph.start + span.start, paragraph.start + span.end
                found.append(
                    Segment(
                        SegmentKind.REPORT, start, end, speaker=name, voice=Voice.REPORTED, via=via
                    )
                )
        return sorted(found, key=lambda segment: (segment.start, -segment.end))

    def _of(self, sentence: str, at: int) -> list[Attribution]:
        if self._language.code == "zh":
            found = list(chinese_attributions(sentence))
        else:
            found = self._attributions.of(sentence)
        return [Attribution(each.start + at, each.end + at, *each[2:]) for each in found]

    def _quotations(
        self,
        paragraph: Span,
        blanked: str,
        sentences: Sequence[_Sentence],
        stretches: Sequence[Quoted],
        via: str | None,
    ) -> Iterator[Segment]:
        """Yield what stands between marks and is somebody's words.

        Words that a verb of saying brings in are, its subject named or not; of the others, those
        that are a sentence or long enough for one. Names of works and terms stay the author's.
        """
        for quoted in stretches:
            start, end = quoted.start - paragraph.start, quoted.outer_end - paragraph.start
            before = blanked[max(0, start - 60) : quoted.outer_start - paragraph.start]
            told = _beside(blanked, sentences, start, min(end, len(blanked)))
            words = self.text[quoted.start : quoted.end]
            disowned = _DISOWNED.search(before) is not None
            name = told.name if told and not disowned else None
            if not _is_said(words, named=name is not None, told=told is not None):
                continue
            if _NAMING.search(before):
                continue
            yield Segment(
                SegmentKind.QUOTATION,
                quoted.start,
                quoted.end,
                speaker=name,
                voice=Voice.DIRECT,
                via=via,
            )

    def _reports(self, blanked: str, sentence: _Sentence) -> Iterator[tuple[Span, str]]:
        """Yield the clauses that a named person is said to say, and who it is."""
        for number, told in enumerate(sentence.attributions):
            following = sentence.attributions[number + 1 : number + 1 + NEAR]
            stop = next(
                (each.start for each in following if _begins_anew(blanked, each)), sentence.end
            )
            if told.name is None or told.verb in self._language.quoting or stop <= told.end:
                continue
            start = self._clause_start(blanked, told, stop)
            if start is None:
                if not following and _trails(blanked, sentence, told):
                    yield _clause(blanked, sentence.start, told.start), told.name
                continue
            ends = _COMMA if _SUBORDINATE.match(blanked, sentence.start, told.start) else _JOINED
            joined = ends.search(blanked, start, stop)
            span = _clause(blanked, start, joined.start() if joined else stop)
            if blanked[span.start : span.end].strip(HIDDEN + " “”\"'.,«»"):
                yield span, told.name

    def _clause_start(self, blanked: str, told: Attribution, stop: int) -> int | None:
        """Return where the clause begins that a verb governs; None where it governs none."""
        if not told.verb:  # "According to X, prices rose."
            opened = re.compile(r"[^,]{0,60}, ").match(blanked, told.end, stop)
            return opened.end() if opened else None
        if self._language.code == "zh":
            opened = re.compile(r"[，,：:道 ]*(?=[^“「\s])").match(blanked, told.end, stop)
            hidden = HIDDEN in blanked[told.end : stop]
            return opened.end() if opened and not hidden and opened.end() < stop - 3 else None
        at = told.end
        whom = _OBJECT.match(blanked, at, stop)
        if told.verb in self._language.object_first:
            at = whom.end() - 1 if whom else -1
        opens = _OPENS_CLAUSE.match(blanked, at, stop) if at >= 0 else None
        behind = not blanked.endswith(told.verb, 0, told.end)  # "…," said Lee, a professor
        if told.verb in self._language.bare and opens and not behind:
            return opens.start("clause")
        that = "|".join(self._language.that)
        opened = re.compile(rf"[^.;:?!{HIDDEN}\n]{{0,40}}?,? (?:{that}) ").match(
            blanked, told.end, stop
        )
        joined = opened is not None and ", and " in opened[0]
        return opened.end() if that and opened and not joined else None


def _is_said(words: str, *, named: bool, told: bool) -> bool:
    """Tell words that somebody says from a term or a title between marks.

    In 237 news texts, addresses and pages, 71 titles and 150 terms of three to seven words would
    else be somebody's.
    """
    count, ends = _word_count(words), words.rstrip()[-1:] in ".,!?…。，！？"
    if named:
        return count > 1 or ends
    if _is_title(words):
        return False
    if told:
        return ends or count >= FEWEST_TOLD
    return count >= FEWEST_BARE or (ends and count >= FEWEST_TOLD)


def _beside(
    blanked: str, sentences: Sequence[_Sentence], start: int, end: int
) -> Attribution | None:
    """Return the attribution of quoted words: in their sentence or right beside it.

    Between the two stand no end of a sentence and no other quotation.

    Args:
        blanked: The paragraph.
        sentences: Its sentences.
        start: Offset of the first quoted word.
        end: Offset after the closing mark.
    """
    before: Attribution | None = None
    behind: Attribution | None = None
    first = bisect_left(sentences, start - LONGEST_GAP, key=lambda each: each.end)
    for sentence in sentences[first:]:
        if sentence.start > end + LONGEST_GAP:
            break
        told = sentence.attributions
        near = bisect_left(told, start - 2 * LONGEST_GAP, key=lambda each: each.start)
        for each in told[near:]:
            if each.start > end + LONGEST_GAP:
                break
            if each.end <= start:
                gap = blanked[each.end : start]
                apart = HIDDEN in gap or _SENTENCE_END.search(gap) or len(gap) > LONGEST_GAP
                before = before if apart else each
            elif each.start >= end and behind is None:
                full = blanked[max(0, end - 3) : end].rstrip("”\"'’»」)")[-1:] in ".。"
                fits = not full and _BESIDE.fullmatch(blanked[end : each.start])
                behind = each if fits else None
    if before and behind and before.name != behind.name:
        return before._replace(name=None)  # "Asked whether Lee said “…,” Stone replied"
    return behind or before


def _begins_anew(blanked: str, told: Attribution) -> bool:
    """Tell whether an attribution opens a clause of its own: "…, and Lee said …"."""
    before = blanked[max(0, told.start - 12) : told.start].rstrip()
    return told.name is not None and before.endswith(
        (",", ";", " and", " but", " while", " и", " а")
    )


def _trails(blanked: str, sentence: _Sentence, told: Attribution) -> bool:
    """Tell whether an attribution closes its sentence, as in "Prices rose, Stone said".

    Of 132 retold clauses in 237 news texts, addresses and pages, 9 are told so.
    """
    before = blanked[sentence.start : told.start].rstrip()
    after = blanked[told.end : sentence.end].strip(" .。")
    bare = len(after) < 30 and not set(after) & set(f':："“«{HIDDEN}')
    return before.endswith((",", "，")) and bare and len(_WORDS.findall(before)) > 3


def _clause(blanked: str, start: int, end: int) -> Span:
    return trimmed(blanked, start, len(blanked[:end].rstrip(" ,，\n")))


def _word_count(words: str) -> int:
    """Count words; two Han characters count as one."""
    han = len(_HAN.findall(words))
    return len(_WORDS.findall(_HAN.sub(" ", words))) + (han + 1) // 2


def _is_title(words: str) -> bool:
    """Tell whether marks hold the name of something: its longer words are mostly capitalised."""
    longer = [word for word in _WORDS.findall(words) if len(word) > 3 and not _HAN.match(word)]
    return len(longer) > 1 and 10 * sum(word[0].isupper() for word in longer) >= 7 * len(longer)
