"""Whether two names are the same person: the one place that decides it, for every layer.

A family name alone is the person, a given name alone is not. Which word is the family name is
said by the manifest, else by the copy (see `people`), else by closed tables of Chinese and Korean
surnames and by a patronymic at the end; of any other name it is the last word. Offices, titles
and generational suffixes aside; letters are never folded together, so a transliteration counts
only where the manifest lists it (`also`).
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from sphinx_kzbrief.corpus import name_words
from sphinx_kzbrief.languages import ANSWER_LABELS, QUESTION_LABELS, TITLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MOST_INITIALS: Final = 6
_HAN: Final = re.compile(r"[\u3400-\u9fff\uf900-\ufaff·\s]+")
_WORD: Final = re.compile(r"[^\s.,;:]+\.?")
_BRACKETS: Final = re.compile(r"[(\[（【]([^)\]）】]*)[)\]）】]")
_ARTICLE: Final = re.compile(r"^(?:al|el|аль|эль)-(?=\w{3})")


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody whom a manifest or a copy names.

    Attributes:
        name: The name as it stands there.
        family: The family name, where manifest or copy tell it.
        also: Other forms of the name that the manifest lists.
        labels: Labels of the text that the manifest maps to them, which are names only as a whole:
            `CLINTON`, mapped to Hillary Clinton, makes no Clinton of Bill.
        whole: Whether only the whole name counts, as for a newspaper.
    """

    name: str
    family: str | None = None
    also: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    whole: bool = False


@dataclass(frozen=True, slots=True)
class _Form:
    """One way to read a name: its words, case-folded, without titles and suffixes.

    Attributes:
        words: The words; a name in Han characters is one.
        office: Whether they are an office rather than a name.
        titled: Whether a title was taken off.
        han: Whether the name is in Han characters.
    """

    words: tuple[str, ...]
    office: bool = False
    titled: bool = False
    han: bool = False


def same_person(typed: str, person: Person) -> bool:
    """Tell whether a name that somebody typed is a person's.

    Args:
        typed: The name as typed: full, family name alone, with initials, a title, a label.
        person: The person.

    Returns:
        True where it is. Several people may bear the name; see `people_meant`.
    """
    names = (person.name, *person.also)
    if _folded(typed) in {_folded(name) for name in (*names, *person.labels)}:
        return bool(typed.strip())
    if any(_initials(typed, name) or _initials(name, typed) for name in names):
        return True
    if person.whole:
        return False
    family = tuple(_words(_folded(person.family or "")))
    owned = [form for name in names for form in _forms(name)]
    return any(_fits(form, own, family) for form in _forms(typed) for own in owned)


def _initials(short: str, name: str) -> bool:
    """Tell whether a label of capitals stands for a name: "JD" and "J.D." for Jane Doe."""
    letters = short.replace(".", "").replace(" ", "")
    words = name.split()
    return (
        1 < len(letters) == len(words) < MOST_INITIALS
        and letters.isalpha()
        and letters.isupper()
        and letters == "".join(word[0] for word in words)
    )


def people_meant(typed: str, people: Iterable[Person]) -> tuple[Person, ...]:
    """Return the people whom a name may mean, each once.

    Args:
        typed: The name as typed.
        people: All who are known.

    Returns:
        Those whose whole name it is, where it has several words; else those whose name it may
        be. More than one means that the full name has to be asked for.
    """
    found = [person for person in people if same_person(typed, person)]
    full = len(_forms(typed)[0].words) > 1
    whole = [each for each in found if full and _folded(each.name) == _folded(typed)]
    kept: list[Person] = []
    for person in sorted(
        whole or found, key=lambda each: -len(" ".join(_forms(each.name)[0].words))
    ):
        if not any(same_person(person.name, other) for other in kept):
            kept.append(person)
    return tuple(kept)


def known_as(name: str, people: Iterable[Person]) -> Person:
    """Return the person whom a copy names, with what the manifest says of the name."""
    listed = tuple(people)
    for person in listed:
        if _folded(person.name) == _folded(name):
            return person
    meant = people_meant(name, listed)
    return meant[0] if len(meant) == 1 else Person(name)


