"""Rules about quotations."""

from __future__ import annotations

from sphinx_kzbrief.evidence.rules.model import Rule, Severity

RULES = (
    Rule(
        "quote-altered",
        Severity.ERROR,
        "The quotation differs in words from the nearest passage of the source.",
        "The words are close to a passage but not the same. The message shows the difference word "
        "by word and the quotation as it should stand.",
        "has increased 40-fold, where the source says 70-fold",
        waivable=False,
    ),
    Rule(
        "quote-missing",
        Severity.ERROR,
        "The words do not stand in the source.",
        "Neither the quotation nor anything near it was found in our copy of the source, or it "
        "stands there only among words that the source strikes out.",
        "a sentence of another interview",
        waivable=False,
    ),
    Rule(
        "quote-cut",
        Severity.ERROR,
        "The quotation starts or ends inside a word or a number.",
        "The characters stand in the source, but what the reader would see is part of a word or "
        "of a number, and that can say something else.",
        "5 billion, cut out of $25 billion",
        waivable=False,
    ),
    Rule(
        "quote-ambiguous",
        Severity.ERROR,
        "The words stand in several places that differ to a reader.",
        "The same words are said by different speakers or in different voices. Name the speaker, "
        "add a locator, or quote more words.",
        "words an editor's lede repeats from an answer",
        waivable=False,
    ),
    Rule(
        "quote-speaker",
        Severity.ERROR,
        "Our copy does not confirm the named speaker.",
        "An error where our copy contradicts the name: the words belong to another speaker, or the "
        "source only retells them, or the one who quotes somebody there is named, or an own "
        "passage is given to another than its stated author. Where the copy does not say who "
        "speaks, the name is the author's: a note, which fails nothing, or a warning where the "
        "name stands nowhere in copy or manifest, where the copy gives that person turns "
        "elsewhere, or where two people may be meant. Whom `via` names as the one who quotes "
        "them, our copy must name.",
        ":speaker: Xi Jinping, for a sentence that the source retells",
    ),
    Rule(
        "quote-context",
        Severity.WARNING,
        "What was left out or replaced turns the meaning of the quotation.",
        "A word that governs the quoted words stands outside them: a negation, a hedge or a verb "
        "of reporting within three words before them in their clause; a condition, an exception "
        "or a limit at the head of the clause or right behind them; the sign, unit or base of "
        "their number or comparison; or they are a question. Or an omission, a bracket or an "
        "interruption takes such a word away, joins parts of two clauses, or says another thing. "
        "Where that is meant, accept it with a reason: with `accept` on a directive or an "
        "element, with `kzbrief review` for a role. `kzbrief_context` makes it a note for a whole "
        "project, or leaves it out.",
        "“those demonstrators … were terrorists”, where the source has “not all” before it",
    ),
    Rule(
        "quote-other-source",
        Severity.NOTE,
        "The words stand in another source of the corpus.",
        "A note beside a missing quotation: the words are verbatim in a source that the quotation "
        "does not name.",
        "a sentence of one interview quoted from another",
    ),
    Rule(
        "quote-unchecked",
        Severity.WARNING,
        "Words in quotation marks carry no evidence.",
        "On pages with a `kzbrief` head, four words or more in quotation marks of any language, "
        "or set as a block quotation, should be a `kzquote`; in headings and raw HTML too. Those "
        "inside a `kzcite` are told on any page, since a citation compares no words. Titles of "
        "sources do not count. Words that are nobody's are put into the class `scare`: "
        "`[“as it were, so to speak”]{.scare}`.",
        "“our obligations remain the same”, typed into a paragraph",
    ),
)
