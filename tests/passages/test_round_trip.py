"""Filled with the figures of its own report, a text with slots reads as it was written."""

from hypothesis import given
from hypothesis import strategies as st

from assistant.passages.splitting import slotted
from assistant.report.figures import shown
from assistant.report.slots import Source, filled, open_slots, source_for
from tests.passages.invented import CARRIED_IN, COMPANY, GRANTED, NATURAL, RECONSIDERED, RULES, report

COUNTS = st.integers(min_value=1, max_value=9999)
WHOLE = (
    "{year}年，{organ}共收到政府信息公开申请{received}件，其中自然人{natural}件，商业企业{company}件；"
    "办结{concluded}件。发生行政复议{reconsidered}件。{self}对照{year}年要求落实{level}委部署，{next}年继续改进。"
)


@given(natural=COUNTS, company=COUNTS, reconsidered=COUNTS, carried=st.integers(min_value=0, max_value=99))
def test_a_text_whose_numbers_are_all_bound_comes_back_word_for_word(natural, company, reconsidered, carried):
    concluded = natural + company + carried
    written = report(
        {NATURAL: natural, COMPANY: company, CARRIED_IN: carried, GRANTED: concluded, RECONSIDERED: reconsidered}
    )
    text = WHOLE.format(
        year=2025,
        next=2026,
        organ=written.organ,
        self="我局",
        level="县",
        received=natural + company,
        natural=natural,
        company=company,
        concluded=concluded,
        reconsidered=reconsidered,
    )
    slots = slotted(text, written, RULES)
    source = source_for(written.form, written.organ, 2025, shown(written.form, written.figures), {}, {})
    assert open_slots(slots, source) == ()
    assert filled(slots, source) == text


@given(st.text(alphabet="收到申请件条信息公开，。；、（）0123456789一二三是年月日%{}约余", max_size=60))
def test_no_digit_stays_in_a_text_but_in_fixed_expressions(text):
    slots = slotted(text, report(), RULES)
    source = Source("", 0, {}, {})
    words = filled(slots.replace("{{", "").replace("}}", ""), source)
    rest = RULES.fixed.sub("", words)
    assert not any(character.isdigit() and character.isascii() for character in rest)
