"""Rules about what a PDF cannot show, or could not be made with."""

from __future__ import annotations

from sphinx_kzbrief.evidence.rules.model import Rule, Severity

RULES = (
    Rule(
        "pdf-failed",
        Severity.ERROR,
        "A PDF could not be set.",
        "Typst refused the document even without any standard. The message says what it refuses "
        "and where; the other PDFs of the project are written.",
        "block quotes nested thirty levels deep",
    ),
    Rule(
        "pdf-standard",
        Severity.WARNING,
        "A PDF was written without the standard it was to meet.",
        "Something in the document breaks PDF/UA-1 or PDF/A-2a. The PDF can be read, but it may "
        "not be accessible to all or fit to be archived.",
        "a picture whose embedded file the archive standard forbids",
    ),
    Rule(
        "pdf-alt",
        Severity.WARNING,
        "An image has no text in place of it.",
        "Who cannot see the image hears nothing of it. It is marked as decoration in the PDF.",
        "an image directive without the option alt",
    ),
    Rule(
        "pdf-image",
        Severity.WARNING,
        "An image cannot be shown in a PDF.",
        "The file is missing, lies outside the project, is on the web, or is of a kind that "
        "cannot be drawn. The text in place of it is printed.",
        "an image whose address starts with https://",
    ),
    Rule(
        "pdf-glyph",
        Severity.WARNING,
        "No font has a character.",
        "The character is printed as its number. Name a folder with a font that has it in "
        "kzbrief_pdf_font_paths.",
        "an emoji, printed as [U+1F600]",
    ),
    Rule(
        "pdf-link",
        Severity.WARNING,
        "A link leads nowhere from a PDF.",
        "It leads to a file beside the page, to a place that the PDF does not have, or to an "
        "address of a kind that a PDF should not open. Its words are printed without it.",
        "a link to ../data/table.csv",
    ),
    Rule(
        "pdf-node",
        Severity.WARNING,
        "Something of another extension has no form in a PDF.",
        "The extension tells writers of HTML how to show it, and no other. The text in it is "
        "printed; what is more than text is left out.",
        "a player for video",
    ),
)
