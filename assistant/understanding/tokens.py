"""A clerk's message as tokens: labels of the form, numbers, words such as "the rest", breaks, and what is unknown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from assistant.report.form import Form
from assistant.report.numerals import Number, find_numbers
from assistant.understanding.asides import without_asides
from assistant.understanding.labels import ByFirst, Labels, by_first, labels_of, longest_at, normal
from assistant.understanding.times import Times, without_times
from assistant.understanding.token import Token
from knowledge.speech import Speech

SPOKEN = (
    *(
        "none",
        "rest",
        "all",
        "correct",
        "wrong",
        "instead",
        "swap",
        "among",
        "series",
        "each",
        "carried",
        "same",
        "last",
    ),
    *("excepting", "outside", "than", "more", "less", "nothing_else", "filler", "remark", "beside"),
)
"""The general words by what they do, as `Speech` names them; a token's kind is the name in capitals."""

SOFT, HARD = frozenset(",()"), frozenset(";。.!\n")
SILENT = frozenset(" \t\r\"'“”‘’《》=-—…~")


@dataclass(frozen=True)
class Message:
    """A message, normalised, and cut into tokens, the last of which is a hard break; times and tables it speaks of.

    `supposed`: it says what should be (应该有9件), `guessed`: and that it may not be so (应该没有, 应该是9件吧);
    `handling`: it speaks of what was answered or handled.
    """

    text: str
    tokens: tuple[Token, ...]
    times: Times
    topics: frozenset[str] = frozenset()
    supposed: bool = False
    guessed: bool = False
    handling: bool = False


def cut(message: str, form: Form, speech: Speech) -> Message:
    """The message cut into tokens, longest words first; fillers, which only part words, are left out."""
    text = normal(message)
    times = without_times(text)
    topics = frozenset(table.id for table in form.tables if any(word in times.text for word in table.topics))
    said = _fitting(_joined(without_asides((token for _, token in placed(times.text, form, speech)), speech)))
    supposed = any(token.kind == "CORRECT" and token.words in speech.supposed for token in said)
    hesitant = any(word in times.text for word in speech.hesitant) or any(token.kind == "NONE" for token in said)
    handling = any(word in times.text for word in speech.handling)
    return Message(text, (*said, Token("HARD", "")), times, topics, supposed, supposed and hesitant, handling)


def placed(text: str, form: Form, speech: Speech) -> Iterator[tuple[int, Token]]:
    """Every token of a text without times, and where it begins: nothing joined, nothing left out but white space."""
    numbers = {number.start: number for number in find_numbers(text) if not number.date}
    return _Cutter(text, labels_of(form), numbers, words_of(speech), _by_first(speech)).tokens()


@cache
def words_of(speech: Speech) -> Mapping[str, str]:
    """The general words by what they do; of a word that may do several things the first kind holds."""
    kinds: dict[str, str] = {}
    for kind in SPOKEN:
        for word in getattr(speech, kind):
            kinds.setdefault(normal(word), kind.upper())
    for word in speech.slash:
        kinds.setdefault(normal(word), "NONE")
    # 没统计 is no 没 that something else stands behind, 要是 no 要 that 是 does.
    return {**kinds, **dict.fromkeys(map(normal, (*speech.unsettled, *speech.unclear)), "UNKNOWN")}


@cache
def _by_first(speech: Speech) -> ByFirst:
    return by_first(words_of(speech))


@dataclass(frozen=True)
class _Cutter:
    """One text being cut."""

    text: str
    labels: Labels
    numbers: Mapping[int, Number]
    words: Mapping[str, str]
    first: ByFirst

    def tokens(self) -> Iterator[tuple[int, Token]]:
        place = 0
        while place < len(self.text):
            token = self._at(place)
            if token is None:
                place += 1
                continue
            yield place, token
            place += len(token.words)

    def _at(self, place: int) -> Token | None:
        """The token that begins here; None where there is nothing but white space."""
        label, spoken = longest_at(self.text, place, self.labels.first), longest_at(self.text, place, self.first)
        number = self.numbers.get(place)
        slip = None if spoken or number else self._slip(place, len(label))
        if slip:
            return slip
        if label and len(label) >= len(spoken):
            return Token("LABEL", label, self.labels.meanings[label], otherwise=self.words.get(label, ""))
        if spoken and (number is None or len(spoken) > len(number.raw)):
            return Token(self.words[spoken], spoken)
        if number:
            return Token("NUMBER", with_unit(self.text, number), number=number)
        return _mark(self.text[place])

    def _slip(self, place: int, than: int) -> Token | None:
        """The one label that begins here with a slip in it; it must reach well beyond what is written rightly."""
        for words, names in self.labels.slips.at(self.text, place, than + 2):
            meanings = {self.labels.meanings[name] for name in names}
            if len(meanings) == 1 and not any(map(str.isdigit, words)):
                return Token("LABEL", words, next(iter(meanings)), meant=max(names, key=len))
        return None


