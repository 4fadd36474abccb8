"""The language that a tag names."""

from __future__ import annotations

import pytest

from sphinx_kzbrief.text.tags import primary_subtag


@pytest.mark.parametrize(
    ("tag", "primary"),
    [("en", "en"), ("EN-gb", "en"), ("zh_CN", "zh"), ("zh-Hans-CN", "zh"), ("", "")],
)
def test_the_primary_subtag_is_the_language(tag, primary):
    assert primary_subtag(tag) == primary
