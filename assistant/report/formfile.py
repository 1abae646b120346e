"""From the three files of a form to a `Form`, or one FormError that names the file, the line and the mistake."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

from assistant.report.checkschema import ChecksFile
from assistant.report.form import Fact, Form, Piece, PieceWhat, Table
from assistant.report.formquestions import build_questions
from assistant.report.formrules import build_rules
from assistant.report.formschema import FormFile, PieceEntry, QuestionsFile
from assistant.report.formsource import Source
from assistant.report.formsums import computed_cells, expand_sums
from assistant.report.formtables import build_tables
from assistant.report.rules import ValueRule


def build_form(form_text: str, checks_text: str, questions_text: str, folder: str = "") -> Form:
    """The form that the texts of form.yaml, checks.yaml and questions.yaml describe together.

    `folder` goes before the file names in errors. FormError on an unknown key, an unknown or doubled cell,
    a sum, rule, question or fact that does not hold together, or a table whose merges leave a hole.
    """
    form_file = Source(FormFile, f"{folder}form.yaml", form_text)
    checks = Source(ChecksFile, f"{folder}checks.yaml", checks_text)
    asked = Source(QuestionsFile, f"{folder}questions.yaml", questions_text)
    built = build_tables(form_file)
    cells = {cell.id: cell for one in built for cell in one.cells}
    tables = tuple(one.table for one in built)
    sums = tuple(expand_sums(checks, tables, cells))
    computed = computed_cells(checks, sums)
    cells = {key: replace(cell, computed=key in computed) for key, cell in cells.items()}
    facts = _facts(asked)
    pieces = _pieces(form_file, tables)
    content = form_file.content
    if content.years.last is not None and content.years.last < content.years.first:
        raise form_file.error(("years",), "the last year comes before the first")
    return Form(
        id=content.id,
        name=content.name,
        source=content.source,
        first_year=content.years.first,
        last_year=content.years.last,
        pieces=pieces,
        tables=tables,
        cells=MappingProxyType(cells),
        sums=sums,
        value_rules=MappingProxyType(_value_rules(checks, tables)),
        rules=build_rules(checks, tables, cells, pieces, facts),
        facts=MappingProxyType(facts),
        questions=tuple(build_questions(asked, tables, cells, facts, pieces)),
    )


def _pieces(source: Source[FormFile], tables: tuple[Table, ...]) -> tuple[Piece, ...]:
    known = {table.id for table in tables}
    pieces = tuple(_piece(source, place, entry) for place, entry in enumerate(source.content.document))
    for place, piece in enumerate(pieces):
        if piece.what == "table" and piece.ref not in known:
            raise source.error(("document", place), f"there is no table {piece.ref}")
        if (piece.what, piece.ref) in [(before.what, before.ref) for before in pieces[:place]]:
            raise source.error(("document", place), f"{piece.what} {piece.ref} stands twice")
        if piece.what == "title" and set("{}") & set(piece.ref.replace("{organ}", "").replace("{year}", "")):
            raise source.error(("document", place), "a title leaves open only {organ} and {year}")
    if [piece.what for piece in pieces].count("title") != 1:
        raise source.error(("document",), "a document has exactly one title")
    return pieces


def _piece(source: Source[FormFile], place: int, entry: PieceEntry) -> Piece:
    refs: dict[PieceWhat, str | None] = {
        "title": entry.title,
        "heading": entry.heading,
        "text": entry.text,
        "table": entry.table,
    }
    given = [Piece(what, ref, entry.name, entry.optional, entry.look) for what, ref in refs.items() if ref is not None]
    if len(given) != 1:
        raise source.error(("document", place), "a piece is exactly one of title, heading, text, table")
    return given[0]


def _facts(source: Source[QuestionsFile]) -> dict[str, Fact]:
    facts: dict[str, Fact] = {}
    for place, fact in enumerate(source.content.facts):
        if fact.id in facts:
            raise source.error(("facts", place), f"fact {fact.id} stands twice")
        if fact.mark in [before.mark for before in facts.values()]:
            raise source.error(("facts", place), f"mark {fact.mark} stands twice")
        owners = MappingProxyType(dict[str, str](fact.owners.items()))
        words = {"also": tuple(fact.also), "units": tuple(fact.units)}
        facts[fact.id] = Fact(fact.id, fact.name, fact.unit, frozenset(fact.kinds), fact.mark, **words, owners=owners)
    return facts


def _value_rules(checks: Source[ChecksFile], tables: tuple[Table, ...]) -> dict[str, ValueRule]:
    rules = {entry.table: ValueRule(**entry.model_dump()) for entry in checks.content.values}
    if sorted(entry.table for entry in checks.content.values) != sorted(table.id for table in tables):
        raise checks.error(("values",), "every table needs the codes of its value checks, and no other")
    return rules
