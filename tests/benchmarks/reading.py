"""Reading a whole Word report into figures, timed by pyperf against two peers: `python -m tests.benchmarks.reading`.

The peers give tables, not figures: `peer_tables` makes figures of them as generously as can be. How many figures each
way gets right is printed beside its time, for a plain file and for every other way in which such a file turns up.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Mapping
from functools import cache, partial
from typing import Any

import pyperf

from tests.benchmarks.peer_tables import figures_of
from tests.benchmarks.sample import busy_report
from tests.documents.reading.made.printed import PrintedReport
from tests.documents.reading.made.word import WAYS, own_docx
from tests.documents.samples import as_printed

Way = Callable[[bytes], Mapping[str, str]]
"""From a .docx of the 2021 edition to the text of each figure by cell id."""
EDITION = 2021
GOAL = 0.1
"""Of markitdown's time."""


def ours(data: bytes) -> Mapping[str, str]:
    """The product's reader."""
    from assistant.documents.guard.limits import Limits
    from assistant.documents.reading.reading import read_report
    from assistant.report.figures import plain
    from knowledge.shelf import load_forms

    reading = read_report(data, "report.docx", load_forms(), Limits())
    return {cell: plain(value) for cell, value in reading.report.figures.given.items()}


@cache
def _markdown_converter() -> Any:
    """Made once: its start, which loads a model that guesses types of files, is not held against it."""
    from markitdown import MarkItDown

    return MarkItDown()


def markitdown(data: bytes) -> Mapping[str, str]:
    """Word → Markdown → figures."""
    text = _markdown_converter().convert_stream(io.BytesIO(data), file_extension=".docx").markdown
    lines = (re.split(r"(?<!\\)\|", line.strip()[1:-1]) for line in text.splitlines() if line.startswith("|"))
    return figures_of([[cell.strip() for cell in line] for line in lines], EDITION)


def docling(data: bytes) -> Mapping[str, str]:
    """Word → docling's document, by its own Word backend → figures."""
    from docling.backend.msword_backend import MsWordDocumentBackend
    from docling.datamodel.base_models import InputFormat
    from docling.datamodel.document import InputDocument

    opened = InputDocument(io.BytesIO(data), InputFormat.DOCX, MsWordDocumentBackend, filename="report.docx")
    backend: Any = opened._backend
    document = backend.convert()
    lines = [[cell.text for cell in row] for table in document.tables for row in table.data.grid]
    return figures_of(lines, EDITION)


WAYS_OF_READING: Mapping[str, Way] = {"nianbao": ours, "markitdown": markitdown, "docling": docling}


def main() -> None:
    """Count the figures that each way reads rightly, time each on the plain file, and print the ratios."""
    runner = pyperf.Runner(processes=5, values=3, program_args=("-m", "tests.benchmarks.reading"))
    options = runner.parse_args()
    options.quiet = True
    report = _report()
    if not options.worker:
        for way in ("", *WAYS):
            _print_right(report, way)
    data = own_docx(report)
    times = {name: runner.bench_func(f"read: {name}", partial(way, data)) for name, way in WAYS_OF_READING.items()}
    if any(time is None for time in times.values()):
        return
    print("read:", ", ".join(f"{name} {time.median() * 1000:.1f} ms" for name, time in times.items()))
    ratios = {name: times["nianbao"].median() / time.median() for name, time in times.items()}
    met = "met" if ratios["markitdown"] <= GOAL else "missed"
    print(f"read: nianbao / markitdown = {ratios['markitdown']:.3f} (goal {GOAL}: {met})")
    print(f"read: nianbao / docling = {ratios['docling']:.3f}")


def _report() -> PrintedReport:
    busy = busy_report()
    texts = {name: busy.texts.get(name, "本报告由六个部分组成。") for name in ("preface", *busy.texts)}
    return PrintedReport(busy.year, as_printed(busy), busy.organ, texts)


def _print_right(report: PrintedReport, way: str) -> None:
    data = own_docx(report, *filter(None, [way]))
    counts = []
    for name, read in WAYS_OF_READING.items():
        found = read(data)
        right = sum(found.get(cell) == figure for cell, figure in report.figures.items())
        counts.append(f"{name} {right}")
    print(f"right of {len(report.figures)}, {way or 'plain'}: {', '.join(counts)}")


if __name__ == "__main__":
    main()
