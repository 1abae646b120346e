"""The other office program, started once for many files and kept for the session."""

from __future__ import annotations

import pytest

from tests.documents.reading.made.office import Office


@pytest.fixture(scope="session")
def office(soffice: str, tmp_path_factory: pytest.TempPathFactory) -> Office:
    """Saves files anew as another kind; what was converted once in this session is not converted again."""
    return Office(soffice, tmp_path_factory.mktemp("office"))
