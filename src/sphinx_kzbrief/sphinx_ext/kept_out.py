"""Keeping sources out of the site, whatever `conf.py` says.

A source is published in passages, through the gate. Three ways would publish it whole: as a page
of its own, since Sphinx reads every `.md`, `.rst` or `.txt` below the project; as a file that is
copied beside the pages; and as part of a page that takes it in. Each may reach it by a link.
"""

from __future__ import annotations

import os
import posixpath
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

_COPIED = (
    *("html_static_path", "html_extra_path", "html_logo", "html_favicon"),
    *("latex_additional_files", "latex_logo"),
)
"""Settings that name files and folders which are copied as they are."""
_NAMES_A_FILE = (addnodes.download_reference, nodes.image)


def keep_out(app: Sphinx, config: Config) -> None:
    """Exclude the corpus from what Sphinx reads, and refuse to copy it (`config-inited`).

    The whole folder is left out, with what lies in it unlisted; but where it is the project
    itself or holds its first page, only the files of sources and images are.

    Raises:
        ConfigError: A source that may not be shown whole would be copied beside the pages.
    """
    srcdir = Path(app.srcdir)
    patterns = []
    for folder in _folders(app):
        inside = _below(srcdir, folder)
        if _holds_pages(app, folder):
            first = {f"{config.root_doc}{suffix}" for suffix in config.source_suffix}
            files = (_below(srcdir, folder / file) for _key, file in _open(folder).files)
            patterns += [file for file in dict.fromkeys(files) if file and file not in first]
        elif inside:
            patterns.append(inside)
    # A set that begins with a bracket makes Python warn of a nested one.
    escaped = (re.sub(r"[*?\[]", r"[\g<0>]", each).replace("[[]", "[][]") for each in patterns)
    # Set before Sphinx compares settings with those of the build before, so that none differs.
    config.exclude_patterns = [*dict.fromkeys([*config.exclude_patterns, *escaped])]
    _refuse_copies(app)


def _folders(app: Sphinx) -> tuple[Path, ...]:
    """Return the corpus folder as it is named and, last, as it is without links."""
    named = Path(os.path.normpath(Path(app.confdir, app.config.kzbrief_corpus)))
    return tuple(dict.fromkeys((named, named.resolve())))


def _holds_pages(app: Sphinx, folder: Path) -> bool:
    """Tell whether a corpus folder is or holds the project, its first page or source pages."""
    srcdir = Path(app.srcdir)
    held = (srcdir / app.config.root_doc, srcdir / FOLDER / "index")
    return any(folder in each.parents for each in held)


def _below(srcdir: Path, path: Path) -> str:
    """Return a path relative to the project as Sphinx writes it; empty where it is not inside."""
    if path == srcdir or srcdir not in path.parents:
        return ""
    return unicodedata.normalize("NFC", path.relative_to(srcdir).as_posix())


def _open(folder: Path) -> Corpus:
    try:
        return Corpus.open(folder)
    except CorpusError:  # told when the session opens it
        return Corpus.empty(folder)


def _refuse_copies(app: Sphinx) -> None:
    corpus = _open(_folders(app)[-1])
    for setting, entry in _copied_entries(app, corpus.folder):
        hidden = ["**/.*"] if setting == "html_static_path" else []
        excluded = Matcher([*app.config.exclude_patterns, *hidden])
        copied = _without_links(_copied(Path(app.confdir, entry), excluded))
        named = (each for path in copied for each in corpus.real_files.get(path, ()))
        for key, file in named:
            if withheld(corpus, key, file):
                raise ConfigError(
                    f"{setting} names {entry!r}, and the rights of the source {key} do not let "
                    f"{file} be shown whole: it would be published as it is. Take {entry!r} out "
                    f"of {setting}, or name in it only what is no source."
                )


def _copied_entries(app: Sphinx, folder: Path) -> Iterator[tuple[str, str]]:
    """Yield setting and path for whatever `conf.py` publishes of files and folders."""
    for setting in _COPIED:
        entries = app.config[setting] or ()
        for entry in [entries] if isinstance(entries, str) else entries:
            yield setting, str(entry)
    for entry in app.config.templates_path:
        # A template is used by its name, so a folder above the corpus publishes nothing of it.
        if Path(app.confdir, entry).resolve().is_relative_to(folder):
            yield "templates_path", str(entry)


def _copied(path: Path, excluded: Matcher) -> Iterator[str]:
    """Yield the files that Sphinx would copy, walked as `copy_asset` does."""
    if path.is_file():  # copied whatever is excluded
        yield str(path)
    for root, folders, files in os.walk(path, followlinks=True):
        # At the top this is `./name`, which a pattern `name` does not match.
        below = Path(root).relative_to(path).as_posix()
        folders[:] = [each for each in folders if not excluded(posixpath.join(below, each))]
        for each in files:
            if not excluded(posixpath.join(below, each)):
                yield f"{root}{os.sep}{each}"


def _without_links(paths: Iterable[str]) -> Iterator[str]:
    """Yield each path without links, asking once about each folder, since there may be many."""
    folders: dict[str, str] = {}
    for path in paths:
        folder, _, name = path.rpartition(os.sep)
        if folder not in folders:
            folders[folder] = os.path.realpath(folder)
        real = f"{folders[folder]}{os.sep}{name}"
        yield os.path.realpath(real) if Path(real).is_symlink() else real


def leave_out_links(
    app: Sphinx,
    env: BuildEnvironment,
    added: set[str],
    changed: set[str],
    removed: set[str],
) -> list[str]:
    """Leave out the documents that links lead to in the corpus (`env-get-outdated`).

    Patterns match names, so they leave out only what is reached by the corpus folder's own.
    """
    corpus = domain_of(env).session.corpus
    whole = not any(_holds_pages(app, folder) for folder in _folders(app))
    paths = {docname: str(env.doc2path(docname)) for docname in env.found_docs}
    for (docname, path), real in zip(paths.items(), _without_links(paths.values()), strict=True):
        linked = real != path
        inside = linked and whole and Path(real).is_relative_to(corpus.folder)
        if inside or (real in corpus.real_files and (linked or docname != app.config.root_doc)):
            for docs in (env.project.docnames, added, changed):
                docs.discard(docname)
            if docname in env.all_docs:
                removed.add(docname)
    return []


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
        yield from corpus.real_files.get(os.path.realpath(Path(env.srcdir, path)), ())


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
    # Before others that go by what was found.
    app.connect("env-get-outdated", leave_out_links, priority=100)
    app.add_transform(WithholdSources)
