"""Which lines of a paper could be the heading of which section of a form: by their words, however they are numbered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz.fuzz import ratio

from assistant.documents.reading.cells.labels import squeezed
from assistant.documents.reading.words.enumerators import CHAPTERS, Enumerator, enumerator
from assistant.documents.reading.words.prose import Piece, is_short
from assistant.report.form import Form
from assistant.report.form import Piece as FormPiece
from knowledge.papers import PaperWords

ALIKE, SURE = 0.8, 0.9
"""Below the first words are no heading; from the second on they are beyond doubt."""
LONGER = 4
"""Letters by which a misprinted heading may be longer or shorter than it should be."""
BEGIN = 2
"""Letters with which an unnumbered heading begins as the form's does."""
FAR = 60
"""Characters in which a heading stands, spaces between its letters."""
FAINT = 50
"""Per cent of likeness below which it is not looked at more closely."""
PARTING = "。：: \t\u3000"
"""What can stand between a heading and text in the same paragraph."""
LISTED = "；;"
"""What can stand behind it in a list of contents."""
HOLDS = 0.95
"""The likeness of a line that holds the whole heading: 2025年度政府信息公开工作总体情况."""


@dataclass(frozen=True)
class Section:
    """A section of the form: its heading's words, other wordings of it, the slot or table that it is for."""

    heading: str
    number: int
    wordings: tuple[str, ...]
    slot: str
    is_table: bool


@dataclass(frozen=True)
class Standing:
    """A heading as it stands on the paper, on the pieces `first` to `last`; `rest` is text in the same paragraph."""

    section: Section
    first: int
    last: int
    printed: str
    rest: str
    words_alike: float
    numbered: Enumerator | None
    alike: float = 0.0

    @property
    def doubtful(self) -> bool:
        """Whether the heading only looks like the form's, or is numbered as another."""
        return self.words_alike < SURE or not self.rightly_numbered

    @property
    def rightly_numbered(self) -> bool:
        """Whether its number is the section's; one without a number is not numbered wrongly."""
        return self.numbered is None or self.numbered.number == self.section.number


def sections_in(form: Form, words: PaperWords) -> tuple[Section, ...]:
    """The sections of the form in printed order."""
    return tuple(
        _section(piece.ref, after, words)
        for piece, after in zip(form.pieces, form.pieces[1:], strict=False)
        if piece.what == "heading"
    )


def opens_body(line: str) -> bool:
    """Whether the first numbered heading of a report stands here, whatever its words."""
    number = enumerator(line)
    return number is not None and number.rank <= CHAPTERS and number.number == 1


def _section(heading: str, after: FormPiece, words: PaperWords) -> Section:
    number = enumerator(heading)
    bare = heading[number.end if number else 0 :]
    wordings = tuple(map(squeezed, (bare, *words.headings.get(bare, ()))))
    return Section(heading, number.number if number else 0, wordings, after.ref, after.what == "table")


def possible_headings(pieces: Sequence[Piece], sections: Sequence[Section]) -> Iterator[Standing]:
    """Every place where a line, or a line and the next, could be the heading of a section."""
    begins = frozenset(wording[:BEGIN] for section in sections for wording in section.wordings)
    for at, piece in enumerate(pieces):
        if not isinstance(piece, str) or not (enumerator(piece) or squeezed(piece[:FAR])[:BEGIN] in begins):
            continue
        after = pieces[at + 1] if at + 1 < len(pieces) else ""
        readings = [_Text(piece, at, at)]
        if isinstance(after, str) and _goes_on(piece, after):
            readings.append(_Text(piece + after, at, at + 1))
        for section in sections:
            found = [one for text in readings if (one := _read(text, section)) and one.words_alike >= ALIKE]
            if found:
                yield max(found, key=lambda one: one.words_alike)


def _goes_on(line: str, after: str) -> bool:
    """Whether a numbered heading can be broken after this line."""
    if not after or enumerator(after) or not enumerator(line):
        return False
    return is_short(line) and line[-1] not in "。：:"


@dataclass(frozen=True)
class _Text:
    """What stands on the pieces `first` to `last`, as it is compared with headings."""

    text: str
    first: int
    last: int

    @cached_property
    def number(self) -> Enumerator | None:
        return enumerator(self.text)

    @cached_property
    def begin(self) -> int:
        """Where the words behind the number begin."""
        return self.number.end if self.number else 0

    @cached_property
    def letters(self) -> tuple[tuple[str, int], ...]:
        """The first letters of the words, each with the place behind it."""
        text, begin = self.text, self.begin
        return tuple(
            (squeezed(text[at]), at + 1) for at in range(begin, min(len(text), begin + FAR)) if text[at].isalnum()
        )

    @cached_property
    def words(self) -> str:
        """The first letters of the words together."""
        return "".join(letter for letter, _ in self.letters)


def _read(text: _Text, section: Section) -> Standing | None:
    """The text as that section's heading, with or without text behind it; None when it cannot be."""
    words = text.words
    if not text.number and not words.startswith(tuple(wording[:BEGIN] for wording in section.wordings)):
        return None
    alike, end = max((_prefix(text, words, wording) for wording in section.wordings), key=lambda found: found[0])
    rest = text.text[end:].lstrip(PARTING + LISTED)
    if text.number and alike < HOLDS and is_short(text.text) and any(one in words for one in section.wordings):
        alike, end, rest = HOLDS, len(text.text), ""
    if not text.number and (alike < SURE or (rest and text.text[end] not in PARTING)):
        return None
    return Standing(section, text.first, text.last, text.text[:end].strip(), rest, alike, text.number)


def _prefix(text: _Text, words: str, wording: str) -> tuple[float, int]:
    """How like the wording the beginning of the text is, and where that beginning ends."""
    best, end = 0.0, text.begin
    if ratio(words[: len(wording)], wording) < FAINT:
        return best, end
    for length in range(max(1, len(wording) - LONGER), min(len(words), len(wording) + LONGER) + 1):
        alike = ratio(words[:length], wording) / 100
        if alike > best:
            best, end = alike, text.letters[length - 1][1]
    return best, end
