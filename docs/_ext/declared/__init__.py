"""Reference pages from declarations: the line `% declared: NAME` becomes what the code declares.

What a page says about options, settings, fields, rules and commands is read from where the
package declares them, so that the manual cannot lag behind. The text is put in before the page
is parsed: its headings are headings like any others.
"""

from __future__ import annotations

import re
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from declared import commands, directives, manifest, profiles, python, rules, settings

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

_PLACE = re.compile(r"^% declared: (?P<name>[a-z-]+)$", re.MULTILINE)


def _python(name: str, _app: Sphinx) -> str:
    return python.reference(name)


DECLARED: dict[str, Callable[[Sphinx], str]] = {
    "commands": lambda _app: commands.reference(),
    "directives": lambda app: directives.reference(Path(app.srcdir, "reference", "prose")),
    "element-names": lambda _app: directives.element_names(),
    "profiles": lambda _app: profiles.reference(),
    "manifest": lambda _app: manifest.reference(),
    **{f"python-{name}": partial(_python, name) for name in python.FIRST},
    "rules": lambda _app: rules.reference(),
    "rule-index": lambda _app: rules.index(),
    "settings": settings.reference,
}
"""What a page may ask for, by name."""


def fill(app: Sphinx, docname: str, content: list[str]) -> None:
    """Put declarations into the text of a page (`source-read`).

    Args:
        app: The application.
        docname: The page.
        content: Its text, in a list of one, as Sphinx passes it.

    Raises:
        KeyError: A page asks for something that nothing declares.
    """
    if _PLACE.search(content[0]) is None:
        return
    for name in sorted(sys.modules):
        # A page made from declarations is stale when a module that declares something changes.
        if name.startswith(("declared", "sphinx_kzbrief")):
            file = getattr(sys.modules[name], "__file__", None)
            if file:
                app.env.note_dependency(file, docname=docname)
    content[0] = _PLACE.sub(lambda place: DECLARED[place["name"]](app), content[0])


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the filling of pages."""
    app.connect("source-read", fill)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
