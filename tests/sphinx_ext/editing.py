"""A project that changes: drafts as plain data, and random edits of them.

`EDITS` is the list of kinds of edits; a new kind of markup joins it as one more function.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

_NOUNS = ("Trade", "Transit", "Growth", "The harvest", "The railway", "Investment")
_PLACES = ("the north", "the region", "Aktau", "the old port", "the valley")
_PEOPLE = ("Dana Akhmetova", "Erlan Bekov", "Li Zhou")
_TITLES = ("Outlook", "Review", "A brief", "Findings", "Summary", "Notes")
STYLES = ("author-date", "numeric", "note")
_SETTINGS = (
    ("kzbrief_citation_style", STYLES), ("kzbrief_profile", ("chicago", "strict")),
    ("kzbrief_context", ("warning", "note", "off")), ("language", ("en", "ru", "kk")),
    ("kzbrief_source_pages", ("cited", "all", "off")),
)  # fmt: skip


@dataclass
class Source:
    """A source of the corpus.

    Attributes:
        sentences: Its sentences, by paragraph.
        title: Its title.
        family: Its author's family name, which several sources may share.
        year: Year of publication.
        rights: What may be shown of it.
        missing: Whether its file is gone.
    """

    sentences: list[list[str]]
    title: str
    family: str
    year: int
    rights: str = "excerpt"
    missing: bool = False

    @property
    def text(self) -> str:
        """Text of its file."""
        return "\n\n".join(" ".join(paragraph) for paragraph in self.sentences) + "\n"


@dataclass
class Draft:
    """A project, before it is written to files.

    Attributes:
        sources: The sources by key.
        figures: For each figure of the corpus its source, stating words and value.
        pages: Title and blocks of markup of each page.
        config: Lines of `conf.py`.
        count: Makes names and numbers that were never given before.
    """

    sources: dict[str, Source] = field(default_factory=dict)
    figures: dict[str, tuple[str, str, int]] = field(default_factory=dict)
    pages: dict[str, tuple[str, list[str]]] = field(default_factory=dict)
    config: dict[str, str] = field(default_factory=dict)
    count: int = 0

    def number(self) -> int:
        """Return a number that was never given before."""
        self.count += 1
        return self.count

    def files(self) -> dict[str, str]:
        """Return the files of the project."""
        lines = ["sources:"] if self.sources else ["sources: {}"]
        files = {}
        for key, source in self.sources.items():
            lines += [
                f"  {key}:",
                f"    file: {key}.txt",
                "    type: article-newspaper",
                f"    title: {source.title}",
                "    container-title: Made Daily",
                f"    author: [{{family: {source.family}, given: Ann}}]",
                f'    issued: "{source.year}"',
                f"    rights: {source.rights}",
            ]
            if not source.missing:
                files[f"corpus/{key}.txt"] = source.text
        if self.figures:
            lines.append("figures:")
        for name, (key, words, value) in self.figures.items():
            entry = f"source: {key}, find: {json.dumps(words)}, value: {value}, unit: percent"
            lines.append(f"  {name}: {{{entry}, measure: growth}}")
        lines += ["measures:", "  growth: {label: Growth, unit: percent}"]
        files["corpus/corpus.yaml"] = "\n".join(lines) + "\n"
        config = {
            "extensions": '["myst_parser", "sphinx_kzbrief"]',
            "project": '"Test"',
            "exclude_patterns": '["_build", "corpus"]',
            **self.config,
        }
        files["conf.py"] = "".join(f"{name} = {value}\n" for name, value in config.items())
        tree = ["# Home", "", "```{toctree}", *sorted(self.pages), "```", ""]
        files["index.md"] = "\n".join(tree)
        for name, (title, blocks) in self.pages.items():
            files[f"{name}.md"] = "\n\n".join([f"# {title}", *blocks]) + "\n"
        return files


def new_draft(rng: random.Random) -> Draft:
    """Return a draft to start from."""
    draft = Draft(config={"kzbrief_source_pages": '"cited"'})
    for _ in range(3):
        add_source(rng, draft)
    add_figure(rng, draft)
    for _ in range(2):
        add_page(rng, draft)
    for _ in range(5):
        add_block(rng, draft)
    return draft


def _some_source(rng: random.Random, draft: Draft) -> tuple[str, Source] | None:
    return rng.choice(list(draft.sources.items())) if draft.sources else None


def _sentence(rng: random.Random, draft: Draft) -> str:
    place, number = rng.choice(_PLACES), draft.number()
    if rng.random() < 0.2:
        return f'"We shall see {place} again in year {number}," {rng.choice(_PEOPLE)} said.'
    return f"{rng.choice(_NOUNS)} grew {rng.randint(2, 90)} percent in {place}, says note {number}."


def add_source(rng: random.Random, draft: Draft) -> None:
    """A source joins the corpus, sometimes under the key of one that was removed."""
    gone = [key for key in ("src-a", "src-b", "src-c", "src-d") if key not in draft.sources]
    key = rng.choice(gone) if gone else f"src-{draft.number()}"
    sentences = [[_sentence(rng, draft) for _ in range(3)] for _ in range(3)]
    family = rng.choice(("Ada", "Bell"))
    year = rng.choice((2020, 2021))
    draft.sources[key] = Source(sentences, f"On matter {draft.number()}", family, year)


def remove_source(rng: random.Random, draft: Draft) -> None:
    """A source leaves the corpus; pages may go on naming it."""
    if len(draft.sources) > 1:
        del draft.sources[rng.choice(list(draft.sources))]
        draft.figures = {n: f for n, f in draft.figures.items() if f[0] in draft.sources}


def edit_text(rng: random.Random, draft: Draft) -> None:
    """A source's file changes: a sentence is replaced, moved or put before the others."""
    found = _some_source(rng, draft)
    if found is None:
        return
    paragraph = rng.choice(paragraphs := found[1].sentences)
    kind = rng.randrange(4)
    if kind == 0:
        paragraph[rng.randrange(len(paragraph))] = _sentence(rng, draft)
    elif kind == 1:
        paragraphs.insert(0, [_sentence(rng, draft)])
    elif kind == 2:
        rng.choice(paragraphs).append(paragraph[0])
    else:
        rng.shuffle(paragraph)


