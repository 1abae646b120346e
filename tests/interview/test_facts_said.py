"""The figures that only the text needs, said in one message by name, later, or unasked."""

import pytest

from assistant.interview.facts_cut import names_of
from assistant.interview.plan import next_ask, open_facts, owed_now, progress
from assistant.report.draft import Draft, apply
from assistant.report.form import OrganKind
from assistant.understanding.labels import labels_of
from knowledge.shelf import load_forms
from tests.interview.saying import OPENED, asked_cells, form_of, heard

TOTAL, WEBSITE, MEDIA = "released.total", "released.website", "released.new_media"
TEXTS = "policy_documents.published", "interpretations.count"
FEE = "processing_fee.items", "processing_fee.yuan"


def answered(*questions: str, kind: OrganKind = "department") -> Draft:
    """A draft in which every figure is 0: the facts are what is asked for next."""
    draft = Draft(organ="云溪县水务局", year=2025, kind=kind)
    form = form_of(draft)
    figures = {cell: "0" for one in form.questions if one.cells for cell in asked_cells(form, one.id)}
    texts = {one.id: "好。" for one in form.questions if one.text} if "texts" in questions else {}
    return apply(draft, {"figures": figures, "texts": texts})


ASKED = answered()
FEE_ASKED = apply(answered("texts"), {"declined": [TOTAL, WEBSITE, MEDIA, *TEXTS]})


def facts(message: str, draft: Draft = ASKED) -> dict[str, str]:
    understood = heard(message, draft)
    assert understood.kind == "answer", understood.say
    return {fact: value for fact, value in understood.effects["facts"].items() if value is not None}


def after(message: str, draft: Draft = ASKED) -> Draft:
    return apply(draft, heard(message, draft).effects)


def test_several_facts_are_said_in_one_message_and_the_rest_is_not_written():
    understood = heard("全年主动公开52条，网站30条，新媒体22条，其余不写", ASKED)
    assert facts("全年主动公开52条，网站30条，新媒体22条，其余不写") == {TOTAL: "52", WEBSITE: "30", MEDIA: "22"}
    assert set(understood.effects["declined"]) == set(TEXTS)
    assert "已记：全年主动公开政府信息 52条、通过政府网站发布信息 30条" in understood.say
    assert "正文不写“公开政策文件”、“发布政策解读”" in understood.say
    assert next_ask(form_of(ASKED), after("主动公开52条，其余不写")).id == "overview.综述"


@pytest.mark.parametrize(
    "message",
    [
        "主动公开52，网站30，新媒体22",
        "今年共主动公开信息52条，其中通过政府网站发布30条，政务新媒体发布22条。",
        "2025年全年公开五十二条；门户网站三十篇；新媒体22条",
        "新媒体22条、官网30条、主动公开政府信息52条",
        "主动公开：52条\n网站：30条\n新媒体：22条",
    ],
)
def test_facts_are_known_by_their_synonyms_in_any_order(message: str):
    assert facts(message) == {TOTAL: "52", WEBSITE: "30", MEDIA: "22"}


def test_what_is_not_said_is_not_written_and_that_is_said_back():
    understood = heard("主动公开52条，网站30条", ASKED)
    assert set(understood.effects["declined"]) == {MEDIA, *TEXTS}
    assert "没说的“通过政务新媒体发布信息”" in understood.say
    later = after("新媒体22条", apply(ASKED, understood.effects))
    assert later.facts[MEDIA] == 22
    assert MEDIA not in later.declined


@pytest.mark.parametrize(
    ("message", "kind", "words"),
    [
        ("52", "clarify", "是哪一项"),
        ("52条", "clarify", "是哪一项"),
        ("网站、新媒体52条", "clarify", "对不上号"),
        ("主动公开110余条，网站30条", "reject", "约数"),
        ("主动公开大概110条", "reject", "约数"),
        ("主动公开3万元", "reject", "单位是条"),
        ("主动公开50%", "reject", "单位是条"),
        ("主动公开3天", "reject", "单位是条"),
        ("新媒体5个", "reject", "单位是条"),
        ("主动公开-3条", "reject", "负数"),
        ("主动公开2.5条", "reject", "不是整数"),
        ("主动公开52条，微信公众号12条", "clarify", "“微信公众号”我没看懂"),
        ("主动公开52条，网站没统计", "clarify", "“没统计”我没看懂"),
        ("主动公开52条，主动公开53条", "conflict", "两个不同的数"),
        ("网站30条，网站不写", "conflict", "两个不同的数"),
        ("主动公开第3条", "clarify", "编号"),
        ("网站", "clarify", "后面没有数字"),
        ("其余", "clarify", "后面没有数字"),
        ("主动公开52条，其余30条", "clarify", "没看懂"),
        ("主动公开52条，没有，网站30条", "clarify", "没有记录"),
        ("主动公开52条，培训还没拿到", "clarify", "不等着填"),
        ("培训3", "clarify", "“举办培训”、“培训人次”"),
        ("你好", "clarify", "没有记录"),
        ("22条新媒体", "clarify", "是哪一项"),
    ],
)
def test_one_doubtful_piece_stops_the_whole_message(message: str, kind: str, words: str):
    understood = heard(message, ASKED)
    assert (understood.kind, understood.effects) == (kind, {})
    assert words in understood.say


