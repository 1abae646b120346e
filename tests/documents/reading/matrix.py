"""Every published full report made into every kind of file, and what is read of each.

`python -m tests.documents.reading.matrix FOLDER` prints the table; FOLDER holds `reports/`.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from assistant.documents.guard.limits import Limits
from assistant.documents.reading.reading import Reading, read_report
from assistant.documents.writing.fill import fill
from assistant.report.figures import Figures, parse_value, plain
from assistant.report.report import Report
from knowledge.shelf import form_for, load_forms, template_of
from tests.documents.reading.made.odd import with_odd_cells
from tests.documents.reading.made.office import Office
from tests.documents.reading.made.page import government_page
from tests.documents.reading.made.pasted import from_excel, word_export
from tests.documents.reading.made.printed import TEXTS, PrintedReport
from tests.documents.reading.made.word import WAYS, own_docx
from tests.documents.reading.made.workbook import workbook
from tests.official import wanted_ids
from tests.published import REPORTS, Published, read_published

ODD_VALUES = {"": None, "/": "/", "—": "-", "无": "无", "０": "0", "0件": "0", "1 2": None}
"""What an odd cell is read as; `1 2` with a doubt."""


@dataclass(frozen=True)
class Made:
    """A file that a test made: what kind, its name, its bytes."""

    kind: str
    name: str
    data: bytes


@dataclass(frozen=True)
class Outcome:
    """What was read of one file: cells right, right but doubted, not read and doubted, wrong or missing unsaid."""

    right: int
    doubted: int
    unread: int
    wrong: tuple[str, ...]

    @property
    def cells(self) -> int:
        """How many there are."""
        return self.right + self.doubted + self.unread + len(self.wrong)


def printed(published: Published) -> PrintedReport:
    """The published figures to be printed anew, of an invented organ; what could not be read is left blank."""
    figures = {cell: published.cells.get(cell, "") for cell in wanted_ids(published.edition)}
    return PrintedReport(published.year, figures)


def product_docx(report: PrintedReport) -> bytes:
    """The figures through the product's own template and writer, checks left aside."""
    form = form_for(report.year)
    given = {cell: parse_value(text) for cell, text in report.figures.items() if text and not form.cells[cell].computed}
    return fill(
        template_of(form).read_bytes(),
        Report(form, report.organ, report.year, "department", Figures(given), texts=dict(TEXTS)),
    )


def made_files(report: PrintedReport) -> Iterator[Made]:
    """The files that need no other program."""
    yield Made("own docx", "a.docx", own_docx(report))
    for way in WAYS:
        yield Made(f"own docx, {way}", "a.docx", own_docx(report, way))
    yield Made("page", "a.html", government_page(report))
    yield Made("page, GBK", "a.html", government_page(report, encoding="gbk", header_again=True))
    yield Made(
        "page, plain", "a.htm", government_page(report, disclosure_tables="each", thead=False, layout_tables=False)
    )
    yield Made("xlsx", "a.xlsx", workbook(report))
    yield Made("xlsx, text, three sheets", "a.xlsx", workbook(report, sheets=3, numbers=False, title=False))
    yield Made("paste from a spreadsheet", "a.txt", from_excel(report).encode())
    yield Made("text export", "a.txt", word_export(report).encode("gb18030"))


def all_files(reports: Mapping[str, PrintedReport], office: Office) -> Iterator[tuple[str, Made]]:
    """Every file of every report; the office program is started once a kind, not once a file."""
    products = {name: product_docx(report) for name, report in reports.items()}
    own = {name: own_docx(report) for name, report in reports.items()}
    for name, report in reports.items():
        yield from ((name, made) for made in (Made("product docx", "a.docx", products[name]), *made_files(report)))
    for kind, source in (("product", products), ("own", own)):
        for suffix in ("docx", "html", "pdf", "doc"):
            files = office.all_resaved(list(source.values()), "docx", suffix)
            for name, data in zip(source, files, strict=True):
                yield name, Made(f"{kind} docx, resaved as {suffix}", f"a.{suffix}", data)


def outcome(made: Made, wanted: Mapping[str, str]) -> Outcome:
    """How the figures read of the file compare with the ones that were put into it ("": blank)."""
    reading = read_report(made.data, made.name, load_forms(), Limits())
    return compared(reading, {cell: text or None for cell, text in wanted.items()})


def compared(reading: Reading, wanted: Mapping[str, str | None]) -> Outcome:
    """The same for a report that is read already."""
    counts = {"right": 0, "doubted": 0, "unread": 0}
    wrong = []
    for cell, text in wanted.items():
        value = reading.report.figures.get(cell)
        got = None if value is None else plain(value)
        doubted = cell in reading.doubtful
        if got == text:
            counts["doubted" if doubted else "right"] += 1
        elif doubted:
            counts["unread"] += 1
        else:
            wrong.append(f"{cell}: {text} read as {got}")
    return Outcome(**counts, wrong=tuple(wrong))


def odd_outcome(report: PrintedReport, seed: int) -> Iterator[tuple[str, Outcome, set[str]]]:
    """The same with one cell in ten odd: what was read, and which cells are doubted though they are not `1 2`."""
    figures, odd = with_odd_cells(dict(report.figures), seed)
    wanted = {cell: ODD_VALUES[odd[cell]] if cell in odd else text or None for cell, text in figures.items()}
    for made in made_files(PrintedReport(report.year, figures)):
        reading = read_report(made.data, made.name, load_forms(), Limits())
        expected = {cell for cell, text in odd.items() if text == "1 2"}
        yield made.kind, compared(reading, wanted), set(reading.doubtful) ^ expected


def main(folder: Path) -> None:
    """Print one line a kind of file: cells of all reports, right, doubted, unread, wrong."""
    published = {name: read_published(folder, name) for name in REPORTS}
    reports = {name: printed(one) for name, one in published.items()}
    with tempfile.TemporaryDirectory() as scratch:
        office = Office(shutil.which("soffice") or "soffice", Path(scratch))
        totals: dict[str, list[Outcome]] = {}
        for name, one in published.items():
            source = (folder / "reports" / f"{name}.txt").read_bytes()
            wanted = {**dict.fromkeys(one.unreadable, ""), **one.cells}
            totals.setdefault("transcript", []).append(outcome(Made("transcript", f"{name}.txt", source), wanted))
        for name, made in all_files(reports, office):
            totals.setdefault(made.kind, []).append(outcome(made, reports[name].figures))
    print(f"{'kind of file':<40}{'files':>6}{'cells':>7}{'right':>7}{'doubted':>9}{'unread':>8}{'wrong':>7}")
    for kind, outcomes in totals.items():
        sums = [sum(getattr(one, what) for one in outcomes) for what in ("cells", "right", "doubted", "unread")]
        wrong = [words for one in outcomes for words in one.wrong]
        print(f"{kind:<40}{len(outcomes):>6}{sums[0]:>7}{sums[1]:>7}{sums[2]:>9}{sums[3]:>8}{len(wrong):>7}")
        for words in wrong[:5]:
            print(f"    {words}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
