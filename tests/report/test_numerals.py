"""Numbers in context: messages of a clerk, table cells, prose of a report."""

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.report.numerals import Number, find_numbers, in_wan_yuan, in_yuan, read_number, unreadable


def short(text: str, words: frozenset[str] = frozenset()) -> list[str]:
    """Each number as value and unit, with ? for vague, # for ordinal, @ for date."""
    return [
        f"{number.value}{number.unit}{'?' * number.vague}{'#' * number.ordinal}{'@' * number.date}"
        for number in find_numbers(text, words)
    ]


CASES = {
    # what clerks type
    "自然人七，企业三": "7 3", "自然人七企业三": "7 3", "自然人：三、企业：二": "3 2", "自然人应为 9": "9",
    "12（其中企业3）": "12 3", "新收三十一件其中自然人二十九件企业两件": "31件 29件 2件",
    "行政许可1507件 处罚３６宗 强制0": "1507件 36宗 0", "予以公开5部分公开2不予处理1": "5 2 1",
    "三类内部事务信息0四类过程性信息2": "0 2", "第三方合法权益3": "3", "危及“三安全一稳定”3件": "3件",
    "7 3 0 0": "7 3 0 0", "7,3,0,0": "7 3 0 0", "7，3，0": "7 3 0", "三、五、二": "3 5 2",
    "一、本年新收 7 件；二、上年结转 0 件": "1# 7件 2# 0件", "自然人（9）": "9", "一共12件": "12件", "没有": "",
    "无": "", "/": "", "还没拿到": "", "去年12，今年增加3": "12 3", "1，507件": "1507件", "1,507": "1507",
    "3,4": "3 4", "1,507,3": "1 507 3", "12，3": "12 3", "0,500": "0 500", "3.4万件": "34000件",
    "两万五千条": "25000条", "零件": "", "零星": "", "零投诉": "0",
    # signs, ranges, dashes
    "行政许可 -2，行政处罚－3": "-2 -3", "增减：+4": "4", "增减＋4": "4", "−5": "-5", "负3": "-3",
    "减负3项": "3项", "3-5件": "3件?", "3～5件": "3件?", "三到五件": "3件?", "3件-5件": "3件? 5件?",
    "3件至5件": "3件? 5件?", "25+52=77": "25 52 77", "——3件": "3件", "网站—3个栏目": "3个", "-1.5": "-1.5",
    "30+件": "30件?",
    # vague
    "110余条": "110条?", "三十上下": "30?", "七八件": "7件?", "约30件": "30件?", "近 30 件": "30件?",
    "30件左右": "30件?", "三十多件": "30件?", "十来件": "10件?", "十几件": "10件?", "几件": "1件?",
    "数十件": "10件?", "上百件": "100件?", "千余条": "1000条?", "30件以上": "30件?", "超过30件": "30件?",
    "不足30": "30?", "大概自然人三十件，企业2件": "30件? 2件", "三十件大概": "30件?", "若干件": "1件?",
    "违约3件": "3件", "节约3万元": "3万元", "二分之一": "0.5?", "一半": "0.5?", "半天": "0.5天",
    "20余万元": "20万元?", "百十件": "110件?",
    # money and shares
    "2.577万元": "2.577万元", "2.577 万元": "2.577万元", "三千万元": "3000万元", "一亿二千万元": "120000000元",
    "25770元": "25770元", "25,770.00元": "25770.00元", "同比增长70.3%": "70.3%", "占７０．３％": "70.3%",
    "百分之十八点四": "18.4%", "千分之三": "3‰", "下降2.5个百分点": "2.5个百分点", "增加1.2百分点": "1.2百分点",
    # names and enumerators
    "一是公开途径": "1#", "二是、三是": "2# 3#", "第二十条第（一）项": "20条# 1#",
    "国办公开办函〔2021〕30号": "2021# 30号#", "“十四五”规划": "14#", "十四五件": "14件?",
    "党的二十大和十九届四中全会": "20大# 19届# 4中全会#", "一、总体情况": "1#", "（三）1.属于国家秘密 4": "3# 1# 4",
    "1. 规章 3": "1# 3", "1、规章": "1#", "1)5件": "1# 5件", "共3.": "3", "H5页面": "5#", "0591-87654321": "591?#",
    "三要加强": "3#", "第711号令": "711号#", "国务院令第711号": "711号#", "星期三": "3#",
    # dates
    "2025年12月31日": "2025年@ 12月@ 31日@", "二〇二五年十二月": "2025年@ 12月@", "2025-12-31": "2025@ 12@ 31@",
    "20日内": "20日", "2025年1月1日至12月31日": "2025年@ 1月@ 1日@ 12月@ 31日@", "3年": "3年",
    "2019-2020年": "2019年?@", "3个月": "3个月", "本年": "",
    # prose
    "共收到政府信息公开申请154件，其中自然人151件": "154件 151件", "主动公开1,261条、公报６期": "1261条 6期",
    "进一步统一标准，唯一一家企业": "1家", "五类信息": "5类", "召开会议两次，培训120人次": "2次 120人次",
    "签订合同一份": "1份", "系统一个": "1个", "一件": "1件", "千方百计": "", "万无一失": "", "百分百": "",
    "百姓": "", "一般一些一致": "", "万一": "", "“三公”经费3.5万元": "3.5万元", "四川": "",
    "20个工作日": "20个工作日", "五一": "", "收入伍万元": "5万元", "陆续公开3件": "3件", "收拾": "", "陆件": "6件",
    "一一〇〇": "1100", "二十一般": "20",
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES.items())
def test_the_numbers_of_a_sentence_are_found(text: str, expected: str) -> None:
    assert short(text) == expected.split()


