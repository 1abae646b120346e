"""The shelf picks the form of a report year and refuses a shelf that does not hold together."""

import shutil
from pathlib import Path

import pytest

from assistant.report.formsource import FormError
from knowledge.shelf import FORMS, NoForm, form_for, load_forms


@pytest.mark.parametrize(
    ("year", "form"),
    [(2019, "gov-info-2019"), (2020, "gov-info-2019"), (2021, "gov-info-2021"), (2026, "gov-info-2021")],
)
def test_the_report_year_chooses_the_form(year: int, form: str):
    assert form_for(year).id == form


def test_a_year_without_a_form_is_refused_with_the_years_that_have_one():
    with pytest.raises(NoForm, match=r"2018.*2019至2020年度、2021年度起"):
        form_for(2018)


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    shutil.copytree(str(FORMS), tmp_path / "forms")
    return tmp_path / "forms"


def test_two_forms_for_one_year_are_refused(shelf: Path):
    file = shelf / "gov-info-2019" / "form.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("last: 2020", "last: 2021"), encoding="utf-8")
    with pytest.raises(FormError, match=r"gov-info-2021/form\.yaml:1: years: 2021 is a year of gov-info-2019 too"):
        load_forms(shelf)


def test_a_form_without_one_of_its_files_is_refused_by_name(shelf: Path):
    (shelf / "gov-info-2019" / "checks.yaml").unlink()
    with pytest.raises(FormError, match=r"gov-info-2019/checks\.yaml:1: file"):
        load_forms(shelf)
