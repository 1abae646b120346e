"""The routes beside the page: the Word file, and who may ask for what."""

import io
import re
from dataclasses import replace
from typing import Any
from urllib.parse import unquote

import docx
import pytest
from httpx2 import Response
from lxml import html

import assistant.desk.leaving as leaving_module
from assistant.desk.collecting import CollectionKind
from assistant.desk.leaving import ExportKind, Files
from assistant.desk.seen import obstacles
from assistant.desk.talk import Refusal
from assistant.desk.view import View
from assistant.documents.export import Export
from assistant.documents.leaving.compare import ReadBackError
from tests.documents.collecting.offices import by_names, fill_excel
from tests.ui.conftest import APPLICATIONS, BALANCED, OPENING, ORGAN, UNBALANCED, Site, finish, talk
from ui.page import SCRIPTS, STYLES, source, sources
from ui.routes.files import file_name


def test_a_ready_report_is_served_under_its_chinese_title(site: Site, ready: View):
    answer = site.client.get(f"/export/{ready.draft}")
    assert answer.status_code == 200
    assert answer.headers["content-type"].endswith("wordprocessingml.document")
    assert named(answer) == f"{ORGAN}2019年政府信息公开工作年度报告.docx"
    assert len(docx.Document(io.BytesIO(answer.content)).tables) == 3


TYPES = {
    "docx": "wordprocessingml.document",
    "xlsx": "spreadsheetml.sheet",
    "html": "text/html; charset=utf-8",
    "json": "application/json",
    "pdf": "application/pdf",
}
FINISHED = ("export", "export/xlsx", "export/html", "export/json", "export/pdf", "web")
WITHOUT_OFFICE = tuple(route for route in FINISHED if route != "export/pdf")


def named(answer: Response) -> str:
    name = re.search(r"filename\*=UTF-8''(\S+)", answer.headers["content-disposition"])
    assert name
    return unquote(name[1])


@pytest.mark.parametrize("kind", ["xlsx", "html", "json", pytest.param("pdf", marks=pytest.mark.office)])
def test_a_ready_report_is_served_in_every_format(site: Site, ready: View, kind: ExportKind, request):
    if kind == "pdf":
        request.getfixturevalue("soffice")
    answer = site.client.get(f"/export/{kind}/{ready.draft}")
    assert answer.status_code == 200
    assert answer.headers["content-type"].endswith(TYPES[kind])
    assert named(answer) == f"{ORGAN}2019年政府信息公开工作年度报告.{kind}"
    assert answer.headers["content-disposition"].startswith(f'attachment; filename="nianbao.{kind}"')
    if kind != "pdf":
        done = site.desk.files.export(ready.draft, kind=kind)
        assert isinstance(done, Export)
        assert done.data == answer.content


def test_the_page_that_copies_the_code_shows_the_report_and_has_one_button(site: Site, ready: View):
    answer = site.client.get(f"/web/{ready.draft}")
    assert answer.status_code == 200
    done = site.desk.files.export(ready.draft, kind="fragment")
    assert isinstance(done, Export)
    assert done.data
    root: Any = html.document_fromstring(answer.text)
    assert [button.text for button in root.iter("button")] == ["复制网页代码"]
    assert root.get_element_by_id("code").text == done.data.decode()
    assert root.get_element_by_id("download").get("href") == f"/export/html/{ready.draft}"
    (paper,) = root.iter("main")
    assert ready.title in paper.text_content()
    assert not [one for one in paper.iter() if one.tag in ("script", "style") or one.get("class") or one.get("id")]


def test_a_draft_copy_is_served_at_any_time_under_a_name_of_its_own(site: Site, ready: View):
    unfinished = talk(site.desk, site.desk.start(), *OPENING)
    for view in (ready, unfinished):
        answer = site.client.get(f"/draft/docx/{view.draft}")
        assert answer.status_code == 200
        assert answer.headers["content-type"].endswith(TYPES["docx"])
        assert named(answer) == f"{ORGAN}2019年政府信息公开工作年度报告（草稿）.docx"
        assert docx.Document(io.BytesIO(answer.content)).paragraphs[0].text == "草稿，不是正式报告"
    report = site.client.get(f"/export/{ready.draft}").content
    assert "草稿" not in docx.Document(io.BytesIO(report)).paragraphs[0].text
    assert b"draft" not in report


