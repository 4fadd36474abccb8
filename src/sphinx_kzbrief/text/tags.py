"""BCP 47 language tags."""

from __future__ import annotations


def primary_subtag(tag: str) -> str:
    """Return the language of a tag in lower case: `zh` of `zh-Hans-CN`, and of Sphinx's `zh_CN`."""
    return tag.replace("_", "-").partition("-")[0].lower()
