"""Cuts the text of a report into tokens: words of the form's vocabulary, numbers, years, breaks, brackets, the rest."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Literal, NamedTuple

from assistant.report.chinese_numerals import fold
from assistant.report.number_words import JUST_AFTER
from assistant.report.numerals import Number, find_numbers
from assistant.report.vocabulary import Features, Vocabulary

Kind = Literal[
    "WORD", "OTHER", "NUM", "YEAR", "NOT", "RESP", "SHARE", "TREND", "COMMA", "LIST", "JOIN", "STOP", "OPEN", "CLOSE"
]
NOTHING: Features = MappingProxyType({})
PART: Features = MappingProxyType({"year": frozenset({"other"})})
"""What a month alone says: not of the whole year. Until the end of December is the whole of it."""
DECEMBER = 12
YEARS = {0: "this", -1: "last", 1: "next"}
BREAKS: Mapping[str, Kind] = {
    **dict.fromkeys(",，:", "COMMA"),
    "、": "LIST",
    **dict.fromkeys("。.;!?\n", "STOP"),
    "(": "OPEN",
    ")": "CLOSE",
}
MARKED: Mapping[str, Kind] = {
    "not": "NOT",
    "respectively": "RESP",
    "share": "SHARE",
    "up": "TREND",
    "down": "TREND",
}
NAMES = re.compile(r"《[^《》]{0,200}》|〈[^〈〉]{0,200}〉|〔[^〔〕]{0,20}〕")
"""What stands in these marks is a name: no word or number in it says anything of the year."""
MOTTO = re.compile("“[^“”]{0,60}”")
"""In quotation marks 一件 is a word of a motto: “办结一件申请、解决一个问题”."""
SENTENCE = re.compile("[^。；;！!？?\n]*")
TELLS = re.compile(
    "[0-9０-９未无没零〇均都皆俱]|[一二三四五六七八九十百千万亿两几半][件份起宗例部个次元万亿余多条]|百分之"
)
"""What every sentence has that counts or denies something."""
SKIPPED = frozenset(" \t\r\u3000\u00a0“”\"'‘’-–·…*#")
MORE = "余多+来"


class Token(NamedTuple):
    """A piece of the text at [start, end): its kind, what its word says, the number that it is."""

    kind: Kind
    start: int
    end: int
    features: Features = NOTHING
    number: Number | None = None

    def says(self, feature: str, value: str) -> bool:
        """Whether the word says this."""
        return value in self.features.get(feature, ())


@lru_cache(maxsize=512)
def lex(text: str, vocabulary: Vocabulary, year: int) -> tuple[Token, ...]:
    """The tokens of the text in order, a STOP at the end of every sentence; brackets come in pairs within a line."""
    idle = dict(_idle(text))
    told = list(text)
    for start, end in idle.items():
        told[start:end] = " " * (end - start)
    numbers = {number.start: number for number in find_numbers("".join(told))}
    return tuple(_joined(_paired(list(_cut(text, vocabulary, numbers, year, idle)), text)))


def _idle(text: str) -> Iterator[tuple[int, int]]:
    """Where the sentences stand, outside brackets, that count and deny nothing: only their things are looked for."""
    depth = 0
    for match in SENTENCE.finditer(text):
        words = match[0]
        opened = sum(map(words.count, "（(")) - sum(map(words.count, "）)"))
        if not depth and not opened and words and not TELLS.search(words):
            yield match.span()
        depth = max(0, depth + opened)


def _cut(
    text: str, vocabulary: Vocabulary, numbers: Mapping[int, Number], year: int, idle: Mapping[int, int]
) -> Iterator[Token]:
    names = {match.start(): match.end() for match in NAMES.finditer(text)}
    mottos = {at for match in MOTTO.finditer(text) for at in range(*match.span())}
    numbers = {at: number for at, number in numbers.items() if not (number.raw == "一" and at in mottos)}
    folded, at, other, before = fold(text), 0, -1, ""
    while at < len(text):
        if at in idle and other < 0:
            yield from _things(folded, at, idle[at], vocabulary)
            at = idle[at]
            continue
        token = Token("OTHER", at, names[at]) if at in names else _at(folded, at, vocabulary, numbers, year, before)
        if token is None and folded[at] not in SKIPPED:
            other, at = (at if other < 0 else other), at + 1
            continue
        if other >= 0:
            yield Token("OTHER", other, at)
            other = -1
        if token is not None:
            yield token
        before = token.kind if token else before
        at = token.end if token else at + 1
    if other >= 0:
        yield Token("OTHER", other, at)
    yield Token("STOP", at, at)


def _things(folded: str, at: int, end: int, vocabulary: Vocabulary) -> Iterator[Token]:
    """The words of an idle sentence that name a thing."""
    index = vocabulary.things_by_beginning
    while at < end:
        word = next((word for word in index.get(folded[at : at + 2], ()) if folded.startswith(word, at, end)), "")
        if word:
            yield Token("WORD", at, at + len(word), vocabulary.words[word])
        at += len(word) or 1


def _at(
    folded: str, at: int, vocabulary: Vocabulary, numbers: Mapping[int, Number], year: int, before: str
) -> Token | None:
    """The number, word or break that begins here."""
    word, number = _word(folded, at, vocabulary), numbers.get(at)
    if number is not None and (word is None or (not folded[at].isdigit() and word.end <= number.end)):
        return _number(folded, number, year, before)
    if word is None and folded[at] in BREAKS:
        # A colon before a figure opens no clause of its own: 予以公开：5件.
        joins = folded[at] == ":" and at + 1 in numbers
        return Token("WORD" if joins else BREAKS[folded[at]], at, at + 1)
    return word


def _word(folded: str, at: int, vocabulary: Vocabulary) -> Token | None:
    """The longest word of the vocabulary that begins here."""
    index = vocabulary.by_beginning
    for word in (*index.get(folded[at : at + 2], ()), *index.get(folded[at], ())):
        if folded.startswith(word, at):
            features = vocabulary.words[word]
            kind: Kind = next((MARKED[mark] for mark in features.get("mark", ()) if mark in MARKED), "WORD")
            return Token(kind, at, at + len(word), features)
    return None


def _number(folded: str, number: Number, year: int, before: str) -> Token:
    """The number with its unit and what makes it vague; a year, a part of a date, a name are other tokens."""
    end = number.end + (folded[number.end : number.end + 1] in tuple(MORE))
    rest = folded[end:]
    if number.unit and rest.lstrip().startswith(number.unit):
        end += len(rest) - len(rest.lstrip()) + len(number.unit)
    end += next((len(word) for word in JUST_AFTER if folded.startswith(word, end)), 0)
    if number.ordinal:
        return Token("OTHER", number.start, end, number=number)
    if number.date and number.unit == "年":
        end += folded.startswith("度", end)
        said = YEARS.get(int(number.value) - year, "other")
        return Token("YEAR", number.start, end, {"year": frozenset({said})}, number)
    if number.date:
        whole = number.unit != "月" or number.value == DECEMBER or folded[end : end + 2].strip()[:1].isdigit()
        return Token("WORD", number.start, end, NOTHING if whole else PART, number)
    if before == "NOT" and number.value == 1 and number.unit:  # 无一例
        return Token("WORD", number.start, end, number=number)
    return Token("NUM", number.start, end, number=number)


def _paired(tokens: list[Token], text: str) -> list[Token]:
    """Brackets without a partner in their line become commas, and so do the stops within brackets."""
    opened: list[int] = []
    inside: set[int] = set()
    matched: set[int] = set()
    for place, token in enumerate(tokens):
        if token.kind == "OPEN":
            opened.append(place)
        elif token.kind == "CLOSE" and opened:
            first = opened.pop()
            matched |= {first, place}
            inside |= set(range(first, place))
        elif token.kind == "STOP" and (token.start == token.end or text[token.start] == "\n"):
            opened = []
    return [_plain(token, place in matched, place in inside) for place, token in enumerate(tokens)]


def _plain(token: Token, matched: bool, inside: bool) -> Token:
    alone = token.kind in ("OPEN", "CLOSE") and not matched
    return token._replace(kind="COMMA") if alone or (token.kind == "STOP" and inside) else token


def _joined(tokens: Iterable[Token]) -> Iterator[Token]:
    """A mark or an 和 between two numbers joins them: 5件、3件和2件."""
    line = list(tokens)
    for place, token in enumerate(line):
        between = 0 < place < len(line) - 1 and line[place - 1].kind == line[place + 1].kind == "NUM"
        joins = between and (token.kind == "LIST" or token.says("mark", "and"))
        yield token._replace(kind="JOIN") if joins else token
