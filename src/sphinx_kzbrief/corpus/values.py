"""Single values of the manifest: what each may look like, and what to say where it does not.

A checker takes the text of a YAML scalar and returns the value as it is kept; it raises
`ValueRefusedError` where the text is not of its type. Checkers see no files.
"""

from __future__ import annotations

import codecs
import re
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from sphinx_kzbrief.corpus.edtf_check import BackwardsError, check_edtf
from sphinx_kzbrief.corpus.keys import KEY_RULE, is_key

LONGEST_TEXT = 20_000
"""Longest single value taken, in characters."""

_NO_CHARSETS = {"idna", "punycode", "raw-unicode-escape", "undefined", "unicode-escape", "utf-7"}
"""Codecs of Python's that no text is sent in; some take the square of its length."""
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_DIGITS = r"(?:\d+(?:[.,\u00a0\u202f _]\d+)*|\.\d+)(?:[eE][-+]?\d{1,2})?"
_PART = "(?:[0-9]{1,9} ?[/⁄] ?[1-9][0-9]{0,8}|[¼-¾⅐-⅞])"
_NUMBER = rf"[-+−]?(?:{_DIGITS}(?:[- ]?{_PART})?|{_PART})"
_ENDS = r"\s*(?:-|–|\.\.)\s*"
# A scale word as a source prints it: `19 млн`, `1,2 Mio.`, `22.91万亿`; a hyphen may join it.
_SCALE = r"[-\s]?[^\W\d_]{1,20}\.?(?:\s[^\W\d_]{1,20}\.?){0,2}"
_RATIO = r"[0-9]{1,9}\s(?:[^\W\d_]{1,10}\s){1,3}[0-9]{1,9}"
_WORDS = r"[^\W\d_]+(?:[ -][^\W\d_]+){0,5}"
_QUANTITY = re.compile(
    rf"{_NUMBER}(?:{_SCALE})?(?:{_ENDS}{_NUMBER}(?:{_SCALE})?)?|{_RATIO}|{_WORDS}"
)
_TOLERANCE = re.compile(r"(\d{1,3}(?:\.\d+)?)\s*%|(0(?:\.\d+)?|1(?:\.0+)?)")
_LANGUAGE = re.compile(
    r"[A-Za-z]{2,3}(?:-[A-Za-z]{3}){0,3}(?:-[A-Za-z]{4})?(?:-(?:[A-Za-z]{2}|\d{3}))?"
    r"(?:-(?:[A-Za-z0-9]{5,8}|\d[A-Za-z0-9]{3}))*(?:-[A-WY-Za-wy-z0-9](?:-[A-Za-z0-9]{2,8})+)*"
    r"(?:-[xX](?:-[A-Za-z0-9]{1,8})+)?",
)


class ValueRefusedError(ValueError):
    """A value is not of its type.

    Attributes:
        expected: What it should be, to follow "is not".
        remedy: What to write instead.
    """

    def __init__(self, expected: str, remedy: str) -> None:
        super().__init__(expected)
        self.expected = expected
        self.remedy = remedy


def check_text(text: str) -> str:
    """Take any text without control characters; a line break becomes a space."""
    if len(text) > LONGEST_TEXT:
        raise ValueRefusedError(
            f"a text of at most {LONGEST_TEXT} characters",
            "Keep descriptions in the brief; the manifest holds short values.",
        )
    if _CONTROL.search(text):
        raise ValueRefusedError(
            "a text without control characters",
            "Delete the invisible characters, or the backslash sequence that makes them.",
        )
    return re.sub(r"\s*\n\s*", " ", text).strip()


def check_words(text: str) -> str:
    """Take words of a source as they are, spaces at the ends aside."""
    check_text(text)
    return text.strip()


def check_key(text: str) -> str:
    """Take a key of a source, figure, measure or asset."""
    if not is_key(text):
        raise ValueRefusedError("a key", f"Use {KEY_RULE}.")
    return text


def check_date(text: str) -> str:
    """Take an EDTF date, set or interval (ISO 8601-2, levels 0 to 2)."""
    remedy = (
        "Write the date in EDTF: 2022-06-21, 2022-06, 2022, uncertain 2022-01?, about 1992~, one "
        "unknown day of some [2022-01-19..2022-06-21], from and to 1992/2022."
    )
    try:
        check_edtf(text)
    except BackwardsError as error:
        raise ValueRefusedError("a span of time that ends after it starts", remedy) from error
    except ValueError as error:
        raise ValueRefusedError("an EDTF date", remedy) from error
    return text


def check_charset(text: str) -> str:
    """Take the name of an encoding of text."""
    try:
        name = codecs.lookup(text).name
        "".encode(text)
    except (LookupError, ValueError):
        name = "undefined"
    if name in _NO_CHARSETS:
        remedy = "Write its usual name: utf-8, windows-1251, gb18030."
        raise ValueRefusedError("an encoding of text", remedy)
    return text


