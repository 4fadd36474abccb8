"""Figures in pages: what agrees with its passage, what does not, and how it is shown."""

from __future__ import annotations

import re

import pytest

CORPUS = {
    "corpus/corpus.yaml": """\
sources:
  ada-2020:
    file: ada.txt
    type: interview
    title: On engines
    container-title: The Analyst
    author: [{family: Lovelace, given: Ada}]
    issued: "2020-05-01"
    speakers:
      A: {name: Ada Lovelace, role: programmer}
  bell-2021:
    file: bell.txt
    type: article-newspaper
    title: Bells ring twice
    container-title: Daily Bell
    rights: full
  coal-2022:
    file: coal.txt
    type: article-newspaper
    title: Coal in 2022
    container-title: The Collier
    issued: "2022-03-01"
figures:
  decline: {source: coal-2022, find: output shrank by 3.1 percent, value: 3.1, unit: percent}
  pay: {source: coal-2022, find: "earns 50,000 tenge", value: 50000, unit: KZT}
  trade-2008: {source: coal-2022, find: reached $12 billion in 2008, value: 12 billion, unit: USD}
  growth-ada: {source: ada-2020, find: has grown 70-fold, value: 70, unit: fold, measure: growth}
  growth-bell: {source: bell-2021, find: grew 40-fold, value: 40, unit: fold, measure: growth}
  trade-ada:
    source: ada-2020
    find: amounts to more than $25 billion
    value: 25 billion
    unit: USD
    qualifier: more than
  same-ada: {source: ada-2020, find: "12 percent of it", value: 12, unit: percent, measure: share, basis: Customs, period: "2021"}
  same-bell: {source: bell-2021, find: "15 percent were", value: 15, unit: percent, measure: share, basis: Customs, period: "2021"}
  ratio: {derive: growth-ada / growth-bell, value: 1.75, measure: quotient}
  wrong-ratio: {derive: growth-ada / growth-bell, value: 3}
  base: {derive: trade-ada / growth-ada, unit: million USD}
  no-unit: {derive: trade-ada / growth-ada}
  wrong-unit: {derive: trade-ada / growth-ada, unit: km}
  points: {derive: same-bell - same-ada}
  points-as-percent: {derive: same-bell - same-ada, value: 3, unit: percent}
  a-day: {derive: trade-2008 / 365 days}
  circle: {derive: circle + 1}
  power: {derive: 9**9**9}
  on-wrong: {derive: wrong-ratio * 2}
measures:
  growth: {label: Growth of trade, unit: fold}
  share: {label: Share of trade, unit: percent}
  quotient: {label: One growth by the other}
""",
    "corpus/ada.txt": "Q: How much is it?\n\nA: Trade has grown 70-fold, which amounts to more than "
    "$25 billion. And 12 percent of it is wool.\n",
    "corpus/coal.txt": "Coal in 2022\n\nTrade reached $12 billion in 2008 and $25.3 billion in 2021.\n\n"
    "Its output shrank by 3.1 percent, and its share fell by 2.5 percentage points.\n\nAt least 200 "
    "miners and between 5 and 7 billion tenge are needed, over half of the fund.\n\nA miner earns "
    "50,000 tenge a month. A tonne costs 1,234.5 euros, a share of 0.7. The balance was -1.2 billion dollars.\n\nNothing is counted "
    "here.\n",
    "corpus/bell.txt": "Bells ring twice\n\nTrade grew 40-fold, and 15 percent were bells. The border is "
    "1,700km long.\n",
}


@pytest.fixture
def figures(project):
    """Make a project of one page, with figures in its corpus."""

    def make(text, **more):
        return project({"index.md": f"# Page\n\n{text}\n"}, corpus=CORPUS, **more)

    return make


