"""What is known of a text's likeness goes with the text: into the report, through the journal, and away."""

import json

from assistant.report.alike import Alike, alike_effects
from assistant.report.draft import Draft, apply, report_of
from assistant.report.steps import Effects
from knowledge.shelf import load_forms

FORM = load_forms()[-1]
FIRST, SECOND = [question.id for question in FORM.questions if question.text == "overview" and question.aspect][:2]
SENTENCE = "{year}年把巡查结果列为每周必须公开的内容。"
ALIKE = Alike("澜汀县水利局", 2023, "别处.docx", 60, 90, SENTENCE)
OPENING: Effects = {"organ": "云溪县水务局", "year": 2025, "kind": "department"}
WRITTEN: Effects = {
    "texts": {FIRST: SENTENCE.replace("每周", "每月"), SECOND: f"另外，{SENTENCE}"},
    "alike": alike_effects({SECOND: ALIKE}),
}


def draft(*effects: Effects) -> Draft:
    made = Draft()
    for one in effects:
        made = apply(made, json.loads(json.dumps(one)))
    return made


def test_the_words_are_found_in_their_own_paragraph_with_this_years_numbers() -> None:
    report = report_of(FORM, draft(OPENING, WRITTEN))
    (found,) = report.borrowed
    assert found.alike.words == "2025年把巡查结果列为每周必须公开的内容。"
    assert report.texts["overview"][found.start :] == found.alike.words
    assert found.slot == "overview"
    assert found.alike.share == 60 / 90


def test_it_goes_when_the_text_is_another_is_left_out_or_was_compared_again() -> None:
    assert draft(OPENING, WRITTEN).alike == {SECOND: ALIKE}
    assert draft(OPENING, WRITTEN, {"texts": {SECOND: "另写一段。"}}).alike == {}
    assert draft(OPENING, WRITTEN, {"texts": {SECOND: ""}}).alike == {}
    assert draft(OPENING, WRITTEN, {"alike": {SECOND: None}}).alike == {}
    assert draft(OPENING, WRITTEN, {"texts": {FIRST: "另写一段。"}}).alike == {SECOND: ALIKE}


def test_a_step_that_journals_it_has_no_number_but_whole_ones() -> None:
    assert {type(value) for value in WRITTEN["alike"][SECOND].values()} == {str, int}
