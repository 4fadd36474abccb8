"""Text that came from outside, without what a terminal or a line of text would obey."""

from __future__ import annotations

import re
from typing import Final

# Control characters could command a terminal, and bidirectional ones show words in an order in
# which the source does not have them.
_UNSAFE: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]"
)


def inert(text: str) -> str:
    """Return text without control characters, tabs and line ends aside, and bidirectional marks.

    Args:
        text: Words of a source, a brief or a manifest.
    """
    return _UNSAFE.sub("", text)
