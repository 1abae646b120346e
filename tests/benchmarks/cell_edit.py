"""A cell edited in the browser, from the key to the findings in the page: `python -m tests.benchmarks.cell_edit`.

In a whole report with last year's beside it a figure is made wrong and right again, so that the findings change with
every Enter. Beside it a bare Gradio page gets the same answers, whole, to an Enter. Both are open at once, and edits go
to one after the other. That the figures are kept is looked at afterwards.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, sync_playwright

from assistant.desk.talk import Desk
from assistant.documents.export import export
from tests.benchmarks.took import machine, met, percentiles, told
from tests.benchmarks.turns import ours, serving
from tests.browser.conftest import FLAGS
from tests.conftest import program
from tests.documents.samples import sample_report

TODAY = date(2025, 1, 10)
EDITS = 60
WARMING = 6
GOAL = 150
"""Milliseconds from the key to the findings."""
CELLS = ("applications.granted.company", "disputes.reconsideration.other", "applications.received.research")
WATCH = """() => {
  window.took = [];
  document.addEventListener('keydown', ({ key }) => { if (key === 'Enter') window.begun = performance.now(); }, true);
  new MutationObserver(() => {
    if (window.begun) window.took.push(performance.now() - window.begun);
    window.begun = 0;
  }).observe(document.querySelector('#checks'), { childList: true, subtree: true, characterData: true });
}"""


def main() -> None:
    """Edit cells at both pages in turn and print what it took."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.cell_edit")
    parser.add_argument("--edits", type=int, default=EDITS)
    edits = parser.parse_args().edits + WARMING
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        values = whole_report(folder / "data")
        answers = folder / "answers.json"
        answers.write_text(json.dumps(recorded(folder / "recorded", edits), ensure_ascii=False), encoding="utf-8")
        with (
            ours(folder / "data") as address,
            serving("-m", "tests.benchmarks.bare_cells", str(answers)) as bare,
            sync_playwright() as playwright,
        ):
            browser = playwright.chromium.launch(
                executable_path=program("chromium", "chromium-browser", "google-chrome"), args=FLAGS
            )
            here, there = (browser.new_context(locale="zh-CN").new_page() for _ in range(2))
            here.goto(f"{address}?draft={values['draft']}")
            there.goto(bare)
            took = edited(here, there, values, edits)
            browser.close()
        with closing(Desk(folder / "data")) as desk:
            assert {cell: desk.view(values["draft"]).shown[cell] for cell in CELLS} == {c: values[c] for c in CELLS}
    for name, seconds in took.items():
        print(f"{name}: {told(seconds)}")
    p50, p95, _ = percentiles(took["nianbao"])
    bare50, bare95, _ = percentiles(took["bare"])
    print(f"p95 {p95:.0f} ms ({met(p95, GOAL)}); nianbao / bare at p50 {p50 / bare50:.2f}, at p95 {p95 / bare95:.2f}")
    print(machine())


def edited(here: Page, there: Page, values: dict[str, str], edits: int) -> dict[str, list[float]]:
    """Seconds of every edit but the first few, at our page and at the bare one."""
    here.wait_for_selector("body.loaded:not(.busy) #sheets td[data-cell] input")
    there.wait_for_selector("#checks", state="attached")
    for page in (here, there):
        page.evaluate(WATCH)
    for number, (cell, text) in enumerate(slips(values, edits), 1):
        field = here.locator(f'#sheets td[data-cell="{cell}"] input')
        for page, one in ((here, field), (there, there.locator("input").first)):
            one.fill(text)
            one.press("Enter")
            page.wait_for_function(f"window.took.length === {number} && !document.body.matches('.busy')")
    pages = {"nianbao": here, "bare": there}
    return {name: [one / 1000 for one in page.evaluate("window.took")[WARMING:]] for name, page in pages.items()}


def slips(values: dict[str, str], edits: int) -> Iterator[tuple[str, str]]:
    """A cell made wrong, then right again, then the next."""
    for number in range(edits):
        cell = CELLS[number // 2 % len(CELLS)]
        yield cell, f"{values[cell]}1" if number % 2 == 0 else values[cell]


def whole_report(folder: Path) -> dict[str, str]:
    """A draft with every figure and text of this year's and last year's report; its id, and what the cells hold."""
    with closing(Desk(folder, today=lambda: TODAY)) as desk:
        view = desk.start()
        for year in (2024, 2023):
            data = export(sample_report(year)).data
            assert data
            view = desk.bring(view.draft, f"{year}.docx", data, view.rev)
        return {"draft": view.draft, **{cell: view.shown[cell] or "" for cell in CELLS}}


def recorded(folder: Path, edits: int) -> list[list[Any]]:
    """What our handlers put out for the same edits."""
    from ui.sending import outputs
    from ui.show import show

    values = whole_report(folder)
    found: list[list[Any]] = []
    with closing(Desk(folder)) as desk:
        view = desk.view(values["draft"])
        for cell, text in slips(values, edits):
            view = desk.set_cell(view.draft, cell, text, view.rev)
            found.append([*outputs(show(view, str(len(found))))])
    return found


if __name__ == "__main__":
    main()
