"""Fuzz the quote engine: ``python tests/quotes/fuzz.py [seconds] [seed]``.

Texts and quotations are made of pieces that are hard for it: marks, brackets, dots, combining
characters, digits, scripts. Whatever comes, no error may escape, every verbatim span must lie in
the text and normalise to words of the quotation, and no match may run over its budget.
"""

from __future__ import annotations

import random
import sys
import time

from sphinx_kzbrief.quotes import PreparedText, Quotation, QuotationError, match_quote
from sphinx_kzbrief.quotes.grammar import parse_quotation
from sphinx_kzbrief.quotes.pull import PullError, pull_passage
from sphinx_kzbrief.text.spans import Span

PIECES = (
    *"aabeiotИйёқ中国の한ß İıﬁÅ½²¹⁵١٢५𝐀😊",
    "\u0301", "\u0308", "\u200b", "\u200d", "\u00ad", "\ufeff", "\u202e", "\x02", "\x00", "\ufffe",
    " ", " ", " ", "  ", "\n", "\n\n", "\r\n", "\t", "\u00a0", "\u2028", "\u3000",
    ".", ",", ";", ":", "?", "!", "…", "...", ". . .", "....", "……", "。", "，", "？", "[...]", "(…)",
    "[", "]", "[sic]", "[12]", "[1, 2]", "[t]", "[the SCO]", "[ed]", "(", ")", "<", ">", "<...>",
    '"', "'", "“", "”", "‘", "’", "«", "»", "「", "」", "''", "``", "—", "–", "-", "- ", "-\n", "−",
    "1", "23", "1,000", "3.5", "$", "€", "%", "10 000", "12:30", "1/2", "-5",
    " not ", " said ", '," he said. "', ", — сказал он, — ", " if ", "may ", "не ", "the ", "The ",
    "word ", "words.", "Word", "co-\noperation ", "era.As ", "U.S. ", "A: ", "Q: ",
)  # fmt: skip
BUDGET = 2.0


def text_of(chooser: random.Random, most: int) -> str:
    return "".join(chooser.choice(PIECES) for _ in range(chooser.randrange(most)))


def quotation_from(chooser: random.Random, text: str) -> str:
    """Return a slice of the text, sometimes with pieces put in, out or over."""
    if not text or chooser.random() < 0.2:
        return text_of(chooser, 12)
    start = chooser.randrange(len(text))
    quotation = text[start : start + chooser.randrange(1, 60)]
    for _ in range(chooser.randrange(3)):
        at = chooser.randrange(len(quotation) + 1)
        after = at + chooser.randrange(4)
        quotation = quotation[:at] + chooser.choice(PIECES) + quotation[after:]
    return quotation


def check(text: str, quotation: str, prefix: str, profile: str) -> None:
    """Match once and hold the answer to what must always be true."""
    start = time.process_time()
    prepared = PreparedText(text)
    match = match_quote(prepared, quotation, prefix, prefix[::-1], profile)
    again = match_quote(prepared, quotation, prefix, prefix[::-1], profile)
    took = time.process_time() - start
    assert took < BUDGET, f"{took:.1f} s"
    assert match == again
    assert match.verbatim or not match.rivals or match.verdict == "ambiguous"
    for span in match.spans:
        assert 0 <= span.start < span.end <= len(text)
    for word in match.context:
        assert 0 <= word.span.start <= word.span.end <= len(text)
    if match.verdict == "exact":
        assert match.spans[0].of(text) == quotation.strip()
    for span in prepared.find_all(quotation):
        assert PreparedText(span.of(text)).text.strip()
    try:
        assert isinstance(parse_quotation(quotation), Quotation)
        pull_passage(prepared, quotation, within=Span(0, len(text)))
    except (QuotationError, PullError):
        pass


def main() -> None:
    """Fuzz for a while and say how many cases were tried."""
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 60.0
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 0
    chooser = random.Random(seed)  # noqa: S311 - a seed must give the same cases again
    end = time.monotonic() + seconds
    tried = 0
    while time.monotonic() < end:
        text = text_of(chooser, 400 if tried % 50 else 20_000)
        for _ in range(5):
            quotation = quotation_from(chooser, text)
            prefix = text_of(chooser, 5) if chooser.random() < 0.3 else ""
            profile = chooser.choice(("chicago", "chicago", "ap", "house", "strict"))
            try:
                check(text, quotation, prefix, profile)
            except Exception:
                sys.stderr.write(f"{text[:2000]!r}\n{quotation!r}\n{prefix!r} {profile}\n")
                raise
            tried += 1
    sys.stdout.write(f"{tried} cases, no failure\n")


if __name__ == "__main__":
    main()