@pytest.mark.parametrize("text", ["十百件", "二十三十件", "1.2.3", "三5件", "二六件", ".5", "3件十百"])
def test_a_malformed_numeral_is_skipped_whole_and_told_where_it_stands(text: str) -> None:
    ((start, end),) = unreadable(text)
    assert all(number.end <= start or number.start >= end for number in find_numbers(text))
    assert [number.raw for number in find_numbers(text)] == re.findall("^3(?=件)", text)


def test_a_caller_protects_the_names_of_its_own_report() -> None:
    assert short("九龙区三里街3件") == ["9", "3", "3件"]
    assert short("九龙区三里街3件", frozenset({"九龙区", "三里街", ""})) == ["3件"]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        (" 7 ", 7, ""), ("\u3000０", 0, ""), ("７件", 7, "件"), ("-2", -2, ""), ("－２", -2, ""),
        ("+2", 2, ""), ("二十六\n", 26, ""), ("2.577 万元", Decimal("2.577"), "万元"), ("约30件左右", 30, "件"),
        ("1,507", 1507, ""), ("\ufeff3", 3, ""),
    ],
)  # fmt: skip
def test_a_text_that_is_one_number_is_read(text: str, value: int | Decimal, unit: str) -> None:
    number = read_number(text)
    assert number is not None
    assert (number.value, number.unit) == (value, unit)


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "/", "—", "-", "○", "无", "没有", "3 4", "3,4", "1 507", "第三", "（一）", "一是", "自然人3",
        "3件申请", "十百", "1.2.3", "- 2", "1e5", "A4", "3。", "百", "3件5件",
    ],
)  # fmt: skip
def test_a_text_that_is_anything_else_is_no_number(text: str) -> None:
    assert read_number(text) is None


@pytest.mark.parametrize(
    ("text", "yuan", "wan"),
    [
        ("2.577万元", "25770", "2.577"), ("25770元", "25770", "2.577"), ("1.2亿元", "120000000", "12000"),
        ("0元", "0", "0"), ("0.000001万元", "0.01", "0.000001"),
        ("12345678901234567890123456789.01元", "12345678901234567890123456789.01", "1234567890123456789012345.678901"),
    ],
)  # fmt: skip
def test_money_is_converted_exactly(text: str, yuan: str, wan: str) -> None:
    number = read_number(text)
    assert number is not None
    assert (str(in_yuan(number)), str(in_wan_yuan(number))) == (yuan, wan)


def test_a_count_is_no_amount_of_money() -> None:
    number = read_number("3件")
    assert number is not None
    with pytest.raises(ValueError, match="3件"):
        in_yuan(number)
    with pytest.raises(ValueError, match="3件"):
        in_wan_yuan(number)


ALPHABET = "0123456789０９.,，．-－—+～至到一二三十百千万亿两〇○零半几数余多第（）()〔〕、。是"
ALPHABET += "件条年月日元%约 \n大概分之点统一若干AＡ"


@given(st.one_of(st.text(), st.text(alphabet=ALPHABET, max_size=40)))
def test_no_text_raises_and_every_span_is_true_and_apart_from_the_others(text: str) -> None:
    last = 0
    for number in find_numbers(text):
        assert last <= number.start < number.end <= len(text)
        assert number.raw == text[number.start : number.end]
        assert isinstance(number.value, int | Decimal)
        last = number.end
    read_number(text)
    for start, end in unreadable(text):
        assert not any(number.start < end and start < number.end for number in find_numbers(text))


def test_very_long_texts_neither_raise_nor_take_long_to_refuse() -> None:
    assert find_numbers("9" * 5000) == ()
    assert len(find_numbers("1-" * 3000)) == 1
    assert len(find_numbers("3 " * 3000)) == 3000
    assert find_numbers("十百" * 3000) == ()


def full_width(text: str) -> str:
    return "".join(chr(ord(char) + 0xFEE0) if char in "0123456789.," else char for char in text)


@given(st.integers(0, 10**15), st.integers(0, 99))
def test_separators_and_full_width_writing_do_not_change_the_value(number: int, cents: int) -> None:
    for value, text in ((number, f"{number:,}"), (Decimal(f"{number}.{cents:02}"), f"{number:,}.{cents:02}")):
        for writing in (text, full_width(text), text.replace(",", "")):
            found = read_number(writing)
            assert found is not None
            assert (found.value, found.raw) == (value, writing)


@given(
    st.sampled_from(["本年新收", "其中：", "企业 ", "", "未公开，", "答复\n"]),
    st.sampled_from(["7", "1,507", "２６", "二百零五", "卅一", "3.4万", "1万3千", "-2", "十八点四", "二〇二五"]),
    st.sampled_from(["", "件", "，企业", " 条。", "家企业", "页", "\n"]),
)
def test_a_numeral_between_other_words_is_found_alone_and_whole(before: str, numeral: str, after: str) -> None:
    found: tuple[Number, ...] = find_numbers(before + numeral + after)
    assert [(number.raw, number.start) for number in found] == [(numeral, len(before))]
    alone = read_number(numeral)
    assert alone is not None
    assert (found[0].value, found[0].vague, found[0].ordinal) == (alone.value, False, False)