def plain(html):
    return " ".join(re.sub(r"<[^>]*>", "", html).split())


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("{kzfigure}`40-fold <growth-ada>`", "figure-value"),
        ("{kzfigure}`sixtyfold <growth-ada>`", "figure-value"),
        ("{kzfigure}`more than $25 million <trade-ada>`", "figure-value"),
        ("{kzfigure}`$25 billion <trade-ada>`", "figure-value"),
        ("{kzfigure}`less than $25 billion <trade-ada>`", "figure-value"),
        ("{kzfigure}`more than 25 billion yuan <trade-ada>`", "figure-unit"),
        ("{kzfigure}`70 percent <growth-ada>`", "figure-unit"),
        ('{kzfigure}`1,700 miles <bell-2021#"1,700km long">`', "figure-unit"),
        ('{kzfigure}`1,800 km <bell-2021#"1,700km long">`', "figure-value"),
        ("{kzfigure}`$25.3 billion <trade-2008>`", "figure-value"),
        ("{kzfigure}`$12.3 billion <trade-2008>`", "figure-value"),
        ('{kzfigure}`$25 billion <coal-2022#"$25.3 billion in 2021">`', "figure-value"),
        ('{kzfigure}`2.5 percent <coal-2022#"2.5 percentage points">`', "figure-unit"),
        ('{kzfigure}`up to 200 miners <coal-2022#"At least 200 miners">`', "figure-value"),
        ('{kzfigure}`5 billion tenge <coal-2022#"between 5 and 7 billion tenge">`', "figure-value"),
        ('{kzfigure}`50 percent <coal-2022#"over half of the fund">`', "figure-value"),
        ('{kzfigure}`a 3.1 percent rise <coal-2022#"shrank by 3.1 percent">`', "figure-value"),
        ("Output grew by {kzfigure}`3.1 percent <decline>`.", "figure-value"),
        ("Output grew by {kzfigure}`decline`.", "figure-value"),
        ("They earn {kzfigure}`50,000 tenge <pay>` a year.", "figure-unit"),
        ("They earn {kzfigure}`pay` a year.", "figure-unit"),
        ("They earned {kzfigure}`pay` a year ago.", "figure-unit"),
        ("```{kzfigure} pay\n```", "figure-unit"),
        ("```{kzfigures}\npay\n```", "figure-unit"),
        (
            "```{kzfigure} coal-2022\n:value: 50000\n:unit: KZT\n\nearns 50,000 tenge a month\n```",
            "figure-unit",
        ),
        ("Output fell to {kzfigure}`decline`.", "figure-value"),
        (
            'Fewer than {kzfigure}`200 miners <coal-2022#"At least 200 miners">` came',
            "figure-value",
        ),
        ('{kzfigure}`1.2 billion dollars <coal-2022#"-1.2 billion dollars">`', "figure-value"),
        ('{kzfigure}`1,234.5 dollars <coal-2022#"1,234.5 euros">`', "figure-unit"),
        ('{kzfigure}`1,056 miles <bell-2021#"1,700km long">`', "figure-value"),
        ('{kzfigure}`999 km <coal-2022#"Nothing is counted here">`', "figure-value"),
        ("{kzfigure}`wrong-ratio`", "figure-derived"),
        ("{kzfigure}`wrong-unit`", "figure-derived"),
        ("{kzfigure}`points-as-percent`", "figure-derived"),
        ("{kzfigure}`circle`", "figure-derived"),
        ("{kzfigure}`power`", "figure-derived"),
        ("{kzfigure}`on-wrong`", "figure-derived"),
        ("{kzfigure}`no-such-figure`", "markup-invalid"),
        ('A <kzfigure id="growth-ada">40-fold</kzfigure> rise', "figure-value"),
        ('A <kzfigure id="growth-ada" colour="red" /> rise', "markup-invalid"),
        ("A <kzfigure>40-fold</kzfigure> rise", "markup-invalid"),
        ("{kzfigure}`a few <growth-ada>`", "markup-invalid"),
        ("```{kzfigure} bell-2021\n:value: 41\n:unit: fold\n\ngrew 40-fold\n```", "figure-value"),
        ("```{kzfigure} bell-2021\n:value: 40\n:unit: fold\n\ngrew 41-fold\n```", "markup-invalid"),
        ("```{kzfigure} bell-2021\n:value: 40\n```", "markup-invalid"),
    ],
)
def test_each_kind_of_wrong_figure_is_told_by_its_rule(figures, text, rule):
    built = figures(text).build("kzcheck")
    assert [each["rule"] for each in built.findings if each["place"]["path"] == "index.md"] == (
        [rule] if rule != "figure-derived" else []
    )
    assert rule in built.rules


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("{kzfigure}`growth-ada`", "70-fold"),
        ("{kzfigure}`seventyfold <growth-ada>`", "seventyfold"),
        ('A <kzfigure id="growth-ada" /> rise', "A 70-fold"),
        ('A <kzfigure id="growth-ada">seventyfold</kzfigure> rise', "A seventyfold"),
        ('<kzfigure id="growth-ada" label="Growth in thirty years" />', "Growth in thirty years"),
        ("{kzfigure}`trade-ada`", "more than $25 billion"),
        ("{kzfigure}`more than $25 billion <trade-ada>`", "more than $25 billion"),
        ('{kzfigure}`about 1,060 miles <bell-2021#"1,700km long">`', "about 1,060 miles"),
        ('{kzfigure}`1,234.5 euros <coal-2022#"1,234.5 euros">`', "1,234.5 euros"),
        ('{kzfigure}`70% <coal-2022#"a share of 0.7">`', "70%"),
        ('{kzfigure}`more than 50% <coal-2022#"over half of the fund">`', "more than 50%"),
        ("{kzfigure}`$12bn <trade-2008>`", "$12bn"),
        ('{kzfigure}`about $25 billion <coal-2022#"$25.3 billion in 2021">`', "about $25 billion"),
        ("{kzfigure}`-3.1 percent <decline>`", "-3.1 percent"),
        ("Output shrank by {kzfigure}`3.1 percent <decline>`.", "shrank by 3.1 percent"),
        ("Trade is more than {kzfigure}`$25 billion <trade-ada>`", "more than $25 billion"),
        ("{kzfigure}`40 times <growth-bell>`", "40 times"),
        ("They earn {kzfigure}`50,000 tenge <pay>` a month.", "50,000 tenge a month"),
        ("Every month they earn {kzfigure}`pay`.", "50,000 tenge"),
        ("```{kzfigure} pay\n:label: Pay in a month\n```", "50,000 tenge"),
        (
            "```{kzfigure} coal-2022\n:value: 50000\n:unit: KZT a month\n\nearns 50,000 tenge a month\n```",
            "50,000 tenge",
        ),
        ("They earned {kzfigure}`pay` a month a year ago.", "50,000 tenge a month a year ago"),
        ("{kzfigure}`ratio`", "1.75"),
        ("{kzfigure}`base`", "more than $357 million"),
        ("{kzfigure}`no-unit`", "more than $357 million"),
        ("{kzfigure}`points`", "about 3 percentage points"),
        ("{kzfigure}`a-day`", "about $32.9 million per day"),
        ("```{kzfigure} growth-ada\n```", "Ada Lovelace, The Analyst, para. 2 of our copy"),
        ("```{kzfigure} bell-2021\n:value: 40\n:unit: fold\n\ngrew 40-fold\n```", "40-fold"),
    ],
)
def test_a_figure_that_agrees_is_shown(figures, text, shown):
    built = figures(text).build()
    assert "figure-value" not in built.warnings
    assert "figure-unit" not in built.warnings
    assert shown in plain(built.page("index.html"))


