"""English dates, times, ages, names and results: digits that are no quantity."""

from __future__ import annotations

from sphinx_kzbrief.figures.lexicons.common import MASKS as COMMON

_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)|Apr(?:il|\.)?|May|June?\.?|July?\.?|"
    r"Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_DAY = r"[0-9]{1,2}(?:st|nd|rd|th)?"
_NOT_UNIT = r"(?![.,]?[0-9]|[ -]?(?:%|percent|per cent|million|billion|trillion|thousand))"
_SMALL = (
    r"(?:[0-9]{1,2}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|one|thirteen|"
    r"fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)"
)
_NAMED = (
    r"(?:Exhibit|Articles?|Art\.|Sections?|Chapters?|Clauses?|Paragraphs?|Para\.|Rule|"
    r"Resolutions?|Decree|"
    r"Order|Law|Act|Title|Annex|Appendix|Table|Figure|Fig\.|Pages?|Flight|Route|Highway|Channel|"
    r"Boeing|Airbus|Embraer|Leopard|Group of|Phase|Stage|Level|Tier|Type|Category|Unit|"
    r"Reactor|Block|Building|Room|Apartment|Apt\.?|Gate|Platform|Ward|Apollo|Soyuz|iPhone|"
    r"Windows|Android|Galaxy|Agenda|Vision|Covid|Pier|Season|Episode|Version|Avenue|Street|"
    r"Formula|Expo|Euro|Interstate|Division|Ligue|Serie|Area|Zone|Pillar|Track|Goal|SDG|"
    r"Falcon|Shahed|Abrams|Su|MiG|S&P|FTSE|Nasdaq|Nikkei|Stoxx|STOXX|CSI|DAX|CAC|Fortune|Forbes|"
    r"Liquid|Studio|Pentium|article|section|chapter|clause|paragraph|page|flight|resolution)"
)
MASKS = (
    *COMMON,
    # Dates with a month's name.
    (
        rf"\b{_MONTH} {_DAY}(?: ?[-–—] ?{_DAY}| (?:to|and|"
        rf"or) {_DAY})?\b{_NOT_UNIT}(?:,? [12][0-9]{{3}}\b)?"
    ),
    (
        rf"\b{_DAY}(?: ?[-–—] ?{_DAY}| (?:to|"
        rf"and) {_DAY})? (?:of )?{_MONTH}\b(?:,? [12][0-9]{{3}}\b)?"
    ),
    rf"\b{_MONTH},? (?:of )?[12][0-9]{{3}}\b",
    r"\b(?:between|on|from|until|by|of|the) the [0-9]{1,2}(?:st|nd|rd|th)\b(?! [a-z])",
    # Decades, centuries, parts of a year.
    r"\b[12][0-9]{2}0['’]?s\b",
    r"(?:['’]|\b)[0-9]0s\b",
    (
        r"\b(?:[0-9]{1,2}(?:st|nd|rd|th)|[a-z]{3,9}teenth|twentieth|"
        r"twenty-first)[- ](?:[Cc]entur|millenni)"
    ),
    (
        r"(?i)\b(?:first|second|third|fourth|last|final|next|previous|[1-4](?:st|nd|rd|"
        r"th)|current|latter|this|each|every|per) (?:fiscal |financial )?(?:quarter|half|"
        r"semester|trimester)\b(?! of (?:the )?(?:all|those|its|their))"
    ),
    (
        rf"(?i)\bfirst {_SMALL} (?:months|weeks|quarters|days) of (?:the (?:year|fiscal|"
        rf"current)|this|last|[12][0-9]|{_MONTH})"
    ),
    rf"(?i)['’]s first {_SMALL} (?:months|weeks|quarters)\b",
    (
        rf"(?i)\b{_SMALL}[- ]months? (?:period )?(?:to|through|ended|"
        rf"ending) (?:the end of )?{_MONTH}"
    ),
    r"\b(?:pre|post|mid|early|late|Pre|Post|Mid)-(?:19|20)[0-9]{2}\b",
    r"\b(?:FY|Q[1-4]|H[12]|[1-4]Q|9M|6M) ?['’]?(?:20)?[0-9]{0,2}\b",
    # Clock times.
    r"(?i)\b[0-9]{1,2}(?:[.:][0-9]{2})? ?(?:[ap]\.m\.|[ap]m\b|o['’]clock|noon\b)",
    r"\b[0-9]{4} ?(?:GMT|UTC|CET|EST|EDT|BST|hours GMT|local time)\b",
    r"\b(?:GMT|UTC) ?[+-]? ?[0-9]{1,2}\b",
    rf"(?i)\b{_SMALL} o['’]clock\b",
    # Ages.
    (
        rf"(?i)\b{_SMALL[:-1]}|twenty|thirty|forty|[0-9]{{1,3}})(?: ?(?:-|–|to|"
        rf"-to-) ?[0-9]{{1,3}})?[- ]years?[- ]olds?\b"
    ),
    r"\b[0-9],[0-9]{3}-year-old",
    (
        r"(?i)\b(?:aged?|ages)(?: (?:of|between|from|over|under|about|above|below|"
        r"around))? [0-9]{1,3}(?: ?(?:-|–|to|and|or) ?[0-9]{1,3})?\b(?![.,]?[0-9]|%)"
    ),
    r"\b[0-9]{1,2} ?[-–] ?[0-9]{1,2}(?=[- ](?:age|year-old))",
    (
        r"(?i)\b(?:people|women|men|children|adults|girls|boys|those|anyone|everyone|"
        r"residents|workers|citizens|voters|pensioners|youth|drivers|kids|"
        r"teenagers) (?:who are |who were )?(?:under|over|below|above|younger than|"
        r"older than) (?:the age of )?[0-9]{1,2}\b(?![.,]?[0-9]|%| [a-z]+s\b)"
    ),
    r"(?i)\b(?:younger|older) than [0-9]{1,2}\b(?! [a-z]+s\b)",
    r"(?i)\b(?:under|over)-[0-9]{1,2}s?\b",
    r"\b(?:[A-Z]|[a-z]{0,1}[A-Z])[\w’'-]{1,30}, ([1-9][0-9]),(?= )",
    (
        rf"(?i)\bturn(?:s|ed|ing)? {_SMALL[:-1]}|[0-9]{{2}})\b(?= (?:in|on|last|this|next|"
        rf"years old)|[.,])"
    ),
    # Names that hold a number.
    (
        rf"\b{_NAMED} (?:[Nn]o\.? ?)?[0-9]{{1,4}}(?:-[A-Z0-9]{{1,4}})?\b(?![.,]?[0-9]|%|"
        rf" percent| per cent)"
    ),
    r"\b(?:[Gg]roup of|Big|Famous) (?:Seven|Eight|Four|Five|Three|Six|Twenty)\b",
    r"\b[A-Z][A-Za-z]{0,11}[-‑][0-9]{1,4}[A-Za-z]{0,3}\b(?!%|[.,][0-9]|-year|-day|-month)",
    (
        r"\b(?:Bill|School|Decree|Resolution|Law|Order|Decision|report|reactor|School|"
        r"Hospital|Gymnasium|house|Report|Case|Protocol) (?:No\.?|№|number) ?[0-9]+"
    ),
    r"(?<=[Tt]he )(?:Four|Five|Six|Seven|Nine|Eleven|One|Two|Three|Ten|Eight)(?= [A-Z][a-z])",
    # Results and votes.
    (
        r"(?i)\b(?:beat|beats|beating|won|win|wins|winning|lost|lose|loses|losing|"
        r"defeat(?:ed|ing|s)?|drew|draw|victory|score|scores|scored|lead|led|leads|"
        r"leading|trail(?:ed|ing|s)?|tied|tie|vote|voted|votes|match|thrashed|edged|"
        r"downed|aggregate|set|thumped|"
        r"overcame)\b[^.;0-9\n]{0,60}?"
        r"\b([0-9]{1,3} ?[-–] ?[0-9]{1,3}(?:,? (?:and )?[0-9]{1,2}[-–][0-9]{1,2}){0,5})\b(?!%|"
        r" ?percent| per cent| [a-z]+s\b|[.,][0-9]|-)"
    ),
    (
        r"\b[0-9]{1,3} ?[-–] ?[0-9]{1,3}(?= (?:\w+ )?(?:draw|win|victory|defeat|loss|lead|"
        r"score|scoreline|tie|vote|thriller|rout|decision|aggregate)\b)"
    ),
    r"\b[0-9][-–][0-9](?:, [0-9][-–][0-9]){1,5}\b",
    # Words that hold a number word and state none.
    (
        r"(?i)(?<![-‑])\bone(?:[- ](?:of|by|another|day(?! of| is|s)|thing|another's|time|side|"
        r"hand|way|party|point|reason|or|such)\b|-time|-way|-off|-sided|-stop)"
    ),
    (
        r"(?i)\b(?:the|these|those|our|both|all|other|between|latter|which|"
        r"other) two\b(?! (?:years|months|weeks|days|hours|decades|thirds|million|billion|"
        r"hundred|thousand|fifths)|-)"
    ),
    (
        r"(?i)\b(?:no|any|every|this|that|each|only|which|the|some|another|someone|not|"
        r"for|as) one\b(?! (?:million|billion|hundred|thousand|third|quarter|half|in|"
        r"person|man|woman|year|month|week))"
    ),
    (
        r"(?i)\b(?:two|three|four|five|six|seven|eight|nine|ten)-(?:way|state|level|sided|"
        r"pronged|party|tier|track|wheeler|time|part|fold(?=ed)|dimensional|star|piece|"
        r"course)\b"
    ),
    rf"(?i)\b{_SMALL} minutes? (?:to|past|before) (?:midnight|noon|midday|[a-z]+ o['’]clock)",
    r"(?i)\b(?:two|three|four)-stor(?:e?y|ied)\b|\bone[- ]child policy\b|[\"“]one child[\"”]",
    r"(?i)\bthree evils?\b(?: forces)?",
    r"(?i)\b(?:24/7|9/11|50[-/]50|one-on-one|one-to-one|catch-22|a second thought)\b",
)
"""What holds digits in English and is no quantity."""