def _mark(character: str) -> Token | None:
    if character in SILENT:
        return None
    if character == "、":
        return Token("LIST", character)
    if character == ":":
        return Token("COLON", character)
    return Token("SOFT" if character in SOFT else "HARD" if character in HARD else "UNKNOWN", character)


def with_unit(text: str, number: Number) -> str:
    """The number as it stands in the text, with the unit that belongs to it."""
    rest = text[number.end :]
    unit_end = len(rest) - len(rest.lstrip()) + len(number.unit)
    return text[number.start : number.end + unit_end] if number.unit else number.raw


def _joined(cut: Iterator[Token]) -> Iterator[Token]:
    """Unknown characters in a row as one token; fillers left out."""
    unknown = ""
    for token in cut:
        if token.kind == "UNKNOWN":
            unknown += token.words
            continue
        if unknown:
            yield Token("UNKNOWN", unknown)
            unknown = ""
        if token.words == "(":
            # What stands in brackets behind a number is a part of it.
            yield from (token, Token("AMONG", ""))
        elif token.kind == "NOTHING_ELSE":
            yield from (Token("REST", token.words), Token("NONE", ""))
        elif token.kind != "FILLER":
            yield token
    if unknown:
        yield Token("UNKNOWN", unknown)


def _fitting(cut: Iterator[Token]) -> list[Token]:
    """Words that need a partner and have none are unknown; an exception that is not closed ends with its clause."""
    line = list(cut)
    series, sentence = _in_series(line), 0
    for place, token in enumerate(line):
        if token.kind == "HARD":
            sentence += 1
        elif token.kind == "LIST":
            line[place] = replace(token, kind="LIST" if sentence in series else "SOFT")
        elif token.kind == "THAN" and not _has_turn(line, place):
            line[place] = replace(token, kind="UNKNOWN")
    return [token for token in _excepted(line) if token.kind != "LIST"]


def _in_series(line: Sequence[Token]) -> frozenset[int]:
    """The sentences that tell their numbers one by one (分别) or one for all (各): there 、 parts nothing."""
    found, sentence = set(), 0
    for token in line:
        sentence += token.kind == "HARD"
        if token.kind in ("SERIES", "EACH"):
            found.add(sentence)
    return frozenset(found)


def _has_turn(line: Sequence[Token], place: int) -> bool:
    """Whether 多 or 少 follows, with nothing but labels between."""
    after = (line[at].kind for at in range(place + 1, len(line)) if line[at].kind != "LABEL")
    return next(after, "") in ("MORE", "LESS")


def _excepted(line: Sequence[Token]) -> Iterator[Token]:
    """`除…外` as it stands; where 外 is missing the exception ends with its clause, where 除 is, 外 is unknown."""
    opened, closing = False, _before_outside(line)
    for place, token in enumerate(line):
        if token.kind == "EXCEPTING":
            if opened:
                token = replace(token, kind="UNKNOWN")
            opened = True
        elif token.kind == "OUTSIDE":
            if not opened:
                token = replace(token, kind="UNKNOWN")
            opened = False
        elif opened and (token.kind == "HARD" or (token.kind == "SOFT" and place not in closing)):
            yield Token("OUTSIDE", "")
            opened = False
        yield token
    if opened:
        yield Token("OUTSIDE", "")


def _before_outside(line: Sequence[Token]) -> frozenset[int]:
    """The places after which 外 still comes in the same sentence, before another 除."""
    found, coming = set(), False
    for place in range(len(line) - 1, -1, -1):
        if line[place].kind in ("OUTSIDE", "HARD", "EXCEPTING"):
            coming = line[place].kind == "OUTSIDE"
        if coming:
            found.add(place)
    return frozenset(found)
