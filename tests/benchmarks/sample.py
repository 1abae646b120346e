"""A report of the 2021 form to measure on: invented figures of a busy city, balanced, and texts of usual length."""

from __future__ import annotations

from decimal import Decimal
from types import MappingProxyType

from assistant.report.figures import Figures, Value
from assistant.report.report import Report
from knowledge.shelf import form_for

SENTENCE = "全年围绕群众关心的事项及时发布信息，逐件登记、逐件答复，依法保障公众的知情权和监督权。"


def busy_report(year: int = 2025) -> Report:
    """Every typed cell above zero, every sum in balance."""
    form = form_for(year)
    values: dict[str, Value] = {cell.id: 3 + number % 17 for number, cell in enumerate(form.typed)}
    outcomes = [cell for cell in form.named("applications.outcomes") if not form.cells[cell].computed]
    for column in ("natural_person", "company", "research", "nonprofit", "legal_service", "other"):
        handled = sum(int(str(values[cell])) for cell in outcomes if cell.endswith(f".{column}"))
        values[f"applications.carried_in.{column}"] = 2
        values[f"applications.received.{column}"] = handled - 2
    values["disclosure.fees.amount"] = Decimal("4068.208")
    texts = {piece.ref: "\n".join([SENTENCE * 3] * 4) for piece in form.texts if not piece.optional}
    return Report(form, "云溪市人民政府", year, "government", Figures(MappingProxyType(values)), texts=texts)
