"""The list of open figures at the page: downloaded, filled in, brought back by upload or by a paste from Excel."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from knowledge.shelf import form_for
from tests.browser.desk import at_sizes, bring, field, last_said, say, settled, to_the_tables, turns
from tests.documents.collecting.offices import by_names, copied, fill_excel

pytestmark = pytest.mark.browser
VALUES = {"disclosure.licensing.decisions": "12", "applications.received.natural_person": "9"}


def filled(page: Page, folder: Path) -> bytes:
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Excel").click()
    assert waiting.value.suggested_filename.endswith("（数据征集清单）.xlsx")
    waiting.value.save_as(folder / "list.xlsx")
    return fill_excel((folder / "list.xlsx").read_bytes(), by_names(form_for(2019), VALUES))


def stand_in_the_tables(page: Page) -> None:
    for cell, value in VALUES.items():
        expect(field(page, cell)).to_have_value(value)


def test_a_list_is_downloaded_filled_in_and_uploaded(begun: Page, tmp_path: Path):
    to_the_tables(begun)
    before = turns(begun).count()
    bring(begun, "清单.xlsx", filled(begun, tmp_path))
    expect(turns(begun)).to_have_count(before + 2)
    settled(begun)
    assert "填进 2 个数" in last_said(begun)
    stand_in_the_tables(begun)


def test_a_list_is_pasted_from_excel(begun: Page, tmp_path: Path):
    to_the_tables(begun)
    say(begun, copied(filled(begun, tmp_path)))
    assert "填进 2 个数" in last_said(begun)
    stand_in_the_tables(begun)


def test_the_way_to_the_list_makes_the_page_no_wider(begun: Page):
    to_the_tables(begun)
    for width, _ in at_sizes(begun, (1366, 768), (390, 844)):
        expect(begun.locator("#collect-docx")).to_be_visible()
        assert begun.evaluate("document.documentElement.scrollWidth") <= width
