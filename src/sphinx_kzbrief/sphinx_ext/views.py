"""Views: what the places of a page are filled with, looked up once in a build."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinx_kzbrief.sphinx_ext.filling import FILLERS

if TYPE_CHECKING:
    from sphinx_kzbrief.sphinx_ext.filling import FillContext


def view_of(context: FillContext, kind: str, ident: str, params: tuple[str, ...]) -> Any:
    """Return what a place is filled with.

    Args:
        context: What is known of its page.
        kind: What fills it, a key of `FILLERS`.
        ident: HTML id of its record; empty where it has none.
        params: Parameters of the place.

    Returns:
        The view, as its filler makes it.
    """
    key = (context.docname, getattr(context, "inside", None), kind, ident, params)
    views = context.session.views
    if key not in views:
        views[key] = FILLERS[kind].view(context, ident, params)
    return views[key]
