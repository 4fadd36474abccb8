"""Packages whose names are imported at their first use.

A page without figures needs no table of Russian numerals; a build that changes nothing needs
neither matcher nor readers. To import them all takes longer than such a build.
"""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


def lazy_names(package: str, homes: Mapping[str, str]) -> Callable[[str], Any]:
    """Return the `__getattr__` of a package (PEP 562).

    Args:
        package: Name of the package.
        homes: For each of its modules, the names that the package takes from it, between
            spaces.

    Returns:
        A function that imports a name's module and keeps the name in the package.
    """
    modules = {name: module for module, names in homes.items() for name in names.split()}

    def load(name: str) -> Any:
        if name not in modules:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        value = getattr(import_module(f"{package}.{modules[name]}"), name)
        setattr(sys.modules[package], name, value)
        return value

    return load
