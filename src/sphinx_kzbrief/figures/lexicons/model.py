"""What a language's table of numbers and units holds."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from sphinx_kzbrief.figures.model import Number, QuantityKind, Relation


def words(text: str) -> list[str]:
    """Split a row of a table into its words."""
    return text.split()


class UnitEntry(NamedTuple):
    """A unit word's meaning.

    Attributes:
        unit: Canonical unit.
        kind: Kind of a quantity in that unit.
        per: Denominator that the word implies (`bpd`), or None.
        scale: Factor that the word implies (`bcm` is a billion cubic metres).
    """

    unit: str
    kind: QuantityKind
    per: str | None = None
    scale: int = 1


@dataclass(frozen=True)
class Lexicon:
    """The words one language states quantities with; all keys are in lower case.

    Attributes:
        language: BCP 47 tag.
        comma_decimal: Whether a comma is the decimal sign.
        dot_groups: Whether a dot groups thousands: `1.234,5`.
        stems: Whether unit and scale keys also match as the beginning of a longer word
            (languages that pile up suffixes).
        cardinals: Number words below a thousand.
        case_endings: Endings that a hyphen joins to a number in figures.
        ordinal_endings: Endings that a hyphen joins to a number and that make it an ordinal.
        adjective_endings: Endings of adjectives that may stand between a number and its noun.
        hundreds: Words that multiply what stands before them by a hundred.
        scales: Scale words, from a thousand on.
        lone_scales: Scale words that are a number without one before them: `миллион`.
        hedged_scales: Those that are one behind a hedge only: `около тысячи`.
        glued_scales: Scale letters that follow digits directly, after a currency or alone.
        joiners: Words inside a number word (`two hundred and five`).
        units: Unit words and phrases.
        qualifiers: Qualifying phrases before a number.
        after: Qualifying phrases after a quantity (`or more`).
        negations: Words that turn a bound behind them round (`did not rise above`).
        no_negation: Words behind one that undo it (`not only`).
        doubts: Words that may turn a bound round (`nobody expects more than`).
        loose: Words between a negation and a bound by which they may not belong together.
        clause_words: Words that begin a clause, over which no negation reaches.
        objects_follow: Whether a number behind a negated verb is its object.
        ordinals: Ordinal words.
        multiples: Words that are a multiple by themselves (`twice`).
        rate_words: Words between a unit and its denominator (`per`).
        rate_articles: Words that make a rate with a unit of time or measure only (`a`).
        bare_rates: Words that are a denominator by themselves (`apiece`).
        range_words: Words between the ends of a range.
        between: Word that opens a range closed by `between_and`.
        minus: Words for a negative sign.
        stop: Words that end the search for the noun that is counted.
        year_words: Words after which four digits are a year.
        dated: Words after which four digits below 1500 are a year as well.
        year_word: Word after which a bare number of three digits or more is a year.
        verbs: Forms of verbs that no ending tells.
        verb_endings: Endings by which a word before a bare number is no noun that it names.
        determiners: Words of which a noun that a number names has none (`an additional 12`).
        after_bare: Words behind a bare number by which it counts.
        counted: Nouns that make four digits a count rather than a year.
        change: Beginnings of words that say something changed.
        spread: Beginnings of words that say that a range follows (`ranging`).
        parts: Words for parts of a whole, by their denominator (`third`).
        part_joiner: Word between a whole number and a part (`two and a half`).
        part_articles: Words that may stand for the one of such a part (`a`).
        joined_parts: Words for a part behind the joiner, by their denominator.
        shares: Words behind a part that make it one of something, or one more or less.
        no_shares: Words behind a part that make it none of a share (`two-thirds majority`).
        change_by: Words before a part by which something changes.
        definite: Words between a part and the many it is of (`half the countries`).
        list_words: Words between numbers that share the unit of the last one.
        links: Words between a scale word and its unit (`millions de`).
        bounds: Words before a number word that count even a `one` (`at least`).
        times_words: Words for occasions and multiples.
        times_of: Words after which `three times` is a multiple and no count.
        magnitude: Beginning of the word for the magnitude of an earthquake.
        plurals: Plural nouns that do not end as plurals do.
        not_plurals: Words that end as a plural does and are none.
        singulars: Nouns that `one` counts.
        collectives: Nouns that make a compound with the noun that is counted behind them.
        no_superlatives: Words that end as superlatives do and are none: `arrest`.
        adverbial: Words of `stop` that may stand before the noun that is counted.
        masks: Regular expressions of what holds digits but is no quantity; where one has a
            group, the group is what is left out.
    """

    language: str
    comma_decimal: bool
    cardinals: Mapping[str, int]
    scales: Mapping[str, Decimal]
    units: Mapping[str, UnitEntry]
    qualifiers: Mapping[str, Relation]
    stems: bool = False
    dot_groups: bool = False
    case_endings: frozenset[str] = frozenset()
    ordinal_endings: frozenset[str] = frozenset()
    adjective_endings: tuple[str, ...] = ()
    hundreds: frozenset[str] = frozenset()
    lone_scales: Mapping[str, Decimal] = field(default_factory=dict)
    hedged_scales: Mapping[str, Decimal] = field(default_factory=dict)
    glued_scales: Mapping[str, Decimal] = field(default_factory=dict)
    joiners: frozenset[str] = frozenset()
    after: Mapping[str, Relation] = field(default_factory=dict)
    negations: frozenset[str] = frozenset()
    no_negation: frozenset[str] = frozenset()
    doubts: frozenset[str] = frozenset()
    loose: frozenset[str] = frozenset()
    clause_words: frozenset[str] = frozenset()
    objects_follow: bool = False
    ordinals: Mapping[str, int] = field(default_factory=dict)
    multiples: Mapping[str, Number] = field(default_factory=dict)
    rate_words: frozenset[str] = frozenset()
    rate_articles: frozenset[str] = frozenset()
    bare_rates: Mapping[str, str] = field(default_factory=dict)
    range_words: frozenset[str] = frozenset()
    between: Mapping[str, str] = field(default_factory=dict)
    minus: frozenset[str] = frozenset()
    stop: frozenset[str] = frozenset()
    year_words: frozenset[str] = frozenset()
    dated: frozenset[str] = frozenset()
    year_word: str = ""
    verbs: frozenset[str] = frozenset()
    verb_endings: tuple[str, ...] = ()
    determiners: frozenset[str] = frozenset()
    after_bare: frozenset[str] = frozenset()
    counted: frozenset[str] = frozenset()
    change: tuple[str, ...] = ()
    spread: tuple[str, ...] = ("?",)
    parts: Mapping[str, int] = field(default_factory=dict)
    part_joiner: str = ""
    part_articles: frozenset[str] = frozenset()
    joined_parts: Mapping[str, int] = field(default_factory=dict)
    shares: frozenset[str] = frozenset()
    no_shares: frozenset[str] = frozenset()
    change_by: frozenset[str] = frozenset()
    definite: frozenset[str] = frozenset()
    list_words: frozenset[str] = frozenset()
    links: frozenset[str] = frozenset()
    bounds: frozenset[str] = frozenset()
    times_words: frozenset[str] = frozenset()
    times_of: frozenset[str] = frozenset()
    magnitude: str = "?"
    plurals: frozenset[str] = frozenset()
    not_plurals: frozenset[str] = frozenset()
    singulars: frozenset[str] = frozenset()
    collectives: frozenset[str] = frozenset()
    no_superlatives: frozenset[str] = frozenset()
    adverbial: frozenset[str] = frozenset()
    masks: tuple[str, ...] = ()

    @cached_property
    def qualifier_ends(self) -> frozenset[str]:
        """The last words of the qualifying phrases before a number."""
        return frozenset(phrase.split()[-1] for phrase in self.qualifiers)

    @cached_property
    def no_names(self) -> frozenset[str]:
        """The words that a bare number behind them does not name."""
        return self.verbs | self.stop | self.qualifier_ends | self.range_words

    @cached_property
    def unit_starts(self) -> frozenset[str]:
        """The first words of the names of units."""
        return frozenset(phrase.split()[0] for phrase in self.units)

    @cached_property
    def qualifier_words(self) -> frozenset[str]:
        """The words of the qualifying phrases before a number."""
        return frozenset(word for phrase in self.qualifiers for word in phrase.split())

    @cached_property
    def after_starts(self) -> frozenset[str]:
        """The first words of the qualifying phrases after a quantity."""
        return frozenset(phrase.split()[0] for phrase in self.after)


@dataclass(frozen=True, eq=False)
class StatementWords:
    """The words one language says with what a number does and when; regular expressions.

    Attributes:
        rise: A change upwards, verb or noun.
        fall: A change downwards.
        surplus: A balance above zero; a rise by it is nothing that anybody says.
        deficit: A balance below zero.
        rise_after: Nouns that make a number before them a rise: `3% growth`.
        fall_after: The same for a fall.
        gained: Verbs behind what something rose by: `jobs were added`; `lost` what it fell by.
        more: Words right behind a number that make it a rise: `20 percent more`.
        less: The same for a fall.
        between: Words that may stand between a change and its amount.
        by: Words that open the amount of a change, `to` those that open its end, `start`
            those that open where it began.
        stands: Verbs right before a number that stood there: `reached`.
        levels: Qualifiers that place what moved: `fell below 20 percent`; `unclear` may as well
            say by how much: `rose over 20 percent`.
        part: What follows a share: `20 percent of`; `part_form` is how its words end.
        sheds: Verbs of loss right before a share that is lost: `lost a third of`.
        to_after: What follows the end of a change, where it follows; `start_form` is how the
            words of a quantity end where a change began.
        rates_of_change: Nouns that are changes themselves: growth that slows to 3 percent.
        flows: Those of them that are no change of a level: `inflation`.
        paces: Verbs that only a change is said of: `slowed`.
        breaks: What parts two clauses.
        events: What before a period and a comma makes it that of another event.
        definite: What before a number says that it was told of earlier: `the`.
        hedges: Words of estimates and plans, which may stand for `an estimated`.
        multiplied: Multiples that are a rise by themselves: `doubled`; `divided` a fall.
        negated: What before a change says that there was none: `did not`.
        said: Verbs of saying; a date beside them is that of the words.
        bases: Pairs of a pattern and the base it names; a group `y` is the base itself.
        periods: Patterns whose groups make a period: `y` year, `z` last year, `f` fiscal
            year, `u` year until which, `p` part of a year; without groups, of what is none.
        parts: What a part of a year is called, and its short form: `may` is `05`.
        rates: Pairs of a pattern and the denominator it names apart from a number.
        heads: Pattern of what makes an amount after it one per person.
        aliases: What stands between two numbers that say one thing: `by 1.3 percent, or 260,000`.
        backs: What stands between where a change ended and where it began: `5, down from 7`.
        shifts: Changes whose words do not say which way: `went from 5 to 3`.
        respectively: What says that numbers and periods are listed apart, each in its order.
        against: What stands before where a change began: `to 5, compared with 7`.
        formerly: What stands between a change and the one before it: `after growing`.
        tails: Pairs of a pattern right behind a number and the denominator it is: `annually`.
        every: What before a number of things makes it a denominator: `for every 1,000 people`.
        each: Pattern whose group `u` is any other denominator: `a tonne`, `every pupil`.
        spaced: Whether the language parts its words by spaces.
    """

    rise: str
    fall: str
    surplus: str
    deficit: str
    rise_after: str
    fall_after: str
    more: str
    less: str
    between: str
    by: str
    to: str
    start: str
    stands: str
    part: str
    rates_of_change: str
    flows: str
    paces: str
    breaks: str
    hedges: str
    said: str
    bases: tuple[tuple[str, str], ...]
    periods: tuple[str, ...]
    parts: Mapping[str, str]
    rates: tuple[tuple[str, str], ...]
    heads: str
    levels: str = "(?!)"
    unclear: str = "(?!)"
    to_after: str = "(?!)"
    start_form: str = "(?!)"
    part_form: str = "(?!)"
    sheds: str = "(?!)"
    negated: str = "(?!)"
    multiplied: str = "(?!)"
    divided: str = "(?!)"
    each: str = "(?!)"
    aliases: str = "(?!)"
    backs: str = "(?!)"
    shifts: str = "(?!)"
    respectively: str = "(?!)"
    gained: str = "(?!)"
    lost: str = "(?!)"
    against: str = "(?!)"
    events: str = "(?!)"
    definite: str = "(?!)"
    formerly: str = "(?!)"
    tails: tuple[tuple[str, str], ...] = ()
    every: str = "(?!)"
    spaced: bool = True
