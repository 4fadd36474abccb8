"""What tests of every room share: where things stand, and a browser."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

# Declared here because pytest takes plugins only from the outermost conftest.
pytest_plugins = ("sphinx.testing.fixtures",)

# Debian, Ubuntu and Google call it differently.
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")
# A browser that looks nothing up elsewhere, the same on every machine.
CHROMIUM_ARGUMENTS = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
)


@pytest.fixture(scope="session")
def root() -> Path:
    """The root of the repository."""
    return Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def seeds(root: Path) -> Path:
    """The folder of the five sources and their `corpus.yaml`."""
    return root / "seeds"


# One browser a file rather than one a run: while Playwright's loop runs, no other test can run its own.
@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """Headless Chromium, as the system has it."""
    from playwright.sync_api import sync_playwright

    executable = next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)
    if executable is None:
        pytest.fail("no Chromium on the PATH: run tests/system-packages.sh", pytrace=False)
    # Chromium's sandbox refuses to run as root, as which containers run tests.
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=executable, args=[*CHROMIUM_ARGUMENTS, *sandbox]
        )
        yield browser
        browser.close()


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """An empty page in a context (cookies, storage) of its own, 1280 × 900 pixels."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()
