"""Reads the Rich Text Format.

A tokenizer of our own: what the libraries give is plain text, without what is raised or struck
out, without notes, and with the words of deletions.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Final

from sphinx_kzbrief.corpus.model import LeftOut
from sphinx_kzbrief.corpus.readers.canonical.marks import note_mark
from sphinx_kzbrief.corpus.readers.office import rtf_codes as codes
from sphinx_kzbrief.corpus.readers.office.numbering import printed
from sphinx_kzbrief.corpus.readers.office.packages import broken
from sphinx_kzbrief.corpus.readers.office.rtf_tables import Font, code_page, fonts, styles
from sphinx_kzbrief.corpus.readers.office.runs import Look, RunWriter
from sphinx_kzbrief.corpus.readers.office.symbols import symbols
from sphinx_kzbrief.corpus.segmentation.blocks import BlockKind

if TYPE_CHECKING:
    from sphinx_kzbrief.corpus.readers.protocol import Extract

_TOKEN: Final = re.compile(
    r"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?[0-9]{1,10})? ?"
    r"|\\'(?P<hex>[0-9a-fA-F]{2})|\\(?P<sign>[^a-zA-Z])|(?P<brace>[{}])"
    r"|(?P<text>[^\\{}\r\n]+)|[\r\n]+|\\",
)
_BRACES: Final = re.compile(r"\\bin([0-9]{1,10}) ?|\\.|[{}]", re.DOTALL)
_DESTINATION: Final = re.compile(r"\{[\r\n]*(\\\*[\r\n]*)?\\([a-zA-Z]{1,32})")
_PROPERTIES: Final = re.compile(r"m[a-zA-Z]+Pr")
_BEGIN: Final = re.compile(r"[\s\ufeff\xef\xbb\xbf]*\{\\rtf[0-9]* ?")
_HEIGHT: Final = 2
"""Half points above or below the line from which on words are raised or lowered."""
_DEEPEST: Final = 5_000
_MOST_BOXES: Final = 20
"""Text boxes one inside another."""
_NEAR: Final = 400
"""Characters in which a note stands behind its reference."""
_CONTROLS: Final = dict.fromkeys({*range(32), 127} - {ord("\t"), ord("\n")})
"""Characters that no word processor shows."""


def read(data: bytes) -> Extract:
    """Read `.rtf`: paragraphs, headings, lists, tables, notes, captions; no pictures.

    See `Reader.read`.
    """
    source = data.decode("latin-1")
    begin = _BEGIN.match(source)
    if begin is None:
        raise broken("a Rich Text file", ".rtf", "it does not begin with {\\rtf")
    reader = _Reader(source)
    # What stands behind the closing brace is none of the document.
    reader.run(begin.end(), reader.group_end(begin.end()), _State())
    reader.finish()
    writer = reader.runs.writer
    return replace(
        writer.extract(),
        metadata=reader.metadata,
        left_out=LeftOut.each(reader.left),
    )


@dataclass(frozen=True, slots=True)
class _State:
    """What holds for the characters of a group; a group inherits it and gives it back.

    Attributes:
        look: How they are set.
        deleted: Whether a tracked change deletes them.
        height: Half points above the line.
        size: Size of type in half points.
        hidden: Whether they are hidden.
        silent: Whether they are no text, as in a drawing.
        font: Number of the font.
        fallback: How many characters stand in for one of Unicode.
        in_table: Whether the paragraph stands in a table.
        style: Number of the paragraph's style.
        heading: Whether the paragraph has a level in the outline.
        listed: Whether the paragraph is an item of a list.
    """

    look: Look = field(default_factory=Look)
    deleted: bool = False
    height: int = 0
    size: int = 24
    hidden: bool = False
    silent: bool = False
    font: int = -1
    fallback: int = 1
    in_table: bool = False
    style: int = 0
    heading: bool = False
    listed: bool = False


_PLAIN: Final[dict[str, Any]] = {
    "font": -1,
    "look": Look(),
    "deleted": False,
    "height": 0,
    "size": 24,
    "hidden": False,
}
_PARD: Final = {"in_table": False, "style": 0, "heading": False, "listed": False}
_LOOKS: Final[dict[str, Callable[[bool], dict[str, Any]]]] = {
    "b": lambda on: {"strong": on},
    "i": lambda on: {"italic": on},
    "strike": lambda on: {"struck": on},
    "striked": lambda on: {"struck": on},
    "super": lambda on: {"shift": int(on)},
    "sub": lambda on: {"shift": -int(on)},
    "nosupersub": lambda _: {"shift": 0},
}
_SETTINGS: Final[dict[str, Callable[[int], dict[str, Any]]]] = {
    "deleted": lambda number: {"deleted": number != 0},
    "v": lambda number: {"hidden": number != 0},
    "fs": lambda number: {"size": number},
    "f": lambda number: {"font": number},
    "uc": lambda number: {"fallback": max(0, min(number, 9))},
    "s": lambda number: {"style": number},
    "ls": lambda number: {"listed": number != 0},
    "intbl": lambda _: {"in_table": True},
    "outlinelevel": lambda number: {"heading": 0 <= number < 9},
    "pard": lambda _: _PARD,
}


@dataclass(slots=True)
class _Reader:
    """Reads one document.

    Attributes:
        source: The file, a character a byte.
        encoding: Encoding of the file.
        fonts: The fonts by number.
        default: Number of the font that `plain` sets.
        styles: Kinds of paragraph by the style's number.
        runs: Takes the text.
        metadata: What the file says of itself.
        left: Characters left out, by what they are.
        notes: Where the notes stand in the source, by whether they are endnotes.
        counts: How many references to notes were numbered, by the same.
        forms: How they are numbered, by the same.
        referred: Whether the last reference has its note still to come.
        boxes: Where the text boxes anchored in the paragraph stand.
        kind: Kind of all paragraphs, where a note is being read.
        state: What holds where the reader is.
        at: Where the reader is.
        pending: Bytes not yet decoded.
        high: First half of a character beyond U+FFFF.
        skip: Characters still to pass over, since they stand in for one of Unicode.
        usual: Size of type at the begin of the paragraph.
        depth: How many text boxes are open, one inside another, or 1 where a part is measured.
    """

    source: str
    encoding: str = "cp1252"
    fonts: dict[int, Font] = field(default_factory=dict)
    default: int = 0
    styles: dict[int, BlockKind] = field(default_factory=dict)
    runs: RunWriter = field(default_factory=RunWriter)
    metadata: dict[str, str] = field(default_factory=dict)
    left: Counter[str] = field(default_factory=Counter)
    notes: list[tuple[bool, int, int]] = field(default_factory=list)
    counts: Counter[bool] = field(default_factory=Counter)
    forms: dict[bool, str] = field(default_factory=lambda: {False: "decimal", True: "lowerRoman"})
    referred: bool = False
    boxes: list[tuple[int, int]] = field(default_factory=list)
    kind: BlockKind | None = None
    state: _State = field(default_factory=_State)
    at: int = 0
    pending: bytearray = field(default_factory=bytearray)
    high: int = 0
    skip: int = 0
    usual: int = 0
    depth: int = 0

    def run(self, at: int, end: int, state: _State) -> None:
        """Read a stretch of the source, beginning in a state."""
        self.state = state
        stack: list[_State] = []
        while (token := _TOKEN.match(self.source, at, end)) is not None:
            at = self.at = token.end()
            if token["text"]:
                self._bytes(token["text"])
            elif token["hex"]:
                self._bytes(chr(int(token["hex"], 16)))
            elif token["brace"] == "{":
                self._decode()
                at = self._group(token.start(), stack)
            elif token["brace"]:
                self._decode()
                self.skip = 0
                if stack:
                    self.state = stack.pop()
            elif token["word"] == "bin":
                at += max(0, int(token["number"] or 0))
            elif token["word"] or token["sign"]:
                self._decode()
                self._word(token["word"] or token["sign"], token["number"])
        self._decode()

    def finish(self) -> None:
        """End the last paragraph, and write the notes: footnotes first, in order of their marks."""
        if self.runs.rows:
            self.runs.end_row()
        self._end()
        self.kind = BlockKind.FOOTNOTE
        for _, start, stop in sorted(self.notes):
            self.run(start, stop, _State())
            self._end()

    def _group(self, start: int, stack: list[_State]) -> int:
        """Enter a group, or read it apart from the text; return where to read on."""
        self.skip = 0
        match = _DESTINATION.match(self.source, start)
        starred, word = match.groups() if match else (None, "")
        known = word in codes.SILENT or word in codes.LOUD
        if match and (
            word in codes.APART or _PROPERTIES.fullmatch(word) or (starred and not known)
        ):
            stop = self.group_end(match.end())
            self._apart(word, match.end(), stop)
            return stop + 1
        stack.append(self.state)
        if len(stack) > _DEEPEST:
            raise broken("a Rich Text file", ".rtf", "its parts are nested too deeply")
        if known:
            self.state = replace(self.state, silent=word in codes.SILENT)
        elif word in codes.SHIFTED:
            look = replace(self.state.look, shift=codes.SHIFTED[word])
            self.state = replace(self.state, look=look)
        elif word == "mden":
            self._emit("/")
        return start + 1

    def group_end(self, at: int) -> int:
        """Return where the brace stands that closes the group which is open at an offset."""
        depth = 1
        while (match := _BRACES.search(self.source, at)) is not None:
            at = match.end()
            if match[1]:
                at += int(match[1])
            elif match.group() in {"{", "}"}:
                depth += 1 if match.group() == "{" else -1
                if not depth:
                    return match.start()
        return len(self.source)

    def _apart(self, word: str, start: int, stop: int) -> None:
        """Read a destination that is no part of the running text."""
        if word == "footnote":
            self._note(start, stop)
        elif word == "fonttbl":
            self.fonts.update(fonts(self.source[start:stop]))
        elif word == "stylesheet":
            self.styles.update(styles(self.source[start:stop]))
        elif self.depth and word not in codes.BOXES:
            return  # only the words of what is measured, or of a box, are wanted
        elif word in codes.LEFT_OUT:
            self.left[codes.LEFT_OUT[word]] += len(self._words(start, stop))
        elif word in codes.INFO:
            words = self._words(start, stop)
            self.metadata |= {codes.INFO[word]: words} if words else {}
        elif word in codes.LIST_TEXT:
            self.state = replace(self.state, listed=True)
        elif word in codes.BOXES and self.depth < _MOST_BOXES:
            self.boxes.append((start, stop))

    def _note(self, start: int, stop: int) -> None:
        """Keep where a note stands; a reference that is not numbered is what is raised before."""
        if not self.state.deleted:
            if not self.referred:
                self.runs.mark_last()
            self.notes.append((self._is_endnote(start - len("\\footnote")), start, stop))
        self.referred = False

    def _words(self, start: int, stop: int) -> str:
        """Return the words of a stretch, white space collapsed."""
        inner = _Reader(self.source, self.encoding, self.fonts, self.default, depth=1)
        inner.run(start, stop, _State())
        inner.finish()
        return " ".join(inner.runs.writer.mapped.text.split())

    def _end(self) -> None:
        """End a paragraph, and write the text boxes anchored in it."""
        state, boxes, kind = self.state, self.boxes, self.kind
        self.boxes, self.usual = [], 0
        if kind is None:
            kind = BlockKind.LIST_ITEM if state.listed else BlockKind.TEXT
            kind = BlockKind.HEADING if state.heading else self.styles.get(state.style, kind)
        self.runs.end(kind)
        self.state = replace(state, listed=False)
        self.depth += 1
        for start, stop in boxes:
            self.run(start, stop, _State())
            self._end()
            self.state = state
        self.depth -= 1

    def _bytes(self, text: str) -> None:
        passed = min(self.skip, len(text))
        self.skip -= passed
        self.pending += text[passed:].encode("latin-1")

    def _decode(self) -> None:
        """Write what bytes have been collected, in the encoding of their font."""
        if not self.pending:
            return
        font = self.fonts.get(self.default if self.state.font < 0 else self.state.font)
        data, self.pending = bytes(self.pending), bytearray()
        if font is not None and font.is_symbol:
            self._emit(symbols(data.decode("latin-1"), bytewise=True))
        else:
            self._emit(data.decode((font and font.encoding) or self.encoding, "replace"))

    def _emit(self, text: str) -> None:
        state = self.state
        if not text.isprintable():
            text = text.translate(_CONTROLS)
        if state.silent or not text:
            return
        if state.hidden:
            self.left["hidden text"] += len(text.strip())
            return
        if state.in_table and not self.runs.rows:
            self.runs.begin_row()
        self.usual = self.usual or state.size
        shift = state.look.shift
        if not shift and state.height >= _HEIGHT:
            shift = 1
        elif not shift and state.height <= -_HEIGHT and state.size < self.usual:
            shift = -1
        struck = state.look.struck or state.deleted
        self.runs.text(text, replace(state.look, shift=shift, struck=struck))

    def _word(self, word: str, argument: str | None) -> None:
        """Follow a control word, or a control sign."""
        self.skip = 0
        number = 1 if argument is None else int(argument)
        if word in _LOOKS:
            self.state = replace(
                self.state, look=replace(self.state.look, **_LOOKS[word](number != 0))
            )
        elif word in _SETTINGS:
            self.state = replace(self.state, **_SETTINGS[word](number))
        elif word in codes.SIGNS:
            self._emit(codes.SIGNS[word])
        elif word == "u":
            self._unicode(number % 0x10000)
        elif word in codes.ENDS:
            self._end()
        elif word in {"up", "dn"}:
            height = 6 if argument is None else number
            self.state = replace(self.state, height=height if word == "up" else -height)
        elif word == "plain":
            self.state = replace(self.state, **_PLAIN)
        elif word in {"cell", "row"}:
            self._table(word)
        elif word == "chftn":
            self._reference()
        else:
            self._head(word, argument)

    def _head(self, word: str, argument: str | None) -> None:
        """Follow a word that sets something for the whole document."""
        if word == "ansicpg":
            self.encoding = code_page(argument or "") or self.encoding
        elif word in codes.CHARACTER_SETS:
            self.encoding = codes.CHARACTER_SETS[word]
        elif word == "deff":
            self.default = int(argument or 0)
        elif word.startswith(("ftnn", "aftnn")) and word.partition("ftnn")[2] in codes.NOTE_FORMS:
            self.forms[word[0] == "a"] = codes.NOTE_FORMS[word.partition("ftnn")[2]]

    def _unicode(self, code: int) -> None:
        if 0xD800 <= code < 0xDC00:
            self.high = code
        elif 0xDC00 <= code < 0xE000:
            if self.high:
                self._emit(chr(0x10000 + ((self.high - 0xD800) << 10) + code - 0xDC00))
            self.high = 0
        else:
            self._emit(symbols(chr(code)))
        self.skip = self.state.fallback

    def _table(self, word: str) -> None:
        if self.state.silent:
            return
        self.runs.rows = self.runs.rows or 1
        if word == "cell":
            self.runs.cell()
        else:
            self.runs.end_row()

    def _reference(self) -> None:
        """Write the mark of a note's reference; in the note itself it is no word of it."""
        if self.kind is BlockKind.FOOTNOTE or self.state.deleted or self.state.silent:
            return
        is_endnote = self._is_endnote(self.source.find("\\footnote", self.at, self.at + _NEAR))
        self.counts[is_endnote] += 1
        self.referred = True
        self.runs.note(note_mark(printed(self.counts[is_endnote], self.forms[is_endnote])))

    def _is_endnote(self, at: int) -> bool:
        """Tell whether the note that begins at an offset of the source is an endnote."""
        return at >= 0 and self.source.startswith("\\ftnalt", at + len("\\footnote"))