def edit_entry(rng: random.Random, draft: Draft) -> None:
    """What the corpus says of a source changes; its file stays."""
    found = _some_source(rng, draft)
    if found is None:
        return
    source = found[1]
    kind = rng.randrange(5)
    if kind == 0:
        source.title = f"On matter {draft.number()}"
    elif kind == 1:
        source.family = rng.choice(("Ada", "Bell", "Curie"))
    elif kind == 2:
        source.year = rng.choice((2019, 2020, 2021))
    elif kind == 3:
        source.rights = rng.choice(("full", "excerpt", "citation"))
    else:
        source.missing = not source.missing


def order_entries(rng: random.Random, draft: Draft) -> None:
    """The entries of the corpus change places."""
    entries = list(draft.sources.items())
    rng.shuffle(entries)
    draft.sources = dict(entries)


def add_figure(rng: random.Random, draft: Draft) -> None:
    """The corpus names a number; sometimes not the one that the source states."""
    found = _some_source(rng, draft)
    stated = [s for p in (found[1].sentences if found else []) for s in p if " percent in " in s]
    if found is None or not stated:
        return
    words = rng.choice(stated).removesuffix(".")
    value = int(words.split(" percent")[0].rsplit(" ", 1)[1]) + (rng.random() < 0.3)
    draft.figures[f"fig-{rng.randint(1, 3)}"] = (found[0], words, value)


def add_page(rng: random.Random, draft: Draft) -> None:
    """A page joins the project, sometimes under the name of one that was removed."""
    name = f"p{rng.randint(1, 4)}" if rng.random() < 0.5 else f"q{draft.number()}"
    draft.pages.setdefault(name, (f"{rng.choice(_TITLES)} {draft.number()}", []))


def remove_page(rng: random.Random, draft: Draft) -> None:
    """A page leaves the project."""
    if len(draft.pages) > 1:
        del draft.pages[rng.choice(list(draft.pages))]


def edit_title(rng: random.Random, draft: Draft) -> None:
    """A page gets another title."""
    if draft.pages:
        name = rng.choice(list(draft.pages))
        draft.pages[name] = (f"{rng.choice(_TITLES)} {draft.number()}", draft.pages[name][1])


def add_block(rng: random.Random, draft: Draft) -> None:
    """A page says something more."""
    found = _some_source(rng, draft)
    if not draft.pages or found is None:
        return
    blocks = rng.choice(list(draft.pages.values()))[1]
    makers = (
        _quote, _quote, _inline_quote, _citation, _citation, _paraphrase, _list, _link, _figure,
        _claim, _head,
    )  # fmt: skip
    block = rng.choice(makers)(rng, draft, *found)
    blocks.insert(rng.randint(0, len(blocks)), block)


def remove_block(rng: random.Random, draft: Draft) -> None:
    """A page says something less."""
    holding = [blocks for _, blocks in draft.pages.values() if blocks]
    if holding:
        blocks = rng.choice(holding)
        blocks.pop(rng.randrange(len(blocks)))


