"""Forms, their shipped templates, and golden files (`pytest tests/documents --update-golden` writes them anew)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from assistant.report.form import Form
from knowledge.shelf import load_forms, template_of
from tests.documents.packing import canonical

GOLDEN = Path(__file__).parent / "golden"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the golden files anew")


@pytest.fixture(params=load_forms(), ids=lambda form: form.id)
def form(request: pytest.FixtureRequest) -> Form:
    """Each shipped form in turn."""
    shipped: Form = request.param
    return shipped


@pytest.fixture
def template(form: Form) -> bytes:
    """The template that ships with the form."""
    return template_of(form).read_bytes()


@pytest.fixture
def is_golden(request: pytest.FixtureRequest) -> Callable[[Any, str], None]:
    """Compares an element with the golden file of that name."""

    def compare(root: Any, name: str) -> None:
        path = GOLDEN / name
        # The option is unknown when pytest did not start in this folder.
        if request.config.getoption("--update-golden", default=False):
            path.write_bytes(canonical(root))
        assert canonical(root).decode() == path.read_text(encoding="utf-8")

    return compare


@pytest.fixture
def own_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The folder in which temporary files are made."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    return folder
