"""English: what is said around a number, of change, base, period and rate."""

from __future__ import annotations

from sphinx_kzbrief.figures.lexicons.model import StatementWords, words

_MONTHS = words(
    "january february march april may june july august september october november december"
)
_MONTH = f"(?:{'|'.join(_MONTHS)})"
_YEAR = "(?:1[89]|20)[0-9]{2}"
_BEFORE = "(?:previous|prior|preceding|last|earlier|same)"
_AGAINST = (
    "(?:from|than|on|over|versus|vs\\.?|against|above|below|"
    "(?:compared|comparison) (?:with|to)|relative to)(?: in| for| during)?(?: the| its| a)?"
)
_NAMED = (
    f"(?P<p>(?-i:{'|'.join(month.title() for month in _MONTHS)}))(?:,? (?:of )?(?P<y>{_YEAR}))?"
)
_NAME = (
    f"(?-i:{'|'.join(month.title() for month in _MONTHS)}"
    f"|(?:{'|'.join(month.title()[:3] for month in _MONTHS)}|Sept)\\b\\.?)"
)
_SPAN_YEAR = f"(?:,? (?:of )?(?P<y>{_YEAR})(?![-–—/][0-9]))?"
_NUMBERS = words("two three four five six seven eight nine ten eleven")
_NUMBER = f"(?:{'|'.join(_NUMBERS)}|1[01]|[2-9])"
_NO_DATE = "(?! (?:earlier|ago|before|later|after|old|on)\\b)"
_MADE = (
    r"released|published|issued|reported|announced|report|survey|study|statement|forecast|"
    r"signed|launched|founded|opened|created|adopted|built|made"
)
_COUNTS = "(?:first|second|third|fourth|final)"

_LEADS = (
    "(?: (?:the|those|that|same|years?|levels?|period|time|months|in|of|quarter|half|end|"
    f"{_COUNTS}|{_MONTH}))*"
)


def _base(unit: str, short: str) -> tuple[tuple[str, str], ...]:
    return (
        (rf"\b{unit}[- ](?:on|over|to)[- ]{unit}\b|\b{short}[/-]?o?[/-]?{short}\b", unit),
        (rf"\b{_AGAINST} (?:one )?{unit} (?:earlier|ago|before)\b", unit),
        (rf"\b{_AGAINST} {_BEFORE} {unit}(?:['’]s)?\b(?! (?:of|in) {_YEAR})", unit),
    )


