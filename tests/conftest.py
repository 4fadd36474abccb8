"""What tests of every room share: where things stand, a stopwatch, and a browser."""

from __future__ import annotations

import gc
import os
import shutil
import time
from pathlib import Path
from typing import TYPE_CHECKING

import hypothesis
import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Self

    from playwright.sync_api import Browser, Page

# A busy machine is no failure: no property is timed.
hypothesis.settings.register_profile("house", deadline=None)
hypothesis.settings.load_profile("house")

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


class Stopwatch:
    """Measures what is done in its `with` block, as often as it is entered.

    The garbage collector rests meanwhile: what earlier tests of a run left behind takes it
    seconds to walk through, which are none of the measured code.

    Attributes:
        seconds: Processor seconds of the last block.
        waited: Seconds of the last block by the clock on the wall.
    """

    seconds = waited = 0.0

    def __enter__(self) -> Self:
        self._collected = gc.isenabled()
        gc.disable()
        self._wall, self._processor = time.monotonic(), time.process_time()
        return self

    def __exit__(self, *_: object) -> None:
        self.seconds = time.process_time() - self._processor
        self.waited = time.monotonic() - self._wall
        if self._collected:
            gc.enable()


@pytest.fixture
def stopwatch() -> Stopwatch:
    """A stopwatch that leaves the garbage of other tests out."""
    return Stopwatch()


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
