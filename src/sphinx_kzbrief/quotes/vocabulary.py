"""Closed lists of words that the quote engine knows, as plain data: English, Russian, Kazakh."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


ABBREVIATIONS: Final = _words(
    "mr mrs ms dr st no vs jan feb mar apr jun jul aug sep sept oct nov dec prof gen col lt "
    "rev hon sen rep gov fig e.g i.e etc al inc ltd co corp approx u.s u.k e.u г гг им тыс "
    "млн млрд руб стр рис др пр т.е т.к т.д т.п",
)
"""Words whose full stop ends no sentence."""

FINAL_ABBREVIATIONS: Final = _words("etc al inc ltd co corp u.s u.k e.u a.m p.m т.д т.п др г гг")
"""Those of them that a sentence may end with."""

NUMBER_WORDS: Final = _words(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy "
    "eighty ninety hundred thousand million billion trillion hundreds thousands millions "
    "bn mln тыс млн млрд трлн "
    "billions half third quarter double twice triple dozen first second fold seventyfold "
    "fortyfold tenfold twofold ноль один одна два две три четыре пять шесть семь восемь "
    "девять десять сто двести тысяча тысяч тысячи миллион миллиона миллионов миллиард "
    "миллиарда миллиардов половина треть бір екі үш төрт бес алты жеті сегіз тоғыз он жүз мың "
    "миллион миллиард",
)
"""Numbers written out."""

_SPELLED: Final = "zero one two three four five six seven eight nine ten eleven twelve"

SMALL_NUMBERS: Final = MappingProxyType(
    {word: str(number) for number, word in enumerate(_SPELLED.split())}
)
"""Digits of the numbers that house styles spell out."""

UNITS: Final = _words(
    "km kilometre kilometer kilometres kilometers m metre metres meter meters cm mm mile "
    "miles ft foot feet inch inches yard yards kg kilogram kilograms g gram grams t tonne "
    "tonnes ton tons lb pound pounds l litre litres liter liters barrel barrels bpd percent "
    "pct hectare hectares acre acres mw gw kw kwh mwh twh celsius fahrenheit second seconds "
    "minute minutes hour hours day days week weeks month months year years decade decades "
    "century centuries % ‰ ° км м см мм кг г т тонн тонна тонны процент процента процентов "
    "год года лет месяц месяца месяцев день дней неделя час часов миль пайыз жыл ай күн",
)
"""Units of measure and of time."""

POWERED_UNITS: Final = UNITS - _words(
    "percent pct minute minutes hour hours day days week weeks month months year "
    "years decade decades century centuries процент процента процентов год года лет месяц "
    "месяца месяцев день дней неделя час часов пайыз жыл ай күн"
)
"""Units that a raised number behind them squares or cubes."""

SCALES: Final = _words(
    "hundred thousand million billion trillion hundreds thousands millions billions bn mln dozen "
    "fold тысяча тысяч тысячи тыс млн млрд трлн миллион миллиона миллионов миллиард миллиарда "
    "миллиардов жүз мың",
)
"""Words that multiply the number before them."""

CURRENCIES: Final = _words(
    "$ € £ ¥ ₸ ₽ ₴ ₹ usd eur gbp cny rmb kzt rub us dollar dollars euro euros sterling yuan "
    "renminbi tenge rouble roubles ruble rubles yen доллар доллара долларов евро тенге рубль "
    "рубля рублей юань юаня юаней",
)
"""Currencies, as signs, codes and words."""

NUMBERING: Final = _words(
    "§ §§ № №№ no nos nr number numbers article articles art arts section sections sec secs "
    "subsection subsections paragraph paragraphs para paras subparagraph clause clauses chapter "
    "chapters rule rules part parts item items annex appendix schedule figure figures fig figs "
    "table tables статья статьи статье статью статьей статьёй статей статьям статьями статьях ст "
    "пункт пункта пункту пункте пунктом пункты пунктов пунктам пунктами пунктах п пп подпункт "
    "подпункта подпункту подпункте подпунктом подпункты подпунктов пп часть части частью частей "
    "частям частях ч абзац абзаца абзацу абзаце раздел раздела разделу разделе глава главы главе "
    "главу главой гл параграф параграфа параграфе рисунок рисунке рис таблица таблицы таблице "
    "таблицу табл приложение приложения приложению приложении прил бап бабы бабын бабында бабына "
    "бабының бапта баптың бапқа тармақ тармағы тармағын тармағында тармағының тармақтың бөлім "
    "бөлімі бөлімінің тарау тарауы 条 節 节 款 项 項 章"
)
"""Words that say which one of a row a number is: of a law's articles, of tables, of pictures."""

FUNCTION_WORDS: Final = _words(
    "a an the this that these those it its he she they them him her his their theirs we us "
    "our i me my you your is are was were be been being am has have had do does did will "
    "would shall can which who whom whose there here one ones such same and or of in on at to "
    "for with by from as it's that's он она оно они его её их ему ей им этот эта это эти тот "
    "та те я мы нас наш ваш вы который которая которые был была было были есть и в на с для к "
    "по от из біз мен ол олар сіз бұл осы 他 她 它 他们 她们 它们 我 我们 你 你们 其 该 此 这 那",
)
"""Words without content of their own, which a bracket may freely replace."""

SENTENCE_OPENERS: Final = FUNCTION_WORDS | _words(
    "however but yet so if when while although though because since after before as at from "
    "according no not nobody nothing now then thus therefore moreover also some many most all "
    "both each every other another last next today officials однако но если когда хотя по при "
    "после до из как так также сегодня все"
)
"""Words that, with a capital, open a sentence and are no name."""
