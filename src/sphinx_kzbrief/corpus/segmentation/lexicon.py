"""Words that segmentation goes by: labels, titles, places, verbs of speech.

Closed lists of the languages the corpus meets (English, Russian, Kazakh, Chinese). A word that
is missing here leaves a speaker open; it never gives words to the wrong person.
"""

from __future__ import annotations

from typing import Final

QUESTION_LABELS: Final = frozenset(
    {
        "q", "question", "interviewer", "reporter", "journalist", "correspondent", "host",
        "moderator", "editor", "в", "вопрос", "корреспондент", "корр", "вед", "интервьюер",
        "журналист", "ведущий", "ведущая", "модератор", "с", "сұрақ", "тілші", "жүргізуші", "问",
        "問", "记者", "記者", "主持人", "提问",
    },
)  # fmt: skip
"""Labels, case-folded, that name who asks and nobody's name."""

ANSWER_LABELS: Final = frozenset(
    {"a", "answer", "interviewee", "guest", "о", "ответ", "ж", "жауап", "答", "受访者", "嘉宾"},
)
"""Labels, case-folded, that name who answers and nobody's name."""

ASKING_NOUNS: Final = frozenset(
    {
        "interviewer", "reporter", "journalist", "correspondent", "host", "moderator",
        "questioner", "anchor", "корреспондент", "журналист", "ведущий", "ведущая", "модератор",
        "интервьюер", "тілші", "жүргізуші",
    },
)  # fmt: skip
"""Words, case-folded, of a label that say that whoever bears it asks."""

NOT_LABELS: Final = frozenset(
    {
        "note", "notes", "editor's note", "editor’s note", "editors' note", "editors’ note",
        "source", "sources", "photo", "photos", "image", "caption", "credit", "title", "subtitle",
        "text", "author", "authors", "author title", "author description", "by", "published",
        "published time", "updated", "date", "time", "location", "place", "category", "tags",
        "tag", "keywords", "abstract", "summary", "topic", "topics", "read more", "see also",
        "related", "example", "warning", "correction", "disclaimer", "subject", "from", "to", "cc",
        "url", "link", "links", "http", "https", "doi", "isbn", "issn", "email", "e-mail", "tel",
        "phone", "fax", "address", "website", "copyright", "contact", "contacts", "figure",
        "table", "chart", "fig", "ps", "p.s", "re", "fyi", "nb", "n.b", "step", "chapter", "part",
        "section", "total", "price", "pros", "cons", "language", "translation", "video", "audio",
        "panel", "session", "opening", "closing", "lunch", "coffee break", "keynote",
        "registration",
        "sir", "madam", "dear sir", "dear madam", "dear editor",
        "first", "firstly", "second", "secondly", "third", "thirdly", "finally", "remember",
        "result", "results", "conclusion", "background", "context", "important", "update",
        "breaking", "exclusive", "opinion", "analysis", "interview", "fact", "facts", "details",
        "примечание", "источник", "источники", "фото", "автор", "текст", "дата", "время", "место",
        "тема", "теги", "читайте также", "справка", "ссылка", "заголовок", "итог", "итоги",
        "важно", "например", "вывод", "注", "注释", "来源", "图", "图片", "摄影", "作者", "编辑",
        "责任编辑", "编者按", "标题", "时间", "日期", "地点", "电话", "链接", "摘要", "关键词",
        "дереккөз", "сурет", "ескерту",
    },
)  # fmt: skip
"""Words, case-folded, that stand before a colon at the start of a line and speak for nobody."""

