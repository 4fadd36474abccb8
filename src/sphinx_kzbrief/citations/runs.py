"""Runs: formatted text as plain data, which a shell turns into nodes of its own."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sphinx_kzbrief.errors import KzbriefError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Runs = tuple["Run", ...]

_WEB_ADDRESS = re.compile(r"https?://[^\s<>\"\x00-\x1f\x7f-\x9f]+", re.IGNORECASE)
# Control characters break XML; bidirectional overrides would reorder the text around them.
_UNPRINTABLE = re.compile(r"[\s\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff]+")
_CLOSING_QUOTES = ("”", "’", "»", "」", "』")


class UnsafeLinkError(KzbriefError):
    """A run was to link somewhere that is not an http(s) address."""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text set in one way.

    Attributes:
        text: What the reader sees; plain text, whatever it holds.
        emphasis: Whether it is set in italics, as titles of works are.
        link: An http(s) address it leads to, or None.
        role: What it is, for shells that style it: `number`, `speaker`, `role`, `title`,
            `container`, `date`, `locator`, `rating`, `address`, `archive`; None for the rest.
        target: The locator it cites as the author typed it (`key` or `key#para3`), for a
            shell to link to its passage; None outside citations.

    Raises:
        UnsafeLinkError: If `link` is not an http(s) address.
    """

    text: str
    emphasis: bool = False
    link: str | None = None
    role: str | None = None
    target: str | None = None

    def __post_init__(self) -> None:
        """Hold the promise that links lead to the web and nowhere else."""
        if self.link is not None and not is_web_address(self.link):
            raise UnsafeLinkError(
                f"“{self.link}” is not an http(s) address",
                "Give a full address that starts with https:// or http://.",
            )

    def set_like(self, other: Run) -> bool:
        """Tell whether the two differ in their text at most."""
        return (
            self.emphasis == other.emphasis
            and self.role == other.role
            and self.target == other.target
            and self.link == other.link
        )

    def saying(self, text: str) -> Run:
        """Return a run that is set like this one and says `text`."""
        # dataclasses.replace takes four times as long, and lists are made of many runs.
        return Run(text, self.emphasis, self.link, self.role, self.target)


def is_web_address(text: str) -> bool:
    """Tell whether `text` is an http(s) address that may become a link."""
    return _WEB_ADDRESS.fullmatch(text) is not None


def address_run(url: str | None, role: str = "address") -> Run | None:
    """Return a run that shows and links `url`, or None where it is not an http(s) address."""
    if url is None or not is_web_address(url):
        return None
    return Run(url, link=url, role=role)


def clean(text: str | None) -> str:
    """Return one line of printable text: white space and control characters become a space."""
    return _UNPRINTABLE.sub(" ", text).strip() if text else ""


def plain(runs: Iterable[Run]) -> str:
    """Return the text of `runs` alone."""
    return "".join(run.text for run in runs)


def merge(runs: Iterable[Run]) -> Runs:
    """Join neighbours that are set alike and drop empty runs."""
    merged: list[Run] = []
    for run in runs:
        if not run.text:
            continue
        if merged and merged[-1].set_like(run):
            merged[-1] = merged[-1].saying(merged[-1].text + run.text)
        else:
            merged.append(run)
    return tuple(merged)


def fill(pattern: str, *parts: str | Sequence[Run]) -> Runs:
    """Fill ``{0}``, ``{1}`` … of a term's pattern with text or runs.

    Args:
        pattern: A pattern of a language's terms.
        parts: What stands at ``{0}``, ``{1}`` …; braces inside them stay text.
    """
    filled: list[Run] = []
    for index, piece in enumerate(re.split(r"\{(\d)\}", pattern)):
        if index % 2 == 0:
            filled.append(Run(piece))
            continue
        part = parts[int(piece)]
        filled.extend((Run(part),) if isinstance(part, str) else part)
    return merge(filled)


def join(parts: Iterable[Sequence[Run]], separator: str) -> Runs:
    """Join the parts that are not empty with `separator`."""
    joined: list[Run] = []
    for part in parts:
        if not plain(part):
            continue
        if joined:
            joined.append(Run(separator))
        joined.extend(part)
    return merge(joined)


def _ends_quoted(text: str) -> bool:
    """Tell whether a closing quotation mark ends `text`, rather than an apostrophe."""
    return text[-1:] in _CLOSING_QUOTES and not (text[-1:] == "’" and "‘" not in text)


def punctuate(runs: Sequence[Run], mark: str, *, inside_quotes: bool) -> Runs:
    """End `runs` with a full stop or comma, without doubling what already ends them.

    Args:
        runs: What to end; must not be empty.
        mark: ``.`` or ``,``.
        inside_quotes: Whether the mark goes before a closing quotation mark, as in
            American usage (Chicago 17, 6.9).
    """
    *head, last = runs
    text, tail = last.text, ""
    while inside_quotes and _ends_quoted(text):
        text, tail = text[:-1], text[-1] + tail
    # A comma stays after a question mark that belongs to a title (Chicago 17, 6.125).
    if text.endswith(mark) or (mark == "." and text.endswith(("?", "!", "…", "。", "？", "！"))):
        return merge(runs)
    if tail or not (last.emphasis or last.link or last.role):
        return merge([*head, last.saying(text + mark + tail)])
    return merge([*runs, Run(mark)])
