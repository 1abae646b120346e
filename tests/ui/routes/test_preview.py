"""The routes of the preview: who may ask for what, and what is said where nothing can be shown."""

from pathlib import Path

import pytest

import assistant.desk.previewing as module
from assistant.documents.writing.pdf import PdfError
from tests.desk.test_previewing import ONE_PAGE
from tests.ui.conftest import OPENING, Site, talk


@pytest.fixture
def printing(monkeypatch: pytest.MonkeyPatch) -> None:
    """LibreOffice answers with one empty page."""
    monkeypatch.setattr(module, "pdfs_of", lambda *files: tuple(ONE_PAGE for _ in files))
    monkeypatch.setattr(module, "can_make_pdf", lambda: True)


def source_of(html: str) -> str:
    return html.partition('<img src="')[2].partition('"')[0]


def test_a_draft_is_shown_with_its_revision_and_its_pages(site: Site, printing: None):
    view = talk(site.desk, site.desk.start(), *OPENING)
    answer = site.client.get(f"/preview/{view.draft}")
    assert answer.status_code == 200
    assert answer.json()["rev"] == view.rev
    picture = site.client.get(source_of(answer.json()["html"]))
    assert picture.status_code == 200
    assert picture.headers["content-type"] == "image/png"
    assert picture.content.startswith(b"\x89PNG")
    assert answer.headers["cache-control"] == picture.headers["cache-control"] == "no-store"


def test_nothing_is_shown_of_what_is_not_there(site: Site, printing: None):
    view, other = (talk(site.desk, site.desk.start(), *OPENING) for _ in range(2))
    source = source_of(site.client.get(f"/preview/{view.draft}").json()["html"])
    assert site.client.get("/preview/no-such-draft").status_code == 404
    assert site.client.get("/preview/no-such-draft").json()["said"].startswith("找不到这份草稿")
    for address in (
        source.replace(view.draft, other.draft),
        source.replace("/1?", "/2?"),
        source.replace("/1?", "/0?"),
        source.partition("?")[0],
    ):
        answer = site.client.get(address)
        assert answer.status_code == 404
        assert answer.headers["cache-control"] == "no-store"
    assert site.client.get(source.replace("/1?", "/../1?")).status_code in (404, 422)


def test_a_draft_without_a_form_says_what_is_missing(site: Site, printing: None):
    answer = site.client.get(f"/preview/{site.desk.start().draft}")
    assert answer.status_code == 409
    assert answer.json() == {"said": "还没有选报告年度。"}


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (PdfError("LibreOffice 没有把版面排出来：请再试一次"), "LibreOffice 没有把版面排出来"),
        (RuntimeError("a fault"), "程序出了错"),
    ],
)
def test_what_cannot_be_printed_is_one_sentence_and_may_be_tried_again(
    site: Site, printing: None, monkeypatch: pytest.MonkeyPatch, error: Exception, said: str
):
    def failing(*_: bytes) -> None:
        raise error

    monkeypatch.setattr(module, "pdfs_of", failing)
    view = talk(site.desk, site.desk.start(), *OPENING)
    answer = site.client.get(f"/preview/{view.draft}")
    assert answer.status_code == 500
    assert answer.json()["said"].startswith(said)
    assert answer.json()["again"] is True
    assert "Traceback" not in answer.text


def test_without_libreoffice_the_report_is_shown_as_html(site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    view = talk(site.desk, site.desk.start(), *OPENING)
    html = site.client.get(f"/preview/{view.draft}").json()["html"]
    assert "本机没有装 LibreOffice，这是网页版预览，分页以 Word 为准。" in html
    assert 'data-at="applications.received.company"' in html
    assert "<img" not in html
