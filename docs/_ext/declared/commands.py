"""The command line, from the commands' own help."""

from __future__ import annotations

import inspect
import re

import click

from declared.markdown import code, table
from sphinx_kzbrief.cli import commands, main

_KEPT = "\b"
"""Click's mark of a paragraph whose lines are kept as they are."""


def reference() -> str:
    """Return the help of `kzbrief` itself and a section for each of its commands."""
    lines = [_help(main.help or "")]
    for command in commands():
        context = click.Context(command, info_name=f"kzbrief {command.name}")
        usage = " ".join([context.command_path, *command.collect_usage_pieces(context)])
        lines += [f"(command-{command.name})=", f"## kzbrief {command.name}", ""]
        lines += [code(usage), _help(command.help or ""), _options(command, context)]
    return "\n".join(lines)


def _help(text: str) -> str:
    """Return help as Markdown: kept paragraphs become a lead line and a literal block."""
    parts = []
    for paragraph in re.split(r"\n\s*\n", inspect.cleandoc(text)):
        if not paragraph.startswith(_KEPT):
            parts.append(_escaped(" ".join(paragraph.split())))
            continue
        lead, _newline, block = paragraph.removeprefix(_KEPT).strip("\n").partition("\n")
        kept = "\n".join(line.removeprefix("  ") for line in block.split("\n")).rstrip()
        parts.append(_escaped(lead.strip()))
        if kept:
            parts.append(code(kept))
    return "\n\n".join(parts) + "\n"


def _options(command: click.Command, context: click.Context) -> str:
    rows = []
    for parameter in command.get_params(context):
        record = parameter.get_help_record(context)
        if record is not None:
            rows.append((f"`{record[0]}`", _escaped(" ".join(record[1].split()))))
    return table(["Option", "What it does"], rows, [36, 64])


def _escaped(text: str) -> str:
    return re.sub(r"([*_<>\[\]])", r"\\\1", text)
