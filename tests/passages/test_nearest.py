"""The past sentence that a sentence is nearest to: numbers and names do not count, of equals the first does."""

from assistant.passages.alike import Own
from assistant.passages.nearest import nearest
from assistant.passages.passage import Passage
from knowledge.shelf import form_for
from tests.passages.invented import ORGAN, RULES

OWN = Own(ORGAN, form_for(2025).wording.names, RULES)
SAID = "{self}收到政府信息公开申请{applications.received.total}件。"


def passage(name: str, text: str) -> Passage:
    return Passage(name, "overview", "依申请公开", ("department",), ("gov-info-2021",), 2024, "青禾县水利局", "", text)


def near(text: str, *past: Passage, least: float = 60) -> list[tuple[str, str, int]]:
    found = nearest(text, past, OWN, least)
    return [(sentence, one.passage.id if one else "", int(one.likeness) if one else 0) for sentence, one in found]


def test_slots_and_typed_numbers_and_own_names_are_the_same_thing():
    assert near("我局收到政府信息公开申请1,234件。", passage("a", SAID)) == [
        ("我局收到政府信息公开申请1,234件。", "a", 100)
    ]
    assert near("{organ}收到政府信息公开申请{?件:申请}件。", passage("a", SAID))[0][1:] == ("a", 100)


def test_of_equals_the_one_named_first_counts():
    assert near(SAID, passage("b", f"别的话。{SAID}"), passage("a", SAID))[0][1:] == ("b", 100)


def test_below_the_least_likeness_nothing_is_near():
    changed = "{self}受理政府信息公开申请{applications.received.total}件。"
    ((_, name, likeness),) = near(changed, passage("a", SAID))
    assert (name, 80 < likeness < 100) == ("a", True)
    assert near(changed, passage("a", SAID), least=likeness + 1) == [(changed, "", 0)]
    assert near(SAID) == [(SAID, "", 0)]


def test_every_sentence_of_every_line_is_looked_for():
    assert [one[0] for one in near("甲。乙！\n丙", passage("a", SAID))] == ["甲。", "乙！", "丙"]