def test_a_message_says_what_the_source_has_and_where(figures):
    built = figures('{kzfigure}`$25 billion <coal-2022#"$25.3 billion in 2021">`').build("kzcheck")
    (found,) = (
        each for each in built.findings if each["rule"] == "figure-value" if each["docname"]
    )
    assert found["message"] == (
        "The brief states $25 billion; coal-2022, para. 1 of our copy, states $25.3 billion "
        "(another number)."
    )
    assert found["remedy"] == "State it as the source does: $25.3 billion."
    assert (found["source"], found["locator"]) == ("coal-2022", "para. 1 of our copy")


def test_a_message_lists_what_the_passage_states_instead(figures):
    built = figures("{kzfigure}`5 km <coal-2022#para4>`").build("kzcheck")
    (found,) = (
        each for each in built.findings if each["rule"] == "figure-value" if each["docname"]
    )
    listed = "50,000 tenge a month, 1,234.5 euros, 0.7, -1.2 billion dollars"
    assert f"states no such figure, but {listed}." in found["message"]


def test_a_figure_that_does_not_agree_is_not_shown_as_the_source_s(figures):
    built = figures("Trade grew {kzfigure}`40-fold <growth-ada>`.").build()
    assert "[This figure does not match our copy of its source: 40-fold]" in plain(
        built.page("index.html")
    )


