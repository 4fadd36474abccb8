"""Runs `python -m sphinx` without a network: every connection to another machine is refused.

An audit hook cannot be taken back and holds in forked processes too, so that no extension of a
project can reach out while a check is said to be frozen.
"""

from __future__ import annotations

import runpy
import sys
from typing import Any

_REACHING = frozenset({"socket.connect", "socket.getaddrinfo", "socket.sendto"})


def refuse(event: str, arguments: tuple[Any, ...]) -> None:
    """Refuse what would leave this machine.

    Args:
        event: Name of the audit event.
        arguments: Its arguments; the address stands among them. A path is a local socket, by
            which processes of this machine talk to each other.

    Raises:
        OSError: The event would reach out.
    """
    if event in _REACHING and not isinstance(arguments[-1], str | bytes):
        raise OSError("a frozen check uses no network")


def run_sphinx() -> None:
    """Run Sphinx with the arguments of this process."""
    sys.argv[0] = "sphinx-build"
    runpy.run_module("sphinx", run_name="__main__")


if __name__ == "__main__":
    sys.addaudithook(refuse)
    run_sphinx()
