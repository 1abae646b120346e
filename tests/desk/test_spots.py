"""Where the words of a finding stand in the paragraphs on the page."""

from hypothesis import given
from hypothesis import strategies as st

from assistant.checks.finding import Spot
from assistant.desk.spots import Stretch, stretches
from assistant.desk.talk import Desk
from assistant.desk.view import Paragraph
from assistant.report.draft import report_of
from tests.desk.drafts import WRONG, brought


def paragraphs(*texts: str, slot: str = "overview") -> tuple[Paragraph, ...]:
    return tuple(Paragraph(f"q{number}", slot, "", text) for number, text in enumerate(texts))


def spot(start: int, end: int, slot: str = "overview") -> Spot:
    return Spot(slot, start, end, "")


def test_words_of_the_second_paragraph_are_counted_from_its_own_beginning():
    assert stretches(paragraphs("甲乙", "丙丁戊"), spot(4, 6)) == (Stretch(1, 1, 3),)


def test_a_line_break_within_a_paragraph_is_no_paragraph():
    assert stretches(paragraphs("甲\n乙", "丙"), spot(2, 5)) == (Stretch(0, 2, 3), Stretch(1, 0, 1))


def test_paragraphs_of_other_texts_do_not_count():
    mixed = (*paragraphs("甲乙丙", slot="preface"), *paragraphs("丁戊"), *paragraphs("己", slot="problems"))
    assert stretches(mixed, spot(0, 1)) == (Stretch(1, 0, 1),)


def test_what_stands_beyond_the_paragraphs_is_nowhere():
    assert stretches(paragraphs("甲"), spot(5, 7)) == ()
    assert stretches((), spot(0, 1)) == ()
    assert stretches(paragraphs("甲"), spot(1, 2)) == ()


@given(st.lists(st.text("甲乙𠮷\n", min_size=1, max_size=5), min_size=1, max_size=4), st.data())
def test_the_stretches_hold_the_very_words(texts: list[str], data: st.DataObject):
    whole = "\n".join(texts)
    start = data.draw(st.integers(0, len(whole) - 1))
    end = data.draw(st.integers(start + 1, len(whole)))
    found = stretches(paragraphs(*texts), spot(start, end))
    words = "\n".join(texts[one.paragraph][one.start : one.end] for one in found)
    assert words.strip("\n") == whole[start:end].strip("\n")


def test_every_spot_of_a_draft_is_found_in_its_paragraphs(desk: Desk):
    view = brought(desk, overview=f"{WRONG}\n各项工作落实，，有序。")
    spots = [finding.spot for finding in view.findings if finding.spot]
    assert len(spots) >= 2
    for one in spots:
        (found,) = stretches(view.paragraphs, one)
        assert view.paragraphs[found.paragraph].text[found.start : found.end] == one.words


def test_the_paragraphs_of_the_view_make_the_text_of_the_report(desk: Desk):
    view = brought(desk)
    assert view.form
    report = report_of(view.form, desk._state(view.draft).draft)
    for slot, text in report.texts.items():
        assert "\n".join(one.text for one in view.paragraphs if one.slot == slot) == text
