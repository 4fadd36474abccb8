"""Validation: a YAML tree against the schema, into plain data and problems.

Plain data are dictionaries, lists and strings, ready for JSON. Names that start with `@` are
about the file rather than the source: `@line` is the record's line, `@file` that of its file
name.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sphinx_kzbrief.corpus.keys import did_you_mean
from sphinx_kzbrief.corpus.problems import Problem
from sphinx_kzbrief.corpus.schema import (
    FILE,
    ChoiceType,
    Field,
    KeyedType,
    ListType,
    RecordType,
    ScalarType,
)
from sphinx_kzbrief.corpus.values import ValueRefusedError
from sphinx_kzbrief.corpus.yaml_tree import MappingNode, Node, Pair, Scalar, SequenceNode

if TYPE_CHECKING:
    from pathlib import Path

_SHOWN = 60
"""Characters of a refused value that a message repeats."""

MOST_PROBLEMS = 1000
"""Problems reported of one file; a file with more is broken in one way throughout."""


@dataclass(slots=True)
class Report:
    """Collects the problems of one manifest file.

    Attributes:
        path: The file.
        problems: What was found so far.
        source: Key of the source whose entry is being read, if one is.
    """

    path: Path
    problems: list[Problem] = field(default_factory=list)
    source: str | None = None

    def add(self, line: int, message: str, remedy: str, rule: str = "corpus-invalid") -> None:
        """Note one problem.

        Args:
            line: Line of the file, from 1.
            message: What was expected and what was found.
            remedy: What to do.
            rule: Rule that is broken.
        """
        if len(self.problems) < MOST_PROBLEMS:
            self.problems.append(Problem(rule, self.path, line, message, remedy, self.source))


def shown(text: str) -> str:
    """Return a value as messages repeat it: on one line, quoted, cut where it is long."""
    flat = " ".join(text.split())
    return repr(flat if len(flat) <= _SHOWN else flat[: _SHOWN - 1] + "…")


def unique_pairs(node: MappingNode, where: str, report: Report) -> list[Pair]:
    """Return the entries of a mapping, the first of each key; report the others."""
    first: dict[str, Pair] = {}
    for pair in node.pairs:
        if pair.key in first:
            report.add(
                pair.line,
                f"{where}: {shown(pair.key)} stands twice, first on line {first[pair.key].line}",
                "Keep one of the two; the first was used.",
            )
        else:
            first[pair.key] = pair
    return list(first.values())


def validate_record(
    node: Node, type_: RecordType, where: str, report: Report, line: int
) -> dict[str, Any] | None:
    """Check one record.

    Args:
        node: The YAML value.
        type_: Its type.
        where: Its place, as `sources.some-key`, for messages.
        report: Takes the problems.
        line: Line of its key, from 1.

    Returns:
        The record with the fields that hold; None where nothing usable is left.
    """
    if isinstance(node, Scalar) and type_.text_field and not node.is_empty:
        node = MappingNode([Pair(type_.text_field, node.line, node)], node.line)
    if not isinstance(node, MappingNode):
        names = ", ".join(field.name for field in type_.fields[:4])
        report.add(
            node.line,
            f"{where}: expected a mapping of fields ({names}, …), found {_found(node)}",
            "Write 'field: value' lines, indented under the key.",
        )
        return None
    record: dict[str, Any] = {"@line": line}
    told: set[str] = set()
    for pair in unique_pairs(node, where, report):
        declared = type_.field(pair.key)
        if declared is None:
            _report_unknown(pair, type_, where, report)
            continue
        value = _validate_field(pair, declared, f"{where}.{pair.key}", report)
        if value is not None:
            record[pair.key] = value
            if declared.type is FILE:
                record["@file"] = pair.line
        elif not (isinstance(pair.value, Scalar) and pair.value.is_empty):
            told.add(pair.key)
    return record if _is_complete(record, type_, where, report, told) else None


def _found(node: Node) -> str:
    if isinstance(node, SequenceNode):
        return "a list"
    if isinstance(node, MappingNode):
        return "a mapping"
    return "nothing" if node.is_empty else shown(node.text)


def _report_unknown(pair: Pair, type_: RecordType, where: str, report: Report) -> None:
    names = [field.name for field in type_.fields]
    hint = did_you_mean(pair.key, names)
    if pair.key == "<<":
        hint = "YAML merge keys are not used here: write shared fields under 'defaults'."
    report.add(
        pair.line,
        f"{where}: unknown field {shown(pair.key)}",
        hint or f"A {type_.name} has the fields {', '.join(names)}.",
    )


def _is_complete(
    record: dict[str, Any], type_: RecordType, where: str, report: Report, told: set[str]
) -> bool:
    """Check for what a record must have; fields in `told` were written and reported already."""
    complete = True
    for declared in type_.fields:
        if declared.required and declared.name not in record:
            complete = False
            if declared.name not in told:
                report.add(
                    record["@line"],
                    f"{where}: the field '{declared.name}' is missing",
                    f"Add '{declared.name}': {declared.doc[0].lower()}{declared.doc[1:]}",
                )
    if type_.one_of and not any(name in record for name in type_.one_of):
        complete = False
        if not told.intersection(type_.one_of):
            choice = " or ".join(f"'{name}'" for name in type_.one_of)
            report.add(record["@line"], f"{where}: {choice} is missing", f"Add {choice}.")
    return complete or type_.partial


def _validate_field(pair: Pair, declared: Field, where: str, report: Report) -> Any:
    if isinstance(pair.value, Scalar) and pair.value.is_empty:
        return None  # An unfilled field of a template says nothing, as one left out does.
    value = validate_value(pair.value, declared.type, where, report, pair.line)
    if value is None and isinstance(declared.type, ChoiceType):
        return declared.type.fallback
    return value


def validate_value(
    node: Node,
    type_: ScalarType | ChoiceType | ListType | KeyedType | RecordType,
    where: str,
    report: Report,
    line: int,
) -> Any:
    """Check one value of any type.

    Args:
        node: The YAML value.
        type_: Its type.
        where: Its place, for messages.
        report: Takes the problems.
        line: Line of its key, from 1.

    Returns:
        The value as plain data; None where it could not be used.
    """
    if isinstance(type_, RecordType):
        return validate_record(node, type_, where, report, line)
    if isinstance(type_, ListType):
        return _validate_list(node, type_, where, report)
    if isinstance(type_, KeyedType):
        return _validate_keyed(node, type_, where, report)
    if not isinstance(node, Scalar):
        report.add(
            node.line,
            f"{where}: expected one value ({type_.name}), found {_found(node)}",
            "Write the value on the line of its key, in quotation marks where it holds ': ', "
            "' #', brackets or braces.",
        )
        return None
    if isinstance(type_, ChoiceType):
        return _validate_choice(node, type_, where, report)
    return _validate_scalar(node.text, type_, where, report, node.line)


def _validate_scalar(
    text: str, type_: ScalarType, where: str, report: Report, line: int
) -> str | None:
    try:
        value = type_.check(text.strip())
    except ValueRefusedError as refused:
        message = f"{where}: {shown(text)} is not {refused.expected}"
        report.add(line, message, refused.remedy)
        return None
    return value or None


def _validate_choice(node: Scalar, type_: ChoiceType, where: str, report: Report) -> str | None:
    if node.text in type_.choices:
        return node.text
    listed = ", ".join(type_.choices)
    hint = did_you_mean(node.text, type_.choices)
    report.add(
        node.line,
        f"{where}: {shown(node.text)} is not a {type_.name}",
        f"{hint} The choice is: {listed}." if hint else f"Write one of: {listed}.",
    )
    return None


def _validate_list(node: Node, type_: ListType, where: str, report: Report) -> list[Any] | None:
    if not isinstance(node, SequenceNode):
        report.add(
            node.line,
            f"{where}: expected a list, found {_found(node)}",
            "Put '- ' before each item, or brackets around them.",
        )
        node = SequenceNode([node], node.line)
    items = [
        validate_value(item, type_.item, f"{where}[{number}]", report, item.line)
        for number, item in enumerate(node.items, start=1)
    ]
    return [item for item in items if item is not None] or None


def _validate_keyed(
    node: Node, type_: KeyedType, where: str, report: Report
) -> dict[str, Any] | None:
    if not isinstance(node, MappingNode):
        report.add(
            node.line,
            f"{where}: expected a mapping of {type_.key.name} to {type_.item.name}, "
            f"found {_found(node)}",
            "Write one 'key: {…}' line for each.",
        )
        return None
    kept: dict[str, Any] = {}
    for pair in unique_pairs(node, where, report):
        key = _validate_scalar(pair.key, type_.key, where, report, pair.line)
        if key is None:
            continue
        value = validate_record(pair.value, type_.item, f"{where}.{key}", report, pair.line)
        if value is not None:
            kept[key] = value
    return kept or None
