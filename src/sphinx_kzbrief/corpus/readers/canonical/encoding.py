"""Bytes to text: encoding, line ends and mojibake, with the map back to the decoded file."""

from __future__ import annotations

import codecs
import contextlib
import re
from dataclasses import dataclass
from importlib.util import find_spec

from sphinx_kzbrief.corpus.model import Damage
from sphinx_kzbrief.corpus.problems import SourceUnreadableError
from sphinx_kzbrief.corpus.readers.canonical.edits import MappedText
from sphinx_kzbrief.corpus.values import check_charset

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark its own begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_WIDER = {
    "ascii": "cp1252",
    "big5": "big5hkscs",
    "euc_kr": "cp949",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "shift_jis": "cp932",
    "tis-620": "cp874",
}
"""What the web means by the name of an encoding (WHATWG's Encoding standard), by Python's name."""

_DAMAGED = re.compile(r"[^\x00-\x7f](?:[^\n]*[^\x00-\x7f])?")
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")
_WINDOWS_MARKS = re.compile(
    rb"(?:(?<=[\s(])|^)[\x91\x93](?=[A-Za-z])|(?<=[a-z.,!?])\x94(?=[\s,.)]|$)"
    rb"|(?<=\s)[\x96\x97](?=\s)|(?<=[a-z])\x92(?=(?:s|t|re|ve|ll)\b)"
)
_MARGIN = 12
_RUN = re.compile(r"[^\x00-\x7f]+(?: [^\x00-\x7f]+)*")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text of a file.

    Attributes:
        text: With encoding damage repaired and line ends as line feeds.
        raw_offsets: The map back to the text as first decoded; empty where they are one.
        encoding: Name of the encoding it was decoded from.
        damage: What could not be repaired.
    """

    text: str
    raw_offsets: tuple[tuple[int, int], ...]
    encoding: str
    damage: tuple[Damage, ...]


def decode(data: bytes) -> Decoded:
    """Decode the bytes of a text file.

    UTF-8 first, then a byte order mark, then chardet's guess where that extra is installed.

    Raises:
        SourceUnreadableError: If the bytes are no text.
    """
    raw, encoding, bom = _decoded(data)
    if "\0" in raw:
        raise SourceUnreadableError(
            f"The file holds {raw.count(chr(0))} NUL characters: it is not a text.",
            "Save it as text in UTF-8, or add it under the suffix of its real format.",
        )
    mapped = MappedText()
    garbled = _badness(raw) > 0
    for start, piece in _pieces(raw):
        if garbled:
            _add_repaired(mapped, piece, start)
        else:
            mapped.add(piece, start)
    text = mapped.text
    damage = _damage(text, garbled=garbled)
    if encoding not in {"utf-8", "ascii"} and not bom:
        guessed = Damage(f"the encoding is not UTF-8; it was read as {encoding}, by guess")
        damage = (guessed, *damage)
    return Decoded(text, tuple(mapped.breakpoints), encoding, damage)


def charset_sent(content: bytes, label: str) -> str | None:
    """Return the encoding that a sender names, where the content cannot be read without it.

    Args:
        content: The bytes of a text.
        label: What the sender calls the encoding, as in an HTTP header.

    Returns:
        Python's name of the encoding; None where the bytes are not in it, or tell better
        themselves: by a byte order mark, or as UTF-8, which text in another encoding beyond
        ASCII hardly ever is by chance.
    """
    if content.startswith(tuple(bom for bom, _ in BOMS)):
        return None
    try:
        plain = content.decode("utf-8")
    except UnicodeDecodeError:
        plain = None
    try:
        named = codecs.lookup(check_charset(label.strip("\"' "))).name
        for name in (_WIDER.get(named, named), named):
            with contextlib.suppress(UnicodeDecodeError):
                text = content.decode(name)
                wanted = text != plain and (plain is None or content.isascii())
                return name if wanted else None
    except (LookupError, ValueError):
        pass
    return None


def as_utf8(data: bytes, charset: str) -> bytes:
    """Return a text in UTF-8, with a byte order mark, which stands above what it says itself.

    Args:
        data: The bytes of the text.
        charset: Its encoding, as the manifest names it.

    Raises:
        SourceUnreadableError: If the bytes are not in that encoding.
    """
    try:
        return codecs.BOM_UTF8 + data.decode(charset).encode("utf-8")
    except UnicodeError as error:
        raise SourceUnreadableError(
            f"The file is not in the encoding {charset}, as corpus.yaml says.",
            "Correct `charset` under `copy`, or leave it out.",
        ) from error


def _decoded(data: bytes) -> tuple[str, str, bool]:
    """Return the text, the encoding's name and whether a byte order mark named it."""
    for bom, encoding in BOMS:
        if data.startswith(bom):
            try:
                return data[len(bom) :].decode(encoding), encoding, True
            except UnicodeDecodeError as error:
                raise SourceUnreadableError(
                    f"The file begins as {encoding} but breaks off at byte {error.start}.",
                    "Fetch the copy again, or save it as UTF-8.",
                ) from error
    try:
        return data.decode("utf-8"), "utf-8", False
    except UnicodeDecodeError as error:
        return *_guessed(data, error), False


