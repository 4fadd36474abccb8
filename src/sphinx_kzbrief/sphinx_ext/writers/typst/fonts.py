"""Fonts of the PDF: where the packages keep them, and which characters none of them has."""

from __future__ import annotations

import re
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_PACKAGES = ("fontpkg_ibm_plex_serif", "fontpkg_pt_sans", "pylopdf_fonts_zh_cn")
_LINE_OF_ERROR = re.compile(r"\.typ:(\d+):")
_PROBE_HEAD = '#set document(title: "probe", date: datetime(year: 2000, month: 1, day: 1))\n'


class PdfExtraMissingError(Exception):
    """Typst or a font package is not installed; says which."""


def font_folders() -> list[Path]:
    """Return where the fonts of our packages are, without loading Typst or any font.

    Raises:
        PdfExtraMissingError: Typst or one of the font packages is not installed.
    """
    folders = []
    for package in ("typst", *_PACKAGES):
        try:
            spec = find_spec(package)
        except ValueError:  # what find_spec raises for a module that is blocked
            spec = None
        if spec is None or spec.origin is None:
            raise PdfExtraMissingError(package.replace("_", "-"))
        folders.append(Path(spec.origin).parent)
    return folders[1:]


def load_fonts(folders: Sequence[Path]) -> Any:
    """Load the fonts of ``folders``, the first that has a letter winning.

    Fonts of the machine are left out, so that a PDF looks the same wherever it is built.

    Returns:
        A ``typst.Fonts``.
    """
    import typst  # noqa: PLC0415 - only the extra "pdf" brings it

    return typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=True,
        font_paths=[str(folder) for folder in folders],
    )


def absent_characters(characters: Iterable[str], fonts: Any) -> frozenset[str]:
    """Find the characters that an accessible PDF cannot show.

    Typst itself is asked, by setting each character on a line of its own under PDF/UA: it names
    the line of each that no font has or that has no agreed meaning (private use), and so the
    answer is right for every font and every version of Typst.
    """
    import typst  # noqa: PLC0415 - only the extra "pdf" brings it

    asked = sorted(
        {char for char in characters if ord(char) > 0x7E or ord(char) < 0x20}
        - set("\t\n\r\f\v\x85\u2028\u2029\ufeff")
        - {chr(code) for code in range(0xD800, 0xE000)}
    )
    if not asked:
        return frozenset()
    # Between letters: by itself a character without width is dropped before it is looked at.
    lines = (f'#"a\\u{{{ord(char):x}}}a"#parbreak()' for char in asked)
    probe = _PROBE_HEAD + "\n".join(lines)
    try:
        typst.compile(
            probe.encode(),
            font_paths=fonts,
            ignore_system_fonts=True,
            format="pdf",
            pdf_standards=["a-2a", "ua-1"],
            timestamp=0,
        )
    except typst.TypstError as error:
        numbers = (int(number) for number in _LINE_OF_ERROR.findall(error.diagnostic))
        return frozenset(asked[number - 2] for number in numbers if 2 <= number < len(asked) + 2)
    return frozenset()
