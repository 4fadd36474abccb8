"""The manifest: all YAML files of a corpus, from the cache where they were validated before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_kzbrief.corpus.manifest_cache import ManifestCache
from sphinx_kzbrief.corpus.manifest_files import find_manifests, read_manifest_file

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx_kzbrief.corpus.manifest_model import Manifest


def load_manifest(folder: Path, cache: ManifestCache | None = None) -> Manifest:
    """Read, validate and join the YAML files of a corpus.

    Args:
        folder: The corpus folder, absolute and without links.
        cache: Where validated manifests are kept; None for the user's cache folder.

    Returns:
        The manifest; what is wrong with it is in its `problems`.

    Raises:
        CorpusError: If there is no YAML file at all.
    """
    paths = find_manifests(folder)
    files = [read_manifest_file(path, folder) for path in paths]
    cache = cache or ManifestCache.of_user()
    cached = cache.load(files, folder)
    if cached is None:
        # Validating needs several times as many modules as reading what was validated before.
        from sphinx_kzbrief.corpus.manifest_join import join_files  # noqa: PLC0415

        cached = join_files(files, folder)
        cache.store(files, cached)
    return cached
