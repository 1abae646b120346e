"""What a slot stands for: figures, sums, last year's, shares and changes in words, and what stays open."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.report.figures import Mark
from assistant.report.slots import OPEN, Source, cells_in, facts_in, filled, open_slots

RECEIVED, PEOPLE = "applications.received.total", "applications.received.natural_person"
SOURCE = Source(
    organ="云溪县水务局",
    year=2025,
    figures={RECEIVED: 30, PEOPLE: 10, "a.zero": 0, "a.slash": Mark.SLASH, "a.blank": None, "a.money": Decimal("2.50")},
    facts={"released.total": 110, "?条:各类信息": 7},
    before={RECEIVED: 24, PEOPLE: 10, "a.zero": 0, "a.money": 4},
    self_name="我局",
    place="云溪县",
    level="县",
)


@pytest.mark.parametrize(
    ("text", "reads"),
    [
        ("{year}年比{year-1}年，为{year+1}年", "2025年比2024年，为2026年"),
        ("{place}，{organ}（{self}）由{level}委领导", "云溪县，云溪县水务局（我局）由县委领导"),
        ("收到{applications.received.total}件", "收到30件"),
        ("两项{applications.received.total+applications.received.natural_person}件", "两项40件"),
        ("上年{last:applications.received.total}件", "上年24件"),
        ("发布{fact:released.total}条、{?条:各类信息}条", "发布110条、7条"),
        ("占{share:applications.received.natural_person/applications.received.total:1}%", "占33.3%"),
        ("同比{change:applications.received.total:1}", "同比增长25%"),
        ("同比{change:a.money:1}", "同比下降37.5%"),
        ("同比{change:applications.received.natural_person:2}", "同比持平"),
        ("比上年{more:applications.received.total:件}", "比上年增加6件"),
        ("比上年{more:a.money:万元}", "比上年减少1.5万元"),
        ("收费{a.money}万元，{{原样}}", "收费2.5万元，{原样}"),
    ],
)
def test_a_slot_reads_as_what_it_stands_for(text: str, reads: str):
    assert filled(text, SOURCE) == reads
    assert open_slots(text, SOURCE) == ()


@pytest.mark.parametrize(
    "ref",
    [
        "a.slash",
        "a.blank",
        "no.cell",
        "applications.received.total+a.blank",
        "last:no.cell",
        "fact:no.fact",
        "?条:别的",
        "share:a.money/a.zero:1",
        "change:a.zero.no:1",
        "year+2",
        "share:a.money:1",
        "",
        "organ.name",
    ],
)
def test_what_has_no_value_stays_open_and_visible(ref: str):
    assert open_slots(f"共{{{ref}}}件", SOURCE) == (ref,)
    assert filled(f"共{{{ref}}}件", SOURCE) == f"共{OPEN}件"


def test_a_change_from_nothing_has_no_percentage_but_a_number():
    source = Source("", 2025, {"a.b": 3}, {}, {"a.b": 0})
    assert open_slots("{change:a.b:1}", source) == ("change:a.b:1",)
    assert filled("{more:a.b:件}", source) == "增加3件"


def test_without_organ_or_year_their_slots_are_open():
    assert open_slots("{organ}{self}{level}{year}", Source("", 0, {}, {})) == ("organ", "self", "level", "year")


def test_the_cells_and_facts_behind_slots_are_named_once():
    refs = ("year", "a.b+c.d", "share:a.b/e.f:1", "last:g.h", "more:i.j:件", "fact:k.l", "?条:信息", "fact:k.l")
    assert cells_in(refs) == ("a.b", "c.d", "e.f", "i.j")
    assert facts_in(refs) == ("k.l", "?条:信息")


@given(st.integers(0, 10**6), st.integers(1, 10**6), st.integers(0, 3))
def test_a_printed_share_is_the_nearest_to_that_many_places(part: int, whole: int, places: int):
    printed = filled(f"{{share:a.b/c.d:{places}}}", Source("", 2025, {"a.b": part, "c.d": whole}, {}))
    assert abs(Decimal(printed) - Decimal(part) * 100 / whole) <= Decimal(5).scaleb(-places - 1) + Decimal("1e-20")
    assert not ("." in printed and printed.endswith("0"))
