"""The routes of the list of drafts: every answer is a sentence, with the list as it now is."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from assistant.desk.talk import Desk
from assistant.desk.view import View
from tests.ui.conftest import HERE, OPENING, ORGAN, talk
from ui.app import make_app
from ui.routes.drafts import NOT_DONE

TITLE = f"{ORGAN}2019年"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("drafts") / "data"


@pytest.fixture(scope="module")
def client(folder: Path) -> Iterator[TestClient]:
    with TestClient(make_app(folder), base_url=HERE) as opened:
        yield opened


@pytest.fixture
def view(folder: Path, client: TestClient) -> Iterator[View]:
    desk = Desk(folder)
    for one in desk.drafts():
        desk.register.remove(one.draft)
    yield talk(desk, desk.start(), *OPENING)
    desk.close()


def came(client: TestClient, method: str, path: str, status: int = 200) -> dict[str, Any]:
    answer = client.request(method, f"/drafts{path}")
    assert answer.status_code == status
    told: dict[str, Any] = answer.json()
    return told


def test_a_draft_is_renamed_and_one_that_cannot_be_keeps_its_name(client: TestClient, view: View):
    told = came(client, "POST", f"/{view.draft}/name?name=送审稿")
    assert told["said"] == "已改名为“送审稿”。"
    assert ">送审稿</a>" in told["list"]
    refused = came(client, "POST", f"/{view.draft}/name?name={'长' * 41}")
    assert "最多 40 个字" in refused["refused"]
    assert ">送审稿</a>" in refused["list"]


def test_a_draft_is_removed_and_restored(client: TestClient, view: View):
    told = came(client, "DELETE", f"/{view.draft}")
    assert told["said"] == f"已删除“{TITLE}”。"
    assert f"打开{TITLE}" not in told["list"]
    assert f"恢复{TITLE}" in told["list"]
    assert "已经删除" in came(client, "DELETE", f"/{view.draft}")["refused"]
    told = came(client, "POST", f"/{view.draft}/restore")
    assert f"打开{TITLE}" in told["list"] == came(client, "GET", "")["list"]


def test_how_far_drafts_are_is_told_of_those_asked_for_that_there_are(client: TestClient, view: View):
    told = came(client, "GET", f"/standing?of={view.draft},{'0' * 32},")["standing"]
    assert [*told] == [view.draft]
    assert (
        f"{sum(part.done for part in view.progress)}/{sum(part.wanted for part in view.progress)} 项"
        in told[view.draft]
    )
    assert "data-uncounted" not in came(client, "GET", "")["list"].split("</li>")[0]


def test_next_year_s_draft_is_to_be_opened_and_where_there_is_one_that_one_is_told(client: TestClient, view: View):
    begun = came(client, "POST", f"/{view.draft}/next")
    again = came(client, "POST", f"/{view.draft}/next")
    assert (again["there"], again["title"]) == (begun["open"], f"{ORGAN}2020年")
    assert "没有另开" in again["refused"]
    other = came(client, "POST", f"/{view.draft}/next?again=true")["open"]
    assert other not in (begun["open"], view.draft)


@pytest.mark.parametrize("act", ["/name?name=甲", "/next", "/restore"])
def test_an_unknown_draft_is_said_in_one_sentence(client: TestClient, view: View, act: str):
    told = came(client, "POST", f"/{'0' * 32}{act}")
    assert "找不到这份草稿" in told["refused"]
    assert f"打开{TITLE}" in told["list"]


@pytest.mark.parametrize("way_out", ["export", "audit", "collect/docx", "collect/xlsx"])
def test_of_a_removed_draft_no_file_leaves_and_the_way_back_is_shown(client: TestClient, view: View, way_out: str):
    came(client, "DELETE", f"/{view.draft}")
    answer = client.get(f"/{way_out}/{view.draft}")
    assert answer.status_code == 409
    assert "这份草稿已删除" in answer.text
    assert f"/?draft={view.draft}" in answer.text


def test_a_fault_is_told_and_not_shown(client: TestClient, view: View, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("ui.routes.drafts.drafts_list", lambda *_: 1 / 0)
    assert came(client, "GET", "", 500) == {"refused": NOT_DONE}


def test_a_journal_that_went_away_is_said_in_its_own_words(client: TestClient, view: View, folder: Path):
    file = folder / "nianbao.sqlite3"
    file.rename(folder / "away")
    try:
        assert "草稿记录不见了" in came(client, "DELETE", f"/{view.draft}", 500)["refused"]
    finally:
        (folder / "away").rename(file)


def test_a_foreign_page_can_do_nothing_to_a_draft(client: TestClient, view: View):
    answer = client.delete(f"/drafts/{view.draft}", headers={"origin": "http://foreign.invalid"})
    assert answer.status_code == 403
    assert f"打开{TITLE}" in came(client, "GET", "")["list"]