def test_a_derived_figure_shows_its_arithmetic_and_links_each_input(figures):
    built = figures("```{kzfigure} ratio\n```", more='kzbrief_source_pages = "cited"').build()
    html = built.page("index.html")
    card = html[html.index("our arithmetic") :]
    assert plain(card).startswith(
        "our arithmetic: 70-fold (Ada Lovelace, The Analyst, para. 2 of our copy) ÷ "
        "40-fold (Daily Bell, para. 1 of our copy)"
    )
    for key in ("ada-2020", "bell-2021"):
        assert f'href="kzsources/{key}.html#' in card


def test_a_long_wording_may_break_and_a_short_number_does_not(figures):
    built = figures(
        "{kzfigure}`more than twenty-five billion US dollars <trade-ada>` {kzfigure}`trade-ada`"
    ).build()
    html = built.page("index.html")
    assert html.count("kz-figure-inline") == 2
    assert html.count("kz-figure-short") == 1


def test_a_rate_behind_a_named_figure_is_printed_once(figures):
    html = plain(figures("They earn {kzfigure}`pay` a month.").build().page("index.html"))
    assert "50,000 tenge a month." in html
    assert "per month" not in html


@pytest.mark.parametrize("shape", ["table", "cards", "chart"])
def test_figures_side_by_side_show_who_says_what_and_that_it_differs(figures, shape):
    built = figures(f"```{{kzfigures}} growth\n:as: {shape}\n```").build()
    html = plain(built.page("index.html"))
    for words in ("70-fold", "40-fold", "Ada Lovelace, The Analyst", "Daily Bell"):
        assert words in html
    assert "differs from Daily Bell" in html
    assert built.warnings == ""


def test_a_table_becomes_stacks_on_a_telephone(figures, page):
    built = figures("```{kzfigures} growth\n```").build()
    page.goto((built.outdir / "index.html").as_uri())
    cell = page.locator(".kz-figure-table td").nth(1)
    wide = cell.inner_text()
    page.set_viewport_size({"width": 390, "height": 800})
    assert wide.startswith("Ada Lovelace")
    assert cell.inner_text() == f"Who says it: {wide}"
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_a_difference_that_may_be_none_is_a_note_and_a_conflict_a_warning(figures):
    notes = figures("```{kzfigures} growth\n```").build("kzcheck").findings
    assert [
        (each["rule"], each["severity"]) for each in notes if "derive" not in each["message"]
    ] == [("figure-differs", "note")]


def test_a_conflict_is_a_warning_until_it_is_accepted(figures):
    made = figures("```{kzfigures} share\n```")
    assert "figure-conflict" in made.build("kzcheck").rules
    made.write(
        {
            "index.md": "# Page\n\n```{kzfigures} share\n:accept: figure-conflict -- discussed below\n```\n"
        }
    )
    assert "figure-conflict" not in made.build("kzcheck").rules


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('find: "15 percent were", value: 15, unit: percent, measure: share, basis: Customs, period: "2021"',
         'find: "15 percent were", value: 15, unit: percent, measure: share, basis: Customs, period: "2020"'),
        ('find: "15 percent were", value: 15, unit: percent, measure: share, basis: Customs',
         'find: "15 percent were", value: 15, unit: percent, measure: share, basis: Bureau'),
        ("{label: Share of trade, unit: percent}",
         "{label: Share of trade, unit: percent, tolerance: 20%}"),
    ],
)  # fmt: skip
def test_what_the_remedy_of_a_conflict_says_mends_it(figures, old, new):
    made = figures("```{kzfigures} share\n```\n\n{kzfigure}`same-ada`\n")
    found = [each for each in made.build("kzcheck").findings if "share:" in each["message"]]
    assert [each["rule"] for each in found] == ["figure-conflict"] * 2
    assert found[0]["message"] == (
        "share: same-ada (Ada Lovelace, The Analyst) and same-bell (Daily Bell) conflict: 12 percent "
        "against 15 percent, on the same basis (Customs) and for the same period (2021)."
    )
    for word in ("`basis` or `period`", "`tolerance`", "Or accept it"):
        assert all(word in each["remedy"] for each in found)
    manifest = (made.folder / "corpus/corpus.yaml").read_text("utf-8")
    made.write({"corpus/corpus.yaml": manifest.replace(old, new)})
    assert not [each for each in made.build("kzcheck").findings if "share:" in each["message"]]