def test_a_number_alone_is_of_the_only_fact_that_is_open():
    one_left = apply(ASKED, {"facts": {TOTAL: "52"}, "declined": [WEBSITE, *TEXTS]})
    assert facts("一百二十条", one_left) == {MEDIA: "120"}
    assert facts("9.6万", one_left) == {MEDIA: "96000"}
    assert heard("三天", one_left).kind == "reject"


@pytest.mark.parametrize("message", ["不写", "不用写", "没有", "都没有", "都不写"])
def test_nothing_to_write_is_no_zero(message: str):
    understood = heard(message, ASKED)
    assert set(understood.effects["declined"]) == {TOTAL, WEBSITE, MEDIA, *TEXTS}
    assert facts(message) == {}


@pytest.mark.parametrize("rest", ["其余不写", "其余没有", "其他都不写", "别的不写"])
def test_the_rest_is_what_was_not_said(rest: str):
    understood = heard(f"网站30条，{rest}", ASKED)
    assert facts(f"网站30条，{rest}") == {WEBSITE: "30"}
    assert set(understood.effects["declined"]) == {TOTAL, MEDIA, *TEXTS}


def test_a_fact_of_which_there_is_none_is_zero_where_it_is_named():
    assert facts("主动公开52条，新媒体没有，没有政策文件") == {TOTAL: "52", MEDIA: "0", TEXTS[0]: "0"}


def test_a_name_that_is_not_to_be_written_leaves_the_others_open():
    later = after("新媒体不写")
    (question,) = (one for one in form_of(later).questions if one.id == "overview.facts")
    assert [fact.id for fact in open_facts(question, later)] == [TOTAL, WEBSITE, *TEXTS]


def test_each_gives_one_number_to_every_name():
    assert facts("网站、新媒体各30条") == {WEBSITE: "30", MEDIA: "30"}


def test_what_is_still_to_come_is_put_off_with_who_owes_it_and_comes_at_the_end():
    understood = heard("主动公开52条，新媒体等宣传科报数，其余不写", ASKED)
    assert understood.effects["owed"] == {"overview.facts": "宣传科"}
    assert "“通过政务新媒体发布信息”记为待补（宣传科）" in understood.say
    later = apply(ASKED, understood.effects)
    assert [(question.id, owner) for question, owner in owed_now(form_of(later), later)] == [
        ("overview.facts", "宣传科")
    ]
    assert next_ask(form_of(later), later).id == "overview.综述"
    assert heard("主动公开52条，其余还没拿到", ASKED).effects["owed"] == {"overview.facts": ""}
    whole = after("还没拿到")
    assert list(whole.owed) == ["overview.facts"]
    assert not whole.declined


def test_a_fact_that_nobody_asked_for_is_taken_by_name_along_with_the_others():
    given = facts("主动公开52条，举办培训3次，120人次，检查2次")
    assert given == {TOTAL: "52", "trainings.count": "3", "trainings.people": "120", "inspections.count": "2"}
    alone = heard("培训3次、120人次", ASKED)
    assert alone.effects == {"facts": {"trainings.count": "3", "trainings.people": "120"}}
    assert next_ask(form_of(ASKED), apply(ASKED, alone.effects)).id == "overview.facts"


def test_the_unit_tells_facts_of_one_word_apart():
    government = answered(kind="government")
    assert facts("意见征集3期，收到意见20条", government) == {
        "consultations.count": "3",
        "consultations.opinions": "20",
    }
    assert facts("新媒体账号5个，粉丝3000人", government) == {"accounts.count": "5", "followers.count": "3000"}


