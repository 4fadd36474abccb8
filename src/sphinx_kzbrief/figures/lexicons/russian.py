"""Russian: the words quantities are stated with, and what looks like one and is none."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from sphinx_kzbrief.figures.lexicons.common import (
    BILLION,
    MILLION,
    MONEY,
    THOUSAND,
    TRILLION,
    M,
    P,
    T,
)
from sphinx_kzbrief.figures.lexicons.model import Lexicon, UnitEntry, words
from sphinx_kzbrief.figures.lexicons.russian_masks import MASKS
from sphinx_kzbrief.figures.model import QuantityKind, Relation

_ENDINGS = (
    "",
    *words(
        "а я ы и у ю е о ой ей ою ею ом ем ём ов ев ёв ам ям ами ями ах ях ь ью "
        "ый ий ого его ому ему ым им ых их ая яя ую юю ое ее ые ие ыми ими"
    ),
)


def _forms(stems: str) -> list[str]:
    """Every form a stem can take; `_` joins words, each of which is declined."""
    forms: list[str] = []
    for stem in stems.split():
        heads = [""]
        for word in stem.split("_"):
            endings = _ENDINGS if word[-1] != "!" else ("",)
            heads = [f"{head} {word.rstrip('!')}{end}".strip() for head in heads for end in endings]
        forms.extend(heads)
    return forms


_CARDINALS = {
    form: value
    for value, forms in {
        0: "ноль нуль",
        1: "один одна одно одного одной одному одним одном одну",
        2: "два две двух двум двумя двое двоих",
        3: "три трёх трех трём трем тремя трое троих",
        4: "четыре четырёх четырех четырём четырем четырьмя четверо четверых",
        5: "пять пяти пятью пятеро пятерых",
        6: "шесть шести шестью шестеро шестерых",
        7: "семь семи семью семеро семерых",
        8: "восемь восьми восемью восьмью",
        9: "девять девяти девятью",
        10: "десять десяти десятью",
        11: "одиннадцать одиннадцати одиннадцатью",
        12: "двенадцать двенадцати двенадцатью",
        13: "тринадцать тринадцати тринадцатью",
        14: "четырнадцать четырнадцати четырнадцатью",
        15: "пятнадцать пятнадцати пятнадцатью",
        16: "шестнадцать шестнадцати шестнадцатью",
        17: "семнадцать семнадцати семнадцатью",
        18: "восемнадцать восемнадцати восемнадцатью",
        19: "девятнадцать девятнадцати девятнадцатью",
        20: "двадцать двадцати двадцатью",
        30: "тридцать тридцати тридцатью",
        40: "сорок сорока",
        50: "пятьдесят пятидесяти пятьюдесятью",
        60: "шестьдесят шестидесяти шестьюдесятью",
        70: "семьдесят семидесяти семьюдесятью",
        80: "восемьдесят восьмидесяти",
        90: "девяносто девяноста",
        100: "сто ста",
        200: "двести двухсот двумстам двумястами",
        300: "триста трёхсот трехсот тремстам",
        400: "четыреста четырёхсот четырехсот",
        500: "пятьсот пятисот пятистам",
        600: "шестьсот шестисот",
        700: "семьсот семисот",
        800: "восемьсот восьмисот",
        900: "девятьсот девятисот",
    }.items()
    for form in forms.split()
}

_UNIT_STEMS: dict[str, tuple[QuantityKind, str]] = {
    "kilometer": (M, "километр км!"),
    "meter": (M, "метр м!"),
    "centimeter": (M, "сантиметр см!"),
    "millimeter": (M, "миллиметр мм!"),
    "mile": (M, "мил"),
    "hectare": (M, "гектар га!"),
    "kilometer**2": (M, "квадратн_километр кв!_км!"),
    "meter**2": (M, "квадратн_метр кв!_м! кв!_метр"),
    "meter**3": (M, "кубометр кубическ_метр куб!_м! кубов!"),
    "kilometer**3": (M, "кубическ_километр"),
    "gram": (M, "грамм г!"),
    "kilogram": (M, "килограмм кг! кило!"),
    "tonne": (M, "тонн т!"),
    "centner": (M, "центнер ц!"),
    "ounce": (M, "унци"),
    "liter": (M, "литр л!"),
    "milliliter": (M, "миллилитр мл!"),
    "barrel": (M, "баррел"),
    "kilowatt": (M, "киловатт квт!"),
    "megawatt": (M, "мегаватт мвт!"),
    "gigawatt": (M, "гигаватт гвт!"),
    "kilowatt_hour": (M, "киловатт!_час квтч! квт!_ч! киловатт_час"),
    "megawatt_hour": (M, "мегаватт!_час"),
    "gigawatt_hour": (M, "гигаватт!_час"),
    "terawatt_hour": (M, "тераватт!_час"),
    "degC": (M, "градус_цельси градус!_по!_цельсию! градуса!_по!_цельсию! градусов!_по!_цельсию!"),
    "degree": (M, "градус"),
    "point": (M, "балл пункт"),
    "carat": (M, "карат"),
    "TEU": (M, "дфэ! teu!"),
    "gigabyte": (M, "гигабайт гб!"),
    "second": (T, "секунд сек!"),
    "minute": (T, "минут мин!"),
    "hour": (T, "час"),
    "day": (T, "день! дн сутки! сут суток!"),
    "week": (T, "недел недель!"),
    "month": (T, "месяц мес!"),
    "year": (T, "год лет!"),
    "decade": (T, "десятилети десятилетий!"),
    "century": (T, "столети столетий! век"),
    "percent": (P, "процент"),
    "percentage_point": (P, "процентн_пункт п!_п! пп! п!_пункт"),
    "basis_point": (P, "базисн_пункт б!_п!"),
    "USD": (MONEY, "доллар_сша! доллар долл!"),
    "EUR": (MONEY, "евро!"),
    "RUB": (MONEY, "рубл рублей! руб! российск_рубл"),
    "KZT": (MONEY, "тенге! казахстанск_тенге! тг!"),
    "CNY": (MONEY, "юан китайск_юан"),
    "GBP": (MONEY, "фунт_стерлинг фунт"),
    "JPY": (MONEY, "иен йен"),
    "UZS": (MONEY, "сум узбекск_сум"),
    "KGS": (MONEY, "сом кыргызск_сом"),
    "TJS": (MONEY, "сомони!"),
    "UAH": (MONEY, "гривн гривен!"),
    "BYN": (MONEY, "белорусск_рубл"),
    "TRY": (MONEY, "лир турецк_лир"),
    "AZN": (MONEY, "манат"),
    "GEL": (MONEY, "лари!"),
    "AMD": (MONEY, "драм"),
    "CHF": (MONEY, "швейцарск_франк"),
    "INR": (MONEY, "рупи"),
    "KRW": (MONEY, "вон"),
    "AED": (MONEY, "дирхам"),
    "USX": (MONEY, "цент"),
    "EUX": (MONEY, "евроцент"),
    "RUX": (MONEY, "копе! копеек! копейк"),
    "KZX": (MONEY, "тиын"),
}

_RELATIONS = {
    Relation.MORE_THAN: "более чем|более|свыше|больше чем|больше|выше|чуть более|чуть больше|"
    "немногим более|немногим больше|превысил|превысила|превысило|превысили|превышает|"
    "превышают|превысит|превысив|превышать|превысить|превышающий|превышающую|сверх|>",
    Relation.AT_LEAST: "не менее чем|не менее|не меньше|не ниже|как минимум|по меньшей мере|"
    "по крайней мере|минимум|≥",
    Relation.LESS_THAN: "менее чем|менее|меньше чем|меньше|ниже|чуть менее|чуть меньше|чуть ниже|<",
    Relation.AT_MOST: "не более чем|не более|не больше|не выше|не свыше|максимум|до|в пределах|"
    "не превышает|не превысит|не превышая|≤",
    Relation.ABOUT: "около|примерно|приблизительно|порядка|ориентировочно|где-то|по оценкам|"
    "в районе|~|≈",
    Relation.NEARLY: "почти|практически|без малого|едва не",
    Relation.EXACT: "всего лишь|всего|лишь|только|ровно|именно|аж",
}

_ORDINAL_STEMS = {
    2: "втор",
    3: "трет треть",
    4: "четверт четвёрт",
    5: "пят",
    6: "шест",
    7: "седьм",
    8: "восьм",
    9: "девят",
    10: "десят",
    11: "одиннадцат",
    12: "двенадцат",
}
_ORDINAL_ENDINGS = words(
    "ый ой ий ого его ому ему ым им ом ем ая яя ей ую ю ое ее ые ых ыми "
    "ьего ьему ьем ьим ья ье ьи ьих ьей ью"
)

_STOP = (
    "и или но а в во на по с со из к ко до от о об при за для у над под перед между через без "
    "что как это так же бы не ни ли то чем если когда пока где который которая которые которых "
    "он она они оно его её ее их я мы вы был была было были будет будут есть стал стала составил "
    "составила составило составили также уже ещё еще только лишь всего более менее больше меньше "
    "около почти примерно свыше выше ниже против сообщил сообщила сообщили заявил заявила сказал "
    "ранены убиты задержаны арестованы найдены спасены госпитализированы повреждены разрушены "
    "сейчас сегодня вчера завтра теперь тут там здесь потом сразу вместе должен должна должно "
    "должны можно нужно надо "
    "годовых однако причём причем поскольку хотя либо нет да год году года"
)

_SCALE_WORDS = {
    form: value
    for stems, value in (
        ("десятк десяток! десятков!", Decimal(10)),
        ("дюжин", Decimal(12)),
        ("сотн сотен!", Decimal(100)),
        ("тысяч тыс! тыщ", THOUSAND),
        ("миллион млн! миллионов!", MILLION),
        ("миллиард млрд!", BILLION),
        ("триллион трлн!", TRILLION),
    )
    for form in _forms(stems)
}

_LONE_SCALES = {
    f"{word}{ending}": value
    for word, value in (("миллион", MILLION), ("миллиард", BILLION), ("триллион", TRILLION))
    for ending in ("", "а", "у", "ом", "е")
} | dict.fromkeys(words("тысяча тысячу тысячей"), THOUSAND)

RUSSIAN = Lexicon(
    language="ru",
    comma_decimal=True,
    cardinals=_CARDINALS,
    scales=_SCALE_WORDS,
    adverbial=frozenset(words("очень наиболее менее")),
    times_words=frozenset({"раз", "раза"}),
    times_of=frozenset(words("больше меньше выше ниже дороже дешевле быстрее чаще реже")),
    lone_scales=_LONE_SCALES,
    hedged_scales=dict.fromkeys(words("тысячи тысяче"), THOUSAND)
    | dict.fromkeys(words("сотни сотне"), Decimal(100))
    | dict.fromkeys(words("десятка десятку"), Decimal(10)),
    glued_scales={
        "млн": MILLION,
        "млрд": BILLION,
        "трлн": TRILLION,
        "тыс": THOUSAND,
        "bn": BILLION,
        "m": MILLION,
    },
    units={
        form: UnitEntry(unit, kind)
        for unit, (kind, stems) in _UNIT_STEMS.items()
        for form in _forms(stems)
    },
    qualifiers={
        phrase: relation
        for relation, phrases in _RELATIONS.items()
        for phrase in phrases.split("|")
    },
    after={
        "и более": Relation.AT_LEAST,
        "и больше": Relation.AT_LEAST,
        "и выше": Relation.AT_LEAST,
        "или более": Relation.AT_LEAST,
        "с лишним": Relation.MORE_THAN,
        "и менее": Relation.AT_MOST,
        "и ниже": Relation.AT_MOST,
    },
    negations=frozenset(words("не")),
    no_negation=frozenset(words("только просто лишь")),
    doubts=frozenset(words("никто ничто ни нет никогда едва вряд")),
    loose=frozenset(words("у для из с о об в")),
    clause_words=frozenset(words("и а но или что который которая которые если когда чем")),
    ordinals={
        stem + ending: value
        for value, stems in _ORDINAL_STEMS.items()
        for stem in stems.split()
        for ending in _ORDINAL_ENDINGS
        # "пятью" is five, and "пятую" the fifth.
        if stem + ending not in _CARDINALS
    },
    multiples={
        "вдвое": Decimal(2),
        "втрое": Decimal(3),
        "вчетверо": Decimal(4),
        "впятеро": Decimal(5),
        "вшестеро": Decimal(6),
        "вдесятеро": Decimal(10),
        "удвоился": Decimal(2),
        "удвоилась": Decimal(2),
        "удвоилось": Decimal(2),
        "удвоились": Decimal(2),
        "удвоить": Decimal(2),
        "утроился": Decimal(3),
        "утроилась": Decimal(3),
        "утроилось": Decimal(3),
        "утроились": Decimal(3),
        "утроить": Decimal(3),
        "полутора": Fraction(3, 2),
    },
    rate_words=frozenset({"за", "в", "на", "с", "/"}),
    range_words=frozenset({"до"}),
    between={"от": "до", "с": "до", "со": "до", "между": "и"},
    minus=frozenset({"минус"}),
    stop=frozenset(_STOP.split()),
    verb_endings=tuple(words("ли лись ло лось ают яют уют ит ает яет ует ят тся ться")),
    adjective_endings=tuple(words("ых их ого ой ые ие ым им ыми ими ная ская вая ный ский")),
    year_words=frozenset(
        words("в с к до по от после начиная осенью весной летом зимой около год году года")
    ),
    counted=frozenset(
        words(
            "человек людей солдат военных домов жителей детей рабочих студентов мест случаев "
            "предприятий компаний автомобилей машин руководителей зрителей тонн голов семей "
            "раненых учёных ученых больных взрослых безработных заключённых заключенных "
            "ребят респондентов пассажиров школ участников специалистов граждан"
        )
    ),
    change=tuple(
        words(
            "вырос выраст возрос раст увелич сниз сниж упал упад подн замедл сократ подорож "
            "подешев повы пониз ускор укреп расшир усил ослаб дости дош опуст опуск довед довел "
            "довёл довест с"
        )
    ),
    part_joiner="с",
    joined_parts={"половиной": 2, "третью": 3, "четвертью": 4},
    no_shares=frozenset(words("века часа дела срока пути и")),
    list_words=frozenset({"и", "или", "а"}),
    bounds=frozenset({"менее", "более"}),
    magnitude="магнитуд",
    masks=MASKS,
)
"""The Russian table."""
