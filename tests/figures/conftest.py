"""The fixture files of this folder, read and scored."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def cases():
    """The module `cases.py`, which the benchmark reads as well."""
    path = Path(__file__).with_name("cases.py")
    spec = importlib.util.spec_from_file_location("figure_cases", path)
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module
