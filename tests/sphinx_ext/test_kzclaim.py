"""Judgements in pages: what they print, what they link to, and what is wrong with them."""

from __future__ import annotations

import re

import pytest
from docutils import nodes

CLAIM = """\
# Page

{kzquote}`up from $6, and 40% were sold <bell-2021>`.

:::{kzclaim}
:name: growth
:evidence: bell-2021#"Tickets cost"
:against: ada-2020#"Not all engines"
:weighing: It is an *old* view.
:likelihood: very likely
:confidence: moderate

The engine is very likely to grow, since it
{kzquote}`has grown seven-fold since 1990 <ada-2020>`.
:::
"""
MORE = 'myst_enable_extensions = ["colon_fence"]'


def plain(page):
    return " ".join(re.sub(r"<[^>]*>", "", page).split())


def test_a_claim_prints_its_number_weights_and_both_sides(project):
    built = project({"index.md": CLAIM}, more=MORE).build()
    assert built.warnings == ""
    shown = plain(built.page("index.html"))
    assert "1. The engine is very likely to grow" in shown
    assert "Likelihood: very likely (80–95%). Confidence: moderate." in shown
    assert (
        "For: Daily Bell; Ada Lovelace. Against: Ada Lovelace. Weighing: It is an old view."
        in shown
    )
    assert 'id="growth"' in built.page("index.html")


def test_restructuredtext_and_each_interface_language_say_the_same(project):
    page = CLAIM.replace(":::{kzclaim}", ".. kzclaim::").replace(":::\n", "")
    head, _, rest = page.partition(".. kzclaim::\n")
    body = "".join(f"   {line}\n" if line else "\n" for line in rest.splitlines())
    page = head.replace("# Page", "Page\n====") + ".. kzclaim::\n" + body
    page = re.sub(r"\{kzquote\}", ":kzquote:", page)
    made = project({"index.rst": page}, extensions=("sphinx_kzbrief",))
    assert "Confidence: moderate." in plain(made.build().page("index.html"))
    for language, words in {
        "ru": "очень вероятно (80–95\u00a0%)",
        "kk": "өте ықтимал (80–95\u00a0%)",
        "zh_CN": "很可能（80–95%）",
    }.items():
        built = made.build(language=language)
        assert plain(words) in plain(built.page("index.html"))


def test_roles_link_to_a_claim_from_its_page_and_from_others(project):
    made = project(
        {
            "index.md": CLAIM + "\nSee {kzclaim}`growth`, {kz:ref}`growth`, [any](growth).\n",
            "other.md": "---\norphan: true\n---\n\n# Other\n\n{kz:claim}`growth` and "
            "{kzclaim}`so it grows <growth>`\n",
        },
        more=MORE,
    )
    built = made.build()
    assert "WARNING" not in built.warnings.replace("'myst' cross-reference", "")
    links = [node.astext() for node in built.doctree("index").findall(nodes.reference)
             if node.get("refid") == "growth"]  # fmt: skip
    assert links[:2] == ["judgement 1", "judgement 1"]
    others = {
        node.astext(): node["refuri"] for node in built.doctree("other").findall(nodes.reference)
    }
    assert others == {
        "judgement 1 (Page)": "index.html#growth", "so it grows": "index.html#growth",
    }  # fmt: skip
    named = {
        (name, kind) for name, _text, kind, *_rest in built.app.env.get_domain("kz").get_objects()
    }
    assert ("growth", "claim") in named


def findings(project, claim, page="# P\n\n{kzcite}`bell-2021`\n\n", **files):
    made = project({"index.md": f"{page}{claim}", **files}, more=MORE)
    return made.build("kzcheck").findings


