"""An invented organ's report, whose figures the texts of the tests give."""

from collections.abc import Mapping

from assistant.passages.splitting import slotted
from assistant.report.figures import Value
from assistant.report.report import Prior, Report
from knowledge.shelf import form_for
from knowledge.splitting import load_splitting
from tests.checks.zeros import figures

ORGAN = "云溪县水务局"
RULES = load_splitting()
RECEIVED, CONCLUDED = "applications.received.total", "applications.concluded.total"
NATURAL, COMPANY = "applications.received.natural_person", "applications.received.company"
CARRIED_IN = "applications.carried_in.natural_person"
GRANTED, RECONSIDERED = "applications.granted.natural_person", "disputes.reconsideration.upheld"

FIGURES: Mapping[str, Value] = {NATURAL: 30, COMPANY: 10, CARRIED_IN: 2, GRANTED: 41, RECONSIDERED: 3}
"""40 received, 2 carried in, 41 concluded."""
BEFORE: Mapping[str, Value] = {NATURAL: 25, GRANTED: 25}


def report(changes: Mapping[str, Value] = FIGURES, before: Mapping[str, Value] = BEFORE, organ: str = ORGAN) -> Report:
    """The report of 2025 with these figures, that of 2024 beside it."""
    form = form_for(2025)
    prior = Prior(2024, figures(2024, before), form_for(2024), organ)
    return Report(form, organ, 2025, "department", figures(2025, changes), prior=prior)


def slots_of(text: str, changes: Mapping[str, Value] = FIGURES, organ: str = ORGAN) -> str:
    """The text with its slots, as the report's splitting makes them."""
    return slotted(text, report(changes, organ=organ), RULES)