ENGLISH_STATEMENTS = StatementWords(
    rise=r"rise|rises|rose|risen|rising|rais\w+|increas\w+|grow|grows|grew|grown|growing|growth|"
    r"climb\w*|jump\w*|surg\w+|soar\w*|gain\w*|expan\w+|advanc\w+|upsurge|rebound\w*|hik\w+|"
    r"(?<!make )(?<!makes )(?<!made )(?<!making )(?<!takes )(?<!taking )up|add(?:s|ed|ing)?|"
    r"strengthen\w*|appreciat\w+|widen\w*|boost\w*|spik(?:ed|ing)|leap\w*|"
    r"swell\w*|swollen|higher|doubl\w+|tripl\w+|quadrupl\w+|accelerat\w+|quicken\w*",
    fall=r"fall|falls|fell|fallen|falling|drop\w*|declin\w+|decreas\w+|shrink\w*|shrank|shrunk|"
    r"contract(?:s|ed|ing|ion)|slump\w*|tumbl\w+|plung\w+|slid|slides?|sliding|slip\w*|sank|sunk|"
    r"weaken\w*|depreciat\w+|devalu\w+|slash\w*|trimm?\w*|dwindl\w+|diminish\w*|"
    r"sink\w*|shed|los(?:t|es?|ing)|dip|dips|dipped|lower|lowered|reduc\w+|cuts?|cutting|down|"
    r"eas(?:e|es|ed|ing)|slow(?:ed|s|ing)?|narrow(?:ed|s|ing)|halv\w+|moderat(?:ed|ing)|"
    r"decelerat\w+|cool(?:ed|ing)",
    surplus=r"surplus\w*",
    deficit=r"deficits?|shortfalls?",
    rise_after=r"rise|increase|growth|gain|jump|surge|expansion|advance|upsurge|rebound|hike|"
    r"upturn",
    fall_after=r"fall|drop|decline|decrease|contraction|slump|plunge|slide|dip|cut|reduction",
    gained=r"(?:was|were|are|ha(?:ve|s|d) been) (?:added|gained|created)",
    lost=r"(?:was|were|are|ha(?:ve|s|d) been) (?:lost|shed|cut(?! off))",
    more=r"more|higher|larger|bigger|up(?= (?:on|from|over|year))|above",
    less=r"less|lower|smaller|fewer|down(?= (?:on|from|year))|below",
    between=r"by|of|between|at|an?|another|further|some|as much as|\w+ly|just|only|rate|pace|"
    r"rate of|annual|annuali[sz]ed|average|slower|faster|modest|slight|sharp|full|additional",
    by=r"by",
    to=r"(?<!compared )(?<!relative )(?<!comparison )to",
    start=r"from",
    stands=r"reach(?:ed|es|ing)?|totall?(?:ed|ing)|numbered|(?:amount(?:ed|s)|came|comes) to|"
    r"(?:stood|stands) at",
    levels=r"(?:(?:just|slightly|well|far) )?(?:below|above|beneath|beyond|past)",
    unclear=r"(?:(?:just|slightly|well|a little) )?(?:over|under)",
    part=r"of",
    sheds=r"los(?:t|es?|ing)|shed(?:s|ding)?|cut(?:s|ting)?",
    rates_of_change=r"growth|inflation|expansion|contraction|price rises?|pace|"
    r"rate of (?:growth|increase|decline)|increases?|declines?|gains?|decreases?|"
    r"falls?|drops?|rises?|loss(?:es)?",
    flows=r"growth|inflation",
    paces=r"slow\w*|accelerat\w+|decelerat\w+|quicken\w*|eas(?:e|es|ed|ing)|moderat\w+|cool\w+",
    breaks=r"[,;:()—–]|\b(?:and|but|while|whereas|after|as|or|although|though|following|"
    r"follow(?:s|ed)|preced(?:es|ed)|before|when|because|due to|owing to|despite|amid)\b",
    events=r"\b\w{2,}(?:ed|ing)\b|\b(?:fallen|risen|grown|shrunk)\b",
    definite=r"\b(?:the|that|those|these|this) $",
    negated=r"(?:\b(?:not|never|cannot|without|nor|neither)|n['’]t)"
    r"(?: (?:yet|ever|even|been|be|have|(?!only\b)\w+ly))?",
    multiplied=r"(?:doubl|tripl|trebl|quadrupl|quintupl)(?:ed|ing)",
    divided=r"halv(?:ed|ing)",
    shifts=r"went|gone|going|moved|moving|shifted|changed|swung",
    respectively=r"\brespectively\b",
    hedges=r"\b(?:estimat\w+|project\w+|expect\w*|forecast\w*|predict\w+|plan(?:s|ned)?|target\w*|"
    r"will|would|could|may|might|likely)\b",
    said=r"\b(?:sa(?:id|ys?)|told|report\w*|announc\w+|accord\w+|estimat\w+|publish\w+|forecast\w*|"
    r"project\w+|predict\w+|expect\w+)\b",
    bases=(
        *_base("year", "y"),
        *_base("quarter", "q"),
        *_base("month", "m"),
        *_base("week", "w"),
        (rf"\b{_AGAINST}{_LEADS} (?:a year (?:ago|earlier|before))\b", "year"),
        (r"\b(?:in annual terms|on an annual basis|on the year|12-month|year-earlier)\b", "year"),
        (rf"\b{_AGAINST} {_BEFORE} (?:three|3) months\b", "quarter"),
        (r"\bover (?:the (?:last|past|previous) )?(?:12|twelve) months\b", "year"),
        (r"\bover the (?:last |past )?year\b", "year"),
        (r"\bon the (?:quarter)\b", "quarter"),
        (r"\bon the (?:month)\b", "month"),
        (rf"\b(?:most|\w+est|first|record)\b[^,;.]{{0,40}} since {_YEAR}", ""),
        (rf"\bsince (?P<y>{_YEAR})\b", ""),
        (rf"\b{_AGAINST}{_LEADS} (?P<y>{_YEAR})\b(?! (?:to|through|until|[–-]))", ""),
        (rf"\b{_AGAINST}{_LEADS} (?:last|previous|prior) year\b", "year"),
    ),
    periods=(
        # When something was said or made is not when it held; a row without groups says nothing.
        rf"\b(?:{_MADE}) (?:in|for|of) (?:{_MONTH}(?:,? {_YEAR})?|{_YEAR})\b",
        rf"\b(?:between|from) (?P<y>{_YEAR}) (?:and|to|through|until) (?P<z>{_YEAR})\b",
        rf"(?<![0-9])(?P<y>{_YEAR})[-–—](?P<z>(?:{_YEAR}|[0-9]{{2}}))\b",
        (rf"\b(?P<p>{_NAME}) (?P<w>{_YEAR})(?: ?[-–—] ?| (?:to|through|until|and) )"
        rf"(?P<q>{_NAME}),? (?P<y>{_YEAR})"),
        rf"\bbetween (?P<p>{_NAME}) and (?P<q>{_NAME}){_SPAN_YEAR}",
        rf"\b(?P<p>{_NAME})(?: ?[-–—] ?| (?:to|through|until) )(?P<q>{_NAME}){_SPAN_YEAR}",
        rf"\b{_NAME} and {_NAME}{_SPAN_YEAR}".replace("(?P<y>", "(?:"),
        (rf"\b(?P<n>{_NUMBER})[- ]months?(?: period)? (?:to|through|ended|ending)"
        rf"(?: in| the end of)? (?P<p>{_NAME}){_SPAN_YEAR}"),
        (rf"\bfirst (?P<k>{_NUMBER}) (?:months|(?P<s>quarters))"
        rf"(?: of (?:the year|this year|(?P<y>{_YEAR})(?![-–—/][0-9]))|(?! of\b))"),
        r"\b(?:(?:fiscal|financial)(?: year)? |FY ?['’]?)(?P<f>(?:20)?[0-9]{2})\b(?![-–/])",
        r"\b(?P<f>20[0-9]{2}) (?:fiscal|financial) year\b",
        rf"\b(?P<p>{_COUNTS} (?:quarter|half))(?: of)?(?: the year)?(?: (?P<y>{_YEAR}))?\b",
        rf"\b(?P<p>[QH][1-4])(?:,? (?:of )?(?P<y>{_YEAR}))?\b",
        rf"\b(?:in|for|during|of) (?:late |early |mid-)?{_NAMED}\b(?! [0-9]{{1,2}}\b)",
        rf"\b(?:months|weeks|quarters|part|end|start|beginning) of (?P<y>{_YEAR})\b",
        rf"\bby (?:the end of |end-|late )?(?P<u>{_YEAR})\b",
        rf"\b(?:in|for|during|throughout) (?:the year |calendar )?(?P<y>{_YEAR})\b(?![-–—/])",
    ),
    parts={month: f"{at:02}" for at, month in enumerate(_MONTHS, 1)}
    | {f"{month[:3]}{dot}": f"{at:02}" for at, month in enumerate(_MONTHS, 1) for dot in ("", ".")}
    | {"sept": "09", "sept.": "09"}
    | {number: str(at) for at, number in enumerate(_NUMBERS, 2)}
    | {
        f"{word} {part}": str(code + at)
        for part, code in (("quarter", 33), ("half", 40))
        for at, word in enumerate(words("first second third fourth"))
    }
    | {f"q{at}": str(32 + at) for at in range(1, 5)}
    | {"final quarter": "36", "h1": "40", "h2": "41"},
    rates=tuple(
        (rf"\b(?:(?:an?|each|every|per|any) {unit}{_NO_DATE}|{often})\b", unit)
        for unit, often in (
            ("year", "annual(?:ly)?|annuali[sz]ed|yearly|per annum|a-year"),
            ("month", "monthly|a-month"),
            ("week", "weekly|a-week"),
            ("day", "daily|a-day"),
            ("hour", "hourly|an-hour"),
            ("person", "per (?:capita|head|person|inhabitant)|apiece"),
        )
    ),
    against=r"\b(?:compared|comparison|relative) (?:to|with) (?:about |some |just )?",
    formerly=r"\b(?:after|following)\b[^,;.]*",
    aliases=r"(?: or|(?:,| \(|,? that is,?|,? i\.e\.) ?(?:or)?) ?(?:some |about |by )?",
    backs=r",? (?:sharply |slightly )?(?:up|down) from (?:about |some |just )?",
    tails=(
        (r"(?:annually|yearly|per annum|(?:each|every) year)", "year"),
        (r"(?:monthly(?= *(?:$|[^\w\s]|in\b|to\b|from\b))|(?:each|every) month)", "month"),
        (r"(?:each|every) week", "week"),
        (r"(?:each|every) day", "day"),
    ),
    every=r"\b(?:every|each|per) ",
    each=rf"\b(?:an?|per|each|every) (?P<u>(?!cent\b)[a-z][\w-]+)\b{_NO_DATE}",
    heads=r"\bper capita\b",
)  # fmt: skip
"""The English table."""
