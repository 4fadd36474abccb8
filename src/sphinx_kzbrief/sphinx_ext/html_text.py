"""What a reader sees of HTML that an author wrote between the lines of a page."""

from __future__ import annotations

from html.parser import HTMLParser

_UNSEEN = frozenset({"script", "style", "template", "head", "svg"})
_QUOTING = frozenset({"q", "blockquote"})
_BLOCKS = frozenset({"p", "div", "br", "li", "td", "th", "tr", "figcaption"})


def shown_text(html: str) -> str:
    """Return the text that a piece of HTML shows.

    Args:
        html: HTML, perhaps one tag of it alone.

    Returns:
        Its text, what `q` and `blockquote` hold between quotation marks.
    """
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return "".join(reader.found)


class _Reader(HTMLParser):
    """Gathers text outside what no browser shows."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002 - the interface
        """Note what opens."""
        self._unseen += tag in _UNSEEN
        self._mark(tag, "“")

    def handle_endtag(self, tag: str) -> None:
        """Note what closes."""
        if tag in _UNSEEN and self._unseen:
            self._unseen -= 1
        self._mark(tag, "”")

    def handle_data(self, data: str) -> None:
        """Gather what is seen."""
        if not self._unseen:
            self.found.append(data)

    def _mark(self, tag: str, mark: str) -> None:
        if tag in _QUOTING:
            self.found.append(mark)
        elif tag in _BLOCKS:
            self.found.append(" ")