def edit_block(rng: random.Random, draft: Draft) -> None:
    """Words of a page change, so that a quotation may not match any more, or match again."""
    holding = [blocks for _, blocks in draft.pages.values() if blocks]
    if holding:
        blocks = rng.choice(holding)
        at = rng.randrange(len(blocks))
        old, new = rng.choice((("grew", "rose"), ("rose", "grew"), ("src-a", "src-b")))
        blocks[at] = blocks[at].replace(old, new)


def move_block(rng: random.Random, draft: Draft) -> None:
    """A block moves, perhaps to another page."""
    holding = [blocks for _, blocks in draft.pages.values() if blocks]
    if holding:
        blocks = rng.choice(holding)
        block = blocks.pop(rng.randrange(len(blocks)))
        target = rng.choice(list(draft.pages.values()))[1]
        target.insert(rng.randint(0, len(target)), block)


def edit_config(rng: random.Random, draft: Draft) -> None:
    """A value of the configuration changes."""
    name, values = rng.choice(_SETTINGS)
    draft.config[name] = json.dumps(rng.choice(values))


def _words(rng: random.Random, draft: Draft, source: Source) -> str:
    if rng.random() < 0.1:
        # Words of another source: a finding says where they stand.
        source = rng.choice(list(draft.sources.values()))
    words = rng.choice(rng.choice(source.sentences))
    return words.replace("grew", "fell") if rng.random() < 0.1 else words


def _named(rng: random.Random) -> str:
    return f"n{rng.randint(1, 3)}"


def _quote(rng: random.Random, draft: Draft, key: str, source: Source) -> str:
    name = f":name: {_named(rng)}\n" if rng.random() < 0.3 else ""
    return f"```{{kzquote}} {key}\n{name}\n{_words(rng, draft, source)}\n```"


def _inline_quote(rng: random.Random, draft: Draft, key: str, source: Source) -> str:
    words = _words(rng, draft, source).removesuffix(".")
    return f"It says {{kzquote}}`{words} <{key}>`."


def _citation(rng: random.Random, draft: Draft, key: str, _source: Source) -> str:
    other = rng.choice(list(draft.sources))
    place = rng.choice(("", "#para1", "#para2", "#para3-4", '#"percent in the north"'))
    return f"As is known {{kzcite}}`see {key}{place}; {other}`."


def _paraphrase(rng: random.Random, draft: Draft, key: str, source: Source) -> str:
    words = _words(rng, draft, source).removesuffix(".")
    said = rng.choice((f"they grow, “{words}”", "they grow", f"so says “{source.title}”"))
    return f"All hold that {{kzcite}}`{said} <{key}#para{rng.randint(1, 4)}>`."


def _head(rng: random.Random, draft: Draft, _key: str, source: Source) -> str:
    words = _words(rng, draft, source).removesuffix(".")
    prose = rng.choice((f"“{words}”", f"> {words}", f"So says “{source.title} and no other”."))
    head = rng.choice((":audience: Desk", ":accept: quote-unchecked — a draft"))
    return f"```{{kzbrief}}\n{head}\n\nIn short.\n```\n\n{prose}"


def _list(rng: random.Random, _draft: Draft, _key: str, _source: Source) -> str:
    name = rng.choice(("kzreferences", "kzreferences", "kzevidence"))
    return f"```{{{name}}}\n:scope: {rng.choice(('page', 'project'))}\n```"


def _link(rng: random.Random, _draft: Draft, key: str, _source: Source) -> str:
    return rng.choice((f"See {{kz:ref}}`{_named(rng)}`.", f"See {{kzsource}}`{key}`."))


def _figure(rng: random.Random, _draft: Draft, _key: str, _source: Source) -> str:
    name = f"fig-{rng.randint(1, 3)}"
    shown = (
        "It grew {{kzfigure}}`{0}`.",
        "```{{kzfigure}} {0}\n```",
        "```{{kzfigures}} growth\n```",
    )
    return rng.choice(shown).format(name)


def _claim(rng: random.Random, draft: Draft, key: str, source: Source) -> str:
    option = rng.choice((f":evidence: {_named(rng)}", f":against: {key}#para1", ":confidence: low"))
    nested = _quote(rng, draft, key, source)
    return f"````{{kzclaim}}\n{option}\n\nGrowth is likely to go on.\n\n{nested}\n````"


EDITS: tuple[Callable[[random.Random, Draft], None], ...] = (
    add_block, add_block, remove_block, edit_block, move_block, add_source, remove_source,
    edit_text, edit_text, edit_entry, edit_entry, order_entries, add_figure, add_page,
    remove_page, edit_title, edit_config,
)  # fmt: skip
"""Every kind of edit; what is frequent in practice stands twice."""
