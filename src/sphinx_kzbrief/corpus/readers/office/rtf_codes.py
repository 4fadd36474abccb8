"""Control words of the Rich Text Format that the reader knows, as data.

After the specification, version 1.9.1.
"""

from __future__ import annotations

from typing import Final

CODE_PAGES: Final = {
    77: "mac_roman", 78: "shift_jis", 79: "big5", 80: "euc_kr", 81: "mac_arabic",
    83: "mac_greek", 85: "gb2312", 89: "mac_latin2", 128: "cp932", 129: "cp949", 130: "johab",
    134: "gbk", 136: "cp950", 161: "cp1253", 162: "cp1254", 163: "cp1258", 177: "cp1255",
    178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250", 255: "cp437",
    0: "cp1252", 84: "mac_cyrillic",
}  # fmt: skip
"""Encodings by the charset of a font."""

SIGNS: Final = {
    "tab": "\t", "line": "\n", "page": "\n", "column": "\n", "emdash": "—", "endash": "–",
    "emspace": "\N{EM SPACE}", "enspace": "\N{EN SPACE}", "qmspace": "\N{FOUR-PER-EM SPACE}",
    "bullet": "•", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”",
    "zwj": "\N{ZERO WIDTH JOINER}", "zwnj": "\N{ZERO WIDTH NON-JOINER}",
    "zwbo": "\N{ZERO WIDTH SPACE}",
    "nestcell": "\t", "ltrmark": "", "rtlmark": "",
    "~": "\N{NO-BREAK SPACE}", "-": "\N{SOFT HYPHEN}", "_": "\N{NON-BREAKING HYPHEN}",
    "{": "{", "}": "}", "\\": "\\",
}  # fmt: skip
"""Words and signs that stand for characters."""

ENDS: Final = frozenset({"par", "sect", "nestrow", "\n", "\r"})
"""What ends a paragraph."""

SILENT: Final = frozenset({"shpinst", "shp", "object", "upr", "info", "do"})
"""Destinations whose own characters are no text, but those of some inside them are."""
LOUD: Final = frozenset({"ud", "result", "moMath", "moMathPara", "oMath", "oMathPara"})
"""Destinations that are text, also inside a silent one."""
BOXES: Final = frozenset({"shptxt", "dptxbxtext"})
"""Destinations of text that is anchored in a paragraph."""
SHIFTED: Final = {"msup": 1, "msub": -1}
"""Parts of formulas that are raised or lowered."""
INFO: Final = {"title": "title", "author": "author"}
"""What the file says of itself, by CSL name."""

SKIPPED: Final = frozenset(
    {"colortbl", "pict", "nonshppict", "shppict", "shprslt", "sp", "fldinst", "datafield",
     "formfield",
     "pn", "pnseclvl", "xe", "tc", "rxe", "bkmkstart", "bkmkend",
     "listtable", "listoverridetable", "revtbl", "rsidtbl", "filetbl", "generator",
     "nonesttables", "nesttableprops", "ftnsep", "ftnsepc", "ftncn", "aftnsep", "aftnsepc",
     "aftncn", "objdata", "objclass", "objname", "template", "themedata", "mmathPict",
     "operator", "creatim", "revtim", "printim", "buptim", "company", "comment", "doccomm",
     "subject", "keywords", "category", "manager", "hlinkbase", "private", "ffname", "atnid",
     "atnauthor", "atntime", "atnref", "atnparent", "atndate", "atnicn", "atrfstart", "atrfend"},
)  # fmt: skip
LEFT_OUT: Final = {
    **dict.fromkeys(
        ("header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf"),
        "headers and footers",
    ),
    "annotation": "comments",
}
"""Destinations with words that the text has not."""

LIST_TEXT: Final = frozenset({"listtext", "pntext"})
"""Destinations of a number or bullet: no words, but the paragraph is an item of a list."""
APART: Final = frozenset(
    {*SKIPPED, *LEFT_OUT, *LIST_TEXT, *BOXES, *INFO, "fonttbl", "stylesheet", "footnote"},
)
"""Destinations that are not read with the text around them."""
CHARACTER_SETS: Final = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850"}

NOTE_FORMS: Final = {
    "ar": "decimal", "alc": "lowerLetter", "auc": "upperLetter", "rlc": "lowerRoman",
    "ruc": "upperRoman", "chi": "chicago",
}  # fmt: skip
"""How notes are numbered, by what follows ``ftnn`` and ``aftnn``."""
