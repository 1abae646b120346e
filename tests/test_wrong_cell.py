"""One wrong cell in a real report: no Word file, exit status 1, and the finding names the cell or the sum it breaks."""

import json
from pathlib import Path

import pytest

from assistant.report.form import Form
from knowledge.shelf import form_for
from tests.scripts import NAMES, Script
from tests.terminal import run

SECTIONS = {"overview": "一段。", "problems": "问题和改进。", "other_matters": "未收取信息处理费。"}


def filled(figures: dict[str, str], year: int, folder: Path) -> tuple[int, str, bool]:
    """Exit status and words of `nianbao fill` on these figures, and whether a file came of it."""
    source, out = folder / "figures.json", folder / "r.docx"
    report = {"organ": "云溪县水务局", "year": year, "kind": "department", "figures": figures, "sections": SECTIONS}
    source.write_text(json.dumps(report, ensure_ascii=False), "utf-8")
    done = run("fill", source, "--out", out)
    return done.returncode, done.stdout + done.stderr, out.exists()


def sums_of(form: Form, cell: str) -> list[str]:
    """The codes of the sums in which a cell stands."""
    return [rule.code for rule in form.sums if not rule.prior and cell in (*rule.left, *rule.right)]


@pytest.mark.parametrize("name", NAMES)
def test_every_cell_of_a_sum_changed_by_one_stops_the_report_and_is_named(name: str, tmp_path: Path):
    script = Script(name)
    year = int(str(script.listed["edition"]))
    form, right = form_for(year), script.figures
    wrong = [(cell, by) for cell in form.cells if sums_of(form, cell) for by in (1, -1)]
    for cell, by in wrong:
        status, said, written = filled({**right, cell: str(int(right[cell]) + by)}, year, tmp_path)
        assert (status, written) == (1, False), (cell, by)
        place = form.cells[cell]
        assert any(line.startswith(code) for code in sums_of(form, cell) for line in said.splitlines()), (cell, by)
        assert place.row in said or place.column in said, (cell, by)
    assert filled(right, year, tmp_path)[0::2] == (0, True)
    print(f"{name}: {len(wrong)} changes of summed cells, all stopped")
