"""Settings of the manual: a project that uses the extension on itself."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "_ext"))

import sphinx_kzbrief

project = "sphinx-kzbrief"
author = "The sphinx-kzbrief authors"
project_copyright = "The sphinx-kzbrief authors"
version = release = sphinx_kzbrief.__version__
language = "en"

extensions = [
    "myst_parser",
    "sphinx.ext.autodoc",
    "sphinx.ext.napoleon",
    "sphinx_kzbrief",
    "declared",
    "examples",
]
exclude_patterns = ["_build", "reference/prose"]
myst_enable_extensions = ["attrs_inline", "colon_fence", "deflist"]
myst_heading_anchors = 3
# Docstrings set code between single backticks.
default_role = "literal"
autodoc_member_order = "bysource"
autodoc_default_options = {"members": True}
autodoc_typehints = "signature"
napoleon_use_ivar = True

kzbrief_corpus = "corpus"
kzbrief_source_pages = "cited"
kzbrief_pdf_documents = [("index", "sphinx-kzbrief.pdf", "sphinx-kzbrief: the manual")]

html_theme = "furo"
html_title = f"sphinx-kzbrief {release}"
html_static_path = ["_static"]
html_css_files = ["manual.css"]
html_copy_source = False
html_show_sourcelink = False
html_show_copyright = False
html_show_sphinx = False
