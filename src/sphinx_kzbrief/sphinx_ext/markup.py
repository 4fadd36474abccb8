"""Registers our directives and roles under their names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_kzbrief.sphinx_ext.directives.kzbrief import KzBriefDirective
from sphinx_kzbrief.sphinx_ext.directives.kzclaim import KzClaimDirective
from sphinx_kzbrief.sphinx_ext.directives.kzevidence import KzEvidenceDirective
from sphinx_kzbrief.sphinx_ext.directives.kzfigure import KzFigureDirective, KzFiguresDirective
from sphinx_kzbrief.sphinx_ext.directives.kzimage import KzImageDirective
from sphinx_kzbrief.sphinx_ext.directives.kzquote import KzQuoteDirective
from sphinx_kzbrief.sphinx_ext.directives.kzreferences import KzReferencesDirective
from sphinx_kzbrief.sphinx_ext.directives.kzsource import KzSourceDirective
from sphinx_kzbrief.sphinx_ext.roles.kzcite import KzCiteRole
from sphinx_kzbrief.sphinx_ext.roles.kzfigure import KzFigureRole
from sphinx_kzbrief.sphinx_ext.roles.kzquote import KzQuoteRole
from sphinx_kzbrief.sphinx_ext.roles.reference import KzClaimRole, KzSourceRole

if TYPE_CHECKING:
    from sphinx.application import Sphinx

DIRECTIVES = {
    "kzbrief": KzBriefDirective,
    "kzclaim": KzClaimDirective,
    "kzevidence": KzEvidenceDirective,
    "kzfigure": KzFigureDirective,
    "kzfigures": KzFiguresDirective,
    "kzimage": KzImageDirective,
    "kzquote": KzQuoteDirective,
    "kzreferences": KzReferencesDirective,
    "kzsource": KzSourceDirective,
}
ROLES = {
    "kzcite": KzCiteRole(),
    "kzclaim": KzClaimRole(),
    "kzfigure": KzFigureRole(),
    "kzquote": KzQuoteRole(),
    "kzsource": KzSourceRole(),
}


def setup_authoring(app: Sphinx) -> None:
    """Register the directives and roles."""
    for name, directive in DIRECTIVES.items():
        app.add_directive(name, directive)
    for name, role in ROLES.items():
        app.add_role(name, role)
