"""Whatever a clerk does, in whatever order: the desk shows what its journal says, and no figure that nobody gave.

`python -m tests.desk.any_sequence --sequences 2000` runs long; a sequence that fails is printed as short as it gets.
"""

from __future__ import annotations

import argparse
import re
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import fields, replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from assistant.desk.language import Language
from assistant.desk.state import done_of
from assistant.desk.talk import Desk
from assistant.desk.texting import Texts
from assistant.desk.view import View
from assistant.passages.passage import Passage
from assistant.report.draft import Draft
from assistant.report.form import Form, Question
from assistant.report.origins import Origin, figure_origins
from assistant.report.steps import Done, changes_answers
from knowledge.passages import load_passages
from knowledge.shelf import form_for
from knowledge.speech import load_speech
from tests.desk.drafts import PASTED_HEADS

TODAY = date(2026, 1, 10)
ORGAN = "云溪县水务局"
REASON = "理由是复议件数按备案口径统计，经办人张某"
TALK = (
    *("没有", "有", "其余没有", "没有这项职能", "还没拿到", "等法规科报数", "照上年报告填", "不写", "120", "继续"),
    *("上一题", "回到本年新收", "回到上年结转", "重写主动公开", "重写依申请公开", "重写“改进情况”这一段"),
    *("采用第1段", "采用第2段，改短", "换一段", "改短", "自己写", "跟着走", "保持原样", "全部起草"),
    *("我局按要求做好了这项工作。", "我局全年收到申请9件，其中自然人7件，都按时答复。", f"保留第1条，{REASON}"),
    *("全年主动公开政府信息改为130", "单位名称改为云溪县林业局", "单位类型改为乡镇人民政府", "按读到的", "不采用"),
    *("进度", "核对", "核对第三部分", "这个怎么填？", "驴9件", "自然人九件左右", "自然人-3件", ""),
)
FIGURES = (
    *("{who}{n}件，其余没有", "自然人{n}件，商业企业{m}件", "自然人{n}件，其余没有", "予以公开{who}{n}件，其余没有"),
    *("予以公开自然人{n}件，部分公开{who}{m}件，其余没有", "新收的{who}应为{n}", "予以公开的{who}改为{n}"),
    "{who}改成{n}",
)
WRITTEN = ("*另收到申请9件。", "*{nonsense}", "只有{{括号}}和12。", "", "\x07")
WHO = ("自然人", "商业企业", "科研机构", "其他")
TYPED = ("0", "3", "12", "1,200", "2.5", "九", "", "-3", "/", "五件左右", "很多")
SPELT = {"九": "9"}
ROWS = ("一、本年新收政府信息公开申请数量", "二、上年结转政府信息公开申请数量", "四、结转下年度继续办理")
LAST_YEAR = (f"{ORGAN}，{{year}}年", "部门", "自然人9件，其余没有", "没有", "予以公开8件，结转下年度1件，其余没有")
SAID_OF_LAST_YEAR = "照上年"
SMALL = st.integers(0, 12)


class Shelf(Language):
    """The passages that ship, by aspect alone: no index and no encoder, so that a sequence takes a moment."""

    def _nearest(self, words: str, form: Form, draft: Draft, question: Question) -> tuple[Passage, ...]:
        return tuple(
            passage
            for passage in load_passages()
            if (passage.section, passage.aspect) == (question.text, question.aspect)
            and draft.kind in passage.kinds
            and form.id in passage.forms
        )[:6]

    def _opened(self) -> Any:
        return None


def content(view: View) -> dict[str, Any]:
    """What the view shows of the report, whatever was said on the way there."""
    talk = {"rev", "turns", "quick_replies", "changed", "finished_talk", "note", "redoable"}
    found = {field.name: getattr(view, field.name) for field in fields(view) if field.name not in talk}
    found["paragraphs"] = [replace(one, binding="") for one in view.paragraphs]
    found["unwritten"] = [replace(one, formerly=False) for one in view.unwritten]
    return found


