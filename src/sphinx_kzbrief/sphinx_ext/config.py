"""Configuration values, each declared once: name, default, types, effect, explanation."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, Literal

from sphinx.config import ENUM
from sphinx.errors import ConfigError
from sphinx.util import logging

from sphinx_kzbrief.quotes.profiles import PROFILES

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

_LOGGER = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Option:
    """One configuration value.

    Attributes:
        name: Its name in `conf.py`.
        default: Its default.
        rebuild: What changes when it does: `env` re-reads every page, `html` rewrites them,
            the empty string does neither.
        types: Types it may have, or an ENUM of its values.
        explanation: What it does, for the manual.
    """

    name: str
    default: Any
    rebuild: Literal["", "env", "html"]
    types: Any
    explanation: str


OPTIONS = (
    Option(
        "kzbrief_corpus",
        "corpus",
        "env",
        (str,),
        "Folder of the corpus, relative to `conf.py`; it holds `corpus.yaml` and the source files.",
    ),
    Option(
        "kzbrief_source_pages",
        "off",
        "env",
        ENUM("cited", "all", "off", "check"),
        "Pages that show the sources: `cited` writes one for each source that a document names, "
        "`all` for every source of the corpus, `off` writes none. `check` writes nothing and "
        "reports pages that are missing or stale, for source folders under version control.",
    ),
    Option(
        "kzbrief_lock",
        "kzbrief.lock",
        "",
        (str,),
        "The lock file, relative to `conf.py`; used where it exists. It records what each source "
        "and each piece of evidence was when last accepted, and who accepted which paraphrase "
        "and which finding.",
    ),
    Option(
        "kzbrief_context",
        "warning",
        "env",
        ENUM("warning", "note", "off"),
        "What the finding `quote-context` is: `warning` as grave as each was found, `note` a note "
        "that fails nothing, `off` nothing at all.",
    ),
    Option(
        "kzbrief_profile",
        "chicago",
        "env",
        ENUM(*PROFILES),
        "Which editorial changes a quotation may make without showing them.",
    ),
    Option(
        "kzbrief_citation_style",
        "author-date",
        "env",
        ENUM("author-date", "numeric", "note"),
        "How citations and reference lists are printed.",
    ),
)
"""Every configuration value of the extension, in the order of the manual."""


def _tell_unknown_values(_app: Sphinx, config: Config) -> None:
    """Warn about `kzbrief_*` names in `conf.py` that nothing reads."""
    known_names = [value.name for value in config if value.name.startswith("kzbrief_")]
    for name in sorted(config._raw_config):  # noqa: SLF001 - no public way to see unknown names
        if name.startswith("kzbrief_") and name not in known_names:
            near = get_close_matches(name, known_names, n=1)
            hint = f" Did you mean {near[0]}?" if near else ""
            _LOGGER.warning(
                "conf.py sets %s, which sphinx_kzbrief does not know.%s",
                name,
                hint,
                type="kzbrief",
                subtype="config-unknown",
            )


def _refuse_wrong_values(_app: Sphinx, config: Config) -> None:
    """Stop at values that cannot be used, before Sphinx warns of them and goes on.

    Raises:
        ConfigError: A value is of a wrong type, or none of those that it may be.
    """
    for option in OPTIONS:
        value = config[option.name]
        if isinstance(option.types, ENUM):
            allowed = sorted(map(str, option.types._candidates))  # noqa: SLF001 - no public way
            fits = isinstance(value, str) and value in allowed
        else:
            allowed = [each.__name__ for each in option.types]
            fits = isinstance(value, tuple(option.types))
        if not fits:
            raise ConfigError(f"{option.name} is {value!r}; it may be {', '.join(allowed)}.")


def setup_config(app: Sphinx) -> None:
    """Register the configuration values."""
    for option in OPTIONS:
        app.add_config_value(
            option.name, option.default, option.rebuild, option.types, option.explanation
        )
    app.connect("config-inited", _refuse_wrong_values, priority=700)
    app.connect("config-inited", _tell_unknown_values, priority=800)
