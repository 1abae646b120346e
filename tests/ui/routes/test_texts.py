"""What is looked at under a paragraph, fetched by a route of its own."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from assistant.desk.talk import Desk, JournalError
from assistant.desk.view import View
from prompts import say
from tests.desk.conftest import TODAY
from tests.ui.conftest import talk
from ui.routes.texts import NO_PARAGRAPH, NOT_FOUND_OUT, text_routes

ASKED = "overview.主动公开"
OWN = "全年按照统一部署做好主动公开各项工作。"


@pytest.fixture
def desk(data: Path) -> Iterator[Desk]:
    with closing(Desk(data, today=lambda: TODAY)) as opened:
        yield opened


@pytest.fixture
def client(desk: Desk) -> TestClient:
    app = FastAPI()
    app.include_router(text_routes(desk))
    return TestClient(app)


@pytest.fixture
def written(desk: Desk) -> View:
    view = talk(desk, desk.start(), "云溪县水务局，2025年", "部门")
    return desk.texts.rewrite(view.draft, ASKED, OWN, view.rev)


def test_sources_alternatives_and_former_texts_come_as_html(desk: Desk, client: TestClient, written: View):
    changed = desk.texts.rewrite(written.draft, ASKED, "改过的话。", written.rev)
    at = f"/text/{written.draft}/{ASKED}"
    assert "改过的话。" in client.get(f"{at}/sources").json()["html"]
    assert "用这段" in client.get(f"{at}/others").json()["html"]
    assert OWN in client.get(f"{at}/former").json()["html"]
    assert desk.view(written.draft) == changed  # looking changes nothing


@pytest.mark.parametrize("what", [f"{ASKED}/nothing", "overview.没有/sources", "applications.received/former"])
def test_a_paragraph_that_is_not_there_is_told(client: TestClient, written: View, what: str):
    answer = client.get(f"/text/{written.draft}/{what}")
    assert (answer.status_code, answer.json()) == (404, {"said": NO_PARAGRAPH})


def test_a_draft_that_is_not_there_is_told(client: TestClient):
    answer = client.get(f"/text/{'0' * 32}/{ASKED}/sources")
    assert (answer.status_code, answer.json()) == (404, {"said": say("draft_missing")})


@pytest.mark.parametrize(
    ("fault", "said"), [(RuntimeError("Traceback"), NOT_FOUND_OUT), (JournalError("盘满"), "盘满")]
)
def test_whatever_goes_wrong_is_one_sentence(
    desk: Desk, client: TestClient, written: View, monkeypatch: pytest.MonkeyPatch, fault: Exception, said: str
):
    def fail(*_: object) -> None:
        raise fault

    monkeypatch.setattr(desk.texts, "sources", fail)
    answer = client.get(f"/text/{written.draft}/{ASKED}/sources")
    assert (answer.status_code, answer.json()) == (500, {"said": said})
