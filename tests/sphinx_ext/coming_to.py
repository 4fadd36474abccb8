"""What a build comes to, as far as it may not depend on what was built before."""

from __future__ import annotations

import json
import time
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx.application import Sphinx


def write_files(folder: Path, files: dict[str, str], before: dict[str, str]) -> None:
    """Bring a folder from some files to others, touching only those that differ."""
    time.sleep(0.01)  # a file system's clock is coarser than Sphinx's
    for name in before.keys() - files.keys():
        (folder / name).unlink()
    for name, text in files.items():
        if before.get(name) != text:
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")


@dataclass(frozen=True)
class Outcome:
    """What a build comes to, as far as it may not depend on what was built before.

    Attributes:
        bodies: The body of each page.
        findings: All findings.
        objects: Lines of the decoded inventory.
        evidence: `evidence.json`.
        stubs: The stub pages of sources, and what was written of them.
    """

    bodies: dict[str, str]
    findings: list[dict[str, Any]]
    objects: list[str]
    evidence: str
    stubs: dict[str, list[str]]


def inventory(out: Path) -> list[str]:
    """Return the lines of a build's inventory, decoded."""
    packed = (out / "objects.inv").read_bytes().split(b"\n", 4)[4]
    return sorted(zlib.decompress(packed).decode().splitlines())


def outcome_of(app: Sphinx) -> Outcome:
    """Gather what a build of the builder `json` comes to."""
    out = app.outdir
    domain = app.env.get_domain("kz")
    bodies = {
        docname: json.loads((out / f"{docname}.fjson").read_text(encoding="utf-8"))["body"]
        for docname in sorted(app.env.found_docs)
    }
    written = {
        "source": sorted(path.name for path in (app.srcdir / "kzsources").glob("*")),
        "output": sorted(path.name for path in (out / "kzsources").glob("*.fjson")),
    }
    return Outcome(
        bodies,
        [finding.to_json() for finding in domain.session.findings],
        inventory(out),
        (out / "evidence.json").read_text(encoding="utf-8"),
        written,
    )
