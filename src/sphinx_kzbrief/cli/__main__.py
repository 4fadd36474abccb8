"""Run the command line as a module: `python -m sphinx_kzbrief.cli`."""

from __future__ import annotations

from sphinx_kzbrief.cli import main

if __name__ == "__main__":
    main(prog_name="kzbrief")
