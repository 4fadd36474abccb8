"""Names of people and bodies: their order in text and in lists, and how they sort."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from sphinx_kzbrief.citations.runs import clean
from sphinx_kzbrief.citations.terms.model import Convention, Script, Terms

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from sphinx_kzbrief.corpus.model import Name

_CHICAGO_CITED = 3
"""Names a citation shows in full; beyond, the first and "et al." (Chicago 17, 15.29)."""
_CHICAGO_LISTED = 10
"""Names an entry shows in full; beyond, the first seven and "et al." (Chicago 17, 14.76)."""
_GOST_LISTED = 3
"""GOST R 7.0.5-2008 and GB/T 7714-2015 name three authors, then "и др." or "等"."""

# Alphabets of Russian and Kazakh in one order, with the neighbours' letters beside them.
_CYRILLIC = "аәбвгґғдеёєжзиїйкқлмнңоөпрстуўұүфхҳһцчҷшщъыіьэюя"
_HAN = re.compile(r"[\u2e80-\u2fdf\u3005\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_CYRILLIC_LETTER = re.compile(r"[\u0400-\u052f]")


def full_name(name: Name) -> str:
    """Return a name as it is said in running text.

    Names are printed as the manifest spells them: nothing is transliterated or cut to
    initials. Names in Han characters, and those the manifest marks with
    ``static-ordering``, have the family name first.
    """
    if name.literal:
        return clean(name.literal)
    family, given = clean(name.family), clean(name.given)
    if _HAN.search(family):
        return family + given
    # A suffix stands in the given name, after a comma: "Martin Luther, Jr.".
    given, comma, suffix = given.partition(", ")
    parts = (family, given) if name.static_ordering else (given, family)
    return " ".join(part for part in parts if part) + comma + suffix


def inverted_name(name: Name, terms: Terms) -> str:
    """Return a name as it heads an entry: family name first."""
    family, given = clean(name.family), clean(name.given)
    if name.literal or name.static_ordering or not (family and given) or _HAN.search(family):
        return full_name(name)
    # Only Chicago parts the two by a comma; GOST R 7.0.5 and GB/T 7714 do not.
    comma = "," if terms.convention is Convention.CHICAGO else ""
    return f"{family}{comma} {given}"


def cited_name(name: Name) -> str:
    """Return what citations call somebody: the family name, whole where it is short."""
    if name.literal or not name.family or _HAN.search(name.family):
        return full_name(name)
    return clean(name.family)


def full_names(names: Sequence[Name], terms: Terms) -> str:
    """Join names for running text: "A and B", "A, B, and C"."""
    return _join([full_name(name) for name in names], terms)


def listed_names(names: Sequence[Name], terms: Terms) -> str:
    """Join the names that head an entry, by the language's convention."""
    if terms.convention is not Convention.CHICAGO:
        shown = [inverted_name(name, terms) for name in names[:_GOST_LISTED]]
        if len(names) > _GOST_LISTED:
            # GB/T sets a comma before 等, GOST a space before и др.
            joint = ", " if terms.convention is Convention.GBT else " "
            return ", ".join(shown) + joint + terms.et_al
        return ", ".join(shown)
    # Chicago 17, 14.76: only the first of several names is inverted.
    shown = [inverted_name(names[0], terms), *(full_name(name) for name in names[1:])]
    if len(names) > _CHICAGO_LISTED:
        return f"{', '.join(shown[:7])}, {terms.et_al}"
    return _join(shown, terms, comma_of_two="," in shown[0])


def cited_names(names: Sequence[Name], terms: Terms, namesakes: Collection[str] = ()) -> str:
    """Join the names of an author-date citation.

    Args:
        names: The authors.
        terms: Terms of the language.
        namesakes: Family names that need the given name beside them (Chicago 17, 15.22).
    """
    shown = [full_name(name) if name.family in namesakes else cited_name(name) for name in names]
    most = _CHICAGO_CITED if terms.convention is Convention.CHICAGO else 2
    if len(shown) > most:
        joint = "" if terms.convention is Convention.GBT else " "
        return f"{shown[0]}{joint}{terms.et_al}"
    return _join(shown, terms)


def _join(shown: list[str], terms: Terms, *, comma_of_two: bool = False) -> str:
    if len(shown) < 2:
        return "".join(shown)
    if terms.convention is Convention.GBT:
        return "、".join(shown[:-1]) + terms.and_ + shown[-1]
    # The serial comma is Chicago's (17, 6.19); Russian and Kazakh have none.
    serial = terms.convention is Convention.CHICAGO and (len(shown) > 2 or comma_of_two)
    return f"{', '.join(shown[:-1])}{',' if serial else ''} {terms.and_} {shown[-1]}"


def script_of(text: str) -> Script:
    """Return the script of the first letter of `text`; Latin where there is none we sort."""
    for char in text:
        if char.isalpha():
            if _HAN.match(char):
                return Script.HAN
            if _CYRILLIC_LETTER.match(char):
                return Script.CYRILLIC
            break
    return Script.LATIN


def sort_text(text: str, terms: Terms) -> tuple[int, str]:
    """Return a key that sorts `text` as the language's lists do.

    Scripts stand apart, in the language's order. Latin letters sort without their marks;
    Cyrillic ones in the order of the Russian and Kazakh alphabets; Han characters by code
    point, which is the order of radical and strokes. Case, punctuation and a leading
    article do not count.

    Args:
        text: A heading of an entry.
        terms: Terms of the list's language.
    """
    words = re.findall(r"\w+", text.casefold())
    if len(words) > 1 and words[0] in terms.articles:
        del words[0]
    rank = terms.scripts.index(script_of("".join(words)))
    return rank, " ".join("".join(_letter_key(char) for char in word) for word in words)


def _letter_key(char: str) -> str:
    place = _CYRILLIC.find(char)
    if place >= 0:
        # A block of its own keeps the alphabet's order where code points do not.
        return chr(0x0430 + place)
    decomposed = unicodedata.normalize("NFKD", char)
    return "".join(part for part in decomposed if not unicodedata.combining(part)) or char
