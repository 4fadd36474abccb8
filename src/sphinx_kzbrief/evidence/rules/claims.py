"""Rules about judgements."""

from __future__ import annotations

from sphinx_kzbrief.evidence.rules.model import Rule, Severity

RULES = (
    Rule(
        "claim-unsupported",
        Severity.WARNING,
        "Nothing speaks for the judgement.",
        "A `kzclaim` names no evidence and holds none, or none of it holds. Evidence that its "
        "author lists under `against` does not count.",
        "a kzclaim without the option evidence and without a quotation in its body",
    ),
    Rule(
        "claim-single-source",
        Severity.WARNING,
        "All evidence for the judgement comes from one originator.",
        "Originators are counted, not publishers: whoever speaks in a passage, or those for whom "
        "the person speaks, as `originator` in the manifest says. Two ambassadors of one state "
        "are one voice, and so is one report that two papers print.",
        "a kzclaim that rests on two ambassadors of one government",
    ),
    Rule(
        "claim-contradicted",
        Severity.WARNING,
        "Something speaks against the judgement, and the brief does not weigh it.",
        "Where `against` names evidence, the option `weighing` says why the judgement stands all "
        "the same, and readers are shown both.",
        "a kzclaim with against and without weighing",
    ),
    Rule(
        "claim-wording",
        Severity.WARNING,
        "The judgement does not say how likely it is in the terms that it declares.",
        "ICD 203 asks for one term of likelihood, used in the judgement itself, and for confidence "
        "in a sentence of its own: a reader takes “we have high confidence that it is likely” for "
        "more than it says.",
        "likelihood: very likely, over a sentence that says “probably”",
    ),
)
