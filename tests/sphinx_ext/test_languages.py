"""Words of the interface: every one translated, and printed in the project's language."""

from __future__ import annotations

import gettext
import re
from string import whitespace

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

LANGUAGES = ("kk", "ru", "zh")
# Builders and writers say what Sphinx says, and borrow its words.
NOT_OURS = ("builders", "writers")


@pytest.fixture(scope="module")
def printed(root):
    """Every message that pages may print."""
    folder = root / "src/sphinx_kzbrief/sphinx_ext"
    return {
        message
        for name, _line, message, _comments, _context in extract_from_dir(
            str(folder), method_map=[("**.py", "python")], keywords={"_": None}
        )
        if not name.startswith(NOT_OURS)
    }


def catalog(root, language, suffix):
    return (
        root / f"src/sphinx_kzbrief/sphinx_ext/locale/{language}/LC_MESSAGES/sphinx_kzbrief{suffix}"
    )


def test_no_message_hides_in_an_f_string(root):
    """The tool that gathers messages does not look there."""
    for path in (root / "src/sphinx_kzbrief/sphinx_ext").rglob("*.py"):
        assert not re.search(r"\bf\".*\{[^}\"]*\b_\(", path.read_text(encoding="utf-8")), path.name


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_is_translated_and_compiled(root, printed, language):
    with catalog(root, language, ".po").open("rb") as file:
        entries = {entry.id: entry for entry in read_po(file, locale=language) if entry.id}
    untranslated = sorted(
        message for message in printed if message not in entries or not entries[message].string
    )
    assert untranslated == [], "run `make catalogs`, then translate these in the .po files"
    assert sorted(set(entries) - printed) == [], "no page prints these any more"
    assert not [entry.id for entry in entries.values() if entry.fuzzy]
    with catalog(root, language, ".mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)
    stale = [name for name, entry in entries.items() if compiled.gettext(name) != entry.string]
    assert stale == [], "run `make catalogs`"


@pytest.mark.parametrize("language", LANGUAGES)
def test_translations_are_set_as_their_languages_are(root, language):
    with catalog(root, language, ".po").open("rb") as file:
        entries = [entry for entry in read_po(file, locale=language) if entry.id]
    for entry in entries:
        said, source = str(entry.string), str(entry.id)
        assert re.findall(r"%\(?\w*\)?[sd]", said) == re.findall(r"%\(?\w*\)?[sd]", source), source
        if source.strip(whitespace) == source:
            assert said.strip(whitespace) == said, source
        assert not set(said) & set("\"'"), source
        last = (
            said[-1] if language != "zh" else said[-1].translate(str.maketrans("：。！？", ":.!?"))
        )
        assert (last in ":.") == (source[-1] in ":."), source
        if language == "zh":
            assert not re.search(r"[:,;]|[^%s]\.$", said), source


PAGES = {
    "index.md": "# P\n\n```{kzquote} ada-2020\nThe engine has grown seven-fold since 1990.\n```\n\n"
    "```{kzquote} bell-2021\nNot a word of this.\n```\n\n```{kzreferences}\n```\n",
}


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "ru",
            ["Использованные отрывки", "Язык", "английский", "Цитируют:", "Источники",
             "не совпадают с нашей копией источника bell-2021", "абз. 2", "1 мая 2020 г."],
        ),
        (
            "kk",
            ["Пайдаланылған үзінділер", "ағылшын тілі", "Дереккөздер",
             "Бұл сөздер bell-2021 дереккөзінің біздегі көшірмесіне сәйкес келмейді.", "2020 ж. 1 мамыр"],
        ),
        ("zh_CN", ["所用段落", "英语", "引用于：", "来源", "2020年5月1日"]),
        ("en", ["Passages in use", "English", "Quoted in:", "Sources", "1 May 2020"]),
    ],
)  # fmt: skip
def test_pages_are_printed_in_the_project_s_language(project, language, words):
    more = f'kzbrief_source_pages = "cited"\nlanguage = "{language}"'
    made = project(PAGES, more=more)
    corpus = (made.folder / "corpus/corpus.yaml").read_text(encoding="utf-8")
    made.write(
        {"corpus/corpus.yaml": corpus.replace("file: ada.txt", "file: ada.txt\n    language: en")}
    )
    built = made.build()
    assert built.warnings.count("WARNING") == 0
    assert built.warnings.count("ERROR") == 1, "the quotation that is none"
    every = "".join(
        built.page(name)
        for name in ("index.html", "kzsources/ada-2020.html", "kzsources/index.html")
    )
    text = " ".join(re.sub(r"<[^>]*>", "", every).split())
    for word in words:
        assert word in text
    if language != "en":
        for english in (
            "Passages in use",
            "Quoted in",
            "Sources",
            "para.",
            "do not match",
            "Rights",
        ):
            assert english not in text


@pytest.mark.parametrize(
    ("language", "shown"), [("en", "21 June 2022"), ("ru", "21 июня 2022 г."), ("kk", "2022 ж. 21")]
)
def test_a_pdf_gives_its_date_as_readers_read_it(project, language, shown):
    pypdf = pytest.importorskip("pypdf")
    page = "---\ndate: 2022-06-21\n---\n\n# P\n\n{kzcite}`ada-2020`\n"
    built = project({"index.md": page}, more=f'language = "{language}"').build("kzpdf")
    assert built.warnings == ""
    text = pypdf.PdfReader(built.outdir / "test.pdf").pages[0].extract_text()
    assert shown in text.replace("\u00a0", " ")
    assert "2022-06-21" not in text
