"""Text into tokens: longest words, numbers with their units, years beside the report's, names, brackets in pairs."""

import pytest

from assistant.prose.lexing import Token, lex
from knowledge.shelf import form_for


def cut(text: str) -> list[tuple[str, str]]:
    """Kind and words of each token but the last stop."""
    return [(token.kind, text[token.start : token.end]) for token in tokens(text)]


def tokens(text: str) -> tuple[Token, ...]:
    return lex(text, form_for(2025).vocabulary, 2025)[:-1]


def test_the_longest_word_is_taken() -> None:
    assert cut("予以公开及部分公开5件")[:-1] == [("WORD", "予以公开及部分公开")]
    assert cut("上年度结转5件")[:-1] == [("WORD", "上年度结转")]


def test_what_the_vocabulary_does_not_know_stays_together() -> None:
    assert cut("云溪湖收到5件")[:-1] == [("OTHER", "云溪湖"), ("WORD", "收到")]


def test_of_a_sentence_that_counts_and_denies_nothing_only_the_things_are_kept() -> None:
    assert cut("认真做好政府信息公开申请办理。收到5件。") == [
        ("WORD", "政府信息公开申请"),
        ("STOP", "。"),
        ("WORD", "收到"),
        ("NUM", "5件"),
        ("STOP", "。"),
    ]


def test_a_number_takes_its_unit_and_its_vagueness_with_it() -> None:
    assert cut("１２件") == [("NUM", "１２件")]
    assert cut("110余件") == [("NUM", "110余件")]
    assert cut("300 件以上") == [("NUM", "300 件以上")]


@pytest.mark.parametrize(
    ("words", "year"), [("2025年", "this"), ("2024年度", "last"), ("2026年", "next"), ("2019年", "other")]
)
def test_a_year_is_told_from_the_year_of_the_report(words: str, year: str) -> None:
    (token,) = tokens(words)
    assert (token.kind, token.says("year", year)) == ("YEAR", True)


def test_a_month_alone_is_a_part_of_the_year_and_a_day_is_not() -> None:
    assert [token.says("year", "other") for token in tokens("6月")] == [True]
    assert not any(token.says("year", "other") for token in tokens("12月31日"))
    assert not any(token.says("year", "other") for token in tokens("12月底"))


def test_names_in_title_marks_say_nothing() -> None:
    assert cut("《政府信息公开申请办理规范（2024版）》") == [("OTHER", "《政府信息公开申请办理规范（2024版）》")]
    assert cut("〔2021〕") == [("OTHER", "〔2021〕")]


def test_brackets_come_in_pairs_or_are_commas() -> None:
    assert [kind for kind, _ in cut("（自然人9件；企业3件）")] == [
        "OPEN",
        "WORD",
        "NUM",
        "COMMA",
        "WORD",
        "NUM",
        "CLOSE",
    ]
    assert [kind for kind, _ in cut("自然人9件）、企业（3件")] == [
        "WORD",
        "NUM",
        "COMMA",
        "LIST",
        "WORD",
        "COMMA",
        "NUM",
    ]


def test_a_mark_between_two_numbers_joins_them() -> None:
    assert [kind for kind, _ in cut("5件、3件和2件")] == ["NUM", "JOIN", "NUM", "JOIN", "NUM"]


def test_one_after_a_negation_is_no_number() -> None:
    assert [kind for kind, _ in cut("没有一例")] == ["NOT", "WORD"]
