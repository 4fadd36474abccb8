"""Validating the YAML files of a corpus, and joining them into one manifest."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sphinx_kzbrief.corpus.cross_checks import check_figures, check_keys
from sphinx_kzbrief.corpus.entries import fingerprint
from sphinx_kzbrief.corpus.manifest_model import Draft, Manifest, NamedFile
from sphinx_kzbrief.corpus.recovery import recover
from sphinx_kzbrief.corpus.schema import DEFAULTS, FIGURE, MANIFEST, MEASURE, SOURCE, SYNONYMS
from sphinx_kzbrief.corpus.validate import (
    Report,
    unique_pairs,
    validate_record,
    validate_value,
)
from sphinx_kzbrief.corpus.yaml_tree import MappingNode, Pair, Scalar, TreeError, build_tree

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sphinx_kzbrief.corpus.manifest_files import ManifestFile
    from sphinx_kzbrief.corpus.schema import RecordType

SECTIONS = {"sources": SOURCE, "figures": FIGURE, "measures": MEASURE}


def join_files(files: list[ManifestFile], folder: Path) -> Manifest:
    """Validate the YAML files of a corpus and join them.

    Args:
        files: The files, read; the defaults of the first hold for all of them.
        folder: The corpus folder.

    Returns:
        The manifest; what is wrong with it is in its `problems`.
    """
    draft = Draft([Report(file.path) for file in files])
    shared: dict[str, Any] = {}
    synonyms: list[tuple[str, ...]] = []
    for number, file in enumerate(files):
        report = draft.reports[number]
        if file.text is None:
            report.problems += [file.problem] if file.problem else []
            continue
        sections = _read_sections(file.text, report)
        own = _read_defaults(sections, report)
        if number == 0:
            shared = own
        for section, type_ in SECTIONS.items():
            if section in sections:
                _read_section(draft, number, sections[section], type_, {**shared, **own})
        synonyms += _read_synonyms(sections, report)
    check_keys(draft)
    check_figures(draft)
    entries = {
        section: {
            key: json.dumps(plain, ensure_ascii=False, separators=(",", ":"))
            for key, plain in kept.items()
        }
        for section, kept in draft.entries.items()
    }
    problems = [problem for report in draft.reports for problem in report.problems]
    paths = tuple(file.path for file in files)
    named = tuple(_named_files(draft.entries["sources"]))
    return Manifest(folder, paths, entries, draft.dropped, tuple(problems), named, tuple(synonyms))


def _named_files(sources: dict[str, dict[str, Any]]) -> Iterator[NamedFile]:
    for key, plain in sources.items():
        for record in (plain, *plain.get("assets", {}).values()):
            if "file" in record:
                yield NamedFile(key, record["file"], plain["@manifest"], record["@file"])


def _read_sections(text: str, report: Report) -> dict[str, Pair]:
    """Return the sections of one file by name; of a broken file those that can be read."""
    try:
        root = build_tree(text)
    except TreeError as error:
        recovered = recover(text)
        root = recovered.root
        others = [each for each in recovered.errors if each.line != error.line]
        for each in (error, *others):
            report.add(each.line, each.message, each.remedy)
    if root is None or (isinstance(root, Scalar) and root.is_empty):
        return {}
    if not isinstance(root, MappingNode):
        report.add(
            root.line,
            "expected the sections 'defaults', 'sources', 'figures', 'measures' and 'synonyms'",
            "Begin with the line 'sources:' and indent the entries under it.",
        )
        return {}
    names = [declared.name for declared in MANIFEST.fields]
    sections = {pair.key: pair for pair in unique_pairs(root, "manifest", report)}
    unknown = MappingNode([pair for key, pair in sections.items() if key not in names], root.line)
    validate_record(unknown, MANIFEST, "manifest", report, root.line)
    return {key: pair for key, pair in sections.items() if key in names}


def _read_defaults(sections: dict[str, Pair], report: Report) -> dict[str, Any]:
    pair = sections.get("defaults")
    if pair is None or (isinstance(pair.value, Scalar) and pair.value.is_empty):
        return {}
    record = validate_record(pair.value, DEFAULTS, "defaults", report, pair.line) or {}
    return {name: value for name, value in record.items() if not name.startswith("@")}


def _read_synonyms(sections: dict[str, Pair], report: Report) -> list[tuple[str, ...]]:
    pair = sections.get("synonyms")
    if pair is None or (isinstance(pair.value, Scalar) and pair.value.is_empty):
        return []
    groups = validate_value(pair.value, SYNONYMS, "synonyms", report, pair.line) or []
    return [tuple(group) for group in groups]


def _read_section(
    draft: Draft, number: int, section: Pair, type_: RecordType, defaults: dict[str, Any]
) -> None:
    """Validate the entries of one section of one file into the draft."""
    report = draft.reports[number]
    if isinstance(section.value, Scalar) and section.value.is_empty:
        return
    if not isinstance(section.value, MappingNode):
        report.add(
            section.line,
            f"{section.key}: expected a mapping from keys to entries",
            "Write 'key:' lines under it, without '- ', and indent each entry.",
        )
        return
    for pair in unique_pairs(section.value, section.key, report):
        report.source = pair.key if type_ is SOURCE else None
        plain = validate_record(pair.value, type_, f"{section.key}.{pair.key}", report, pair.line)
        if plain is None:
            draft.dropped[section.key][pair.key] = f"refused ({report.path.name}:{pair.line})"
            continue
        if type_ is SOURCE:
            plain = {**defaults, **plain}
        first = draft.entries[section.key].get(pair.key)
        if first is not None:
            place = f"{draft.reports[first['@manifest']].path.name}:{first['@line']}"
            report.add(
                pair.line,
                f"{section.key}: {pair.key!r} stands twice, first at {place}",
                "Keep one of the two; the first was used.",
            )
            continue
        plain["@fingerprint"] = fingerprint(plain)
        if type_ is SOURCE and "file" not in plain:
            place = f"{report.path.name}:{pair.line}"
            plain["refused"] = f"its entry names no file that may be used ({place})"
        plain["@manifest"] = number
        draft.entries[section.key][pair.key] = plain
    report.source = None