def test_there_is_no_draft_copy_without_a_year_or_of_an_unknown_draft(site: Site):
    answer = site.client.get(f"/draft/docx/{site.desk.start().draft}")
    assert answer.status_code == 409
    assert "还没有选报告年度" in answer.text
    assert site.client.get(f"/draft/docx/{'0' * 32}").status_code == 404


@pytest.mark.parametrize("path", ["export/fragment", "export/exe", "draft/xlsx", "draft/html", "draft/json"])
def test_no_other_kind_is_served(site: Site, ready: View, path: str):
    assert site.client.get(f"/{path}/{ready.draft}").status_code == 404


@pytest.mark.parametrize("route", FINISHED)
def test_every_finished_format_is_refused_with_every_reason(site: Site, route: str):
    view = talk(site.desk, site.desk.start(), *OPENING, *APPLICATIONS, *UNBALANCED)
    answer = site.client.get(f"/{route}/{view.draft}")
    refusal = site.desk.files.export(view.draft)
    assert answer.status_code == 409
    assert isinstance(refusal, Refusal)
    assert all(f"<li>{sentence}</li>" in answer.text for sentence in refusal.obstacles)
    assert site.client.get(f"/{route}/{'0' * 32}").status_code == 404


@pytest.mark.parametrize("route", WITHOUT_OFFICE)
def test_what_leaves_is_what_was_checked_even_if_the_draft_changes_meanwhile(
    site: Site, route: str, monkeypatch: pytest.MonkeyPatch
):
    """The draft is broken between the look whether it may leave and the writing of the file."""
    view = finish(site.desk, talk(site.desk, site.desk.start(), *OPENING, *APPLICATIONS, *BALANCED))
    right = obstacles

    def change_then_look(*given: Any) -> tuple[str, ...]:
        found = right(*given)
        monkeypatch.setattr(leaving_module, "obstacles", right)
        site.desk.set_cell(view.draft, "applications.received.natural_person", "4321", view.rev)
        return found

    monkeypatch.setattr(leaving_module, "obstacles", change_then_look)
    answer = site.client.get(f"/{route}/{view.draft}")
    assert answer.status_code == 200
    assert b"4321" not in answer.content
    assert site.client.get(f"/{route}/{view.draft}").status_code == 409


def test_the_audit_sheet_is_served_beside_the_report_finished_or_not(site: Site, ready: View):
    unfinished = talk(site.desk, site.desk.start(), *OPENING)
    for view in (ready, unfinished):
        answer = site.client.get(f"/audit/{view.draft}")
        assert answer.status_code == 200
        assert answer.headers["content-type"].endswith("wordprocessingml.document")
        assert named(answer) == f"{ORGAN}2019年政府信息公开工作年度报告（核对记录）.docx"
        title = docx.Document(io.BytesIO(answer.content)).paragraphs[0].text
        assert title == ("年报核对记录" if view is ready else "年报核对记录（未完成）")


def test_the_list_of_open_figures_is_served_as_word_and_excel(site: Site):
    view = talk(site.desk, site.desk.start(), *OPENING)
    types: dict[CollectionKind, str] = {"docx": "wordprocessingml.document", "xlsx": "spreadsheetml.sheet"}
    for kind, type_ in types.items():
        answer = site.client.get(f"/collect/{kind}/{view.draft}")
        assert answer.status_code == 200
        assert answer.headers["content-type"].endswith(type_)
        assert named(answer) == f"{ORGAN}2019年政府信息公开工作年度报告（数据征集清单）.{kind}"
        assert f'filename="nianbao.{kind}"' in answer.headers["content-disposition"]
        assert answer.content == site.desk.files.collection(view.draft, kind)


