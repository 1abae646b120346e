"""A file of help with a mistake in it is refused with file, line and place."""

import pytest

from assistant.report.formsource import FormError
from assistant.report.helpfile import build_help
from knowledge.shelf import form_for

GOOD = """entries:
- id: one
  words: [个人]
  asked: [什么叫个人]
  answer: 以个人名义申请的。
  source: "{form}附件"
  about: [applications.*.natural_person, applications.granted, overview.主动公开]
"""


def test_an_entry_names_what_it_is_about_and_what_it_rests_on():
    (entry,) = build_help({"help.yaml": GOOD}, form_for(2025))
    assert entry.source == "国办公开办函〔2021〕30号附件"
    assert {"applications.received.natural_person", "applications.granted.company"} <= entry.cells
    assert "applications.received.company" not in entry.cells
    assert entry.questions == {"overview.主动公开"}


@pytest.mark.parametrize(
    ("old", "new", "place", "problem"),
    [
        ("  words:", "  word:", "entries.0.word", "Extra inputs"),
        ("[什么叫个人]", "[]", "entries.0.asked", "at least 1"),
        ("[个人]", "[12345]", "entries.0.words.0", "valid string"),
        ('  source: "{form}附件"\n', "", "entries.0.source", "required"),
        ("以个人名义", "以{name}名义", "entries.0.answer", "only {form}"),
        ("applications.granted", "applications.grant", "entries.0.about.1", "no row, column, group or question"),
        (
            "applications.*.natural",
            "applications.*.artificial",
            "entries.0.about.0",
            "no row, column, group or question",
        ),
        ("overview.主动公开", "overview.主动", "entries.0.about.2", "no row, column, group or question"),
    ],
)
def test_a_mistake_is_refused(old, new, place, problem):
    assert old in GOOD
    with pytest.raises(FormError) as caught:
        build_help({"help/x.yaml": GOOD.replace(old, new)}, form_for(2025))
    assert (caught.value.file, caught.value.place) == ("help/x.yaml", place)
    assert problem in caught.value.problem


def test_an_id_stands_in_one_file_only():
    with pytest.raises(FormError, match=r"^b\.yaml:2: entries\.0\.id: entry one stands twice"):
        build_help({"a.yaml": GOOD, "b.yaml": GOOD}, form_for(2025))
