"""`evidence.json` beside every build, and what commands need to know of a project."""

from __future__ import annotations

import contextlib
import json
import os
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

from sphinx_kzbrief import __version__
from sphinx_kzbrief.evidence.places import place_of
from sphinx_kzbrief.sphinx_ext.domain import domain_of
from sphinx_kzbrief.sphinx_ext.lock import lock_file, lock_state, locked_evidence
from sphinx_kzbrief.whole_files import write_whole

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

    from sphinx_kzbrief.evidence.accepted import Accepted
    from sphinx_kzbrief.evidence.waivers import Waiver
    from sphinx_kzbrief.sphinx_ext.domain import KzDomain

NAME = "evidence.json"
_WRITE_NOTHING_FOR_READERS = frozenset({"dummy", "gettext", "linkcheck", "changes", "coverage"})
_LINKCHECK = (
    "linkcheck_ignore",
    "linkcheck_allowed_redirects",
    "linkcheck_timeout",
    "linkcheck_retries",
    "linkcheck_workers",
    "linkcheck_rate_limit_timeout",
    "linkcheck_anchors",
    "linkcheck_anchors_ignore",
    "linkcheck_allow_unauthorized",
    "linkcheck_report_timeouts_as_broken",
    "user_agent",
    "tls_verify",
    "tls_cacerts",
)
"""Settings of linkcheck that hold for the addresses of sources too; none holds a secret."""


def write_evidence(app: Sphinx, exception: Exception | None) -> None:
    """Write the evidence of the project beside the build (`build-finished`)."""
    if exception is not None or app.builder.name in _WRITE_NOTHING_FOR_READERS:
        return
    domain = domain_of(app.env)
    if domain.summary is None:
        return
    session = domain.session
    stamp = [__version__, domain.summary.ident, lock_state(session), session.corpus.state()]
    # Kept beside the doctrees, so that no build gathers again what another one has gathered.
    kept, record = (Path(app.doctreedir, f"kzbrief-{name}.json") for name in ("evidence", "stamp"))
    if _read(record) != {"made_of": stamp} or not kept.is_file():
        record.unlink(missing_ok=True)
        write_json(kept, evidence_of(domain))
        write_json(record, {"made_of": stamp})
    content = kept.read_bytes()
    path = Path(app.outdir, NAME)
    if not path.is_file() or path.read_bytes() != content:
        write_whole(path, content)


def evidence_of(domain: KzDomain) -> dict[str, Any]:
    """Return the content of `evidence.json`."""
    from sphinx_kzbrief.evidence.accepted import accepted_in  # noqa: PLC0415 - as below
    from sphinx_kzbrief.evidence.claims import weigh_all  # noqa: PLC0415
    from sphinx_kzbrief.evidence.records import ClaimRecord  # noqa: PLC0415
    from sphinx_kzbrief.export.evidence_json import (  # noqa: PLC0415 - most builds write none
        Evidence,
        evidence_json,
    )

    found = locked_evidence(domain)
    fates = found.fates if found.locked else {}
    claims = tuple(
        record
        for docname in sorted(domain.pages)
        for record in domain.pages[docname].records
        if isinstance(record, ClaimRecord)
    )
    weighed: dict[str, dict[str, tuple[Waiver, ...]]] = {}
    for each in weigh_all(domain.session.known):
        weighed.setdefault(each.record.docname, {})[each.record.ident] = each.waived
    waivers: dict[Accepted, None] = {}
    for docname in sorted(domain.pages):
        page = domain.outcomes[docname]
        of_page = weighed.get(docname, {})
        waivers |= dict.fromkeys(accepted_in(domain.pages[docname].records, page.outcomes, of_page))
        # Damage of a source is accepted once for all pages that use it.
        waivers |= dict.fromkeys(page.accepted)
    evidence = Evidence(found.pieces, fates, found.paraphrases, claims, tuple(waivers))
    return evidence_json(evidence, domain.session.corpus)


def project_paths(domain: KzDomain) -> dict[str, str]:
    """Return where corpus and lock of a project are, relative to it."""
    session = domain.session
    folder = os.path.relpath(session.corpus.folder, session.srcdir)
    return {"corpus": PurePath(folder).as_posix(), "lock": lock_file(session)}


def links_of(env: BuildEnvironment, config: Config) -> dict[str, Any]:
    """Return the addresses of the sources in use, and how linkcheck is to ask for them."""
    domain = domain_of(env)
    session, summary = domain.session, domain.summary
    links = []
    for key in summary.sources if summary else ():
        source = session.corpus.sources.get(key)
        if source is None:
            continue
        place = place_of(source.manifest, source.line, session.srcdir)
        archive = source.copy.archive if source.copy else None
        for name, url in (("address", source.URL), ("archived copy", archive)):
            if url:
                at = {"path": place.path, "line": place.line}
                links.append({"source": key, "field": name, "url": url, "place": at})
    settings = {}
    for name in _LINKCHECK:
        value = getattr(config, name, None)
        with contextlib.suppress(TypeError, ValueError):
            settings[name] = json.loads(json.dumps(value))
    return {"links": links, "settings": settings}


def write_json(path: Path, value: Mapping[str, Any]) -> None:
    """Write JSON in one step, so that a reader finds the old file or the new one.

    Args:
        path: The file.
        value: The object; each entry of its lists and objects gets a line.
    """
    text = "{\n" + ",\n".join(map(_member, value.items())) + "\n}\n"
    write_whole(path, text.encode())


def _member(member: tuple[str, Any]) -> str:
    """Return a member of an object, its entries on lines of their own.

    An encoder that indents is written in Python, and takes ten times as long.
    """
    name, value = member
    encode = json.JSONEncoder(ensure_ascii=False).encode
    opened = f"{encode(name)}: "
    if isinstance(value, list) and value:
        return opened + "[\n" + ",\n".join(map(encode, value)) + "\n]"
    if isinstance(value, dict) and value:
        entries = (f"{encode(key)}: {encode(held)}" for key, held in value.items())
        return opened + "{\n" + ",\n".join(entries) + "\n}"
    return opened + encode(value)


def _read(path: Path) -> object:
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None


def _keep_out_of_books(_app: Sphinx, config: Config) -> None:
    """Keep the file of the build before out of an EPUB, which takes in what lies in its folder."""
    # Set before Sphinx compares settings with those of the build before, so that none differs.
    config.epub_exclude_files = [*config.epub_exclude_files, NAME]


def setup_evidence_file(app: Sphinx) -> None:
    """Write the file when all pages are written."""
    app.connect("config-inited", _keep_out_of_books)
    app.connect("build-finished", write_evidence)
