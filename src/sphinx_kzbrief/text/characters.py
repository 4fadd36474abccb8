"""Classes of characters that typography treats alike, as bodies of regular-expression sets.

Sources: the Unicode Character Database (White_Space, Dash, Quotation_Mark, Default_Ignorable),
and Unicode Standard Annex 15 for which compatibility forms only differ in looks.
"""

from __future__ import annotations

from typing import Final

SOFT_HYPHENS: Final = "\u00ad\x02\ufffe"
"""Soft hyphen, and what PDF readers leave where a line was broken."""

IGNORABLE: Final = (
    "\u00ad\x00-\x08\x0e-\x1b\x7f\u034f\u061c\u0640\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff\ufffe"
)
"""Zero-width characters, direction marks, controls, of which a reader sees none; and the line by
which Arabic stretches a word."""

TURNING: Final = "\u202a-\u202e\u2066-\u2069"
"""Those of them that show other characters in another order: embeddings, overrides, isolates."""

DASHES: Final = "\u2010-\u2015\u2212\u2e3a\u2e3b\ufe58\ufe63\uff0d\u05be\u058a"
"""Dashes, hyphens and the minus sign, without ASCII's hyphen-minus."""

MINUS_SIGNS: Final = "\u2010-\u2013\u2212\ufe63\uff0d"
"""Those of them that stand for a minus where they touch a number."""

CURRENCY_SIGNS: Final = "$£€¥₸₽₴₹"
"""Signs that may stand between a minus and its number."""

DOUBLE_QUOTES: Final = "\u05f4\u201c-\u201f\u00ab\u00bb\u2033\u2036\u301d-\u301f\u300c-\u300f\uff02"
SINGLE_QUOTES: Final = "\u05f3\u2018-\u201b\u2039\u203a\u2032\u2035\u02b9-\u02bc\u00b4`\uff07"

HAN: Final = "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Han characters: each stands for a word of its own here."""

EAST_ASIAN: Final = (
    HAN + "\u3001-\u3003\u3006\u3008-\u3030\u3040-\u30ff\u31f0-\u31ff"
    "\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff9f"
)
"""Scripts that set no spaces between words, with their punctuation; not Hangul, which does, nor
full-width letters and digits."""

COMPATIBILITY: Final = (
    "\u00b5\u0132\u0133\u013f\u0140\u0149\u017f\u01c4-\u01cc\u01f1-\u01f3\u2103\u2109\u210a-\u2115"
    "\u2119-\u211d\u2124\u2126\u2128\u212a-\u2134\u2160-\u217f\u3300-\u3357\u3371-\u337a"
    "\u3380-\u33df\uf900-\ufaff\ufb00-\ufb4f\ufe70-\ufefc\uff01-\uff60\uff61-\uffbe\uffe0-\uffe6"
    "\U0001d400-\U0001d7ff"
)
"""Forms whose compatibility decomposition keeps the meaning: ligatures, full and half width,
letterlike and squared letters. Superscripts, subscripts, fractions and circled numbers are not
among them: 10² is not 102."""

INDEXED: Final = r"(?<=[^\W\d_\u00b2\u00b3\u00b9\u2070-\u2089])[\u2080-\u2089]+(?!\d)"
"""Subscript digits right after a letter: CO₂ is CO2, as text loses its subscripts on the way
through HTML and PDF; but log₂5 is not log25."""

ORDINAL: Final = (
    r"[ᵉᵒºª](?:(?<=\d.)|(?<=\d\.[ᵒºª])|(?<=[IVXLCM]ᵉ)|(?<=\b[Nn][ᵒº])(?!\w)|(?<=\b[Nn]\.[ᵒº]))"
)
"""The raised letter of an ordinal or of "number": 5ᵉ is typed 5e, nº no. Other raised letters are
not among them: 10ⁿ is not 10n, and the letter a note bears is none of a number's."""

VOICED: Final = "[\uff66-\uff9d][\uff9e\uff9f]"
"""A half-width kana with its mark, which are one character in full width."""
