"""Profiles of quoting: what each lets pass."""

from __future__ import annotations

from declared.markdown import table
from sphinx_kzbrief.quotes import PROFILES, AlterationKind


def reference() -> str:
    """Return a table: what each profile lets pass, shown or not."""
    rows = []
    for profile in PROFILES.values():
        silent = [kind for kind in AlterationKind if profile.allows(kind, marked=False)]
        marked = [kind for kind in AlterationKind if profile.allows(kind, marked=True)]
        rows.append(
            (
                f"`{profile.name}`",
                f"{profile.title}. {profile.rules}",
                ", ".join(silent) or "nothing",
                ", ".join(marked) or "nothing",
            )
        )
    header = ["Profile", "After", "Without a mark", "With a mark"]
    return table(header, rows, [12, 40, 24, 24])
