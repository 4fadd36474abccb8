"""Looking up the words of a language that turn a meaning: single words, phrases and stems."""

from __future__ import annotations

import re
from functools import cache, cached_property, lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_kzbrief.languages import LANGUAGES, language_of
from sphinx_kzbrief.languages.model import Language
from sphinx_kzbrief.quotes.model import ContextKind
from sphinx_kzbrief.text.tags import primary_subtag

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

TOKEN: Final = re.compile(r"[^\W\d_](?:[\w'’ʼ-]*\w)?")
_HAN: Final = re.compile(r"[\u3400-\u9fff]")
_OTHER: Final = re.compile(r"[\u0400-\u04ff\u0e01-\u0e4e\u3400-\u9fff]")
_THAI: Final = re.compile(r"[\u0e01-\u0e4e]")
_CYRILLIC: Final = re.compile(r"[\u0400-\u04ff]")
_KAZAKH: Final = re.compile(r"[әғқңөұүһі]", re.IGNORECASE)
_BEFORE_CAPITAL: Final = frozenset(":：“«„\"「『‘'—–-(")
_KAZAKH_SHARE: Final = 40
_LEAD: Final = 3
_LONGEST_STEM: Final = 10
_NOTHING: Final = re.compile(r"(?!)")


_Held = tuple["ContextKind | None", list[tuple[re.Pattern[str], "ContextKind | None"]]]
"""How a word turns a meaning, and the phrases it may start."""


class Turner(NamedTuple):
    """A word or phrase that turns a meaning, with its offsets."""

    kind: ContextKind
    start: int
    end: int


class Lexicon:
    """The words of one language that turn a meaning, ready for look-ups.

    Attributes:
        language: The language.
        words: Its tables.
    """

    def __init__(self, language: Language) -> None:
        """Make the look-up tables of a language."""
        self.language = language
        self.words = language.turning
        self._kinds: dict[str, ContextKind | None] = {}
        self._stems: dict[str, ContextKind | None] = {}
        phrases: dict[str, list[tuple[str, ContextKind | None]]] = {}
        for kind, entries in (
            (None, self.words.neutral),
            (ContextKind.NEGATION, self.words.negations),
            (ContextKind.HEDGE, self.words.hedges),
            (ContextKind.REPORTING, self.words.reports | _saying(language)),
            (ContextKind.CONDITION, self.words.heads),
        ):
            for entry in map(str, _written_out(entries)):
                first, space, _ = entry.partition(" ")
                if space:
                    phrases.setdefault(first, []).append((entry, kind))
                elif entry.endswith("*"):
                    self._stems.setdefault(entry[:-1], kind)
                else:
                    self._kinds.setdefault(entry, kind)
        # The longer first; of one length, a phrase that turns nothing.
        self._phrases = {
            first: [(_matcher([entry]), kind) for entry, kind in sorted(entries, key=_longest)]
            for first, entries in phrases.items()
        }
        self._leads = {word[:_LEAD] for word in (*self._kinds, *self._stems, *self._phrases)}
        # Common words are remembered; most of them turn nothing.
        self._held = lru_cache(maxsize=8192)(self._looked_up)

    def _looked_up(self, word: str) -> _Held | None:
        kind, phrases = self.kind_of(word), self._phrases.get(word.lower(), [])
        return (kind, phrases) if kind is not None or phrases else None

    def kind_of(self, word: str) -> ContextKind | None:
        """Return how one word turns a meaning by itself, or None."""
        plain = word.lower().replace("’", "'").replace("ʼ", "'")
        if plain[:_LEAD] not in self._leads:
            return None
        kind = self._kinds.get(plain)
        if kind is not None:
            return kind
        for size in range(min(len(plain), _LONGEST_STEM), 2, -1):
            if plain[:size] in self._stems:
                return self._stems[plain[:size]]
        return None

    def turners(self, text: str, *, opens: bool = False) -> Iterator[Turner]:
        """Yield every word or phrase of `text` that turns a meaning.

        A capital inside a sentence makes a name of a word (Senator Hope, Lacks County), unless all
        of it is in capitals; a word with a full stop behind it is an abbreviation (No. 5).

        Args:
            text: A part of one sentence.
            opens: Whether its first word opens the sentence.
        """
        if not self.language.spaced:
            yield from self._unspaced(text)
            return
        past = 0
        for match in TOKEN.finditer(text):
            held = self._held(match[0])
            if held is None or match.start() < past:
                continue
            kind, phrases = held
            start = match.start()
            if _is_name(match[0]) and not opens_sentence(text, start, opens=opens):
                continue
            for phrase, turns in phrases:
                found = phrase.match(text, start)
                if found:
                    past = found.end()
                    if turns is not None:
                        yield Turner(turns, *found.span())
                    break
            else:
                if kind is not None and text[match.end() : match.end() + 1] != ".":
                    yield Turner(kind, *match.span())

    def _unspaced(self, text: str) -> Iterator[Turner]:
        """Yield the turning words of a language that sets no spaces: the longer first."""
        for match in self._strings.finditer(text):
            kind = self._kinds[match[0]]
            if kind is not None:
                yield Turner(kind, *match.span())

    @cached_property
    def _strings(self) -> re.Pattern[str]:
        return re.compile("|".join(sorted(self._kinds, key=len, reverse=True)))

    @cached_property
    def edge_ends(self) -> frozenset[str]:
        """The last words of what bounds a noun or aims at a verb, with what may follow them."""
        entries = (
            self.words.parts | self.words.privatives | self.words.aims | self.words.determiners
        )
        return frozenset(entry.rpartition(" ")[2] for entry in entries) | {"of"}

    @cached_property
    def behind_starts(self) -> frozenset[str]:
        """The first words of what turns the words right before it."""
        entries = self.words.behind | self.words.said
        return frozenset(entry.partition(" ")[0] for entry in entries)

    @cache  # noqa: B019 - one lexicon a language, kept for good
    def pattern(self, *names: str) -> re.Pattern[str]:
        """Return what matches any entry of some tables as whole words, the longer first.

        Args:
            *names: Names of attributes of `Turning`.
        """
        entries = frozenset().union(*(getattr(self.words, name) for name in names))
        return _matcher(_written_out(entries), bounded=self.language.spaced)


