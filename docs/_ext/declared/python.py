"""The public face of the packages that other programs may import, from their `__all__`."""

from __future__ import annotations

import inspect
from enum import Enum
from importlib import import_module

FIRST = {
    "quotes": ("match_quote", "PreparedText", "Match", "Verdict", "Alteration", "AlterationKind"),
    "corpus": ("Corpus", "read_document", "Source", "Document", "Segment"),
    "figures": ("extract_quantities", "Quantity"),
    "citations": ("format_citation", "format_reference", "build_reference_list"),
}
"""What a reader looks for first; the rest follows by the alphabet."""


def reference(name: str) -> str:
    """Return the entries of a package, for autodoc to fill.

    Args:
        name: Its name within `sphinx_kzbrief`.
    """
    package = import_module(f"sphinx_kzbrief.{name}")
    first = FIRST[name]
    names = [*first, *sorted(set(package.__all__).difference(first), key=str.casefold)]
    lines = ["```{eval-rst}", f".. py:module:: {package.__name__}", ""]
    for each in names:
        value = getattr(package, each)
        lines.append(f".. {_directive(value)}:: {each}")
        if inspect.isclass(value) and issubclass(value, Enum):
            lines.append("   :undoc-members:")
        elif _directive(value) == "autodata":
            lines.append("   :no-value:")
        lines.append("")
    return "\n".join([*lines, "```", ""])


def _directive(value: object) -> str:
    if inspect.isclass(value):
        return "autoexception" if issubclass(value, BaseException) else "autoclass"
    return "autofunction" if inspect.isroutine(value) else "autodata"
