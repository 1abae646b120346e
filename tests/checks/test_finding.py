"""A finding as other programs get it."""

import json
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
