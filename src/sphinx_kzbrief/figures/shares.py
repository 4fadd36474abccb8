"""Which fractions state a share or a change, and which are idiom: `half the battle`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_kzbrief.figures.amounts import cardinal
from sphinx_kzbrief.figures.lexicons import lexicon_for
from sphinx_kzbrief.figures.model import QuantityKind
from sphinx_kzbrief.figures.nouns import counts

if TYPE_CHECKING:
    from sphinx_kzbrief.figures.lexicons.model import Lexicon
    from sphinx_kzbrief.figures.model import Quantity

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|[^\w\s]")
_AROUND = 60
"""Characters on either side that are looked at."""
_NEAR = 8
_RATIO = 3
"""Words that `one in five` has at least."""


def states_share(text: str, quantity: Quantity, language: str = "en") -> bool:
    """Tell whether a fraction is a statistic.

    It is one in figures, as a ratio (`one in five`), hedged (`nearly half`), counted (`two
    thirds`), of something (`a quarter of all farms`, `half the countries`), or by how much
    something changed (`by a third`, `cut in half`). A language whose table does not tell the words
    around a share has no idiom that is read as a fraction.

    Args:
        text: The text the quantity was read from.
        quantity: A quantity of it.
        language: BCP 47 tag it was read in.
    """
    if quantity.kind is not QuantityKind.FRACTION:
        return False
    words = _WORD.findall(quantity.text.lower().replace("-", " "))
    if quantity.qualifier or len(words) >= _RATIO or not quantity.text[0].isalpha():
        return True
    lexicon = lexicon_for(language)
    span = quantity.span
    after = _WORD.findall(text[span.end : span.end + _AROUND].lower())
    if after and after[0] in lexicon.no_shares:
        return False
    if not lexicon.shares or (after and after[0] in lexicon.shares):
        return True
    counted = cardinal(lexicon, words[0]) or words[0] in lexicon.rate_articles
    if words[-1] not in lexicon.parts or (len(words) > 1 and counted):
        return True
    before = _WORD.findall(text[max(span.start - _AROUND, 0) : span.start].lower())
    return _changes(lexicon, before) or _of_many(lexicon, after)


def _changes(lexicon: Lexicon, before: list[str]) -> bool:
    """Tell `fell by a third` and `cut in half` from `break in half`."""
    if before and before[-1] in lexicon.part_articles:
        before = before[:-1]
    if not before or before[-1] not in lexicon.change_by:
        return False
    return any(len(word) > 1 and word.startswith(lexicon.change) for word in before[-_NEAR:])


def _of_many(lexicon: Lexicon, after: list[str]) -> bool:
    """Tell `half the countries` from `half the battle`."""
    if len(after) < 2 or after[0] not in lexicon.definite:
        return False
    return any(counts(lexicon, word) or word in lexicon.collectives for word in after[1:3])
