"""What styles and helper elements make of a page's words, written into its tree.

After this the tree says by itself what a browser shows: raised and struck words have it in their
own `style`, helper text for screen readers is gone, fractions are `<sup>⁄<sub>`, a formula stands
once, and notes set at the side of the text stand behind their paragraph.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from sphinx_kzbrief.corpus.model import LeftOut
from sphinx_kzbrief.corpus.readers.html.note_links import EPUB_TYPE
from sphinx_kzbrief.corpus.readers.html.parts import words_of
from sphinx_kzbrief.corpus.readers.html.styles import (
    is_clipped,
    page_sheets,
    shift_by,
    style_sheet,
)

if TYPE_CHECKING:
    from sphinx_kzbrief.corpus.readers.html.styles import StyleSheet

_TYPE: Final = frozenset(
    {"span", "a", "b", "i", "em", "strong", "small", "big", "font", "u", "ins", "code", "cite",
     "var", "tt"}
)  # fmt: skip
"""Elements that set type; others stand higher or lower as boxes do."""
_WHOLE: Final = frozenset({"html", "body", "main", "article", "aside"})
"""Elements that sheets hide only until a script or a click shows them."""
_SIDE_NOTES: Final = frozenset({"sidenote", "marginnote"})
_HOLDERS: Final = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6"})
_BOXES: Final = _HOLDERS | {"li", "dd", "td", "div", "blockquote", "section", "article", "body"}
_FORMULA: Final = re.compile(r"\b(?:tex|latex|mwe-math)\b")
_TEX: Final = re.compile(r"\{\\(?:displaystyle|textstyle) (.*)\}", re.DOTALL)
_DIGITS: Final = re.compile(r"[0-9]{1,4}")
_MIXED: Final = re.compile(r"\s*[0-9]{1,4}\s*[/⁄]")
_NEAR: Final = 3
_FEW: Final = 9


def render(tree: Any, sheet: StyleSheet | None = None) -> tuple[LeftOut, ...]:
    """Write into a tree what its style sheets and helper elements make of the words.

    Args:
        tree: Root of an lxml tree of HTML, before what is hidden is taken out.
        sheet: Its style sheets; those that stand in the page where they are not given.

    Returns:
        What the sheets hide.
    """
    _show_formulas(tree)
    sheet = sheet or style_sheet(page_sheets(tree))
    hidden = 0
    helpers, doomed, notes = [], [], []
    inside: set[Any] = set()
    for element in tree.iterdescendants("*"):
        if inside and element.getparent() in inside:
            inside.add(element)
            continue
        style = sheet.style_of(element)
        if not style and not element.get("class"):
            continue
        if is_clipped(style) and not _is_only_wording(element):
            helpers.append(element)
        elif style.get("mso-list") == "ignore":
            doomed.append(element)
        elif _hides(element, style, sheet):
            hidden += len(words_of(element))
            doomed.append(element)
        else:
            _set(element, style)
            if element.tag in {"span", "small"} and _SIDE_NOTES & {*_classes(element)}:
                notes.append(element)
            continue
        inside.add(element)
    for element in helpers:
        _drop_helper(element)
    for element in doomed:
        _empty(element)
    _mark_fractions(tree)
    _move_notes(notes)
    return (LeftOut("hidden by a style sheet", hidden),) if hidden else ()


def _classes(element: Any) -> list[str]:
    return (element.get("class") or "").split()


def _hides(element: Any, style: dict[str, str], sheet: StyleSheet) -> bool:
    """Tell whether a sheet hides an element, and nothing else shows it.

    What says of itself that it is a note, a tab or the like waits for a click.
    """
    if style.get("display") != "none" and style.get("visibility") != "hidden":
        return False
    if element.tag in _WHOLE or any(element.get(name) for name in ("role", EPUB_TYPE, "epub:type")):
        return False
    own = element.get("style") or ""
    is_own = "display" in own or "visibility" in own
    return not is_own and sheet.revealed.isdisjoint(_classes(element))


def _set(element: Any, style: dict[str, str]) -> None:
    """Write into an element's own style what raises, lowers or strikes out its words."""
    said = element.get("style") or ""
    shift = shift_by(style) if element.tag in _TYPE else 0
    if shift:
        said = f"vertical-align: {'super' if shift > 0 else 'sub'}; {said}"
    if "line-through" in style.get("text-decoration", "") and "line-through" not in said:
        said = f"text-decoration: line-through; {said}"
    if said:
        element.set("style", said)


