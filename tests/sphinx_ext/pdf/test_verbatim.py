"""What a reader copies out of the PDF is what stands in the text, character for character."""

from __future__ import annotations

import re

import pypdfium2
import pytest

# Letters that typesetters like to join, break or replace, in the languages of the project.
SPECIMENS = {
    "ligatures": "The affair of the efficient office: flight, fjord, ff fi fl ffi ffl, Th, ct, st.",
    "marks": "“Quoted” ‘single’ — en–dash, 3−2, ellipsis…, $25 billion, €50, 70%, §4, 1/2, a--b, ''x''.",
    "kazakh": "Қазақстан Республикасының әл-ауқаты: Әә Ғғ Ққ Ңң Өө Ұұ Үү Һһ Іі, ₸50 000.",
    "russian": "Внешнеполитическая обстановка, объём торговли — «сорок» раз; ёж, №5.",
    "chinese": "中国和哈萨克斯坦的“一带一路”合作，贸易额增长了七十倍。",
    "combined": "Nazarbaïev, naïve café, Ångström, São Tomé, İstanbul, straße.",
    "markup": '#panic("x") $x^2$ *a* _b_ `c` = d <e> @f // g /* h */ \\u{41} [i] {j} ~ \' - + :',
}


def as_rst(words: str) -> str:
    """Write words as a raw block quotation of reStructuredText, every mark escaped."""
    return "  " + re.sub(r"([\\*`_|<>\[\]:~'\"$-])", r"\\\1", words)


def letters(text: str) -> str:
    """Drop white space, and the marks by which pdfium shows that a line broke at a hyphen."""
    return re.sub(r"\s+", "", re.sub("[\x02\ufffe]", "-", text))


@pytest.fixture(scope="module")
def built(tmp_path_factory, set_project):
    text = "Specimens\n=========\n\n" + "\n\n..\n\n".join(
        as_rst(words) for words in SPECIMENS.values()
    )
    return set_project(tmp_path_factory.mktemp("specimens"), {"index.rst": text})


@pytest.mark.parametrize("name", SPECIMENS)
def test_specimen_can_be_copied(built, name):
    assert letters(SPECIMENS[name]) in letters(built.text())


@pytest.mark.parametrize("name", SPECIMENS)
def test_specimen_can_be_copied_from_pdfium(built, name):
    with pypdfium2.PdfDocument(built.pdf) as document:
        text = "".join(page.get_textpage().get_text_range() for page in document)
    assert letters(SPECIMENS[name]) in letters(text)


def test_specimens_need_no_other_font(built):
    assert "pdf-glyph" not in built.warnings


def test_every_paragraph_of_the_seeds_can_be_copied(seeds, tmp_path, set_project):
    files: dict[str, str | bytes] = {"index.rst": "Seeds\n=====\n"}
    paragraphs: dict[str, list[str]] = {}
    for path in sorted(seeds.glob("*.txt")):
        found = [" ".join(part.split()) for part in path.read_text("utf-8").split("\n")]
        # A quotation of this length is kept on one page, so no running head cuts it in two.
        pieces = [line[at : at + 600].strip() for line in found for at in range(0, len(line), 600)]
        paragraphs[path.stem] = [piece for piece in pieces if piece]
        body = "\n\n..\n\n".join(as_rst(piece) for piece in paragraphs[path.stem])
        files[f"s{path.stem}.rst"] = f"Seed\n====\n\n{body}\n"
    plans = [(f"s{stem}", f"{stem}.pdf") for stem in paragraphs]
    built = set_project(tmp_path / "seeds", files, kzbrief_pdf_documents=plans)
    assert sum(map(len, paragraphs.values())) > 100
    for stem, pieces in paragraphs.items():
        text = letters(built.text(f"{stem}.pdf"))
        for piece in pieces:
            assert letters(piece) in text