@pytest.mark.parametrize(
    ("options", "body", "rules"),
    [
        ("", "It grows.", ["claim-unsupported"]),
        (":evidence: bell-2021", "It grows.", ["claim-single-source"]),
        (":evidence: bell-2021; ada-2020#turn2", "It grows.", []),
        (":evidence: bell-2021; ada-2020#turn2\n:against: ada-2020#turn4", "It grows.",
         ["claim-contradicted"]),
        (":evidence: bell-2021; ada-2020#turn2\n:likelihood: likely", "It may grow.",
         ["claim-wording"]),
        (":evidence: bell-2021; ada-2020#turn2\n:likelihood: likely", "It is very likely to grow.",
         ["claim-wording"]),
        (":evidence: bell-2021; ada-2020#turn2\n:likelihood: likely", "It is not likely to grow.",
         ["claim-wording"]),
        (":evidence: bell-2021; ada-2020#turn2\n:against: bell-2021\n:weighing: It is old.",
         "It grows.", ["claim-single-source"]),
        (":name: own\n:evidence: own", "It grows.", ["claim-unsupported", "markup-invalid"]),
        (":evidence: bell-2021; ada-2020#turn2", "We have high confidence that it is likely.",
         ["claim-wording"]),
        (":evidence: bell-2021; ada-2020#turn2\n:likelihood: likely\n:confidence: high",
         "It is likely to grow. We have high confidence in that.", []),
        (":evidence: bell-2021; ada-2020#turn2\n:likelihood: perhaps", "It grows.",
         ["markup-invalid"]),
        (":evidence: bell-2021; ada-2020#turn2\n:confidence: total", "It grows.",
         ["markup-invalid"]),
        (":evidence: bell-2021; ada-2020#turn99", "It grows.",
         ["claim-single-source", "cite-locator"]),
        (":evidence: bell-2021; ada-2020#turn2; nothing-of-this", "It grows.", ["markup-invalid"]),
        (":evidence: bell-2021\n:accept: claim-single-source — it is a bell", "It grows.", []),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_claim_is_told(project, options, body, rules):
    claim = f":::{{kzclaim}}\n{options}\n\n{body}\n:::\n"
    assert sorted(each["rule"] for each in findings(project, claim)) == sorted(rules)


def test_two_speakers_for_one_originator_are_one_source(project):
    claim = ':::{kzclaim}\n:evidence: ada-2020#turn2; bell-2021#"We shall ring"\n\nIt grows.\n:::\n'
    made = project({"index.md": f"# P\n\n{claim}"}, more=MORE)
    assert made.build("kzcheck").rules == []
    manifest = (made.folder / "corpus/corpus.yaml").read_text(encoding="utf-8")
    manifest = manifest.replace(
        "role: programmer}", "role: programmer, originator: The Guild}"
    ).replace(
        '    issued: "2021-02-03"\n',
        '    issued: "2021-02-03"\n    speakers:\n'
        "      Mary Smith: {name: Mary Smith, originator: The Guild}\n",
    )
    made.write({"corpus/corpus.yaml": manifest})
    built = made.build("kzcheck")
    assert built.rules == ["claim-single-source"]
    assert "The Guild" in built.findings[0]["message"]


def test_evidence_on_another_page_is_found_by_name_and_missed_when_it_goes(project):
    quote = "# B\n\n```{kzquote} ada-2020\n:name: seven\n\nThe engine has grown seven-fold since 1990.\n```\n"
    index = "# A\n\n```{toctree}\nb\n```\n\n:::{kzclaim}\n:evidence: seven; bell-2021\n\nIt grows.\n:::\n"
    made = project({"index.md": index, "b.md": quote}, more=MORE)
    assert made.build("kzcheck").rules == []
    made.write({"b.md": quote.replace(":name: seven\n", "")})
    assert sorted(made.build("kzcheck").rules) == ["claim-single-source", "markup-invalid"]
    made.write({"b.md": quote.replace("seven-fold since", "nine-fold since")})
    assert "claim-single-source" in made.build("kzcheck").rules


def test_a_claim_may_name_figures_of_the_manifest(project):
    made = project(
        {
            "index.md": "# P\n\n:::{kzclaim}\n:evidence: growth; ratio; bell-2021\n\nIt grows.\n:::\n"
        },
        more=MORE,
    )
    manifest = (made.folder / "corpus/corpus.yaml").read_text(encoding="utf-8") + (
        "figures:\n"
        "  growth: {source: ada-2020, find: grown seven-fold since 1990, value: 7, unit: fold}\n"
        "  ratio: {derive: growth / growth}\n"
    )
    made.write({"corpus/corpus.yaml": manifest})
    assert made.build("kzcheck").rules == []
    assert "For: Ada Lovelace; Daily Bell." in plain(made.build().page("index.html"))
