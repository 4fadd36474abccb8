"""A search finds words in other forms, misspelt, asked for in questions and by synonyms."""

from __future__ import annotations

from pathlib import Path

import pytest

from sphinx_kzbrief.corpus import Corpus
from sphinx_kzbrief.corpus.index import CorpusIndex, SearchResult
from sphinx_kzbrief.corpus.model import SegmentKind

TEXTS = {
    "en": (
        "The allied troops were withdrawn in spring.\n\n"
        "Soldiers guard the bridge. A committee of ministers met.\n\n"
        "President Tokayev opened the railway.\n\n"
        "Trade has grown with all neighbours.\n\n"
        "Much did they do, and how they did it was much asked.\n\n"
        "The harbour took in 31 ships in 3½ days, and 10⁶ tonnes of ore.\n\n"
        "A new bridge guard, one soldier, came."
    ),
    "ru": (
        "Стороны выполнили большинство договорённостей.\n\nПрезидент Назарбаев ушёл.\n\n"
        "Границы Казахстана открыты. План готов."
    ),
    "kk": "Үкіметтің келісімдері жарияланды.\n\nМектептердің саны өсті."
    "\n\nБалаларымыздың болашағы. Үйлеріміздің төбесі. Жерлердің иесі. Халқымыздың тарихы.",
    "zh": "中国与邻国的双边贸易额去年有所下降。\n\n两国关系很好。",
}
MANIFEST = "synonyms: [[troops, soldiers, armed forces], [railway, railroad]]\nsources:\n"


@pytest.fixture(scope="module")
def index(tmp_path_factory) -> CorpusIndex:
    folder = tmp_path_factory.mktemp("corpus")
    lines = [f"  {key}: {{file: {key}.txt, title: T, language: {key}}}\n" for key in TEXTS]
    for key, text in TEXTS.items():
        (folder / f"{key}.txt").write_text(text, "utf-8")
    (folder / "corpus.yaml").write_text(MANIFEST + "".join(lines), "utf-8")
    corpus = Corpus.open(folder)
    assert corpus.problems == ()
    opened = CorpusIndex.open(corpus, tmp_path_factory.mktemp("cache"))
    opened.update()
    return opened


def first(result: SearchResult) -> str:
    return result.hits[0].excerpt.passage if result.hits else ""


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("troop withdrawal", "troops were withdrawn"),
        ("ministers' committees", "committee of ministers"),
        ("Tokayev's railways", "opened the railway"),
        ("договоренность стороной", "договорённостей"),
        ("граница Казахстан", "Границы Казахстана"),
        ("планом", "План готов"),
        ("үкімет келісімі", "Үкіметтің келісімдері"),
        ("мектеп", "Мектептердің"),
        ("балалар", "Балаларымыздың"),
        ("бала", "Балаларымыздың"),
        ("баласы", "Балаларымыздың"),
        ("үй", "Үйлеріміздің"),
        ("жер", "Жерлердің"),
        ("халық", "Халқымыздың"),
        ("贸易额下降", "双边贸易额"),
        ("为什么贸易额下降？", "双边贸易额"),
        ("how much did trade grow?", "Trade has grown"),
        ("armed force", "troops were"),
        ("railroads", "railway"),
    ],
)
def test_other_forms_are_found(index: CorpusIndex, words: str, found: str) -> None:
    assert found in first(index.search(words))


def test_an_answer_comes_before_a_question_and_text_before_a_note(tmp_path: Path) -> None:
    text = "Did wages grow?\n\nSo it was.[^1]\n\n[^1]: Rents fell.\n\nWages grew by a tenth.\n\nRents fell.\n"
    (tmp_path / "talk.md").write_text(text, "utf-8")
    manifest = "sources: {talk: {file: talk.md, title: Talk, language: en}}\n"
    (tmp_path / "corpus.yaml").write_text(manifest, "utf-8")
    index = CorpusIndex.open(Corpus.open(tmp_path), tmp_path / "cache")
    index.update()
    assert first(index.search("how much did wages grow?")) == "Wages grew by a tenth."
    assert first(index.search("wages grow")).startswith("Did wages grow")
    kinds = [hit.segment and hit.segment.kind for hit in index.search("rents").hits]
    assert kinds == [SegmentKind.PARAGRAPH, SegmentKind.NOTE]


def test_the_word_as_typed_comes_before_its_other_forms(index: CorpusIndex) -> None:
    found = [hit.excerpt.passage for hit in index.search("soldier").hits]
    assert found[0] == "A new bridge guard, one soldier, came."
    assert found[1] == "Soldiers guard the bridge."
    assert found[2] == "The allied troops were withdrawn in spring."
    assert index.search("soldiers").hits[0].excerpt.passage == "Soldiers guard the bridge."


