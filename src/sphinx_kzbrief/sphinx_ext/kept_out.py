"""Keeping sources out of the site, whatever `conf.py` says.

A source is published in passages, through the gate. Three ways would publish it whole: as a page
of its own, since Sphinx reads every `.md`, `.rst` or `.txt` below the project; as a file that is
copied beside the pages; and as part of a page that takes it in.
"""

from __future__ import annotations

import os
import re
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes
from docutils.utils import new_document
from sphinx import addnodes
from sphinx.errors import ConfigError
from sphinx.transforms import SphinxTransform
from sphinx.util.matching import Matcher

from sphinx_kzbrief.corpus import Corpus, CorpusError
from sphinx_kzbrief.corpus.gate import may_show_all, may_show_asset
from sphinx_kzbrief.evidence.findings import Finding
from sphinx_kzbrief.evidence.places import place_of
from sphinx_kzbrief.sphinx_ext.domain import domain_of
from sphinx_kzbrief.sphinx_ext.messages import _
from sphinx_kzbrief.sphinx_ext.source_pages.stubs import FOLDER

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

_COPIED = ("html_static_path", "html_extra_path", "latex_additional_files")
"""Settings that name files and folders which are copied as they are."""
_NAMES_A_FILE = (addnodes.download_reference, nodes.image)


def keep_out(app: Sphinx, config: Config) -> None:
    """Exclude the corpus from what Sphinx reads, and refuse to copy it (`config-inited`).

    The whole folder is left out, with what lies in it unlisted; but where it is the project
    itself or holds its first page, only the files of sources and images are.

    Raises:
        ConfigError: A source that may not be shown whole would be copied beside the pages.
    """
    named = Path(os.path.normpath(Path(app.confdir, config.kzbrief_corpus)))
    srcdir = Path(app.srcdir)
    patterns = []
    for folder in dict.fromkeys((named, named.resolve())):
        inside = _below(srcdir, folder)
        held = (f"{config.root_doc}/", f"{FOLDER}/")
        if inside and not any(each.startswith(f"{inside}/") for each in held):
            patterns.append(inside)
        elif folder == srcdir or folder in srcdir.parents or inside:
            first = {f"{config.root_doc}{suffix}" for suffix in config.source_suffix}
            files = (_below(srcdir, folder / file) for _key, file in _files(folder))
            patterns += [file for file in dict.fromkeys(files) if file and file not in first]
    # A set that begins with a bracket makes Python warn of a nested one.
    escaped = (re.sub(r"[*?\[]", r"[\g<0>]", each).replace("[[]", "[][]") for each in patterns)
    # Set before Sphinx compares settings with those of the build before, so that none differs.
    config.exclude_patterns = [*dict.fromkeys([*config.exclude_patterns, *escaped])]
    for setting in _COPIED:
        for entry in config[setting]:
            _refuse_copy(setting, str(entry), Path(app.confdir, entry), named.resolve(), config)


def _below(srcdir: Path, path: Path) -> str:
    """Return a path relative to the project as Sphinx writes it; empty where it is not inside."""
    if path == srcdir or srcdir not in path.parents:
        return ""
    return unicodedata.normalize("NFC", path.relative_to(srcdir).as_posix())


def _files(folder: Path) -> tuple[tuple[str, str], ...]:
    try:
        return Corpus.open(folder).files
    except CorpusError:  # told when the session opens it
        return ()


def _refuse_copy(setting: str, entry: str, path: Path, folder: Path, config: Config) -> None:
    copied = path.resolve()
    if not (copied.is_relative_to(folder) or folder.is_relative_to(copied)):
        return
    corpus = Corpus.open(folder) if _files(folder) else Corpus.empty(folder)
    excluded = Matcher([*config.exclude_patterns, "**/.*"])
    for key, file in corpus.files:
        source = folder / file
        if not source.is_relative_to(copied) or not withheld(corpus, key, file):
            continue
        below = source.relative_to(copied)
        # A file that is named itself is copied whatever is excluded.
        parts = [each for each in (below, *below.parents) if each != Path()]
        if any(excluded(each.as_posix()) for each in parts):
            continue
        raise ConfigError(
            f"{setting} names {entry!r}, and the rights of the source {key} do not let {file} be "
            f"shown whole: it would be published as it is. Take {entry!r} out of {setting}, or "
            "name in it only what is no source."
        )


