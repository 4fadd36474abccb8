"""Directives, roles and elements, with the options that they declare."""

from __future__ import annotations

import inspect
import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING

from declared.markdown import table
from sphinx_kzbrief.sphinx_ext.elements import ELEMENTS
from sphinx_kzbrief.sphinx_ext.markup import DIRECTIVES, ROLES

if TYPE_CHECKING:
    from pathlib import Path

    from docutils.parsers.rst import Directive


def names() -> list[str]:
    """Return the names of all directives and roles, each once, in order of declaration."""
    return list(dict.fromkeys([*DIRECTIVES, *ROLES]))


def explanations(directive: type[Directive]) -> Mapping[str, str]:
    """Return what each option of a directive does.

    Args:
        directive: A directive of ours.

    Returns:
        The mapping in the directive's module that explains just the options it takes.

    Raises:
        LookupError: It takes options that its module does not explain.
    """
    options = set(directive.option_spec or {})
    if not options:
        return {}
    for value in vars(sys.modules[directive.__module__]).values():
        if isinstance(value, Mapping) and set(value) == options:
            return value
    raise LookupError(f"{directive.__module__} does not explain the options {sorted(options)}")


def reference(prose: Path) -> str:
    """Return a section for each name.

    Args:
        prose: Folder with what a hand wrote about each, `NAME.md`; where there is nothing, the
            docstring speaks.
    """
    return "\n".join(_section(name, prose) for name in names())


def element_names() -> str:
    """Return the names of the literal elements, as a phrase."""
    *first, last = [f"`<{name}>`" for name in ELEMENTS]
    return f"{', '.join(first)} and {last}" if first else last


def _section(name: str, prose: Path) -> str:
    forms = []
    if name in DIRECTIVES:
        forms.append("directive")
    if name in ROLES:
        forms.append("role")
    if name in ELEMENTS:
        forms.append("element")
    lines = [f"(name-{name})=", f"## {name}", "", f"*{', '.join(forms).capitalize()}.*", ""]
    written = prose / f"{name}.md"
    if written.is_file():
        lines += [written.read_text(encoding="utf-8"), ""]
    else:
        owners = [DIRECTIVES.get(name), ROLES.get(name)]
        lines += [f"{inspect.getdoc(owner)}\n" for owner in owners if owner is not None]
        lines.append("")
    options = explanations(DIRECTIVES[name]) if name in DIRECTIVES else {}
    if options:
        rows = [(f"`{option}`", said) for option, said in options.items()]
        lines += [f"Options of the directive `{name}`:", ""]
        lines.append(table(["Option", "What it does"], rows, [22, 78]))
    return "\n".join(lines)
