"""The clerk's hands: what one does at the page, in the words that one sees."""

from collections.abc import Iterator

from playwright.sync_api import Locator, Page, expect

ORGAN = "云溪县工业和信息化局"
SENTENCE = "全年收到政府信息公开申请9件"
"""What the text of the fixture `wrong_file` says and no table has."""


def visit(page: Page, address: str) -> None:
    page.goto(address)
    page.wait_for_selector("body.loaded")


def begin(page: Page, address: str) -> str:
    """A new draft, whatever the folder already holds; its id."""
    visit(page, address)
    if page.locator("body.at-home").count():
        page.get_by_role("button", name="新建草稿").first.click()
    page.wait_for_url("**/?draft=*")
    settled(page)
    return page.url.partition("draft=")[2]


def settled(page: Page) -> None:
    """Wait until the step at hand is answered and shown."""
    page.wait_for_selector("body.loaded:not(.busy)")


def at_sizes(page: Page, *sizes: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """The page at one width and height after the other."""
    for width, height in sizes:
        page.set_viewport_size({"width": width, "height": height})
        page.evaluate("() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))")
        yield width, height


def turns(page: Page) -> Locator:
    return page.locator("#turns .message-row")


def say(page: Page, *messages: str) -> None:
    """Type each message, press Enter, and wait for the answer."""
    for message in messages:
        before = turns(page).count()
        page.get_by_role("textbox", name="回答").fill(message)
        page.get_by_role("textbox", name="回答").press("Enter")
        expect(turns(page)).to_have_count(before + 2)
        settled(page)


def click(page: Page, *replies: str) -> None:
    """Click each quick reply and wait for the answer."""
    for reply in replies:
        before = turns(page).count()
        page.locator("#replies").get_by_role("button", name=reply, exact=True).click()
        expect(turns(page)).to_have_count(before + 2)
        settled(page)


def cell(page: Page, cell_id: str) -> Locator:
    return page.locator(f'#sheets td[data-cell="{cell_id}"]')


def field(page: Page, cell_id: str) -> Locator:
    return cell(page, cell_id).locator("input")


def set_cell(page: Page, cell_id: str, text: str) -> None:
    field(page, cell_id).fill(text)
    field(page, cell_id).press("Tab")
    settled(page)


def bring(page: Page, name: str, data: bytes) -> None:
    """Choose a file to upload; it may still be on its way."""
    page.locator("#file").set_input_files({"name": name, "mimeType": "application/octet-stream", "buffer": data})


def last_said(page: Page) -> str:
    return turns(page).last.inner_text()


def to_the_tables(page: Page) -> None:
    """Organ, year and kind: from here on the tables are there."""
    say(page, ORGAN, "2019年")
    click(page, "政府部门或街道办事处")
