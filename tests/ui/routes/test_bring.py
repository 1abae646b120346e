"""The route for a file: what is taken in, what is refused, and who may send one."""

import asyncio
import time
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from anyio.from_thread import start_blocking_portal
from fastapi import Request
from fastapi.responses import JSONResponse

from assistant.desk.talk import Desk, JournalError
from assistant.desk.view import View
from tests.documents.samples import ORGAN
from tests.ui.conftest import Site
from ui.routes.bring import bring_response
from ui.routes.incoming import CUT_OFF, FAULT, NO_PLACE

WORDS = f"{ORGAN}2024年政府信息公开工作年度报告\n\n一、总体情况\n\n全年的工作按计划做完。\n".encode()
PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(64)


def post(site: Site, view: View, data: bytes, name: str = "去年.txt", **changes: Any) -> tuple[int, str]:
    """Status and note of the answer; `changes` replace what the page would send along."""
    params = {"after": view.rev, "name": name, **changes.pop("params", {})}
    answer = site.client.post(f"/bring/{changes.pop('draft', view.draft)}", params=params, content=data, **changes)
    return answer.status_code, answer.json()["note"]


@pytest.fixture
def begun(site: Site) -> View:
    return site.desk.start()


def test_a_report_that_is_sent_is_taken_into_the_talk(site: Site, begun: View, last_year: bytes):
    assert post(site, begun, last_year, "去年.docx") == (200, "")
    view = site.desk.view(begun.draft)
    assert (view.rev, view.organ, view.year) == (begun.rev + 1, ORGAN, 2025)
    assert view.before
    assert (view.before.source, view.before.shown["applications.carried_in.total"]) == ("去年.docx", "12")


@pytest.mark.parametrize(
    "name",
    ["去年 报告&after=9+%23%?#.txt", "<b>粗</b>.txt", "../../上级.txt", '"引号"\\\n换行\x00.txt', "😀\u202e.txt"],
)
def test_a_file_may_be_called_anything_and_names_no_file_here(site: Site, begun: View, name: str):
    before = set(site.folder.parent.rglob("*"))
    assert post(site, begun, WORDS, name) == (200, "")
    view = site.desk.view(begun.draft)
    assert view.before
    assert view.before.source == name
    assert set(site.folder.parent.rglob("*")) == before


def test_a_file_that_is_no_report_is_refused_by_name_and_nothing_is_recorded(site: Site, begun: View):
    status, note = post(site, begun, PICTURE, "照片.docx")
    assert status == 200
    assert note.startswith("“照片.docx”没有采用：")
    assert site.desk.view(begun.draft) == begun


def test_a_file_for_an_old_revision_is_not_recorded(site: Site, begun: View):
    now = site.desk.say(begun.draft, ORGAN, begun.rev)
    status, note = post(site, begun, WORDS)
    assert status == 200
    assert "已在另一个窗口回答过" in note
    assert site.desk.view(begun.draft) == now


def test_the_largest_file_goes_to_the_desk_and_one_byte_more_does_not(
    site: Site, begun: View, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(Desk, "largest_file", len(WORDS))
    status, note = post(site, begun, WORDS + b"\n", "大.txt")
    assert status == 413
    assert note.startswith("“大.txt”超过 0.0001")
    assert "压缩图片" in note
    assert site.desk.view(begun.draft) == begun
    assert post(site, begun, WORDS) == (200, "")


def test_an_office_may_set_the_largest_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("NIANBAO_FILE_BYTES", "12345")
    desk = Desk(tmp_path / "data")
    assert desk.largest_file == 12345
    desk.close()


@pytest.mark.parametrize("draft", ["0" * 32, "x", "<b>"])
def test_a_file_for_an_unknown_draft_is_not_found(site: Site, begun: View, draft: str):
    status, note = post(site, begun, WORDS, draft=draft)
    assert (status, "找不到这份草稿" in note) == (404, True)


@pytest.mark.parametrize("params", [{"after": "x"}, {"after": ""}, {"after": "9" * 5000}, {"name": ""}])
def test_an_address_that_is_not_whole_is_refused_in_a_sentence(site: Site, begun: View, params: dict[str, str]):
    assert post(site, begun, WORDS, params=params) == (400, NO_PLACE)


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://foreign.invalid"},
        {"origin": "null"},
        {"sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors"},
        {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate"},
    ],
)
def test_a_foreign_page_cannot_bring_a_file(site: Site, begun: View, headers: dict[str, str]):
    params = {"after": str(begun.rev), "name": "去年.txt"}
    answer = site.client.post(f"/bring/{begun.draft}", params=params, content=WORDS, headers=headers)
    assert answer.status_code == 403
    assert site.desk.view(begun.draft) == begun


def test_our_own_page_may_bring_a_file(site: Site, begun: View):
    headers = {"origin": "http://127.0.0.1:7860", "sec-fetch-site": "same-origin"}
    assert post(site, begun, WORDS, headers=headers) == (200, "")


def test_a_file_cannot_be_asked_for(site: Site, begun: View):
    assert site.client.get(f"/bring/{begun.draft}").status_code in (404, 405)


@pytest.mark.parametrize(
    ("error", "note"), [(RuntimeError("list index out of range"), FAULT), (JournalError("盘满了。"), "盘满了。")]
)
def test_a_fault_behind_the_route_is_one_chinese_sentence(
    site: Site, begun: View, monkeypatch: pytest.MonkeyPatch, error: Exception, note: str
):
    def fault(*_: object) -> None:
        raise error

    monkeypatch.setattr(Desk, "bring", fault)
    assert post(site, begun, WORDS) == (500, note)


Receive = Callable[[], Any]


def asked(receive: Receive) -> Request:
    query = b"after=1&name=a.txt"
    return Request(
        {"type": "http", "method": "POST", "path": "/bring/d", "query_string": query, "headers": []}, receive
    )


def answered(desk: Any, *files: Receive) -> JSONResponse:
    """The answer to the last of these requests, all made at once."""

    async def answers() -> list[JSONResponse]:
        reading = asyncio.Lock()
        return await asyncio.gather(*(bring_response(desk, reading, "d", asked(file)) for file in files))

    with start_blocking_portal() as portal:  # not here: the browser's tests leave a loop running in this thread
        return portal.call(answers)[-1]


def whole(data: bytes) -> Receive:
    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": data, "more_body": False}

    return receive


def test_of_an_endless_file_no_more_is_taken_than_may_be_held():
    pieces: list[int] = []

    async def receive() -> dict[str, Any]:
        pieces.append(4)
        return {"type": "http.request", "body": b"1234", "more_body": True}

    answer = answered(SimpleNamespace(largest_file=10), receive)
    assert answer.status_code == 413
    assert len(pieces) == 3


def test_half_a_file_is_not_read():
    async def receive() -> dict[str, Any]:
        return {"type": "http.disconnect"}

    answer = answered(SimpleNamespace(largest_file=10), receive)  # without `bring`: nobody may ask for it
    assert (answer.status_code, CUT_OFF.encode() in bytes(answer.body)) == (400, True)


def test_of_two_files_at_once_the_second_waits_until_the_first_is_read():
    events: list[str] = []

    class Slow:
        largest_file = 10

        def has(self, draft: str) -> bool:
            return True

        def bring(self, *_: object) -> Any:
            events.append("in")
            time.sleep(0.05)
            events.append("out")
            return SimpleNamespace(note="")

    answered(Slow(), whole(b"1"), whole(b"2"))
    assert events == ["in", "out", "in", "out"]
