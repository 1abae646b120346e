"""The report's tables as a workbook: written, read again by the reader of workbooks, and compared."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.documents.leaving.compare import ReadBackError, refuse_differences
from assistant.documents.readback import Block, UnreadableError, read_blocks
from assistant.documents.reading.files.workbook import read_workbook
from assistant.documents.writing.tablebook import tables_xlsx
from assistant.report.report import Report


def workbook_file(report: Report) -> bytes:
    """The tables as .xlsx; TextError as `fill`, ReadBackError when the workbook, read again, differs."""
    data = tables_xlsx(report)
    try:
        read = read_blocks(read_workbook(data).blocks, report.form)
    except UnreadableError as error:
        raise ReadBackError(*error.problems) from error
    except ValueError as error:
        raise ReadBackError(str(error)) from error
    refuse_differences(report, read, _expected(report))
    return data


def _expected(report: Report) -> Iterator[Block]:
    for table in report.form.tables:
        yield Block("paragraph", report.title)
        yield Block("paragraph", table.section)
        yield Block("table", table.id)