class AnySequence(RuleBasedStateMachine):
    """One draft in a folder of its own, beside it what undo and redo must bring back, and all that was given."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
        self.desk = self.opened()
        self.past: list[dict[str, Any]] = []
        self.future: list[dict[str, Any]] = []
        self.given: dict[int, str] = {}

    def opened(self) -> Desk:
        desk = Desk(Path(self.folder.name), today=lambda: TODAY)
        desk._language = Shelf(Path(self.folder.name) / "language", desk._library)
        desk.texts = Texts(desk._state, desk._append, desk._language)
        return desk

    def teardown(self) -> None:
        self.desk.close()
        self.folder.cleanup()

    @initialize(year=st.sampled_from([2025, 2019]), last_year=st.booleans())
    def begins(self, year: int, last_year: bool) -> None:
        if last_year:
            view = self.desk.start()
            for message in LAST_YEAR:
                view = self.desk.say(view.draft, message.format(year=year - 1), view.rev)
        self.form = form_for(year)
        self.view = self.desk.start()
        for message in (f"{ORGAN}，{year}年", "部门"):
            self.says(message)

    @rule(message=st.sampled_from(TALK))
    def says(self, message: str) -> None:
        self.does(message, self.saying(message))

    @rule(form=st.sampled_from(FIGURES), who=st.sampled_from(WHO), n=SMALL, m=SMALL)
    def says_figures(self, form: str, who: str, n: int, m: int) -> None:
        self.says(form.format(who=who, n=n, m=m))

    @precondition(lambda self: self.view.form)
    @rule(place=st.integers(0, 200), text=st.sampled_from(TYPED))
    def types_into_a_cell(self, place: int, text: str) -> None:
        cells = tuple(self.form.cells)
        self.does(text, lambda draft, rev: self.desk.set_cell(draft, cells[place % len(cells)], text, rev))

    @rule(rows=st.lists(st.tuples(st.sampled_from(ROWS), SMALL, SMALL, st.sampled_from(["", "约", "1"])), max_size=3))
    def pastes_a_table(self, rows: list[tuple[str, int, int, str]]) -> None:
        lines = [f"{row}\t{n}\t{odd}{m}\t0\t0\t0\t0\t{n + m}" for row, n, m, odd in rows]
        self.says("\n".join([PASTED_HEADS, *lines]))

    @precondition(lambda self: self.view.paragraphs)
    @rule(place=st.integers(0, 20), words=st.sampled_from(WRITTEN))
    def writes_in_the_text(self, place: int, words: str) -> None:
        one = self.view.paragraphs[place % len(self.view.paragraphs)]
        wording = words.replace("*", one.wording)
        self.does("", lambda draft, rev: self.desk.texts.rewrite(draft, one.question, wording, rev))

    @precondition(lambda self: self.view.unwritten)
    @rule(place=st.integers(0, 20))
    def has_a_paragraph_drafted(self, place: int) -> None:
        one = self.view.unwritten[place % len(self.view.unwritten)]
        self.does("", lambda draft, rev: self.desk.texts.redraft(draft, one.question, rev))

    @precondition(lambda self: self.view.paragraphs)
    @rule(place=st.integers(0, 20))
    def has_a_paragraph_as_it_was(self, place: int) -> None:
        one = self.view.paragraphs[place % len(self.view.paragraphs)]
        if former := self.desk.texts.former(self.view.draft, one.question):
            key = former[0].key
            self.does("", lambda draft, rev: self.desk.texts.restore(draft, one.question, key, rev))

    @precondition(lambda self: self.view.form)
    @rule(rows=st.lists(st.lists(st.sampled_from(["0", "3", "", "12", "约2"]), max_size=7), min_size=1, max_size=3))
    def pastes_a_block_into_the_table(self, rows: list[list[str]]) -> None:
        block = "\n".join("\t".join(row) for row in rows)
        first = "applications.received.natural_person"
        self.does(block, lambda draft, rev: self.desk.set_block(draft, first, block, rev))

    @precondition(lambda self: self.view.remedies)
    @rule()
    def takes_a_correction(self) -> None:
        given = " ".join(str(one.to) for one in self.view.remedies[0].corrections)
        self.does(given, lambda draft, rev: self.desk.correct(draft, 0, rev))

    @precondition(lambda self: self.view.waived)
    @rule()
    def keeps_a_finding_no_longer(self) -> None:
        self.does("", lambda draft, rev: self.desk.unwaive(draft, self.view.waived[0].finding.key, rev))

    @rule(word=st.sampled_from(["", "撤销", "取消上一步"]))
    def undoes(self, word: str) -> None:
        self.goes(self.saying(word) if word else self.desk.undo, self.past, self.future)

    @rule(word=st.sampled_from(["", "重做", "取消撤销"]))
    def redoes(self, word: str) -> None:
        self.goes(self.saying(word) if word else self.desk.redo, self.future, self.past)

    @rule()
    def opens_the_folder_anew(self) -> None:
        self.desk.close()
        self.desk = self.opened()

    @rule(message=st.sampled_from(TALK))
    def answers_in_another_window_too_late(self, message: str) -> None:
        late = self.desk.say(self.view.draft, message, self.view.rev - 1)
        assert replace(late, note="") == self.view

    def saying(self, message: str) -> Callable[[str, int], View]:
        return lambda draft, rev: self.desk.say(draft, message, rev)

    def does(self, given: str, act: Callable[[str, int], View]) -> None:
        """Anything but undo and redo: what changes answers is what undo takes back, anything else changes nothing."""
        before, after = content(self.view), act(self.view.draft, self.view.rev)
        if changes_answers(self.steps()[-1].effects) and after.rev > self.view.rev:
            self.past.append(before)
            self.future.clear()
            self.given[after.rev] = given
        else:
            assert content(after) == before
        self.view = replace(after, note="")

    def goes(self, act: Callable[[str, int], View], there: list[dict[str, Any]], back: list[dict[str, Any]]) -> None:
        """Undo or redo: the report is what it was `there`, and the way `back` leads to what it is now."""
        before, after = content(self.view), act(self.view.draft, self.view.rev)
        if there:
            back.append(before)
            assert content(after) == there.pop()
        else:
            assert content(after) == before
            assert after.note
        self.view = replace(after, note="")

    def steps(self) -> Sequence[Done]:
        return tuple(done_of(step) for step in self.desk._journal.steps(self.view.draft))

    @invariant()
    def a_fresh_reading_of_the_journal_shows_the_same(self) -> None:
        with closing(Desk(Path(self.folder.name), today=lambda: TODAY)) as fresh:
            assert fresh.view(self.view.draft) == self.view

    @invariant()
    def redo_is_offered_where_there_is_something_to_redo(self) -> None:
        assert self.view.redoable == bool(self.future)

    @invariant()
    def every_figure_was_given_or_is_a_zero_that_follows(self) -> None:
        origins = figure_origins(self.form, self.steps())
        for cell in self.form.typed:
            value = self.view.shown.get(cell.id)  # the year may have been taken back
            if value is not None:
                assert self.was_given(value, origins[cell.id]), f"{cell.id} is {value}, from {origins[cell.id]}"

    def was_given(self, value: str, origin: Origin) -> bool:
        if origin.way == "followed":
            return value == "0"
        words = self.given[origin.rev]
        if origin.way == "carried" or SAID_OF_LAST_YEAR in words:
            return self.view.before is not None and value in self.view.before.shown.values()
        if words in load_speech().settle:
            words = " ".join(self.given.values())
        denied = any(word in words for word in (*load_speech().none, *load_speech().slash))
        return value in numbers(words) or (value == "0" and denied)


def numbers(words: str) -> set[str]:
    """The numbers that stand in the words, as the tables print them."""
    return set(re.findall(r"-?[0-9.]+", words.replace(",", ""))) | {SPELT[one] for one in words if one in SPELT}


def run(sequences: int, steps: int) -> None:
    """Try that many sequences; AssertionError for one that ends otherwise than it may."""
    patient = settings(
        max_examples=sequences,
        stateful_step_count=steps,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        database=None,
    )
    run_state_machine_as_test(AnySequence, settings=patient)


def main() -> None:
    """Try many sequences, and say how many and how long."""
    parser = argparse.ArgumentParser(prog="python -m tests.desk.any_sequence")
    parser.add_argument("--sequences", type=int, default=500)
    parser.add_argument("--steps", type=int, default=40, help="at most, in one sequence")
    given = parser.parse_args()
    start = time.perf_counter()
    run(given.sequences, given.steps)
    print(f"{given.sequences} sequences of up to {given.steps} steps in {time.perf_counter() - start:.0f} s: all hold")


if __name__ == "__main__":
    main()
