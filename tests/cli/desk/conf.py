project = "Desk"
extensions = ["myst_parser", "sphinx_kzbrief"]
exclude_patterns = ["_build"]
kzbrief_source_pages = "cited"
