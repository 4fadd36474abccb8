"""Every quotation of the briefs is, character for character, what its source says."""

from __future__ import annotations

import re
import shutil


def test_every_quotation_in_html_stands_in_a_source(reading, html, sources):
    quotations = [words for path in html.rglob("*.html") for words in reading.quotations_in(path)]
    assert len(quotations) >= 12
    for words in quotations:
        for part in reading.fragments(words):
            assert any(part in source for source in sources), part


def test_every_quotation_in_html_stands_in_the_pdf(reading, html, pdf_text):
    every = re.sub(r"\s+", "", "".join(pdf_text.values()))
    pages = {path.stem: path for path in html.glob("*.html")}
    checked = 0
    for name in pdf_text:
        for words in reading.quotations_in(pages[name.removesuffix(".pdf")]):
            assert re.sub(r"\s+", "", words) in every, words
            checked += 1
    assert checked >= 12


def test_typography_math_and_translation_change_no_quotation(reading, briefs, html, sources):
    folder = briefs.parent / "busy"
    shutil.copytree(briefs, folder, ignore=shutil.ignore_patterns("kzsources"))
    conf = folder / "conf.py"
    conf.write_text(
        conf.read_text(encoding="utf-8").replace('"../seeds"', '"../seeds"')
        + '\nmyst_enable_extensions += ["dollarmath", "smartquotes", "replacements"]\n'
        'smartquotes = True\nlanguage = "ru"\nlocale_dirs = ["locale"]\ngettext_compact = False\n',
        encoding="utf-8",
    )
    _translate_every_paragraph(reading, folder)
    done = reading.sphinx("html", folder, briefs.parent / "busy-html")
    assert done.returncode == 0, done.stderr
    plain = {path.name: reading.quotations_in(path) for path in html.glob("*.html")}
    busy = {
        path.name: reading.quotations_in(path)
        for path in (briefs.parent / "busy-html").glob("*.html")
    }
    assert plain == busy
    assert "ПЕРЕВОД" in (
        briefs.parent / "busy-html/kazakhstan-china-after-january-2022.html"
    ).read_text(encoding="utf-8")


def _translate_every_paragraph(reading, folder):
    """Make a catalog in which every message has a translation that keeps its roles."""
    catalogs = folder.parent / "catalogs"
    done = reading.sphinx("gettext", folder, catalogs)
    assert done.returncode == 0, done.stderr
    for template in catalogs.glob("*.pot"):
        text = template.read_text(encoding="utf-8")
        text = re.sub(
            r'(msgid ((?:"(?:[^"\\]|\\.)*"\n)+))msgstr ""\n',
            lambda found: _translated(found) if found[2].strip() != '""' else found[0],
            text,
        )
        target = folder / "locale/ru/LC_MESSAGES" / f"{template.stem}.po"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")


def _translated(found):
    message = found[2]
    return f'{found[1]}msgstr "ПЕРЕВОД "\n{message}'
