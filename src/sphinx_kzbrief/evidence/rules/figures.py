"""Rules about figures."""

from __future__ import annotations

from sphinx_kzbrief.evidence.rules.model import Rule, Severity

RULES = (
    Rule(
        "figure-value",
        Severity.ERROR,
        "The number is not the one that the passage states.",
        "Another number, another scale (million for billion), or a qualifier dropped or added: "
        "“more than $25 billion” is not “$25 billion”. The message shows both sides.",
        "40-fold, where the passage says 70-fold",
    ),
    Rule(
        "figure-unit",
        Severity.ERROR,
        "The unit or the currency is not the one that the passage states.",
        "The numbers agree, but they count different things, or are in different currencies.",
        "25 billion yuan, where the passage says $25 billion",
    ),
    Rule(
        "figure-derived",
        Severity.ERROR,
        "The inputs of a derived figure do not give what is stated.",
        "The arithmetic of `derive` is done with the units, the intervals and the precision of "
        "its inputs; inputs compiled on different bases are refused.",
        "derive: a / b with value: 3, where the inputs give 2.5",
    ),
    Rule(
        "figure-conflict",
        Severity.WARNING,
        "Sources state different values for the same measure, basis and period.",
        "The figures are alike in what they measure, who compiled them and the time they hold "
        "for, and lie further apart than their precision and the tolerance allow. Of several that "
        "do, one warning names the two furthest apart.",
        "$25 billion and $31 billion for trade in 2021, both by China’s customs",
    ),
    Rule(
        "figure-differs",
        Severity.NOTE,
        "Values of one measure differ, and their basis or end points are not known.",
        "They may both be right. The difference is shown to readers and said to be open.",
        "40-fold and 70-fold growth, with no end year stated",
    ),
    Rule(
        "figure-unchecked",
        Severity.WARNING,
        "A number in the prose carries no evidence.",
        "On pages with a `kzbrief` head, a number with a unit, a currency, a percentage or a "
        "scale word should be a `kzfigure`, stand in a quotation, or share its sentence with a "
        "citation. Counts and spans of time in words (“two ambassadors”, “three weeks”) do not "
        "count, nor does a time ahead (“the next 12 months”). Your own arithmetic is put into the "
        "class `ours`: `[about $357 million]{.ours}`.",
        "Trade reached $25 billion, typed into a paragraph",
    ),
    Rule(
        "image-changed",
        Severity.ERROR,
        "An image of the corpus is missing, changed or not described.",
        "Its file cannot be read or is no plain picture (an SVG that runs scripts is none), its "
        "caption is not the one in the source, it has no alternative text, or its rights do not "
        "let it be shown.",
        "kzimage without alt, for a photograph of the corpus",
    ),
)
