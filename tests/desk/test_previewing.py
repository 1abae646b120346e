"""The preview of a draft: the very file that leaves, one at a time, never an older revision."""

import threading
from pathlib import Path

import pytest

import assistant.desk.previewing as module
from assistant.desk.previewing import Preview
from assistant.desk.talk import Desk, Refusal
from assistant.desk.view import View
from assistant.documents.writing.pdf import PdfError
from assistant.documents.writing.plaintext import TextError
from tests.desk.conftest import Talk
from tests.desk.drafts import SENTENCE, WRONG, brought
from tests.ui.conftest import APPLICATIONS, BALANCED, OPENING, finish

COMPANY = "applications.received.company"


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[tuple[bytes, ...]]:
    """What was sent to LibreOffice, which answers with a page made beforehand."""
    files: list[tuple[bytes, ...]] = []

    def printed(*given: bytes) -> tuple[bytes, ...]:
        files.append(given)
        return tuple(ONE_PAGE for _ in given)

    monkeypatch.setattr(module, "pdfs_of", printed)
    monkeypatch.setattr(module, "can_make_pdf", lambda: True)
    return files


ONE_PAGE = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj "
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"
)


def previewed(desk: Desk, view: View) -> Preview:
    preview = desk.files.preview(view.draft)
    assert isinstance(preview, Preview)
    return preview


def test_what_is_printed_of_a_ready_report_is_the_file_that_leaves(desk: Desk, talk: Talk, sent):
    view = finish(desk, talk(*OPENING, *APPLICATIONS, *BALANCED))
    assert view.ready
    assert previewed(desk, view).view.ready
    exported = desk.files.export(view.draft)
    assert not isinstance(exported, Refusal)
    assert sent[0][0] == exported.data


def test_an_unfinished_draft_is_printed_with_its_blanks(desk: Desk, talk: Talk, sent):
    view = talk(*OPENING)
    preview = previewed(desk, view)
    assert preview.key
    assert not preview.view.ready
    assert preview.view.open_cells


def test_without_a_form_there_is_nothing_to_print(desk: Desk, sent):
    assert isinstance(desk.files.preview(desk.start().draft), Refusal)
    assert sent == []


def test_the_same_draft_is_printed_once_and_anew_when_a_cell_changes(desk: Desk, talk: Talk, sent):
    view = talk(*OPENING)
    first = previewed(desk, view)
    assert previewed(desk, view).key == first.key
    assert len(sent) == 1
    changed = desk.set_cell(view.draft, COMPANY, "4", view.rev)
    second = previewed(desk, changed)
    assert second.key != first.key
    assert second.view.rev == changed.rev
    assert len(sent) == 2
    assert previewed(desk, desk.undo(view.draft, changed.rev)).key == first.key
    assert len(sent) == 2


def test_only_a_few_reports_are_kept(desk: Desk, talk: Talk, sent):
    view = talk(*OPENING)
    keys = []
    for number in range(module.KEPT + 1):
        view = desk.set_cell(view.draft, COMPANY, str(number), view.rev)
        keys.append(previewed(desk, view).key)
    assert desk.files.preview_page(view.draft, keys[0], 1) is None
    assert all(desk.files.preview_page(view.draft, key, 1) for key in keys[1:])


def test_a_page_belongs_to_its_draft(desk: Desk, talk: Talk, sent):
    view, other = talk(*OPENING), talk("另一个单位", *OPENING[1:])
    key = previewed(desk, view).key
    assert desk.files.preview_page(view.draft, key, 1)
    assert desk.files.preview_page(other.draft, key, 1) is None
    assert desk.files.preview_page(view.draft, "0" * 32, 1) is None
    assert desk.files.preview_page(view.draft, key, 2) is desk.files.preview_page(view.draft, key, 0) is None


def test_what_waits_to_be_printed_is_the_draft_as_it_stands_by_then(desk: Desk, talk: Talk, monkeypatch):
    """Two are asked for, the second while the first is printed; then a cell changes: the second shows the change."""
    begun, go_on = threading.Event(), threading.Event()
    at_once: list[int] = []

    def printed(*given: bytes) -> tuple[bytes, ...]:
        at_once.append(1)
        assert len(at_once) == 1
        begun.set()
        assert go_on.wait(30)
        at_once.pop()
        return tuple(ONE_PAGE for _ in given)

    monkeypatch.setattr(module, "pdfs_of", printed)
    monkeypatch.setattr(module, "can_make_pdf", lambda: True)
    view = talk(*OPENING)
    shown: dict[str, int] = {}
    work = [
        threading.Thread(target=lambda name=name: shown.update({name: previewed(desk, view).view.rev}))
        for name in ("first", "second")
    ]
    work[0].start()
    assert begun.wait(30)
    work[1].start()
    changed = desk.set_cell(view.draft, COMPANY, "4", view.rev)
    go_on.set()
    for one in work:
        one.join()
    assert shown == {"first": view.rev, "second": changed.rev}


@pytest.mark.parametrize("error", [PdfError("没有排好。"), TextError("写不进去。")])
def test_what_cannot_be_printed_is_told_and_the_next_one_is_printed(desk: Desk, talk: Talk, sent, monkeypatch, error):
    view = talk(*OPENING)

    def failing(*_: bytes) -> tuple[bytes, ...]:
        raise error

    with monkeypatch.context() as patch:
        patch.setattr(module, "pdfs_of", failing)
        with pytest.raises(type(error)):
            desk.files.preview(view.draft)
    assert previewed(desk, view).key


def test_where_no_program_can_print_the_report_is_html(desk: Desk, talk: Talk, tmp_path: Path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    view = desk.set_cell((opened := talk(*OPENING)).draft, COMPANY, "4", opened.rev)
    preview = previewed(desk, view)
    assert preview.key == ""
    assert preview.places is None
    assert f'data-at="{COMPANY}"' in preview.web
    assert "<script" not in preview.web


@pytest.mark.office
def test_the_words_and_cells_of_findings_are_on_the_pages(desk: Desk, soffice: str):
    view = brought(desk, overview=WRONG)
    preview = previewed(desk, desk.set_cell(view.draft, COMPANY, "999", view.rev))
    assert preview.places
    assert preview.places.cells.keys() == preview.view.shown.keys()
    (spot,) = (finding.spot for finding in preview.view.findings if finding.code == "N-1")
    assert spot
    assert spot.words in SENTENCE
    assert preview.places.words[spot]
    for page in range(1, len(preview.places.sizes) + 1):
        assert desk.files.preview_page(view.draft, preview.key, page)