def test_many_figures_that_conflict_are_told_of_by_their_extremes(figures):
    made = figures("```{kzfigures} flow\n```\n\n{kzfigure}`flow-3`\n")
    stated = "".join(f"The flow was {n}0 tonnes, says {n}. " for n in range(1, 7))
    entries = "".join(
        f'  flow-{n}: {{source: flows, find: "was {n}0 tonnes", value: {n}0, unit: tonne, '
        'measure: flow, basis: Customs, period: "2021"}\n'
        for n in range(1, 7)
    )
    manifest = (made.folder / "corpus/corpus.yaml").read_text("utf-8")
    manifest = manifest.replace(
        "figures:\n", f"  flows: {{file: f.txt, title: F}}\nfigures:\n{entries}"
    )
    manifest = manifest.replace("measures:\n", "measures:\n  flow: {label: Flow, unit: tonne}\n")
    made.write({"corpus/corpus.yaml": manifest, "corpus/f.txt": stated})
    findings = [each for each in made.build("kzcheck").findings if "flow" in each["message"]]
    assert [each["rule"] for each in findings] == ["figure-conflict"] * 2
    listed, single = (each["message"] for each in findings)
    assert listed.startswith("flow: 6 figures conflict, flow-1 (F) and flow-6 (F) most: 10 tonne")
    assert single.startswith("flow: flow-3 (F) conflicts with flow-6 (F): 30 tonne against 60")
    assert "; and with flow-1 (F): 10 tonne against 30 tonne" in single
    html = plain(made.build().page("index.html"))
    assert "conflicts with F (10 t); conflicts with F (60 t)" in html
    assert html.count("; and 2 more") == 2
    # A figure's own tolerance holds for it, whatever the measure allows.
    made.write({"corpus/corpus.yaml": manifest.replace("value: 30,", "value: 30, tolerance: 90%,")})
    again = made.build("kzcheck").findings
    assert not any("flow-3" in each["message"] for each in again)


def test_a_chart_keeps_text_as_text_and_says_the_same_in_words(figures):
    html = figures("```{kzfigures} growth\n:as: chart\n```").build().page("index.html")
    svg = re.search(r"<svg.*?</svg>", html, re.DOTALL)[0]
    assert "<title" in svg
    assert "<desc" in svg
    assert "70-fold" in svg
    assert "<table" in html


YEARS = "".join(
    f'  wheat-{year}: {{source: wheat, find: "{number} million tonnes in {year}", value: {number} million, '
    f'unit: tonnes, measure: wheat, basis: Office, period: "{year}"}}\n'
    for year, number in ((2021, "8.0"), (1991, "9.1"), (2005, "5.2"), (1995, "4.1"))
)


@pytest.fixture
def wheat(figures):
    """Make a project of one page, with a measure whose years the manifest has in disorder."""

    def make(text, **more):
        made = figures(text, **more)
        manifest = CORPUS["corpus/corpus.yaml"].replace(
            "figures:\n", f"  wheat: {{file: w.txt, title: Harvests}}\nfigures:\n{YEARS}"
        )
        manifest = manifest.replace(
            "measures:\n", "measures:\n  wheat: {label: Exports of wheat}\n"
        )
        stated = "It was 8.0 million tonnes in 2021, 9.1 million tonnes in 1991, 5.2 million tonnes in 2005 and 4.1 million tonnes in 1995.\n"
        made.write({"corpus/corpus.yaml": manifest, "corpus/w.txt": stated})
        return made

    return make


@pytest.mark.parametrize("shape", ["table", "cards", "chart"])
def test_figures_of_a_measure_stand_in_the_order_of_time(wheat, shape):
    html = plain(wheat(f"```{{kzfigures}} wheat\n:as: {shape}\n```").build().page("index.html"))
    for found in (html, html[html.rindex("9.1 million") :]):
        at = [found.find(f"{number} million t") for number in ("9.1", "4.1", "5.2", "8.0")]
        assert at == sorted(at)
        assert at[0] >= 0
    assert ("no figure for 1992–1994" in html) == (shape == "chart")


