"""Corpora made for one test, and a cache folder of its own for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

TEXT = "The first sentence stands here. The second one follows it.\n\nA new paragraph ends it.\n"


@pytest.fixture(autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep tests out of the user's cache folder, on every system."""
    folder = tmp_path_factory.mktemp("cache")
    for variable in ("XDG_CACHE_HOME", "LOCALAPPDATA", "HOME"):
        monkeypatch.setenv(variable, str(folder))
    return folder


@pytest.fixture
def make_corpus(tmp_path: Path) -> Callable[..., Path]:
    """Return a function that writes a corpus and returns its folder."""

    def make(manifest: str, files: Mapping[str, str] | None = None) -> Path:
        folder = (tmp_path / "corpus").resolve()
        folder.mkdir(exist_ok=True)
        (folder / "corpus.yaml").write_text(manifest, encoding="utf-8")
        for name, text in (files if files is not None else {"a.txt": TEXT, "b.txt": TEXT}).items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return folder

    return make
