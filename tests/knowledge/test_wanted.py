"""An office sets which figures of the text it is asked for; what no form knows is refused in one sentence."""

from pathlib import Path

import pytest

from assistant.desk.talk import Desk
from assistant.interview.plan import asked_facts
from assistant.report.draft import Draft
from assistant.report.form import OrganKind
from knowledge.shelf import form_for, load_forms
from knowledge.wanted import BadFacts


def asked(kind: OrganKind = "department", year: int = 2025) -> list[str]:
    draft = Draft(organ="云溪县水务局", year=year, kind=kind)
    (question,) = (one for one in form_for(year).questions if one.id == "overview.facts")
    return [fact.id for fact in asked_facts(question, draft)]


@pytest.mark.parametrize("kind", ["department", "township", "office", "government"])
@pytest.mark.parametrize("year", [2019, 2025])
def test_the_setting_replaces_the_forms_own_set_for_every_kind(
    monkeypatch: pytest.MonkeyPatch, kind: OrganKind, year: int
):
    before = asked(kind, year)
    monkeypatch.setenv("NIANBAO_FACTS", "gazette.issues, released.total，trainings.people,gazette.issues")
    assert asked(kind, year) == ["gazette.issues", "released.total", "trainings.people"]
    monkeypatch.setenv("NIANBAO_FACTS", "")
    assert asked(kind, year) == before


def test_one_setting_gives_one_form(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("NIANBAO_FACTS", "gazette.issues")
    assert load_forms()[0] is load_forms()[0]
    assert {question.id for question in form_for(2025).questions} >= {"processing_fee", "overview.facts"}


@pytest.mark.parametrize(
    "wrong", ["released.totals", "released.total,公报", "processing_fee.yuan", '["gazette.issues"]']
)
def test_a_setting_that_cannot_be_used_is_refused_at_the_start(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, wrong: str
):
    monkeypatch.setenv("NIANBAO_FACTS", wrong)
    with pytest.raises(BadFacts, match=r"NIANBAO_FACTS 里的 \S+ 不能用，可以写的有：released\.total、"):
        Desk(tmp_path / "data")
