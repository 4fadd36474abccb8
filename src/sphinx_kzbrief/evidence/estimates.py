"""Words of estimative probability and of confidence, as ICD 203 sets them.

Intelligence Community Directive 203 (2015), section D.6.e.(2): seven bands of likelihood, each
with two terms of which a product uses one; confidence is a statement of its own, which must not
stand in the sentence that says how likely something is. The directive knows English terms only;
those of other languages are ours, one row of terms a language, with the forms prose takes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from sphinx_kzbrief.evidence.prose_language import prose_language
from sphinx_kzbrief.text.tags import primary_subtag

if TYPE_CHECKING:
    from collections.abc import Mapping

_REACH = 30
"""Characters before a term in which a word that denies it is looked for."""
CONFIDENCE = ("low", "moderate", "high")
"""Levels of confidence, as authors write them."""


@dataclass(frozen=True, slots=True)
class Band:
    """One band of likelihood.

    Attributes:
        terms: ICD 203's two English terms.
        low: Lower end in percent.
        high: Upper end in percent.
    """

    terms: tuple[str, str]
    low: int
    high: int


BANDS = (
    Band(("almost no chance", "remote"), 1, 5),
    Band(("very unlikely", "highly improbable"), 5, 20),
    Band(("unlikely", "improbable"), 20, 45),
    Band(("roughly even chance", "roughly even odds"), 45, 55),
    Band(("likely", "probable"), 55, 80),
    Band(("very likely", "highly probable"), 80, 95),
    Band(("almost certain", "nearly certain"), 95, 99),
)
"""The bands, from the least likely to the most."""


@dataclass(frozen=True, slots=True)
class EstimateTerms:
    """How one language says likelihood and confidence.

    Attributes:
        printed: For each English term, how it is printed.
        forms: For each English term, patterns of the forms that prose takes; the printed term
            itself always counts. Patterns are tried from the longest on.
        levels: For each level of confidence, how it is printed.
        confident: Pattern of words that state confidence.
        denied: Pattern of what before a term turns it round, as in “not likely”.
        denied_after: The same behind a term.
    """

    printed: Mapping[str, str]
    forms: Mapping[str, str]
    levels: Mapping[str, str]
    confident: str
    denied: str
    denied_after: str = r"(?!)"


_EN = EstimateTerms(
    printed=MappingProxyType({term: term for band in BANDS for term in band.terms}),
    forms=MappingProxyType(
        {
            "remote": r"remotely likely|remote (?:chance|possibility|likelihood)",
            "highly improbable": r"highly improbably",
            "improbable": r"improbably",
            "roughly even chance": r"roughly(?: an)? even chances?",
            "probable": r"probably",
            "highly probable": r"highly probably|very probabl[ey]",
            "almost certain": r"almost certainly",
            "nearly certain": r"nearly certainly",
        }
    ),
    levels=MappingProxyType({"low": "low", "moderate": "moderate", "high": "high"}),
    confident=r"(?:low|moderate|high|medium)[ -]confidence|confidence(?:\s+\w+){0,4}?\s+"
    r"(?:low|moderate|high|medium)|with confidence|(?:are|am|is|feel)(?: \w+)? confident",
    denied=r"\b(?:not|never|hardly|neither|nor|\w+n['’]t)"
    r"(?: (?:at all|all that|so|very|too|more))?",
)
_RU = EstimateTerms(
    printed=MappingProxyType(
        {
            "almost no chance": "почти исключено",
            "remote": "крайне маловероятно",
            "very unlikely": "очень маловероятно",
            "highly improbable": "весьма маловероятно",
            "unlikely": "маловероятно",
            "improbable": "вряд ли",
            "roughly even chance": "шансы примерно равны",
            "roughly even odds": "примерно равная вероятность",
            "likely": "вероятно",
            "probable": "скорее всего",
            "very likely": "очень вероятно",
            "highly probable": "весьма вероятно",
            "almost certain": "почти наверняка",
            "nearly certain": "почти несомненно",
        }
    ),
    forms=MappingProxyType(
        {
            "very unlikely": "очень маловероят(?:ен|на|ны)",
            "highly improbable": "весьма маловероят(?:ен|на|ны)",
            "unlikely": "маловероят(?:ен|на|ны)",
            "roughly even chance": "примерно равны шансы|примерно равные шансы",
            "likely": "вероят(?:ен|на|ны)",
            "very likely": "очень вероят(?:ен|на|ны)",
            "highly probable": "весьма вероят(?:ен|на|ны)",
            "almost certain": "почти точно",
        }
    ),
    levels=MappingProxyType({"low": "низкая", "moderate": "умеренная", "high": "высокая"}),
    confident=r"(?:низк|умеренн|средн|высок)\w+\s+(?:степен\w+\s+)?уверенност\w+|"
    r"уверенност\w+(?:\s+\w+){0,4}?\s+[—–-]?\s*(?:низк|умеренн|средн|высок)\w+|мы уверены",
    denied=r"\b(?:не|ни|нельзя сказать, что)",
)
_KK = EstimateTerms(
    printed=MappingProxyType(
        {
            "almost no chance": "мүмкіндігі жоққа тән",
            "remote": "мүмкіндігі тым алыс",
            "very unlikely": "ықтималдығы өте аз",
            "highly improbable": "ықтималдығы өте төмен",
            "unlikely": "ықтималдығы аз",
            "improbable": "ықтималдығы төмен",
            "roughly even chance": "мүмкіндігі шамамен тең",
            "roughly even odds": "ықтималдығы шамамен тең",
            "likely": "ықтимал",
            "probable": "мүмкін",
            "very likely": "өте ықтимал",
            "highly probable": "әбден мүмкін",
            "almost certain": "дерлік анық",
            "nearly certain": "дерлік сөзсіз",
        }
    ),
    forms=MappingProxyType({}),
    levels=MappingProxyType({"low": "төмен", "moderate": "орташа", "high": "жоғары"}),
    confident=r"(?:төмен|орташа|жоғары)\s+сенімділік\w*|сенімділі\w+(?:\s+\w+){0,3}?\s+[—–-]?\s*"
    r"(?:төмен|орташа|жоғары)|сенімдіміз",
    denied=r"(?!)",
    denied_after=r"(?:емес|болмай\w*)\b",
)
_ZH = EstimateTerms(
    printed=MappingProxyType(
        {
            "almost no chance": "几乎不可能", "remote": "可能性极小",
            "very unlikely": "非常不可能", "highly improbable": "可能性很小",
            "unlikely": "不太可能", "improbable": "可能性较小",
            "roughly even chance": "可能性大致各半", "roughly even odds": "机会大致均等",
            "likely": "可能", "probable": "可能性较大",
            "very likely": "很可能", "highly probable": "可能性很大",
            "almost certain": "几乎肯定", "nearly certain": "几乎必然",
        }
    ),
    forms=MappingProxyType({"very likely": "很有可能"}),
    levels=MappingProxyType({"low": "低", "moderate": "中等", "high": "高"}),
    confident=r"[低中高](?:等)?(?:度)?(?:置信|信心|把握|确信|自信)|(?:置信度|信心|把握)\S{0,6}?[低中高]",
    denied=r"[不没未非无](?:太|大|很|是)?",
)  # fmt: skip
_TERMS: Mapping[str, EstimateTerms] = MappingProxyType({"en": _EN, "ru": _RU, "kk": _KK, "zh": _ZH})


def estimate_terms(language: str) -> EstimateTerms:
    """Return the terms of a language; English for a language that has none here.

    Args:
        language: BCP 47 tag; only its primary subtag counts.
    """
    return _TERMS.get(primary_subtag(language), _EN)


def band_of(term: str) -> Band | None:
    """Return the band of an English term; None for what is no term of ICD 203."""
    return next((band for band in BANDS if term in band.terms), None)


def likelihoods_in(text: str, language: str, *, denied: bool = False) -> tuple[str, ...]:
    """Return the terms of likelihood that a text uses, in its order, as their English names.

    A term within a longer one does not count: `very unlikely` is neither `unlikely` nor `likely`.
    Nor does one that is denied, as in `not likely`, unless those are asked for.

    Args:
        text: Prose.
        language: BCP 47 tag of the prose.
        denied: Whether terms that the text denies count, too.
    """
    terms = estimate_terms(prose_language(text, language))
    line = " ".join(text.split())
    names = tuple(term for band in BANDS for term in band.terms)
    return tuple(
        names[int(str(match.lastgroup)[1:])]
        for match in _pattern(terms).finditer(line)
        if denied or not _is_denied(line, match, terms)
    )


def _is_denied(line: str, match: re.Match[str], terms: EstimateTerms) -> bool:
    before = line[max(0, match.start() - _REACH) : match.start()]
    if re.search(rf"(?:{terms.denied})\s*\Z", before, re.IGNORECASE):
        return True
    return re.match(rf"\s*(?:{terms.denied_after})", line[match.end() :], re.IGNORECASE) is not None


def states_confidence(text: str, language: str) -> bool:
    """Tell whether a text says how confident its author is."""
    pattern = estimate_terms(prose_language(text, language)).confident
    return re.search(_bounded(pattern), " ".join(text.split()), re.IGNORECASE) is not None


def _pattern(terms: EstimateTerms) -> re.Pattern[str]:
    """Return a pattern whose groups are numbered as the terms are, the longest form first."""
    names = [term for band in BANDS for term in band.terms]
    groups = []
    for number, name in enumerate(names):
        printed = re.escape(terms.printed[name]).replace(r"\ ", " ")
        forms = sorted([printed, *filter(None, [terms.forms.get(name)])], key=len, reverse=True)
        groups.append((max(map(len, forms)), f"(?P<t{number}>{'|'.join(forms)})"))
    joined = "|".join(group for _length, group in sorted(groups, reverse=True))
    return re.compile(_bounded(joined), re.IGNORECASE)


def _bounded(pattern: str) -> str:
    """Keep a pattern from matching inside a word; Han text has no such bounds."""
    return rf"(?<![^\W\u3400-\u9fff])(?:{pattern})(?![^\W\u3400-\u9fff])"
