"""Whatever is said: nothing raises, only answers change figures, and rows of figures are taken exactly."""

from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.report.draft import Draft
from knowledge.shelf import form_for
from tests.interview.saying import filled, heard, with_figures

OUTCOMES = "applications.outcomes"
COLUMNS = {
    "natural_person": ("自然人", "个人"),
    "company": ("商业企业", "企业", "公司"),
    "research": ("科研机构",),
    "nonprofit": ("社会公益组织", "公益组织"),
    "legal_service": ("法律服务机构", "律所"),
    "other": ("其他",),
}
DIGITS = "零一二三四五六七八九"


def in_chinese(number: int) -> str:
    """A number below ten thousand the way it is spoken."""
    said, pending = "", False
    for place, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // place % 10
        pending = pending or (digit == 0 and said != "")
        if digit:
            said += ("零" if pending else "") + DIGITS[digit] + unit
            pending = False
    return said or "零"


NUMERALS = (
    str,
    in_chinese,
    "{:,}".format,
    lambda n: str(n).translate(str.maketrans("0123456789", "０１２３４５６７８９")),
)
PATTERNS = ("{label}{number}件", "{number}件{label}", "{label}：{number}", "{label} {number}", "{label}有{number}件")


@settings(max_examples=150)
@given(data=st.data(), row=st.sampled_from(["received", "carried_in", "granted", "unavailable.not_held"]))
def test_a_row_of_figures_is_taken_exactly_in_any_wording(data, row):
    numbers = data.draw(st.dictionaries(st.sampled_from(sorted(COLUMNS)), st.integers(1, 9999), min_size=1))
    pattern = data.draw(st.sampled_from(PATTERNS))
    pieces = [
        pattern.format(
            label=data.draw(st.sampled_from(COLUMNS[column])), number=data.draw(st.sampled_from(NUMERALS))(n)
        )
        for column, n in numbers.items()
    ]
    name = {"received": "新收", "carried_in": "上年结转", "granted": "予以公开", "unavailable.not_held": "不掌握"}[row]
    total = data.draw(st.sampled_from(["", f"共{sum(numbers.values())}件，"]))
    message = f"{name}：{total}{data.draw(st.sampled_from('，；、')).join(pieces)}" + data.draw(
        st.sampled_from(["", "。"])
    )
    assert filled(message, OUTCOMES) == {f"{row}.{column}": str(number) for column, number in numbers.items()}


WORDS = """
    自然人 企业 其他 予以公开 部分公开 新收 上年结转 复议 维持 规章 9件 -3 二十六 2.5万元 没有 都没有 其余 其他没有 都是
    应为 改成 说错了 共 ， 。 ； ： 、 ？ 约 几件 第3 还没拿到 没有这项职能 撤销 等法规科 由 的 ² 驴 { }
"""
CLERKS_WORDS = st.lists(st.sampled_from(WORDS.split()), max_size=12).map("".join)


@settings(max_examples=400)
@given(message=st.one_of(st.text(), CLERKS_WORDS), year=st.sampled_from([2019, 2025]), begun=st.booleans())
def test_no_message_raises_and_only_an_answer_changes_a_figure(message, year, begun):
    draft = Draft(organ="云溪县水务局", year=year, kind="department")
    if begun:
        draft = with_figures(draft, received__natural_person=9, received__company=0)
    understood = heard(message, draft)
    assert understood.say or understood.kind in ("command", "answer")
    figures = understood.effects.get("figures", {})
    assert not figures or understood.kind == "answer"
    assert not any(form_for(year).cells[cell].computed for cell in figures)


@settings(max_examples=300)
@given(message=CLERKS_WORDS)
def test_what_the_desk_read_back_is_what_it_recorded(message):
    understood = heard(message)
    for cell, value in understood.effects.get("figures", {}).items():
        if value not in (None, "0"):
            assert value in understood.say
            assert form_for(2025).cells[cell].row in understood.say