def test_facts_are_given_and_changed_by_name_while_something_else_is_asked():
    assert heard("政策解读改为5条").effects == {"facts": {"interpretations.count": "5"}}
    assert heard("政策解读改为5条。", apply(ASKED, {"goto": "overview.综述"})).kind == "answer"
    assert facts("举办培训3次，120人次", OPENED) == {"trainings.count": "3", "trainings.people": "120"}
    assert facts("信息处理费改成270元", OPENED) == {"processing_fee.yuan": "270"}
    assert facts("信息处理费改成2件", OPENED) == {"processing_fee.items": "2"}
    assert next_ask(form_of(OPENED), after("政策解读改为5条", OPENED)).id == "applications.received"


def test_a_number_without_a_name_is_of_no_fact_that_nobody_asked_for():
    assert heard("5轮，网站30条", OPENED).effects == {}


def test_what_was_answered_is_not_put_off():
    given = apply(ASKED, {"facts": {MEDIA: "22"}, "goto": "overview.facts"})
    assert heard("主动公开52条，新媒体还没拿到", given).effects == {}


def test_a_number_that_stands_is_only_replaced_by_a_change():
    given = apply(OPENED, {"facts": {TOTAL: "52"}})
    refused = heard("主动公开55条", given)
    assert refused.kind == "conflict"
    assert "已经是 52" in refused.say
    changed = heard("主动公开改为55条", given)
    assert changed.effects["facts"] == {TOTAL: "55"}
    assert "由 52 改为 55" in changed.say
    back = apply(given, {"goto": "overview.facts"})
    assert facts("主动公开55条", back) == {TOTAL: "55"}


def test_a_fact_that_is_declined_after_it_was_given_is_gone_and_stays_settled():
    given = apply(ASKED, {"facts": {TOTAL: "126"}, "goto": "overview.facts"})
    without = after("主动公开不写，其余不写", given)
    assert TOTAL not in without.facts
    assert TOTAL in without.declined


@pytest.mark.parametrize("message", ["举办培训3次。", "我局举办培训3次，群众满意。", "培训"])
def test_a_paragraph_is_no_fact(message: str):
    asked = apply(ASKED, {"goto": "overview.主动公开"})
    assert "facts" not in heard(message, asked).effects


def test_what_the_tables_count_is_no_fact():
    for form in load_forms():
        assert not names_of(form).keys() & labels_of(form).meanings.keys()
    assert "facts" not in heard("新收自然人9件，其余没有", OPENED).effects


def test_the_fee_is_one_question_for_two_figures():
    assert next_ask(form_of(FEE_ASKED), FEE_ASKED).id == "processing_fee"
    assert facts("2件，380元", FEE_ASKED) == dict(zip(FEE, ("2", "380"), strict=True))
    assert facts("收了2件，一共0.038万元", FEE_ASKED) == dict(zip(FEE, ("2", "380"), strict=True))
    assert heard("2", FEE_ASKED).kind == "clarify"
    assert heard("3天", FEE_ASKED).kind != "answer"


@pytest.mark.parametrize("message", ["没有", "没有收取", "没有收取信息处理费", "都没有"])
def test_no_fee_is_zero_in_both(message: str):
    assert facts(message, FEE_ASKED) == dict.fromkeys(FEE, "0")


def test_half_of_the_fee_leaves_the_other_half_open():
    half = after("2件", FEE_ASKED)
    ask = next_ask(form_of(half), half)
    assert ask.id == "processing_fee"
    assert facts("380", half) == {"processing_fee.yuan": "380"}


def test_progress_counts_facts():
    def part(draft: Draft) -> tuple[int, int]:
        (first,) = (one for one in progress(form_of(draft), draft) if one.part == "第一部分")
        return first.done, first.wanted

    assert part(ASKED) == (0, 5 + 6)
    assert part(after("主动公开52条，网站30条，其余还没拿到")) == (2, 5 + 6)
    assert part(after("不写")) == (5, 5 + 6)


def test_a_journal_with_the_questions_of_before_goes_on():
    old = apply(ASKED, {"facts": {TOTAL: "52"}, "declined": [WEBSITE], "owed": {"fact.released.new_media": "宣传科"}})
    assert owed_now(form_of(old), old) == ()
    assert next_ask(form_of(old), old).id == "overview.facts"
    assert facts("新媒体22条", old) == {MEDIA: "22"}
