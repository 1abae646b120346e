"""How the figures of the text are asked for: by kind of organ, those that are open, with last year's beside them."""

from dataclasses import replace
from types import MappingProxyType

import pytest

from assistant.interview.asking import quick_replies, words_of
from assistant.interview.plan import next_ask
from assistant.report.draft import Draft, apply
from assistant.report.figures import Figures
from assistant.report.form import OrganKind
from assistant.report.report import Prior
from knowledge.speech import load_speech
from tests.interview.saying import form_of

LAST_YEAR = "2024年，我局主动公开政府信息45条。其中，通过政府网站发布信息约30条；发布政策解读4篇。"


def asking(kind: OrganKind = "department", question: str = "overview.facts", **effects: object) -> str:
    draft = apply(Draft(organ="云溪县水务局", year=2025, kind=kind), {"goto": question, **effects})
    return said(draft)


def said(draft: Draft) -> str:
    return words_of(form_of(draft), draft, next_ask(form_of(draft), draft), (), 2025)


@pytest.mark.parametrize(
    ("kind", "asked", "unasked"),
    [
        ("township", ("各多少条？",), ("政策", "公报", "检查")),
        ("department", ("公开政策文件多少件", "发布政策解读多少条"), ("意见征集", "检查")),
        ("office", ("公开政策文件多少件", "发布政策解读多少条"), ("意见征集", "检查")),
        ("government", ("开展意见征集多少期", "账号多少个", "政府公报多少期", "开展检查多少次"), ()),
    ],
)
def test_each_kind_of_organ_is_asked_for_what_it_usually_writes(
    kind: OrganKind, asked: tuple[str, ...], unasked: tuple[str, ...]
):
    words = asking(kind)
    for word in ("全年主动公开政府信息、通过政府网站发布信息、通过政务新媒体发布信息各多少条", *asked):
        assert word in words
    assert not [word for word in unasked if word in words.partition("？")[0]]
    assert "还想写别的数字" in words
    assert "“主动公开52条，网站30条，其余不写”" in words


def test_what_is_settled_is_not_asked_for_again():
    words = asking(facts={"released.total": "52"}, declined=["released.website", "interpretations.count"])
    assert "通过政务新媒体发布信息多少条，公开政策文件多少件？" in words
    assert "“新媒体52条，政策文件30件，其余不写”" in words


def test_one_open_fact_is_asked_for_alone():
    words = asking("township", declined=["released.website", "released.total"])
    assert "“新媒体52条”" in words
    assert "其余" not in words


def test_half_of_an_obligatory_pair_is_asked_for_by_name():
    assert asking(question="processing_fee").startswith("今年有几件申请收取了信息处理费，一共收了多少元？")
    assert (
        asking(question="processing_fee", facts={"processing_fee.items": "2"}) == "第六部分还差：收取信息处理费多少元？"
    )


def with_prior(draft: Draft, year: int = 2024, slot: str = "overview", text: str = LAST_YEAR) -> Draft:
    prior = Prior(year, Figures(), organ=draft.organ, texts=MappingProxyType({slot: text}))
    return replace(draft, prior=prior)


def at(question: str) -> Draft:
    return apply(Draft(organ="云溪县水务局", year=2025, kind="department"), {"goto": question})


def test_last_years_numbers_stand_beside_the_names_as_they_were_written():
    words = said(with_prior(at("overview.facts")))
    assert "全年主动公开政府信息（上年写的是45条）" in words
    assert "发布政策解读（上年写的是4条）" in words
    more = with_prior(at("overview.facts"), text="2024年，我局主动公开政府信息110余条。")
    assert "全年主动公开政府信息（上年写的是110余条）" in said(more)
    assert "上年写的是" not in said(with_prior(at("overview.facts"), year=2023))


def test_a_long_text_of_last_year_is_quoted_by_its_beginning():
    long = "主动公开情况：我局主动公开政府信息，" + "围绕供水保障、河道治理公开信息，" * 6 + "成效明显。"
    words = said(with_prior(at("overview.主动公开"), text=long))
    quoted = words.partition("上年写的是：“")[2].partition("”")[0]
    assert quoted.startswith("我局主动公开政府信息，围绕供水保障")
    assert quoted.endswith("……")
    assert len(quoted) == 62
    assert "上年写的是" not in said(with_prior(at("overview.主动公开"), year=2023, text=long))
    assert "上年写的是" not in said(with_prior(at("signature"), slot="signature", text="云溪县水务局"))


def test_a_section_of_one_question_is_quoted_whatever_it_is_about():
    assert "“无其他需要报告的事项。”" in said(
        with_prior(at("other_matters"), slot="other_matters", text="无其他需要报告的事项。")
    )


def test_zero_is_offered_only_where_a_number_is_owed():
    def clicks(question: str) -> tuple[str, ...]:
        draft = at(question)
        return quick_replies(form_of(draft), draft, next_ask(form_of(draft), draft), (), 2025, load_speech())

    assert clicks("overview.facts") == ("不写", "还没拿到")
    assert clicks("processing_fee") == ("没有", "不写", "还没拿到")
