"""Where the sections of a form begin on a paper: of all lines that could be a heading those that fit together best."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.documents.reading.cells.alignment import aligned
from assistant.documents.reading.words.enumerators import enumerator
from assistant.documents.reading.words.headings import SURE, Section, Standing, possible_headings
from assistant.documents.reading.words.prose import Piece, is_short

UNNUMBERED, WRONG_NUMBER, OTHER_STYLE, NOTHING_AFTER = 0.92, 0.97, 0.8, 0.95
"""What is left of the likeness of a heading that lacks something."""


@dataclass(frozen=True)
class Outline:
    """The headings that were found, in printed order; lines that repeat one; what a person has to know.

    `printed` are all headings of sections as printed, in their order: those found, those that stand again behind a
    first one (a list of contents is none), those that the form does not have.
    """

    found: tuple[Standing, ...]
    repeated: frozenset[int]
    printed: tuple[str, ...]
    doubts: tuple[str, ...]


def outline_of(pieces: Sequence[Piece], sections: Sequence[Section]) -> Outline:
    """The headings among the pieces of a paper; one is missing, doubled or out of order at the price of a doubt."""
    possible = tuple(_weighed(pieces, tuple(possible_headings(pieces, sections))))
    places = sorted({one.first for one in possible})
    there = {(one.section, one.first): one for one in possible}
    alike = [[there[key].alike if (key := (one, place)) in there else 0.0 for place in places] for one in sections]
    chosen = tuple(there[sections[wanted], places[found]] for wanted, found in aligned(alike).items())
    moved = tuple(_moved(possible, chosen, sections))
    found = tuple(sorted((*chosen, *moved), key=lambda one: one.first))
    again = tuple(_again(possible, found))
    repeated = frozenset(one.first for one in again if not one.rest)
    unknown = tuple(_unknown(pieces, found, repeated))
    doubts = (*_missing(sections, found), *_about(found, moved, again), *map(_not_in_form, unknown))
    return Outline(found, repeated, _printed(found, again, unknown), doubts)


def _printed(
    found: Sequence[Standing], again: Sequence[Standing], unknown: Sequence[tuple[int, str, Section]]
) -> tuple[str, ...]:
    first = found[0].first if found else 0
    standing = [(one.first, one.printed) for one in (*found, *again) if one.first >= first]
    return tuple(words for _, words in sorted([*standing, *((at, line) for at, line, _ in unknown)]))


def _weighed(pieces: Sequence[Piece], possible: Sequence[Standing]) -> Iterator[Standing]:
    """Each possible heading with what it lacks taken off its likeness; sub-headings of a lower style are left out."""
    top = _top_rank(possible)
    styled = [replace(one, alike=one.words_alike * style) for one in possible if (style := _style(pieces, one, top))]
    begins = {len(pieces), *(one.first for one in styled)}
    for one in styled:
        nothing_after = not one.rest and one.last + 1 in begins
        yield replace(one, alike=one.alike * NOTHING_AFTER) if nothing_after else one


def _top_rank(possible: Sequence[Standing]) -> int | None:
    """The style in which the sections are numbered: the highest of those that number one rightly."""
    return min((one.numbered.rank for one in possible if one.numbered and one.rightly_numbered), default=None)


def _style(pieces: Sequence[Piece], one: Standing, top: int | None) -> float:
    """How far a heading's number speaks for it; one of another style than the rest must be right in all else."""
    if one.numbered is None:
        return UNNUMBERED
    if one.numbered.rank == top:
        return 1.0 if one.rightly_numbered else WRONG_NUMBER
    after = pieces[one.last + 1] if one.last + 1 < len(pieces) else ""
    table_follows = not one.section.is_table or not isinstance(after, str)
    return OTHER_STYLE if one.rightly_numbered and table_follows and not one.rest else 0.0


def _moved(possible: Sequence[Standing], chosen: Sequence[Standing], sections: Sequence[Section]) -> Iterator[Standing]:
    """Headings that are there beyond doubt, but not in the form's order."""
    taken = {one.first for one in chosen}
    for section in sections:
        if section not in (one.section for one in chosen):
            yield from [one for one in possible if one.section == section and _sure(one) and one.first not in taken][:1]


def _again(possible: Sequence[Standing], found: Sequence[Standing]) -> Iterator[Standing]:
    """Headings that stand elsewhere too: in a list of contents, at the top of the next page."""
    taken = {one.first for one in found}
    for one in possible:
        if _sure(one) and one.first not in taken:
            taken.add(one.first)
            yield one


def _sure(one: Standing) -> bool:
    return one.numbered is not None and one.alike >= SURE * NOTHING_AFTER and one.words_alike >= SURE


def _missing(sections: Sequence[Section], found: Sequence[Standing]) -> Iterator[str]:
    missing = [f"“{section.heading}”" for section in sections if section not in (one.section for one in found)]
    if not found:
        yield "没有找到任何一个部分的标题，全部文字都放在引言里，请核对。"
    elif missing:
        yield f"没有找到标题{'、'.join(missing)}，这些部分没有读到；文件里有的话，文字算在它前面的部分里。"


def _about(found: Sequence[Standing], moved: Sequence[Standing], again: Sequence[Standing]) -> Iterator[str]:
    for one in found:
        if one.doubtful:
            yield f"标题“{one.printed}”按“{one.section.heading}”读，请核对。"
    for one in moved:
        yield f"标题“{one.printed}”的位置和格式的次序不同，它后面的文字仍按这一部分读，请核对。"
    for one in again:
        if before := [other for other in found if other.first < one.first]:
            yield f"标题“{one.printed}”不止一处，多出的一处后面的文字算在“{before[-1].section.heading}”里，请核对。"


def _not_in_form(unknown: tuple[int, str, Section]) -> str:
    _, line, section = unknown
    return f"标题“{line}”不在格式里，它和后面的文字算在“{section.heading}”里。"


def _unknown(
    pieces: Sequence[Piece], found: Sequence[Standing], repeated: frozenset[int]
) -> Iterator[tuple[int, str, Section]]:
    """Lines in a section of text that are numbered like the form's headings and are none of them, with their place."""
    top = _top_rank(found)
    begins = [*(one.first for one in found), len(pieces)]
    for one, end in zip(found, begins[1:], strict=True):
        for at in range(one.last + 1, end):
            line = pieces[at]
            if not isinstance(line, str) or at in repeated or not is_short(line) or one.section.is_table:
                continue
            number = enumerator(line)
            if number and number.rank == top:
                yield at, line, one.section
