"""Kazakh: numerals, units and scale words; suffixes are met by matching stems."""

from __future__ import annotations

from sphinx_kzbrief.figures.lexicons.common import (
    BILLION,
    MASKS,
    MILLION,
    MONEY,
    THOUSAND,
    TRILLION,
    M,
    P,
    T,
)
from sphinx_kzbrief.figures.lexicons.model import Lexicon, UnitEntry, words
from sphinx_kzbrief.figures.model import QuantityKind, Relation

_UNITS: dict[str, tuple[QuantityKind, str]] = {
    "kilometer": (M, "шақырым километр км"),
    "meter": (M, "метр м"),
    "centimeter": (M, "сантиметр см"),
    "hectare": (M, "гектар га"),
    "kilometer**2": (M, "шаршы_шақырым шаршы_километр"),
    "meter**2": (M, "шаршы_метр"),
    "meter**3": (M, "текше_метр"),
    "kilogram": (M, "килограмм келі кг"),
    "tonne": (M, "тонна т"),
    "centner": (M, "центнер ц"),
    "liter": (M, "литр"),
    "barrel": (M, "баррель"),
    "megawatt": (M, "мегаватт мвт"),
    "gigawatt": (M, "гигаватт гвт"),
    "kilowatt_hour": (M, "киловатт-сағат"),
    "degree": (M, "градус"),
    "point": (M, "балл"),
    "second": (T, "секунд"),
    "minute": (T, "минут"),
    "hour": (T, "сағат"),
    "day": (T, "күн тәулік"),
    "week": (T, "апта"),
    "month": (T, "ай айда айдан айға айлық айы айына айдың айды айдағы айында"),
    "year": (T, "жыл"),
    "decade": (T, "онжылдық"),
    "century": (T, "ғасыр"),
    "percent": (P, "пайыз процент"),
    "percentage_point": (P, "пайыздық_тармақ пайыздық_пункт"),
    "basis_point": (P, "базистік_тармақ базистік_пункт"),
    "fold": (QuantityKind.MULTIPLE, "есе"),
    "KZT": (MONEY, "теңге"),
    "USD": (MONEY, "доллар"),
    "EUR": (MONEY, "еуро"),
    "RUB": (MONEY, "рубль"),
    "CNY": (MONEY, "юань"),
    "GBP": (MONEY, "фунт"),
    "UZS": (MONEY, "сум"),
    "KGS": (MONEY, "сом"),
}

_CASES = words(
    "ға ге қа ке на не да де та те нда нде дан ден тан тен нан нен ды ді ты ті ны ні "
    "дың дің тың тің ның нің мен бен пен дай дей тай тей"
)
_ORDINALS = r"(?:(?:ы|і)?н)?(?:шы|ші)"

_MONTH = (
    r"(?:қаңтар|ақпан|наурыз|сәуір|мамыр|маусым|шілде|тамыз|қыркүйек|қазан|қараша|желтоқсан)\w{0,5}"
)

_CARDINALS = {
    "екі": 2, "үш": 3, "төрт": 4, "бес": 5, "алты": 6, "жеті": 7, "сегіз": 8, "тоғыз": 9,
    "жиырма": 20, "отыз": 30, "қырық": 40, "елу": 50, "алпыс": 60, "жетпіс": 70, "сексен": 80,
    "тоқсан": 90,
}  # fmt: skip

_NO_TENS = "".join(
    f"(?<!{word} )" for word in (*(w for w, n in _CARDINALS.items() if n > 10), "он", "жүз", "мың")
)

