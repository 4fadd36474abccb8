"""Languages: one file each, with the words that the layers above read.

Lists that are read whatever the language of a text is (labels of transcripts, titles, bodies)
are joined here.
"""

from __future__ import annotations

from typing import Final

from sphinx_kzbrief.languages.chinese import CHINESE
from sphinx_kzbrief.languages.english import ENGLISH
from sphinx_kzbrief.languages.kazakh import KAZAKH
from sphinx_kzbrief.languages.model import Language
from sphinx_kzbrief.languages.russian import RUSSIAN
from sphinx_kzbrief.languages.thai import THAI

__all__ = [
    "ANSWER_LABELS",
    "BODIES",
    "BYLINES",
    "COLLECTIVES",
    "DAYS",
    "EDITORS",
    "FUNCTION_WORDS",
    "LANDS",
    "LANGUAGES",
    "NAME_OR_WORD",
    "NEGATORS",
    "NOBODIES",
    "OPENERS",
    "PARTED",
    "PLACES",
    "QUANTITIES",
    "QUESTION_LABELS",
    "RELATIVE_DAYS",
    "TITLES",
    "Language",
    "language_of",
]

LANGUAGES: Final = (ENGLISH, RUSSIAN, KAZAKH, CHINESE, THAI)


def _joined(name: str) -> frozenset[str]:
    return frozenset().union(*(getattr(language, name) for language in LANGUAGES))


QUESTION_LABELS: Final = _joined("asks")
ANSWER_LABELS: Final = _joined("answers")
TITLES: Final = _joined("titles")
BODIES: Final = _joined("bodies")
COLLECTIVES: Final = _joined("collectives")
BYLINES: Final = _joined("bylines")
EDITORS: Final = _joined("editors")
NOBODIES: Final = _joined("nobodies")
PLACES: Final = _joined("places")
OPENERS: Final = _joined("openers")
PARTED: Final = _joined("parted")
DAYS: Final = _joined("days")
FUNCTION_WORDS: Final = _joined("function_words")
RELATIVE_DAYS: Final = _joined("relative_days")
QUANTITIES: Final = _joined("quantities")
NEGATORS: Final = _joined("negators")
LANDS: Final = tuple(line for language in LANGUAGES for line in language.lands)
NAME_OR_WORD: Final = _joined("name_or_word")


def language_of(tag: str) -> Language | None:
    """Return the words of a language by its BCP 47 tag; None where it has no file here."""
    code = tag.partition("-")[0].lower()
    return next((language for language in LANGUAGES if language.code == code), None)
