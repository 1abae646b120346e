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
from prompts import say

KEYS = {"organ", "year", "kind", "figures", "facts", "sections", "prior"}
NEEDED = KEYS - {"facts", "prior"}
WHOLE = "JSON"
"""What the outermost object is called where it is not as it must be."""
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
    data = _object(_parsed(text), WHOLE)
    _only(data, KEYS | ASIDE, NEEDED, WHOLE)
    year = _year(data["year"], "year")
    form = next((form for form in forms if form.covers(year)), None)
    if form is None:
        raise _without_form("year", year, forms)
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
        raise BadInput(say("input_no_json", line=error.lineno, column=error.colno)) from None
    except (RecursionError, ValueError):
        raise BadInput(say("input_endless")) from None


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _ in pairs]
        raise BadInput(say("input_twice", key=next(key for key in keys if keys.count(key) > 1)))
    return found


def _object(value: Any, place: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise BadInput(say("input_no_object", key=place))
    return value


def _only(data: Mapping[str, Any], allowed: set[str], needed: set[str], place: str) -> None:
    if unknown := sorted(data.keys() - allowed):
        raise BadInput(say("input_unknown_key", key=place, unknown=unknown[0]))
    if missing := sorted(needed - data.keys()):
        raise BadInput(say("input_missing_key", key=place, missing=missing[0]))


def _text(value: Any, place: str) -> str:
    if not isinstance(value, str) or (place == "organ" and not value.strip()):
        raise BadInput(say("input_no_text", key=place))
    return value


def _year(value: Any, place: str) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise BadInput(say("input_no_year", key=place))
    return value


def _without_form(place: str, year: int, forms: Sequence[Form]) -> BadInput:
    covered = "、".join(form.years for form in forms)
    return BadInput(say("input_year_without_form", key=place, year=year, covered=covered))


def _kind(value: Any) -> OrganKind:
    for kind in get_args(OrganKind):
        if value == kind:
            return kind  # type: ignore[no-any-return]  # get_args does not know that these are the kinds
    raise BadInput(say("input_no_kind", kinds="、".join(get_args(OrganKind))))


def _value(value: Any, place: str) -> Value | None:
    if value is None or value == "":
        return None
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if isinstance(value, JsonFloat):
        raise BadInput(say("input_float", key=place, written=value.written))
    if not isinstance(value, str):
        raise BadInput(say("input_no_value", key=place))
    try:
        return parse_value(value)
    except ValueError:
        raise BadInput(say("input_no_value", key=place)) from None


def _figures(data: Any, cells: Mapping[str, Any], place: str) -> Figures:
    given = _object(data, place)
    if unknown := [key for key in given if key not in cells]:
        raise BadInput(say("input_unknown_cell", key=place, cell=unknown[0]))
    return Figures().changed({key: _value(value, f"{place}.{key}") for key, value in given.items()})


def _facts(data: Any, form: Form) -> Mapping[str, Value]:
    given = _object(data, "facts")
    if unknown := [key for key in given if key not in form.facts]:
        raise BadInput(say("input_unknown_fact", fact=unknown[0]))
    values = {key: _value(value, f"facts.{key}") for key, value in given.items()}
    return MappingProxyType({key: value for key, value in values.items() if value is not None})


def _sections(data: Any, form: Form) -> Mapping[str, str]:
    given = _object(data, "sections")
    known = {piece.ref for piece in form.texts}
    if unknown := [key for key in given if key not in known]:
        raise BadInput(say("input_unknown_text", text=unknown[0], names="、".join(sorted(known))))
    return MappingProxyType({key: _text(value, f"sections.{key}") for key, value in given.items()})


def _prior(data: Any, forms: Sequence[Form]) -> Prior | None:
    if data is None:
        return None
    given = _object(data, "prior")
    _only(given, {"year", "figures"}, {"year"}, "prior")
    year = _year(given["year"], "prior.year")
    form = next((form for form in forms if form.covers(year)), None)
    if form is None:
        raise _without_form("prior.year", year, forms)
    return Prior(year, _figures(given.get("figures") or {}, form.cells, "prior.figures"), form)
