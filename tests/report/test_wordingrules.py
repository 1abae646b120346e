"""A file on wording with a mistake in it is refused, with file, line and place; the shipped ones hold together."""

import pytest

from assistant.report.formsource import FormError
from assistant.report.wordingrules.file import build_wording
from assistant.report.wordingrules.rules import WordingRules
from knowledge.shelf import form_for

FORM = form_for(2024)
RIGHT = """\
phrases:
  - code: D-16
    severity: W
    find: [的的]
    say: “{section}”里的“{words}”多了一个字。
    source: 自定
"""


def refusal(text: str) -> FormError:
    with pytest.raises(FormError) as caught:
        build_wording({"wording/a.yaml": RIGHT, "wording/b.yaml": text}, FORM)
    return caught.value


def test_the_rules_of_several_files_stand_one_after_the_other() -> None:
    built = build_wording({"a.yaml": RIGHT, "b.yaml": RIGHT.replace("D-16", "D-99")}, FORM)
    assert [rule.code for rule in built.phrases] == ["D-16", "D-99"]
    assert built.topics == ()
    assert build_wording({}, FORM) == WordingRules()


@pytest.mark.parametrize(
    ("old", "new", "line", "place", "problem"),
    [
        ("say:", "says:", 2, "phrases.0.say", "Field required"),
        ("severity: W", "severity: X", 3, "phrases.0.severity", "Input should be 'E', 'W' or 'I'"),
        ("find: [的的]", "find: ['(的']", 4, "phrases.0.find.0", "valid regular expression"),
        ("{words}", "{word}", 2, "phrases.0", "cannot be filled in: 'word'"),
        (
            "find: [的的]",
            "find: [的的]\n    texts: [title]",
            5,
            "phrases.0.texts",
            "there is no title in gov-info-2021",
        ),
        ("find: [的的]", "find: [的的]\n    kinds: [office, bureau]", 5, "phrases.0.kinds", "there is no bureau"),
        ("phrases:", "phrase:", 1, "phrase", "Extra inputs are not permitted"),
    ],
)
def test_a_mistake_is_refused_with_file_line_and_place(old: str, new: str, line: int, place: str, problem: str) -> None:
    error = refusal(RIGHT.replace(old, new))
    assert (error.file, error.line, error.place) == ("wording/b.yaml", line, place)
    assert problem in error.problem


def test_a_reminder_about_a_cell_that_is_not_there_is_refused() -> None:
    reminder = "reminders:\n  - {code: T9-9, severity: I, cells: [applications.none], say: 看, source: 自定}\n"
    assert refusal(reminder).problem == "there is no applications.none in gov-info-2021"


@pytest.mark.parametrize("year", [2019, 2024])
def test_every_kind_of_rule_is_there_for_every_form(year: int) -> None:
    rules = form_for(year).wording
    empty = {name for name in WordingRules.model_fields if not getattr(rules, name)}
    assert empty == ({"lengths"} if year == 2019 else set())


def test_a_rule_holds_for_its_years_and_kinds_and_of_a_year_not_known_only_without_years() -> None:
    bound = build_wording({"a": RIGHT.replace("find", "first: 2021\n    last: 2022\n    find")}, FORM).phrases[0]
    until = build_wording({"a": RIGHT.replace("find", "last: 2022\n    find")}, FORM).phrases[0]
    assert (until.covers("office", 2022), until.covers("office", 0)) == (True, False)
    assert [year for year in range(2019, 2025) if bound.covers("department", year)] == [2021, 2022]
    free = build_wording({"a": RIGHT.replace("find", "kinds: [office]\n    find")}, FORM).phrases[0]
    assert (free.covers("office", 0), free.covers("township", 2024), bound.covers("office", 0)) == (True, False, False)
