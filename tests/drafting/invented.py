"""Past passages of invented organs, and the report of this year that they are fitted to."""

from collections.abc import Mapping
from types import MappingProxyType

from assistant.drafting.fitting import Fitted, Rules, Setting, fit
from assistant.passages.passage import Passage, When
from assistant.report.figures import Value, shown
from assistant.report.form import OrganKind
from assistant.report.slots import source_for
from knowledge.composing import load_composing
from knowledge.splitting import load_splitting
from tests.passages.invented import BEFORE, FIGURES, ORGAN, report

RULES = Rules(load_splitting(), load_composing())
RECEIVED = "{applications.received.total}"
DISPUTED = "{disputes.reconsideration.total}"
SUITS = "{disputes.direct_suit.total}"
OTHER = "澜汀市生态环境局"


def setting(
    figures: Mapping[str, Value] = FIGURES,
    facts: Mapping[str, Value] = MappingProxyType({}),
    organ: str = ORGAN,
    before: Mapping[str, Value] = BEFORE,
    kind: OrganKind = "department",
    declined: frozenset[str] = frozenset(),
) -> Setting:
    """This year's report of 云溪县水务局 with these figures."""
    made = report(figures, before, organ)
    bare = type(made)(made.form, organ, made.year, kind, made.figures, facts, {}, made.prior)
    beside = made.known_last_year(across_forms=True)
    return Setting(
        bare, source_for(made.form, organ, made.year, shown(made.form, made.figures), facts, beside), declined
    )


def passage(
    text: str,
    aspect: str = "依申请公开",
    organ: str = OTHER,
    year: int = 2024,
    when: When | None = None,
    learned: bool = True,
) -> Passage:
    """A passage of another organ, learned from its report; an own one with `organ=ORGAN`, a shipped one unlearned."""
    name = f"{organ}{year}.docx" if learned else ""
    return Passage(
        id=f"{organ}-{year}-{text[:20]}",
        section="problems" if aspect in ("存在的主要问题", "改进情况") else "overview",
        aspect=aspect,
        kinds=("department",),
        forms=("gov-info-2021",),
        year=year,
        organ=organ,
        source=name or "自写样例",
        text=text,
        when=when or When(),
        report=name,
        look=tuple(dict.fromkeys(RULES.splitting.timely.findall(text))),
    )


def fitted(text: str, this: Setting | None = None, **how: object) -> Fitted:
    """What is left of a passage this year."""
    return fit(passage(text, **how), this or setting(), RULES)  # type: ignore[arg-type]
