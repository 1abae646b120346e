"""Published reports drafted from all but themselves: every aspect has a text, and nothing in it is wrong."""

import pytest

from tests.drafting.drafted import drafted
from tests.drafting.leave_one_out import main
from tests.published import REPORTS


@pytest.mark.parametrize("name", REPORTS)
def test_no_number_year_or_name_of_a_draft_is_wrong(name, shared):
    made = drafted(shared, name)
    assert [one.say for one in made.findings] == []
    assert made.odd == ()


@pytest.mark.parametrize("name", REPORTS)
def test_every_aspect_has_a_paragraph(name, shared):
    made = drafted(shared, name)
    assert made.covered == len(made.written)


def test_no_sentence_of_a_draft_stands_in_it_twice(shared):
    for name in REPORTS:
        sentences = [one for text in drafted(shared, name).texts for one in text.split("。") if len(one) > 8]
        assert len(sentences) == len(set(sentences)), name


def test_the_command_prints_a_line_for_each_report(shared, monkeypatch, capsys):
    monkeypatch.setattr("sys.argv", ["leave_one_out", str(shared)])
    assert main() == 0
    assert all(name in capsys.readouterr().out for name in REPORTS[:1])
