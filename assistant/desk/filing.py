"""Files at the desk: the cells of a form, a file of figures turned into a report, a form's Word template.

Nothing here knows of drafts, pages or past language, so a terminal answers at once.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from platformdirs import user_data_path

from assistant.checks import Finding
from assistant.desk.clock import clerks_now
from assistant.documents.export import ExportKind, export
from assistant.documents.guard.files import FileRefused
from assistant.documents.guard.limits import BadLimit
from assistant.documents.guard.template import TemplateError
from assistant.documents.intake import BadInput, read_input
from assistant.documents.leaving.compare import ReadBackError
from assistant.documents.leaving.draftcopy import DraftCopy, DraftKind, draft_copy
from assistant.documents.writing.disk import NotWrittenError, write_file
from assistant.documents.writing.pdf import PdfError, can_make_pdf
from assistant.documents.writing.plaintext import TextError
from assistant.documents.writing.template import make_template
from assistant.interview.standing import is_blank
from assistant.report.form import Cell
from assistant.report.report import Report
from knowledge.shelf import NoForm, form_for, load_forms
from knowledge.wanted import BadFacts
from prompts import say

FAULTS = (
    *(BadFacts, BadInput, BadLimit, FileRefused, NoForm, TemplateError, TextError),
    *(NotWrittenError, PdfError, ReadBackError),
)
"""What a file of figures, a template or a disk may have wrong with it; each is one sentence."""

__all__ = [
    "FAULTS",
    "BadInput",
    "FileRefused",
    "Finding",
    "NoForm",
    "Unread",
    "can_make_pdf",
    "cell_as_json",
    "cells_of",
    "data_folder",
    "draft_kind",
    "export",
    "export_kind",
    "read_bytes",
    "read_report",
    "read_text",
    "remarks",
    "report_copy",
    "template_for",
    "writable",
    "write_file",
]


class Unread(BadInput):
    """A file that cannot be read: `why`, as a sentence that does not name it."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(say("input_file", file=path, say=why))
        self.why = why


def export_kind(path: Path) -> ExportKind:
    """What a report is to leave as, by the name of its file; BadInput when nothing is called so."""
    kinds: dict[str, ExportKind] = {".docx": "docx", ".xlsx": "xlsx", ".html": "html", ".json": "json", ".pdf": "pdf"}
    if kind := kinds.get(path.suffix.lower()):
        return kind
    raise BadInput(say("export_kind", file=path))


def draft_kind(path: Path) -> DraftKind:
    """The same of a draft copy."""
    kinds: dict[str, DraftKind] = {".docx": "docx", ".pdf": "pdf"}
    if kind := kinds.get(path.suffix.lower()):
        return kind
    raise BadInput(say("draft_kind", file=path))


def report_copy(report: Report, findings: tuple[Finding, ...], kind: DraftKind, template: bytes | None) -> bytes:
    """The report of a file of figures as a draft copy, made now."""
    texts = tuple(say("text_missing", part="", aspect=name) for name in _empty_sections(report))
    copy = DraftCopy(report, clerks_now(), texts, tuple(one for one in findings if not is_blank(one)))
    return draft_copy(copy, kind, template)


def cells_of(year: int) -> tuple[Cell, ...]:
    """The cells of that year's form in printed order; NoForm when there is none."""
    return tuple(form_for(year).cells.values())


def cell_as_json(cell: Cell) -> dict[str, object]:
    """The cell for other programs: id, printed labels (section, row, column), unit, kind, computed or not."""
    return {
        "id": cell.id,
        "labels": [cell.section, cell.row, cell.column],
        "unit": cell.unit,
        "kind": cell.kind,
        "computed": cell.computed,
        "mark": cell.mark,
    }


def read_report(figures: str) -> Report:
    """The report that the JSON text describes; BadInput when the text cannot be used."""
    return read_input(figures, load_forms())


def remarks(report: Report) -> tuple[str, ...]:
    """What a reader would stumble over though no check stops it: a section without a word, one sentence each."""
    return tuple(say("section_empty", name=name) for name in _empty_sections(report))


def _empty_sections(report: Report) -> Iterator[str]:
    wanted = (piece for piece in report.form.texts if not piece.optional)
    return (piece.name for piece in wanted if not report.texts.get(piece.ref))


def template_for(year: int) -> bytes:
    """The Word template of that year's form, as an office may take and change it; NoForm when there is none."""
    return make_template(form_for(year))


def read_text(path: Path) -> str:
    """The text of a file of figures; Unread when it cannot be read."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise _unread(path, error) from None


def read_bytes(path: Path) -> bytes:
    """The bytes of a template file; Unread when it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise _unread(path, error) from None


def _unread(path: Path, error: OSError | UnicodeDecodeError) -> Unread:
    match error:
        case FileNotFoundError() | NotADirectoryError():
            return Unread(path, say("input_no_file"))
        case IsADirectoryError():
            return Unread(path, say("input_folder"))
        case OSError():
            return Unread(path, say("input_unreadable"))
        case _:
            return Unread(path, say("input_no_utf8"))


def data_folder(given: Path | None) -> Path:
    """The folder that everything is kept in: the one given, else the user's own."""
    return given or user_data_path("nianbao", appauthor=False)


def writable(text: str) -> str:
    """The text with what no file can hold (halves of characters, from a terminal in another encoding) as `?`."""
    return text.encode("utf-8", "replace").decode("utf-8")
