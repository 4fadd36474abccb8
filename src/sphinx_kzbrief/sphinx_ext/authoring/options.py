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
_MEMBER = re.compile(r"(?P<name>[A-Za-z][\w-]*)\s*:(?P<value>(?:\s.*)?)")
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
        return tuple(_of_yaml(lines[1:], options, known))
    count = next((at for at, line in enumerate(lines) if not _is_option_line(line)), len(lines))
    found = [(line.strip(), _OPTION.fullmatch(line)) for line in lines[:count]]
    broken = tuple(_broken(line) for line, option in found if option is None)
    if broken:
        # One line that is no option, and MyST reads none of them.
        return broken
    errors: list[MarkupError] = []
    for _line, option in found:
        if option is not None:
            errors += _compare(option["name"], option["value"].strip(), options, known)
    return (*errors, *_continued(lines[count:], known, after_options=count > 0))


def _is_option_line(line: str) -> bool:
    """Tell whether a parser takes a line for an option: three colons are a fence."""
    return line.lstrip().startswith(":") and not line.lstrip().startswith(":::")


def _broken(line: str) -> MarkupError:
    name = re.match(r":?\s*([A-Za-z][\w-]*)", line)
    shown = name[1] if name else "name"
    return MarkupError(
        f"“{line}” is no option, so that this directive lost all its options.",
        f"Write it as `:{shown}: …`, with a colon before and behind the name; words of the body "
        "stand behind a blank line.",
    )


def _compare(
    name: str, written: str, options: Mapping[str, object], known: Collection[str]
) -> Iterator[MarkupError]:
    if name not in known:
        yield _unknown(name, known)
        return
    if name not in options:
        yield MarkupError(
            f"The option “{name}” could not be read.",
            f"Write it on one line as `:{name}: …`, with a space behind the second colon.",
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


def _of_yaml(
    lines: list[str], options: Mapping[str, object], known: Collection[str]
) -> Iterator[MarkupError]:
    """Judge options that stand in a block of YAML between lines of dashes."""
    end = next((at for at, line in enumerate(lines) if line.startswith("---")), None)
    if end is None:
        yield MarkupError(
            "The options begin with “---”, and no line of dashes ends them.",
            "Put a line `---` between the options and the body.",
        )
        return
    for at, line in enumerate(lines[:end]):
        if not line.strip() or line[:1] in {" ", "\t", "#"}:
            continue  # a value that goes on, or a comment
        found = _MEMBER.fullmatch(line)
        if found is None:
            yield MarkupError(
                f"“{line.strip()}” is no option, so that this directive lost all its options.",
                "Write each as `name: value` on a line of its own.",
            )
            return
        value, following = found["value"].strip(), lines[at + 1]
        if value[:1] in {"|", ">", *_QUOTES} or following[:1] in {" ", "\t"}:
            value = str(options.get(found["name"]) or "").strip()  # longer than its line
        yield from _compare(found["name"], value, options, known)


def _continued(
    lines: list[str], known: Collection[str], *, after_options: bool
) -> Iterator[MarkupError]:
    """Look for an option that fell into the body behind a wrapped one, or a blank line."""
    for number, line in enumerate(lines):
        found = _OPTION.fullmatch(line)
        named = found is not None and found["name"] in known
        if not line.strip():
            if after_options or number:
                return
            continue
        indented = after_options and number == 0 and line[:1] in {" ", "\t"}
        if indented or named:
            yield MarkupError(
                f"“{line.strip()}” was read as body, since it does not follow the line before it "
                "as an option does.",
                "Put every option on a line of its own right below the first line, and a blank "
                "line before the body.",
            )
            return
        if not after_options:
            return