def check_language(text: str) -> str:
    """Take a BCP 47 language tag whose primary language is known."""
    from babel import Locale  # noqa: PLC0415 - a cached manifest needs no list of languages

    remedy = "Write a BCP 47 tag: en, ru, kk, zh-Hans, kk-Cyrl-KZ."
    if not _LANGUAGE.fullmatch(text):
        raise ValueRefusedError("a BCP 47 language tag", remedy)
    primary = text.split("-", maxsplit=1)[0].lower()
    english = Locale("en")
    if len(primary) == 2 and primary not in english.languages:
        raise ValueRefusedError("a BCP 47 language tag", _languages_of(primary) or remedy)
    return text


def _languages_of(territory: str) -> str:
    """Explain a country code that stands where a language code should."""
    from babel import Locale  # noqa: PLC0415 - as above
    from babel.languages import get_official_languages  # noqa: PLC0415

    name = Locale("en").territories.get(territory.upper())
    spoken = get_official_languages(territory.upper())
    if name is None or not spoken:
        return ""
    listed = ", ".join(code.replace("_", "-") for code in spoken)
    return f"{territory!r} is the country code of {name}; its official languages are: {listed}."


def check_url(text: str) -> str:
    """Take an absolute http or https address."""
    remedy = "Write the whole address, such as https://example.org/page, or leave the field out."
    expected = "an http(s) address"
    if re.search(r"[\s\x00-\x1f\x7f<>\"\\^`{|}]", text):
        raise ValueRefusedError(expected, remedy)
    try:
        parts = urlsplit(text)
        host = parts.hostname
        _ = parts.port
    except ValueError as error:
        raise ValueRefusedError(expected, remedy) from error
    if parts.scheme.lower() not in {"http", "https"} or not host:
        raise ValueRefusedError(expected, remedy)
    if parts.username is not None or parts.password is not None:
        raise ValueRefusedError(f"{expected} without a user name", remedy)
    return text


def check_doi(text: str) -> str:
    """Take a DOI, with or without its resolver's address, and keep the bare DOI."""
    bare = re.sub(r"^(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", "", text, flags=re.IGNORECASE)
    if not re.fullmatch(r"10\.\d{4,9}/[^\s<>\"]+", bare):
        raise ValueRefusedError("a DOI", "Write it as 10.1000/xyz123.")
    return bare


def check_file(text: str) -> str:
    """Take a file name relative to the corpus folder, with forward slashes."""
    remedy = (
        "Copy the file into the corpus folder and write its name relative to that folder, with "
        "forward slashes."
    )
    if _CONTROL.search(text) or "\n" in text or "\t" in text:
        raise ValueRefusedError("a file name without control characters", remedy)
    path = PurePosixPath(text)
    if path.is_absolute() or re.match(r"[A-Za-z]:", text) or text.startswith("~"):
        raise ValueRefusedError("a path inside the corpus folder (it is absolute)", remedy)
    if "\\" in text:
        raise ValueRefusedError("a path with forward slashes", remedy)
    if ".." in path.parts:
        raise ValueRefusedError("a path inside the corpus folder (it holds '..')", remedy)
    if not path.parts or text.endswith("/"):
        raise ValueRefusedError("a file name", remedy)
    return path.as_posix()


def check_reliability(text: str) -> str:
    """Take an Admiralty letter, A (completely reliable) to F (cannot be judged)."""
    if not re.fullmatch("[A-Fa-f]", text):
        raise ValueRefusedError(
            "an Admiralty letter",
            "Write A (completely reliable) to E (unreliable), or F (cannot be judged).",
        )
    return text.upper()


def check_caption(text: str) -> str:
    """Take the number of a caption as locators write it."""
    if not re.fullmatch(r"cap[1-9]\d{0,5}", text):
        raise ValueRefusedError("a caption's locator", "Write cap1, cap2, … without the key.")
    return text


def check_quantity(text: str) -> str:
    """Take a number, a range or a fraction in digits, or a number in words (`two thirds`).

    Digits may have a scale word behind them, as the source prints it. Whether words are a number
    or a scale is asked of the language of the source, where figures are read.
    """
    if not _QUANTITY.fullmatch(text):
        raise ValueRefusedError(
            "a number",
            "Write digits, such as 70, -0.5, .33, 1e-4, 1/2, 1 in 8, 5 3/4, 25 billion or "
            "70,000-120,000; the unit and words such as 'more than' have fields of their own.",
        )
    return text


def check_tolerance(text: str) -> str:
    """Take a share from 0 to 1, or a percentage, and keep the share."""
    found = _TOLERANCE.fullmatch(text)
    if found is None or (found[1] and float(found[1]) > 100):
        raise ValueRefusedError("a tolerance", "Write a share such as 0.05, or a percentage: 5%.")
    return found[2] or f"{float(found[1]) / 100:g}"


def check_derivation(text: str) -> str:
    """Take the form of an arithmetic expression; what it means is checked with the figures."""
    if not re.fullmatch(r"[A-Za-z0-9._()+*/ \u2212\u00d7\u00f7-]{1,500}", text):
        raise ValueRefusedError(
            "an expression",
            "Write figure ids, numbers, + - * / and brackets, such as trade-2021 / trade-1992.",
        )
    return text
