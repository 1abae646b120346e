"""Numbers of a text become slots: of the report's own figures where the words say which, else open ones."""

import pytest

from tests.passages.invented import CARRIED_IN, COMPANY, GRANTED, NATURAL, RECEIVED, RECONSIDERED, slots_of


def test_a_count_that_is_a_figure_follows_it():
    assert slots_of("全年收到政府信息公开申请40件。") == f"全年收到政府信息公开申请{{{RECEIVED}}}件。"


def test_the_parts_of_a_count_follow_the_columns():
    text = slots_of("全年收到政府信息公开申请40件，其中自然人30件，商业企业10件。")
    assert f"自然人{{{NATURAL}}}件" in text
    assert f"商业企业{{{COMPANY}}}件" in text


def test_a_count_with_what_was_carried_in_follows_the_sum():
    text = slots_of("全年收到政府信息公开申请42件。")
    assert text == f"全年收到政府信息公开申请{{{RECEIVED}+applications.carried_in.total}}件。"


def test_a_share_follows_its_two_figures():
    text = slots_of("全年收到政府信息公开申请40件，其中自然人30件，占75%。")
    assert f"占{{share:{NATURAL}/{RECEIVED}:0}}%" in text


def test_a_share_that_the_figures_do_not_give_stays_open():
    assert "{?%" in slots_of("全年收到政府信息公开申请40件，其中自然人30件，占85%。")


def test_a_share_that_may_be_of_two_wholes_stays_open():
    figures = {NATURAL: 30, COMPANY: 10, CARRIED_IN: 40, GRANTED: 80}
    text = slots_of("上年结转40件，收到政府信息公开申请40件，其中自然人30件，占75%。", figures)
    assert f"自然人{{{NATURAL}}}件" in text
    assert "share:" not in text


def test_a_change_takes_its_direction_with_it():
    text = slots_of("全年收到政府信息公开申请40件，同比增长60%。")
    assert text.endswith(f"同比{{change:{RECEIVED}:0}}。")


def test_a_change_that_last_year_denies_stays_open():
    assert "change:" not in slots_of("全年收到政府信息公开申请40件，同比增长20%。")


def test_last_years_number_follows_last_years_figure():
    assert f"{{last:{RECEIVED}}}件" in slots_of("2024年收到政府信息公开申请25件，2025年收到政府信息公开申请40件。")


def test_a_number_that_no_figure_has_stays_open_and_says_what_it_counts():
    assert slots_of("全年发布各类信息312条。") == "全年发布各类信息{?条:发布各类信息}条。"


@pytest.mark.parametrize(
    "text", ["全年收到群众来信40件。", "其中网站收到政府信息公开申请7件。", "收到政府信息公开申请约40件。"]
)
def test_a_number_is_not_bound_because_it_happens_to_be_a_figure(text):
    assert "applications." not in slots_of(text)


def test_a_small_number_behind_a_word_that_nobody_knows_stays_open():
    assert "disputes" not in slots_of("涉及拆迁的行政复议案件3件。")
    assert "disputes" in slots_of("涉及拆迁的行政复议案件38件。", {RECONSIDERED: 38})


def test_the_same_unknown_thing_counted_twice_is_two_open_slots():
    assert slots_of("制作图解5期，制作图解6期。") == "制作图解{?期:制作图解}期，制作图解{?期:制作图解之2}期。"


def test_a_rough_number_takes_its_rough_words_with_it():
    assert slots_of("全年阅读量超过3000余次。") == "全年阅读量{?次:阅读量}次。"


def test_chinese_numerals_before_a_measure_word_are_numbers():
    assert "{?" in slots_of("组织三次专题培训。")


@pytest.mark.parametrize(
    "words",
    [
        "一是加强领导。",
        "落实三审三校制度。",
        "按照第二十条公开。",
        "第一时间回应。",
        "拨打12345热线。",
        "一方面抓落实。",
    ],
)
def test_expressions_whose_numbers_count_nothing_stay_words(words):
    assert "{" not in slots_of(words)


def test_a_known_fact_has_its_name():
    assert slots_of("全年主动公开政府信息312条。") == "全年主动公开政府信息{fact:released.total}条。"
