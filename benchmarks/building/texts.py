"""Made texts: sources that read like news, and the sentences of them that pages quote.

Random, but the same on every machine; no two sentences of a corpus are alike.
"""

from __future__ import annotations

import itertools
import random
from dataclasses import dataclass

_NOUNS = (
    *("trade", "transit", "growth", "energy", "water", "the railway", "the pipeline"),
    *("the ministry", "the border", "investment", "the harvest", "the region", "the forum"),
)
_VERBS = (
    *("increased", "followed", "changed", "reached", "supported", "opened", "joined"),
    *("crossed", "met", "returned to", "depends on", "belongs to"),
)
_TAILS = (
    *("according to official statistics", "after ten years of talks", "in the new corridor"),
    *("at the port of Aktau", "under the agreement of May", "for the countries of the region"),
    *("with better roads and schools", "since the first meeting", "before the summer season"),
)
_FAMILY = ("Akhmetov", "Bekov", "Dzhaksybekov", "Ermekov", "Iskakova", "Kim", "Nurlanova", "Zhou")
_GIVEN = ("Aigerim", "Bolat", "Dana", "Erlan", "Gulnara", "Marat", "Saule", "Timur")
_SYLLABLES = (
    "ba",
    "ke",
    "lo",
    "mi",
    "nu",
    "ra",
    "se",
    "ti",
    "vo",
    "zu",
    "dar",
    "gen",
    "kor",
    "lin",
)
PAPERS = ("Made Daily", "The Steppe Gazette", "Border Review", "Caspian Weekly")


@dataclass(frozen=True, slots=True)
class MadeSource:
    """One made source.

    Attributes:
        key: Its key.
        author: Family and given name of its author.
        paper: The newspaper.
        day: Day of publication, as ISO 8601.
        paragraphs: Its paragraphs, each a tuple of sentences; a spoken one begins with a
            quotation mark and ends with an attribution.
    """

    key: str
    author: tuple[str, str]
    paper: str
    day: str
    paragraphs: tuple[tuple[str, ...], ...]

    @property
    def text(self) -> str:
        """The text of its file."""
        return "\n\n".join(" ".join(paragraph) for paragraph in self.paragraphs) + "\n"


@dataclass(frozen=True, slots=True)
class MadeQuote:
    """One quotation of a page.

    Attributes:
        source: Where it is from.
        paragraph: Number of its paragraph, from 1.
        sentence: Number of its sentence in the paragraph, from 0.
    """

    source: MadeSource
    paragraph: int
    sentence: int

    @property
    def words(self) -> str:
        """The words."""
        return self.source.paragraphs[self.paragraph - 1][self.sentence]

    @property
    def credit(self) -> str:
        """An attribution of the length that the extension prints."""
        family, given = self.source.author
        day = self.source.day
        return f"{given} {family}, {self.source.paper}, {day}, para. {self.paragraph} of our copy"


def make_sources(count: int) -> list[MadeSource]:
    """Make sources of about six kilobytes."""
    chance = random.Random(1991)  # noqa: S311 - made text, nothing secret
    return [_source(chance, number) for number in range(count)]


def _source(chance: random.Random, number: int) -> MadeSource:
    paragraphs = tuple(
        tuple(_sentence(chance, f"{number}.{row}{column}") for column in range(5))
        if row % 4
        else (_spoken(chance, f"{number}.{row}"), *(_sentence(chance, f"{number}.{row}9"),))
        for row in range(14)
    )
    return MadeSource(
        f"src-{number:05d}",
        (chance.choice(_FAMILY), chance.choice(_GIVEN)),
        chance.choice(PAPERS),
        f"20{10 + number % 14}-0{1 + number % 9}-1{number % 9}",
        paragraphs,
    )


def _clause(chance: random.Random) -> str:
    return f"{chance.choice(_NOUNS)} {chance.choice(_VERBS)} {chance.choice(_NOUNS)}"


def _sentence(chance: random.Random, number: str) -> str:
    """Return a sentence of about twenty words; its number keeps it apart from all others."""
    text = f"{_clause(chance)} and {_clause(chance)} {chance.choice(_TAILS)}, item {number}"
    return text[0].upper() + text[1:] + "."


def _spoken(chance: random.Random, number: str) -> str:
    words = _sentence(chance, number).removesuffix(".")
    return f'"{words}," {chance.choice(_GIVEN)} {chance.choice(_FAMILY)} said.'


def prose(chance: random.Random) -> str:
    """Return a paragraph of a brief, about fifty words."""
    return " ".join(_sentence(chance, str(chance.randint(1, 99))) for _ in range(3))


def make_pages(sources: list[MadeSource], pages: int, quotes: int) -> list[list[MadeQuote]]:
    """Choose the quotations of each page: whole sentences of narration."""
    chance = random.Random(2022)  # noqa: S311 - made text, nothing secret
    return [
        [
            MadeQuote(
                chance.choice(sources),
                chance.choice([row + 1 for row in range(14) if row % 4]),
                chance.randrange(5),
            )
            for _ in range(quotes)
        ]
        for _ in range(pages)
    ]


def zipf_texts(count: int, length: int) -> list[str]:
    """Make texts of 38,416 words, as unevenly common as those of a language (Zipf's law)."""
    chance = random.Random(2022)  # noqa: S311 - made text, nothing secret
    words = ["".join(syllables) for syllables in itertools.product(_SYLLABLES, repeat=4)]
    chance.shuffle(words)
    weights = list(itertools.accumulate(1 / (rank + 3) for rank in range(len(words))))
    texts = []
    for _ in range(count):
        made, paragraphs = 0, []
        while made < length:
            sentences = [
                " ".join(chance.choices(words, cum_weights=weights, k=18)).capitalize() + "."
                for _ in range(chance.randint(2, 5))
            ]
            paragraphs.append(" ".join(sentences))
            made += len(paragraphs[-1])
        texts.append("\n\n".join(paragraphs))
    return texts