@pytest.mark.parametrize(
    ("shape", "first"), [("table", "8.0 million t"), ("chart", "9.1 million t")]
)
def test_a_list_keeps_its_author_s_order_but_time_runs_one_way_in_charts(wheat, shape, first):
    listed = f"```{{kzfigures}}\n:as: {shape}\n\nwheat-2021\nwheat-1991\n```"
    table = wheat(listed).build().page("index.html").partition("<tbody")[2]
    assert re.search(r"[0-9.]+ million t", plain(table))[0] == first


@pytest.mark.parametrize("shape", ["table", "chart"])
def test_figures_of_several_labels_are_each_named(figures, shape):
    made = figures(f"```{{kzfigures}}\n:as: {shape}\n\ngrowth-ada\ntwice\n```")
    manifest = (made.folder / "corpus/corpus.yaml").read_text(encoding="utf-8")
    derived = "figures:\n  twice: {derive: growth-ada * 2, unit: fold, label: Twice as much}\n"
    made.write({"corpus/corpus.yaml": manifest.replace("figures:\n", derived, 1)})
    html = made.build().page("index.html")
    table = plain(html.partition("<table")[2])
    assert "about 140-fold (Twice as much)" in table
    if shape == "chart":
        svg = html.partition("<svg")[2].partition("</svg>")[0]
        assert "Twice as much: our arithmetic: 70-fold × 2" in " ".join(plain(svg).split())


def test_figures_that_share_no_axis_become_a_table_and_the_author_is_told(figures):
    built = figures("```{kzfigures}\n:as: chart\n\ngrowth-ada\ntrade-2008\n```")
    (found,) = (each for each in built.build("kzcheck").findings if each["docname"])
    assert (found["rule"], found["severity"]) == ("markup-invalid", "warning")
    assert found["message"] == (
        "These figures share no axis: growth-ada is in fold, trade-2008 is in USD. "
        "A table shows them."
    )
    html = built.build().page("index.html")
    assert "<svg" not in html
    assert "<table" in html


@pytest.mark.parametrize("theme", ["alabaster", "furo"])
def test_a_chart_can_be_read_on_a_telephone(wheat, page, theme):
    built = wheat("```{kzfigures} wheat\n:as: chart\n```").build(html_theme=theme)
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto((built.outdir / "index.html").as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    smallest = """Math.min(...[...document.querySelectorAll("svg.kz-chart text")].map(
        text => parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a))"""
    assert page.evaluate(smallest) >= 11


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("theme", ["alabaster", "sphinx_rtd_theme"])
def test_a_table_shows_all_its_columns(wheat, page, theme, width):
    made = wheat("```{kzfigures} wheat\n```")
    manifest = (made.folder / "corpus/corpus.yaml").read_text(encoding="utf-8")
    manifest = manifest.replace("Harvests", "Harvests of long titles " * 6)
    made.write({"corpus/corpus.yaml": manifest})
    built = made.build(html_theme=theme)
    page.set_viewport_size({"width": width, "height": 800})
    page.goto((built.outdir / "index.html").as_uri())
    hidden = """[...document.querySelectorAll(".kz-figures, .kz-figures *")].map(
        each => each.scrollWidth - each.clientWidth)"""
    assert max(page.evaluate(hidden)) <= 1


def test_a_changed_figure_changes_every_page_that_shows_it(figures):
    made = figures("{kzfigure}`growth-ada`")
    made.build()
    corpus = made.folder / "corpus/corpus.yaml"
    text = corpus.read_text(encoding="utf-8").replace("value: 70", "value: 71")
    made.write({"corpus/corpus.yaml": text})
    assert "figure-value" in made.build().warnings


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ("value: ~3.1, ", {"corpus-invalid": "'~3.1' is not a number"}),
        ("", {"figure-value": "figures.decline: it has no value."}),
    ],
)
def test_a_value_that_is_missing_or_refused_is_told_once(project, value, found):
    declared = CORPUS["corpus/corpus.yaml"].replace("value: 3.1, ", value)
    corpus = CORPUS | {"corpus/corpus.yaml": declared}
    page = "# Page\n\nIt shrank by {kzfigure}`decline`, or {kzfigure}`3.1 percent <decline>`.\n"
    built = project({"index.md": page}, corpus=corpus).build("kzcheck")
    told = {
        each["rule"]: each["message"] for each in built.findings if "decline" in each["message"]
    }
    assert told.keys() == found.keys()
    assert all(found[rule] in message for rule, message in told.items())
    assert not any("states no number" in each["message"] for each in built.findings)