def withheld(corpus: Corpus, key: str, file: str) -> bool:
    """Tell whether no output may show a file of the corpus as it is.

    Args:
        corpus: The corpus.
        key: Key of its source.
        file: Its name, relative to the corpus folder.
    """
    source = corpus.sources.get(key)
    if source is None:
        return True  # an entry that cannot be used grants nothing
    if source.file == file:
        return not may_show_all(source)
    assets = [asset for asset in source.assets.values() if asset.file == file]
    return not any(may_show_asset(source, asset) for asset in assets)


def sources_taken_in(
    env: BuildEnvironment, paths: Iterable[str | Path]
) -> Iterator[tuple[str, str]]:
    """Yield key and file of each source among the files that a page takes in.

    Args:
        env: The environment.
        paths: The files, absolute or relative to the project; most lie outside the corpus.
    """
    corpus = domain_of(env).session.corpus
    for path in paths:
        full = Path(os.path.realpath(Path(env.srcdir, path)))
        if full.is_relative_to(corpus.folder):
            file = full.relative_to(corpus.folder).as_posix()
            yield from (each for each in corpus.files if each[1] == file)


class WithholdSources(SphinxTransform):
    """Take out of a page what it takes in of a source that may not be shown whole.

    What an include brings cannot be told for certain from the words around it, so nothing of
    such a page is left; a download or an image is taken out by itself.
    """

    # Before the event at which all that is kept of a page is collected (880).
    default_priority = 875

    def apply(self, **_kwargs: Any) -> None:
        """Withhold what may not be shown; `withheld_findings` tells of it."""
        docname = self.env.current_document.docname
        recorded = self.document.settings.record_dependencies
        included = [Path.cwd() / each for each in (recorded.list if recorded else ())]
        included += [Path(each) for each in self.env.dependencies.get(docname, ())]
        if keys := self._withheld(included):
            _empty(self.document, docname, keys[0])
            self.env.metadata.pop(docname, None)
        every = self.document.findall(nodes.Element)
        for node in [each for each in every if isinstance(each, _NAMES_A_FILE)]:
            named = list(_named_by(self.env, node))
            if self._withheld(named):
                for path in named:
                    self.env.note_dependency(path)
                node.parent.replace(node, node.children)

    def _withheld(self, paths: Iterable[str | Path]) -> list[str]:
        corpus = domain_of(self.env).session.corpus
        taken = sources_taken_in(self.env, paths)
        return [key for key, file in taken if withheld(corpus, key, file)]


def _named_by(env: BuildEnvironment, node: nodes.Element) -> Iterator[str]:
    """Yield the files that a download or an image names."""
    target = str(node.get("reftarget") or node.get("uri") or "")
    if "://" in target or target.startswith("data:"):
        return
    path = Path(env.relfn2path(target, env.current_document.docname)[1])
    # `port.*` stands for every form that the image has.
    yield from map(str, path.parent.glob(path.name) if target.endswith(".*") else [path])


def _empty(document: nodes.document, docname: str, key: str) -> None:
    """Leave of a page nothing but that something is withheld, its tables of names included."""
    fresh = vars(new_document(str(document["source"]), document.settings))
    kept = {name: vars(document)[name] for name in ("settings", "reporter", "transformer")}
    vars(document).clear()
    vars(document).update(fresh | kept)
    told = nodes.paragraph("", _("The rights of %s do not allow quoting it.") % key)
    name = nodes.make_id(docname)
    document += nodes.section("", nodes.title("", docname), told, ids=[name], names=[name])


def withheld_findings(env: BuildEnvironment) -> Iterator[Finding]:
    """Yield a finding for each source that a page takes in although it may not be shown whole."""
    session = domain_of(env).session
    # Many pages of one project depend on the same few files.
    taken = {
        path: [each for each in sources_taken_in(env, [path]) if withheld(session.corpus, *each)]
        for path in set().union(*env.dependencies.values())
    }
    for docname, paths in sorted(env.dependencies.items()):
        for key, file in sorted({each for path in paths for each in taken[path]}):
            yield Finding(
                "rights-excerpt",
                place_of(env.doc2path(docname), 0, session.srcdir),
                f"This page takes in {file}, and the rights of {key} do not let it be shown "
                "whole. What takes it in is left out.",
                "Quote the passages with kzquote; or, where the whole may be shown, say "
                "`rights: full` in corpus.yaml.",
                source=key,
                docname=docname,
            )


def setup_kept_out(app: Sphinx) -> None:
    """Keep sources out of the site."""
    app.connect("config-inited", keep_out, priority=750)
    app.add_transform(WithholdSources)
