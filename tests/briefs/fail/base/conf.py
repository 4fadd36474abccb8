project = "Fail"
extensions = ["myst_parser", "sphinx_kzbrief"]
