"""Every format of the briefs: no warning, no quotation changed, no link dead."""

from __future__ import annotations

import re
import zipfile
from html import unescape

import pytest

# Formats that Sphinx warns of unless a project says more of itself.
SETTINGS = ("-D", "copyright=2022", "-D", "version=1")


@pytest.fixture(scope="module")
def quotations(reading, html):
    """Every quotation of the briefs, as HTML has it."""
    found = [words for path in html.glob("*.html") for words in reading.quotations_in(path)]
    assert len(found) >= 12
    return found


@pytest.fixture(scope="module")
def built(reading, briefs):
    """Return the folder of a format, built at its first use."""
    done = {}

    def build(builder):
        if builder not in done:
            output = briefs.parent / f"format-{builder}"
            doctrees = briefs.parent / ("gettext-dt" if builder == "gettext" else "format-dt")
            run = reading.sphinx(builder, briefs, output, *SETTINGS, "-d", str(doctrees))
            assert run.returncode == 0, run.stderr
            assert run.stderr == ""
            done[builder] = output
        return done[builder]

    return build


def squeezed(text):
    """Drop all white space, and what it may stand for: where lines break is no matter."""
    return re.sub(r"\s+|\u00a0", "", text)


def words_of(text):
    """Return a page of HTML or XML as its reader sees it."""
    return unescape(re.sub(r"<[^>]*>", "", text))


def from_latex(text):
    """Take what Sphinx escapes in running text back to the characters it stands for."""
    text = re.sub(r"\\sphinxstyleemphasis\{([^}]*)\}", r"\1", text)
    text = re.sub(r"\\textquotesingle\{\}|\\textquotesingle\b", "'", text)
    return re.sub(r"\\([%$&#_{}])", r"\1", text).replace("\\sphinxhyphen{}", "-")


def from_text(text):
    """Put the lines of each cell of a table together again."""
    rows = [[]]
    for line in text.splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")] if "|" in line else []
        if cells and len(rows[-1]) in {0, len(cells)}:
            rows[-1] = [
                " ".join(pair) for pair in zip(rows[-1] or [""] * len(cells), cells, strict=True)
            ]
        elif rows[-1]:
            rows.append([])
    return text + " ".join(cell for row in rows for cell in row)


def from_texinfo(text):
    return re.sub(r"@([@{}])", r"\1", text)


def from_roff(text):
    text = re.sub(r"\\fI|\\fP|\\fR|\\fB|\\&|^\.sp$", "", text, flags=re.MULTILINE)
    # Lines of a quotation that begin with a mark of roff are shielded by it.
    return text.replace("\\-", "-").replace("\\(aq", "'").replace("\\(dq", '"').replace("\\e", "\\")


READERS = {
    "html": ("*.html", words_of),
    "dirhtml": ("*/*.html", words_of),
    "singlehtml": ("index.html", words_of),
    "text": ("*.txt", from_text),
    "latex": ("*.tex", from_latex),
    "man": ("*.1", from_roff),
    "texinfo": ("*.texi", from_texinfo),
    "xml": ("*.xml", words_of),
    "pseudoxml": ("*.pseudoxml", words_of),
}


@pytest.mark.parametrize("builder", sorted(READERS))
def test_a_format_shows_every_quotation_unchanged(built, quotations, builder):
    pattern, read = READERS[builder]
    paths = [path for path in sorted(built(builder).glob(pattern)) if "kzsources" not in path.parts]
    every = squeezed("".join(read(path.read_text(encoding="utf-8")) for path in paths))
    for words in quotations:
        assert squeezed(words) in every, words
    assert "kz_record" not in every
    assert "QuoteRecord(" not in every


def test_an_epub_shows_every_quotation_unchanged(built, reading, quotations):
    (path,) = built("epub").glob("*.epub")
    found = []
    with zipfile.ZipFile(path) as archive:
        every = squeezed(
            "".join(
                words_of(archive.read(name).decode())
                for name in archive.namelist()
                if name.endswith(".xhtml") and "kzsources" not in name
            )
        )
    found = [words for words in quotations if squeezed(words) in every]
    assert found == quotations


def test_catalogs_for_translators_hold_no_block_quotation(built, html):
    pages = "".join(path.read_text(encoding="utf-8") for path in html.glob("*.html"))
    blocks = re.findall(
        r'<blockquote class="kz-quote.*?<span class="kz-words">(.*?)</span>', pages, re.DOTALL
    )
    every = squeezed(
        "".join(path.read_text(encoding="utf-8") for path in built("gettext").glob("*.pot"))
    ).replace('""', "")
    assert len(blocks) >= 3
    for words in map(words_of, blocks):
        assert squeezed(words).replace('"', '\\"') not in every


def test_links_of_latex_find_their_labels(built):
    (path,) = built("latex").glob("*.tex")
    text = path.read_text(encoding="utf-8")
    linked = set(re.findall(r"\\hyperref\[\\detokenize\{(.*?)\}\]", text))
    labels = set(re.findall(r"\\label\{\\detokenize\{(.*?)\}\}", text))
    assert linked
    assert linked <= labels


def test_links_of_the_single_page_find_their_places(built):
    text = (built("singlehtml") / "index.html").read_text(encoding="utf-8")
    body = text.split('role="main"')[1].split('class="sphinxsidebar"')[0]
    ours = re.findall(r'href="#([^"]*--(?:kz-|passage-|paragraph-|turn-)[^"]*)"', body)
    ids = re.findall(r' id="([^"]*)"', text)
    assert len(ours) > 20
    assert set(ours) <= set(ids)
    assert len([name for name in ids if "--" in name]) == len({n for n in ids if "--" in n})
    assert not re.findall(r'href="#document-[^"]*#(?:kz-|passage-)', body)
