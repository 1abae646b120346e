"""From the general words of prose and a form's own prose.yaml to the form's `Vocabulary`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Annotated, Literal

from pydantic import Field

from assistant.report.formschema import Strict
from assistant.report.formsource import Source
from assistant.report.rules import Severity
from assistant.report.vocabulary import Contradiction, Quantity, Sums, Vocabulary

Feature = Literal["domain", "act", "row", "who", "result", "year", "scope", "mark"]
Words = Annotated[list[str], Field(min_length=1)]
RESULTS = ("upheld", "corrected", "other", "pending")
ANY_OTHER = "total"
"""The column of a table that holds all of them."""
MANIFOLD = ("act", "mark")
"""办理 is said of requests and of decisions alike; a thing, a result or an applicant is one."""
SAYS = {
    "compared": "section words cells",
    "compared_last": "section words cells",
    "compared_rough": "section words cells",
    "denied": "section words cells",
    "share": "section words part whole right",
    "change": "section words now before right",
    "parts_more": "section words whole parts difference part",
    "parts_less": "section words whole parts difference part",
    "part_larger": "section words whole parts difference part",
    "twice": "section words other_section other",
    "contradiction": "section words other thing",
    "fee_step": "section value",
    "fee_least": "section items value",
    "fee_unsaid": "section value",
    "fee_denied": "section value words",
}
"""The sentences of the checks of numbers in a text, each with the words that it may leave open."""


class Combined(Strict):
    """Words that say several things at once."""

    words: Words
    domain: str | None = None
    act: str | None = None
    row: str | None = None
    who: str | None = None
    result: str | None = None
    scope: str | None = None


class ContradictionEntry(Strict):
    """A thing that one sentence denies and another counts; both as regular expressions."""

    thing: str
    denied: Words
    counted: Words


class ProseFile(Strict):
    """knowledge/prose.yaml: what each word says, whatever the form."""

    words: dict[Feature, dict[str, Words]]
    combined: list[Combined]
    units: dict[str, Words]
    exhaustive: Words
    open_ended: Words
    wider: Words
    contradictions: list[ContradictionEntry]
    says: dict[str, str]


class QuantityEntry(Strict):
    """One quantity; $who and $result in `any` stand for the columns that a text may tell apart."""

    name: str
    needs: dict[Feature, str]
    units: str
    any: list[Words]
    code: str
    severity: Severity


class QuantitiesFile(Strict):
    """prose.yaml of a form: the quantities of its texts, and the columns behind each word for applicants."""

    quantities: list[QuantityEntry]
    who: dict[str, Words]


def build_vocabulary(general: str, own: str, known: frozenset[str], folder: str = "") -> Vocabulary:
    """The vocabulary that both texts make; `known` are the cells and facts (`fact:id`) that a sum may speak of.

    FormError for an unknown cell, fact, unit or meaning, a word of two meanings, a sentence that is not one of SAYS or
    leaves other words open.
    """
    prose = Source(ProseFile, "prose.yaml", general)
    quantities = Source(QuantitiesFile, f"{folder}prose.yaml", own)
    _prove_words(prose)
    _prove_sentences(prose)
    for place in _places(quantities):
        _prove_needs(quantities, place, prose.content)
    built = tuple(_quantity(quantities, place, prose.content.units, known) for place in _places(quantities))
    content = prose.content
    return Vocabulary(
        _words(content),
        built,
        tuple(content.exhaustive),
        tuple(content.open_ended),
        tuple(_contradiction(prose, place) for place in range(len(content.contradictions))),
        MappingProxyType(dict(content.says)),
        tuple(content.wider),
    )


def _prove_words(source: Source[ProseFile]) -> None:
    """FormError for a word that means two things of one kind; what it does, and how it joins, may be several."""
    meant: dict[tuple[str, str], str] = {}
    for feature, values in source.content.words.items():
        for value, words in values.items():
            for word in words if feature not in MANIFOLD else ():
                if meant.setdefault((feature, word), value) != value:
                    raise source.error(("words", feature, value), f"{word} already means {meant[feature, word]}")
    for place, entry in enumerate(source.content.combined):
        for feature, value in _meanings(entry):
            if value not in source.content.words.get(feature, {}):
                raise source.error(("combined", place, feature), f"no word means {value}")


def _prove_needs(source: Source[QuantitiesFile], place: int, prose: ProseFile) -> None:
    for feature, value in source.content.quantities[place].needs.items():
        if value not in prose.words.get(feature, {}):
            raise source.error(("quantities", place, "needs"), f"no word means {value}")


def _prove_sentences(source: Source[ProseFile]) -> None:
    says = source.content.says
    if odd := sorted(says.keys() ^ SAYS.keys()):
        raise source.error(("says",), f"the sentences are {', '.join(SAYS)}; not {', '.join(odd)}")
    for name, sentence in says.items():
        try:
            sentence.format(**dict.fromkeys(SAYS[name].split(), ""))
        except (AttributeError, IndexError, KeyError, ValueError) as error:
            raise source.error(("says", name), f"the sentence cannot be filled in: {error}") from None


def _meanings(entry: Combined) -> Iterator[tuple[Feature, str]]:
    features: tuple[Feature, ...] = ("domain", "act", "row", "who", "result", "scope")
    for feature in features:
        value: str | None = getattr(entry, feature)
        if value is not None:
            yield feature, value


def _contradiction(source: Source[ProseFile], place: int) -> Contradiction:
    entry = source.content.contradictions[place]
    try:
        return Contradiction(entry.thing, tuple(map(re.compile, entry.denied)), tuple(map(re.compile, entry.counted)))
    except re.error as error:
        raise source.error(("contradictions", place), f"a pattern cannot be read: {error}") from None


def _places(source: Source[QuantitiesFile]) -> range:
    return range(len(source.content.quantities))


def _words(content: ProseFile) -> Mapping[str, Mapping[str, frozenset[str]]]:
    said: dict[str, dict[str, set[str]]] = {}
    for word, feature, value in (*_plain(content), *_combined(content)):
        said.setdefault(word, {}).setdefault(feature, set()).add(value)
    return MappingProxyType(
        {word: {feature: frozenset(values) for feature, values in one.items()} for word, one in said.items()}
    )


def _plain(content: ProseFile) -> Iterator[tuple[str, str, str]]:
    for feature, values in content.words.items():
        for value, words in values.items():
            yield from ((word, feature, value) for word in words)


def _combined(content: ProseFile) -> Iterator[tuple[str, str, str]]:
    for entry in content.combined:
        for feature, value in _meanings(entry):
            yield from ((word, feature, value) for word in entry.words)


def _quantity(
    source: Source[QuantitiesFile], place: int, units: Mapping[str, Sequence[str]], known: frozenset[str]
) -> Quantity:
    entry, whos = source.content.quantities[place], source.content.who
    if entry.units not in units:
        raise source.error(("quantities", place, "units"), f"there are no units {entry.units}")
    sums = dict(_named_sums(entry, whos))
    for cell in (cell for alternatives in sums.values() for cells in alternatives for cell in cells):
        if cell not in known:
            raise source.error(("quantities", place, "any"), f"the form has no cell or fact {cell}")
    return Quantity(
        entry.name,
        MappingProxyType({str(feature): value for feature, value in entry.needs.items()}),
        frozenset(units[entry.units]),
        MappingProxyType(sums),
        entry.code,
        entry.severity,
    )


def _named_sums(entry: QuantityEntry, whos: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, Sums]]:
    """The sums for the whole, and for each applicant or result that the quantity can be told apart by."""
    written = " ".join(cell for cells in entry.any for cell in cells)
    yield entry.name, _filled(entry.any, (ANY_OTHER,))
    if "$who" in written:
        yield from ((f"{entry.name}/{who}", _filled(entry.any, columns)) for who, columns in whos.items())
    if "$result" in written:
        yield from ((f"{entry.name}/{result}", _filled(entry.any, (result,))) for result in RESULTS)


def _filled(alternatives: Sequence[Sequence[str]], columns: Sequence[str]) -> Sums:
    return tuple(
        tuple(
            dict.fromkeys(
                cell.replace("$who", column).replace("$result", column) for cell in cells for column in columns
            )
        )
        for cells in alternatives
    )