def names_nobody(label: str) -> bool:
    """Tell whether a label names a part in a talk, such as "Moderator", and nobody's name."""
    words = [word.rstrip(".") for word in _folded(label).split() if not word.isdigit()]
    parts = QUESTION_LABELS | ANSWER_LABELS
    return _folded(label).startswith(name_words.NOBODY) or all(word in parts for word in words)


def is_office(label: str) -> bool:
    """Tell whether a label is an office alone: "The Prime Minister" may be anybody's."""
    return all(_aside(word) for word in _words(_folded(label)))


def family_name(name: str) -> str | None:
    """Return the word that is the family name of a name, where it can be told.

    Args:
        name: Given and family name of one person, without title.

    Returns:
        The word as it stands there; None for a name in Han characters, one of a single word, and
        a Cyrillic one whose first word may be the family name as well as its last.
    """
    words = name.split()
    plain = tuple(_words(_folded(name)))
    if len(plain) != len(words) or len(words) < 2 or _HAN.fullmatch(name):
        return None
    if _family_first(plain):
        return words[0]
    first, last = (name_words.SURNAME.fullmatch(plain[at]) is not None for at in (0, -1))
    middle = len(plain) == 3 and name_words.PATRONYMIC.fullmatch(plain[1]) is not None
    return None if first and not (last or middle) else words[-1]


@lru_cache(maxsize=4096)
def _folded(text: str) -> str:
    """Return a name in one form: case, Unicode form, apostrophes, hyphens and spaces aside."""
    plain = unicodedata.normalize("NFKC", text).casefold().translate(name_words.FORMS)
    return " ".join(unicodedata.normalize("NFC", plain).split())


def _words(folded: str) -> Iterator[str]:
    """Yield the words of a name; only initials keep their full stop."""
    for word in _WORD.findall(folded):
        initial = word.endswith(".") and len(word) < 4 and word[:-1] not in TITLES
        yield _ARTICLE.sub("", word if initial else word.rstrip(".")).lstrip("-")


@lru_cache(maxsize=4096)
def _forms(name: str) -> tuple[_Form, ...]:
    """Return the ways to read a name; behind an office, brackets may hold the name."""
    folded = _folded(name)
    inner = [part.strip() for part in _BRACKETS.findall(folded)]
    outer = _form(_BRACKETS.sub(" ", folded).strip())
    if outer.office and inner:
        return (outer, *(_form(part) for part in inner))
    return (outer,)


def _form(folded: str) -> _Form:
    if folded and _HAN.fullmatch(folded):
        return _han_form(folded)
    head, comma, tail = folded.partition(",")
    words, behind = tuple(_words(head)), tuple(_words(tail))
    if comma and len(words) == 1 and behind and not any(_aside(word) for word in behind):
        words = behind + words  # "STONE, Jane"
    while len(words) > 1 and words[-1].rstrip(".") in name_words.ASIDE:
        words = words[:-1]
    if (
        len(words) > 1
        and all(_aside(word) for word in words)
        and words[0] not in name_words.COURTESY
    ):
        return _Form(tuple(word for word in words if word != "the"), office=True)
    start = 0
    for at, word in enumerate(words[:-1]):
        if _title(word):
            start = at + 1
        elif word not in name_words.JOINTS:
            break
    kept = words[start:]
    if start and "of" in kept[1:]:
        kept = kept[: kept.index("of", 1)]  # "Mr. SMITH of Texas"
    return _Form(kept, titled=start > 0)


def _title(word: str) -> bool:
    return word.rstrip(".") in TITLES or word.rstrip(".") in name_words.COURTESY


def _aside(word: str) -> bool:
    return _title(word) or word in name_words.JOINTS or word.rstrip(".") in name_words.ASIDE


