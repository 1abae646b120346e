"""A few dozen of all the sequences of answers, edits, pasted tables, undos, redos and restarts (`any_sequence`)."""

from tests.desk.any_sequence import run


def test_whatever_is_done_the_journal_tells_the_report_and_every_figure_was_given() -> None:
    run(sequences=14, steps=16)
