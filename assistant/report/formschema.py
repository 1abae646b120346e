"""The shape of the files under `knowledge/forms/`: what a form may say, key by key, and where each key stands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any, Generic, Literal, TypeVar

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from assistant.report.form import CellKind, Look, OrganKind, Role, Severity


class FormError(Exception):
    """A form file that cannot be used: which file, which line and key, and what is wrong there."""

    def __init__(self, file: str, line: int, place: str, problem: str) -> None:
        super().__init__(f"{file}:{line}: {place}: {problem}")
        self.file, self.line, self.place, self.problem = file, line, place, problem


class Strict(BaseModel):
    """An entry in which an unknown key or a value of another type is a mistake."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


def _spelled_out(value: Any) -> Any:
    """A printed label may be written as its text alone."""
    return {"text": value} if isinstance(value, str) else value


class LabelEntry(Strict):
    """Printed words and how many grid columns and lines they cover."""

    text: str
    columns: int = Field(1, ge=1)
    rows: int = Field(1, ge=1)
    role: Role | None = None


Label = Annotated[LabelEntry, BeforeValidator(_spelled_out)]


class ColumnEntry(Strict):
    """A column of figures."""

    id: str
    name: str
    unit: str | None = None
    kind: CellKind = "count"
    places: int = Field(0, ge=0, le=6)
    span: int = Field(1, ge=1)
    also: list[str] = []


class RowEntry(Strict):
    """A row of figures; `labels` where its printed words differ from its name."""

    id: str
    name: str
    labels: list[Label] | None = None
    also: list[str] = []


class GroupEntry(Strict):
    """Rows that can be named together: those whose ids begin with the group's, or those listed."""

    id: str
    name: str
    also: list[str] = []
    rows: list[str] | None = None


class BlockEntry(Strict):
    """Header lines, columns and rows that belong together; `across` prints all rows in one line."""

    header: list[list[Label]]
    columns: list[ColumnEntry]
    rows: list[RowEntry]
    across: bool = False


class TableEntry(Strict):
    """One official table; widths in millimetres."""

    id: str
    mark: str
    unit: str
    widths: list[Annotated[float, Field(gt=0, allow_inf_nan=False)]]
    groups: list[GroupEntry] = []
    blocks: list[BlockEntry]


class Years(Strict):
    """First and last report year."""

    first: int
    last: int | None = None


class PieceEntry(Strict):
    """One piece of the printed document."""

    title: str | None = None
    heading: str | None = None
    text: str | None = None
    table: str | None = None
    name: str = ""
    optional: bool = False
    look: Look = "body"


class FormFile(Strict):
    """form.yaml."""

    id: str
    name: str
    source: str
    years: Years
    document: list[PieceEntry]
    tables: list[TableEntry]


class SumEntry(Strict):
    """A fixed sum, possibly repeated over rows or columns."""

    code: str
    severity: Severity = "E"
    each: dict[Literal["row", "column"], str | list[str]] = {}
    total: str | None = None
    parts: list[str] = []
    left: list[str] = []
    right: list[str] = []
    prior: list[str] = []
    say: str
    source: str


class ValueEntry(Strict):
    """The codes under which a table's values are judged."""

    table: str
    blank: str
    wrong: str
    decimals: str


class ChecksFile(Strict):
    """checks.yaml."""

    sums: list[SumEntry]
    values: list[ValueEntry]


class FactEntry(Strict):
    """A named value that only the text needs."""

    id: str
    name: str
    unit: str
    kinds: list[OrganKind] = []


class QuestionEntry(Strict):
    """One thing to ask."""

    id: str
    part: str
    ask: str
    gate: str = ""
    hint: str = ""
    cells: list[str] = []
    zero_when: list[str] = []
    fact: str = ""
    text: str = ""
    aspect: str = ""
    follows: str = ""
    default: str = ""
    optional: bool = False
    kinds: list[OrganKind] = []
    owners: dict[OrganKind, str] = {}


class HintEntry(Strict):
    """What a word of the form means."""

    words: list[str] = Field(min_length=1)
    say: str


class QuestionsFile(Strict):
    """questions.yaml."""

    facts: list[FactEntry]
    questions: list[QuestionEntry]
    hints: list[HintEntry]


Shape = TypeVar("Shape", bound=BaseModel)


class OneKeyOnce(yaml.CSafeLoader):
    """YAML itself lets the last of two equal keys win silently; here the second is a mistake."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        """The mapping; ConstructorError on the line of a key that stands twice."""
        keys = [key.value for key, _ in node.value]
        for position, (key, _) in enumerate(node.value):
            if key.value in keys[:position]:
                raise yaml.constructor.ConstructorError(None, None, f"key {key.value} stands twice", key.start_mark)
        return super().construct_mapping(node, deep)


class Source(Generic[Shape]):
    """One form file, read: its validated content, and the line on which each of its keys stands."""

    def __init__(self, shape: type[Shape], file: str, text: str) -> None:
        self.file = file
        try:
            self._tree = yaml.compose(text, Loader=yaml.CSafeLoader)
            data = yaml.load(text, Loader=OneKeyOnce)
        except yaml.reader.ReaderError as error:
            raise FormError(file, text.encode()[: error.position].count(b"\n") + 1, "YAML", error.reason) from None
        except yaml.MarkedYAMLError as error:
            line = error.problem_mark.line + 1 if error.problem_mark else 1
            raise FormError(file, line, "YAML", error.problem or "cannot be read") from None
        try:
            self.content = shape.model_validate(data)
        except ValidationError as error:
            first = error.errors()[0]
            raise self.error(first["loc"], first["msg"]) from None

    def error(self, place: Sequence[str | int], problem: str) -> FormError:
        """The error to raise for the entry at `place` (keys and positions from the top of the file)."""
        return FormError(self.file, self._line(place), ".".join(map(str, place)) or "file", problem)

    def _line(self, place: Sequence[str | int]) -> int:
        node, line = self._tree, 1
        for step in place:
            start, node = _child(node, step)
            line = start.start_mark.line + 1 if start else line
        return line


def _child(node: Any, step: str | int) -> tuple[Any, Any]:
    """The node whose line the step stands on (a key, an entry of a list), and the node under it; None if missing."""
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step], node.value[step]
    if isinstance(node, yaml.MappingNode):
        return next(((key, value) for key, value in node.value if key.value == step), (None, None))
    return None, None
