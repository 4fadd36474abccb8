"""Sources for the tests, declared in a YAML file as a manifest would."""

from pathlib import Path

import pytest
import yaml

from sphinx_kzbrief.citations.runs import Run
from sphinx_kzbrief.corpus.model import Copy, Name, Source, Speaker

FIXTURES = Path(__file__).parent / "fixtures"
NAMES = ("author", "interviewer", "editor", "translator")


def build_source(key, **fields):
    values = {name.replace("-", "_"): value for name, value in fields.items()}
    for name in NAMES:
        people = [
            Name(**{field.replace("-", "_"): value for field, value in person.items()})
            for person in values.get(name, ())
        ]
        values[name] = tuple(people)
    if "copy" in values:
        values["copy"] = Copy(**values["copy"])
    values["speakers"] = {
        label: Speaker(**person) for label, person in values.get("speakers", {}).items()
    }
    values.setdefault("type", "document")
    values.setdefault("title", None)
    return Source(
        key=key,
        file=f"{key}.txt",
        path=Path(f"{key}.txt"),
        manifest=Path("corpus.yaml"),
        line=1,
        fingerprint="",
        **values,
    )


def show(runs):
    """Write runs so that an eye can check them: *italics*, <links>."""
    shown = []
    for run in runs:
        assert isinstance(run, Run)
        text = f"*{run.text}*" if run.emphasis else run.text
        if run.link:
            assert run.link == run.text
            text = f"<{text}>"
        shown.append(text)
    return "".join(shown)


@pytest.fixture(scope="session")
def make_source():
    return build_source


@pytest.fixture(scope="session")
def shown():
    return show


@pytest.fixture(scope="session")
def sources():
    """The sources of `sources.yaml` by key."""
    declared = yaml.safe_load((FIXTURES / "sources.yaml").read_text(encoding="utf-8"))
    return {key: build_source(key, **fields) for key, fields in declared.items()}
