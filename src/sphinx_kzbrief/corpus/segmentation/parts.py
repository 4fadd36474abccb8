"""Parts: blocks sorted into headings, body paragraphs, captions, notes and boilerplate."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sphinx_kzbrief.corpus.model import SegmentKind
from sphinx_kzbrief.corpus.segmentation.blocks import Block, BlockKind, unmarked
from sphinx_kzbrief.corpus.segmentation.label_forms import CLOCK
from sphinx_kzbrief.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

_KINDS = {
    BlockKind.HEADING: SegmentKind.HEADING,
    BlockKind.CAPTION: SegmentKind.CAPTION,
    BlockKind.FOOTNOTE: SegmentKind.NOTE,
    BlockKind.SPEECH: SegmentKind.PARAGRAPH,
    BlockKind.METADATA: SegmentKind.BOILERPLATE,
    BlockKind.BOILERPLATE: SegmentKind.BOILERPLATE,
}

_NOTE = re.compile(
    r"""\W{0,3}(?:
      (?:editor['’]?s?['’]?|translator['’]?s|publisher['’]s)[ ](?:note|comment)
    | (?:note|correction|clarification|disclaimer|about[ ]the[ ]authors?)[ ]?[:.—–-]
    | the[ ](?:author|writer)s?[ ](?:is|are|was|were)[ ]
    | (?:the|this)[ ](?:article|essay|op-?ed|column|commentary|piece|post|report|story)[ ]
        (?:is|was|has[ ]been)[ ](?:first|originally|also|re-?|translated|adapted|edited|written)
    | (?:the|this)[ ](?:interview|conversation|transcript)[ ](?:is|was|has[ ]been)[ ]
        (?:conducted|edited|lightly|condensed|translated|recorded|shortened)
    | (?:the[ ])?(?:views|opinions)[ ](?:and[ ]\w+[ ])?expressed
    | interview[ ](?:was[ ])?conducted[ ](?:by|in)[ ]
    | (?:translated|interview(?:ed)?|edited|compiled|reporting)[ ]by[ ]
    | беседовал[аи]?[ ]|интервью[ ](?:взял|провел|провёл|подготовил)[аи]?[ ]|采访[：:]
    | от[ ]редакции|примечание|справка[ ]?[:.]|мнение[ ](?:автора|редакции)|автор[ ]?[—–-]
    | редакция[ ]не|перевод[ ]?[:с]|编者按|编者注|编辑注|作者[系是为]|（?本文
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_CREDIT = (
    r"(?:photo|image|picture|file photo|illustration|credit|фото|иллюстрация|图片?|摄影|сурет)"
)
_CAPTION = re.compile(
    rf"(?:{_CREDIT}(?: credit)?\s*[:：/]|{_CREDIT} by )"
    r"|\A(?:figure|fig\.|table|chart|рис(?:унок|\.)|таблица|табл\.|图|表)\s?\d{1,3}(?:\.\d{1,2})?[.:：]\s"
    rf"|(?:[.!?…)\]|]|^)\s*{_CREDIT}(?: credit)?"
    r"(?:\s?[:：/]| by(?=\s(?-i:[A-ZА-ЯЁ])))[^!?\n]{2,60}$"
    r"|[.!?…]\s(?-i:REUTERS|AP|AFP|EPA|TASS|XINHUA)/[^.!?\n]{2,60}$"
    r"|[(（][^()（）\n]{2,40}\s?摄[)）]$"
    rf"|[(（\[][^()（）\[\]\n]{{0,40}}{_CREDIT}[^()（）\[\]\n]{{0,60}}[)）\]][.]?$"
    r"|(?:/\s?|© ?)(?:AFP|AP|Reuters|Xinhua|Getty Images|EPA|TASS|RIA Novosti)[)]?[.]?$",
    re.IGNORECASE | re.MULTILINE,
)
_CREDIT_MARKS = (":", "：", "/", "(", "（", "[", "©", " by ", " BY ")
"""What no credit lacks, looked for first: most blocks are plain text."""
_FOOTER = re.compile(
    r"""\W*(?:
      (?:e-?mail[ ])?newsletters?|subscribe(?:[ ]\w+){0,6}|sign[ ]up(?:[ ]\w+){0,8}
    | join[ ](?:the|our)\b.{0,60}\bmailing[ ]list|share(?:[ ](?:this|on)\b.{0,40})?
    | follow[ ]us\b.{0,40}|advertisements?|read[ ](?:more|also|next)\b.{0,120}
    | related[ ](?:articles|stories|topics|news)|all[ ]rights[ ]reserved|print|comments?
    | (?:copyright|©|\(c\))\W.{0,100}|(?:terms|privacy)(?:[ ]\w+){0,4}|cookies?(?:[ ]\w+){0,4}
    | (?:this|our)[ ](?:web)?site[ ]uses[ ]cookies\b.{0,120}|we[ ]use[ ]cookies\b.{0,120}
    | (?:by[ ]continuing\b.{0,60}|accept[ ](?:all[ ])?)cookies\b.{0,60}
    | \d{1,2}[ ]min(?:ute)?s?[ ]read|most[ ](?:read|popular|viewed)|recommended(?:[ ]for[ ]you)?
    | listen[ ]to[ ]this[ ](?:article|story)|download[ ](?:the|our)[ ]app\b.{0,60}|sign[ ]in
    | back[ ]to[ ]top|skip[ ]to\b.{0,40}|leave[ ]a[ ](?:reply|comment)|menu|log[ ]in|search
    | подпис(?:аться|ывайтесь)\b.{0,80}|поделиться\b.{0,40}|реклама|читайте[ ]также\b.{0,120}
    | мы[ ]используем[ ](?:файлы[ ])?cookies?\b.{0,120}|本网站使用[ ]?cookies?.{0,80}
    | (?:责任)?编辑[:：].{0,40}|\(?（?完）?\)?
    | все[ ]права[ ]защищены|комментарии|分享|订阅|广告|版权所有.{0,60}|返回顶部|相关阅读.{0,60}
    )\W*""",
    re.IGNORECASE | re.VERBOSE,
)
_QUESTION_LABEL = re.compile(
    r"(?:(?-i:[A-ZА-ЯЁ]{1,3})|question|interviewer|вопрос|корреспондент|сұрақ|问|問|记者|記者)\s*[:：]",
    re.IGNORECASE,
)
_MARKS_ONLY = re.compile(r"[\W_]*")
_ENDS = tuple(".!…:;,。！；：，、")
_TIME = re.compile(rf"(?:\d{{4}}-\d\d-\d\d )?[\[(<]?{CLOCK}[\])>]?(?: ?-->? ?{CLOCK})?")
LONGEST_TIME = 40
CAPTION_LIMIT = 500
FOOTER_LIMIT = 160
HEADING_LIMIT = 120
SUBHEADING_LIMIT = 80


@dataclass(frozen=True, slots=True)
class Part:
    """A block with what it is to a reader.

    Attributes:
        kind: Heading, paragraph, caption, note or boilerplate.
        start: Offset of its first code point.
        end: Offset after its last code point.
        block: What the format says it is.
        emphasis: Spans set in bold.
        italics: Spans set in italics.
        speaker: Who says it, as the format states; see `Block`.
    """

    kind: SegmentKind
    start: int
    end: int
    block: BlockKind = BlockKind.TEXT
    emphasis: tuple[Span, ...] = ()
    italics: tuple[Span, ...] = ()
    speaker: str | None = None

    @property
    def span(self) -> Span:
        """The part's span in the canonical text."""
        return Span(self.start, self.end)


def is_boilerplate(words: str) -> bool:
    """Tell whether a block is page furniture: stray marks, a newsletter or copyright line."""
    if len(words) > FOOTER_LIMIT:
        return False
    return _MARKS_ONLY.fullmatch(words) is not None or _FOOTER.fullmatch(words) is not None


def is_time(words: str) -> bool:
    """Tell whether a block is a time code alone, which nobody says."""
    return len(words) < LONGEST_TIME and _TIME.fullmatch(words) is not None


def is_note(words: str) -> bool:
    """Tell whether a block is the publisher's word on the text: editor's or author's note."""
    return _NOTE.match(words) is not None


def is_caption(words: str) -> bool:
    """Tell whether a block is the caption of an image, by the credit that it carries."""
    if len(words) > CAPTION_LIMIT or not any(map(words.__contains__, _CREDIT_MARKS)):
        return False
    match = _CAPTION.search(words)
    return match is not None and (match.start() == 0 or match.end() >= len(words) - 1)


def is_title(words: str, *, blocks_after: int) -> bool:
    """Tell whether the first block of a document is its title: short, no full stop.

    A transcript may open with its first question, label and all, and have no title.
    """
    if _QUESTION_LABEL.match(words):
        return False
    return blocks_after > 0 and len(words) <= HEADING_LIMIT and not unmarked(words).endswith(_ENDS)


def is_subheading(words: str, *, after_heading: bool, next_words: str) -> bool:
    """Tell whether a block is a deck below the title or a subheading in the body.

    A subheading is a short line without final punctuation before a longer block; below
    the title the line may be longer. A question stays text: it may be an interviewer's.
    """
    if "\n" in words or unmarked(words).endswith((*_ENDS, "?", "？", '"', "”", "»", ")")):
        return False
    if not words[0].isalnum() or (words[0].islower() and not after_heading):
        return False
    limit = HEADING_LIMIT if after_heading else SUBHEADING_LIMIT
    return len(words) <= limit and len(next_words) > len(words)


def classify(text: str, blocks: Sequence[Block], head: int) -> list[Part]:
    """Sort blocks into parts.

    Args:
        text: Canonical text.
        blocks: Its blocks.
        head: How many of them are metadata lines at the beginning.

    Returns:
        One part per block, in order.
    """
    structured = any(block.kind is BlockKind.HEADING for block in blocks)
    parts: list[Part] = []
    for index, block in enumerate(blocks):
        if index < head:
            kind = SegmentKind.BOILERPLATE
        else:
            kind = _KINDS.get(block.kind) or _kind_of_text(
                text,
                blocks,
                index,
                # A format that marks headings needs no guessing, and neither does a file
                # whose title stands in its head lines.
                guess_headings=not structured and block.kind is BlockKind.TEXT,
                first=index == 0,
                after_title=bool(parts) and parts[-1].kind is SegmentKind.HEADING and index < 3,
            )
        parts.append(
            Part(kind, *block.span, block.kind, block.emphasis, block.italics, block.speaker),
        )
    return parts


def _kind_of_text(  # noqa: PLR0913  (what the four rules need, each named)
    text: str,
    blocks: Sequence[Block],
    index: int,
    *,
    guess_headings: bool,
    first: bool,
    after_title: bool,
) -> SegmentKind:
    words = text[blocks[index].start : blocks[index].end]
    if is_boilerplate(words) or is_time(words):
        return SegmentKind.BOILERPLATE
    if is_note(words):
        return SegmentKind.NOTE
    if is_caption(words):
        return SegmentKind.CAPTION
    if not guess_headings:
        return SegmentKind.PARAGRAPH
    after = len(blocks) - index - 1
    following = text[blocks[index + 1].start : blocks[index + 1].end] if after else ""
    if first and is_title(words, blocks_after=after):
        return SegmentKind.HEADING
    if is_subheading(words, after_heading=after_title, next_words=following):
        return SegmentKind.HEADING
    return SegmentKind.PARAGRAPH
