"""Running Typst: from a program to a PDF, and from its errors to words an author can use."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_PLACE_OF_ERROR = re.compile(r"main\.typ:(\d+):")
_ORIGIN = re.compile(r"// (.+:\d+)$")


class TypstRefusalError(Exception):
    """Typst could not set a document at all.

    Attributes:
        reason: What Typst says, in a line or two.
        origin: ``document:line`` of the text it stumbled over, where that is known.
    """

    def __init__(self, reason: str, origin: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.origin = origin


@dataclass(frozen=True, slots=True)
class Pdf:
    """A PDF that was set.

    Attributes:
        data: The bytes of the file.
        refusal: Why the wanted standards could not be met; empty if they are.
        origin: ``document:line`` that stands in the way, where that is known.
    """

    data: bytes
    refusal: str = ""
    origin: str = ""


def compile_pdf(program: Path, standards: Sequence[str], fonts: Any, timestamp: int) -> Pdf:
    """Set a Typst program as a PDF.

    Where Typst refuses the standards, the PDF is set without them, still tagged.

    Args:
        program: The file to set; it may read files of its folder only.
        standards: Typst's names of PDF standards, such as ``a-2a`` and ``ua-1``.
        fonts: A ``typst.Fonts``.
        timestamp: When the document was made, in Unix seconds.

    Raises:
        TypstRefusalError: The program cannot be set even without the standards.
    """
    import typst  # noqa: PLC0415 - only the extra "pdf" brings it

    compiler: Any = typst.Compiler(
        input=str(program), root=str(program.parent), font_paths=fonts, ignore_system_fonts=True
    )
    try:
        data = compiler.compile(format="pdf", pdf_standards=list(standards), timestamp=timestamp)
        return Pdf(data)
    except typst.TypstError as error:
        refusal, origin = _reason(error), _origin(error, program)
    try:
        return Pdf(compiler.compile(format="pdf", timestamp=timestamp), refusal, origin)
    except typst.TypstError as error:
        raise TypstRefusalError(_reason(error), _origin(error, program)) from error


def picture_problem(picture: Path, fonts: Any) -> str:
    """Say why Typst cannot show an image file; empty if it can."""
    import typst  # noqa: PLC0415 - only the extra "pdf" brings it

    try:
        typst.compile(
            b'#image(sys.inputs.path, alt: "probe")',
            root=str(picture.parent),
            sys_inputs={"path": picture.name},
            font_paths=fonts,
            ignore_system_fonts=True,
            format="pdf",
            timestamp=0,
        )
    except typst.TypstError as error:
        return _reason(error)
    return ""


def _reason(error: Any) -> str:
    hints = "; ".join(error.hints)
    return f"{error.message} ({hints})" if hints else str(error.message)


def _origin(error: Any, program: Path) -> str:
    """Find the last note of an origin above the line that Typst names."""
    found = _PLACE_OF_ERROR.search(error.diagnostic)
    if found is None:
        return ""
    lines = program.read_text(encoding="utf-8").split("\n")
    for line in reversed(lines[: int(found[1])]):
        origin = _ORIGIN.match(line.strip())
        if origin:
            return origin[1]
    return ""
