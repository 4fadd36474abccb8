"""What a chart says of itself, in the languages of readers."""

from __future__ import annotations

from dataclasses import dataclass

from sphinx_kzbrief.text.tags import primary_subtag


@dataclass(frozen=True, slots=True)
class ChartWords:
    """The words of one language.

    Attributes:
        disagrees: Remark on a figure that disagrees with another.
        undated: In place of a period.
        gap: Which periods are missing; `{}` is the period.
        source: Who says all of it; `{}` is who.
        period: When all of it holds; `{}` is the period.
        logarithmic: What the scale is; `{}` is the ratio of two lines.
        far_apart: Why some bars cannot be seen.
        open: What outlines and arrows mean.
        hatched: What hatching means.
    """

    disagrees: str
    undated: str
    gap: str
    source: str
    period: str
    logarithmic: str
    far_apart: str
    open: str
    hatched: str


_WORDS = {
    "en": ChartWords(
        "disagrees",
        "period not stated",
        "no figure for {}",
        "Source: {}",
        "Period: {}",
        "Logarithmic scale: each line is {} times the one before it.",
        "The largest is more than a hundred times the smallest; short bars may not be seen.",
        "Outlines and arrows: a range or a bound, as the source has it.",
        "≠ and hatching: sources differ.",
    ),
    "ru": ChartWords(
        "расходится",
        "период не указан",
        "нет данных: {}",
        "Источник: {}",
        "Период: {}",
        "Логарифмическая шкала: каждая линия в {} раз больше предыдущей.",
        "Наибольшее значение более чем в сто раз больше наименьшего; короткие полосы могут быть "
        "не видны.",
        "Контур и стрелка: диапазон или граница, как в источнике.",
        "≠ и штриховка: источники расходятся.",
    ),
    "kk": ChartWords(
        "сәйкес емес",
        "кезеңі көрсетілмеген",
        "дерек жоқ: {}",
        "Дереккөз: {}",
        "Кезең: {}",
        "Логарифмдік шкала: әр сызық алдыңғысынан {} есе үлкен.",
        "Ең үлкен мән ең кішісінен жүз еседен астам үлкен; қысқа жолақтар көрінбеуі мүмкін.",
        "Контур мен көрсеткі: дереккөздегідей аралық не шек.",
        "≠ және штрих: дереккөздер сәйкес емес.",
    ),
    "zh": ChartWords(
        "不一致",
        "时期未说明",
        "缺{}数据",
        "来源：{}",
        "时期：{}",
        "对数刻度：每条线是前一条的{}倍。",
        "最大值超过最小值的一百倍，短条可能看不见。",
        "虚线框和箭头：来源给出的范围或界限。",
        "≠ 和斜线：来源之间不一致。",
    ),
}


def words_for(language: str) -> ChartWords:
    """Return the words of a language, those of English where it has none."""
    return _WORDS.get(primary_subtag(language), _WORDS["en"])
