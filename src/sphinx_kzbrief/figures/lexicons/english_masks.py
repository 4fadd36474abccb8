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
    r"Case|Wave|Grade|Mach|Game|Proposition|Theorem|Series|Windows|Android|Galaxy|Agenda|Vision|Covid|Pier|Season|Episode|Version|Avenue|Street|"
    r"Formula|Expo|Euro|Interstate|Division|Ligue|Serie|Area|Zone|Pillar|Track|Goal|SDG|"
    r"Falcon|Shahed|Abrams|Su|MiG|S&P|FTSE|Nasdaq|Nikkei|Stoxx|STOXX|CSI|DAX|CAC|Fortune|Forbes|"
    r"Liquid|Studio|Pentium|Terminal|Runway|Seat|Footnote|Step|Question|Complex)"
)
# A number after one of these names a part of a text, a building, a vehicle or a series.
_PART_OF = (
    r"(?:[Vv]ersion|[Rr]elease|[Aa]rticle|[Ss]ection|[Cc]hapter|[Cc]lause|[Pp]aragraph|[Pp]age|"
    r"[Aa]nnex|[Aa]ppendix|[Tt]able|[Ff]igure|[Ff]ootnote|[Nn]ote|[Ii]tem|[Qq]uestion|[Ll]esson|"
    r"[Vv]erse|[Rr]esolution|[Ff]light|[Rr]unway|[Rr]oute|[Hh]ighway|[Gg]ate|[Tt]erminal|"
    r"[Pp]latform|[Rr]oom|[Ss]eat|[Rr]ow|[Ll]ane|[Ss]tep|[Ss]tage|[Pp]hase|[Rr]ound|[Ll]evel|"
    r"[Cc]ategory|[Cc]hannel|[Ss]eason|[Gg]ame|[Ee]pisode|[Gg]rade|[Ww]ave|[Mm]ach|[Ee]xit|[Ww]ard|[Cc]ell|[Bb]lock)"
)
_NO_COUNT = (
    r"(?![.,]?[0-9]|%| percent| per cent| (?!is\b|was\b|has\b|its\b|his\b|this\b|as\b|says\b)"
    r"(?:[a-z]{2,20}s|people|km|cm|mm|kg|m|million|billion|trillion|thousand)\b)"
)
# The singular noun before an age between commas: "the pilot, 29, said", "her son, 12, was".
_PERSON = (
    r"(?!(?:total|number|count|tally|score|average|figure|people|which|and|or|but|whom|all|them|"
    r"most|only|about|than|the|year|one|rate|index|sum|share|level|price|result)\b)"
    r"[a-z][a-z-]{1,20}(?:[a-rt-z]|[s][s])"
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
    r"\b[0-9]{1,4}(?: ?[-–] ?[0-9]{1,4})? (?:BCE?|AD|CE|B\.C\.|A\.D\.)",
    r"\b(?:AD|A\.D\.|(?i:the year)) [0-9]{1,4}\b",
    # Decades, centuries, parts of a year.
    r"(?<!\w)['’][0-9]{2}\b(?! (?:percent|per cent)|%)|\b[0-9]0['’]s\b",
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
        rf"(?i)\b{_SMALL[:-1]}|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
        rf"(?:-[a-z]{{3,5}})?|[0-9]{{1,3}})(?: ?(?:-|–|to|"
        rf"-to-) ?[0-9]{{1,3}})?[- ](?:year|month|week|day)s?[- ]olds?\b"
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
    rf"(?i)\bage of {_SMALL}\b",
    r"(?i)\bnumber [0-9]{1,6}\b(?! [a-z]{2,20}s\b)",
    r"(?i)\b(?:younger|older) than [0-9]{1,2}\b(?! [a-z]+s\b)",
    r"(?i)\b(?:under|over)-[0-9]{1,2}s?\b",
    r"\b(?:[A-Z]|[a-z]{0,1}[A-Z])[\w’'-]{1,30}, ([1-9][0-9]),(?= )",
    rf"\b{_PERSON}, ([1-9][0-9]?),(?= (?!including|mostly|most|all|of|or|[0-9])\b)",
    r", now ([1-9][0-9]),",
    r"\b[Aa]t (?:just |only )?([1-9][0-9]),(?= (?:he|she|his|her)\b)",
    r"(?i)\b(?:he|she) (?:is|was) (?:just |only )?([1-9][0-9])(?=[,.]| and\b| when\b)",
    r"(?i)\b(?:died|married|retired) at ([1-9][0-9])\b(?![.,]?[0-9]|%)",
    r"(?i)\bage(?: of)?(?: \w{1,12}){0,3} (?:is|was|are|were|of) ([1-9][0-9]?)\b(?![.,]?[0-9]|%)",
    (
        rf"(?i)\bturn(?:s|ed|ing)? {_SMALL[:-1]}|[0-9]{{2}})\b(?= (?:in|on|last|this|next|"
        rf"years old)|[.,])"
    ),
    # Names that hold a number.
    (
        rf"\b{_NAMED} (?:[Nn]o\.? ?)?[0-9]{{1,5}}(?:-[A-Z0-9]{{1,4}})?\b(?![.,]?[0-9]|%|"
        rf" percent| per cent)"
    ),
    r"\b(?:[Gg]roup of|Big|Famous) (?:Seven|Eight|Four|Five|Three|Six|Twenty)\b",
    r"\b[A-Z][A-Za-z]{0,11}[-‑][0-9]{1,4}(?:(?:[-‑][0-9]{1,7}){1,3}|[A-Za-z]{0,3})\b(?!%|[.,][0-9]|-year|-day|-month)",
    # Covid-19, telephones, directives, numbers with a sign, numbers of a list in the text.
    r"(?i)\bcovid[- ]?19\b",
    r"(?:\([0-9]{3}\) ?|\b[0-9]{3}[ .-])[0-9]{3}[-.][0-9]{4}\b",
    r"\b[0-9]{2,4}/[0-9]{1,4}/[A-Z]{2,4}\b|\b[A-Z]{1,3}[0-9]?-[0-9]{1,4}/[0-9]{2,4}\b",
    r"#[0-9]{1,6}\b|\([1-9]\)|\b[0-9]{1,4}\([a-z]\)",
    r"(?i)\btypes? [0-9]\b|\bways than one\b|\ban? (?:[a-z]{2,15} ){1,3}or two\b",
    (
        r"\b(?:[Bb]ill|[Aa]mendment|School|Decree|Resolution|Law|Order|Decision|report|reactor|School|"
        r"Hospital|Gymnasium|house|Report|Case|Protocol) (?:No\.?|№|number) ?[0-9]+"
    ),
    r"(?<=[Tt]he )(?:Four|Five|Six|Seven|Nine|Eleven|One|Two|Three|Ten|Eight)(?= [A-Z][a-z])",
    r"\b[A-Z][0-9]\+[0-9]\b",
    r"\b[01]s\b",
    r"\b[0-9]{1,4}-(?:for|to|on|against|by)-[0-9]{1,4}\b",
    r"\b7[0-9]7s?(?= (?:Dreamliner|MAX|Max|jet|plane|aircraft|airliner|freighter|passenger))",
    # Laws, reports and journals: `H.R. 739`, `38 U.S.C. 5102`, `466 F.3d 998`, `vol. 5, no. 3`.
    r"\b(?!U\.[SNK]\.)(?:[A-Z]\.){2,3} ?[0-9]{1,5}(?:[-–][0-9]{1,4})?\b(?![.,][0-9]|%)",
    r"(?<![\w.])[A-Z]\. [0-9]{1,4}\b(?! [a-z]{2,20}s\b|[.,][0-9]|%)",
    (
        r"\b[0-9]{1,4} (?:[A-Z][A-Za-z]{0,5}\. ?|[1-9][a-z]{1,2} ){1,4}(?:§{1,2} ?)?[0-9]{1,5}"
        r"(?:, [0-9]{1,4})?\b"
    ),
    (
        r"(?:\b(?i:vol|iss|pp?|ch|sec|doc|rept)\.|, no\.) ?[0-9]{1,4}"
        r"(?:(?: and |, |[-–])[0-9]{1,4})?\b"
    ),
    r"\bNo\. ?[0-9]{1,4}[-–][0-9]{1,4}\b",
    # Results and votes.
    (
        r"(?i)\b(?:beat|beats|beating|won|win|wins|winning|lost|lose|loses|losing|"
        r"defeat(?:ed|ing|s)?|drew|draw|victory|score|scores|scored|lead|led|leads|"
        r"leading|trail(?:ed|ing|s)?|approved|passed|rejected|confirmed|ratified|adopted|tied|tie|vote|voted|votes|match|thrashed|edged|"
        r"downed|aggregate|set|thumped|"
        r"overcame)\b[^.;0-9\n]{0,60}?"
        r"\b([0-9]{1,3} ?[-–] ?[0-9]{1,3}(?:,? (?:and )?[0-9]{1,2}[-–][0-9]{1,2}){0,5})\b(?!%|"
        r" ?percent| per cent| [a-z]+s\b|[.,/⁄][0-9]|-)"
    ),
    (
        r"\b[0-9]{1,3} ?[-–] ?[0-9]{1,3}(?= (?:\w+ )?(?:draw|win|victory|defeat|loss|lead|"
        r"score|scoreline|tie|vote|thriller|rout|decision|aggregate)\b)"
    ),
    (
        r"\b[0-9][-–][0-9](?: ?\([0-9]{1,2}(?:[-–][0-9]{1,2})?\))?"
        r"(?:, [0-9][-–][0-9](?: ?\([0-9]{1,2}\))?){1,5}"
    ),
    r"\b[0-9]{1,3} all out\b|\btook [0-9]{1,2} for [0-9]{1,3}\b|\b[0-9]{1,3} for [0-9]\b(?! [a-z])",
    rf"\b(?i:ratio of) (?:[0-9]{{1,4}}|{_SMALL})[- ]to[- ](?:[0-9]{{1,4}}|{_SMALL})\b",
    rf"\b(?:[0-9]{{1,4}}|{_SMALL})[- ]to[- ](?:[0-9]{{1,4}}|{_SMALL}) (?:ratio|majority|odds)\b",
    rf"(?i)\bvote[sd]?(?: of| by| was)? ([0-9]{{1,3}} (?:to|against) [0-9]{{1,3}})\b{_NO_COUNT}",
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
        r"for|as) one\b(?!-| (?:million|billion|hundred|thousand|third|quarter|half|in|"
        r"person|man|woman|year|month|week))"
    ),
    (
        r"(?i)\b(?:two|three|four|five|six|seven|eight|nine|ten)-(?:way|state|level|sided|"
        r"pronged|party|tier|track|wheeler|time|part|fold(?=ed)|dimensional|star|piece|"
        r"course)\b"
    ),
    r"\b(?:Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten)-[A-Z][a-z]{2,15}\b",
    # A term of a few words in quotation marks: “three evils”, "one child".
    (
        r"(?i)[“\"](?:[a-z]{1,12} ){0,3}(?:one|two|three|four|five|six|seven|eight|nine|ten)"
        r"(?:[ -](?!(?:year|month|week|day|hour|minute|times|percent|per|hundred|thousand|million|"
        r"billion|trillion))[a-z]{1,15}){1,3}[”\"]"
    ),
    rf"(?i)\b{_SMALL} minutes? (?:to|past|before) (?:midnight|noon|midday|[a-z]+ o['’]clock)",
    r"(?i)\b(?:two|three|four)-stor(?:e?y|ied)\b",
    rf"\b{_PART_OF} (?:[0-9]{{1,5}}(?:\.[0-9]{{1,3}}){{0,3}}[A-Z]?|{_SMALL})\b{_NO_COUNT}",
    rf"\b(?i:on|by|in|into|of|until|since|from) (?:day|week|month|year) {_SMALL}\b{_NO_COUNT}",
    (
        r"\b[0-9]{1,5}[A-Z]? (?:[A-Z][a-z]{1,20} ){1,3}(?:Street|Road|Avenue|Lane|Square|"
        r"Boulevard|Drive|Place|Way)\b"
    ),
    (
        r"\b(?i:call|called|calling|dial|dialled|dialed|phone|text|texted) [0-9]{3,4}\b"
        r"(?! [a-z]{2,20}s\b)"
    ),
    r"\b(?:24/7|9/11|50[-/]50)\b",
    r"(?i)\b(?:one-on-one|one-to-one|catch-22|a second thought)\b",
)
"""What holds digits in English and is no quantity."""