TITLES: Final = frozenset(
    {
        "acting", "adm", "adviser", "advisor", "amb", "ambassador", "analyst", "archbishop",
        "assistant", "associate", "author", "baroness", "bishop", "capt", "captain", "chair",
        "chairman", "chairperson", "chairwoman", "chancellor", "chief", "colonel", "commander",
        "commissioner", "consul", "col", "coordinator", "councilor", "councillor", "counselor",
        "deputy", "director", "doctor", "dr", "economist", "editor", "envoy", "executive", "expert",
        "finance", "first", "foreign", "former", "founder", "frau", "gen", "general", "gov",
        "governor", "head", "her", "herr", "his", "hon", "interior", "judge", "justice", "king",
        "lady", "leader", "lieutenant", "lord", "lt", "madame", "maj", "major", "mayor", "member",
        "minister", "monsieur", "mr", "mrs", "ms", "officer", "permanent", "pope", "premier",
        "president", "prime", "prince", "princess", "prof", "professor", "prosecutor", "queen",
        "rep", "representative", "researcher", "rev", "scholar", "sen", "senator", "senior",
        "secretary", "sir", "special", "speaker", "spokesman", "spokesperson", "spokeswoman",
        "state", "the", "trade", "vice", "writer", "secretary-general", "u.k", "u.n", "u.s", "e.u",
        "мид", "мвд", "мчс", "минфин", "минфина", "минэнерго", "нацбанка", "рк", "рф", "кнр",
        "пресс-секретарь", "президент", "министр", "премьер", "премьер-министр", "посол",
        "директор", "глава",
        "депутат", "эксперт", "аналитик", "политолог", "экономист", "профессор", "господин",
        "госпожа", "генерал", "председатель", "секретарь", "заместитель",
    },
)  # fmt: skip
"""Words, case-folded and without their full stop, that stand before a name, not in it."""

BODIES: Final = frozenset(
    {
        "academy", "administration", "agency", "alliance", "army", "assembly", "association",
        "authority", "bank", "bureau", "centre", "center", "china", "club", "coalition",
        "college", "commission", "committee", "commonwealth", "company", "conference",
        "congress", "corporation", "corp", "council", "court", "daily", "department",
        "economist", "embassy", "federation", "forum", "foundation", "front", "fund",
        "gazette", "global", "government", "group", "guardian", "herald", "house", "inc",
        "initiative", "institute", "institution", "international", "journal", "league", "ltd",
        "media", "ministry", "monitor", "morning", "movement", "nations", "network", "news",
        "observatory", "office", "organisation", "organization", "parliament", "party", "police",
        "post", "press", "province", "region", "republic", "review", "road", "service",
        "services", "society", "states", "strategic", "street", "studies", "telegraph", "times",
        "treaty", "tribune", "union", "united", "university", "watch", "week", "world",
        "министерство", "институт", "университет", "агентство", "комитет", "партия", "банк",
        "республика", "союз", "организация", "правительство", "академия",
    },
)  # fmt: skip
"""Words, case-folded, that mark a run of capitalised words as a body or a place, not a person."""

PORTFOLIOS: Final = frozenset(
    {
        "affairs", "agriculture", "commerce", "culture", "defence", "defense", "delegation",
        "development", "digital", "economics", "economy", "education", "emergency", "energy",
        "environment", "finance", "foreign", "health", "industry", "information", "interior",
        "internal", "justice", "labor", "labour", "mission", "security", "staff", "state",
        "tourism", "trade", "transport", "water",
    },
)  # fmt: skip
"""Words, case-folded, that say what somebody is secretary or minister of."""

METONYMS: Final = frozenset(
    {
        "ankara",
        "ashgabat",
        "astana",
        "baku",
        "beijing",
        "berlin",
        "bishkek",
        "brussels",
        "delhi",
        "dushanbe",
        "geneva",
        "islamabad",
        "kabul",
        "kiev",
        "kremlin",
        "kyiv",
        "london",
        "minsk",
        "moscow",
        "nur-sultan",
        "paris",
        "pentagon",
        "rome",
        "seoul",
        "taipei",
        "tashkent",
        "tbilisi",
        "tehran",
        "tokyo",
        "ulaanbaatar",
        "vienna",
        "washington",
        "west",
        "east",
        "eu",
        "un",
        "us",
        "uk",
        "usa",
        "nato",
        "sco",
        "cica",
        "csto",
        "москва",
        "пекин",
        "астана",
        "кремль",
        "вашингтон",
        "брюссель",
        "киев",
        "лондон",
        "анкара",
    },
)
"""Capitals and bodies that stand for a government: they speak, but are nobody."""

