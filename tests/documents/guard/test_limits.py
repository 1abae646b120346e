"""What a file may cost is one frozen value, which an office changes through its environment."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from assistant.documents.guard.limits import Limits


def test_a_report_may_have_twenty_megabytes():
    assert Limits().file_bytes == 20_000_000


def test_the_environment_changes_a_limit(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("NIANBAO_FILE_BYTES", "50000000")
    assert Limits().file_bytes == 50_000_000
    assert Limits(file_bytes=7).file_bytes == 7


@pytest.mark.parametrize("value", ["0", "-1", "viel", ""])
def test_a_limit_that_is_none_is_an_error(monkeypatch: pytest.MonkeyPatch, value: str):
    monkeypatch.setenv("NIANBAO_SECONDS", value)
    with pytest.raises(ValidationError, match="seconds"):
        Limits()


def test_no_limit_changes_once_it_is_set():
    with pytest.raises(ValidationError):
        Limits().pages = 1