def test_a_filled_in_list_is_uploaded_like_a_report(site: Site):
    view = talk(site.desk, site.desk.start(), *OPENING)
    assert view.form
    data = fill_excel(
        site.client.get(f"/collect/xlsx/{view.draft}").content,
        by_names(view.form, {"disclosure.licensing.decisions": "12"}),
    )
    answer = site.client.post(f"/bring/{view.draft}", params={"after": view.rev, "name": "清单.xlsx"}, content=data)
    assert (answer.status_code, answer.json()) == (200, {"note": ""})
    assert site.desk.view(view.draft).shown["disclosure.licensing.decisions"] == "12"


def test_there_is_no_list_without_a_year_with_nothing_open_or_of_an_unknown_draft(site: Site, ready: View):
    answer = site.client.get(f"/collect/docx/{site.desk.start().draft}")
    assert answer.status_code == 409
    assert "还没有选报告年度" in answer.text
    answer = site.client.get(f"/collect/xlsx/{ready.draft}")
    assert answer.status_code == 409
    assert "没有要征集的" in answer.text
    assert site.client.get(f"/collect/docx/{'0' * 32}").status_code == 404
    assert site.client.get(f"/collect/pdf/{ready.draft}").status_code == 404


def test_there_is_no_audit_sheet_without_a_year_or_of_an_unknown_draft(site: Site):
    answer = site.client.get(f"/audit/{site.desk.start().draft}")
    assert answer.status_code == 409
    assert "还没有选报告年度" in answer.text
    assert site.client.get(f"/audit/{'0' * 32}").status_code == 404


def test_no_export_is_left_on_the_disk(site: Site, ready: View):
    assert site.client.get(f"/export/{ready.draft}").status_code == 200
    assert site.client.get(f"/audit/{ready.draft}").status_code == 200
    assert not list(site.folder.rglob("*.docx"))


def test_a_fault_of_the_export_is_a_chinese_page_and_no_file(site: Site, ready: View, monkeypatch: pytest.MonkeyPatch):
    def fault(*_: object) -> None:
        raise ReadBackError("第三部分表格应为 9，文件里是 8")

    monkeypatch.setattr(leaving_module, "export", fault)
    answer = site.client.get(f"/export/{ready.draft}")
    assert answer.status_code == 500
    assert "生成的文件和报告对不上，没有导出：第三部分表格应为 9，文件里是 8" in answer.text
    assert "Traceback" not in answer.text


def test_a_report_that_may_not_leave_is_refused_with_every_reason(site: Site):
    view = talk(site.desk, site.desk.start(), *OPENING, *APPLICATIONS, *UNBALANCED)
    answer = site.client.get(f"/export/{view.draft}")
    refusal = site.desk.files.export(view.draft)
    assert answer.status_code == 409
    assert isinstance(refusal, Refusal)
    assert any("前者多 1" in sentence for sentence in refusal.obstacles)
    assert all(f"<li>{sentence}</li>" in answer.text for sentence in refusal.obstacles)
    assert f'href="/?draft={view.draft}"' in answer.text


def test_a_cell_changed_after_the_talk_shuts_the_export_again(site: Site):
    view = finish(site.desk, talk(site.desk, site.desk.start(), *OPENING, *APPLICATIONS, *BALANCED))
    assert site.client.get(f"/export/{view.draft}").status_code == 200
    site.desk.set_cell(view.draft, "applications.received.natural_person", "2", view.rev)
    assert site.client.get(f"/export/{view.draft}").status_code == 409


@pytest.mark.parametrize("draft", ["0" * 32, "x", "..%2f..%2fetc%2fpasswd", "<b>"])
def test_an_unknown_draft_is_not_found(site: Site, draft: str):
    answer = site.client.get(f"/export/{draft}")
    assert answer.status_code == 404
    assert "<b>" not in answer.text


def test_an_organ_name_cannot_name_a_folder(site: Site):
    view = replace(site.desk.start(), title="../云溪县\\局:报告")
    assert file_name(view, "{}.docx") == ".._云溪县_局_报告.docx"


