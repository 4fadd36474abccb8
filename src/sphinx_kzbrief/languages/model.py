"""What is known of a language: closed lists of words, as data.

A word that is missing from a list leaves something open; it never decides for the wrong side.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Turning:
    """Words that turn the meaning of what stands beside them.

    Several words in one entry stand next to each other; a stem that ends in `*` stands for all
    its forms, and `rul(e|ed) out` for both. Which of them tells what, where it stands and how far
    it reaches is for `quotes.context` to say.

    Attributes:
        negations: Deny what follows.
        hedges: Say that what follows may be so, or that somebody thinks so.
        reports: Make what follows somebody's words or opinion, beside the verbs of saying.
        modals: Hedges that are verbs, and govern the next verb only.
        namings: Verbs of saying that give what follows a name.
        neutral: Phrases that turn nothing, though a word of them alone would.
        opinions: Verbs that turn nothing where the speaker says them of himself: "I think".
        own: Pronouns by which speakers speak of themselves.
        heads: Open a condition or exception whose clause what follows belongs to.
        inverted: Open a condition only as the first word of a sentence: "Had they voted, …".
        behind: Make what stands right before them a condition, an exception or a thing of now.
        said: Make what stands right before them somebody's words.
        doubts: Say of somebody's words that they are a claim, a lie, a joke or denied.
        opens: Open a clause of its own, past which nothing before them reaches.
        contrasts: Those that set one clause against another.
        parts: Before a noun, say that only some are meant.
        privatives: Before a noun, say that it is no such thing, or not any more.
        asides: Words that stand between commas and part nothing: "is not, however, ready".
        aims: Before a verb, say that it is meant, tried or refused, not done.
        determiners: May stand between `parts` and the noun, and open the object of a verb.
        prepositions: May open what goes with a verb.
        auxiliaries: Verbs that stand before the subject in a question.
        asking: Words that may stand before them.
        approximations: Before a number, bound it or make it inexact.
        scales: After a number, say what it counts in, or bound it.
        comparatives: Ask for what they compare with.
        multiples: Ask for what they are a multiple of.
        bases: Bring what is compared with.
        absent: Negations that stand in the place of a noun, or before one.
        be: Forms of "be" and "become".
        adverbs: May stand between a negation and what it denies.
        pronouns: Subjects that need no noun.
        past: Common finite verbs, that a clause may be told by.
    """

    negations: frozenset[str] = _NONE
    hedges: frozenset[str] = _NONE
    reports: frozenset[str] = _NONE
    modals: frozenset[str] = _NONE
    namings: frozenset[str] = _NONE
    neutral: frozenset[str] = _NONE
    opinions: frozenset[str] = _NONE
    own: frozenset[str] = _NONE
    heads: frozenset[str] = _NONE
    inverted: frozenset[str] = _NONE
    behind: frozenset[str] = _NONE
    said: frozenset[str] = _NONE
    doubts: frozenset[str] = _NONE
    opens: frozenset[str] = _NONE
    contrasts: frozenset[str] = _NONE
    parts: frozenset[str] = _NONE
    privatives: frozenset[str] = _NONE
    asides: frozenset[str] = _NONE
    aims: frozenset[str] = _NONE
    determiners: frozenset[str] = _NONE
    prepositions: frozenset[str] = _NONE
    auxiliaries: frozenset[str] = _NONE
    asking: frozenset[str] = _NONE
    approximations: frozenset[str] = _NONE
    scales: frozenset[str] = _NONE
    comparatives: frozenset[str] = _NONE
    multiples: frozenset[str] = _NONE
    bases: frozenset[str] = _NONE
    absent: frozenset[str] = _NONE
    be: frozenset[str] = _NONE
    adverbs: frozenset[str] = _NONE
    pronouns: frozenset[str] = _NONE
    past: frozenset[str] = _NONE


@dataclass(frozen=True)
class Language:
    """The words of one language, case-folded.

    Attributes:
        code: BCP 47 primary subtag.
        spaced: Whether it sets spaces between words.
        asks: Labels of who asks, which are nobody's name.
        answers: Labels of who answers, which are nobody's name.
        titles: What stands before a name and is no part of it.
        bodies: Words of the names of bodies, which no person bears.
        collectives: Further words of the names of groups that sign a text: "team", "board".
        bylines: Open the line that names who wrote a text.
        editors: Open the line that names who edited it, and did not write it.
        nobodies: Stand in an author's place and name nobody: "admin", "staff reporter".
        places: Places, seats of government and peoples.
        openers: Words that are capitalised only because a sentence begins with them.
        finite: Verbs of saying that have a subject of their own.
        participles: Verbs of saying whose subject is the sentence's.
        bare: Verbs whose clause may follow without "that".
        object_first: Verbs that take who is spoken to before the clause.
        quoting: Verbs that bring in quoted words, but no clause.
        that: Words that open the clause.
        adjuncts: Words that may stand between a subject and its verb.
        turning: Words that turn the meaning of what stands beside them.
        parted: Words with a hyphen that are other words without it: "re-sign" and "resign".
        reactions: What hearers do, as transcripts note it in brackets.
        reaction_words: Words that may stand beside those in the brackets.
        function_words: Words that questions and searches are full of and that tell no passage
            from another; none that denies.
        suffixes: Endings that are taken off one after the other, where there is no Snowball
            algorithm for the language.
        sure_suffixes: Those that are no part of a word even where few letters stand before them.
        endings: All endings of inflection, where they are few; empty where they are left to
            the stemmer.
        irregular: Forms of one word a line that no stemmer brings together; with `suffixes`, its
            stems, that of the bare word first.
        days: Months and days of the week.
        relative_days: Words for a day that depend on the day of speaking.
        quantities: Words that say how much or how many, and are no number.
        negators: Words of a closed class that deny.
        lands: Names of one land a line, short and long.
        name_or_word: Names that are common words too.
        articles: How laws head an article, with `{}` for its number.
        sections: How a section is headed.
    """

    code: str
    spaced: bool = True
    asks: frozenset[str] = _NONE
    answers: frozenset[str] = _NONE
    titles: frozenset[str] = _NONE
    bodies: frozenset[str] = _NONE
    collectives: frozenset[str] = _NONE
    bylines: frozenset[str] = _NONE
    editors: frozenset[str] = _NONE
    nobodies: frozenset[str] = _NONE
    places: frozenset[str] = _NONE
    openers: frozenset[str] = _NONE
    finite: frozenset[str] = _NONE
    participles: frozenset[str] = _NONE
    bare: frozenset[str] = _NONE
    object_first: frozenset[str] = _NONE
    quoting: frozenset[str] = _NONE
    that: frozenset[str] = _NONE
    adjuncts: frozenset[str] = _NONE
    turning: Turning = Turning()
    parted: frozenset[str] = _NONE
    reactions: frozenset[str] = _NONE
    reaction_words: frozenset[str] = _NONE
    function_words: frozenset[str] = _NONE
    suffixes: frozenset[str] = _NONE
    sure_suffixes: frozenset[str] = _NONE
    endings: frozenset[str] = _NONE
    irregular: tuple[str, ...] = ()
    days: frozenset[str] = _NONE
    relative_days: frozenset[str] = _NONE
    quantities: frozenset[str] = _NONE
    negators: frozenset[str] = _NONE
    lands: tuple[str, ...] = ()
    name_or_word: frozenset[str] = _NONE
    articles: frozenset[str] = _NONE
    sections: frozenset[str] = _NONE

    @cached_property
    def verbs(self) -> re.Pattern[str]:
        """Matches any verb of saying as whole words.

        An alternation of 150 words is tried word by word at every place; grouped by what they
        begin with, the same text takes a fifth of the time.
        """
        words = sorted({*self.finite, *self.participles, *self.quoting}, key=len, reverse=True)
        groups: defaultdict[str, list[str]] = defaultdict(list)
        for word in words:
            groups[word[:2]].append(re.escape(word[2:]))
        by_letter: defaultdict[str, list[str]] = defaultdict(list)
        for start, rests in groups.items():
            by_letter[start[0]].append(f"{start[1]}(?:{'|'.join(rests)})")
        tree = "|".join(f"{letter}(?:{'|'.join(rest)})" for letter, rest in by_letter.items())
        return re.compile(rf"\b(?:{tree})\b" if words else r"(?!)")