def _is_only_wording(element: Any) -> bool:
    """Tell whether helper text is the only form of what others see: of a formula, of an image."""
    if next(element.iter("math"), None) is not None:
        return True
    beside = (element.getprevious(), element.getnext())
    return any(
        each is not None
        and each.get("aria-hidden") == "true"
        and any(map(str.strip, islice(each.itertext(), _FEW)))
        for each in beside
    )


def _drop_helper(element: Any) -> None:
    """Take helper text out; of that in a fraction its stroke stays, and no words are glued."""
    words = words_of(element)
    before, after = _before(element)[-1:], _after(element)
    stands = ""
    if words in {"/", "⁄"} and before.isdigit() and after[:1].isdigit():
        stands = "⁄"
        _raise_and_lower(element.getprevious(), element.getnext())
    elif words and before.isalnum() and after[:1].isalnum():
        stands = "" if words == "+" and _MIXED.match(after) else " "
    _empty(element, stands)


def _empty(element: Any, stands: str = "") -> None:
    """Take an element's words out, leaving what stands for them.

    To move the text behind it would take too long where there are many.
    """
    if element.tail or stands:
        del element[:]
        element.tag, element.text = "span", stands
    else:
        element.drop_tree()


def _before(element: Any) -> str:
    previous = element.getprevious()
    if previous is None:
        return element.getparent().text or ""
    return previous.tail or "".join(islice(previous.itertext(), _FEW))


def _after(element: Any) -> str:
    following = element.getnext()
    if element.tail or following is None:
        return element.tail or ""
    return "".join(islice(following.itertext(), _FEW)) + (following.tail or "")[:_NEAR]


def _mark_fractions(tree: Any) -> None:
    """Raise and lower the numbers that stand around a fraction stroke in elements of their own."""
    for element in list(tree.iter("span", "small", "font")):
        if (element.tail or "").strip("\u2060 ") == "⁄":
            _raise_and_lower(element, element.getnext())


def _raise_and_lower(over: Any, under: Any) -> None:
    if all(
        each is not None and len(each) == 0 and _DIGITS.fullmatch((each.text or "").strip())
        for each in (over, under)
    ):
        over.tag, under.tag = "sup", "sub"


def _show_formulas(tree: Any) -> None:
    """Show MathML that is hidden in favour of an image; write the image's words without it."""
    told = set()
    for formula in tree.iter("math"):
        holder = formula
        for _ in range(_NEAR):
            holder = holder.getparent()
            if holder is None or holder.tag not in {"span", "div"}:
                break
            told.add(holder)
            beside = (holder.getprevious(), holder.getnext())
            images = [each for each in beside if each is not None and each.tag == "img"]
            told.update(images)
            if images:
                for name in ("style", "class"):
                    holder.attrib.pop(name, None)
    for image in list(tree.iter("img")):
        words = " ".join((image.get("alt") or "").split())
        is_told = image in told or image.getparent() in told
        if words and not is_told and _FORMULA.search(image.get("class") or ""):
            image.tag = "span"
            image.text = whole[1].strip() if (whole := _TEX.fullmatch(words)) else words
            image.attrib.pop("aria-hidden", None)


def _move_notes(notes: list[Any]) -> None:
    """Set notes at the side of the text behind the paragraph in which they stand."""
    last: dict[Any, Any] = {}
    for note in notes:
        box = next(
            (each for each in islice(note.iterancestors(), _FEW) if each.tag in _BOXES), None
        )
        if box is None:
            continue
        aside = note.makeelement("aside", {"role": "doc-footnote"})
        aside.text, note.text = note.text, None
        aside.extend(list(note))
        if box in last:
            last[box].addnext(aside)
        elif box.tag in _HOLDERS:
            box.addnext(aside)
        else:
            box.append(aside)
        last[box] = aside
