"""English: the words quantities are stated with, and what looks like one and is none."""

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
from sphinx_kzbrief.figures.lexicons.english_masks import MASKS
from sphinx_kzbrief.figures.lexicons.model import Lexicon, UnitEntry, words
from sphinx_kzbrief.figures.model import QuantityKind, Relation

_CARDINALS = {
    word: value
    for value, word in enumerate(
        words(
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
            "fifteen sixteen seventeen eighteen nineteen"
        )
    )
} | dict(
    zip(
        words("twenty thirty forty fifty sixty seventy eighty ninety"),
        range(20, 100, 10),
        strict=True,
    )
)

_ORDINALS = {
    word: value
    for value, word in enumerate(
        words(
            "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
            "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth "
            "twentieth"
        ),
        start=1,
    )
}

_UNIT_NAMES: dict[str, tuple[QuantityKind, str]] = {
    "meter": (M, "meter meters metre metres"),
    "kilometer": (M, "kilometer kilometers kilometre kilometres"),
    "centimeter": (M, "centimeter centimeters centimetre centimetres"),
    "millimeter": (M, "millimeter millimeters millimetre millimetres"),
    "nanometer": (M, "nanometer nanometers nanometre nanometres"),
    "micrometer": (M, "micron microns micrometer micrometers micrometre micrometres"),
    "mile": (M, "mile miles"),
    "nautical_mile": (M, "nautical_mile nautical_miles"),
    "foot": (M, "foot feet"),
    "inch": (M, "inch inches"),
    "yard": (M, "yard yards"),
    "acre": (M, "acre acres"),
    "hectare": (M, "hectare hectares"),
    "kilometer**2": (
        M,
        "square_kilometers square_kilometres square_kilometer square_kilometre sq_km sq._km",
    ),
    "meter**2": (M, "square_meters square_metres square_meter square_metre sq_m sq._m"),
    "mile**2": (M, "square_miles square_mile sq_miles sq_mi"),
    "foot**2": (M, "square_feet square_foot sq_ft"),
    "meter**3": (M, "cubic_meters cubic_metres cubic_meter cubic_metre cu_m"),
    "kilometer**3": (M, "cubic_kilometers cubic_kilometres"),
    "foot**3": (M, "cubic_feet cubic_foot"),
    "gram": (M, "gram grams gramme grammes"),
    "microgram": (M, "microgram micrograms mcg"),
    "milligram": (M, "milligram milligrams"),
    "kilogram": (M, "kilogram kilograms kilo kilos kilogramme kilogrammes"),
    "tonne": (M, "tonne tonnes metric_ton metric_tons metric_tonnes"),
    "ton": (M, "ton tons"),
    "centner": (M, "centner centners quintal quintals"),
    "ounce": (M, "ounce ounces troy_ounce troy_ounces"),
    "bushel": (M, "bushel bushels"),
    "liter": (M, "liter liters litre litres"),
    "milliliter": (M, "milliliter milliliters millilitre millilitres"),
    "gallon": (M, "gallon gallons"),
    "barrel": (M, "barrel barrels"),
    "watt": (M, "watt watts"),
    "kilowatt": (M, "kilowatt kilowatts"),
    "megawatt": (M, "megawatt megawatts"),
    "gigawatt": (M, "gigawatt gigawatts"),
    "kilowatt_hour": (M, "kilowatt_hour kilowatt_hours kilowatthour kilowatthours"),
    "megawatt_hour": (M, "megawatt_hour megawatt_hours"),
    "gigawatt_hour": (M, "gigawatt_hour gigawatt_hours"),
    "terawatt_hour": (M, "terawatt_hour terawatt_hours"),
    "degC": (M, "degrees_celsius degree_celsius degrees_centigrade degrees_c celsius"),
    "degF": (M, "degrees_fahrenheit degree_fahrenheit degrees_f fahrenheit"),
    "degree": (M, "degree degrees"),
    "carat": (M, "carat carats"),
    "point": (M, "point points"),
    "magnitude": (M, "magnitude"),
    "megabit": (M, "megabit megabits"),
    "gigabit": (M, "gigabit gigabits"),
    "gigabyte": (M, "gigabyte gigabytes"),
    "terabyte": (M, "terabyte terabytes"),
    "TEU": (M, "twenty-foot_equivalent_units"),
    "decibel": (M, "decibel decibels"),
    "calorie": (M, "calorie calories"),
    "second": (T, "second seconds"),
    "millisecond": (T, "millisecond milliseconds"),
    "minute": (T, "minute minutes mins"),
    "hour": (T, "hour hours"),
    "day": (T, "day days working_days business_days"),
    "week": (T, "week weeks"),
    "month": (T, "month months"),
    "year": (T, "year years annum"),
    "decade": (T, "decade decades"),
    "century": (T, "century centuries"),
    "percent": (P, "percent per_cent pct"),
    "percentage_point": (
        P,
        "percentage_point percentage_points percent_point percent_points per_cent_points",
    ),
    "basis_point": (P, "basis_point basis_points"),
    "fold": (QuantityKind.MULTIPLE, "fold"),
    "USD": (MONEY, "dollar dollars us_dollar us_dollars u_s_dollars american_dollars"),
    "AUD": (MONEY, "australian_dollars"),
    "CAD": (MONEY, "canadian_dollars"),
    "HKD": (MONEY, "hong_kong_dollars"),
    "SGD": (MONEY, "singapore_dollars"),
    "USX": (MONEY, "cent cents us_cents"),
    "EUR": (MONEY, "euro euros"),
    "GBP": (MONEY, "pound pounds pounds_sterling british_pounds"),
    "GBX": (MONEY, "pence"),
    "EUX": (MONEY, "euro_cent euro_cents eurocent eurocents"),
    "RUX": (MONEY, "kopeck kopecks kopek kopeks"),
    "KZX": (MONEY, "tiyn tiyns"),
    "JPY": (MONEY, "yen"),
    "CNY": (MONEY, "yuan renminbi"),
    "KRW": (MONEY, "won"),
    "KZT": (MONEY, "tenge tenges"),
    "RUB": (MONEY, "ruble rubles rouble roubles"),
    "UZS": (MONEY, "soum soums sum sums uzbek_som uzbek_soms"),
    "KGS": (MONEY, "som soms"),
    "TJS": (MONEY, "somoni somonis"),
    "TMT": (MONEY, "manats turkmen_manat turkmen_manats"),
    "AZN": (MONEY, "manat azerbaijani_manat azerbaijani_manats"),
    "AMD": (MONEY, "dram drams"),
    "GEL": (MONEY, "lari laris"),
    "UAH": (MONEY, "hryvnia hryvnias"),
    "TRY": (MONEY, "lira liras"),
    "INR": (MONEY, "rupee rupees"),
    "PKR": (MONEY, "pakistani_rupees pakistani_rupee"),
    "AFN": (MONEY, "afghani afghanis"),
    "IRR": (MONEY, "rial rials"),
    "SAR": (MONEY, "riyal riyals"),
    "AED": (MONEY, "dirham dirhams"),
    "CHF": (MONEY, "swiss_franc swiss_francs francs"),
    "SEK": (MONEY, "swedish_crowns swedish_kronor kronor"),
    "NOK": (MONEY, "norwegian_crowns norwegian_kroner"),
    "PLN": (MONEY, "zloty zlotys"),
    "CZK": (MONEY, "czech_crowns"),
    "HUF": (MONEY, "forint forints"),
    "ILS": (MONEY, "shekel shekels"),
    "MNT": (MONEY, "tugrik tugriks"),
    "BRL": (MONEY, "reais"),
    "ZAR": (MONEY, "rand"),
    "THB": (MONEY, "baht"),
    "IDR": (MONEY, "rupiah"),
    "MYR": (MONEY, "ringgit"),
    "BTC": (MONEY, "bitcoin bitcoins"),
}

