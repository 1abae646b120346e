"""A finding as other programs get it."""

import json
from dataclasses import replace
from decimal import Decimal

from assistant.checks import Finding
from assistant.checks.finding import Spot


def test_a_finding_about_a_text_tells_other_programs_the_place_and_the_words() -> None:
    spot = Spot("overview", 6, 9, "75件")
    told = Finding("N-1", "E", ("applications.received.total",), "……", expected=74, found=75, spot=spot).as_json()
    assert told["spot"] == {"slot": "overview", "start": 6, "end": 9, "words": "75件"}
    assert (told["expected"], told["found"], told["difference"]) == ("74", "75", "1")
    assert json.loads(json.dumps(told)) == told


def test_a_finding_that_compares_nothing_has_no_numbers_and_no_place() -> None:
    told = Finding("T3-5", "E", ("applications.granted.company",), "……").as_json()
    assert [told[name] for name in ("expected", "found", "difference", "spot")] == [None] * 4


def test_a_number_stands_alone_where_there_is_nothing_to_compare_it_with() -> None:
    told = Finding("T2-4", "W", ("disclosure.fees.amount",), "……", found=Decimal("12.50")).as_json()
    assert [told[name] for name in ("expected", "found", "difference")] == [None, "12.5", None]


def test_two_findings_are_the_same_while_their_figures_and_words_are() -> None:
    said = Finding("N-3", "E", ("applications.granted.total",), "……", 9, 8, spot=Spot("overview", 6, 8, "8件"))
    assert said.key == replace(said, say="换一种说法", spot=Spot("overview", 60, 62, "8件")).key
    others = (
        replace(said, code="N-4"),
        replace(said, cells=("applications.refused.total",)),
        replace(said, expected=10),
        replace(said, found=7),
        replace(said, spot=Spot("problems", 6, 8, "8件")),
        replace(said, spot=Spot("overview", 6, 8, "８件")),
    )
    assert len({said.key, *(one.key for one in others)}) == 7


def test_findings_about_nothing_in_particular_are_told_apart_by_what_they_say() -> None:
    assert Finding("D-1", "E", (), "缺标题。").key != Finding("D-1", "E", (), "标题重复。").key
