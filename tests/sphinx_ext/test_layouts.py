"""Two layouts of real projects: a library's manual in reST, a handbook in MyST."""

from __future__ import annotations

import re

WORDS = (
    "The engine has grown seven-fold since 1990.",
    "Tickets cost $5.50, up from $6, and 40% were sold.",
)


def main_text(built, name="index.html"):
    """Return a page as its reader sees it."""
    return " ".join(re.sub(r"<[^>]*>", "", built.page(name)).split())


RST_DOCS = {
    "index.rst": """\
Engine
======

.. image:: https://img.shields.io/badge/engine-1.0-blue.svg
   :alt: badge

Release v\\ |release|. (:ref:`Installation <install>`)

.. epigraph::

   Grown.

   -- A user

.. toctree::
   :maxdepth: 2
   :caption: User's guide
   :hidden:

   user/install
   user/why
   api
   dev/changes

Indices: :ref:`genindex`, :ref:`modindex`, :ref:`search`.
""",
    "user/install.rst": ".. _install:\n\nInstallation\n============\n\n.. code-block:: console\n\n   $ pip install engine\n",
    "user/why.rst": f"""\
.. _why:

Why engines
===========

.. kzquote:: ada-2020
   :speaker: Ada Lovelace
   :name: growth

   {WORDS[0]}

Prices [1]_ follow: :kzquote:`{WORDS[1]} <bell-2021>`; see :func:`engine.turn`, :kz:ref:`growth` and
:kzcite:`ada-2020#para2`. |also|

.. |also| replace:: Also :kzcite:`bell-2021`.

.. [1] See :kzcite:`bell-2021#para2`.

.. rubric:: Sources

.. kzreferences::
""",
    "api.rst": "API\n===\n\n.. module:: engine_docs\n\n.. automodule:: engine\n   :members:\n   :inherited-members:\n",
    "dev/changes.rst": "Changes\n=======\n\n.. include:: ../../HISTORY.rst\n",
    "conf_more": "",
}
MODULE = '''\
"""An engine."""


def turn(count: int = 1) -> int:
    """Turn it.

    As its maker says, :kzquote:`more than 25 of them <ada-2020>`.

    .. kzquote:: ada-2020

       The engine has no pretensions to originate anything.

    :param count: How often.
    :returns: What comes out, see :kzcite:`ada-2020`.
    """
    return count
'''


def test_a_library_s_manual_in_rest_with_autodoc(project, tmp_path, monkeypatch):
    """Laid out as the manual of Requests is: docs in a folder of their own, code beside it."""
    pages = {name: text for name, text in RST_DOCS.items() if name != "conf_more"}
    made = project(
        pages,
        extensions=(
            "sphinx.ext.autodoc", "sphinx.ext.intersphinx", "sphinx.ext.todo",
            "sphinx.ext.viewcode", "sphinx.ext.napoleon", "sphinx_kzbrief",
        ),
        more='import sys; sys.path.insert(0, "..")\nrelease = "1.0"\nnitpicky = True\n'
        'add_module_names = True\nrst_epilog = ".. |x| replace:: y"\ndefault_role = "any"\n'
        'html_theme = "alabaster"\nhtml_sidebars = {"index": ["sidebarlogo.html", "searchbox.html"]}\n'
        'html_sidebars = {}\ntodo_include_todos = True',
    )  # fmt: skip
    (tmp_path / "engine.py").write_text(MODULE, encoding="utf-8")
    (tmp_path / "HISTORY.rst").write_text(
        "1.0\n---\n\n- First, :kzcite:`ada-2020`.\n", encoding="utf-8"
    )
    monkeypatch.syspath_prepend(str(tmp_path))
    built = made.build()
    assert built.warnings == ""
    api = main_text(built, "api.html")
    assert "“more than 25 of them” (Lovelace 2020, para. 2 of our copy)" in api
    assert "The engine has no pretensions to originate anything." in api
    why = main_text(built, "user/why.html")
    assert WORDS[0] in why
    assert "Also (Daily Bell 2021)." in why
    assert "see engine.turn(), Ada Lovelace, The Analyst and" in why
    assert "First, (Lovelace 2020)." in main_text(built, "dev/changes.html")
    altered = MODULE.replace("more than 25", "more than 26")
    (tmp_path / "engine.py").write_text(altered, encoding="utf-8")
    monkeypatch.delitem(__import__("sys").modules, "engine", raising=False)
    assert "quote-altered" in made.build().warnings


MYST_DOCS = {
    "index.md": """\
---
sd_hide_title: true
myst:
  html_meta:
    description: A handbook
---

# Handbook

::::{grid} 1 2 2 3
:gutter: 3

:::{grid-item-card} {octicon}`book` Start
:link: start/index
:link-type: doc

Begin with {kzcite}`ada-2020`.
:::
::::

```{toctree}
:caption: Learn
:hidden:

start/index
policy/engines
kzsources/index
```
""",
    "start/index.md": """\
(start)=
# Start

{attribution="A. Analyst"}
> A plain quotation of nobody's, as MyST sets it.

:::{seealso}
{ref}`engines`, [](../policy/engines.md), [named](#growth), and <project:#growth>.
:::
""",
    "policy/engines.md": f"""\
---
myst:
  substitutions:
    rate: "{{kzquote}}`more than 25 of them <ada-2020>`"
---
(engines)=
# Engines

:::{{kzquote}} ada-2020
:speaker: Ada Lovelace
:name: growth

{WORDS[0]}
:::

Of {{{{ rate }}}} and {{kzquote}}`{WORDS[1]} <bell-2021>`[^n]. Costs $a$ and $5.

```{{math}}
a = 5
```

- [x] done {{kzcite}}`bell-2021`
- [ ] open

[^n]: Noted {{kzcite}}`bell-2021#para2`.

## Sources

:::{{kzreferences}}
:::
""",
}


def test_a_handbook_in_myst(project):
    """Laid out as the manuals of the Executable Books are: cards, front matter, nested folders."""
    made = project(
        MYST_DOCS,
        extensions=(
            "myst_parser", "sphinx.ext.intersphinx", "sphinx.ext.autodoc", "sphinx.ext.viewcode",
            "sphinx_design", "sphinx_kzbrief",
        ),
        more='html_theme = "sphinx_book_theme"\nhtml_baseurl = "https://handbook.example/en/"\n'
        'kzbrief_source_pages = "cited"\nnitpicky = True\nmyst_heading_anchors = 2\n'
        'html_theme_options = {"path_to_docs": "docs", "home_page_in_toc": True}\n'
        'myst_enable_extensions = ["amsmath", "attrs_inline", "attrs_block", "colon_fence", "deflist", '
        '"dollarmath", "fieldlist", "html_admonition", "html_image", "replacements", "smartquotes", '
        '"strikethrough", "substitution", "tasklist"]',
    )  # fmt: skip
    built = made.build()
    assert built.warnings == ""
    engines = main_text(built, "policy/engines.html")
    assert WORDS[0] in engines
    assert WORDS[1] in engines
    assert "“more than 25 of them” (Lovelace 2020, para. 2 of our copy)" in engines
    start = built.page("start/index.html")
    assert start.count('href="../policy/engines.html#growth"') == 2
    assert "Ada Lovelace, The Analyst" in main_text(built, "start/index.html")
    assert "Begin with (Lovelace 2020)." in main_text(built)
    for builder in ("dirhtml", "singlehtml", "latex", "epub"):
        assert made.build(builder, copyright="2022", version="1").warnings == "", builder
