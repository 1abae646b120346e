"""The grammar: every text is a text, and the tree holds every number in its order."""

from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from assistant.prose.lexing import Token, lex
from assistant.prose.tree import Bracket, Denial, Part, Sentence, Series, Share, Trend, sentences_of
from knowledge.shelf import form_for

VOCABULARY = form_for(2025).vocabulary
PIECES = [
    "收到",
    "政府信息公开申请",
    "12件",
    "自然人",
    "，",
    "、",
    "。",
    "（",
    "）",
    "未",
    "分别为",
    "占",
    "51.8%",
    "同比增长",
    "其中",
    "和",
    "某某局",
    "2024年",
    "均",
    "维持",
    "：",
    "；",
    "\n",
    "《办法》",
    "予以公开",
    "行政复议",
]


def numbers(sentences: tuple[Sentence, ...]) -> Iterator[Token]:
    for sentence in sentences:
        for part in (part for clause in sentence for item in clause for part in item):
            yield from of_part(part)


def of_part(part: Part) -> Iterator[Token]:
    match part:
        case Token(kind="NUM"):
            yield part
        case Bracket(clauses):
            yield from numbers((clauses,))
        case Series(listed):
            yield from listed
        case Share(_, number) | Trend(_, number):
            yield from filter(None, [number])
        case Denial() | Token():
            return


@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
def test_any_words_in_any_order_are_a_text_whose_tree_keeps_every_number(text: str) -> None:
    tokens = lex(text, VOCABULARY, 2025)
    assert list(numbers(sentences_of(tokens))) == [token for token in tokens if token.kind == "NUM"]


@given(st.text(max_size=60))
def test_any_characters_are_a_text(text: str) -> None:
    sentences_of(lex(text, VOCABULARY, 2025))


def test_a_sentence_falls_into_clauses_a_clause_into_items() -> None:
    (sentence, _) = sentences_of(lex("予以公开5件、部分公开3件，结转2件。", VOCABULARY, 2025))
    assert [len(clause) for clause in sentence] == [2, 1]


def test_a_bracket_is_a_sentence_within_an_item() -> None:
    (sentence, _) = sentences_of(lex("收到申请12件（自然人9件，企业3件）。", VOCABULARY, 2025))
    (bracket,) = [part for part in sentence[0][0] if isinstance(part, Bracket)]
    assert len(bracket.clauses) == 2


def test_a_negation_takes_the_words_behind_it() -> None:
    (sentence, _) = sentences_of(lex("未收到申请。", VOCABULARY, 2025))
    (denial,) = sentence[0][0]
    assert isinstance(denial, Denial)
    assert len(denial.said) == 2