def _fits(typed: _Form, own: _Form, family: tuple[str, ...]) -> bool:
    """Tell whether one reading of a typed name may be one reading of a person's."""
    if not typed.words or not own.words:
        return False
    if typed.words == own.words:
        return True
    if typed.office or own.office or typed.han != own.han:
        return False
    if own.han:
        return _han_fits(typed, own)
    shorter, longer = sorted((typed.words, own.words), key=len)
    known = family if set(family) <= set(longer) else ()
    first = longer[: len(known)] == known if known else _family_first(longer)
    size = len(shorter)
    if size < len(longer) and (longer[:size] if first else longer[-size:]) == shorter:
        return not first or size >= len(known)
    core, given = _parts(own.words, family)
    # A single word is a family name; what stands before or behind it was compared above.
    if not given:
        return False
    many = len(core)
    rests = [typed.words[:-many]] if typed.words[-many:] == core else []
    rests += [typed.words[many:]] if typed.words[:many] == core else []
    return any(_given_fits(_unparticled(rest), given) for rest in rests)


def _parts(words: tuple[str, ...], family: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """Return family name, without its particles, and given names."""
    core = family
    while len(core) > 1 and core[0] in name_words.PARTICLES:
        core = core[1:]
    for at in range(len(words) - len(core), -1, -1) if core else ():
        if words[at : at + len(core)] == core:
            return core, _unparticled(words[:at]) + words[at + len(core) :]
    if _family_first(words):
        return words[:1], words[1:]
    return words[-1:], _unparticled(words[:-1])


def _unparticled(words: tuple[str, ...]) -> tuple[str, ...]:
    while words and words[-1] in name_words.PARTICLES:
        words = words[:-1]
    return words


def _family_first(words: tuple[str, ...]) -> bool:
    """Tell whether a name has its family name first, by closed tables and a patronymic."""
    if len(words) not in {2, 3}:
        return False
    given = "-".join(words[1:]).replace("'", "")
    if words[0] in name_words.CHINESE and name_words.CHINESE_GIVEN.fullmatch(given):
        return True
    if words[0] in name_words.KOREAN and name_words.KOREAN_GIVEN.fullmatch(given):
        return True
    return len(words) == 3 and bool(name_words.PATRONYMIC.fullmatch(words[2]))


def _given_fits(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tell whether given names agree: the first ones, and the others as far as both have them."""
    if not one or not other:
        return True
    first, second = "-".join(one).split("-"), "-".join(other).split("-")
    if "".join(first) == "".join(second):
        return True
    shorter, longer = sorted((first, second), key=len)
    if not _alike(shorter[0], longer[0]):
        return False
    rest = iter(longer[1:])
    return all(any(_alike(word, each) for each in rest) for word in shorter[1:])


def _alike(one: str, other: str) -> bool:
    """Tell whether two words are equal, or one the initial of the other."""
    short, long = sorted((one.rstrip("."), other.rstrip(".")), key=len)
    initial = len(short) == 1 or "." in one[-1:] + other[-1:]
    return one == other or (initial and long.startswith(short))


def _han_form(folded: str) -> _Form:
    name, titled = folded.replace(" ", ""), False
    for title in name_words.HAN_TITLES:
        cut = name.removesuffix(title)
        cut = cut.removeprefix(title) or cut
        if cut and cut != name:
            name, titled = cut, True
    return _Form((name,), titled=titled, han=True)


def _han_fits(typed: _Form, own: _Form) -> bool:
    """Tell whether a name in Han characters is another's family name behind a title.

    The family name is the first character, two of compound names and of names of four; of a
    foreign name with a middle dot it is what stands last.
    """
    short, long = sorted((typed, own), key=lambda form: len(form.words[0]))
    name, whole = short.words[0], long.words[0]
    if "·" in whole:
        parts, others = whole.split("·"), name.split("·")
        return parts[-1] == others[-1] and (len(others) == 1 or parts[0] == others[0])
    compound = len(whole) > 3 or whole[:2] in name_words.HAN_COMPOUND
    return short.titled and len(whole) > len(name) and name == whole[: 2 if compound else 1]
