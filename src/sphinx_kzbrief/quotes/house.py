"""House style: capitals, hyphens and commas that newspapers set their own way.

The same words in the same order may differ in them without saying anything else; the profile
`house` lets pass what provably does not: the capital of a title ("President"), a hyphen between two
words or behind a prefix that makes no other word, a comma before the "and" of a list.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sphinx_kzbrief.languages import DAYS, NAME_OR_WORD, TITLES
from sphinx_kzbrief.quotes.model import Alteration, DifferenceKind
from sphinx_kzbrief.quotes.model import AlterationKind as Kind
from sphinx_kzbrief.quotes.proper_names import proven_name, word_at
from sphinx_kzbrief.quotes.vocabulary import FUNCTION_WORDS, NUMBER_WORDS
from sphinx_kzbrief.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx_kzbrief.quotes.gaps import Gap


HOUSE_KINDS: Final[Mapping[Kind, DifferenceKind]] = {
    Kind.CAPITALS: DifferenceKind.CAPITALS,
    Kind.HYPHEN: DifferenceKind.HYPHEN,
    Kind.COMMA: DifferenceKind.COMMA,
}
"""Changes of house style, and what a diff calls them."""

_CLOSED: Final = frozenset({"co", "non", "anti", "multi", "semi", "e"})
"""Prefixes that are the same word with a hyphen and without; not "re": "re-sign", "resign"."""
_OTHER_WORDS: Final = frozenset({"coop", "coops", "nonsense", "antic", "antics"})
_PREFIXES: Final = frozenset({
    "re", "un", "non", "ex", "anti", "pre", "pro", "post", "over", "under", "out", "in", "dis",
    "mis", "de", "self", "half", "quasi", "pseudo",
})  # fmt: skip
_ENDINGS: Final = ("ing", "free", "less")
# Words of TITLES that are surnames, or something else in lower case.
_NO_TITLE: Final = frozenset({
    "king", "major", "pope", "prince", "bishop", "judge", "lord", "dean", "lady", "general",
    "state", "first", "trade", "foreign", "special", "her", "his", "e.u", "u.k", "u.n", "u.s",
    "economist", "speaker", "chief", "head", "host", "interior", "finance", "justice", "рк", "рф",
    "кнр", "мид", "мвд", "мчс", "минфин", "минфина", "минэнерго", "нацбанка",
})  # fmt: skip
_JOINED: Final = re.compile(r",?\s+(?:and|or|nor|и|или)\s")
_CLAUSE: Final = re.compile(r"[.;:!?()«»“”\"\n—–]")
_DASH: Final = re.compile(r"\s\S.*\s")
_PARTS: Final = re.compile(r"[-\s]+")
_REACH: Final = 200


def gap_kind(source: Gap, quoted: Gap) -> Kind | None:
    """Return which change of house style leads from the source's gap between words to another."""
    ours, theirs = source.text, quoted.text
    marks = {ours.strip(), theirs.strip()}
    if not quoted.before.isalpha() or not quoted.after.isalpha():
        # A comma or hyphen beside a digit is the number's: "11, 000", "-5".
        return None
    if marks == {"", ","} and ours[-1:].isspace() and theirs[-1:].isspace():
        return Kind.COMMA
    # With white space on both sides it is a dash.
    dash = any(
        side[:1].isspace() and side[-1:].isspace() and side.strip() for side in (ours, theirs)
    )
    return Kind.HYPHEN if marks == {"", "-"} and not dash else None


def capitals(text: str, letters: list[tuple[Span, str]]) -> list[Alteration]:
    """Return one change for each word of which letters have another case.

    Args:
        text: The source.
        letters: The letters' places in it, in order, with the quotation's letters.
    """
    words: dict[Span, str] = {}
    for span, quoted in letters:
        word = word_at(text, span.start)
        held = words.get(word, word.of(text))
        at = span.start - word.start
        words[word] = held[:at] + quoted + held[at + len(quoted) :]
    return [
        Alteration(Kind.CAPITALS, word.of(text), quoted, word, marked=False)
        for word, quoted in words.items()
    ]


def joined(one: Alteration, other: Alteration) -> list[Alteration]:
    """Return two changes of hyphens, as one where they share a word: "commander-in-chief"."""
    shared = one.span.end - other.span.start
    if shared <= 0:
        return [one, other]
    span = Span(one.span.start, other.span.end)
    source, quoted = one.source + other.source[shared:], one.quotation + other.quotation[shared:]
    return [Alteration(Kind.HYPHEN, source, quoted, span, marked=False)]


def changes_meaning(text: str, change: Alteration) -> bool:
    """Tell whether the meaning may hang on a change of house style.

    Args:
        text: The source.
        change: A change whose kind is in `HOUSE_KINDS`; its span holds the word, or for a hyphen
            or comma the words beside it.
    """
    if change.kind is Kind.CAPITALS:
        return not _title(text, change)
    if change.kind is Kind.HYPHEN:
        return not _same_compound(change)
    return not _serial(text, change.span)


def _title(text: str, change: Alteration) -> bool:
    """Tell whether a capital is a title's, or that of a small word in a name."""
    word = change.source
    plain = word.lower()
    if word[1:] != change.quotation[1:] or plain in NAME_OR_WORD or plain in DAYS:
        return False
    if plain not in FUNCTION_WORDS and (plain not in TITLES or plain in _NO_TITLE):
        return False
    return plain not in {"us", "it", "i", "am"} and not proven_name(text, change.span)


def _same_compound(change: Alteration) -> bool:
    """Tell whether a compound is the same with its hyphen, without and apart."""
    ours, theirs = (_PARTS.split(side.lower()) for side in (change.source, change.quotation))
    if len(ours) != len(theirs):
        short, long = sorted((ours, theirs), key=len)
        return len(long) == 2 and long[0] in _CLOSED and short[0] not in _OTHER_WORDS
    if ours[0] in _PREFIXES or any(part in NUMBER_WORDS or len(part) == 1 for part in ours):
        return False
    return not any(part.endswith(_ENDINGS) for part in ours[1:])


def _serial(text: str, span: Span) -> bool:
    """Tell whether a comma stands before the last "and" of a list that has another comma."""
    end = word_at(text, span.start).end
    if not _JOINED.match(text, end):
        return False
    before = _CLAUSE.split(text[max(0, end - _REACH) : end])[-1]
    return "," in before
