"""The files of the catalogue: a mistake in one is refused with file, line and place."""

from pathlib import Path

import pytest

from assistant.report.formsource import FormError
from knowledge.catalogue import CHECKS, SECTIONS, load_catalogue, load_entry, load_example

EXAMPLE = (CHECKS / "EXAMPLE.yaml").read_text(encoding="utf-8")


def refusal(tmp_path: Path, text: str, name: str = "EXAMPLE") -> FormError:
    (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(FormError) as refused:
        load_entry(tmp_path, f"{name}.yaml")
    return refused.value


@pytest.mark.parametrize(
    ("old", "new", "place", "problem"),
    [
        ("title:", "titel:", "title", "Field required"),
        ("why:", "why: x\nwhy:", "YAML", "key why stands twice"),
        ("code: EXAMPLE", "code: T3-1", "code", "the file is named EXAMPLE"),
        ("severity: [W]", "severity: [X]", "severity.0", "'E', 'W' or 'I'"),
        ("severity: [W]", "severity: []", "severity", "at least 1"),
        ("severity: [W]", "severity: [E]", "cases.1.finds.0.severity", "not said to be W"),
        ("forms: all", "forms: [gov-info-1999]", "forms", "there is no form gov-info-1999"),
        ("forms: all", "forms: [gov-info-2019]", "cases.1.report.year", "not said to hold for the form of 2024"),
        ("kinds: all", "kinds: [township]", "cases.1.report.kind", "not said to hold for department"),
        ("why: 为", "why: ' 为'\n#", "why", "pattern"),
        ("year: 2024", "year: 1999", "cases.0.report.year", "没有1999年度的格式"),
        (
            "applications.granted.natural_person: 1",
            "applications.given.a: 1",
            "cases.0.report.figures.*",
            "no applicat",
        ),
        ("{overview: 第", "{overviews: 第", "cases.1.report.texts.overviews", "there is no overviews"),
        ("{overview: 上", "{overviews: 上", "cases.1.report.prior.texts.overviews", "there is no overviews"),
        ("processing_fee.yuan", "processing_fee.cents", "cases.1.report.facts.*", "no processing_fee.cents"),
        ('"0.5"}', "many}", "cases.1.report.figures.*", "is not a plain decimal"),
        ("disclosure: gov-info-2021", "disclosure: other", "cases.1.report.printed.tables.disclosure", "no form other"),
    ],
)
def test_a_mistake_is_refused_where_it_stands(tmp_path: Path, old: str, new: str, place: str, problem: str) -> None:
    assert old in EXAMPLE
    error = refusal(tmp_path, EXAMPLE.replace(old, new, 1))
    assert error.file == f"{tmp_path.name}/EXAMPLE.yaml"
    assert error.place.startswith(place.removesuffix("*"))
    assert problem in error.problem


def test_the_error_names_the_line(tmp_path: Path) -> None:
    text = EXAMPLE.replace("forms: all", "forms: [gov-info-1999]")
    line = next(at for at, words in enumerate(text.splitlines(), 1) if "1999" in words)
    assert refusal(tmp_path, text).line == line


def test_a_check_has_a_case_that_passes_and_one_that_fails_but_a_reminder_may_always_stand(tmp_path: Path) -> None:
    head, passing, failing = EXAMPLE.partition("  - shows: 不提示的例子")[0], *EXAMPLE.split("  - shows: ")[1:]
    for one in (passing, failing):
        error = refusal(tmp_path, f"{head}  - shows: {one}")
        assert (error.place, error.problem) == ("cases", "a check needs a case that passes and one that fails")
    reminder = f"{head}  - shows: {failing}".replace("family: [example]", "family: [checklist]")
    (tmp_path / "EXAMPLE.yaml").write_text(reminder, encoding="utf-8")
    assert len(load_example(tmp_path).cases) == 1


@pytest.mark.parametrize("code", ["T3-01", "T5-1", "X-1", "N1", "T3-1a"])
def test_a_code_is_letters_of_its_section_and_a_number(tmp_path: Path, code: str) -> None:
    error = refusal(tmp_path, EXAMPLE.replace("code: EXAMPLE", f"code: {code}"), code)
    assert (error.place, error.problem) == ("code", f"{code} is no code of a check")


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "T3-1.yaml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(FormError, match="cannot be read as UTF-8 text"):
        load_entry(tmp_path, "T3-1.yaml")


def test_the_catalogue_stands_in_its_order_whatever_the_names_of_the_files() -> None:
    codes = list(load_catalogue())
    assert [section for section in SECTIONS for code in codes if code.startswith(f"{section}-")] == [
        code.partition("-")[0] for code in codes
    ]
    assert codes.index("T2-9") < codes.index("T2-10")
    assert "EXAMPLE" not in codes
