"""What our directives share: where they stand and what their author wrote."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils.parsers.rst import directives
from sphinx.util.docutils import SphinxDirective

from sphinx_kzbrief.evidence.records import MarkupError
from sphinx_kzbrief.sphinx_ext.authoring.options import option_errors
from sphinx_kzbrief.sphinx_ext.authoring.quotation import Written

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path


def option_spec(
    names: Iterable[str], flags: Iterable[str] = ()
) -> dict[str, Callable[[str], object]]:
    """Return an option specification that passes every value on as written.

    Values are judged later, so that what is wrong becomes a finding with its place instead of
    an error that drops the whole directive.
    """
    flagged = set(flags)
    return {name: _flag if name in flagged else directives.unchanged for name in names}


def _flag(argument: str | None) -> str:
    return (argument or "").strip()


class KzDirective(SphinxDirective):
    """A directive of ours, whose body is raw text."""

    def written(self, locator: str = "") -> Written:
        """Return what the author wrote, and what the parser lost of it."""
        source, line = self.get_source_info()
        options = {name: str(value or "") for name, value in self.options.items()}
        errors = option_errors(self.block_text, options, self.option_spec or {})
        if not (self.has_content or errors) and any(map(str.strip, self.content)):
            # MyST warns of it and goes on; docutils refuses the whole directive.
            errors = (
                MarkupError(
                    f"{self.name} takes no body, and shows none of the one it was given.",
                    "Put the text above or below the directive.",
                ),
            )
        return Written(
            docname=self.env.current_document.docname,
            path=source,
            line=line,
            srcdir=self._srcdir,
            locator=locator,
            text="\n".join(self.content).strip(),
            options=options,
            markup=errors,
        )

    @property
    def _srcdir(self) -> Path:
        return self.env.srcdir