def lexicon_for(text: str, language: str | None = None) -> Lexicon:
    """Return the lexicon to read a text by; an empty one where its language has none.

    Args:
        text: What is to be read; its script tells the language where nobody says another than
            English.
        language: BCP 47 tag.
    """
    code = _by_script(text)
    said = primary_subtag(language) if language else "en"
    # What is English for want of another word may be written in another script.
    return _lexicon(code if said == "en" else said)


def _by_script(text: str) -> str:
    if text.isascii() or not _OTHER.search(text):
        return "en"
    if _HAN.search(text):
        return "zh"
    if _THAI.search(text):
        return "th"
    if _CYRILLIC.search(text):
        return "kk" if _KAZAKH_SHARE * len(_KAZAKH.findall(text)) > len(text) else "ru"
    return "en"


@cache
def _lexicon(code: str) -> Lexicon:
    return Lexicon(language_of(code) or Language(code))


def denies(word: str) -> bool:
    """Tell whether a word of any language is a negation."""
    lexicons = (_lexicon(language.code) for language in LANGUAGES)
    return any(each.kind_of(word) is ContextKind.NEGATION for each in lexicons)


def _saying(language: Language) -> frozenset[str]:
    """Return the verbs of saying of a language."""
    return language.finite | language.participles | language.quoting


def _is_name(word: str) -> bool:
    """Tell whether a word inside a sentence is a name by its capital; all in capitals it is not."""
    return word[0].isupper() and not (word.isupper() and len(word) > 1)


def opens_sentence(text: str, at: int, *, opens: bool) -> bool:
    """Tell whether a word opens a sentence, also one behind a colon, a dash or an opening mark."""
    before = text[:at].rstrip()
    return before[-1:] in _BEFORE_CAPITAL if before else opens


def _longest(entry: tuple[str, ContextKind | None]) -> tuple[int, bool]:
    return (-len(entry[0]), entry[1] is not None)


def _written_out(entries: Iterable[str]) -> list[str]:
    """Write out entries with alternatives in parentheses."""
    found: list[str] = []
    for entry in entries:
        head, bracket, rest = entry.partition("(")
        inner, _, tail = rest.partition(")")
        found += [head + form + tail for form in inner.split("|")] if bracket else [entry]
    return found


def _matcher(entries: Iterable[str], *, bounded: bool = True) -> re.Pattern[str]:
    """Compile entries to a pattern; `bounded` where words have bounds."""
    forms = [
        re.escape(entry).replace(r"\ ", r"\s+").replace(r"\*", r"\w*")
        for entry in sorted(entries, key=lambda entry: (-len(entry), entry))
    ]
    if not forms:
        return _NOTHING
    joined = f"(?:{'|'.join(forms)})"
    return re.compile(rf"(?<!\w){joined}(?!\w)" if bounded else joined, re.IGNORECASE)
