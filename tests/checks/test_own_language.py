"""The past language that ships is recognised for what it is about (D-7)."""

import re

import pytest

from assistant.checks import evaluate
from assistant.passages.passage import Passage
from knowledge.passages import load_passages
from tests.checks.zeros import zeros

ASPECTS = ("主动公开", "依申请公开", "政府信息管理", "平台建设", "监督保障")
OFFERED = [one for one in load_passages() if one.section == "overview" and one.aspect in ASPECTS]


@pytest.mark.parametrize("passage", OFFERED, ids=lambda one: one.id)
def test_a_passage_is_not_missed_in_the_section_that_it_is_offered_for(passage: Passage) -> None:
    text = re.sub("{[^}]*}", "12", passage.text)
    missed = [one.say for one in evaluate(zeros(2025, {}, texts={"overview": text})) if one.code == "D-7"]
    assert not any(passage.aspect in say.partition("：")[0] for say in missed)
