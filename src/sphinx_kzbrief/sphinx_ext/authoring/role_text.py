"""The text of our roles: words, then the locator in angle brackets."""

from __future__ import annotations

import re

from sphinx_kzbrief.errors import KzbriefError

_ROLE = re.compile(r"(?::[\w:.+-]+:)?`(?P<text>.*)`(?::[\w:.+-]+:)?", re.DOTALL)


class RoleTextError(KzbriefError):
    """The text of a role lacks its locator."""


def raw_text(rawtext: str, text: str) -> str:
    r"""Return what stands between the backticks, before any markup was read into it.

    In reStructuredText a backtick can only be written as ``\```; Markdown has longer fences
    for it, and passes a backslash on.

    Args:
        rawtext: The whole role as docutils passes it on.
        text: The text as docutils unescaped it, for roles that come without raw text.

    Returns:
        The text, a newline being a space.
    """
    found = _ROLE.fullmatch(rawtext)
    content = found["text"] if found else text
    if "\\`" in content and "\\`" not in text:
        content = content.replace("\\`", "`")
    return re.sub(r"\s*\n\s*", " ", content)


def split_locator(text: str) -> tuple[str, str]:
    """Split ``words <locator>`` at the last opening bracket after a space.

    The words may hold such brackets themselves, which is why Sphinx's own cross-reference
    syntax, splitting at the first, does not serve.

    Args:
        text: Text of a role, raw.

    Returns:
        The words and the locator.

    Raises:
        RoleTextError: If there is no locator or no words.
    """
    stripped = text.rstrip()
    start = stripped.rfind(" <")
    if not stripped.endswith(">") or start < 0:
        raise RoleTextError(
            f"“{stripped}” does not say which source it is from.",
            "End it with the key of the source, as in “words <key>” or “words <key#para12>”.",
        )
    words, locator = stripped[:start].strip(), stripped[start + 2 : -1].strip()
    if not words or not locator:
        raise RoleTextError(
            f"“{stripped}” lacks {'words' if not words else 'the key of a source'}.",
            "Write it as “words <key>”.",
        )
    return words, locator
