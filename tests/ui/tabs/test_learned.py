"""The learned reports beside the page: the list as HTML, and the routes that list, learn and forget."""

from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html
from starlette.testclient import TestClient

from assistant.desk.lessons import Lessons
from assistant.desk.talk import Desk, JournalError, Learned
from tests.documents.samples import ORGAN
from tests.ui.conftest import HERE, Site
from ui.app import make_app
from ui.routes.incoming import FAULT, NO_PLACE
from ui.routes.learning import FORGOTTEN, GONE_ALREADY, NOT_DONE
from ui.tabs.learned import NONE, learned_html

ATTACK = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'&"
LEARNED = Learned("a1", "去年.docx", ORGAN, 2024, "department", "2025-01-06T01:30:00Z", 12, ())
PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(64)


def read(fragment: str) -> html.HtmlElement:
    sheet: html.HtmlElement = html.fromstring(f"<div>{fragment}</div>")
    return sheet


def test_the_list_says_whose_report_which_file_how_much_and_when():
    (row,) = list(read(learned_html((LEARNED,))).iter("tr"))[1:]
    organ, year, file, count, at, _ = (cell.text_content() for cell in row)
    assert (organ, year, file, count) == (ORGAN, "2024年", "去年.docx", "12 段")
    assert at.startswith("2025年1月6日")


def test_what_is_doubtful_is_counted_and_folded_away():
    assert "请核对" not in learned_html((LEARNED,))
    folded = read(learned_html((replace(LEARNED, doubts=("没有找到标题。", "年度按文件名。")),))).find(".//td/details")
    assert folded.find("summary").text_content() == "2 处请核对"
    assert [one.text_content() for one in folded.iter("li")] == ["没有找到标题。", "年度按文件名。"]
    assert folded.get("open") is None


def test_a_removal_is_asked_for_twice_and_names_its_report():
    removal = read(learned_html((LEARNED,))).find_class("removal")[0]
    assert (removal.tag, removal.get("open")) == ("details", None)
    (button,) = removal.iter("button")
    assert button.get("data-forget") == "a1"
    assert button.text_content() == f"确定删除{ORGAN}2024年（去年.docx）"
    assert f"删除{ORGAN}2024年（去年.docx）" in removal.find("summary").text_content()


def test_nothing_of_a_learned_report_becomes_markup():
    hostile = replace(LEARNED, id=ATTACK, name=ATTACK, organ=ATTACK, doubts=(ATTACK,))
    sheet = read(learned_html((hostile,)))
    assert not list(sheet.iter("script", "img"))
    assert not [name for one in sheet.iter() for name in one.attrib if name.startswith("on")]
    assert sheet.text_content().count(ATTACK) == 7  # organ, file, doubt, and both names in each button
    assert next(sheet.iter("button")).get("data-forget") == ATTACK


def test_without_a_report_the_list_says_so():
    assert learned_html(()) == NONE


@pytest.fixture
def school(data: Path) -> Site:
    """A page over a folder in which nothing was learned."""
    return Site(TestClient(make_app(data), base_url=HERE), Desk(data), data)


def test_a_report_is_learned_listed_and_forgotten(school: Site, last_year: bytes):
    assert school.client.get("/learned").json() == {"said": [], "list": NONE}
    answer = school.client.post("/learned", params={"name": "去年.docx"}, content=last_year).json()
    (learned,) = school.desk.lessons.learned()
    assert answer["said"][0] == f"去年.docx：{ORGAN}2024年，学了 {learned.passages} 段。"
    assert answer["list"] == learned_html((learned,)) == school.client.get("/learned").json()["list"]
    address = f"/learned/{learned.id}"
    assert school.client.delete(address).json() == {"said": [FORGOTTEN], "list": NONE}
    assert school.client.delete(address).json() == {"said": [GONE_ALREADY], "list": NONE}


def test_a_report_that_is_known_is_not_learned_again(school: Site, last_year: bytes):
    for name in ("去年.docx", "又一次.docx"):
        answer = school.client.post("/learned", params={"name": name}, content=last_year)
    assert answer.json()["said"] == ["又一次.docx：以前学过，没有重复学。"]
    assert len(school.desk.lessons.learned()) == 1


@pytest.mark.parametrize("name", ["照片.docx", ATTACK, "../../上级.txt"])
def test_a_file_that_is_no_report_is_refused_by_name_and_leaves_nothing(school: Site, name: str):
    before = set(school.folder.rglob("*"))
    answer = school.client.post("/learned", params={"name": name}, content=PICTURE)
    (sentence,) = answer.json()["said"]
    assert answer.status_code == 200
    assert sentence.startswith(f"{name}：")
    assert school.desk.lessons.learned() == ()
    assert set(school.folder.rglob("*")) == before


def test_a_file_without_a_name_or_too_large_is_refused(school: Site, monkeypatch: pytest.MonkeyPatch):
    answer = school.client.post("/learned", content=PICTURE)
    assert (answer.status_code, answer.json()) == (400, {"said": [NO_PLACE]})
    monkeypatch.setattr(Desk, "largest_file", 10)
    answer = school.client.post("/learned", params={"name": "大.txt"}, content=PICTURE)
    assert answer.status_code == 413
    assert answer.json()["said"][0].startswith("“大.txt”超过 1e-05 MB")


@pytest.mark.parametrize("error", [RuntimeError("list index out of range"), JournalError("盘满了。")])
def test_a_fault_behind_the_routes_is_one_chinese_sentence(
    site: Site, monkeypatch: pytest.MonkeyPatch, error: Exception
):
    def fault(*_: object) -> None:
        raise error

    for name in ("learn", "forget", "learned"):
        monkeypatch.setattr(Lessons, name, fault)
    own = str(error) if isinstance(error, JournalError) else ""
    answers = {
        FAULT: site.client.post("/learned", params={"name": "a.txt"}, content=b"x"),
        NOT_DONE: site.client.delete("/learned/a"),
    }
    for otherwise, answer in (*answers.items(), (NOT_DONE, site.client.get("/learned"))):
        assert (answer.status_code, answer.json()) == (500, {"said": [own or otherwise]})


@pytest.mark.parametrize("method", ["POST", "DELETE"])
@pytest.mark.parametrize("headers", [{"origin": "http://foreign.invalid"}, {"sec-fetch-site": "cross-site"}])
def test_a_foreign_page_can_neither_teach_nor_make_forget(
    site: Site, method: str, headers: dict[str, str], last_year: bytes
):
    before = site.desk.lessons.learned()
    address = "/learned?name=a.docx" if method == "POST" else "/learned/a"
    assert site.client.request(method, address, content=last_year, headers=headers).status_code == 403
    assert site.desk.lessons.learned() == before
