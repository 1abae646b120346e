"""Of a past passage those sentences are left that are true of this year, and that we can say."""

import pytest

from tests.drafting.invented import DISPUTED, RECEIVED, SUITS, fitted, setting
from tests.passages.invented import COMPANY, NATURAL, ORGAN


def test_a_sentence_with_this_years_figures_is_kept_with_its_slots():
    assert fitted(f"收到政府信息公开申请{RECEIVED}件。").text == f"收到政府信息公开申请{RECEIVED}件。"


def test_a_number_that_is_zero_this_year_is_not_spoken_of():
    assert fitted(f"发生行政诉讼{SUITS}件。").text == ""
    assert fitted(f"发生行政复议{DISPUTED}件，行政诉讼{SUITS}件。").text == f"发生行政复议{DISPUTED}件。"


@pytest.mark.parametrize(
    "words", ["全年未收到政府信息公开申请。", "未发生行政复议。", "没有上年结转的政府信息公开申请。"]
)
def test_a_denial_that_the_figures_contradict_is_left_out(words):
    assert fitted(words).text == ""


def test_a_denial_that_the_figures_bear_out_is_kept():
    assert fitted("未发生行政诉讼。").text == "未发生行政诉讼。"


def test_a_denial_that_cannot_be_read_is_left_out():
    assert fitted("无因信访转来的来信申请。").text == ""


def test_a_denial_of_what_nobody_knows_yet_is_left_out():
    words = "全年未收取信息处理费。"
    assert fitted(words).text == ""
    assert fitted(words, setting(facts={"processing_fee.items": 0, "processing_fee.yuan": 0})).text == words


def test_none_received_and_all_concluded_contradict_each_other():
    assert fitted(f"收到申请{RECEIVED}件，均已办结。", setting({NATURAL: 0})).text == ""


def test_words_of_a_rise_that_are_no_slot_are_left_out():
    assert fitted(f"收到政府信息公开申请{RECEIVED}件，比上年增加{{?件:比上年}}件。").text in (
        "",
        f"收到政府信息公开申请{RECEIVED}件。",
    )
    assert fitted(f"申请量增长到{RECEIVED}件。").text == ""


def test_a_fall_this_year_reads_as_a_fall():
    this = setting({NATURAL: 20}, before={NATURAL: 25})
    change = "{change:applications.received.total:0}"
    text = fitted(f"收到政府信息公开申请{RECEIVED}件，同比{change}。", this).text
    assert change in text
    assert this.source.value(change.strip("{}")) == "下降20%"


def test_numbers_that_nobody_gave_are_asked_for_in_our_own_sentences_alone():
    words = "制作政策图解{?期:制作政策图解}期。"
    assert fitted(words).text == ""
    own = fitted(words, organ=ORGAN)
    assert (own.text, own.asks) == (words, ("?期:制作政策图解",))


def test_a_fact_that_was_declined_is_not_asked_for_again():
    words = "主动公开政府信息{fact:released.total}条。"
    assert fitted(words, organ=ORGAN).asks == ("fact:released.total",)
    assert fitted(words, setting(declined=frozenset({"released.total"})), organ=ORGAN).text == ""


def test_more_numbers_than_anybody_likes_to_be_asked_for_are_not_asked_for():
    words = "发布信息" + "、".join(f"第{name}类{{?条:第{name}类}}条" for name in "甲乙丙丁戊") + "。"
    assert fitted(words, organ=ORGAN).text == ""


def test_a_slot_that_counts_nothing_that_can_be_asked_for_is_not_asked_for():
    assert fitted("召开{?海:召开里景区}里景区听证会。", organ=ORGAN).text == ""


@pytest.mark.parametrize(
    "words",
    [
        "依托“澜汀发布”公众号公开信息。",
        "澜汀市各部门协同推进公开。",
        "按照市委、市政府部署推进公开。",
        "会同资源规划局做好公开工作。",
        "获得全省先进单位称号。",
        "认真学习二十届三中全会精神。",
        "我镇及时公开村务信息。",
        "落实省、市有关要求。",
        "加强环境质量信息公开。",
        "在社区设立公开栏。",
        "持续打造澜汀公开品牌。",
        "赴沱阳县学习交流经验。",
    ],
)
def test_what_only_another_organ_can_say_is_left_out(words):
    assert fitted(words).text == ""


def test_what_an_organ_of_another_kind_calls_its_own_is_left_out():
    words = "委领导定期研究公开工作。"
    assert fitted(words, organ="青川县发展和改革委员会").text == ""
    assert fitted("局领导定期研究公开工作。", organ="青川县审计局").text


def test_another_level_of_government_is_left_out():
    assert fitted("及时由市直部门公开。", organ="青川县审计局").text == ""
    assert fitted("及时由{level}直部门公开。", organ="青川县审计局").text


def test_our_own_words_of_that_kind_are_kept_to_be_looked_at():
    own = fitted("认真学习二十届三中全会精神。", organ=ORGAN)
    assert own.text
    assert own.look


def test_what_is_cut_off_takes_its_foreign_names_with_it():
    words = f"收到政府信息公开申请{RECEIVED}件，其中民政局{{?件:民政局}}件。"
    assert fitted(words).text == f"收到政府信息公开申请{RECEIVED}件。"


def test_a_field_that_is_ours_too_is_no_obstacle():
    assert fitted("加强供水水质信息公开。").text
    assert fitted("加强供水水质信息公开。", setting(organ="云溪县审计局")).text == ""


def test_a_government_may_speak_of_every_field():
    this = setting(organ="云溪县人民政府", kind="government")
    assert fitted("加强供水水质信息公开。", this, organ="澜汀市人民政府").text


@pytest.mark.parametrize(("aspect", "kept"), [("主动公开", False), ("依申请公开", True)])
def test_a_sentence_under_the_wrong_aspect_is_left_out(aspect, kept):
    assert bool(fitted("未发生行政诉讼。", aspect=aspect).text) == kept


def test_a_headline_goes_with_what_stands_under_it():
    words = "一是加强渠道建设。依托“澜汀发布”公众号公开信息。二是加强学习培训。组织专题学习，提高能力。"
    assert fitted(words, aspect="监督保障").text == "二是加强学习培训。组织专题学习，提高能力。"


def test_what_stands_under_a_headline_goes_with_it():
    words = "一是依托“澜汀发布”公开。持续更新内容。二是加强学习，提高能力。"
    assert fitted(words, aspect="监督保障").text == "二是加强学习，提高能力。"


def test_a_sentence_that_leans_on_one_left_out_goes_too():
    assert fitted(f"发生行政诉讼{SUITS}件。其中维持较多。渠道保持畅通。").text == "渠道保持畅通。"


@pytest.mark.parametrize("words", ["主要做法如下：", "主动公开政府信息", "其他政府信息公开。"])
def test_what_is_no_whole_sentence_is_left_out(words):
    assert fitted(words).text == ""


def test_how_much_is_left_is_told_and_nothing_where_the_beginning_is_gone():
    assert fitted("渠道保持畅通。服务更加便民。").whole == 1
    assert fitted(f"渠道保持畅通。发生行政诉讼{SUITS}件。").whole < 1
    assert fitted(f"发生行政诉讼{SUITS}件。渠道保持畅通。").whole == 0


@pytest.mark.parametrize("figures", [{NATURAL: 0}, {NATURAL: 1}, {NATURAL: 7, COMPANY: 7}])
def test_a_denial_is_kept_exactly_when_nothing_was_received(figures):
    kept = fitted("全年未收到政府信息公开申请。", setting(figures)).text
    assert bool(kept) == (sum(figures.values()) == 0)
