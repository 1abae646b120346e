"""The words and quantities of prose: what the files say, and which mistakes are refused, with file, line and place."""

from importlib.resources import files

import pytest

from assistant.report.formsource import FormError
from assistant.report.vocabulary import Vocabulary
from assistant.report.vocabularyfile import build_vocabulary
from knowledge.shelf import form_for

GENERAL = (files("knowledge") / "prose.yaml").read_text("utf-8")
OWN = (files("knowledge") / "forms" / "gov-info-2021" / "prose.yaml").read_text("utf-8")
FORM = form_for(2025)
KNOWN = frozenset({*FORM.cells, *(f"fact:{fact}" for fact in FORM.facts)})


def built(general: str = GENERAL, own: str = OWN) -> Vocabulary:
    return build_vocabulary(general, own, KNOWN, "gov-info-2021/")


def swapped(text: str, old: str, new: str) -> str:
    assert old in text
    return text.replace(old, new, 1)


def test_the_shipped_files_make_the_vocabulary_of_the_form() -> None:
    vocabulary = built()
    assert vocabulary.words["行政复议"]["domain"] == {"reconsideration"}
    assert vocabulary.words["办理"]["act"] == {"handled", "decided"}
    assert vocabulary.words["败诉"] == {"domain": {"suits"}, "result": {"corrected"}}
    _, sums = vocabulary.sums["received/organizations"]
    columns = ("company", "research", "nonprofit", "legal_service", "other")
    assert sums[0] == tuple(f"applications.received.{column}" for column in columns)
    assert sums[1][5:] == tuple(f"applications.carried_in.{column}" for column in columns)


@pytest.mark.parametrize(
    ("general", "own", "says"),
    [
        (
            ("rules: [规章,", "rules: [行政复议, 规章,"),
            None,
            "prose.yaml:12: words.domain.rules: 行政复议 already means reconsideration",
        ),
        (("domain: suits, result: corrected}", "domain: suits, result: lost}"), None, "no word means lost"),
        (
            ("{cells}；请核对哪一个对", "{cell}；请核对哪一个对"),
            None,
            "says.compared: the sentence cannot be filled in: 'cell'",
        ),
        (("  fee_step:", "  fee_steps:"), None, "not fee_step, fee_steps"),
        (
            ('thing: 政务新媒体\n    denied: ["(?:', 'thing: 政务新媒体\n    denied: ["(('),
            None,
            "a pattern cannot be read",
        ),
        (
            None,
            ("act: received}", "act: gotten}"),
            "gov-info-2021/prose.yaml:4: quantities.0.needs: no word means gotten",
        ),
        (None, ("units: cases", "units: heads"), "there are no units heads"),
        (
            None,
            ("applications.received.$who]", "applications.recieved.$who]"),
            "no cell or fact applications.recieved.total",
        ),
    ],
)
def test_a_mistake_is_refused_with_its_place(
    general: tuple[str, str] | None, own: tuple[str, str] | None, says: str
) -> None:
    with pytest.raises(FormError) as refused:
        built(swapped(GENERAL, *general) if general else GENERAL, swapped(OWN, *own) if own else OWN)
    assert says in str(refused.value)
