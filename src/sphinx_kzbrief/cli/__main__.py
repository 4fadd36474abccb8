"""`python -m sphinx_kzbrief.cli`: the command line where no script is on the path."""

from __future__ import annotations

from sphinx_kzbrief.cli import main

main()
