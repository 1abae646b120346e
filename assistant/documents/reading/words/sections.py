"""The texts of a report by the form's slots, and their parts by sub-heading."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from assistant.documents.reading.cells.labels import squeezed
from assistant.documents.reading.cells.values import looks_like_figure
from assistant.documents.reading.paper import Paper
from assistant.documents.reading.words.edges import closing_of, front_of
from assistant.documents.reading.words.enumerators import enumerator
from assistant.documents.reading.words.headings import Standing, sections_in
from assistant.documents.reading.words.outline import Outline, outline_of
from assistant.documents.reading.words.prose import SHORT, Piece, blank, is_short, pieces_of
from assistant.documents.reading.words.titles import phrases, read_title, title_in
from assistant.report.form import Form, Look, Table
from knowledge.papers import PaperWords, load_paper_words

SPACED = re.compile(r"[\s：；:;|]+")
HEAD_END = re.compile("[。：:]")


@dataclass(frozen=True)
class TextPart:
    """One part of a section: the slot's id (a table's id for text beside its table), its sub-heading as printed.

    `aspect` is that of the form's questions which the part is about, "" where its sub-heading does not say; `text`
    is what stands under the sub-heading, paragraphs parted by a line break.
    """

    slot: str
    heading: str
    aspect: str
    text: str


@dataclass(frozen=True)
class Sections:
    """What is written: each text of the form that stands on the paper, by slot; an empty one stands there blank.

    `parts` are the same texts by sub-heading, and with them what is written beside the tables; `headings` those of the
    sections as printed.
    """

    texts: Mapping[str, str]
    parts: tuple[TextPart, ...]
    headings: tuple[str, ...]
    doubts: tuple[str, ...]


def sections_of(paper: Paper, form: Form, words: PaperWords | None = None) -> Sections:
    """The texts of the paper in the slots of the form; an excerpt is read for what it has."""
    words = words or load_paper_words()
    pieces = pieces_of(paper, words)
    outline = outline_of(pieces, sections_in(form, words))
    front, under = _cut(pieces, outline, words)
    texts = _front(front, form, words)
    if under:
        last, lines = under[-1]
        under[-1] = (last, _close(texts, lines, form, words))
    texts |= {one.section.slot: "\n".join(lines) for one, lines in under if not one.section.is_table}
    beside = [
        (one, _beside(form.table(one.section.slot), lines, words)) for one, lines in under if one.section.is_table
    ]
    written = [(slot, text.split("\n")) for slot, text in texts.items() if text and _divided(slot, form)]
    written += [(one.section.slot, lines) for one, lines in beside if lines]
    parts = tuple(part for slot, lines in written for part in _parts(slot, lines, form, words))
    return Sections(MappingProxyType(texts), parts, outline.printed, (*outline.doubts, *_about_tables(beside)))


def _cut(
    pieces: Sequence[Piece], outline: Outline, words: PaperWords
) -> tuple[tuple[str, ...], list[tuple[Standing, list[str]]]]:
    """The lines before the first heading, and those under each."""
    kept = {at: piece for at, piece in enumerate(pieces) if isinstance(piece, str) and at not in outline.repeated}
    begins = [*(one.first for one in outline.found), len(pieces)]
    under = []
    for one, end in zip(outline.found, begins[1:], strict=True):
        rest = [] if blank(one.rest, words) else [one.rest]
        under.append((one, rest + [kept[at] for at in range(one.last + 1, end) if at in kept]))
    return tuple(line for at, line in kept.items() if at < begins[0]), under


def _front(lines: Sequence[str], form: Form, words: PaperWords) -> dict[str, str]:
    """The texts before the first section."""
    title = title_in(lines, words)
    first, after = (title.first, title.last + 1) if title else (0, 0)
    rest = [line for line in lines[after:] if not _is_titling(line, words)]
    front = front_of(lines[:first], rest, words)
    slots: dict[Look, str] = {
        "document number": front.document_number,
        "addressee": front.addressee,
        "body": "\n".join(front.lines),
        "signature": front.signature,
        "date": front.date,
    }
    return {_slot(form, look): text for look, text in slots.items() if text and _slot(form, look)}


def _is_titling(line: str, words: PaperWords) -> bool:
    """Whether the line is a title once more, or that of an empty template (…年度报告格式模板)."""
    found = next(phrases(line, words), None)
    return read_title(line, words) is not None or (found is not None and line[found.end() :] in words.templates)


def _close(texts: dict[str, str], lines: Sequence[str], form: Form, words: PaperWords) -> list[str]:
    """The last section's lines; organ and date under them go to their slots, before those under the title."""
    closing = closing_of(lines, words)
    signed: dict[Look, str] = {"signature": closing.signature, "date": closing.date}
    texts |= {_slot(form, look): text for look, text in signed.items() if text and _slot(form, look)}
    return list(closing.lines)


