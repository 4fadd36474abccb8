"""Validated manifests in the user's cache folder, by the content of their YAML files.

Each is one file of JSON; see `kept_files`. JSON rather than pickle, since reading a damaged or
forged file must not run code.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import sphinx_kzbrief
from sphinx_kzbrief.corpus.kept_files import cache_folder, load_kept, store_kept
from sphinx_kzbrief.corpus.manifest_model import Manifest, NamedFile
from sphinx_kzbrief.corpus.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_kzbrief.corpus.manifest_files import ManifestFile

FORMAT = 5
"""Version of the files' form and of the rules that made them; raise it when either changes."""

SMALLEST_CACHED = 4 * 2**10
"""Bytes of YAML below which validating, what it imports included, takes some 50 ms at most."""

MOST_KEPT = 60
"""Manifests kept; the ones used longest ago go first."""


@dataclass(frozen=True, slots=True)
class ManifestCache:
    """A folder of validated manifests; without a folder nothing is kept.

    Attributes:
        folder: The folder; it need not exist.
    """

    folder: Path | None

    @classmethod
    def of_user(cls) -> ManifestCache:
        """Return the cache in the user's cache folder."""
        return cls(cache_folder("manifests"))

    def load(self, files: Sequence[ManifestFile], folder: Path) -> Manifest | None:
        """Return the manifest made of these files before, if it is there and undamaged.

        Args:
            files: The YAML files, read.
            folder: The corpus folder, which the cached manifest is placed in.
        """
        path = self._path(files)
        if path is None:
            return None
        body = load_kept(path)
        try:
            return None if body is None else _from_json(body, files, folder)
        except (IndexError, KeyError, TypeError, ValueError):  # another state of our code made it
            return None

    def store(self, files: Sequence[ManifestFile], manifest: Manifest) -> None:
        """Keep a manifest; where that fails, the next build validates again.

        Args:
            files: The YAML files it was made of.
            manifest: The manifest.
        """
        path = self._path(files)
        if path is not None:
            store_kept(path, _to_json(files, manifest), MOST_KEPT)

    def _path(self, files: Sequence[ManifestFile]) -> Path | None:
        if self.folder is None or sum(len(file.content) for file in files) < SMALLEST_CACHED:
            return None
        digest = hashlib.sha256(f"{FORMAT} {sphinx_kzbrief.__version__}".encode())
        for file in files:
            if file.problem is not None and not file.content:
                return None  # What kept it from being read may be gone next time.
            digest.update(hashlib.sha256(file.path.name.encode()).digest())
            digest.update(hashlib.sha256(file.content).digest())
        return self.folder / f"{digest.hexdigest()}.json"


def _to_json(files: Sequence[ManifestFile], manifest: Manifest) -> bytes:
    number = {file.path: position for position, file in enumerate(files)}
    problems = [
        (each.rule, number[each.path], each.line, each.message, each.remedy, each.source)
        for each in manifest.problems
    ]
    data = {
        "entries": manifest.entries,
        "dropped": manifest.dropped,
        "problems": problems,
        "named_files": manifest.named_files,
        "synonyms": manifest.synonyms,
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()


def _from_json(body: bytes, files: Sequence[ManifestFile], folder: Path) -> Manifest:
    data = json.loads(body)
    paths = tuple(file.path for file in files)
    problems = tuple(
        Problem(rule, paths[number], line, message, remedy, source)
        for rule, number, line, message, remedy, source in data["problems"]
    )
    named = tuple(NamedFile(*each) for each in data["named_files"])
    synonyms = tuple(map(tuple, data["synonyms"]))
    return Manifest(folder, paths, data["entries"], data["dropped"], problems, named, synonyms)
