"""What another office program saves is known for what it is."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.documents.guard.files import FileRefused, inspect
from assistant.documents.guard.limits import Limits
from knowledge.shelf import form_for, template_of

pytestmark = pytest.mark.office
Saved = Callable[[str], bytes]


@pytest.fixture(scope="module")
def saved(soffice: str, tmp_path_factory: pytest.TempPathFactory) -> Saved:
    """The shipped template as LibreOffice saves it under another extension."""
    folder = tmp_path_factory.mktemp("office")
    source = folder / "template.docx"
    source.write_bytes(template_of(form_for(2025)).read_bytes())

    def as_kind(kind: str) -> bytes:
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        command = [soffice, profile, "--headless", "--convert-to", kind, "--outdir", str(folder / kind), str(source)]
        subprocess.run(command, check=True, capture_output=True, timeout=180)
        return Path(folder, kind, f"template.{kind}").read_bytes()

    return as_kind


@pytest.mark.parametrize(
    ("extension", "kind"), [("docx", "docx"), ("doc", "old"), ("pdf", "pdf"), ("html", "html"), ("txt", "text")]
)
def test_a_file_of_another_program_is_let_in(saved: Saved, extension: str, kind: str):
    data = saved(extension)
    assert inspect(data, f"a.{extension}", Limits()) == kind
    assert inspect(data, "", Limits()) == kind


@pytest.mark.parametrize(("extension", "says"), [("rtf", "RTF"), ("odt", "ODF")])
def test_a_kind_that_is_not_read_is_named(saved: Saved, extension: str, says: str):
    with pytest.raises(FileRefused, match=says):
        inspect(saved(extension), "a.docx", Limits())