_RELATIONS = {
    Relation.MORE_THAN: "more than|over|above|upwards of|upward of|in excess of|exceeding|"
    "exceeded|exceeds|exceed|greater than|just over|well over|slightly over|a little over|"
    "slightly more than|a little more than|little more than|just above|slightly above|"
    "surpassed|surpassing|surpass|topped|higher than|north of|well above|passed the|beyond|"
    "much more than|far more than|significantly more than|way over|>",
    Relation.AT_LEAST: "at least|no less than|not less than|no fewer than|not fewer than|"
    "a minimum of|minimum of|at minimum|≥|>=",
    Relation.LESS_THAN: "less than|under|below|fewer than|lower than|just under|just below|"
    "slightly less than|slightly below|a little under|a little less than|well below|"
    "well under|slightly under|smaller than|short of|<",
    Relation.AT_MOST: "no more than|not more than|at most|up to|as much as|as many as|"
    "a maximum of|maximum of|within|not exceeding|no higher than|no larger than|≤|<=",
    Relation.ABOUT: "about|around|some|roughly|approximately|approx|approx.|circa|ca.|"
    "an estimated|estimated|an approximate|close to|in the region of|in the order of|"
    "somewhere around|an average of about|~|≈|∼|on the order of|of the order of|a projected|"
    "projected|an expected|a forecast",
    Relation.NEARLY: "nearly|almost|nearing|approaching|not quite|virtually",
    Relation.EXACT: "just|only|merely|exactly|precisely|just about|a mere|a full|barely",
}

