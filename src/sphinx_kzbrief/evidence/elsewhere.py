"""Where else in a corpus the words of a missing quotation stand."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sphinx_kzbrief.citations import format_locator
from sphinx_kzbrief.corpus.locators import locator_of
from sphinx_kzbrief.corpus.problems import CorpusError
from sphinx_kzbrief.errors import KzbriefError
from sphinx_kzbrief.evidence.findings import Finding
from sphinx_kzbrief.evidence.messages import quoted
from sphinx_kzbrief.quotes.other_source import SourceIndex
from sphinx_kzbrief.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_kzbrief.corpus import Corpus
    from sphinx_kzbrief.corpus.locators import Locator
    from sphinx_kzbrief.evidence.records import QuoteRecord
    from sphinx_kzbrief.quotes.model import Match

READ_AT_MOST = 300
"""Sources read for the sake of a hint; a larger corpus is asked through its search index."""


@dataclass(slots=True)
class Elsewhere:
    """Looks for words in all sources of a corpus but one.

    Attributes:
        corpus: The corpus.
    """

    corpus: Corpus
    _index: SourceIndex | None = field(default=None, repr=False)

    def note(self, record: QuoteRecord, key: str) -> Finding | None:
        """Return a note that says where the words of a missing quotation stand.

        Args:
            record: The quotation, which does not stand in the source it names.
            key: Key of that source.

        Returns:
            A note with the first source that holds them; None where no other does.
        """
        locator = self.place_of(record.text, but=key)
        if locator is None:
            return None
        where = format_locator(locator)
        return Finding(
            "quote-other-source",
            record.place,
            f"{quoted(record.text)} stands in {locator.key}{f', {where}' if where else ''}.",
            f"If you mean that source, quote it: {locator}.",
            source=locator.key,
            locator=where or None,
            docname=record.docname,
        )

    def place_of(self, words: str, *, but: str = "") -> Locator | None:
        """Return the first place where words stand verbatim.

        Args:
            words: What the author put into quotation marks.
            but: Key of a source that is not looked at; empty to look at all.

        Returns:
            The passage in the first source that holds them; None where none does.
        """
        for key, match in self._holding(words, but):
            span = Span(match.spans[0].start, match.spans[-1].end)
            return locator_of(self.corpus.document(key), key, span)
        return None

    def _holding(self, words: str, but: str) -> tuple[tuple[str, Match], ...]:
        if len(self.corpus.sources) <= READ_AT_MOST:
            if self._index is None:
                self._index = self._read(self.corpus.sources)
            return self._index.match(words, but=but)
        try:
            # Large corpora alone are asked through the index, which brings a database along.
            from sphinx_kzbrief.corpus.index import CorpusIndex  # noqa: PLC0415

            with CorpusIndex.open(self.corpus) as index:
                index.update()
                likely = index.holders(words)
        except CorpusError:  # no folder for an index: a hint is not worth failing for
            return ()
        return self._read(likely).match(words, but=but)

    def _read(self, keys: Iterable[str]) -> SourceIndex:
        texts = {}
        for key in keys:
            try:
                texts[key] = self.corpus.prepared(key)
            except KzbriefError:  # told where that source is used
                continue
        return SourceIndex(texts)
