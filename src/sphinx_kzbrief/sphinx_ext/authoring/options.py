"""Options of our directives: what MyST's option parser dropped or shortened is told.

MyST reads options as YAML of its own kind: it cuts a value at ` #`, takes quote marks off, and
a line that continues a value ends the options, so that it and every option after it become
body. A source's words must not be lost that way, nor an author's instruction.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_kzbrief.evidence.records import MarkupError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

_OPTION = re.compile(r"\s*:(?P<name>[A-Za-z][\w-]*):(?P<value>.*)")
_MEMBER = re.compile(r"(?P<name>[A-Za-z][\w-]*)\s*:(?:\s|$)")
_QUOTES = "\"'"


def option_errors(
    block_text: str, options: Mapping[str, object], known: Collection[str]
) -> tuple[MarkupError, ...]:
    """Compare the options as written with the options as read.

    Args:
        block_text: The whole directive as written, its opening line first.
        options: The options that the parser passed on, before any conversion.
        known: Names of the directive's options.

    Returns:
        One error for each option that was dropped or changed on the way.
    """
    lines = block_text.split("\n")[1:]
    if not lines:
        return ()
    if lines[0].startswith("---"):
        return tuple(_unknown(name, known) for name in _block_names(lines[1:]) if name not in known)
    errors: list[MarkupError] = []
    count = 0
    for line in lines:
        found = _OPTION.fullmatch(line)
        if found is None:
            break
        count += 1
        errors += _compare(found["name"], found["value"].strip(), options, known)
    if count:
        errors += _continued(lines[count:], known)
    return tuple(errors)


def _compare(
    name: str, written: str, options: Mapping[str, object], known: Collection[str]
) -> Iterator[MarkupError]:
    if name not in known:
        yield _unknown(name, known)
        return
    if name not in options:
        yield MarkupError(
            f"The option “{name}” could not be read.",
            "Write it on one line as `:name: value`.",
        )
        return
    read = "" if options[name] is None else str(options[name]).strip()
    if read == written or (
        len(written) > 1 and written[0] in _QUOTES and written == written[0] + read + written[0]
    ):
        return
    yield MarkupError(
        f"The option “{name}” reads “{written}”, but the Markdown parser made “{read}” of it.",
        "Put the whole value between double quotation marks, or leave out # and quotation marks.",
    )


def _unknown(name: str, known: Collection[str]) -> MarkupError:
    return MarkupError(
        f"The option “{name}” is not one of this directive.",
        f"It knows: {', '.join(sorted(known))}.",
    )


def _block_names(lines: list[str]) -> Iterator[str]:
    """Yield the names of options that stand in a block of YAML between lines of dashes."""
    for line in lines:
        if line.startswith("---"):
            return
        found = _MEMBER.match(line)
        if found is not None:
            yield found["name"]


def _continued(lines: list[str], known: Collection[str]) -> Iterator[MarkupError]:
    """Look for an option that fell into the body behind a wrapped one."""
    for number, line in enumerate(lines):
        if not line.strip():
            return
        found = _OPTION.fullmatch(line)
        indented = number == 0 and line[:1] in {" ", "\t"}
        if indented or (found is not None and found["name"] in known):
            yield MarkupError(
                f"“{line.strip()}” follows the options without a blank line and was read as body.",
                "Keep every option on one line, and put a blank line before the body.",
            )
            return
