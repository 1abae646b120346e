"""The grammar of one numeral, against numerals written by a generator of the test's own."""

from decimal import Decimal, localcontext

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from assistant.report.chinese_numerals import fold, read_numeral, shifted
from assistant.report.numerals import read_number

PLAIN = "零一二三四五六七八九"
FORMAL = "零壹贰叁肆伍陆柒捌玖"
FORMAL_UNITS = str.maketrans("十百千万亿", "拾佰仟萬億")


def written(number: int) -> str:
    """The standard writing: 零 for every gap, 十 without 一 at the very start."""
    if number == 0:
        return "零"
    groups, names = [], ["", "万", "亿", "万亿"]
    while number:
        number, group = divmod(number, 10_000)
        groups.append(group)
    parts = ""
    for index in reversed(range(len(groups))):
        group = groups[index]
        if not group:
            continue
        gap = bool(parts) and (group < 1000 or not groups[index + 1])
        name = names[index]
        if index == 3 and groups[2]:
            name = "万"
        parts += ("零" if gap else "") + four_digits(group) + name
    return parts.removeprefix("一") if parts.startswith("一十") else parts


def four_digits(group: int) -> str:
    out, gap = "", False
    for unit, weight in (("千", 1000), ("百", 100), ("十", 10), ("", 1)):
        digit = group // weight % 10
        if digit:
            out += ("零" if gap and out else "") + PLAIN[digit] + unit
        gap = not digit
    return out


def in_formal(plain: str) -> str:
    text = ("一" + plain if plain.startswith("十") else plain).translate(FORMAL_UNITS)
    return text.translate(str.maketrans(PLAIN, FORMAL))


def with_liang(plain: str) -> str:
    for unit in "百千万亿":
        plain = plain.replace("二" + unit, "两" + unit) if "十二" + unit not in plain else plain
    return plain


COUNTS = st.one_of(st.integers(0, 10**12), st.integers(0, 120_000), st.integers(0, 12).map(lambda n: 10**n))


@given(COUNTS)
@example(10**12)
@example(100_030_000)
@example(20_000_000_012)
@example(10_010)
def test_every_count_written_in_chinese_is_read_back(number: int) -> None:
    plain = written(number)
    for text in (plain, in_formal(plain), with_liang(plain)):
        found = read_number(text)
        assert found is not None, text
        assert (found.value, found.raw, found.vague, found.ordinal) == (number, text, False, False)


@given(st.integers(100, 10**12))
@example(345)
@example(42_891_100)
@example(1100)
@example(2025)
def test_digit_strings_of_three_and_more_are_read_back_in_every_writing_of_zero(number: int) -> None:
    for zero in "零〇":
        text = "".join((zero + PLAIN[1:])[int(digit)] for digit in str(number))
        found = read_number(text)
        steps = text in PLAIN[1:]  # 三四五 is a way of saying "three to five"
        assert found is not None
        assert (found.value, found.vague) == ((PLAIN.index(text[0]), True) if steps else (number, False))


@given(st.integers(1, 99_999), st.sampled_from(["万", "亿"]))
def test_arabic_numbers_before_a_big_unit_are_multiplied_exactly(number: int, unit: str) -> None:
    literal = Decimal(number).scaleb(-2)
    found = read_number(f"{literal}{unit}")
    assert found is not None
    assert found.value == literal * {"万": 10**4, "亿": 10**8}[unit]
    assert isinstance(found.value, int) or found.value != found.value.to_integral_value()


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("七", 7), ("十", 10), ("二十六", 26), ("一百零五", 105), ("二百零五", 205), ("三千零四十", 3040),
        ("三百二", 320), ("一千二", 1200), ("一万二", 12_000), ("一亿二", 120_000_000), ("两万五千", 25_000),
        ("1万3千", 13_000), ("1万3", 13_000), ("3万500", 30_500), ("1亿2000万", 120_000_000), ("3千5百", 3500),
        ("3.4万", 34_000), ("３．４万", 34_000), ("3.4 万", 34_000), ("1.2亿", 120_000_000), ("3.5千", 3500),
        ("廿", 20), ("廿三", 23), ("卅一", 31), ("卌", 40), ("一百廿三", 123), ("一百十五", 115),
        ("一百一十五", 115), ("两", 2), ("〇", 0), ("零", 0), ("二〇", 20), ("二〇二五", 2025), ("二○二五", 2025),
        ("二０二五", 2025), ("一五四", 154), ("肆拾", 40), ("壹仟伍佰零柒", 1507), ("叁佰", 300), ("貳萬", 20_000),
        ("一千零十五", 1015), ("一万零十", 10_010), ("三万二百", 30_200), ("十万零三千", 103_000),
        ("一万亿", 10**12), ("三点四万", 34_000), ("００", 0), ("05", 5),
    ],
)  # fmt: skip
def test_a_numeral_has_its_value(text: str, value: int) -> None:
    found = read_number(text)
    assert found is not None
    assert (found.value, type(found.value), found.raw, found.vague) == (value, int, text, False)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12.5", "12.5"), ("2.0", "2.0"), ("１２．５０", "12.50"), ("十八点四", "18.4"), ("零点零五", "0.05"),
        ("一百零五点二五", "105.25"), ("1.23456万", "12345.6"), ("1,507.25", "1507.25"), ("0.1", "0.1"),
    ],
)  # fmt: skip
def test_a_decimal_keeps_its_digits(text: str, value: str) -> None:
    found = read_number(text)
    assert found is not None
    assert isinstance(found.value, Decimal)
    assert str(found.value) == value


@pytest.mark.parametrize(
    ("run", "value"),
    [
        ("七八", 7), ("三四十", 30), ("三五百", 300), ("两三", 2), ("一两", 1), ("十七八", 17), ("一百二三十", 120),
        ("几", 1), ("几十", 10), ("几十几", 10), ("十几", 10), ("二十几", 20), ("数百", 100), ("20余万", 200_000),
        ("三十多万", 300_000), ("三四五", 3),
    ],
)  # fmt: skip
def test_a_vague_numeral_says_so_and_gives_the_first_value_it_allows(run: str, value: int) -> None:
    reading = read_numeral(run)
    assert reading is not None
    assert (reading.value, reading.vague) == (value, True)


@pytest.mark.parametrize(
    "run",
    [
        "十百", "二十三十", "十十", "二六", "三5", "5三", "12百", "一百零五十", "三千零四百", "零五百", "十零五",
        "一百零十五", "1亿20000万", "一万二万", "一百零", "一百零零五", "两十", "十两", "万", "一万万", "一亿亿",
        "三百二万", "一万十万", "3.4万5千", "1万05", "百几", "点五", "三点", "三点十", "9" * 41, "一" * 41, "",
        "零万", "零零万",
    ],
)  # fmt: skip
def test_a_malformed_numeral_has_no_value(run: str) -> None:
    assert read_numeral(run) is None


@given(st.text(alphabet="零一二两三九十百千万亿廿几数余多点0159.,， 半第", max_size=14))
def test_any_string_of_numeral_characters_is_read_or_refused_without_an_error(run: str) -> None:
    reading = read_numeral(fold(run))
    assert reading is None or reading.value >= 0


@given(st.text())
def test_folding_keeps_every_character_in_its_place(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.integers(-(10**40), 10**40), st.integers(-30, 30))
def test_shifting_is_exact_whatever_the_decimal_context(value: int, places: int) -> None:
    with localcontext(prec=3):
        moved = shifted(value, places)
        assert shifted(moved, -places) == value
    assert isinstance(moved, int) or "." in f"{moved:f}"