def _slot(form: Form, look: Look) -> str:
    """The first slot set like that; for the body that is the preface, the one text before all headings."""
    return next((piece.ref for piece in form.texts if piece.look == look), "")


def _beside(table: Table, lines: Sequence[str], words: PaperWords) -> list[str]:
    """The lines that are no piece of the table: neither its labels and figures as text nor a note on its unit."""
    labels = {squeezed(entry.text) for line in table.lines for entry in line.entries if entry.role != "figure"}

    def of_table(line: str) -> bool:
        said = [piece for piece in SPACED.split(line) if squeezed(piece)]
        if squeezed(said[0]) in words.table_notes:
            return True
        return all(looks_like_figure(piece) or any(squeezed(piece) in label for label in labels) for piece in said)

    return [line for line in lines if not of_table(line)]


def _about_tables(beside: Sequence[tuple[Standing, Sequence[str]]]) -> Iterator[str]:
    for one, lines in beside:
        if lines:
            begin = lines[0] if len(lines[0]) <= SHORT else f"{lines[0][:SHORT]}……"
            yield f"“{one.section.heading}”的表格以外还有文字（“{begin}”），格式里没有放它的地方，请看是否要留。"


def _divided(slot: str, form: Form) -> bool:
    """Whether the slot is of text to read, not a number, a name or a date."""
    return any(piece.ref == slot and piece.look in ("body", "closing") for piece in form.texts)


def _parts(slot: str, lines: Sequence[str], form: Form, words: PaperWords) -> Iterator[TextPart]:
    """The lines cut at the sub-headings of the highest style among them."""
    aspects = [question.aspect for question in form.questions if question.text == slot and question.aspect]
    begins = _sub_headings(lines, aspects, words)
    ends = [*begins, len(lines)]
    if ends[0]:
        about = aspects[0] if aspects and (begins or len(aspects) == 1) else ""
        yield TextPart(slot, "", about, "\n".join(lines[: ends[0]]))
    for begin, end in zip(begins, ends[1:], strict=True):
        heading, rest = _split(lines[begin])
        body = (rest, *lines[begin + 1 : end]) if rest else lines[begin + 1 : end]
        yield TextPart(slot, heading, _aspect(heading, aspects, words), "\n".join(body))


def _sub_headings(lines: Sequence[str], aspects: Sequence[str], words: PaperWords) -> list[int]:
    """Which lines begin a part: those numbered in the highest style, else those that begin with an aspect's name."""
    numbers = {at: number.rank for at, line in enumerate(lines) if (number := enumerator(line))}
    top = min(numbers.values(), default=None)
    if top is not None:
        return [at for at, rank in numbers.items() if rank == top]
    named = {word for aspect in aspects for word in words.aspects.get(aspect, ())}
    return [at for at, line in enumerate(lines) if HEAD_END.split(line)[0] in named]


def _split(line: str) -> tuple[str, str]:
    """A sub-heading and the text behind it in the same paragraph; a long numbered sentence has no sub-heading."""
    end = HEAD_END.search(line)
    head, rest = (line[: end.start()], line[end.end() :].strip()) if end else (line, "")
    return (head, rest) if is_short(head) else ("", line)


def _aspect(heading: str, aspects: Sequence[str], words: PaperWords) -> str:
    """The aspect whose words the sub-heading holds; the longest word wins."""
    said = [(len(word), aspect) for aspect in aspects for word in words.aspects.get(aspect, ()) if word in heading]
    return max(said, key=lambda found: found[0], default=(0, ""))[1]
