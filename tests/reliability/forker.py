"""A process that has imported everything, and forks for every command: a start costs little.

It is one of its own, because a fork of the tests' process may stand still: libraries used there
(Typst) have threads, which a fork does not take along. Each line it reads is JSON: a folder and a
command's words. It answers with the process id and, when that process has ended, its status.
"""

from __future__ import annotations

import importlib
import json
import os
import resource
import sys

WARM = (
    "myst_parser.sphinx_ext.main",
    "sphinx.builders.html",
    "sphinx.cmd.build",
    "sphinx_kzbrief.cli",
    "sphinx_kzbrief.cli.add",
    "sphinx_kzbrief.cli.check",
    "sphinx_kzbrief.cli.lock",
    "sphinx_kzbrief.evidence.checks",
    "sphinx_kzbrief.sphinx_ext",
)
MOST_SECONDS = 600
"""Processor time after which a command is taken to have no end: minutes on a slow machine."""


def run(folder: str, words: list[str]) -> int:
    """Run a command as its script does; return its exit status."""
    os.setsid()
    os.chdir(folder)
    os.environ["XDG_CACHE_HOME"] = os.path.join(folder, "cache")  # noqa: PTH118 - a plain string
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
    null = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(null, stream)
    sys.stdin, sys.stdout, sys.stderr = (
        os.fdopen(each, "r" if each == 0 else "w") for each in (0, 1, 2)
    )
    if words[0] == "sphinx-build":
        from sphinx.cmd.build import main as build

        return build(words[1:])
    from sphinx_kzbrief.cli import main

    return main(words[1:], prog_name="kzbrief") or 0


def answer(number: int) -> None:
    """Tell a number."""
    sys.stdout.write(f"{number}\n")
    sys.stdout.flush()


def serve() -> None:
    """Run commands until there are no more."""
    for line in sys.stdin:
        folder, words = json.loads(line)
        pid = os.fork()
        if not pid:
            status = 3
            try:
                status = run(folder, words)
            except SystemExit as done:
                status = done.code if isinstance(done.code, int) else 1
            finally:
                os._exit(status or 0)
        answer(pid)
        answer(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))


for name in WARM:
    importlib.import_module(name)
serve()