_STOP = (
    "the a an this that these those and or but nor so yet of in on at to from by for with without "
    "into onto over under above below between among against during since until till before after "
    "about around than then as if when while where which who whom whose what how why because "
    "although though is are was were be been being am has have had having do does did will would "
    "shall should can could may might must not no it its they them their he him his she her we us "
    "our you your i me my there here said says say saying told according also still already just "
    "only even more less most least very too per each every both either neither all any some such "
    "ago later earlier up down out off across through via near within upon toward towards despite "
    "versus vs compared respectively apart alone away back instead overall annually monthly daily "
    "died die dies rose fell rise fall grew grow worth went go came come made make took take left "
    "whereas including plus minus however was's today yesterday tomorrow now last next first "
    "during amid higher lower better worse remain remains remained remained had's percent one"
)

_COUNTED = words(
    "people persons men women children soldiers troops fighters workers employees staff students "
    "pupils residents citizens migrants refugees families households homes houses buildings cases "
    "deaths jobs cars vehicles trucks tanks flights companies firms schools shares seats barrels "
    "protesters officers detainees prisoners victims passengers tourists visitors fans spectators "
    "respondents voters patients doctors farmers participants delegates animals sheep cattle "
    "drones missiles shells items units copies apartments beds tickets members personnel "
    "kilometres kilometers km miles tonnes tons hectares megawatts"
)

_CHANGE = words(
    "rise rose rising risen grow grew growing grown increas climb jump fall fell drop declin "
    "added adds decreas slow slip slid cut lower rais reduc widen narrow shrank shrink shrunk "
    "went go goes gone up down improv edg soar surg plung expand contract hik shift mov chang "
    "doubl tripl "
    "accelerat eas gain lost los tumbl advanc upgrad downgrad adjust revis brought bring mount "
    "boost tick inch creep crept spik swing swung taper moderat dip drift escalat lift collaps "
    "diminish deepen push pull "
    "swell shot slash recover rebound return strengthen weaken trim"
)

_PARTS = {
    "half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10, "twentieth": 20, "hundredth": 100,
}  # fmt: skip

_TIMES_OF = words(
    "as the what that those its their his more larger bigger higher greater faster last over "
    "than less lower fewer smaller this our normal median average national global current "
    "usual annual previous stronger heavier hotter denser longer"
)

_PLURALS = words(
    "people police men women children personnel staff cattle sheep aircraft fish dead injured "
    "wounded missing killed crew youth livestock poultry schoolchildren media data businessmen "
    "policemen servicemen congresswomen teeth feet mice geese series species clergy infantry "
    "mps gas viruses buses menus"
)

_NOT_PLURALS = words("chaos ethos atlas canvas bias alias overseas whereas christmas texas kansas")


