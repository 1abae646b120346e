"""A form with a mistake in it (the cases: `broken_forms.yaml`) is refused on loading, with file, line and place."""

from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

import pytest
import yaml

from assistant.report.formfile import build_form
from assistant.report.formsource import FormError
from knowledge.shelf import FORMS, load_form

TEXTS = {
    name: (FORMS / "gov-info-2021" / f"{name}.yaml").read_text("utf-8") for name in ("form", "checks", "questions")
}


@dataclass(frozen=True)
class Case:
    """An edit of one file, what the refusal says of it, and the words on its line where the edit bears no `▶`."""

    case: str
    says: tuple[str, str, str]
    edit: tuple[str, str]
    at: str = "▶"

    def edited(self) -> tuple[str, int]:
        """The whole text after the edit, and the line that the error must name."""
        old, new = self.edit
        shipped = TEXTS[self.says[0]]
        assert old in shipped, f"{old!r} is no longer in the shipped {self.says[0]}.yaml"
        text = shipped.replace(old, new, 1)
        return text.replace("▶", ""), text[: text.index(self.at)].count("\n") + 1


CASES = [Case(**entry) for entry in yaml.safe_load((Path(__file__).parent / "broken_forms.yaml").read_text("utf-8"))]


def refusal(file: str, text: str) -> FormError:
    """The error of a form of which that one file reads so."""
    texts = {**TEXTS, file: text}
    with pytest.raises(FormError) as caught:
        build_form(texts["form"], texts["checks"], texts["questions"], folder="gov-info-2021/")
    return caught.value


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.says[0]}: {case.case}")
def test_a_mistake_is_refused_with_file_line_and_place(case: Case) -> None:
    file, place, problem = case.says
    text, line = case.edited()
    error = refusal(file, text)
    assert (error.file, error.line) == (f"gov-info-2021/{file}.yaml", line)
    assert fnmatchcase(error.place, place.replace("[", "[[]"))
    assert problem in error.problem
    assert str(error) == f"{error.file}:{line}: {error.place}: {error.problem}"
    assert "\n" not in str(error), "one clear line"


@pytest.mark.parametrize("file", TEXTS)
@pytest.mark.parametrize("text", ["", "- a list", "words"])
def test_a_file_that_is_no_mapping_is_refused(file: str, text: str) -> None:
    error = refusal(file, text)
    assert (error.file, error.line, error.place) == (f"gov-info-2021/{file}.yaml", 1, "file")


def test_the_shipped_texts_are_accepted() -> None:
    assert len(build_form(TEXTS["form"], TEXTS["checks"], TEXTS["questions"]).cells) == 200


def test_a_question_may_bear_the_name_of_its_cell() -> None:
    asked = TEXTS["questions"].replace("  - id: disclosure.fees\n", "  - id: disclosure.fees.amount\n")
    form = build_form(TEXTS["form"], TEXTS["checks"], asked)
    assert [question.cells for question in form.questions if question.id == "disclosure.fees.amount"] == [
        ("disclosure.fees.amount",)
    ]


def test_a_sum_can_be_repeated_over_chosen_rows() -> None:
    chosen = "{row: [disputes.suit_after_reconsideration, disputes.reconsideration]}"
    form = build_form(TEXTS["form"], TEXTS["checks"].replace("{row: disputes.rows}", chosen), TEXTS["questions"])
    totals = [rule.left[0] for rule in form.sums if rule.code == "T4-1"]
    assert totals == ["disputes.suit_after_reconsideration.total", "disputes.reconsideration.total"]
    assert not form.cells["disputes.direct_suit.total"].computed


def test_a_sum_across_years_may_add_this_year_s_cells_subtract_them_or_both() -> None:
    both = "    right: [disclosure.$row.made]\n    minus: [disclosure.$row.repealed]\n"
    shapes = {
        both: ("made", "repealed"),
        both.partition("    minus")[0]: ("made", ""),
        both.replace("    right: [disclosure.$row.made]\n", ""): ("", "repealed"),
    }
    assert both in TEXTS["checks"]
    for written, (right, minus) in shapes.items():
        form = build_form(TEXTS["form"], TEXTS["checks"].replace(both, written), TEXTS["questions"])
        rule = next(rule for rule in form.sums if rule.code == "T2-1")
        assert rule.right == ((f"disclosure.rules.{right}",) if right else ())
        assert rule.minus == ((f"disclosure.rules.{minus}",) if minus else ())


def test_a_broken_form_in_a_folder_is_refused_by_its_name(tmp_path: Path) -> None:
    folder = tmp_path / "gov-info-2030"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / f"{name}.yaml").write_text(text.replace("code: T4-1", "cod: T4-1"), "utf-8")
    line = TEXTS["checks"][: TEXTS["checks"].index("code: T4-1")].count("\n") + 1
    with pytest.raises(FormError, match=rf"^gov-info-2030/checks\.yaml:{line}: sums\.4\.code: "):
        load_form(folder)
