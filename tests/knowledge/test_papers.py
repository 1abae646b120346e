"""The words of printed reports fit the forms that they are read for."""

import pytest

from knowledge.papers import load_paper_words
from knowledge.shelf import load_forms


def test_headings_are_worded_otherwise_only_where_a_form_has_them():
    headings = {
        piece.ref.partition("、")[2] for form in load_forms() for piece in form.pieces if piece.what == "heading"
    }
    assert set(load_paper_words().headings) == headings


def test_aspects_are_those_of_the_forms_questions():
    aspects = {question.aspect for form in load_forms() for question in form.questions if question.aspect}
    assert set(load_paper_words().aspects) == aspects - {"其他事项"}


def test_no_wording_and_no_word_of_an_aspect_stands_for_two():
    words = load_paper_words()
    for group in (words.headings, words.aspects):
        said = [one for key, others in group.items() for one in others]
        assert len(said) == len(set(said))


def test_longer_words_come_first():
    assert load_paper_words().reports[0] == max(load_paper_words().reports, key=len)


@pytest.mark.parametrize("kind", ["department", "township", "office", "government"])
def test_every_kind_of_organ_has_endings(kind):
    assert load_paper_words().kinds[kind]
