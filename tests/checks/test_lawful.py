"""Lawful sentences: whatever may be asked about them, none is an error."""

from pathlib import Path

import pytest
import yaml

from assistant.checks import evaluate
from tests.checks.test_said import FIGURES
from tests.checks.zeros import last_year, zeros

SENTENCES: list[str] = yaml.safe_load((Path(__file__).parent / "lawful.yaml").read_text("utf-8"))
PRIOR = {
    "applications.received.natural_person": 10,
    "applications.granted.natural_person": 8,
    "applications.carried_out.natural_person": 2,
}


@pytest.mark.parametrize("opening", ["", "依申请公开方面。"])
def test_a_lawful_sentence_is_no_error(opening: str) -> None:
    wrong = []
    for sentence in SENTENCES:
        report = zeros(2025, FIGURES, last_year(2024, PRIOR), texts={"overview": opening + sentence})
        wrong += [one.say for one in evaluate(report) if one.code.startswith("N-") and one.severity == "E"]
    assert wrong == []
