"""Names that packages import at their first use."""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

import sphinx_kzbrief

SOURCE = Path(sphinx_kzbrief.__file__).parent
LAZY = sorted(
    "sphinx_kzbrief." + ".".join(path.parent.relative_to(SOURCE).parts)
    for path in SOURCE.rglob("__init__.py")
    if "lazy_names(" in path.read_text("utf-8")
)


@pytest.mark.parametrize("package", LAZY)
def test_no_module_bears_a_name_that_its_package_offers(package):
    # Importing the module would put it where the name belongs.
    module = import_module(package)
    modules = {path.stem for path in Path(module.__file__).parent.iterdir()}
    assert not modules & set(module.__all__)


@pytest.mark.parametrize("package", LAZY)
def test_every_name_is_there(package):
    code = f"import {package} as p; [getattr(p, name) for name in p.__all__]"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
