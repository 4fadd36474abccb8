"""The command line `kzbrief`: one file a command."""

from __future__ import annotations

import click


@click.group()
@click.version_option(package_name="sphinx-kzbrief")
def main() -> None:
    """Keep a corpus of sources, and check the briefs that quote it."""
