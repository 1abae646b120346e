"""Where figures, facts and texts came from: the last step that wrote them and still stands."""

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.report.draft import fold
from assistant.report.figures import shown
from assistant.report.origins import (
    Origin,
    fact_origins,
    figure_origins,
    last_writers,
    opening_origins,
    text_origins,
    texts_written,
)
from assistant.report.steps import Done
from knowledge.shelf import form_for

FORM = form_for(2025)
ROW = "applications.received."
PEOPLE, COMPANY, TOTAL = (ROW + column for column in ("natural_person", "company", "total"))
AT = "2026-01-06T01:30:00Z"
OVERVIEW = "overview.主动公开"


def step(rev: int, kind: str = "said", said: str = "", undoes: int | None = None, **effects: Any) -> Done:
    return Done(rev, effects, undoes, kind, AT, said)


def wrote(rev: int, kind: str = "said", said: str = "", **cells: str | None) -> Done:
    figures = {ROW + column: value for column, value in cells.items()}
    return step(rev, kind, said, figures=figures, focus=[*figures])


def way(*steps: Done, cell: str = COMPANY) -> str:
    return figure_origins(FORM, steps)[cell].way


def test_what_was_said_has_the_clerk_s_words_and_the_moment():
    origins = figure_origins(FORM, [step(0), wrote(1, said="企业1件", company="1")])
    assert origins == {COMPANY: Origin("said", 1, AT, "企业1件")}


def test_the_last_writer_counts_and_one_that_was_taken_back_does_not():
    first, second = wrote(1, said="企业1件", company="1"), wrote(2, "edited", company="2")
    assert way(first, second) == "typed"
    assert way(first, second, step(3, "undone", undoes=2)) == "said"


def test_a_cell_that_was_cleared_came_from_nowhere():
    assert COMPANY not in figure_origins(FORM, [wrote(1, company="1"), wrote(2, "edited", company=None)])


def test_zeros_beside_the_cells_that_a_step_was_about_followed_from_them():
    effects: dict[str, Any] = {"figures": {PEOPLE: "0", COMPANY: "0"}, "focus": [PEOPLE]}
    assert way(step(1, said="自然人没有", **effects), cell=PEOPLE) == "said"
    assert way(step(1, said="自然人没有", **effects)) == "followed"
    assert way(step(1, "corrected", **effects)) == "followed"


def test_what_last_year_s_report_filled_at_a_word_is_told_from_what_was_said_along_with_it():
    effects: dict[str, Any] = {"figures": {PEOPLE: "3", COMPANY: "1"}, "focus": [PEOPLE, COMPANY], "carried": [PEOPLE]}
    assert way(step(1, said="照上年，企业1", **effects), cell=PEOPLE) == "carried"
    assert way(step(1, said="照上年，企业1", **effects)) == "said"


def test_what_a_file_brought_names_the_file():
    read = step(1, "brought", "（上传了“半份.docx”）", figures={COMPANY: "1"}, focus=[COMPANY], file="半份.docx")
    assert figure_origins(FORM, [read])[COMPANY] == Origin("file", 1, AT, "（上传了“半份.docx”）", "半份.docx")


def test_a_correction_that_was_clicked_is_told_as_one():
    assert way(wrote(1, company="1"), wrote(2, "corrected", company="7")) == "mended"


def test_a_total_is_worked_out_once_all_its_parts_are_there():
    columns = ("natural_person", "company", "research", "nonprofit", "legal_service", "other")
    some, rest = wrote(1, **dict.fromkeys(columns[:5], "1")), wrote(2, other="1")
    assert TOTAL not in figure_origins(FORM, [some])
    assert figure_origins(FORM, [some, rest])[TOTAL] == Origin("computed")


def test_a_fact_has_the_words_in_which_it_was_given():
    steps = [step(1, said="120", facts={"released.total": "120"})]
    assert fact_origins(steps) == {"released.total": Origin("said", 1, AT, "120")}
    assert fact_origins([*steps, step(2, facts={"released.total": None})]) == {}


OFFERS: dict[str, Any] = {"offers": ["甲{year}。", "乙。"], "offered_from": ["青禾县", "常见写法"]}


def text_origin(*steps: Done) -> Origin:
    return text_origins(steps)[OVERVIEW]


def chose(text: str, **effects: Any) -> Done:
    return step(2, said="第二段", texts={OVERVIEW: text}, **effects)


def test_an_offered_paragraph_names_whose_it_was():
    assert text_origin(step(1, **OFFERS), chose("甲{year}。")) == Origin("offered", 2, AT, "第二段", "青禾县")
    assert text_origin(step(1, **OFFERS), chose("乙。")).source == "常见写法"


def test_an_offered_paragraph_that_was_changed_is_told_as_changed():
    changed = chose("丙{year}。", grown_from={OVERVIEW: "甲{year}。"})
    assert text_origin(step(1, **OFFERS), changed) == Origin("changed", 2, AT, "第二段", "青禾县")


def test_own_words_are_the_clerk_s_also_where_they_were_changed_later():
    own = step(1, said="我局做了。", texts={OVERVIEW: "我局做了。"})
    changed = step(2, said="把我局改成本局", texts={OVERVIEW: "本局做了。"}, grown_from={OVERVIEW: "我局做了。"})
    assert text_origin(own).way == "said"
    assert text_origin(own, changed) == Origin("said", 2, AT, "把我局改成本局")