KAZAKH = Lexicon(
    language="kk",
    comma_decimal=True,
    stems=True,
    ordinal_endings=frozenset(words("шы ші ншы нші ыншы інші")),
    case_endings=frozenset(_CASES),
    adjective_endings=tuple(words("лық лік дық дік тық тік лы лі ғы гі қы кі")),
    cardinals={"бір": 1, "он": 10}
    # "онда", "оның" are "there" and "his": one and ten are read without an ending.
    | {f"{word}{case}": value for word, value in _CARDINALS.items() for case in ("", *_CASES)},
    hundreds=frozenset(f"жүз{case}" for case in ("", *_CASES)),
    scales={
        "мың": THOUSAND,
        "миллион": MILLION,
        "млн": MILLION,
        "миллиард": BILLION,
        "млрд": BILLION,
        "триллион": TRILLION,
        "трлн": TRILLION,
    },
    lone_scales={
        f"{word}{case}": value
        for word, value in (("миллион", MILLION), ("миллиард", BILLION), ("триллион", TRILLION))
        for case in ("", *_CASES)
    }
    | {"мыңға": THOUSAND, "мыңнан": THOUSAND},
    units={
        phrase.replace("_", " ").replace("-", " "): UnitEntry(unit, kind)
        for unit, (kind, phrases) in _UNITS.items()
        for phrase in phrases.split()
    },
    qualifiers={
        "шамамен": Relation.ABOUT,
        "жуық": Relation.ABOUT,
        "кемінде": Relation.AT_LEAST,
        "кем дегенде": Relation.AT_LEAST,
        "бар болғаны": Relation.EXACT,
        "небәрі": Relation.EXACT,
        "тек": Relation.EXACT,
        "ең көбі": Relation.AT_MOST,
    },
    # Kazakh puts these after the number, which then stands in the ablative case.
    after={
        "астам": Relation.MORE_THAN,
        "асты": Relation.MORE_THAN,
        "асып": Relation.MORE_THAN,
        "аса": Relation.MORE_THAN,
        "артық": Relation.MORE_THAN,
        "көп": Relation.MORE_THAN,
        "көбі": Relation.MORE_THAN,
        "көбірек": Relation.MORE_THAN,
        "кем": Relation.LESS_THAN,
        "аз": Relation.LESS_THAN,
        "кем емес": Relation.AT_LEAST,
        "аспайтын": Relation.AT_MOST,
        "аспайды": Relation.AT_MOST,
        "аспады": Relation.AT_MOST,
        "аспаған": Relation.AT_MOST,
        "асқан жоқ": Relation.AT_MOST,
        "артық емес": Relation.AT_MOST,
        "көп емес": Relation.AT_MOST,
        "төмен түспеді": Relation.AT_LEAST,
        "төмен түскен жоқ": Relation.AT_LEAST,
        "төмен емес": Relation.AT_LEAST,
        "төмендемеді": Relation.AT_LEAST,
        "аз емес": Relation.AT_LEAST,
        "жуық": Relation.ABOUT,
        "шақты": Relation.ABOUT,
        "дейін": Relation.EXACT,
    },
    multiples={},
    rate_words=frozenset({"/"}),
    minus=frozenset({"минус"}),
    stop=frozenset(
        words(
            "және мен бен пен немесе болды болып үшін туралы дейін астам бойынша да де та те "
            "ғана болса"
        )
    ),
    year_words=frozenset(),
    counted=frozenset(words("адам студент тұрғын")),
    change=(),
    joined_parts={"жарым": 2},
    list_words=frozenset({"және"}),
    masks=(
        *MASKS,
        r"(?i)\b[12][0-9]{3}(?: ?[-–] ?[12][0-9]{3})?(?:-?ші)? жыл\w*",
        rf"(?i)\b[0-9]{{1,2}}(?:-ші|-шы)? {_MONTH}",
        r"(?i)\b[0-9]{1,3}-(?:бап|шы бап|тармақ)\w*",
        r"№ ?[0-9]{1,6}",
        rf"(?i)\bнөмірі [0-9]{{1,5}}(?:-{_ORDINALS})?\b|\b[0-9]{{1,5}}[ »”]{{0,2}} ?нөмір",
        rf"(?i)\b[0-9]{{1,4}}-{_ORDINALS} (?:мектеп|сынып|қабат|үй|бала|арна)",
        r"(?i)\b[0-9]{1,2}-(?:еу|і(?!н))\w{0,6}",
        # "18 ғасыр", "550 ж.", "мамырдың 10-ына", "2-жартысы": joined to a noun, its place.
        r"(?i)\b[0-9]{1,2} ғасыр\w*|\b[0-9]{1,4}(?: ?[-–] ?[0-9]{1,4})? ?жж?\b\.?",
        rf"(?i){_MONTH} [0-9]{{1,2}}-\w{{1,8}}\b",
        rf"(?i)\b[0-9]{{1,4}}-(?!(?:{'|'.join(_CASES)}|{_ORDINALS})\b)[а-яёәғқңөұүһі]{{3,30}}(?<!лық)(?<!лік)(?<![дт][ыі][қк])\b",
        r"(?i)\b[0-9]{1,3} жас(?:тағы|та|ар)\w*",
        r"\b[A-ZА-ЯЁӘҒҚҢӨҰҮІ][A-Za-zА-Яа-яЁё]{0,11}[-‑][0-9]{1,4}\b(?![,.][0-9]|%)",
        r"(?i)\b[0-9]{1,6}-[дт](?:аған|еген)\b",
        r"(?i)\b(?:осы|бұл|сол|екі) екі\b",
        rf"(?i){_NO_TENS}\bекі (?:ел|мемлекет|жақ|тарап)\w*",
        (
            rf"(?i){_NO_TENS}\bбір(?! (?:процент|пайыз|миллион|миллиард|триллион|мың|жүз|адам|жыл|"
            r"жарым))"
        ),
    ),
)
"""The Kazakh table. Multiples are stated with `есе`, a unit here."""
