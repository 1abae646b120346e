"""The shape of the files under `knowledge/forms/`: what a form may say, key by key (checks.yaml: `checkschema`)."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from assistant.report.form import CellKind, Look, OrganKind, Role


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
    also: list[str] = []
    topics: list[str] = []
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


class FactEntry(Strict):
    """A named value that only the text needs; `also` and `units` are other words for its name and its unit."""

    id: str
    mark: str
    name: str
    unit: str
    kinds: list[OrganKind] = []
    also: list[str] = []
    units: list[str] = []
    owners: dict[OrganKind, str] = {}


class QuestionEntry(Strict):
    """One thing to ask."""

    id: str
    part: str
    ask: str
    gate: str = ""
    hint: str = ""
    cells: list[str] = []
    zero_when: list[str] = []
    facts: list[str] = []
    text: str = ""
    aspect: str = ""
    follows: str = ""
    default: str = ""
    optional: bool = False
    shape: str = ""
    also: list[str] = []
    kinds: list[OrganKind] = []
    owners: dict[OrganKind, str] = {}


class QuestionsFile(Strict):
    """questions.yaml."""

    facts: list[FactEntry]
    questions: list[QuestionEntry]
