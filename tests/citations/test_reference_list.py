"""Reference lists: order, letters, numbers, and that their time grows with their length."""

import pytest

from sphinx_kzbrief.citations import assign_letters, build_reference_list, format_reference, plain


def authored(make_source, key, family, given="A.", **fields):
    return make_source(key, author=[{"family": family, "given": given}], **fields)


def test_numbers_follow_the_order_of_citing(make_source):
    sources = [authored(make_source, key, key) for key in ("c", "a", "b", "a")]
    entries = build_reference_list(sources, "numeric", "en")
    assert [(entry.key, entry.number) for entry in entries] == [("c", 1), ("a", 2), ("b", 3)]
    assert plain(entries[0].runs).startswith("[1] c, A.")


def test_letters_follow_date_then_title_and_stand_in_entry_and_citation(make_source):
    sources = [
        authored(make_source, "k1", "Hale", title="Zinc", issued="2022", type="book"),
        authored(make_source, "k2", "Hale", title="The Apple", issued="2022", type="book"),
        authored(make_source, "k3", "Hale", title="Old", issued="2022-03", type="book"),
        authored(make_source, "k4", "Hale", title="Alone", issued="2021", type="book"),
        authored(make_source, "k5", "Hale", title="None", type="book"),
        authored(make_source, "k6", "Hale", title="Nil", type="book"),
    ]
    entries = build_reference_list(sources, "author-date", "en")
    assert [(entry.key, entry.letter, entry.year) for entry in entries] == [
        ("k4", "", "2021"),
        ("k2", "a", "2022a"),
        ("k1", "b", "2022b"),
        ("k3", "c", "2022c"),
        ("k6", "a", "n.d.-a"),
        ("k5", "b", "n.d.-b"),
    ]
    assert all(entry.year in plain(entry.runs) for entry in entries)


def test_letters_go_on_after_the_alphabet(make_source):
    sources = [authored(make_source, f"k{n:02}", "Hale", issued="2022") for n in range(30)]
    letters = assign_letters(sources)
    assert [letters[f"k{n:02}"] for n in (0, 25, 26, 29)] == ["a", "z", "aa", "ad"]
    russian = build_reference_list(sources, "author-date", "ru")
    years = [entry.year for entry in russian]
    assert len(set(years)) == 30
    assert years[:3] == ["2022а", "2022б", "2022в"]


def test_what_only_prints_alike_gets_letters_too(make_source):
    groups = [["Hale", "Osei", "Lind", "Roe"], ["Hale", "Roe", "Lind", "Osei"]]
    sources = [
        make_source(f"k{n}", author=[{"family": name} for name in group], issued="2022")
        for n, group in enumerate(groups)
    ]
    assert assign_letters(sources) == {"k0": "a", "k1": "b"}


def test_namesakes_are_cited_by_their_whole_names(make_source):
    sources = [
        authored(make_source, "k1", "Lind", "Åsa", issued="2022"),
        authored(make_source, "k2", "Lind", "Miriam", issued="2022"),
        authored(make_source, "k3", "Hale", "Miriam", issued="2022"),
    ]
    entries = {entry.key: entry for entry in build_reference_list(sources)}
    cited = {key: (plain(entry.author), entry.letter) for key, entry in entries.items()}
    assert cited == {
        "k1": ("Åsa Lind", ""),
        "k2": ("Miriam Lind", ""),
        "k3": ("Hale", ""),
    }


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", ["Ålund", "Zebra", "Ёлкин", "Жуков", "Қанатов", "Ляхов", "王"]),
        ("kk", ["Ёлкин", "Жуков", "Қанатов", "Ляхов", "Ålund", "Zebra", "王"]),
        ("zh", ["王", "Ålund", "Zebra", "Ёлкин", "Жуков", "Қанатов", "Ляхов"]),
    ],
)
def test_scripts_stand_apart_in_the_languages_order(language, expected, make_source):
    families = [*expected[3:], *expected[2::-1]]
    sources = [authored(make_source, f"k{n}", family) for n, family in enumerate(families)]
    entries = build_reference_list(sources, "author-date", language)
    assert [entry.source.author[0].family for entry in entries] == expected


def test_order_does_not_depend_on_the_order_of_citing(sources):
    cited = list(sources.values())
    expected = [entry.key for entry in build_reference_list(cited)]
    for turn in range(1, len(cited), 5):
        turned = [*cited[turn:], *cited[turn - 1 :: -1]]
        assert [entry.key for entry in build_reference_list(turned)] == expected


def test_an_article_does_not_count_in_sorting(make_source):
    sources = [
        make_source("k1", type="report", title="The Desert"),
        make_source("k2", type="report", title="Camels"),
        make_source("k3", type="report", title="“Ebb”"),
    ]
    assert [entry.key for entry in build_reference_list(sources)] == ["k2", "k1", "k3"]


HOSTILE = {
    "title": "<script>alert(1)</script> & [x](javascript:alert(1)) `role` $x$ {0} {title}",
    "container-title": "A\n\tB\x00C\u202eD",
    "URL": "javascript:alert(1)",
    "copy": {"archive": "data:text/html,x", "retrieved": "{0}"},
    "DOI": "javascript:x",
    "type": "article-newspaper",
    "accessed": "2022-01-01",
}


@pytest.mark.parametrize("style", ["author-date", "numeric", "note"])
@pytest.mark.parametrize("language", ["en", "ru", "kk", "zh"])
def test_hostile_fields_stay_text_and_link_nowhere(style, language, make_source):
    source = make_source("s", author=[{"family": "<b>{1}</b>", "given": "{9}"}], **HOSTILE)
    runs = format_reference(source, style, language)
    text = plain(runs)
    assert not any(run.link for run in runs)
    assert "<script>alert(1)</script> & [x](javascript:alert(1)) `role` $x$ {0} {title}" in text
    assert "<b>{1}</b>" in text
    assert "{9}" in text
    assert "A B C D" in text
    assert "data:" not in text
    assert text.count("javascript:") == 1


def test_time_grows_with_the_length_of_the_list(make_source, stopwatch):
    def seconds(count):
        cited = [
            authored(make_source, f"k{n}", f"F{n % 97}", issued=str(1900 + n % 120), title=f"T{n}")
            for n in range(count)
        ]
        with stopwatch:
            build_reference_list(cited)
        return stopwatch.seconds

    seconds(200)
    small = min(seconds(500) for _ in range(3))
    large = min(seconds(4000) for _ in range(2))
    # Eight times as many take about eight times as long; the square would be sixty-four.
    assert large < 20 * small
