"""The sentences of the desk and the places that say them cannot drift apart."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from prompts import say, sentences
from tests.conftest import ROOT

Call = tuple[str, frozenset[str], Path]
COMPOSED = {f"kind_{kind}" for kind in ("department", "township", "office", "government")} | {
    f"{stage}_unclear" for stage in ("organ", "year", "kind")
}
"""Said by a name that is put together."""


def said() -> Iterator[Call]:
    """Every `say("id", place=…)` of the product: id, places, file."""
    for room in ("assistant", "ui"):
        for file in sorted((ROOT / room).rglob("*.py")):
            for node in ast.walk(ast.parse(file.read_text("utf-8"))):
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "say":
                    places = frozenset(keyword.arg or "**" for keyword in node.keywords)
                    yield from ((name, places, file) for name in names_of(node.args[0]))


def names_of(argument: ast.expr) -> list[str]:
    if isinstance(argument, ast.IfExp):
        return [*names_of(argument.body), *names_of(argument.orelse)]
    return [argument.value] if isinstance(argument, ast.Constant) and isinstance(argument.value, str) else []


CALLS = tuple(said())


def test_what_is_said_stands_in_the_file_with_these_places():
    for name, places, file in CALLS:
        assert name in sentences(), f"{file.name} says {name}"
        wanted = set(sentences()[name].get_identifiers())
        assert "**" in places or wanted == places, f"{file.name}: {name} has {wanted}, not {set(places)}"


def test_every_sentence_is_said_somewhere():
    assert sentences().keys() - {name for name, _, _ in CALLS} - COMPOSED == set()


def test_a_place_left_open_is_an_error():
    with pytest.raises(KeyError):
        say("finding")
