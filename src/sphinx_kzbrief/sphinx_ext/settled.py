"""Sets aside what a build keeps to its end, so that the collector of garbage leaves it alone.

A quarter of a build is Python looking through all objects of the process for garbage, again
and again. What is loaded when reading starts, and what has been read when writing starts, lives
until the build ends: there is nothing to find in it. Parallel processes gain as well, since
what their parent set aside stays in memory that they share.
"""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx

NEW_OBJECTS = 20_000
"""Objects made before the collector looks at them. A page of docutils' nodes is thousands, which
live until it is written; Python's default of some hundreds looks at each of them many times."""

FROZEN_AT_START = 1_000
"""Objects that may be set aside without anyone's doing: Python 3.12 starts with some hundreds."""


class _Collector:
    """The collector's settings as they were before a build."""

    def __init__(self) -> None:
        self._thresholds: tuple[int, ...] | None = None

    def settle(self, *_of_event: object) -> None:
        """Set aside every object there is (`env-before-read-docs`, `env-updated`)."""
        if self._thresholds is None:
            first, *others = gc.get_threshold()
            if gc.get_freeze_count() > FROZEN_AT_START or not gc.isenabled() or not first:
                # Someone else decides about garbage here, and giving ours back would undo that.
                return
            self._thresholds = (first, *others)
            gc.set_threshold(max(NEW_OBJECTS, first), *others)
        gc.freeze()

    def give_back(self, *_of_event: object) -> None:
        """Let the collector work as before (`build-finished`)."""
        if self._thresholds is not None:
            gc.set_threshold(*self._thresholds)
            gc.unfreeze()
            self._thresholds = None


def setup_settled(app: Sphinx) -> None:
    """Set aside what is loaded before pages are read, and before they are written."""
    collector = _Collector()
    app.connect("env-before-read-docs", collector.settle, priority=900)
    app.connect("env-updated", collector.settle, priority=900)
    app.connect("build-finished", collector.give_back, priority=100)
