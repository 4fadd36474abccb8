"""Quotation marks of any language, and which words between them are a quotation."""

from __future__ import annotations

import pytest

from sphinx_kzbrief.evidence.places import Place
from sphinx_kzbrief.evidence.records import Prose
from sphinx_kzbrief.evidence.unchecked import _numbers, quoted_spans


@pytest.mark.parametrize(
    ("text", "quotations"),
    [
        ("She said “we shall ring every hour” then.", ["we shall ring every hour"]),
        ('She said "we shall ring every hour" and "go away now please".',
         ["we shall ring every hour", "go away now please"]),
        ("Она сказала: «мы будем звонить каждый час».", ["мы будем звонить каждый час"]),
        ("Sie sagte: „wir läuten jede volle Stunde“.", ["wir läuten jede volle Stunde"]),
        ("Hon sa ”vi ringer varje hel timme”.", ["vi ringer varje hel timme"]),
        ("Elle dit ‹ nous sonnons toutes les heures ›.", [" nous sonnons toutes les heures "]),
        ("她说「我们每小时都会敲钟的」。", ["我们每小时都会敲钟的"]),
        ("她说『我们每小时都会敲钟的』。", ["我们每小时都会敲钟的"]),
        ("‘it isn’t a dog’s life at all’, he said", ["it isn’t a dog’s life at all"]),
        ("“he called it ‘a thing of the past’ then”", ["he called it ‘a thing of the past’ then"]),
        ("'it is a workers' party after all', he said", ["it is a workers' party after all"]),
        ("she wrote ''we ring every hour'' then", ["we ring every hour"]),
        ("“three words only” and “一带一路”", []),
        ("the dogs’ tails and the cats’ whiskers are long", []),
        ("an “opening mark that nothing closes", []),
        ("“one paragraph\n\nanother paragraph of it”", []),
        ("5 o’clock, rock ’n’ roll and the ’90s were his", []),
    ],
)  # fmt: skip
def test_quotations_are_known_by_their_marks(text, quotations):
    assert [span.of(text) for span in quoted_spans(text)] == quotations


@pytest.mark.parametrize("text", ["“" * 200_000, "“a " * 70_000, "‘ " * 100_000, "»«" * 100_000])
def test_marks_without_end_take_time_by_their_number(text, stopwatch):
    def seconds(part):
        with stopwatch:
            assert quoted_spans(part) == []
        return stopwatch.seconds

    # Four times the text takes four times the time; sixteen would be quadratic.
    assert seconds(text) < max(10 * seconds(text[: len(text) // 4]), 0.5)


@pytest.mark.parametrize(
    ("text", "language", "told"),
    [
        ("Thirty-one people were injured.", "en", ["Thirty-one people"]),
        ("A dozen ministers resigned.", "en", ["A dozen ministers"]),
        ("Twelve villages and two hundred homes burned.", "en",
         ["Twelve villages", "two hundred homes"]),
        ("Half the electorate stayed at home.", "en", ["Half"]),
        ("Half the workforce left.", "en", ["Half"]),
        ("Deaths numbered 225, arrests reached 40.", "en", ["225", "40"]),
        ("The index fell by 12.", "en", ["12"]),
        ("Every third bank failed, and every tenth shop.", "en", ["Every third", "every tenth"]),
        ("Двадцать пять человек погибли.", "ru", ["Двадцать пять человек"]),
        ("Two ambassadors met three times.", "en", []),
        ("The 10-year bond and the 40-hour week were cut.", "en", []),
        ("Half the battle is won.", "en", []),
        ("They meet every third Friday, every fourth year and every second day.", "en", []),
        ("It is ten years old, and every third time it fails.", "en", []),
        ("The panel chose 12.", "en", []),
        ("10-летний план принят.", "ru", []),
    ],
)  # fmt: skip
def test_which_numbers_of_prose_need_evidence(text, language, told):
    prose = Prose(text, Place("index.md", 1))
    assert [each.text for each in _numbers(prose, [], language)] == told
