"""The JSON that `nianbao fill` takes, read strictly: a report, or one BadInput that says what is wrong and where."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, get_args

from assistant.report.figures import Figures, Value, parse_value
from assistant.report.form import Form, OrganKind
from assistant.report.report import Prior, Report

KEYS = {"organ", "year", "kind", "figures", "facts", "sections", "prior"}
NEEDED = KEYS - {"facts", "prior"}
ASIDE = {"readings", "doubts"}
"""What the reading of a file says beside the report itself: no part of the report."""


@dataclass(frozen=True)
class JsonFloat:
    """A number that JSON wrote with a point or an exponent, kept as written until its place is known."""

    written: str


class BadInput(Exception):
    """Input that cannot be used at all: what is wrong, and at which key."""


def read_input(text: str, forms: Sequence[Form]) -> Report:
    """The report that the JSON text describes.

    `figures` maps cell ids to JSON integers, canonical decimal strings, marks ("/", "-", "无") or null (blank); a JSON
    float is refused, so is an id that the form of that year does not have. BadInput names the key.
    """
    data = _object(_parsed(text), "the input")
    _only(data, KEYS | ASIDE, NEEDED, "the input")
    year = _year(data["year"], "year")
    form = next((form for form in forms if form.covers(year)), None)
    if form is None:
        raise BadInput(f"year: no form covers {year}")
    return Report(
        form=form,
        organ=_text(data["organ"], "organ"),
        year=year,
        kind=_kind(data["kind"]),
        figures=_figures(data["figures"], form.cells, "figures"),
        facts=_facts(data.get("facts") or {}, form),
        texts=_sections(data["sections"], form),
        prior=_prior(data.get("prior"), forms),
    )


def _parsed(text: str) -> Any:
    try:
        return json.loads(text, parse_float=JsonFloat, parse_constant=JsonFloat, object_pairs_hook=_unique)
    except json.JSONDecodeError as error:
        raise BadInput(f"not JSON: line {error.lineno}, column {error.colno}: {error.msg}") from None
    except (RecursionError, ValueError):
        raise BadInput("not JSON that can be used: nested too deeply, or a number without end") from None


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _ in pairs]
        raise BadInput(f"{next(key for key in keys if keys.count(key) > 1)} is given twice")
    return found


def _object(value: Any, place: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise BadInput(f"{place} must be a JSON object")
    return value


def _only(data: Mapping[str, Any], allowed: set[str], needed: set[str], place: str) -> None:
    if unknown := sorted(data.keys() - allowed):
        raise BadInput(f"{place} has an unknown key: {unknown[0]}")
    if missing := sorted(needed - data.keys()):
        raise BadInput(f"{place} lacks the key {missing[0]}")


def _text(value: Any, place: str) -> str:
    if not isinstance(value, str) or (place == "organ" and not value.strip()):
        raise BadInput(f"{place} must be a text")
    return value


def _year(value: Any, place: str) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise BadInput(f"{place} must be an integer such as 2025")
    return value


def _kind(value: Any) -> OrganKind:
    for kind in get_args(OrganKind):
        if value == kind:
            return kind  # type: ignore[no-any-return]  # get_args does not know that these are the kinds
    raise BadInput(f"kind must be one of {', '.join(get_args(OrganKind))}")


def _value(value: Any, place: str) -> Value | None:
    if value is None or value == "":
        return None
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if isinstance(value, JsonFloat):
        raise BadInput(f'{place}: {value.written} is a JSON float; write decimals as strings, such as "12.35"')
    if not isinstance(value, str):
        raise BadInput(f'{place} must be an integer, a decimal in a string, "/", "-", "无" or null')
    try:
        return parse_value(value)
    except ValueError as error:
        raise BadInput(f"{place}: {error}") from None


def _figures(data: Any, cells: Mapping[str, Any], place: str) -> Figures:
    given = _object(data, place)
    if unknown := [key for key in given if key not in cells]:
        raise BadInput(f"{place}: the form has no cell {unknown[0]}")
    return Figures().changed({key: _value(value, f"{place}.{key}") for key, value in given.items()})


def _facts(data: Any, form: Form) -> Mapping[str, Value]:
    given = _object(data, "facts")
    if unknown := [key for key in given if key not in form.facts]:
        raise BadInput(f"facts: the form has no fact {unknown[0]}")
    values = {key: _value(value, f"facts.{key}") for key, value in given.items()}
    return MappingProxyType({key: value for key, value in values.items() if value is not None})


def _sections(data: Any, form: Form) -> Mapping[str, str]:
    given = _object(data, "sections")
    known = {piece.ref for piece in form.texts}
    if unknown := [key for key in given if key not in known]:
        raise BadInput(f"sections: the form has no text {unknown[0]}")
    return MappingProxyType({key: _text(value, f"sections.{key}") for key, value in given.items()})


def _prior(data: Any, forms: Sequence[Form]) -> Prior | None:
    if data is None:
        return None
    given = _object(data, "prior")
    _only(given, {"year", "figures"}, {"year"}, "prior")
    year = _year(given["year"], "prior.year")
    form = next((form for form in forms if form.covers(year)), None)
    if form is None:
        raise BadInput(f"prior.year: no form covers {year}")
    return Prior(year, _figures(given.get("figures") or {}, form.cells, "prior.figures"), form)
