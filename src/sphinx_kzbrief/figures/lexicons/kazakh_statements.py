"""Kazakh: what is said around a number, of change, base, period and rate."""

from __future__ import annotations

from sphinx_kzbrief.figures.lexicons.model import StatementWords, words

_YEAR = "(?:1[89]|20)[0-9]{2}"
_MONTHS = words(
    "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан"
)
_NAME = f"(?:{'|'.join(_MONTHS)})"
_DONE = r"(?!\w{2,12}[мпб][ае](?:д[ыі]|ғ?ан|ген|йд[ыі]|с)\b|\w+ (?:жоқ|емес)\b)"
"""A negation is an ending of the verb, or a word behind it."""

KAZAKH_STATEMENTS = StatementWords(
    rise="(?!)",
    fall="(?!)",
    surplus=r"профицит\w*",
    deficit=r"тапшылы\w*|дефицит\w*",
    rise_after=rf"(?:астам |жуық )?{_DONE}(?:өс\w+|артты|артып|артқан|көбей\w+|көтер\w+|"
    r"арттыр\w+|ұлғай\w+|жоғарыла\w+|жеделде\w+)",
    fall_after=rf"(?:астам |жуық )?{_DONE}(?:төменде\w+|азай\w+|кемі\w+|қысқар\w+|"
    r"түс(?:ті|ір\w+|кен)|құлдыра\w+|баяула\w+)",
    more="(?!)",
    less="(?!)",
    between="(?!)",
    by="(?!)",
    to="(?!)",
    start="(?!)",
    stands="(?!)",
    part=r"құра\w+",
    part_form=r"пайызы|жартысы|бөлігі|бірі",
    to_after=r"дейін",
    start_form=r"(?:дан|ден|тан|тен|нан|нен)",
    rates_of_change="(?!)",
    flows="(?!)",
    paces=r"баяула\w*|жеделде\w*",
    breaks=r"[,;:()—–]|\b(?:және|ал|бірақ)\b",
    respectively=r"\bтиісінше\b",
    hedges=r"\b(?:болжам\w*|күтіл\w+|жоспар\w*)\b",
    said=r"\b(?:деді|айтты|хабарлады|болжам\w*)\b",
    bases=(
        (rf"(?P<y>{_YEAR}) жыл\w* (?:салыстырғанда|қарағанда)", ""),
        (r"(?:өткен|былтырғы) жыл\w* (?:салыстырғанда|қарағанда)|жылдық мәнде", "year"),
        (r"(?:өткен|алдыңғы) тоқсан\w* (?:салыстырғанда|қарағанда)", "quarter"),
        (r"(?:өткен|алдыңғы) ай\w* (?:салыстырғанда|қарағанда)", "month"),
    ),
    periods=(
        rf"(?:(?P<y>{_YEAR}) жыл\w* )?(?P<p>{_NAME}) ?[-–—] ?(?P<q>{_NAME})\w*",
        rf"(?P<y>{_YEAR})[-–—](?P<z>{_YEAR}) жылдар",
        rf"(?P<y>{_YEAR}) жыл(?:ы|дың|ғы|да)?\b",
    ),
    parts={month: f"{at:02}" for at, month in enumerate(_MONTHS, 1)},
    rates=(
        (r"жыл сайын|жылына|жылдық", "year"),
        (r"ай сайын|айына|айлық", "month"),
        (r"күн сайын|күніне|тәулігіне", "day"),
        (r"жан басына|адам басына", "person"),
    ),
    aliases=r"(?:,| \() ?(?:немесе |яғни )?",
    every=r"\bәр(?:бір)? ",
    heads=r"(?:жан|адам) басына",
)
"""The Kazakh table."""