PLACES: Final = frozenset(
    {
        "afghanistan",
        "africa",
        "almaty",
        "america",
        "armenia",
        "asia",
        "australia",
        "azerbaijan",
        "belarus",
        "britain",
        "canada",
        "china",
        "england",
        "europe",
        "france",
        "georgia",
        "germany",
        "hong",
        "india",
        "iran",
        "iraq",
        "israel",
        "italy",
        "japan",
        "kazakhstan",
        "kazakstan",
        "kong",
        "korea",
        "kyrgyzstan",
        "mongolia",
        "pakistan",
        "russia",
        "shanghai",
        "tajikistan",
        "tibet",
        "turkey",
        "türkiye",
        "turkmenistan",
        "uighur",
        "ukraine",
        "urumqi",
        "uyghur",
        "uzbekistan",
        "xinjiang",
        "россия",
        "афганистана",
        "беларуси",
        "германии",
        "европы",
        "индии",
        "ирана",
        "казахстана",
        "киргизии",
        "китая",
        "кыргызстана",
        "монголии",
        "пакистана",
        "россии",
        "сша",
        "таджикистана",
        "туркменистана",
        "турции",
        "узбекистана",
        "украины",
        "франции",
        "японии",
        "китай",
        "казахстан",
        "узбекистан",
        "киргизия",
        "кыргызстан",
        "таджикистан",
        "туркменистан",
        "украина",
        "турция",
        "беларусь",
        "европа",
        "азия",
        "германия",
        "франция",
        "иран",
    },
)
"""Places, case-folded, that may stand right before a name ("Ambassador to Kazakhstan X")."""

DEMONYMS: Final = frozenset(
    {
        "american",
        "armenian",
        "asian",
        "azerbaijani",
        "belarusian",
        "british",
        "central",
        "chinese",
        "eastern",
        "european",
        "french",
        "georgian",
        "german",
        "indian",
        "iranian",
        "iraqi",
        "israeli",
        "italian",
        "japanese",
        "kazak",
        "kazakh",
        "kazakhstani",
        "kazakstani",
        "korean",
        "kyrgyz",
        "northern",
        "pakistani",
        "polish",
        "russian",
        "southern",
        "soviet",
        "tajik",
        "turkic",
        "turkish",
        "turkmen",
        "uighurs",
        "ukrainian",
        "uzbek",
        "western",
    },
)

CALENDAR: Final = frozenset(
    {
        "january", "february", "march", "april", "may", "june", "july", "august", "september",
        "october", "november", "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep",
        "sept", "oct", "nov", "dec", "monday", "tuesday", "wednesday", "thursday", "friday",
        "saturday", "sunday",
    },
)  # fmt: skip

OPENERS: Final = frozenset(
    {
        "a", "according", "after", "all", "although", "among", "an", "and", "another", "as", "at",
        "because", "before", "both", "but", "by", "currently", "despite", "direct", "during",
        "each", "earlier", "even", "every", "facing", "finally", "first", "firstly", "for",
        "from", "further", "he", "here", "how", "however", "i", "if", "in", "indeed", "instead",
        "is", "it", "its", "last", "later", "many", "meanwhile", "moreover", "most", "much", "no",
        "nobody", "not", "notably", "now", "of", "on", "once", "one", "other", "others", "our",
        "over", "perhaps", "rather", "responding", "secondly", "she", "since", "so", "some",
        "speaking", "still", "such", "thanks", "that", "the", "their", "then", "there",
        "therefore", "these", "they", "this", "those", "though", "thus", "to", "today", "under",
        "unlike", "until", "we", "what", "when", "where", "which", "while", "who", "why", "will",
        "with", "yes", "yesterday", "yet", "you", "в", "во", "на", "по", "но", "и", "а", "как",
        "это", "он", "она", "они", "мы", "я", "так", "также", "при", "для", "если", "когда",
        "что", "кто", "где", "почему", "однако", "кроме", "после", "сегодня", "вчера", "по-моему",
    },
)  # fmt: skip
"""Words that are capitalised only because a sentence begins with them."""
