"""Settings of the briefs, written on the texts in `seeds/`."""

project = "Briefs on Kazakhstan and China"
html_title = "Briefs on Kazakhstan and China"
language = "en"

extensions = ["myst_parser", "sphinx_kzbrief"]
exclude_patterns = ["_build"]
myst_enable_extensions = ["attrs_block", "attrs_inline", "colon_fence"]
myst_heading_anchors = 2

kzbrief_corpus = "../seeds"
kzbrief_source_pages = "cited"
kzbrief_citation_style = "numeric"

html_theme = "alabaster"
html_theme_options = {
    "description": "Every quotation matches our copy of its source.",
    "page_width": "1120px",
    "sidebar_width": "230px",
    "body_max_width": "46rem",
    "body_text_align": "left",
    "font_family": "Georgia, 'Noto Serif', 'DejaVu Serif', serif",
    "head_font_family": "'Helvetica Neue', Arial, 'Noto Sans', 'DejaVu Sans', sans-serif",
    "show_powered_by": False,
}
html_sidebars = {"**": ["about.html", "localtoc.html", "navigation.html"]}
html_static_path = ["_static"]
html_css_files = ["briefs.css"]
html_copy_source = False
html_show_sourcelink = False
html_show_copyright = False
html_show_sphinx = False

kzbrief_pdf_documents = [
    (
        "kazakhstan-china-after-january-2022",
        "kazakhstan-china-after-january-2022.pdf",
        "Kazakhstan and China after January 2022: what five sources say, and where they disagree",
    ),
]
