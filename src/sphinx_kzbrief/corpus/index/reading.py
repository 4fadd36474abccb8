"""Reading sources for the index: one by one, or on all cores."""

from __future__ import annotations

import contextlib
import hashlib
import json
import multiprocessing
import os
import signal
import threading
import time
from collections import deque
from collections.abc import Callable
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_kzbrief.corpus.file_hashes import SETTLED
from sphinx_kzbrief.corpus.gate import blocks_of
from sphinx_kzbrief.corpus.index.store import PassageRow, SourceRow, stamp_of
from sphinx_kzbrief.corpus.model import Segment, SegmentKind, Voice
from sphinx_kzbrief.corpus.problems import SourceUnreadableError
from sphinx_kzbrief.languages.by_script import letters_of, rules_language

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Mapping, Sequence

    from sphinx_kzbrief.corpus.model import Document, SegmentCorrection, Speaker

LONGEST_PASSAGE = 4000
"""Code points of a passage; a longer block is cut at white space, so that ranking stays fair."""

_CHUNK = 16
_PATIENCE = 0.2
"""Seconds after which an interrupt that was held back is let through at the latest."""
_ALONE = 24
"""Files up to which one process is done before a second one would have started."""


@dataclass(frozen=True, slots=True)
class Task:
    """One source to read.

    Attributes:
        key: Its key.
        path: Its file, safe to read.
        entry: State of the manifest's entry and of the reader.
        language: BCP 47 tag, if known.
        speakers: Labels of the manifest.
        corrections: Corrections of the manifest.
        content: SHA-256 of the file as indexed under the same entry; None to read it anyway.
    """

    key: str
    path: Path
    entry: str
    language: str | None
    speakers: Mapping[str, Speaker]
    corrections: Sequence[SegmentCorrection]
    content: str | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What reading a source gave.

    Attributes:
        row: The row to write.
        changed: Whether the file differs from what is indexed.
    """

    row: SourceRow
    changed: bool


def read_task(task: Task) -> Outcome:
    """Read one source; a file that cannot be read gives a row that says why."""
    from sphinx_kzbrief.corpus.readers import read_document  # noqa: PLC0415 - slow to import

    row = SourceRow(task.key, task.entry, str(task.path), None, None)
    try:
        status = task.path.stat()
        if time.time() - max(status.st_mtime, status.st_ctime) > SETTLED:
            row = replace(row, stamp=stamp_of(status))
        if task.content is not None:
            with task.path.open("rb") as stream:
                digest = hashlib.file_digest(stream, "sha256").hexdigest()
            if digest == task.content:
                return Outcome(replace(row, content=digest), changed=False)
        document = read_document(
            task.path,
            language=task.language,
            speakers=task.speakers,
            corrections=task.corrections,
        )
    except OSError as error:
        return Outcome(replace(row, trouble=f"{error.strerror or error}"), changed=True)
    except SourceUnreadableError as error:
        return Outcome(replace(row, trouble=f"{error.message} {error.remedy}"), changed=True)
    return Outcome(
        replace(
            row,
            content=document.raw_sha256,
            text=document.text,
            pages=json.dumps(document.pages),
            passages=tuple(passages(document)),
            language=(task.language or rules_language(document.text)).partition("-")[0].lower(),
            script=letters_of(document.text),
        ),
        changed=True,
    )


def passages(document: Document) -> Iterator[PassageRow]:
    """Yield what is searched as one: the blocks of a document, long ones cut.

    Each takes along the segments that tell where it stands, with a neighbour on each side where
    it ends, so that a hit in a long book need not load all of the book's.
    """
    open_: list[Segment] = []
    waiting = deque(document.segments)
    before: Segment | None = None
    for block in blocks_of(document):
        while waiting and waiting[0].start < block.span.end:
            open_.append(waiting.popleft())
        ended = [segment for segment in open_ if segment.end <= block.span.start]
        before = max([*ended, *filter(None, [before])], key=lambda each: each.end, default=None)
        open_ = [segment for segment in open_ if segment.end > block.span.start]
        neighbours = [before] if before else [], [waiting[0]] if waiting else []
        dumped = dump_segments([*neighbours[0], *open_, *neighbours[1]])
        for start, stop in _pieces(document.text, *block.span):
            yield PassageRow(start, stop, dumped)


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end:
        stop = min(end, start + LONGEST_PASSAGE)
        if stop < end:
            space = max(text.rfind(mark, start + LONGEST_PASSAGE // 2, stop) for mark in " \n。")
            stop = space + 1 if space > 0 else stop
        yield start, stop
        start = stop


def dump_segments(segments: Sequence[Segment]) -> str:
    """Return segments as JSON."""
    rows = [
        (
            each.kind,
            each.start,
            each.end,
            each.number,
            each.speaker,
            each.role,
            each.voice,
            each.via,
            each.label,
            each.origin,
            each.as_of,
        )
        for each in segments
    ]
    return json.dumps(rows, ensure_ascii=False)


def load_segments(dumped: str) -> tuple[Segment, ...]:
    """Return the segments of `dump_segments`."""
    return tuple(
        Segment(SegmentKind(kind), start, end, number, speaker, role, Voice(voice), *rest)
        for kind, start, end, number, speaker, role, voice, *rest in json.loads(dumped)
    )


def read_all(tasks: Sequence[Task], workers: int | None = None) -> Iterator[Outcome]:
    """Read sources, on all cores where there are many, and yield each as it is ready.

    Args:
        tasks: The sources.
        workers: Processes; None for one a core.
    """
    count = min(workers or os.cpu_count() or 1, max(1, len(tasks) // _CHUNK))
    if count <= 1 or len(tasks) <= _ALONE:
        yield from map(read_task, tasks)
        return
    chunks = [list(tasks[at : at + _CHUNK]) for at in range(0, len(tasks), _CHUNK)]
    left = yield from _pooled(chunks, count)
    # A reader that a file made crash took the whole pool with it: go on file by file, so that
    # only the file itself is lost.
    for task in (task for chunk in left for task in chunk):
        rest = yield from _pooled([[task]], 1)
        if rest:
            row = SourceRow(task.key, task.entry, str(task.path), None, None)
            trouble = "The reader crashed on this file. Save it in another format."
            yield Outcome(replace(row, trouble=trouble), changed=True)


def _pooled(chunks: list[list[Task]], workers: int) -> Generator[Outcome, None, list[list[Task]]]:
    """Read chunks in processes of their own; returns those that a crash left undone."""
    # Where the platform forks, the caller's main module is not run again in each process.
    methods = multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("fork" if "fork" in methods else None)
    executor = ProcessPoolExecutor(workers, context, _ignore_interrupt)
    waiting = list(reversed(chunks))
    running: dict[Future[list[Outcome]], list[Task]] = {}
    left: list[list[Task]] = []
    outcomes: list[Outcome] = []
    try:
        while waiting or running:
            with _interrupts_held():
                while waiting and len(running) < workers * 2:
                    chunk = waiting.pop()
                    running[executor.submit(_read_chunk, chunk)] = chunk
                done, _ = wait(running, _PATIENCE, FIRST_COMPLETED)
                for future in done:
                    chunk = running.pop(future)
                    outcomes += future.result()
            yield from outcomes
            outcomes = []
    except BrokenProcessPool:
        left = [chunk, *running.values(), *reversed(waiting)]
    finally:
        executor.shutdown(wait=True, cancel_futures=True)
    yield from outcomes
    return left


@contextlib.contextmanager
def _interrupts_held() -> Iterator[None]:
    """Hold Ctrl-C back while futures are handled, and let it through afterwards.

    In the midst of it an interrupt can leave a future locked for good, and the end of the
    processes would be waited for in vain.
    """
    in_main = threading.current_thread() is threading.main_thread()
    if not in_main or signal.getsignal(signal.SIGINT) is not signal.default_int_handler:
        yield
        return
    held: list[int] = []
    signal.signal(signal.SIGINT, lambda number, _frame: held.append(number))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    if held:
        raise KeyboardInterrupt


def _read_chunk(chunk: list[Task]) -> list[Outcome]:
    return [read_task(task) for task in chunk]


def _ignore_interrupt() -> None:
    """Leave Ctrl-C to the main process, which ends the others in order."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


Progress = Callable[[int, int], None]
"""Told how many of how many sources are done."""
