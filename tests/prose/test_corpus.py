"""The corpus of sentences is well-formed, and the reader reads it as well as it did."""

import re
from collections import Counter
from decimal import Decimal

import pytest

from assistant.prose.mention import Mention
from tests.prose.corpus import SLICES, Entry, Judged, entries, judge, main, reading

QUANTITY = re.compile(
    r"""
    ( received | concluded | handled | carried_in | carried_out | granted | partly_granted | granted_or_partly
    | refused ( [.] ( state_secret | prohibited_by_law | endangers_security | third_party | internal_affairs
                    | process_records | enforcement_files | administrative_query ) )?
    | unavailable ( [.] ( not_held | needs_creation | unclear_after_correction ) )?
    | not_processed ( [.] ( petition | repeated | publications | unjustified_mass | confirmation ) )?
    | other ( [.] ( correction_overdue | fee_overdue | rest ) )?
    ) ( / ( natural_person | company | research | nonprofit | legal_service | other | organizations ) )?
    | ( reconsideration | suits | direct_suit | suit_after_reconsideration | disputes )
      ( / ( upheld | corrected | other | pending ) )?
    | ( rules | normative_documents ) / ( made | repealed | in_force )
    | licensing | penalties | coercion | fees | processing_fee / ( items | yuan )
    """,
    re.VERBOSE,
)
READ = re.compile(
    r"(?P<rough>~?)(?P<value>-?\d+(?:\.\d+)?)(?P<percent>%?) (?P<lead>last:|share:|change:|)(?P<name>\S+)"
)
DENIALS = re.compile(r"[未无没零]|不存在|尚无|均获|均予以|均已|全部|不再|从未")
DIGITS = {**dict(zip("零一二三四五六七八九", range(10), strict=True)), "〇": 0, "两": 2}
FORMAL = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟", "一二三四五六七八九十百千")
STEPS = {"十": 10, "百": 100, "千": 1000}
MYRIADS = {"万": 10**4, "亿": 10**8}
EVERY = [pytest.param(entry, id=f"{which}-{place}") for which in SLICES for place, entry in enumerate(entries(which))]


def chinese(words: str) -> Decimal:
    whole, _, fraction = words.partition("点")
    total = section = digit = 0
    for letter in whole:
        if letter in STEPS:
            section, digit = section + (digit or 1) * STEPS[letter], 0
        elif letter in MYRIADS:
            total, section, digit = total + (section + digit) * MYRIADS[letter], 0, 0
        else:
            digit = DIGITS[letter]
    return Decimal(f"{total + section + digit}.{''.join(str(DIGITS[letter]) for letter in fraction) or 0}")


def values_in(text: str) -> set[Decimal]:
    """Every value that a numeral of the text can stand for, read with independent means."""
    half = text.translate(str.maketrans("０１２３４５６７８９．％", "0123456789.%")).translate(FORMAL)
    found = set[Decimal]()
    for number, scale in re.findall(r"(\d+(?:,\d{3})*(?:\.\d+)?)\s*[余多]?([万亿]?)", half):
        found.add(Decimal(number.replace(",", "")) * MYRIADS.get(scale, 1))
    for words in re.findall(r"[零〇一二两三四五六七八九十百千万亿]+(?:点[零〇一二三四五六七八九]+)?", half):
        found.add(chinese(words))
    return found | {Decimal(value) * 10**4 for value in found if "（万元）" in half}


def occurs(value: Decimal, text: str) -> bool:
    return abs(value) in values_in(text) or (value == 0 and bool(DENIALS.search(text)))


@pytest.mark.parametrize("entry", EVERY)
def test_every_reading_names_a_quantity_of_the_form_and_a_value_of_the_text(entry: Entry) -> None:
    for read in entry.reads:
        parts = READ.fullmatch(read)
        assert parts, read
        assert QUANTITY.fullmatch(parts["name"]), read
        assert (parts["lead"] == "share:") <= bool(parts["percent"]), read
        assert not parts["percent"] or parts["lead"] in ("share:", "change:"), read
        assert parts["lead"] == "change:" or Decimal(parts["value"]) >= 0, read
        assert occurs(Decimal(parts["value"]), entry.text), read


@pytest.mark.parametrize(("which", "least"), [("development", 240), ("heldout", 120)])
def test_a_slice_is_large_and_a_good_part_of_it_counts_nothing_of_the_form(which: str, least: int) -> None:
    every = entries(which)
    assert len(every) >= least
    assert 0.1 < sum(not entry.reads for entry in every) / len(every) < 0.4


def test_no_text_stands_twice_in_one_slice_or_in_both() -> None:
    texts = Counter(entry.text for which in SLICES for entry in entries(which))
    assert [text for text, times in texts.items() if times > 1] == []


def test_a_text_is_one_paragraph_of_at_most_some_sentences() -> None:
    long = [entry.text for which in SLICES for entry in entries(which) if "\n" in entry.text or len(entry.text) > 220]
    assert long == []


@pytest.mark.parametrize(
    ("mention", "notation"),
    [
        (Mention(0, 2, "12", 12, "件", "count", "received"), "12 received"),
        (Mention(0, 2, "未收到", 0, "", "count", "received", none=True), "0 received"),
        (Mention(0, 2, "14万余", 140000, "件", "count", "received", rough="over"), "~140000 received"),
        (Mention(0, 2, "10", 10, "件", "count", "received", year="last"), "10 last:received"),
        (Mention(0, 2, "3.40", Decimal("34000.00"), "万元", "money", "fees"), "34000 fees"),
        (Mention(0, 2, "20.0", Decimal("20.0"), "%", "percent", "granted"), "20% share:granted"),
        (Mention(0, 2, "8", Decimal(-8), "%", "change", "granted/company"), "-8% change:granted/company"),
        (Mention(0, 2, "5", 5, "件", "change", "received"), "5 change:received"),
    ],
)
def test_a_mention_in_the_notation_of_the_corpus(mention: Mention, notation: str) -> None:
    assert reading(mention) == notation


def test_what_is_read_twice_and_expected_once_is_once_wrong() -> None:
    one = Judged(Entry("……", ("1 received", "2 concluded")), Counter({"1 received": 2}))
    assert (one.right, one.missed, one.wrong) == (
        Counter(["1 received"]),
        Counter(["2 concluded"]),
        Counter(["1 received"]),
    )


def test_the_command_prints_the_measures(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--slice", "development"]) == 0
    printed = capsys.readouterr().out
    assert f"development: {len(entries('development'))} entries" in printed
    assert "precision" in printed
    assert "recall" in printed


@pytest.mark.parametrize(("which", "right", "wrong"), [("development", 778, 7), ("heldout", 240, 11)])
def test_the_reader_reads_no_fewer_rightly_and_no_more_wrongly_than_it_did(which: str, right: int, wrong: int) -> None:
    judged = judge(which)
    assert sum(one.right.total() for one in judged) >= right
    assert sum(one.wrong.total() for one in judged) <= wrong
