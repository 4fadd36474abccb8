"""Processor time of commands: of two builds on one machine the ratio is what carries over."""

from __future__ import annotations

import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import venv
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

PEERS = ("sphinxcontrib-bibtex", "sphinx-needs", "myst-parser", "pypandoc-binary")
_IMPORT = "import sphinxcontrib.bibtex, sphinx_needs, myst_parser"
_PANDOC = "import pypandoc; print(pypandoc.get_pandoc_path())"


def peak_memory() -> float:
    """Return the most megabytes that this process has taken.

    Linux counts what a process took before it became this program into `ru_maxrss`, that is, all
    that its parent held; `VmHWM` begins anew.
    """
    status = Path("/proc/self/status")
    if status.exists() and (peak := re.search(r"VmHWM:\s+(\d+)", status.read_text("ascii"))):
        return int(peak[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


class CommandError(Exception):
    """A command that was to be measured failed."""


@dataclass(frozen=True, slots=True)
class Tools:
    """What the builds run with.

    Attributes:
        base: A folder for projects and caches, deleted afterwards.
        peers: Python with the Sphinx extensions compared with; None where they cannot be had.
        pandoc: Path of pandoc; None where there is none.
    """

    base: Path
    peers: str | None
    pandoc: str | None


def find_tools(base: Path) -> Tools:
    """Return the tools; those compared with go into an environment of their own.

    The environment variable `KZBRIEF_PEERS` may name a Python that has them.
    """
    peers = os.environ.get("KZBRIEF_PEERS") or _environment(base / "peers")
    return Tools(base, peers, shutil.which("pandoc") or _pandoc_of(peers))


def _pandoc_of(python: str | None) -> str | None:
    """Return the path of the pandoc that an environment has brought along."""
    if python is None:
        return None
    asked = subprocess.run([python, "-c", _PANDOC], check=False, capture_output=True, text=True)
    return asked.stdout.strip() or None


def _environment(folder: Path) -> str | None:
    import sphinx  # noqa: PLC0415 - only its version is asked for

    try:
        venv.create(folder, with_pip=True)
    except (OSError, subprocess.CalledProcessError):
        return None
    python = str(folder / "bin" / "python")
    wanted = [f"sphinx=={sphinx.__version__}", *PEERS]
    install = [python, "-m", "pip", "install", "--quiet", *wanted]
    for command in (install, [python, "-c", _IMPORT]):
        if subprocess.run(command, check=False, capture_output=True).returncode:
            return None
    return python


def processor_time(command: Sequence[str], cwd: Path, cache: Path) -> float:
    """Run a command and return the processor time that it and its children took, in seconds.

    Args:
        command: The command.
        cwd: Folder to run it in.
        cache: Stands in for the user's cache folder.

    Raises:
        CommandError: If it fails.
    """
    # Python's own compiled files are kept, as they are of every installed package; what a
    # checkout would be compiled again for each run is kept beside the projects.
    environment = {**os.environ, "XDG_CACHE_HOME": str(cache)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    environment["PYTHONPYCACHEPREFIX"] = str(cache.parent / "compiled")
    with tempfile.TemporaryFile() as output:
        process = subprocess.Popen(
            command, cwd=cwd, env=environment, stdout=output, stderr=subprocess.STDOUT
        )
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            output.seek(0)
            said = output.read().decode(errors="replace")[-2000:]
            raise CommandError(f"{command} ended with {process.returncode}: {said}")
    return usage.ru_utime + usage.ru_stime


def sphinx_build(folder: Path, python: str = sys.executable) -> list[str]:
    """Return the command that builds a project to HTML."""
    return [python, "-m", "sphinx", "-q", "-b", "html", str(folder), str(folder / "_build")]


def best_of(
    rounds: int, prepare: Callable[[str], None], commands: dict[str, Callable[[], float]]
) -> dict[str, float]:
    """Measure several commands in turns, and return the best time of each.

    Args:
        rounds: How often; what else a machine does only ever adds to a time.
        prepare: Called with the name of a command before each of its runs.
        commands: What runs and measures each.
    """
    times: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(rounds):
        for name, measure in commands.items():
            prepare(name)
            times[name].append(measure())
    return {name: min(taken) for name, taken in times.items()}
