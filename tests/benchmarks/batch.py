"""Checking a folder of reports in one go: `python -m tests.benchmarks.batch [HOW MANY]`, else 300.

Word, web, spreadsheet and text files of both editions, every one of an organ of its own, all in balance.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path

from tests.documents.reading.made.page import government_page
from tests.documents.reading.made.pasted import from_excel, word_export
from tests.documents.reading.made.printed import PrintedReport
from tests.documents.reading.made.word import WAYS, own_docx
from tests.documents.reading.made.workbook import workbook
from tests.documents.samples import as_printed, sample_report

COMMAND = (sys.executable, "-m", "assistant.cli", "check")
TOWNS = [f"云溪县{stem}{branch}镇" for stem in "甲乙丙丁戊己" for branch in "子丑寅卯辰巳午未申酉"]
OFFICES = ("人民政府", "水利站", "财政所", "司法所", "便民服务中心")


def main() -> None:
    """Make the reports, check the folder, print how fast that was and how much memory it took at most."""
    made = dict(islice(files(), int(sys.argv[1]) if len(sys.argv) > 1 else None))
    with tempfile.TemporaryDirectory() as folder:
        for name, data in made.items():
            Path(folder, name).write_bytes(data)
        begun = time.perf_counter()
        done = subprocess.run([*COMMAND, folder], capture_output=True, text=True)
        took = time.perf_counter() - begun
    megabytes = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    said, remarks = done.stdout.splitlines(), done.stderr.splitlines()
    errors = [line for line in said if ": E " in line]
    print(f"exit status {done.returncode}, {len(said)} findings, {len(errors)} of them errors, {len(remarks)} remarks")
    print(*(f"  {line}" for line in (*errors[:3], *remarks[:3])), sep="\n")
    print(f"{len(made)} reports in {took:.1f} s: {len(made) / took:.0f} a second, start included")
    print(f"memory of the largest process at its highest: {megabytes:.0f} MB")
    if done.returncode not in (0, 1):
        raise SystemExit("not every report was read")


def files() -> Iterator[tuple[str, bytes]]:
    """Names and contents, as many as there are organs: the four types in turn, each in all its ways."""
    organs = [f"{town}{office}" for town in TOWNS for office in OFFICES]
    makers = cycle((("docx", _word), ("html", _page), ("xlsx", _book), ("txt", _text)))
    for number, organ in enumerate(organs):
        year = 2025 if number % 3 else 2020
        report = PrintedReport(year, as_printed(sample_report(year, seed=number)), organ)
        suffix, make = next(makers)
        yield f"{organ}.{suffix}", make(report, number // 4)


def _word(report: PrintedReport, number: int) -> bytes:
    way = ("", *WAYS)[number % (len(WAYS) + 1)]
    return own_docx(report, *filter(None, [way]))


def _page(report: PrintedReport, number: int) -> bytes:
    return government_page(
        report,
        encoding="gbk" if number % 2 else "utf-8",
        header_again=number % 3 == 0,
        disclosure_tables="each" if number % 5 == 0 else "one",
    )


def _book(report: PrintedReport, number: int) -> bytes:
    return workbook(report, sheets=3 if number % 2 else 1, numbers=number % 3 > 0)


def _text(report: PrintedReport, number: int) -> bytes:
    return (from_excel if number % 2 else word_export)(report).encode()


if __name__ == "__main__":
    main()
