"""The scripts and styles of the page: all of a tab's stand in one function, so no name may be declared twice."""

from __future__ import annotations

import re
from collections import Counter
from importlib.resources import files
from pathlib import Path

from ui.page import SCRIPTS, STYLES, TABS, source, sources

DECLARED = re.compile(r"^(?:const|let|class|(?:async )?function\*?) (\w+)", re.MULTILINE)
LEAKING = re.compile(r"^[ \t]+function\*? (\w+)", re.MULTILINE)
ELSEWHERE = {"frame/head.js", "talk/bring.js", "talk/replies.js", "routes/copying.js", "routes/copying.css"}
"""What stands alone: the scripts of other components, and the page of the copied code."""


def _there(kind: str) -> set[str]:
    folder = Path(str(files("ui")))
    return {path.relative_to(folder).as_posix() for path in folder.rglob(f"*.{kind}")}


def test_no_name_is_declared_twice_among_the_tabs() -> None:
    declared = Counter(name for script in sources("js") for name in DECLARED.findall(source(script)))
    assert [name for name, times in declared.items() if times > 1] == []


def test_no_function_declared_within_a_block_leaves_it() -> None:
    assert [
        (script, LEAKING.findall(source(script))) for script in sources("js") if LEAKING.search(source(script))
    ] == []


def test_every_script_and_style_is_used() -> None:
    used = {*SCRIPTS, *STYLES, *sources("js"), *sources("css"), *ELSEWHERE}
    assert used == _there("js") | _there("css")


def test_every_script_that_a_tab_names_is_there() -> None:
    named = {f"tabs/{name}.js" for tab in TABS for name in tab.scripts}
    assert named <= set(sources("js"))