def _guessed(data: bytes, error: UnicodeDecodeError) -> tuple[str, str]:
    can_guess = find_spec("chardet") is not None
    refused = SourceUnreadableError(
        f"The file is not UTF-8 (byte {error.start} is {data[error.start]:#04x}), and its "
        "encoding could not be told.",
        "If it is text, save it as UTF-8; else add it under the suffix of its real format."
        if can_guess
        else 'Save it as UTF-8, or install the guesser: pip install "sphinx-kzbrief[ingest]".',
    )
    if b"\0" in data[:65536] or not can_guess:
        raise refused from error
    import chardet  # noqa: PLC0415  (an extra: only this reader needs it)

    # The guess costs time by length; a sample around the first odd byte tells as much.
    begin = max(0, error.start - 32768)
    guess = chardet.detect(data[begin : begin + 262144])
    name = guess.get("encoding")
    if not name:
        raise refused from error
    if _is_western(data, name):
        name = "windows-1252"
    try:
        return data.decode(name), name.lower()
    except (UnicodeDecodeError, LookupError):
        raise refused from error


def _is_western(data: bytes, guess: str) -> bool:
    """Tell whether bytes that a guess takes for letters are Windows' marks and dashes.

    Short English text in windows-1252 is mistaken for rarer Latin encodings: they have letters
    at the places of “, ”, – and — at the edges of words, where a letter seldom stands alone.
    """
    marks = _WINDOWS_MARKS.findall(data, 0, 262144)
    if not marks:
        return False
    try:
        taken = b"".join(marks).decode(guess)
        text = data.decode(guess)
        data.decode("windows-1252")
    except (UnicodeDecodeError, LookupError):
        return False
    letters = [char for char in text if char.isalpha()]
    latin = sum(char < "\u0250" for char in letters)
    return latin > 0.9 * len(letters) and sum(map(str.isalpha, taken)) * 2 > len(taken)


def _pieces(raw: str) -> list[tuple[int, str]]:
    """Cut the raw text at each line end that is not a plain line feed."""
    pieces = []
    at = 0
    for match in re.finditer(r"\r\n?|\u2028|\Z", raw):
        if match.group():
            pieces.append((at, raw[at : match.start()]))
            pieces.append((match.end() - 1, "\n"))
        else:
            pieces.append((at, raw[at:]))
        at = match.end()
    return pieces


def _add_repaired(mapped: MappedText, piece: str, start: int) -> None:
    """Append `piece`, mojibake repaired line by line; plain ASCII never needs a look."""
    if piece.isascii():
        mapped.add(piece, start)
        return
    import ftfy  # noqa: PLC0415  (slow to load)

    at = 0
    for match in _DAMAGED.finditer(piece):
        line = match.group()
        if len(line) < 2 or (fixed := ftfy.fix_encoding(line)) == line:
            continue
        mapped.add(piece[at : match.start()], start + at)
        _add_fixed(mapped, line, fixed, start + match.start())
        at = match.end()
    mapped.add(piece[at:], start + at)


def _add_fixed(mapped: MappedText, line: str, fixed: str, start: int) -> None:
    """Append the repaired line, mapping run by run; as one piece where runs do not tell."""
    import ftfy  # noqa: PLC0415  (as above)

    parts: list[tuple[int, str]] = []
    at = 0
    for run in _RUN.finditer(line):
        parts.append((at, line[at : run.start()]))
        parts.append((run.start(), ftfy.fix_encoding(run.group())))
        at = run.end()
    parts.append((at, line[at:]))
    if "".join(piece for _, piece in parts) != fixed:
        parts = [(0, fixed)]
    for offset, piece in parts:
        mapped.add(piece, start + offset)


def _badness(text: str) -> int:
    """Return how many signs of mojibake a text holds."""
    if text.isascii():
        return 0
    # Its tables are slow to load, and plain ASCII needs none.
    from ftfy.badness import badness  # noqa: PLC0415

    return sum(badness(window) for window in _windows(text))


def _windows(text: str) -> list[str]:
    """Return where mojibake could stand: the characters beyond ASCII and a few around them.

    Every sign of it holds such a character and is shorter than the margin; to look for
    some hundred signs at every letter of an English text takes longer than all else. A text
    that is mostly beyond ASCII is one window.
    """
    if 4 * len(text) < 3 * len(text.encode("utf-8", "surrogatepass")):
        return [text]
    windows: list[tuple[int, int]] = []
    for match in _BEYOND_ASCII.finditer(text):
        start, end = max(0, match.start() - _MARGIN), match.end() + _MARGIN
        if windows and start <= windows[-1][1]:
            windows[-1] = (windows[-1][0], end)
        else:
            windows.append((start, end))
    return [text[start:end] for start, end in windows]


def _damage(text: str, *, garbled: bool) -> tuple[Damage, ...]:
    found = []
    if count := text.count("\ufffd"):
        lost = "1 character was" if count == 1 else f"{count} characters were"
        found.append(f"{lost} lost before we got the file (U+FFFD)")
    if garbled and (count := _badness(text)):
        marred = "1 garbled character" if count == 1 else f"{count} garbled characters"
        found.append(f"{marred} (mojibake) could not be repaired")
    return tuple(map(Damage, found))
