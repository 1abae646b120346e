"""Our page opened beside a bare Gradio page with the same components: `python -m tests.benchmarks.opening`.

Both show the same whole draft. In every round each is opened in a new window with an empty cache: the first paint, and
when it is ready: the talk is drawn and the report has its value. Then what is loaded, and what a session costs.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, Page, sync_playwright

from assistant.desk.talk import Desk
from tests.benchmarks.took import machine, met, percentiles, told
from tests.benchmarks.turns import ours, serving
from tests.browser.conftest import FLAGS
from tests.conftest import program
from tests.scripts import Script, play

TALK = "seed-2019"
ROUNDS = 9
SESSIONS = 20
GOAL = 1.3
PAINT = "performance.getEntriesByName('first-contentful-paint')[0].startTime"
LOADED = "performance.getEntriesByType('resource').map((one) => [one.transferSize, one.decodedBodySize])"


@dataclass(frozen=True)
class Opened:
    """One opening: seconds to the first paint and until ready, the files that were loaded, their bytes on the wire."""

    paint: float
    ready: float
    files: int
    bytes: int


def main() -> None:
    """Prove that both show the same talk, open both, and print what it comes to."""
    with tempfile.TemporaryDirectory() as place, pages(Path(place)) as addresses, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program("chromium", "google-chrome"), args=FLAGS)
        print(f"both show {proved(browser, addresses)} messages of a whole draft")
        opened: dict[str, list[Opened]] = {name: [] for name in addresses}
        for _ in range(ROUNDS):
            for name, address in addresses.items():
                opened[name].append(open_once(browser, address))
        for name, all_ in opened.items():
            print(f"{name}: first paint {told([one.paint for one in all_])}; ready {told([one.ready for one in all_])}")
            print(f"    {all_[-1].files} files, {all_[-1].bytes / 1000:.0f} kB")
        for what in ("paint", "ready"):
            here, bare = (percentiles([getattr(one, what) for one in opened[name]])[0] for name in ("nianbao", "bare"))
            print(f"{what}: nianbao / bare at p50 = {here / bare:.2f} ({met(here / bare, GOAL)})")
        print(sessions(browser, addresses["nianbao"]))
        browser.close()
    print(machine())


@contextmanager
def pages(folder: Path) -> Iterator[dict[str, str]]:
    """Both servers with the same whole draft; the address at which each shows it."""
    played = play(Script(TALK), folder / "data", folder / "report.docx")
    if played.status:
        raise SystemExit(f"no whole draft: {played.printed}")
    recorded = folder / "recorded.json"
    recorded.write_text(json.dumps([shown(folder / "data")], ensure_ascii=False), encoding="utf-8")
    with ours(folder / "data") as first, serving("-m", "tests.benchmarks.bare_page", str(recorded)) as second:
        with closing(Desk(folder / "data")) as desk:
            (draft,) = desk.drafts()
        yield {"nianbao": f"{first}?draft={draft.draft}", "bare": second}


def shown(folder: Path) -> list[object]:
    """What our page puts out for the one draft of the folder."""
    from ui.handlers import Handlers

    with closing(Desk(folder)) as desk:
        (draft,) = desk.drafts()
        return [*Handlers(desk).opened(draft.draft)]


def proved(browser: Browser, addresses: dict[str, str]) -> int:
    """How many messages both show; SystemExit where they show others."""
    talks = {}
    for name, address in addresses.items():
        page = browser.new_page()
        _until_ready(page, address)
        talks[name] = page.locator("#turns .message").all_inner_texts()
        page.close()
    if not talks["nianbao"] or talks["nianbao"] != talks["bare"]:
        raise SystemExit("the pages show different talks: nothing is timed")
    return len(talks["bare"])


def open_once(browser: Browser, address: str) -> Opened:
    """The page in a window that has seen nothing yet."""
    context = browser.new_context(locale="zh-CN", viewport={"width": 1366, "height": 768})
    page = context.new_page()
    ready = _until_ready(page, address)
    sizes = page.evaluate(LOADED)
    paint = page.evaluate(PAINT)
    context.close()
    return Opened(paint / 1000, ready / 1000, len(sizes), sum(size for size, _ in sizes))


def _until_ready(page: Page, address: str) -> float:
    """Milliseconds from the beginning of the visit until talk and report are there."""
    page.goto(address, wait_until="commit")
    ready = "document.body?.classList.contains('loaded') && document.querySelector('#turns .message')"
    return float(page.wait_for_function(f"{ready} && performance.now()").json_value())


def sessions(browser: Browser, address: str) -> str:
    """What the server and the browser hold for pages that stand open."""
    server = address.split("/")[2]
    before = resident(server)
    opened = [browser.new_page() for _ in range(SESSIONS)]
    for page in opened:
        _until_ready(page, address)
    after = resident(server)
    heap = median(page.evaluate("performance.memory.usedJSHeapSize") for page in opened)
    return (
        f"{SESSIONS} pages open: the server from {before / 1e6:.0f} to {after / 1e6:.0f} MB, "
        f"{(after - before) / SESSIONS / 1e6:.2f} MB each; a page holds {heap / 1e6:.0f} MB of objects in the browser"
    )


def resident(server: str) -> int:
    """Bytes of memory of the process that listens at this address."""
    port = f"{int(server.rpartition(':')[2]):04X}"
    sockets = [line.split() for line in Path("/proc/net/tcp").read_text("ascii").splitlines()[1:]]
    inode = next(one[9] for one in sockets if one[1].endswith(f":{port}") and one[3] == "0A")
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if any(str(link.readlink()) == f"socket:[{inode}]" for link in (process / "fd").iterdir()):
                pages_held = int((process / "statm").read_text("ascii").split()[1])
                return pages_held * 4096
        except OSError:  # another's process, or one that has just ended
            continue
    raise SystemExit(f"nobody listens at {server}")


if __name__ == "__main__":
    main()
