"""LaTeX's ways of writing characters, as BibTeX files use them, to and from Unicode."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

_BARE_SPECIALS = re.compile(r"(?<!\\)([%&#])")
_BARE_DOLLAR = re.compile(r"(?<!\\)\$")
_MACRO = re.compile(r"\\([A-Za-z]+)")
_VERBATIM_ESCAPES = re.compile(r"\\([%&#_~{}$])(?:\{\})?")
_URL_MACRO = re.compile(r"\\(?:url|path)\s*\{([^{}]*)\}")
_HREF_MACRO = re.compile(r"\\href\s*\{([^{}]*)\}\s*\{([^{}]*)\}")

_ESCAPES: Mapping[str, str] = {
    "\\": r"\textbackslash{}",
    # BibTeX counts braces even behind a backslash, so that they must be named.
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "%": r"\%",
    "&": r"\&",
    "#": r"\#",
    "$": r"\$",
    "_": r"\_",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "\u00a0": "~",
}
_ESCAPED = re.compile("[" + re.escape("".join(_ESCAPES)) + "]")


def decode(value: str) -> tuple[str, tuple[str, ...]]:
    r"""Turn a BibTeX value into Unicode text.

    Accents, ligatures and braces become characters; `%`, `&` and `#` stand for themselves, as
    BibTeX (unlike LaTeX) has it; formulas stay as they are written.

    Args:
        value: A value without its outer delimiters, such as ``G\"odel's {ZFC}``.

    Returns:
        The text on one line, and the names of commands that no character stands for. Their
        arguments are kept in the text.
    """
    if not re.search(r"[\\{}$~`'-]", value):
        return " ".join(value.split()), ()
    value = _HREF_MACRO.sub(r"\2", value)
    value = _URL_MACRO.sub(lambda match: _BARE_SPECIALS.sub(r"\\\1", match.group(1)), value)
    prepared = _BARE_SPECIALS.sub(r"\\\1", value)
    if len(_BARE_DOLLAR.findall(prepared)) % 2 or not _looks_like_math(prepared):
        prepared = _BARE_DOLLAR.sub(r"\\$", prepared)
    try:
        text: str = _decoder().latex_to_text(prepared)
    except RecursionError:
        return " ".join(re.sub(r"[{}]", "", value).split()), ("{",)
    known = _known_macros()
    unknown = {name for name in _MACRO.findall(prepared) if name not in known}
    return " ".join(text.replace("\u00a0", " ").split()), tuple(sorted(unknown))


def decode_verbatim(value: str) -> str:
    r"""Turn a verbatim value, such as a URL or a DOI, into text: only escapes are undone."""
    value = _URL_MACRO.sub(r"\1", value.strip())
    value = value.replace(r"\textasciitilde{}", "~").replace(r"$\sim$", "~")
    value = _VERBATIM_ESCAPES.sub(r"\1", value)
    return "".join(value.split()).strip("{}")


def encode(text: str) -> str:
    """Turn Unicode text into a BibTeX value: only what TeX would misread is escaped.

    Letters of all scripts stay as they are: Biber and every BibTeX of this century read UTF-8.
    """
    return _ESCAPED.sub(lambda match: _ESCAPES[match.group()], text)


def encode_verbatim(text: str) -> str:
    """Turn a URL or DOI into a verbatim BibTeX value; braces, which would end it, are coded."""
    return text.replace("{", "%7B").replace("}", "%7D").replace("\\", "%5C")


def _looks_like_math(text: str) -> bool:
    """Tell formulas from sums of money: `$x^2$` has no space or digit where `$5 … $6` has."""
    return all(
        re.match(r"\$[^$]*(?:\\[a-zA-Z]|[\^_=<>+])[^$]*\$|\$[a-zA-Z]\$", part)
        for part in re.findall(r"(?<!\\)\$[^$]*\$", text)
    )


@cache
def _decoder() -> Any:
    """Return pylatexenc's converter, which keeps formulas and what is in braces."""
    from pylatexenc.latex2text import (  # noqa: PLC0415 - only with the extra
        LatexNodes2Text,
        MacroTextSpec,
        get_default_latex_context_db,
    )

    context = get_default_latex_context_db()
    named = {
        "textasciicircum": "^",
        "textasciitilde": "~",
        "textbraceleft": "{",
        "textbraceright": "}",
    }
    macros = [MacroTextSpec(name, simplify_repl=char) for name, char in named.items()]
    context.add_context_category("bibtex", macros=macros, prepend=True)
    return LatexNodes2Text(
        latex_context=context,
        math_mode="verbatim",
        keep_comments=True,
        strict_latex_spaces=False,
    )


@cache
def _known_macros() -> frozenset[str]:
    """Return the names of the commands that pylatexenc turns into text."""
    from pylatexenc.latex2text import get_default_latex_context_db  # noqa: PLC0415

    specs = get_default_latex_context_db().iter_macro_specs()
    return frozenset(spec.macroname for spec in specs) | {"textbraceleft", "textbraceright"}
