"""What is published: the wheel's and the source archive's files, and the licences they rest on."""

from __future__ import annotations

import re
import subprocess
import sys
import tarfile
import zipfile
from importlib.metadata import Distribution, distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement

# The licence of an "or" that a user may choose instead is no obstacle; LGPL is none either.
STRONG_COPYLEFT = re.compile(
    r"(?<!L)(?<!Lesser )(?:\bA?GPL|(?:Affero )?General Public Licen[cs]e)", re.IGNORECASE
)
RUNTIME_EXTRAS = ("", "pdf", "ingest")


@pytest.fixture(scope="module")
def built(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel and the source archive, as hatchling makes them."""
    folder = tmp_path_factory.mktemp("dist")
    command = [
        sys.executable,
        "-m",
        "hatchling",
        "build",
        "-t",
        "wheel",
        "-t",
        "sdist",
        "-d",
        folder,
    ]
    run = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
    return folder


@pytest.fixture(scope="module")
def wheel(built: Path) -> dict[str, bytes]:
    """The files of the wheel by name."""
    (path,) = built.glob("*.whl")
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture(scope="module")
def source_archive(built: Path) -> dict[str, bytes]:
    """The files of the source archive by their path inside its one folder."""
    (path,) = built.glob("*.tar.gz")
    with tarfile.open(path) as archive:
        return {
            member.name.partition("/")[2]: extracted.read()
            for member in archive.getmembers()
            if (extracted := archive.extractfile(member)) is not None
        }


def test_the_wheel_holds_every_file_of_the_package(root: Path, wheel: dict[str, bytes]) -> None:
    source = root / "src"
    expected = {
        path.relative_to(source).as_posix()
        for path in (source / "sphinx_kzbrief").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    in_wheel = {name for name in wheel if ".dist-info/" not in name}
    assert "sphinx_kzbrief/py.typed" in expected
    assert in_wheel == expected


def test_the_wheel_carries_its_licence_and_entry_points(wheel: dict[str, bytes]) -> None:
    by_name = {name.partition(".dist-info/")[2]: data.decode() for name, data in wheel.items()
               if ".dist-info/" in name}  # fmt: skip
    assert "MIT" in by_name["licenses/LICENSE"]
    assert "License-Expression: MIT" in by_name["METADATA"]
    assert "Requires-Python: >=3.11" in by_name["METADATA"]
    assert "kzbrief = sphinx_kzbrief.cli:main" in by_name["entry_points.txt"]
    assert "kzpdf = sphinx_kzbrief" in by_name["entry_points.txt"]


@pytest.mark.parametrize("archive", ["wheel", "source_archive"])
def test_the_texts_of_third_parties_are_not_published(
    archive: str, seeds: Path, request: pytest.FixtureRequest
) -> None:
    published: dict[str, bytes] = request.getfixturevalue(archive)
    openings = [path.read_bytes()[:200] for path in sorted(seeds.glob("*.txt"))]
    assert len(openings) == 5
    found = [name for name, data in published.items() if any(text in data for text in openings)]
    assert not found


def runtime_distributions() -> dict[str, Distribution]:
    """Return what an installation with every runtime extra brings, by name."""
    found: dict[str, Distribution] = {}
    queue: list[tuple[str, tuple[str, ...]]] = [("sphinx-kzbrief", RUNTIME_EXTRAS)]
    while queue:
        name, extras = queue.pop()
        found[name] = distribution(name)
        for line in found[name].requires or ():
            requirement = Requirement(line)
            wanted = requirement.marker is None or any(
                requirement.marker.evaluate({"extra": extra}) for extra in extras
            )
            if wanted and requirement.name not in found:
                queue.append((requirement.name, ("", *requirement.extras)))
    return found


def licences(package: Distribution) -> list[str]:
    """Return the licences a package is offered under: any one of them may be chosen."""
    metadata = package.metadata
    if expression := metadata.get("License-Expression"):
        return re.split(r"\bOR\b", expression)
    prefix = "License :: "
    classifiers = [line for line in metadata.get_all("Classifier", []) if line.startswith(prefix)]
    # Some put the whole text of the licence here; its first line names it.
    return classifiers or (metadata.get("License") or "").strip().splitlines()[:1]


def test_no_runtime_dependency_is_under_the_gpl_or_agpl() -> None:
    packages = runtime_distributions()
    assert {"Sphinx", "docutils", "typst", "pypdfium2"} <= {
        package.name for package in packages.values()
    }
    assert not [name for name, package in packages.items() if not licences(package)]
    assert not [
        name
        for name, package in packages.items()
        if all(STRONG_COPYLEFT.search(licence) for licence in licences(package))
    ]


@pytest.mark.parametrize(
    ("licence", "strong"),
    [
        ("GPL-3.0-or-later", True),
        ("AGPL-3.0-only", True),
        ("OSI Approved :: GNU General Public License v3 (GPLv3)", True),
        ("GNU Affero General Public License v3", True),
        ("LGPL-2.1-or-later", False),
        ("GNU Lesser General Public License v2.1", False),
        ("MPL-2.0", False),
        ("BSD-3-Clause", False),
    ],
)
def test_the_licence_rule_tells_strong_copyleft(licence: str, *, strong: bool) -> None:
    assert bool(STRONG_COPYLEFT.search(licence)) is strong
