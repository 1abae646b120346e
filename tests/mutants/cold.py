"""A plugin for mutmut, whose workers are forks of a process that has run the tests: nothing made there is used again.

Without it a form that was read before the fork would hide every change of the code that reads forms. Forms are read
anew for the first test of each file, so that mutmut knows those tests as users of that code; for every test would take
hours.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

FILE = pytest.StashKey[Path]()
"""The file of the test before."""
OURS = ("assistant", "knowledge", "prompts")


def pytest_configure() -> None:
    """Empty the caches of the product, and have the test modules imported anew."""
    empty_caches()
    for name in [name for name in sys.modules if name.startswith("tests.")]:
        if not name.startswith(("tests.mutants", "tests.conftest")):
            del sys.modules[name]


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item, nextitem: pytest.Item | None) -> None:
    """Empty the caches before the first test of a file."""
    if item.config.stash.get(FILE, None) != item.path:
        item.config.stash[FILE] = item.path
        empty_caches()


def empty_caches() -> None:
    """Forget what the product's functions remember."""
    modules = [module for name, module in list(sys.modules.items()) if name.partition(".")[0] in OURS]
    for one in [one for module in modules for one in list(vars(module).values())]:
        getattr(one, "cache_clear", int)()
