"""Checking the addresses of sources: Sphinx's linkcheck does the work, on a page of links.

It runs in a process of its own that connects to public addresses only, as `kzbrief add` does.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_kzbrief.cli.public_only import NOT_PUBLIC
from sphinx_kzbrief.cli.running import CheckError
from sphinx_kzbrief.evidence.findings import Finding
from sphinx_kzbrief.evidence.places import Place

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from sphinx_kzbrief.cli.running import Checked

_PRIVATE = re.compile(rf"[0-9A-Fa-f:.%]+ {NOT_PUBLIC}")
_RUNS = "sphinx_kzbrief.cli.public_only"
_BAD = frozenset({"broken", "timeout"})
_CONF = (
    "import json, pathlib\n"
    "extensions = []\n"
    "globals().update(json.loads(pathlib.Path(__file__).with_name('settings.json').read_text()))\n"
)


def link_findings(checked: Checked) -> list[Finding]:
    """Return a finding for each address of a source in use that cannot be reached.

    Args:
        checked: The project; its `linkcheck_*` settings hold.

    Raises:
        CheckError: Linkcheck could not be run.
    """
    links = checked.links["links"]
    if not links:
        return []
    told = _linkcheck([link["url"] for link in links], checked.links["settings"])
    found = []
    for link in links:
        status, why = told.get(link["url"], ("unchecked", ""))
        if status not in _BAD:
            continue
        what = f"The {link['field']} of {link['source']}"
        if private := _PRIVATE.search(why):
            message = f"{what} is not asked for: {link['url']} leads to {private[0]}."
            remedy = (
                "Name an address that anybody can reach; where it is meant so, leave it out by "
                f"`linkcheck_ignore = [{re.escape(link['url'])!r}]` in conf.py."
            )
        else:
            why = " ".join(why.split()) or status
            message = f"{what} cannot be reached: {link['url']} ({why})."
            remedy = "Correct the address, or name an archived copy as `archive` under `copy`."
        place = Place(**link["place"])
        found.append(Finding("source-link", place, message, remedy, source=link["source"]))
    return sorted(found, key=lambda finding: finding.sort_key)


def _escaped(url: str) -> str:
    """Return an address as reStructuredText reads it back."""
    return re.sub(r"([\\`_<>*|])", r"\\\1", url)


def _linkcheck(urls: list[str], settings: Mapping[str, Any]) -> dict[str, tuple[str, str]]:
    """Run linkcheck on some addresses; return status and reason by address."""
    with tempfile.TemporaryDirectory(prefix="kzbrief-links-") as folder:
        source, output = Path(folder, "source"), Path(folder, "output")
        source.mkdir()
        (source / "conf.py").write_text(_CONF, encoding="utf-8")
        (source / "settings.json").write_text(json.dumps(dict(settings)), encoding="utf-8")
        lines = [f"* `{n} <{_escaped(url)}>`__" for n, url in enumerate(dict.fromkeys(urls))]
        (source / "index.rst").write_text("\n".join(["Links", "=====", "", *lines, ""]), "utf-8")
        command = [sys.executable, "-m", _RUNS, "-b", "linkcheck", "-q", "--no-color"]
        done = subprocess.run(  # noqa: S603 - our own interpreter
            [*command, str(source), str(output)], capture_output=True, text=True, check=False
        )
        results = output / "output.json"
        if not results.is_file():
            raise CheckError(f"linkcheck could not be run:\n{done.stderr.strip()}", "")
        rows = [json.loads(line) for line in results.read_text("utf-8").splitlines() if line]
    return {row["uri"]: (row["status"], row["info"]) for row in rows}
