"""Chinese: numerals in figures and characters, with units, measure words and scale words."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from sphinx_kzbrief.figures.lexicons.common import CURRENCY_CODES, CURRENCY_SIGNS
from sphinx_kzbrief.figures.model import Quantity, QuantityKind, Relation
from sphinx_kzbrief.figures.tokens import POWER
from sphinx_kzbrief.text.spans import Span

if TYPE_CHECKING:
    from sphinx_kzbrief.figures.model import Number

_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"两": 2, "〇": 0}
_LONE = frozenset("零一百千万亿")
"""Characters that by themselves are part of a word more often than a number."""
_PLACES = {"十": 10, "百": 100, "千": 1000}
_HEDGES = dict.fromkeys(map(ord, "多余"))
"""What may stand between figures and their scale: 30余万."""
_SCALES = {"万": Decimal(10) ** 4, "亿": Decimal(10) ** 8, "兆": Decimal(10) ** 12}

_MEASURES: dict[str, tuple[str, QuantityKind]] = {
    word: (unit, kind)
    for kind, units in {
        QuantityKind.MEASURE: {
            "kilometer": "公里 千米", "meter": "米", "meter**2": "平方米",
            "millimeter": "毫米", "centimeter": "厘米", "microgram": "微克", "milligram": "毫克",
            "gram": "克", "mu": "亩", "gigawatt": "吉瓦", "second": "秒",
            "kilometer**2": "平方公里 平方千米",
            "meter**3": "立方米", "hectare": "公顷", "tonne": "吨", "kilogram": "公斤 千克",
            "barrel": "桶", "liter": "升", "degC": "摄氏度", "degree": "度", "kilowatt": "千瓦",
            "kilowatt_hour": "千瓦时", "megawatt": "兆瓦", "watt": "瓦", "watt_hour": "瓦时",
            "megawatt_hour": "兆瓦时", "megapascal": "兆帕", "megahertz": "兆赫", "mile": "英里",
        },
        QuantityKind.DURATION: {
            "year": "年 周年 年间", "month": "个月 个多月", "day": "天 日", "week": "周 星期",
            "hour": "小时 个小时", "minute": "分钟", "decade": "个年代",
        },
        QuantityKind.PERCENT: {
            "percent": "% ％", "permille": "‰", "percentage_point": "个百分点 百分点",
            "basis_point": "个基点 基点",
        },
        QuantityKind.MONEY: {
            "USD": "美元 美金", "CNY": "元 人民币 元人民币", "KZT": "坚戈", "EUR": "欧元",
            "RUB": "卢布", "JPY": "日元 日圆", "GBP": "英镑", "HKD": "港元",
            "KRW": "韩元", "CAD": "加元", "AUD": "澳元", "CHF": "瑞士法郎",
        },
        QuantityKind.MULTIPLE: {"fold": "倍"},
        QuantityKind.COUNT: {
            word: word
            for word in "人名个家座项次所辆架艘起例位种条户只头列份场件台班国处张部支批套间颗枚笔片"
            "棵株幢栋艇对口"
        },
    }.items()
    for unit, words in units.items()
    for word in words.split()
}  # fmt: skip

_ZHAO = "兆(?![瓦帕赫])"
# In 两百多万 the hedge stands inside.
_HAN = f"(?:[零〇一二两三四五六七八九十百千万亿]|{_ZHAO}|(?<=[十百千])[多余](?=[万亿])){{1,30}}(?:点[零〇一二三四五六七八九]{{1,12}})?"  # noqa: E501 - full width
_FIGURES = (
    r"[0-9]{1,3}(?:,[0-9]{3}){1,8}(?:\.[0-9]{1,12})?|[0-9]{1,30}(?:\.[0-9]{1,12})?"
    r"|(?<![\w.])\.[0-9]{1,12}"
)
_SCALE = f"[千百]?(?:[多余]?(?:[万亿]|{_ZHAO}){{1,2}})"
# 1亿2千万, 3万4千: figures with scales that fall. In 8千米 the unit has the 千.
_NUMBER = (
    rf"(?:(?:{_FIGURES})(?:{_SCALE}(?:零?[0-9]{{1,4}}(?:{_SCALE}|[千百])){{0,3}}"
    rf"|千(?![瓦米克])(?:[0-9]百)?|百)?|{_HAN})"
)
_UNIT = "|".join(sorted(map(re.escape, _MEASURES), key=len, reverse=True))
_BEFORE = {
    "超过": Relation.MORE_THAN, "超": Relation.MORE_THAN, "突破": Relation.MORE_THAN,
    "逾": Relation.MORE_THAN, "高于": Relation.MORE_THAN, "多于": Relation.MORE_THAN,
    "至少": Relation.AT_LEAST, "不少于": Relation.AT_LEAST, "不低于": Relation.AT_LEAST,
    "达不到": Relation.LESS_THAN, "未达到": Relation.LESS_THAN,
    "不到": Relation.LESS_THAN, "不足": Relation.LESS_THAN, "低于": Relation.LESS_THAN,
    "少于": Relation.LESS_THAN, "不超过": Relation.AT_MOST, "至多": Relation.AT_MOST,
    "最多": Relation.AT_MOST, "约": Relation.ABOUT, "大约": Relation.ABOUT, "约有": Relation.ABOUT,
    "约为": Relation.ABOUT, "约达": Relation.ABOUT,
    "左右": Relation.ABOUT, "近": Relation.NEARLY, "将近": Relation.NEARLY, "接近": Relation.NEARLY,
    "至少有": Relation.AT_LEAST, "超过了": Relation.MORE_THAN, "接近了": Relation.NEARLY,
    "仅": Relation.EXACT, "只有": Relation.EXACT,
}  # fmt: skip
_BEFORE |= {
    not_ + word: {Relation.MORE_THAN: Relation.AT_MOST, Relation.LESS_THAN: Relation.AT_LEAST}[was]
    for not_ in ("未", "没有", "不会", "不得", "从未", "并未", "不能", "没", "不", "未能")
    for word, was in {
        "超过": Relation.MORE_THAN, "超": Relation.MORE_THAN, "突破": Relation.MORE_THAN,
        "高于": Relation.MORE_THAN, "多于": Relation.MORE_THAN, "超出": Relation.MORE_THAN,
        "低于": Relation.LESS_THAN, "少于": Relation.LESS_THAN, "跌破": Relation.LESS_THAN,
    }.items()
}  # fmt: skip
"""A negation turns a bound round."""
_LENGTHS = range(max(map(len, _BEFORE)), 0, -1)
_AFTER = {
    "以上": Relation.AT_LEAST, "以下": Relation.AT_MOST, "左右": Relation.ABOUT,
    "以内": Relation.AT_MOST, "之内": Relation.AT_MOST, "内": Relation.AT_MOST,
}  # fmt: skip

_MASK = re.compile(
    r"https?://\S{1,2000}"
    rf"|(?:{POWER})[万亿千百]*"
    r"|[0-9]{4}[-–—~～至到][0-9]{2,4}年度?|[\u4e00-\u9fff]{2}[一二三四五六七八九十元]{1,3}年(?=[（(][0-9]{4})"
    r"|[0-9〇零一二三四五六七八九]{4}年(?:[0-9一二三四五六七八九十]{1,3}月)?(?:[0-9一二三四五六七八九十]{1,3}[日号])?"
    r"|(?:[0-9]{1,2}(?:[-—–~～至到、和])){1,2}[0-9]{1,2}(?:月份?|岁)"
    r"|[0-9一二三四五六七八九十]{1,3}月(?:[0-9一二三四五六七八九十]{1,3}[日号])|[0-9一二三四五六七八九十]{1,3}月份?|(?<![0-9])(?:[12]?[0-9]|3[01]|[一二三四五六七八九十]{1,3})日(?![元圆])"
    r"|[0-9一二三四五六七八九十]{1,3}[时点](?:[0-9一二三四五六七八九十]{1,3}分|整|半)?"
    r"|[0-9]{1,2}:[0-9]{2}|[0-9一二三四五六七八九十]{1,5}岁|[A-Za-z]{1,20}[-_]?[0-9]{1,5}(?:\.[0-9])?|[0-9]{1,5}(?:[A-Za-z]{2,20}|[A-Z])"
    r"|第[0-9一二三四五六七八九十百]{1,6}|[上下]半年|[一二三四1-4]季度|20世纪[0-9]{2}年代|[0-9]{1,2}世纪|[0-9]{1,3}[号楼]|(?m:^\s{0,4}[0-9]{1,2}[.、](?![0-9]))|个五年|五年规划|[一二三四五六七八九十]{1,2}大(?=[以的精报])"
    # A term in quotation marks: “两个确立”, “30条”.
    r"|[“「『][0-9〇零一二三四五六七八九十两]{1,4}[^”」』%％元]{1,8}[”」』]"
    r"|十分|一些|一样|一起|一直|一定|一般|一方面|一带一路|一体|统一|唯一|之一|两国|两个|双方|万一|千万别|三股势力|百姓"
)
_FRACTION = re.compile(
    r"(?P<half>一半|半数)|第(?P<place>[0-9]{1,3}|[一二三四五六七八九十]{1,3})(?:大(?![道街学])|[高低多长](?![中等])|位)"
    r"|(?P<tenths>[1-9一二三四五六七八九])成(?![为立员功果本就长分交型都])"
    rf"|(?P<whole>百分之|千分之|{_NUMBER}分之)(?P<part>{_NUMBER})"
)
_QUANTITY = re.compile(
    rf"(?P<sign>[$€£¥￥₸₽]|[A-Z]{{3}})?(?P<minus>负|零下|-)?(?P<low>{_NUMBER})(?P<more>多|余)?(?P<unit>{_UNIT})?(?:/(?P<per>{_UNIT}|人))?"
    rf"(?:(?:至|到|-|–|—|~|～)(?P<high>{_NUMBER})(?P<highunit>{_UNIT})?)?"
)

_SHARED = "|".join(
    re.escape(word)
    for word, (_, kind) in sorted(_MEASURES.items(), key=lambda item: -len(item[0]))
    if kind in {QuantityKind.PERCENT, QuantityKind.MEASURE}
)
# "4.6和3.1个百分点": numbers in figures that follow one another share the unit of the last.
_SHARING = re.compile(rf"(?:、(?:{_FIGURES})){{0,5}}[和与及、](?:{_FIGURES})(?P<unit>{_SHARED})")


_SIMPLIFIED = str.maketrans(
    "萬億個兩週鎊歐幣點餘噸頃畝歲號約達過於內間條項輛隻張幾臺戶處從減漲層頭艦顆筆棟長擴縮順緩較環預測計劃報顯為將產產實別國黨倆階級歷時鐘場",
    "万亿个两周镑欧币点余吨顷亩岁号约达过于内间条项辆只张几台户处从减涨层头舰颗笔栋长扩缩顺缓较环预测计划报显为将产产实别国党俩阶级历时钟场",
)
"""Traditional characters of numbers, units and changes, one to one."""


def simplified(text: str) -> str:
    """Return a text with the characters of numbers, units and changes in their simplified form."""
    return text.translate(_SIMPLIFIED)


def extract_chinese(text: str) -> tuple[Quantity, ...]:
    """Find the quantities of a Chinese text; see `extract_quantities`."""
    taken = [match.span() for match in _MASK.finditer(text)]
    found: list[Quantity] = []
    at, mask = 0, 0
    pattern = re.compile(f"(?:{_FRACTION.pattern})|(?:{_QUANTITY.pattern})")
    while match := pattern.search(text, at):
        start, end = match.span()
        while mask < len(taken) and taken[mask][1] <= start:
            mask += 1
        masked = mask < len(taken) and taken[mask][0] < end and taken[mask][0] <= start
        if masked and not match["place"]:
            at = max(taken[mask][1], start + 1)
            continue
        if match["highunit"] != match["unit"] and match["unit"] and match["high"]:
            # "25个基点至3.45%" is no range: each number has a unit of its own.
            end = match.end("unit")
            match = pattern.fullmatch(text, start, end) or match
        at = end
        quantity = (
            _fraction(text, match)
            if match["whole"]
            else _word(text, match)
            if match["half"] or match["place"] or match["tenths"]
            else _plain(text, match)
        )
        if quantity:
            found.append(quantity)
    return tuple(found)


def read_han(text: str) -> tuple[Decimal, Decimal] | None:
    """Return value and precision of a numeral in figures or characters, or None.

    Characters count by sections of ten thousand: 一亿二千万 is 10⁸ + 2000 · 10⁴.
    """
    if text[:1] == "." or text[:1].isdecimal():
        parts = [_scaled(*match.groups()) for match in re.finditer(r"([0-9.,]+)([^0-9]*)", text)]
        return sum((value for value, _ in parts), Decimal(0)), parts[-1][1]
    whole, _, decimals = text.translate(_HEDGES).partition("点")
    total, section, digit, lowest = Decimal(0), Decimal(0), None, Decimal(1)
    for char in whole:
        if char in _DIGITS:
            digit, lowest = _DIGITS[char], Decimal(1)
        elif char in _PLACES:
            section += (1 if digit is None else digit) * _PLACES[char]
            digit, lowest = None, Decimal(_PLACES[char])
        elif not section and digit is None and total:
            # 万亿: a scale of a scale.
            total, lowest = total * _SCALES[char], lowest * _SCALES[char]
        else:
            lowest = lowest if section or digit is not None else Decimal(1)
            section += digit or 0
            total = (total + (section or 1)) * _SCALES[char] if total < _SCALES[char] else (
                total + (section or 1) * _SCALES[char]
            )  # fmt: skip
            section, digit, lowest = Decimal(0), None, lowest * _SCALES[char]
    value = total + section + (digit or 0)
    if decimals:
        value += Decimal("0." + "".join(str(_DIGITS[char]) for char in decimals))
        lowest = Decimal(1).scaleb(-len(decimals))
    return value, lowest


def _scaled(figures: str, scales: str) -> tuple[Decimal, Decimal]:
    """Return value and precision of figures before their scales: 30余万."""
    plain = figures.replace(",", "")
    value = Decimal(plain)
    places = len(plain.partition(".")[2])
    zeros = len(plain) - len(plain.rstrip("0")) if not places and value else 0
    precision = Decimal(1).scaleb(zeros - places)
    for char in scales.translate(_HEDGES):
        factor = _SCALES.get(char, Decimal(_PLACES.get(char, 1)))
        value, precision = value * factor, precision * factor
    return value, precision


def _plain(text: str, match: re.Match[str]) -> Quantity | None:
    parsed = read_han(match["low"])
    if parsed is None:
        return None
    low, precision = parsed
    high = read_han(match["high"]) if match["high"] else None
    shared_scale = high and not match["unit"] and re.fullmatch("([0-9.]+)([^0-9.]+)", match["high"])
    if shared_scale and not match["low"].strip("0123456789.") and low < Decimal(shared_scale[1]):
        # 1-2万亿: the scale is said once.
        low, precision = _scaled(match["low"], shared_scale[2])
    word = match["highunit"] or match["unit"]
    unit, kind = (
        _MEASURES.get(word, (None, QuantityKind.NUMBER)) if word else (None, QuantityKind.NUMBER)
    )
    shared = None if word or high else _SHARING.match(text, match.end())
    if shared and match["low"][-1].isdecimal():
        unit, kind = _MEASURES[shared["unit"]]
    code = CURRENCY_SIGNS.get(match["sign"] or "") or CURRENCY_CODES.get(match["sign"] or "")
    if code:
        unit, kind = ("CNY" if code == "JPY" else code), QuantityKind.MONEY
    hedged = any(text[max(match.start() - n, 0) : match.start()] in _BEFORE for n in _LENGTHS)
    if not _counts(match["low"], kind, word, hedged=hedged):
        return None
    sign = -1 if match["minus"] else 1
    span = Span(*match.span())
    if high and high[0] > low:
        return _qualified(text, span, kind, unit, precision, low=low, high=high[0])
    more = match["more"] or next((mark for mark in match["low"] if ord(mark) in _HEDGES), None)
    relation = Relation.MORE_THAN if more else Relation.EXACT
    quantity = _qualified(
        text, span, kind, unit, precision, value=low * sign, more=more, relation=relation
    )
    if more and quantity.qualifier == more:
        where = match.start("low") + f"{match['low']}{more}".index(more)
        quantity = replace(quantity, qualifier_span=Span(where, where + 1))
    per = _MEASURES[match["per"]][0] if match["per"] in _MEASURES else match["per"]
    return replace(quantity, per=per) if per else quantity


def _counts(low: str, kind: QuantityKind, word: str | None, *, hedged: bool) -> bool:
    """Tell a number (近千人) from a word that holds one: 一家, 百场, 千方百计."""
    if low in _LONE:
        counted = low != "一" and hedged and word is not None
        return counted or (
            kind not in {QuantityKind.NUMBER, QuantityKind.COUNT} and low not in "百千"
        )
    if low == "两" and word is None:
        return False
    if word is None and kind is QuantityKind.NUMBER:
        year = re.fullmatch(r"(?:1[0-9]|20)[0-9]{2}", low)
        return (low[0].isdecimal() and not year) or (low[0] in _DIGITS and low[-1] in "万亿")
    return True


def _fraction(text: str, match: re.Match[str]) -> Quantity | None:
    part = read_han(match["part"])
    if part is None:
        return None
    span = Span(*match.span())
    if match["whole"] == "百分之":
        return _qualified(text, span, QuantityKind.PERCENT, "percent", part[1], value=part[0])
    whole = read_han("一千" if match["whole"] == "千分之" else match["whole"][:-2])
    if whole is None or whole[0] == 0:
        return None
    value = Fraction(part[0]) / Fraction(whole[0])
    return _qualified(text, span, QuantityKind.FRACTION, None, Decimal(0), value=value)


def _word(text: str, match: re.Match[str]) -> Quantity | None:
    """Read `一半` (a half), `三成` (30 percent), `第三大` (third largest)."""
    span = Span(*match.span())
    if match["half"]:
        return _qualified(text, span, QuantityKind.FRACTION, None, Decimal(0), value=Fraction(1, 2))
    number = read_han(match["place"] or match["tenths"])
    if number is None:
        return None
    if match["place"]:
        return _qualified(text, span, QuantityKind.RANK, None, Decimal(1), value=number[0])
    percent = QuantityKind.PERCENT
    return _qualified(text, span, percent, "percent", Decimal(10), value=number[0] * 10)


def _qualified(  # noqa: PLR0913 - the fields of one quantity
    text: str,
    span: Span,
    kind: QuantityKind,
    unit: str | None,
    precision: Number,
    *,
    value: Number | None = None,
    low: Number | None = None,
    high: Number | None = None,
    more: str | None = None,
    relation: Relation = Relation.EXACT,
) -> Quantity:
    qualifier, qualifier_span = more, None
    for length in _LENGTHS:
        before = text[max(span.start - length, 0) : span.start]
        after = text[span.end : span.end + length]
        if before in _BEFORE:
            qualifier, relation = before, _BEFORE[before]
            qualifier_span = Span(span.start - length, span.start)
            break
        if after in _AFTER:
            qualifier, relation = after, _AFTER[after]
            qualifier_span = Span(span.end, span.end + length)
            break
    return Quantity(
        span, span.of(text), kind, value, low, high, unit, None, qualifier, qualifier_span,
        relation, precision, language="zh",
    )  # fmt: skip
