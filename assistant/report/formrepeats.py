"""An entry of checks.yaml, once or repeated over the rows or columns that it names: its cells and its sentence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from assistant.report.checkschema import ChecksFile, Each
from assistant.report.form import Cell, Named, Table, named_cells
from assistant.report.formsource import FormError, Source

Place = tuple[str | int, ...]


@dataclass(frozen=True)
class Repeat:
    """One time that an entry stands for.

    `at` is the entry's place in the file; `names` gives, for `row` or `column`, the id and the printed name of the one
    at hand, and is empty for an entry that stands alone.
    """

    checks: Source[ChecksFile]
    at: Place
    names: Mapping[str, tuple[str, str]]
    tables: Sequence[Table]
    cells: Mapping[str, Cell]

    def error(self, problem: str, *key: str | int) -> FormError:
        """The error to raise for the entry, or for a key in it."""
        return self.checks.error((*self.at, *key), problem)

    def ids(self, key: str, patterns: Sequence[str]) -> tuple[str, ...]:
        """The cells of these ids; FormError for one that the form does not have."""
        found = tuple(self._named(pattern) for pattern in patterns)
        for position, cell in enumerate(found):
            if cell not in self.cells:
                raise self.error(f"there is no cell {cell}", key, position)
        return found

    def wide_ids(self, key: str, patterns: Sequence[str]) -> tuple[str, ...]:
        """The cells that these ids of cells, rows, groups or tables stand for; FormError for one without any."""
        found: list[str] = []
        for position, pattern in enumerate(patterns):
            cells = named_cells(self._named(pattern), self.tables, self.cells)
            if not cells:
                raise self.error(f"there is no cell {self._named(pattern)}", key, position)
            found += cells
        return tuple(dict.fromkeys(found))

    def sentence(self, say: str, open_words: Sequence[str]) -> str:
        """The sentence with the row or column at hand in it; FormError where it leaves other words open."""
        for axis, (_, name) in self.names.items():
            say = say.replace(f"{{{axis}}}", name)
        try:
            say.format(**dict.fromkeys(open_words, ""))
        except (AttributeError, IndexError, KeyError, ValueError) as error:
            raise self.error(f"the sentence cannot be filled in: {error}", "say") from None
        return say

    def _named(self, pattern: str) -> str:
        for axis, (identity, _) in self.names.items():
            pattern = pattern.replace(f"${axis}", identity)
        return pattern


def repeats(
    checks: Source[ChecksFile], at: Place, each: Each, tables: Sequence[Table], cells: Mapping[str, Cell]
) -> Iterator[Repeat]:
    """Every time that the entry at that place stands for; FormError for a row or column that the form does not have."""
    if not each:
        yield Repeat(checks, at, {}, tables, cells)
        return
    if len(each) != 1:
        raise checks.error((*at, "each"), "a rule is repeated over rows or over columns, not both")
    ((axis, over),) = each.items()
    known: dict[str, tuple[Named, ...]] = {}
    for table in tables:
        lines = table.rows if axis == "row" else table.columns
        known |= {f"{table.id}.{one.id}": (one,) for one in lines} | {f"{table.id}.{axis}s": lines}
    for name in [over] if isinstance(over, str) else over or [""]:
        if name not in known:
            raise checks.error((*at, "each", axis), f"there is no {axis} {name}")
        for one in known[name]:
            yield Repeat(checks, at, {axis: (one.id, one.name)}, tables, cells)
