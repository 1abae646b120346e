"""Drafts at several stages, and the page's server without a browser."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from assistant.desk.talk import Desk
from assistant.desk.view import View
from assistant.documents.export import export
from tests.conftest import furnished
from tests.documents.samples import sample_report
from ui.app import make_app

ORGAN = "云溪县工业和信息化局"
HERE = "http://127.0.0.1:7860"
OPENING = (ORGAN, "2019年", "政府部门或街道办事处")
APPLICATIONS = ("有", "2件，1个自然人，1家企业", "没有")
BALANCED = ("予以公开：自然人1件，企业1件；其余没有",)
UNBALANCED = (*BALANCED, "予以公开的企业改为0")
TEXT = "全年按照统一部署做好主动公开各项工作。"


def talk(desk: Desk, view: View, *messages: str) -> View:
    for message in messages:
        view = desk.say(view.draft, message, view.rev)
    return view


def finish(desk: Desk, view: View) -> View:
    """No other figure, no fact, own words where a text must be written."""
    for _ in range(60):
        if view.finished_talk:
            return view
        replies = view.quick_replies
        view = talk(desk, view, next((one for one in ("不写", "没有", "其余没有") if one in replies), TEXT))
    raise AssertionError("the questions never end")


@dataclass(frozen=True)
class Site:
    """A running page with the desk behind it."""

    client: TestClient
    desk: Desk
    folder: Path


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, language: Path) -> Iterator[Site]:
    folder = furnished(tmp_path_factory.mktemp("site") / "data", language)
    desk = Desk(folder)
    with TestClient(make_app(folder), base_url=HERE) as client:
        yield Site(client, desk, folder)
    desk.close()


@pytest.fixture
def desk(data: Path) -> Iterator[Desk]:
    opened = Desk(data)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def last_year() -> bytes:
    """The report of samples.ORGAN for 2024 as a Word file."""
    data = export(sample_report(2024)).data
    assert data
    return data


@pytest.fixture(scope="session")
def ready(site: Site) -> View:
    """A draft that may leave."""
    view = finish(site.desk, talk(site.desk, site.desk.start(), *OPENING, *APPLICATIONS, *BALANCED))
    assert view.ready
    return view