ENGLISH = Lexicon(
    language="en",
    comma_decimal=False,
    cardinals=_CARDINALS,
    hundreds=frozenset({"hundred"}),
    scales={
        "dozen": Decimal(12),
        "thousand": THOUSAND,
        "million": MILLION,
        "millions": MILLION,
        "mln": MILLION,
        "mn": MILLION,
        "mio": MILLION,
        "billion": BILLION,
        "billions": BILLION,
        "bln": BILLION,
        "bn": BILLION,
        "trillion": TRILLION,
        "trillions": TRILLION,
        "trln": TRILLION,
        "trn": TRILLION,
        "tn": TRILLION,
        "quadrillion": Decimal(10) ** 15,
        "lakh": Decimal(10) ** 5,
        "crore": Decimal(10) ** 7,
    },
    glued_scales={
        "k": THOUSAND,
        "K": THOUSAND,
        "m": MILLION,
        "M": MILLION,
        "b": BILLION,
        "B": BILLION,
        "T": TRILLION,
    },
    joiners=frozenset({"and"}),
    units={
        phrase.replace("_", " "): UnitEntry(unit, kind)
        for unit, (kind, phrases) in _UNIT_NAMES.items()
        for phrase in phrases.split()
    }
    | {
        "miles per hour": UnitEntry("mile", M, "hour"),
        "miles an hour": UnitEntry("mile", M, "hour"),
        "miles a gallon": UnitEntry("mile", M, "gallon"),
        "miles to the gallon": UnitEntry("mile", M, "gallon"),
        "barrels of oil per day": UnitEntry("barrel", M, "day"),
        "barrels of oil a day": UnitEntry("barrel", M, "day"),
        "bcm": UnitEntry("meter**3", M, None, 10**9),
        "percentage": UnitEntry("percent", P),
    },
    qualifiers={
        phrase: relation
        for relation, phrases in _RELATIONS.items()
        for phrase in phrases.split("|")
    },
    after={
        "or more": Relation.AT_LEAST,
        "or higher": Relation.AT_LEAST,
        "or above": Relation.AT_LEAST,
        "or over": Relation.AT_LEAST,
        "and above": Relation.AT_LEAST,
        "and over": Relation.AT_LEAST,
        "and more": Relation.AT_LEAST,
        "plus": Relation.AT_LEAST,
        "or less": Relation.AT_MOST,
        "or fewer": Relation.AT_MOST,
        "or below": Relation.AT_MOST,
        "or so": Relation.ABOUT,
        "or thereabouts": Relation.ABOUT,
    },
    negations=frozenset(words("not never cannot without nor neither longer")),
    no_negation=frozenset(words("only just merely because necessarily")),
    doubts=frozenset(words("no nobody none few hardly scarcely rarely seldom")),
    loose=frozenset(words("for of in with on after from the these those its their")),
    clause_words=frozenset(
        words("and but or that which who whether if because while when where since although than")
    ),
    objects_follow=True,
    ordinals=_ORDINALS,
    multiples={
        "twice": Decimal(2),
        "thrice": Decimal(3),
        "double": Decimal(2),
        "doubled": Decimal(2),
        "doubling": Decimal(2),
        "doubles": Decimal(2),
        "triple": Decimal(3),
        "tripled": Decimal(3),
        "tripling": Decimal(3),
        "triples": Decimal(3),
        "treble": Decimal(3),
        "trebled": Decimal(3),
        "quadruple": Decimal(4),
        "quadrupled": Decimal(4),
        "quadrupling": Decimal(4),
        "quintupled": Decimal(5),
        "halved": Fraction(1, 2),
        "halving": Fraction(1, 2),
        "halve": Fraction(1, 2),
        "halves": Fraction(1, 2),
    },
    rate_words=frozenset({"per", "/"}),
    rate_articles=frozenset({"a", "an", "each", "every"}),
    bare_rates={"apiece": "item"},
    range_words=frozenset({"to", "or"}),
    between={"between": "and", "from": "to"},
    minus=frozenset({"minus", "negative"}),
    stop=frozenset(_STOP.split()),
    year_words=frozenset(
        words(
            "in since by from until till of after before during through throughout early late mid "
            "year summer winter spring autumn fall season circa back fiscal and to "
            "january february march april may june july august september october november december "
            "jan feb mar apr jun jul aug sep sept oct nov dec end beginning the"
        )
    ),
    dated=frozenset(words("in since until circa")),
    year_word="in",
    verbs=frozenset(
        words(
            "paid cost hit won lost took saw left got sold sent met found held spent built kept "
            "bought caught shot struck drew ran wrote taught"
        )
    ),
    verb_endings=("ed", "ing", "s", "ly"),
    determiners=frozenset(words("a an the another his her its their our these those")),
    after_bare=frozenset(words("of were was are had have more fewer others out percent")),
    counted=frozenset(_COUNTED),
    change=tuple(_CHANGE),
    spread=("rang", "vari", "vary", "spread", "span"),
    parts=_PARTS,
    part_joiner="and",
    part_articles=frozenset({"a"}),
    joined_parts=_PARTS | {f"{word}s": under for word, under in _PARTS.items()},
    shares=frozenset(words("of more less fewer lower higher larger smaller bigger as")),
    no_shares=frozenset(words("majority vote party parties time way hearted baked")),
    change_by=frozenset({"by", "in", "up", "down"}),
    definite=frozenset(words("the its their our his her all these those")),
    list_words=frozenset({"and", "or"}),
    links=frozenset({"of"}),
    bounds=frozenset({"least", "than"}),
    times_words=frozenset({"times"}),
    times_of=frozenset(_TIMES_OF),
    magnitude="magnitude",
    plurals=frozenset(_PLURALS),
    not_plurals=frozenset(_NOT_PLURALS),
    singulars=frozenset(
        words(
            "person man woman child soldier officer worker student teenager boy girl policeman "
            "civilian vote seat goal"
        )
    ),
    collectives=frozenset(
        words(
            "police staff crew media data women youth sheep cattle sports population electorate "
            "workforce"
        )
    ),
    no_superlatives=frozenset(
        words(
            "west interest forest rest test request protest arrest harvest contest guest quest "
            "conquest bequest nest pest vest chest"
        )
    ),
    adverbial=frozenset({"annual", "annually", "daily", "monthly", "more", "fewer"}),
    masks=MASKS,
)
"""The English table."""
