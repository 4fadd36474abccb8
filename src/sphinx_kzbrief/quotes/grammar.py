"""The grammar of quotations: literal words, and the editorial marks between them.

Marks follow the Chicago Manual of Style (17th ed., 13.50-13.62) and common usage elsewhere:
omission ``...``, ``…``, ``. . .``, ``[...]``, ``(…)``, ``<...>``, ``……``; four dots, a full stop
and an omission; insertion ``[the SCO]``; case change ``[t]he``; changed ending ``gr[ows]``;
``[sic]`` or ``(sic)``; "[emphasis added]"; and ``/`` between spaces for the end of a line of verse,
``//`` for that of a stanza (13.29). A mark that stands in the source itself is literal:
the caller says which do.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sphinx_kzbrief.errors import KzbriefError
from sphinx_kzbrief.text.characters import EAST_ASIAN

if TYPE_CHECKING:
    from collections.abc import Callable

_DOTS: Final = r"\.(?:[ \t\n\u00a0\u2009\u202f]?\.){2,}"
_ELLIPSIS: Final = rf"(?:{_DOTS}|[…⋯]+)"
_MARK: Final = re.compile(
    rf"(?<=\S\s)//?(?=\s\S)|\[\s*{_ELLIPSIS}\s*\]|\(\s*{_ELLIPSIS}\s*\)|<\s*{_ELLIPSIS}\s*>|{_ELLIPSIS}"
    r"|(?<=[?!])\.\.(?!\.)|\((?i:sic)!?\)|\[|\]",
)
_WORDS: Final = re.compile(r"\w")
_SIC: Final = re.compile(r"(?:recte|sic|так(?: в (?:тексте|оригинале))?)[!.]?", re.IGNORECASE)
_EMPHASIS: Final = re.compile(
    r"(?:emphasis|italics|my emphasis|our emphasis|курсив|выделено)\b.*",
    re.IGNORECASE | re.DOTALL,
)
# Scripts that set no spaces between words have no brackets inside them.
_IN_WORD: Final = re.compile(rf"(?![{EAST_ASIAN}])[^\W_]")
_WHITE: Final = re.compile(r"\s")


class QuotationError(KzbriefError):
    """A quotation that cannot be read: empty, without words, or with a bracket left open."""


@dataclass(frozen=True, slots=True)
class Literal:
    """A run of words that the source must have.

    Attributes:
        text: The words, editorial marks taken out.
        case_marks: Offsets in `text` of letters whose case is marked as changed, ``[t]``.
        sic: Offsets in `text` at which ``[sic]`` stood.
        attached: Whether a bracket's letters join the first word, so that it starts inside one.
    """

    text: str
    case_marks: tuple[int, ...] = ()
    sic: tuple[int, ...] = ()
    attached: bool = False


@dataclass(frozen=True, slots=True)
class Joint:
    """What stands between two literals, or before the first or after the last.

    Attributes:
        text: The marks as typed.
        omission: Whether they say that words were left out.
        insertions: Texts inserted in brackets.
        suffix: New ending of the word before, ``[ows]``; None where there is none.
        line: Whether a slash says that a line of the source ends there.
    """

    text: str
    omission: bool = False
    insertions: tuple[str, ...] = ()
    suffix: str | None = None
    line: bool = False


@dataclass(frozen=True, slots=True)
class Quotation:
    """A parsed quotation.

    Attributes:
        text: As the author typed it.
        literals: Runs of words, in order; at least one.
        joints: What stands between them; one fewer than `literals`.
        head: Marks before the first literal, or None.
        tail: Marks after the last literal, or None.
        emphasis: Notes such as "emphasis added", taken out.
    """

    text: str
    literals: tuple[Literal, ...]
    joints: tuple[Joint, ...] = ()
    head: Joint | None = None
    tail: Joint | None = None
    emphasis: tuple[str, ...] = ()

    @property
    def plain(self) -> bool:
        """Whether the quotation holds no editorial mark at all."""
        only = self.literals[0]
        return (
            len(self.literals) == 1
            and self.head is None
            and self.tail is None
            and not (only.case_marks or only.sic or self.emphasis)
        )


def has_words(text: str) -> bool:
    """Tell whether `text` holds a letter or a digit."""
    return _WORDS.search(text) is not None


def parse_quotation(text: str, stands: Callable[[str], bool] | None = None) -> Quotation:
    """Read a quotation's editorial marks.

    Args:
        text: What the author typed.
        stands: Tells of a bracket, with its content, whether it stands so in the source and is
            therefore literal. Without it every bracket is an editor's.

    Returns:
        The literals and the marks between them.

    Raises:
        QuotationError: The text is empty, holds no word, or leaves a ``[`` open.
    """
    if not text.strip():
        raise QuotationError("the quotation is empty", "Type the source's words.")
    if not has_words(text):
        raise QuotationError(
            f"the quotation holds no word: {text.strip()[:40]!r}",
            "Type the source's words, not only marks.",
        )
    reader = _Reader(text, stands or (lambda _: False))
    at = 0
    while at < len(text):
        mark = _MARK.search(text, at)
        if mark is None:
            break
        reader.words(at, mark.start())
        at = reader.mark(mark)
    reader.words(at, len(text))
    return reader.quotation()


class _Reader:
    """Collects literals and joints while the text is read from left to right."""

    def __init__(self, text: str, stands: Callable[[str], bool]) -> None:
        self._text = text
        self._stands = stands
        self._literals: list[Literal] = []
        self._joints: list[Joint] = []
        self._emphasis: list[str] = []
        self._words: list[str] = []
        self._length = 0
        self._case_marks: list[int] = []
        self._sic: list[int] = []
        self._attached = False
        self._joint: Joint | None = None
        self._closers = _matching_brackets(text)

    def words(self, start: int, end: int) -> None:
        """Add literal words."""
        if end > start:
            self._add(self._text[start:end])

    def mark(self, mark: re.Match[str]) -> int:
        """Read one mark and return where reading goes on."""
        start, end = mark.span()
        found = mark.group()
        if found == "]":
            self._add(found)
            return end
        if found[0] == "/":
            if self._stands(f" {found} "):
                self._add(found)
            else:
                self._join(Joint(found, line=True))
            return end
        if found[:4].lower() == "(sic":
            if self._stands(found):
                self._add(found)
            else:
                self._slip(start)
            return end
        if found != "[":
            return self._omission(start, end, found)
        close = self._closers.get(start)
        if close is None:
            raise QuotationError(
                f"a bracket is left open: {self._text[start : start + 30]!r}",
                "Close it with ], or leave it out.",
            )
        whole = self._text[start : close + 1]
        if self._stands(whole):
            self._add(whole)
        else:
            self._bracket(start, close, whole[1:-1].strip())
        return close + 1

    def _omission(self, start: int, end: int, found: str) -> int:
        """Read an omission; of four dots after a word the first is a full stop."""
        if found[0] == "." and found.count(".") == 4 and start and self._text[start - 1].strip():
            self._add(".")
            found = found[1:].lstrip()
        self._join(Joint(found, omission=True))
        return end

    def _bracket(self, start: int, close: int, content: str) -> None:
        """Read a bracket by what it holds and what it touches."""
        text = self._text
        before = start > 0 and _IN_WORD.match(text, start - 1) is not None
        after = _IN_WORD.match(text, close + 1) is not None
        whole = text[start : close + 1]
        letter = len(content) == 1 and content.upper() != content.lower()
        if _SIC.fullmatch(content):
            self._slip(start)
        elif _EMPHASIS.fullmatch(content):
            self._emphasis.append(content)
        elif after and letter:
            self._case_marks.append(self._length)
            self._add(content)
        elif before and (not content or (has_words(content) and not _WHITE.search(content))):
            self._join(Joint(whole, suffix=content))
        elif not content:
            self._join(Joint(whole, omission=True))
        else:
            self._join(Joint(whole, insertions=(content,)))
        if after and not letter:
            self._attached = True

    def _slip(self, start: int) -> None:
        """Note a ``[sic]``, and take back the space that set it apart from its word."""
        self._sic.append(self._length)
        if start and self._text[start - 1].isalnum():
            return
        if self._words and self._words[-1].endswith(" ") and not self._words[-1].isspace():
            self._words[-1] = self._words[-1].rstrip()
            self._length = sum(map(len, self._words))
            self._sic[-1] = self._length

    def _add(self, words: str) -> None:
        self._words.append(words)
        self._length += len(words)

    def _join(self, joint: Joint) -> None:
        """End the literal that was being read, if any, and note the joint after it."""
        self._flush()
        if self._joint is None:
            self._joint = joint
        else:
            held = self._joint
            self._joint = Joint(
                f"{held.text} {joint.text}",
                held.omission or joint.omission,
                held.insertions + joint.insertions,
                held.suffix if joint.suffix is None else joint.suffix,
            )

    def _flush(self) -> None:
        text = "".join(self._words)
        if has_words(text):
            if self._joint is not None:
                self._joints.append(self._joint)
            elif not self._literals:
                self._joints.append(Joint(""))
            lead = len(text) - len(text.lstrip())
            self._literals.append(
                Literal(
                    text.strip(),
                    tuple(at - lead for at in self._case_marks),
                    tuple(max(0, at - lead) for at in self._sic),
                    self._attached,
                ),
            )
            self._joint = None
        elif text.strip() and self._joint is not None:
            # Punctuation between two marks, as in "… , [he said]": no words to look for.
            held = self._joint
            self._joint = Joint(held.text + text, held.omission, held.insertions, held.suffix)
        self._words, self._length = [], 0
        self._case_marks, self._sic, self._attached = [], [], False

    def quotation(self) -> Quotation:
        """Return what was read."""
        self._flush()
        if not self._literals:
            raise QuotationError(
                "the quotation holds no words of the source, only an editor's",
                "Type the source's words outside the brackets.",
            )
        head = self._joints[0]
        return Quotation(
            self._text,
            tuple(self._literals),
            tuple(self._joints[1:]),
            head if head.text else None,
            self._joint,
            tuple(self._emphasis),
        )


def _matching_brackets(text: str) -> dict[int, int]:
    """Return for each opening bracket where its closing one stands; open ones are left out."""
    opened: list[int] = []
    closers: dict[int, int] = {}
    for match in re.finditer(r"[\[\]]", text):
        if match.group() == "[":
            opened.append(match.start())
        elif opened:
            closers[opened.pop()] = match.start()
    return closers
