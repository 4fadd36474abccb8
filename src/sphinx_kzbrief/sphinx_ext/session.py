"""The session: what one running build holds in memory, and never pickles."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx_kzbrief.corpus import Corpus
from sphinx_kzbrief.corpus.paths import safe_path
from sphinx_kzbrief.corpus.problems import CorpusError
from sphinx_kzbrief.errors import KzbriefError
from sphinx_kzbrief.evidence.findings import Finding, finding_of
from sphinx_kzbrief.evidence.places import Place
from sphinx_kzbrief.sphinx_ext.page import ALL_FIGURES, ALL_TITLES

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping

    from sphinx.application import Sphinx
    from sphinx.builders import Builder

    from sphinx_kzbrief.citations import ReferenceEntry
    from sphinx_kzbrief.evidence.claims import KnownEvidence
    from sphinx_kzbrief.evidence.outcomes import PageOutcome
    from sphinx_kzbrief.sphinx_ext.ledger import Ledger
    from sphinx_kzbrief.sphinx_ext.lock import LockedEvidence
    from sphinx_kzbrief.sphinx_ext.page import Page


@dataclass(slots=True)
class Session:
    """What one running build holds in memory.

    Attributes:
        corpus: The corpus; an empty one where the configured folder holds none.
        builder: The builder.
        srcdir: Folder of the project.
        language: BCP 47 tag of the interface.
        profile: Name of the profile for quotations.
        context: What the finding `quote-context` is (`warning`, `note`, `off`).
        style: Name of the citation style.
        source_pages: Which sources have pages (`cited`, `all`, `off`, `check`).
        lock_path: The lock file, which need not exist.
        findings: What is wrong with the project as a whole.
        evidence: All evidence compared with the lock, where this build had to look.
        fingerprints: State of each source that was asked for in this build.
        views: What each place that was looked at is filled with; see `views.view_of`.
        digests: Digest of what each page shows, where this build had to find out.
    """

    corpus: Corpus
    builder: Builder
    srcdir: Path
    language: str
    profile: str
    context: str
    style: str
    source_pages: str
    lock_path: Path
    findings: list[Finding] = field(default_factory=list)
    evidence: LockedEvidence | None = None
    fingerprints: dict[str, str | None] = field(default_factory=dict)
    views: dict[tuple[Hashable, ...], Any] = field(default_factory=dict)
    digests: Mapping[str, str] | None = None
    _pages: Mapping[str, Page] = field(default_factory=dict)
    _outcomes: Mapping[str, PageOutcome] = field(default_factory=dict)
    _ledger: Ledger | None = None
    _entries: Mapping[str, ReferenceEntry] | None = None

    def fingerprint(self, key: str) -> str | None:
        """Return the state of a source, or None where the corpus has none of that key."""
        if key not in self.fingerprints:
            self.fingerprints[key] = self._state_of(key)
        return self.fingerprints[key]

    def _state_of(self, key: str) -> str | None:
        if key == ALL_FIGURES:
            return self._state_of_figures()
        if key == ALL_TITLES:
            titles = sorted(source.title or "" for source in self.corpus.sources.values())
            return hashlib.sha256(repr(titles).encode()).hexdigest()
        if key.startswith("@image "):
            return self._state_of_image(*key.split(" ")[1:3])
        return self.corpus.fingerprint(key) if key in self.corpus.sources else None

    def _state_of_figures(self) -> str:
        """Return the state of every figure and measure, and of the sources that state them."""
        corpus = self.corpus
        state = hashlib.sha256(repr(sorted(corpus.measures.items())).encode())
        for ident, entry in sorted(corpus.figures.items()):
            source = self.fingerprint(entry.source) if entry.source else None
            state.update(f"{ident} {entry.fingerprint} {source}\n".encode())
        return state.hexdigest()

    def _state_of_image(self, key: str, asset: str) -> str | None:
        source = self.corpus.sources.get(key)
        if source is None or asset not in source.assets:
            return None
        try:
            path = safe_path(self.corpus.folder, source.assets[asset].file)
            return hashlib.sha256(path.read_bytes()).hexdigest()
        except (KzbriefError, OSError):
            return None

    @property
    def ledger(self) -> Ledger:
        """Who uses which source where, indexed at its first use once all pages are checked."""
        if self._ledger is None:
            # Imported here since builds that change nothing do without.
            from sphinx_kzbrief.sphinx_ext.ledger import build_ledger  # noqa: PLC0415

            self._ledger = build_ledger(self._pages, self._outcomes)
        return self._ledger

    @property
    def entries(self) -> Mapping[str, ReferenceEntry]:
        """Entries of the project's reference list by key, in the order of the list."""
        if self._entries is None:
            from sphinx_kzbrief.citations import build_reference_list  # noqa: PLC0415 - as above

            sources = self.corpus.sources
            cited = [sources[key] for key in self.ledger.cited_anywhere() if key in sources]
            listed = build_reference_list(cited, self.style, self.language)
            self._entries = {entry.key: entry for entry in listed}
        return self._entries

    def enter(self, pages: Mapping[str, Page], outcomes: Mapping[str, PageOutcome]) -> None:
        """Take over what the pages hold, once all of them have been read.

        Args:
            pages: What each page holds, by docname.
            outcomes: What checking it yielded; complete before the ledger is asked for.
        """
        self._pages, self._outcomes = pages, outcomes
        self._ledger, self._entries, self.digests = None, None, None
        self.views.clear()

    def title_of(self, key: str) -> str:
        """Return the title of a source, or its key where it has none."""
        source = self.corpus.sources.get(key)
        return (source.title if source else None) or key

    @property
    def known(self) -> KnownEvidence:
        """All evidence of the project, as judgements look for theirs in it."""
        from sphinx_kzbrief.evidence.claims import KnownEvidence  # noqa: PLC0415 - as above

        return KnownEvidence(
            self.ledger.records, self.ledger.names, self.corpus.sources, self.corpus.figures
        )

    def name_of_quote(self, docname: str, ident: str) -> str:
        """Return what a link to a quotation shows: its speaker and its source."""
        found = self.ledger.quote(docname, ident)
        if found is None:
            return ident
        record, outcome = found
        source = self.corpus.sources.get(outcome.key or "")
        if source is None:
            return ident
        held = source.container_title or source.title or source.key
        segment = outcome.segment
        # A link has no room to say that a name is only stated.
        named = None if outcome.misnamed or outcome.speaker_stated else record.speaker
        speaker = named or (segment.speaker if segment else None)
        return f"{speaker}, {held}" if speaker and speaker != held else held


def open_session(app: Sphinx) -> Session:
    """Open the corpus when the builder is ready, once a build."""
    srcdir = Path(app.srcdir)
    folder = Path(app.confdir, app.config.kzbrief_corpus)
    findings: list[Finding] = []
    try:
        corpus = Corpus.open(folder)
    except CorpusError as error:
        corpus = Corpus.empty(folder)
        findings.append(finding_of(error, "corpus-invalid", Place("conf.py")))
    return Session(
        corpus=corpus,
        builder=app.builder,
        srcdir=srcdir,
        language=app.config.language or "en",
        profile=app.config.kzbrief_profile,
        context=app.config.kzbrief_context,
        style=app.config.kzbrief_citation_style,
        source_pages=app.config.kzbrief_source_pages,
        lock_path=Path(os.path.normpath(Path(app.confdir, app.config.kzbrief_lock))),
        findings=findings,
    )
