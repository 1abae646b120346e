"""How the page carries itself: axe-core without findings, light and dark, at double size, on a slow line."""

from collections.abc import Callable, Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.conftest import Server
from tests.browser.desk import begin, say, to_the_tables, visit
from tests.ui.conftest import APPLICATIONS, UNBALANCED

pytestmark = pytest.mark.browser

Window = Callable[..., BrowserContext]


def tabs(page: Page) -> Iterator[str]:
    """Open one tab of the report after the other."""
    for tab in page.get_by_role("tab").all():
        if tab.is_visible():
            tab.click()
            page.wait_for_timeout(300)
            yield tab.inner_text()


def troubles(page: Page) -> list[str]:
    page.wait_for_function("document.getAnimations().every((one) => one.playState !== 'running')")
    found = Axe().run(page).response["violations"]
    return [f"{one['id']}: {node['html'][:150]}" for one in found for node in one["nodes"]]


@pytest.mark.parametrize("look", ["light", "dark"])
def test_axe_finds_nothing_in_any_tab(shared_server: Server, window: Window, look: str):
    page = window(look=look).new_page()
    begin(page, shared_server.address)
    assert not troubles(page)
    to_the_tables(page)
    say(page, *APPLICATIONS, *UNBALANCED)
    found = {name: troubles(page) for name in tabs(page)}
    assert not any(found.values()), found
    visit(page, shared_server.address)
    assert not troubles(page)


def test_dark_is_as_the_system_has_it_until_the_clerk_chooses(shared_server: Server, window: Window):
    page = window(look="dark").new_page()
    begin(page, shared_server.address)
    look = page.get_by_role("button", name="深色")
    expect(look).to_have_attribute("aria-pressed", "true")
    look.click()
    expect(look).to_have_attribute("aria-pressed", "false")
    page.reload()
    page.wait_for_selector("body.loaded")
    expect(look).to_have_attribute("aria-pressed", "false")
    assert page.evaluate("document.body.classList.contains('dark')") is False


def test_at_double_size_nothing_is_cut_off_and_nothing_scrolls_sideways(shared_server: Server, window: Window):
    page = window(1366 // 2, 768 // 2).new_page()
    begin(page, shared_server.address)
    to_the_tables(page)
    say(page, *APPLICATIONS, *UNBALANCED)
    for name in tabs(page):
        wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert wide <= 0, f"{name} is {wide} px too wide"
        assert not cut_off(page), name


def cut_off(page: Page) -> list[str]:
    """The words that reach over the edge of what holds them."""
    found: list[str] = page.evaluate(
        """() => [...document.querySelectorAll('#head *, #replies *, #report *')].filter((one) =>
            one.checkVisibility() && one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 1
            && getComputedStyle(one).overflowX === 'hidden' && !one.classList.contains('unseen')
        ).map((one) => one.outerHTML.slice(0, 120))"""
    )
    return found


def test_on_a_slow_line_the_page_says_that_it_is_on_its_way(shared_server: Server, page: Page):
    slow = {"offline": False, "latency": 200, "downloadThroughput": 400_000, "uploadThroughput": 100_000}
    page.context.new_cdp_session(page).send("Network.emulateNetworkConditions", slow)
    page.goto(shared_server.address, wait_until="commit")
    page.wait_for_function(
        "document.body && getComputedStyle(document.body, '::before').content.includes('正在打开起草台')"
    )
    page.wait_for_selector("body.loaded")
    assert page.evaluate("getComputedStyle(document.body, '::before').content") == "none"