def test_an_offer_that_came_only_afterwards_is_not_where_the_words_came_from():
    assert text_origin(chose("甲{year}。"), step(3, **OFFERS)).way == "said"


def test_words_of_a_file_stay_the_file_s_though_they_were_offered_before():
    read = step(2, "brought", texts={OVERVIEW: "甲{year}。"}, file="半份.docx")
    assert text_origin(step(1, **OFFERS), read) == Origin("file", 2, AT, "", "半份.docx")


def test_a_text_left_out_is_an_answer_and_one_opened_again_is_none():
    left_out = step(1, said="不写", texts={OVERVIEW: ""})
    assert text_origin(left_out) == Origin("said", 1, AT, "不写")
    assert text_origins([left_out, step(2, texts={OVERVIEW: None})]) == {}


def test_steps_of_an_older_program_that_do_not_tell_whose_the_offers_were_are_read_all_the_same():
    assert text_origin(step(1, offers=["甲。"]), chose("甲。")) == Origin("offered", 2, AT, "第二段", "")


def test_organ_year_and_kind_have_origins_too():
    read = step(1, "brought", file="去年.docx", organ="云溪县水务局", year=2025)
    steps = [read, Done(2, {"kind": "department"}, None, "said", AT, "部门")]
    assert {key: origin.way for key, origin in opening_origins(steps).items()} == {
        "organ": "file",
        "year": "file",
        "kind": "said",
    }


def test_a_paragraph_that_was_drafted_without_being_offered_names_whose_it_was():
    drafted = step(1, said="全部起草", texts={OVERVIEW: "甲{year}。"}, drawn_from={OVERVIEW: "青禾县"})
    assert text_origin(drafted) == Origin("offered", 1, AT, "全部起草", "青禾县")
    changed = step(2, "rewritten", texts={OVERVIEW: "丙{year}。"}, grown_from={OVERVIEW: "甲{year}。"})
    assert text_origin(drafted, changed) == Origin("changed", 2, AT, "", "青禾县")


def test_words_written_in_the_text_are_told_apart_from_what_was_said():
    assert text_origin(step(1, "rewritten", texts={OVERVIEW: "我局做了。"})) == Origin("written", 1, AT)


def test_a_text_that_is_had_again_comes_from_where_it_came_from_then():
    read = step(1, "brought", texts={OVERVIEW: "甲。"}, file="半份.docx")
    own = step(2, "rewritten", texts={OVERVIEW: "乙。"})
    again = step(3, "restored", texts={OVERVIEW: "甲。"}, restored={OVERVIEW: 1})
    assert text_origin(read, own, again) == Origin("file", 3, AT, "", "半份.docx")


def test_every_text_that_was_ever_written_is_known_the_ones_taken_back_too():
    steps = [chose("甲。"), step(3, texts={OVERVIEW: "乙。"}), step(4, undoes=3), step(5, texts={OVERVIEW: None})]
    assert [(one.text, one.origin.rev) for one in texts_written(steps)] == [("甲。", 2), ("乙。", 3)]


CELLS = [cell.id for cell in FORM.typed][:8]
WRITES = st.dictionaries(st.sampled_from(CELLS), st.one_of(st.none(), st.sampled_from(["0", "1", "7"])), max_size=5)


@st.composite
def histories(draw: st.DrawFn) -> Sequence[Done]:
    """Steps that write and clear cells, some of them about fewer cells than they write, some taken back later."""
    steps: list[Done] = []
    for rev in range(draw(st.integers(1, 12))):
        undoable = [one.rev for one in steps if one.effects and one.rev not in {other.undoes for other in steps}]
        if draw(st.booleans()) and undoable:
            steps.append(step(rev, "undone", undoes=draw(st.sampled_from(undoable))))
            continue
        figures = draw(WRITES)
        told = draw(st.sets(st.sampled_from(CELLS)))
        focus = [cell for cell in figures if cell in told]
        kind = draw(st.sampled_from(["said", "edited", "brought", "corrected"]))
        steps.append(step(rev, kind, "话", figures=figures, focus=focus))
    return steps


@given(histories())
def test_each_figure_that_stands_has_exactly_one_origin_and_nothing_else_has_any(steps: Sequence[Done]):
    values = shown(FORM, fold(steps).figures)
    origins = figure_origins(FORM, steps)
    assert list(origins) == [cell for cell, value in values.items() if value is not None]
    taken_back = {one.undoes for one in steps}
    for cell, origin in origins.items():
        if FORM.cells[cell].computed:
            assert origin == Origin("computed")
            continue
        (writer,) = (one for one in steps if one.rev == origin.rev)
        assert writer.rev not in taken_back
        assert writer.effects["figures"][cell] == str(values[cell])
        assert (origin.way == "followed") == (cell not in writer.effects["focus"])
        later = (one for one in steps if one.rev > writer.rev and one.rev not in taken_back)
        assert not any(cell in one.effects.get("figures", {}) for one in later)


@pytest.mark.parametrize("key", ["figures", "facts", "texts", "waived"])
def test_the_writers_of_an_effect_are_those_whose_entries_stand(key: str):
    written: list[dict[str, Any]] = [{"a": "1", "b": "1"}, {"a": None}, {"b": "2"}]
    steps = [Done(rev, {key: entries}) for rev, entries in enumerate(written, 1)]
    assert {entry: one.rev for entry, one in last_writers(steps, key).items()} == {"b": 3}
