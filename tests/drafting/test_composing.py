"""A paragraph from several passages reads as one text and says what it has to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.drafting.composing import Origin, Written, compose
from assistant.passages.passage import Passage, When
from assistant.report.wording import read_wording, slots
from tests.drafting.invented import DISPUTED, OTHER, RECEIVED, RULES, passage, setting
from tests.passages.invented import FIGURES, NATURAL, ORGAN

LONGER = "建立专人登记、专人审核、专人答复、专人归档的工作机制，" * 6 + "做到事事有回音。"
LONG = "健全登记、审核、办理、答复、归档全流程机制，明确每个环节的责任人和时限，做到件件有登记、事事有回音。"


def written(*passages: Passage, aspect: str = "依申请公开", **how: object) -> Written:
    made = compose(aspect, passages, how.pop("this", None) or setting(), RULES, **how)  # type: ignore[arg-type]
    assert made
    return made


def test_our_own_words_of_last_year_come_before_those_of_others():
    own = passage("我们的渠道保持畅通，服务更加便民。", organ=ORGAN)
    assert written(passage("别处的渠道保持畅通。"), own, aspect="综述").text.startswith(own.text)


def test_our_own_problems_of_last_year_come_after_those_of_others():
    own = passage("公开内容不够丰富，群众关心的信息还不够多，公开的深度和广度需要提升。", "存在的主要问题", ORGAN)
    other = passage("政策解读形式不够多样，解读材料专业词语偏多，群众看不明白，还需要改进。", "存在的主要问题")
    assert written(own, other, aspect="存在的主要问题").text.startswith(other.text)
    assert written(own, aspect="存在的主要问题").text == own.text


def test_measures_answer_to_the_problems_of_the_same_report():
    problems = passage("解读形式不够多样。", "存在的主要问题", year=2022)
    answer = passage("丰富解读形式，多用图解和问答。", "改进情况", year=2022)
    another = passage("加强学习培训，提高业务能力，持续改进工作。", "改进情况", year=2024)
    assert written(another, answer, aspect="改进情况", after=(Origin(problems, 1),)).text.startswith(answer.text)


def test_what_fits_whole_comes_before_what_is_left_of_a_passage():
    torn = passage("获得全省先进单位称号。渠道保持畅通。")
    assert written(torn, passage(LONG)).origins[0].passage.text == LONG


def test_a_must_is_added_from_another_passage():
    text = written(passage(LONGER, organ=ORGAN), passage(f"收到政府信息公开申请{RECEIVED}件。")).text
    assert f"申请{RECEIVED}件" in text


def test_a_must_that_is_zero_is_denied():
    this = setting({**FIGURES, "disputes.reconsideration.upheld": 0})
    text = written(
        passage(f"收到政府信息公开申请{RECEIVED}件。"), passage("未发生行政复议、行政诉讼。"), this=this
    ).text
    assert "未发生行政复议" in text


def test_no_sentence_stands_twice_not_even_in_another_paragraph():
    said = (LONG,)
    assert written(passage(LONG), passage("渠道保持畅通。"), said=said).text == "渠道保持畅通。"
    assert written(passage(LONG), passage(LONG.replace("做到", "基本做到"), year=2023)).text == LONG


def test_no_figure_is_given_twice():
    text = written(
        passage(f"收到政府信息公开申请{RECEIVED}件，发生行政复议{DISPUTED}件。"),
        passage(f"全年共受理政府信息公开申请{RECEIVED}件，办结{{applications.concluded.total}}件。", year=2023),
        passage(f"发生行政复议{DISPUTED}件。", year=2022),
    ).text
    assert slots(text).count(RECEIVED.strip("{}")) == 1
    assert slots(text).count(DISPUTED.strip("{}")) == 1


def test_a_second_list_does_not_follow_a_first():
    first, second = (
        passage("一是加强学习。二是加强检查。", year=2024),
        passage("一是优化渠道。二是改进服务。", year=2023),
    )
    assert "优化渠道" not in written(first, second).text


def test_nothing_follows_a_list_but_what_is_owed():
    first, more = passage("一是加强学习。二是加强检查。"), passage("渠道保持畅通。", year=2023)
    assert written(first, more).text == first.text
    owed = passage(f"一是收到政府信息公开申请{RECEIVED}件。二是改进服务。", year=2022)
    assert written(passage(first.text, organ=ORGAN), owed).text == first.text


def test_what_is_denied_is_not_denied_again():
    first, again = passage("未发生行政诉讼。"), passage("全年没有因政府信息公开工作提起的行政诉讼。", year=2023)
    assert written(first, again).text == first.text


def test_a_list_without_an_introduction_follows_nothing():
    text = written(passage("渠道保持畅通。"), passage("一是加强学习。二是加强检查。", year=2023)).text
    assert text == "渠道保持畅通。"


def test_a_list_of_which_one_item_is_left_is_none():
    text = written(passage("渠道保持畅通。一是加强学习。组织学习，提高能力。二是依托“澜汀发布”公开。")).text
    assert text == "渠道保持畅通。组织学习，提高能力。"


def test_a_passage_behind_another_does_not_begin_with_the_year_again():
    text = written(
        passage("{year}年，{self}渠道保持畅通。"), passage("{year}年，{self}答复更加规范。", year=2023), aspect="综述"
    ).text
    assert text == "{year}年，{self}渠道保持畅通。{self}答复更加规范。"


def test_a_paragraph_does_not_begin_with_a_connective():
    assert written(passage("同时，渠道保持畅通。")).text == "渠道保持畅通。"


def test_a_passage_whose_condition_does_not_hold_is_not_used():
    none = passage("渠道运行平稳有序。", when=When(zero=("applications.received.total",)), learned=False)
    assert compose("依申请公开", [none], setting(), RULES) is None


def test_without_a_sentence_that_fits_there_is_no_paragraph():
    assert compose("依申请公开", [passage("获得全省先进单位称号。")], setting(), RULES) is None


def test_a_paragraph_says_whose_sentences_it_has():
    made = written(passage("渠道保持畅通。", organ=ORGAN), passage("答复更加规范高效。", organ=OTHER))
    assert [one.passage.organ for one in made.origins] == [ORGAN, OTHER]
    assert sum(one.share for one in made.origins) == pytest.approx(1)


def test_a_paragraph_says_what_is_to_be_asked_and_looked_at():
    made = written(passage("开展专项行动{?次:开展专项行动}次。", organ=ORGAN))
    assert (made.asks, made.look) == (("?次:开展专项行动",), ("专项行动",))


SENTENCES = st.sampled_from(
    [
        f"收到政府信息公开申请{RECEIVED}件。",
        f"发生行政复议{DISPUTED}件。",
        "未收到政府信息公开申请。",
        "未发生行政复议。",
        "一是加强学习。",
        "二是按月检查，及时通报。",
        "三是制作图解{?期:制作图解}期。",
        "{year}年，{self}渠道保持畅通。",
        f"自然人{{{NATURAL}}}件，占{{share:{NATURAL}/applications.received.total:1}}%。",
        "同时，服务更加便民。",
    ]
)


@given(
    st.lists(st.lists(SENTENCES, min_size=1, max_size=5), min_size=1, max_size=4),
    st.integers(min_value=0, max_value=50),
    st.integers(min_value=0, max_value=3),
    st.booleans(),
)
def test_whatever_the_figures_no_digit_and_no_contradiction_stands_in_a_draft(texts, natural, disputed, own):
    figures = {
        NATURAL: natural,
        "applications.granted.natural_person": natural,
        "disputes.reconsideration.upheld": disputed,
    }
    organ = ORGAN if own else OTHER
    candidates = [passage("".join(text), organ=organ, year=2024 - place) for place, text in enumerate(texts)]
    made = compose("依申请公开", candidates, setting(figures), RULES)
    if made is None:
        return
    words = "".join(part for part in read_wording(made.text) if isinstance(part, str))
    assert not any(character.isdigit() and character.isascii() for character in words)
    assert not ("未收到" in words and natural)
    assert not ("未发生行政复议" in words and disputed)
    assert (RECEIVED not in made.text) or natural
    sentences = [one for one in made.text.split("。") if one]
    assert len(sentences) == len(set(sentences))
