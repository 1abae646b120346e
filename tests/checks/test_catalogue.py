"""The catalogue of checks against the checks: every case finds what it says, every code has its entry."""

import importlib
import inspect
import pkgutil
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import assistant.checks
from assistant.checks.finding import Finding
from assistant.checks.values import check_values
from assistant.report.form import Form
from knowledge.catalogue import CODE, EXAMPLE, CheckEntry, load_catalogue, load_example
from knowledge.checkcase import Case, found_in, report_of
from knowledge.shelf import load_forms

CATALOGUE = load_catalogue()
MODULES = tuple(module.name for module in pkgutil.iter_modules(assistant.checks.__path__))
LEFT_OUT = {"D-25"}
"""Sums over the reports of several organs: there is nothing yet that reads several."""

Check = Callable[..., tuple[Finding, ...] | Iterator[Finding]]
every_check = pytest.mark.parametrize("entry", CATALOGUE.values(), ids=CATALOGUE)


@every_check
def test_a_failing_case_finds_exactly_what_it_says(entry: CheckEntry) -> None:
    for case in entry.failing:
        found = found_in(case, entry.code)
        assert [finding.say for finding in found] == [find.say for find in case.finds], case.shows
        for find, finding in zip(case.finds, found, strict=True):
            assert find.is_of(finding), (case.shows, finding)


@every_check
def test_a_passing_case_finds_nothing_of_the_code(entry: CheckEntry) -> None:
    assert {case.shows: found_in(case, entry.code) for case in entry.passing} == {
        case.shows: () for case in entry.passing
    }


@every_check
def test_every_severity_that_an_entry_names_is_seen_in_a_case(entry: CheckEntry) -> None:
    assert {find.severity for case in entry.failing for find in case.finds} == set(entry.severity)


@every_check
def test_the_modules_that_an_entry_names_judge_it_and_no_other_does(entry: CheckEntry) -> None:
    judges = {
        module
        for module in MODULES
        for case in entry.failing
        if any(finding.code == entry.code for finding in found_by(module, case))
    }
    assert judges == set(entry.family)


def found_by(module: str, case: Case) -> Iterator[Finding]:
    """What the functions of one module of checks find in the case."""
    report = report_of(case.report)
    for check in checks_of(module):
        yield from check(report, case.report.draft) if check is check_values else check(report)


def checks_of(name: str) -> Iterator[Check]:
    module = importlib.import_module(f"assistant.checks.{name}")
    for named, function in inspect.getmembers(module, inspect.isfunction):
        if function.__module__ == module.__name__ and (named.startswith("check_") or named == "checklist"):
            yield function


def test_every_code_that_a_check_can_give_has_an_entry_and_every_entry_a_check() -> None:
    assert emitted() == set(CATALOGUE)


def emitted() -> set[str]:
    """Every code that stands in the rules of a form or in the code of the checks."""
    modules = (importlib.import_module(f"assistant.checks.{name}") for name in MODULES)
    constants = {value for module in modules for value in vars(module).values() if isinstance(value, str)}
    return {
        *filter(CODE.fullmatch, constants),
        *(code for form in load_forms() for code in of_form(form)),
    }


def of_form(form: Form) -> Iterator[str]:
    for rules in (form.sums, *vars(form.rules).values(), form.vocabulary.quantities):
        yield from (rule.code for rule in rules)
    for values in form.value_rules.values():
        yield from (values.blank, values.wrong, values.decimals)
    for name, rules in dict(form.wording).items():
        yield from of_wording(rules) if name != "own_names" else ()  # no rule, but words that rules use


def of_wording(rules: Any) -> Iterator[str]:
    for rule in rules:
        yield from (rule.code, getattr(rule, "year_code", rule.code))


def test_every_rule_of_a_form_is_on_a_form_that_its_entry_names() -> None:
    for form in load_forms():
        for code in set(of_form(form)):
            assert CATALOGUE[code].forms == "all" or form.id in CATALOGUE[code].forms, (code, form.id)


def test_the_example_has_the_shape_of_an_entry_and_is_no_check() -> None:
    example = load_example()
    assert example.passing
    assert example.failing
    assert EXAMPLE not in CATALOGUE
    assert [found_in(case, EXAMPLE) for case in example.cases] == [(), ()]


def test_every_rule_of_the_reviewing_offices_has_its_entry_as_grave_as_they_want_it(shared: Path) -> None:
    listed = dict(rows((shared / "checks.md").read_text(encoding="utf-8")))
    assert len(listed) > 60
    assert set(listed) - LEFT_OUT == set(CATALOGUE)
    for code, grades in listed.items():
        assert code in LEFT_OUT or grades <= set(CATALOGUE[code].severity), code


def rows(catalogue: str) -> Iterator[tuple[str, set[str]]]:
    """Code and grades of every row of the tables of sections 1 to 5."""
    for line in re.split(r"^## [6-9]", catalogue, flags=re.MULTILINE)[0].splitlines():
        cells = line.split(" | ")
        found = CODE.search(cells[0]) if line.startswith("| ") else None
        if found:
            yield found[0], set(re.findall(r"\b[EWI]\b", cells[2]))