@pytest.mark.parametrize("words", ['"soldier guard"', '"troop"', '"tokayevs"', "«договоренность»"])
def test_quoted_words_have_no_other_form(index: CorpusIndex, words: str) -> None:
    result = index.search(words)
    assert result.is_relaxed or not result.hits
    assert result.near == ()


@pytest.mark.parametrize(
    ("typed", "found", "sources"),
    [
        ("Tokaev", "Tokayev", 1),
        ("comittee", "committee", 1),
        ("Nazarbayev", "Назарбаев", 1),
        ("Токаев", "Tokayev", 1),
        ("Президентъ", "Президент", 1),
    ],
)
def test_a_near_word_is_shown_and_said(
    index: CorpusIndex, typed: str, found: str, sources: int
) -> None:
    result = index.search(typed)
    assert [(near.typed, near.found, near.sources) for near in result.near] == [
        (typed, found, sources)
    ]
    assert found in first(result)


@pytest.mark.parametrize("typed", ["Paris", "1992", "zz", "grow2", "bridal", "xyzzyx"])
def test_a_word_that_may_be_another_is_not_guessed_at(index: CorpusIndex, typed: str) -> None:
    result = index.search(typed)
    assert (result.hits, result.near) == ((), ())


def test_a_near_word_is_named_where_another_word_is_lacking(index: CorpusIndex) -> None:
    result = index.search("Tokaev bridge")
    assert {*result.held, *result.lacking} == {"Tokayev", "bridge"}


def test_a_quoted_word_is_never_changed_but_the_near_one_is_told(index: CorpusIndex) -> None:
    result = index.search('"Tokaev opened"')
    assert result.near == ()
    assert [near.found for near in result.unused] == ["Tokayev"]
    assert (result.held, result.lacking, result.absent) == (("opened",), ("Tokaev",), ("Tokaev",))


def test_words_of_questions_are_left_out_but_not_alone_or_quoted(index: CorpusIndex) -> None:
    assert index.search("how much did trade grow?").left_out == ("how", "much", "did")
    alone = index.search("how did they")
    assert alone.left_out == ()
    assert "how they did" in first(alone)
    assert index.search('"much did" trade').left_out == ()


def test_what_holds_most_and_rarest_comes_first_and_is_told(index: CorpusIndex) -> None:
    result = index.search("soldier bridge zeppelin")
    assert result.is_relaxed
    assert first(result) == "A new bridge guard, one soldier, came."
    assert (result.held, result.lacking) == (("soldier", "bridge"), ("zeppelin",))
    assert (result.found, result.absent) == (2, ("zeppelin",))


@pytest.mark.parametrize(("words", "is_found"), [("31 days", True), ("3½", True), ("106", False)])
def test_no_number_is_read_from_a_fraction_or_an_exponent(
    index: CorpusIndex, words: str, *, is_found: bool
) -> None:
    assert bool(index.search(words).hits) == is_found


def test_rare_words_are_not_lost_among_common_ones(tmp_path: Path) -> None:
    common = "\n\n".join(f"Common words stand in place {number}." for number in range(5000))
    text = f"{common}\n\nOnce a rare albatross of common kind."
    (tmp_path / "a.txt").write_text(text)
    (tmp_path / "corpus.yaml").write_text("sources:\n  a: {file: a.txt, title: T}\n")
    with CorpusIndex.open(Corpus.open(tmp_path), tmp_path / "cache") as index:
        index.update()
        result = index.search("albatross place common")
    assert "albatross" in first(result)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("• Oil is exported.\n• Gas is imported.", "Gas is imported."),
        ("1. oil is exported\n2. gas is imported\n3. coal", "gas is imported"),
        ("a) oil\nb) gas imports", "gas imports"),
        ("— Gas imports grew, he said.", "Gas imports grew, he said."),
        ("| Year | Gas imports |\n| 2020 | 4 |", "Gas imports"),
        ("Name\tGas imports grew.\tSource", "Gas imports grew."),
        ("Gas imports of 2019 - 2020 grew.", "Gas imports of 2019 - 2020 grew."),
        ("2.5 million of gas imports came.", "2.5 million of gas imports came."),
    ],
)
def test_marks_of_lists_and_tables_are_no_part_of_a_hit(
    tmp_path: Path, text: str, sentence: str
) -> None:
    (tmp_path / "a.txt").write_text(text)
    (tmp_path / "corpus.yaml").write_text("sources:\n  a: {file: a.txt, title: T}\n")
    with CorpusIndex.open(Corpus.open(tmp_path), tmp_path / "cache") as index:
        index.update()
        assert first(index.search("gas import*")) == sentence
