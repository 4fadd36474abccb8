"""Rewriting: which pages show something that other pages have changed.

Each page has a digest of what its places are filled with. Digests of what was written last
are kept beside the doctrees, one file per output folder, so that a second builder on the same
doctrees, or a build that was interrupted, never takes a stale page for a fresh one.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_kzbrief.sphinx_ext.domain import domain_of
from sphinx_kzbrief.whole_files import write_whole

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

_ALL = ""
"""In place of a page's name: the summary that all digests of a record were made under."""
WRITES_NO_PAGES = frozenset({"kzcheck", "dummy", "gettext", "linkcheck"})


def page_digests(env: BuildEnvironment) -> dict[str, str]:
    """Return the digest of what each page's places are filled with."""
    # Most builds show what the last one did, and need nothing of what fills places.
    from sphinx_kzbrief.sphinx_ext.filling import FillContext  # noqa: PLC0415
    from sphinx_kzbrief.sphinx_ext.views import view_of  # noqa: PLC0415

    domain = domain_of(env)
    digests = {}
    for docname, page in sorted(domain.pages.items()):
        context = FillContext(domain.session, env, docname)
        digest = hashlib.sha256(repr(sorted(domain.fingerprints[docname].items())).encode())
        for kind, number, params in page.filled:
            ident = getattr(page.records[number], "ident", "") if number >= 0 else ""
            digest.update(repr((kind, ident, view_of(context, kind, ident, params))).encode())
        digests[docname] = digest.hexdigest()
    return digests


def pages_to_rewrite(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Return the pages that show something new (`env-updated`)."""
    domain = domain_of(env)
    if app.builder.name in WRITES_NO_PAGES or domain.summary is None:
        return []
    written = _load(_record_of(app))
    if written.get(_ALL) == domain.summary.ident:
        return []
    domain.session.digests = digests = page_digests(env)
    changed = [docname for docname, digest in digests.items() if written.get(docname) != digest]
    # Until the pages are written, nothing may claim that they are.
    _save(_record_of(app), {d: h for d, h in written.items() if digests.get(d) == h})
    return changed


def note_written(app: Sphinx, exception: Exception | None) -> None:
    """Keep what the pages now show (`build-finished`)."""
    if exception is not None or not hasattr(app, "env"):
        return
    domain = domain_of(app.env)
    digests = domain.session.digests
    if digests is not None and domain.summary is not None:
        _save(_record_of(app), {**digests, _ALL: domain.summary.ident})


def _record_of(app: Sphinx) -> Path:
    output = hashlib.sha256(str(Path(app.outdir).resolve()).encode()).hexdigest()[:16]
    return Path(app.doctreedir, f"kzbrief-written-{app.builder.name}-{output}.json")


def _load(path: Path) -> dict[str, str]:
    try:
        loaded = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return loaded if isinstance(loaded, dict) else {}


def _save(path: Path, digests: Mapping[str, str]) -> None:
    write_whole(path, json.dumps(digests, sort_keys=True).encode())


def remove_empty_build_info(app: Sphinx) -> None:
    """Remove the note of an HTML build's settings (`.buildinfo`) where it is empty.

    A build that is killed as Sphinx writes the note leaves it so, and every later one fails on it.
    """
    note = Path(app.outdir, ".buildinfo")
    with contextlib.suppress(OSError):
        if note.is_file() and not note.stat().st_size:
            note.unlink()


def setup_rewriting(app: Sphinx) -> None:
    """Connect what decides which pages are rewritten; it comes after the checks."""
    app.connect("builder-inited", remove_empty_build_info)
    app.connect("env-updated", pages_to_rewrite, priority=600)
    app.connect("build-finished", note_written)
