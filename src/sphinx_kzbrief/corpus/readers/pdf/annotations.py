"""What annotations lie over the words of a PDF page: links inside the file, and strike-outs."""

from __future__ import annotations

from ctypes import byref
from dataclasses import dataclass
from typing import Any, Final

MOST: Final = 1_000
"""Annotations looked at on one page."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page, in points from its lower left corner."""

    left: float
    bottom: float
    right: float
    top: float

    def holds(self, x: float, y: float) -> bool:
        """Tell whether a point lies in it."""
        return self.left <= x <= self.right and self.bottom <= y <= self.top


@dataclass(frozen=True, slots=True)
class Overlay:
    """What lies over the words of a page.

    Attributes:
        links: Links to places of the same document.
        struck: What is struck out.
    """

    links: tuple[Box, ...] = ()
    struck: tuple[Box, ...] = ()


def overlay(page: Any, document: Any, raw: Any) -> Overlay:
    """Read the links and strike-outs of a page.

    Args:
        page: pypdfium2's page.
        document: pypdfium2's document.
        raw: pypdfium2's raw module.
    """
    links: list[Box] = []
    struck: list[Box] = []
    for index in range(min(raw.FPDFPage_GetAnnotCount(page.raw), MOST)):
        annotation = raw.FPDFPage_GetAnnot(page.raw, index)
        if not annotation:
            continue
        kind = raw.FPDFAnnot_GetSubtype(annotation)
        if kind == raw.FPDF_ANNOT_LINK:
            link = raw.FPDFAnnot_GetLink(annotation)
            if link and raw.FPDFLink_GetDest(document.raw, link):
                links += _rectangle(annotation, raw)
        elif kind == raw.FPDF_ANNOT_STRIKEOUT:
            struck += _quadrangles(annotation, raw) or _rectangle(annotation, raw)
        raw.FPDFPage_CloseAnnot(annotation)
    return Overlay(tuple(links), tuple(struck))


def _rectangle(annotation: Any, raw: Any) -> list[Box]:
    found = raw.FS_RECTF()
    if not raw.FPDFAnnot_GetRect(annotation, byref(found)):
        return []
    low, high = sorted((found.bottom, found.top))
    return [Box(found.left, low, found.right, high)]


def _quadrangles(annotation: Any, raw: Any) -> list[Box]:
    boxes = []
    points = raw.FS_QUADPOINTSF()
    for index in range(min(raw.FPDFAnnot_CountAttachmentPoints(annotation), MOST)):
        if raw.FPDFAnnot_GetAttachmentPoints(annotation, index, byref(points)):
            across = (points.x1, points.x2, points.x3, points.x4)
            up = (points.y1, points.y2, points.y3, points.y4)
            boxes.append(Box(min(across), min(up), max(across), max(up)))
    return boxes
