"""Formulas of Office documents, written on one line as far as plain text can."""

from __future__ import annotations

from typing import Any, Final

from sphinx_kzbrief.corpus.readers.extras import library
from sphinx_kzbrief.corpus.readers.html.marks import math_words

_AS_MATHML: Final = {
    "f": ("mfrac", ("num", "den")),
    "sSup": ("msup", ("e", "sup")),
    "sSub": ("msub", ("e", "sub")),
    "sSubSup": ("msubsup", ("e", "sub", "sup")),
    "limLow": ("munder", ("e", "lim")),
    "limUpp": ("mover", ("e", "lim")),
    "rad": ("mroot", ("e", "deg")),
}
"""Elements of Office Math, with the element of MathML that says the same and its parts."""


def local(element: Any) -> str:
    """Return an element's name without its namespace; a comment has none."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def office_math(element: Any) -> str:
    """Write a formula of Office Math (OMML) on one line.

    Args:
        element: An ``oMath`` or what stands in it.
    """
    name = local(element)
    if name == "t":
        return element.text or ""
    if name.endswith("Pr") or name in {"del", "moveFrom"}:
        return ""
    parts = [(local(child), office_math(child)) for child in element]
    if name in _AS_MATHML:
        tag, wanted = _AS_MATHML[name]
        found = dict(parts)
        words = [found[part] for part in wanted if found.get(part)]
        return _written("msqrt" if tag == "mroot" and len(words) == 1 else tag, words)
    if name == "d":
        opening, closing = _set(element, "begChr", "("), _set(element, "endChr", ")")
        between = _set(element, "sepChr", "|")
        return opening + between.join(text for part, text in parts if part == "e") + closing
    if name == "nary":
        found = dict(parts)
        sign = _set(element, "chr", "∫")
        limits = [found.get(part) or "" for part in ("sub", "sup")]
        return _written("msubsup", [sign, *limits]) + found.get("e", "")
    between = " " if name in {"eqArr", "mr", "m"} else ""
    return between.join(text for _, text in parts if text)


def _written(tag: str, parts: list[str]) -> str:
    etree = library("lxml.etree", "Reading formulas")
    whole = etree.Element(tag)
    for part in parts:
        etree.SubElement(whole, "mtext").text = part
    return math_words(whole)


def _set(element: Any, name: str, default: str) -> str:
    """Return a sign that the properties of a structure set."""
    for child in element:
        if local(child).endswith("Pr"):
            for sign in child:
                if local(sign) == name:
                    return next(iter(sign.values()), "")
    return default
