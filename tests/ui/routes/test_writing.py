"""The stream of a model at work: pieces as they come, a note at the end, an end to it at a word."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from assistant.desk.talk import Desk
from assistant.drafting.model.port import Answer, ModelError
from tests.desk.conftest import TODAY
from tests.desk.test_modelled import GOOD, asked
from ui.routes.writing import writing_routes


class Waiting:
    """Writes a sentence, then waits until it is stopped."""

    name = "试验模型"

    def ask(self, messages: object, on_piece: Callable[[str], None], stop: Event) -> Answer:
        on_piece(GOOD)
        assert stop.wait(30)
        raise ModelError("stopped")


class Ready:
    """Writes at once."""

    name = "试验模型"

    def ask(self, messages: object, on_piece: Callable[[str], None], stop: Event) -> Answer:
        on_piece(GOOD)
        return Answer(GOOD, "json_schema", 1, 1)


@contextmanager
def routes(data: Path, model: object) -> Iterator[tuple[Desk, TestClient]]:
    desk = Desk(data, today=lambda: TODAY, model=model)  # type: ignore[arg-type]
    app = FastAPI()
    app.include_router(writing_routes(desk))
    with TestClient(app) as client:
        yield desk, client
    desk.close()


def lines(text: str) -> list[dict[str, str]]:
    return [json.loads(line) for line in text.splitlines()]


def test_pieces_come_with_this_years_figures_and_the_draft_has_the_offer(data: Path):
    with routes(data, Ready()) as (desk, client):
        view = asked(desk)
        told = lines(client.post(f"/write/{view.draft}?after={view.rev}").text)
        assert "收到政府信息公开申请10件" in "".join(line.get("piece", "") for line in told)
        assert told[-1] == {"note": ""}
        assert "语言模型（试验模型）" in desk.view(view.draft).turns[-1].text


def test_a_model_that_is_stopped_leaves_the_question_as_it_was(data: Path):
    with routes(data, Waiting()) as (desk, client):
        view = asked(desk)
        with client.stream("POST", f"/write/{view.draft}?after={view.rev}") as answer:
            pieces = answer.iter_lines()
            assert "piece" in json.loads(next(pieces))
            assert client.post(f"/stop/{view.draft}").status_code == 200
            assert json.loads(list(pieces)[-1]) == {"note": ""}
        said = desk.view(view.draft).turns[-1].text
        assert "没有用模型写的" in said
        assert "1. " in said


def test_an_answer_to_an_older_question_is_told_and_changes_nothing(data: Path):
    with routes(data, Ready()) as (desk, client):
        view = asked(desk)
        told = lines(client.post(f"/write/{view.draft}?after={view.rev - 1}").text)
        assert "另一个窗口" in told[-1]["note"]
        assert desk.view(view.draft).rev == view.rev


@pytest.mark.parametrize("address", ["/write/0123?after=1", "/write/0123", "/write/0123?after=x"])
def test_a_draft_that_is_not_there_is_told(data: Path, address: str):
    with routes(data, Ready()) as (_, client):
        assert "note" in lines(client.post(address).text)[-1]


def test_stopping_what_does_not_run_is_no_error(data: Path):
    with routes(data, Ready()) as (_, client):
        assert client.post("/stop/0123").status_code == 200
