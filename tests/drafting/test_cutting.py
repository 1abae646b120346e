"""A sentence without some of its numbers: items, brackets and clauses go, or all of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.drafting.cutting import without
from assistant.report.wording import slots
from tests.drafting.invented import RULES

COMPOSING = RULES.composing
A, B, C = "{a.x}", "{b.x}", "{c.x}"


def left(sentence: str, *bad: str) -> str:
    return without(sentence, frozenset(bad), COMPOSING)


@pytest.mark.parametrize(
    ("sentence", "bad", "rest"),
    [
        (f"收到申请{A}件，其中自然人{B}件、企业{C}件。", "c.x", f"收到申请{A}件，其中自然人{B}件。"),
        (f"收到申请{A}件，其中自然人{B}件、企业{C}件。", "b.x", f"收到申请{A}件，其中企业{C}件。"),
        (f"收到申请{A}件（含结转{B}件），均按期答复。", "b.x", f"收到申请{A}件，均按期答复。"),
        (f"收到申请{A}件，办结{B}件，结转{C}件。", "b.x", f"收到申请{A}件，结转{C}件。"),
        (f"收到申请{A}件；办结{B}件。", "b.x", f"收到申请{A}件。"),
    ],
)
def test_what_prints_the_number_goes_and_the_rest_still_reads(sentence, bad, rest):
    assert left(sentence, bad) == rest


def test_what_leans_on_a_clause_goes_with_it():
    assert left(f"收到申请{A}件，办结{B}件，占九成以上，渠道畅通无阻。", "b.x") == f"收到申请{A}件，渠道畅通无阻。"


def test_without_the_number_that_it_begins_with_nothing_is_left():
    assert left(f"收到申请{A}件，其中自然人{B}件。", "a.x") == ""


def test_where_a_clause_is_no_list_all_of_it_goes():
    assert left(f"工作有序开展，发布信息{A}条、渠道畅通。", "a.x") == ""


def test_a_half_sentence_at_the_end_goes_too():
    assert left(f"收到申请{A}件，其中，自然人{B}件。", "b.x") == f"收到申请{A}件。"


def test_a_sentence_without_bad_numbers_is_left_alone():
    assert left(f"收到申请{A}件。", "z.x") == f"收到申请{A}件。"


PIECES = st.lists(
    st.sampled_from(
        ["收到申请{a.x}件", "其中自然人{b.x}件、企业{c.x}件", "（含{b.x}件）", "均已办结", "占{d.x}%", "渠道畅通"]
    ),
    min_size=1,
    max_size=6,
)


@given(
    PIECES,
    st.lists(st.sampled_from("，；、"), min_size=6, max_size=6),
    st.sets(st.sampled_from(["a.x", "b.x", "c.x", "d.x"])),
)
def test_a_bad_number_is_never_left(pieces, marks, bad):
    sentence = "".join(piece + mark for piece, mark in zip(pieces, marks, strict=False)).rstrip("，；、") + "。"
    rest = left(sentence, *bad)
    assert not set(slots(rest)) & bad
    assert rest == "" or rest.endswith("。")
    assert rest.count("（") == rest.count("）")