def test_a_reason_is_shown_as_words(site: Site, ready: View, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(Files, "export", lambda files, draft, kind: Refusal(("<b>不平</b>",)))
    answer = site.client.get(f"/export/{ready.draft}")
    assert "<b>" not in answer.text
    assert "&lt;b&gt;不平" in answer.text


@pytest.mark.parametrize(
    "path", ["/", "/alive", "/export/x", "/audit/x", "/collect/xlsx/x", "/config", "/gradio_api/queue/data"]
)
def test_another_host_name_is_refused_everywhere(site: Site, path: str):
    assert site.client.get(path, headers={"host": "rebound.invalid:7860"}).status_code == 400


@pytest.mark.parametrize("headers", [{"origin": "http://foreign.invalid"}, {"origin": "null"}])
def test_a_foreign_page_cannot_make_a_step(site: Site, headers: dict[str, str]):
    before = site.desk.drafts()
    body = {"data": [""], "fn_index": 0, "session_hash": "x"}
    assert site.client.post("/gradio_api/run/predict", json=body, headers=headers).status_code == 403
    assert site.desk.drafts() == before


def test_our_own_page_may_make_a_step(site: Site):
    body = {"data": [""], "fn_index": 0, "session_hash": "x"}
    headers = {"origin": "http://127.0.0.1:7860"}
    assert site.client.post("/gradio_api/run/predict", json=body, headers=headers).status_code == 200


@pytest.mark.parametrize("route", [*FINISHED, "draft/docx", "draft/pdf", "audit", "collect/docx", "collect/xlsx"])
def test_a_picture_on_a_foreign_page_cannot_fetch_a_report(site: Site, ready: View, route: str):
    headers = {"sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors"}
    assert site.client.get(f"/{route}/{ready.draft}", headers=headers).status_code == 403


@pytest.mark.parametrize(
    "path",
    [
        "/docs",
        "/redoc",
        "/openapi.json",
        "/monitoring",
        "/monitoring/summary",
        "/gradio_api/docs",
        "/gradio_api/openapi.json",
        "/gradio_api/info",
        "/gradio_api/runs",
        "/gradio_api/mcp/",
        "/gradio_api/proxy=http://192.0.2.1/",
        "/gradio_api/file=/etc/passwd",
        "/gradio_api/file/etc/passwd",
        "/file=/etc/passwd",
    ],
)
def test_every_door_that_the_page_does_not_use_is_closed(site: Site, path: str):
    assert site.client.get(path).status_code in (403, 404)


def test_nothing_can_be_uploaded(site: Site):
    assert site.client.post("/gradio_api/upload", files={"files": b"x"}).status_code == 404


def test_the_page_names_nothing_to_be_fetched_from_elsewhere(site: Site):
    answer = site.client.get("/")
    assert answer.status_code == 200
    fetched = re.findall(r'<(?:script|link|img|iframe)[^>]*?(?:src|href)="([^"]+)"', answer.text)
    assert fetched
    assert not [address for address in fetched if re.match(r"(https?:)?//", address)]
    assert "default-src 'self'" in answer.headers["content-security-policy"]
    assert answer.headers["x-frame-options"] == "DENY"


@pytest.mark.parametrize(
    "path",
    [
        "theme.css",
        *(*STYLES, *SCRIPTS, *sources("css"), *sources("js")),
        *("frame/head.js", "talk/replies.js", "talk/bring.js", "routes/copying.js", "routes/copying.css"),
    ],
)
def test_no_style_or_script_of_ours_names_another_host(site: Site, path: str):
    text = site.client.get(f"/{path}").text if path == "theme.css" else source(path)
    assert not re.findall(r"""(?:url\(|@import|fetch\(|src=)\s*["']?(?:https?:)?//[^"')]*""", text)
    assert "fonts.g" not in text


def test_the_page_says_when_it_is_another_process(site: Site):
    first, second = site.client.get("/alive").json(), site.client.get("/alive").json()
    assert first == second
    assert len(first["running"]) == 32
