"""What another office program makes of the files: templates saved anew by it, reports printed by it."""

import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pdfplumber
import pytest

from assistant.documents.export import export
from assistant.documents.readback import read_back
from assistant.documents.writing.fill import fill
from assistant.report.form import Form
from tests.documents.packing import paragraph_with, root_of, styled
from tests.documents.samples import as_printed, sample_report
from tests.ooxml import schema_errors

MILLIMETRE = 72 / 25.4
pytestmark = pytest.mark.office
Convert = Callable[[bytes, str], Path]


@pytest.fixture(scope="module")
def convert(soffice: str, tmp_path_factory: pytest.TempPathFactory) -> Convert:
    """Converts a .docx to another kind with LibreOffice; its profile lies in a folder of its own."""
    folder = tmp_path_factory.mktemp("office")

    def converted(data: bytes, kind: str) -> Path:
        source = folder / f"{len(list(folder.iterdir()))}.docx"
        source.write_bytes(data)
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        command = [soffice, profile, "--headless", "--convert-to", kind, "--outdir", str(folder / kind), str(source)]
        subprocess.run(command, check=True, capture_output=True, timeout=180)
        return folder / kind / f"{source.stem}.{kind}"

    return converted


def test_a_template_saved_by_another_program_takes_every_figure_and_text(form: Form, template: bytes, convert: Convert):
    saved = convert(template, "docx").read_bytes()
    report = sample_report(form.first_year, overview="（一）小标题\n正文。")
    done = export(report, saved)
    assert done.data is not None
    assert read_back(done.data, form).cells == as_printed(report)
    assert read_back(done.data, form).paragraphs == read_back(fill(template, report), form).paragraphs
    root = root_of(done.data)
    assert styled(paragraph_with(root, "（一）小标题")) != styled(paragraph_with(root, "正文。"))


@pytest.fixture(scope="module")
def printed(convert: Convert) -> Iterator[Callable[[int], Any]]:
    """The pages of a long report of that year, printed; each year is converted once."""
    done: dict[int, Any] = {}

    def pages(year: int) -> Any:
        if year not in done:
            data = export(sample_report(year, length=2)).data
            assert data is not None
            assert schema_errors(data) == []
            done[year] = pdfplumber.open(convert(data, "pdf"))
        return done[year].pages

    yield pages
    for opened in done.values():
        opened.close()


def test_page_numbers_stand_right_on_odd_and_left_on_even_pages_below_the_text(form: Form, printed):
    for number, page in enumerate(printed(form.first_year), 1):
        foot = [word for word in page.extract_words() if word["bottom"] > 263 * MILLIMETRE]
        assert [word["text"] for word in foot] == ["—", str(number), "—"]
        assert 265 < foot[0]["top"] / MILLIMETRE < 270
        left, right = foot[0]["x0"] / MILLIMETRE - 28, 184 - foot[-1]["x1"] / MILLIMETRE
        assert (right if number % 2 else left) == pytest.approx(14 / MILLIMETRE, abs=1.5)


def test_nothing_but_the_page_number_leaves_the_type_area(form: Form, printed):
    """A full stop may hang over the right edge, as Chinese setting has it."""
    for page in printed(form.first_year):
        inside = [char for char in page.chars if char["bottom"] < 263 * MILLIMETRE and char["text"] not in "，。、；"]
        assert min(char["x0"] for char in inside) > 27.5 * MILLIMETRE
        assert max(char["x1"] for char in inside) < 184.5 * MILLIMETRE
        assert min(char["top"] for char in inside) > 36.5 * MILLIMETRE
        assert max(line["bottom"] for line in (*page.lines, *page.rects, *inside)) < 262.5 * MILLIMETRE


def test_a_table_that_is_split_has_its_header_on_both_pages(form: Form, printed):
    pages = ["".join(page.extract_text().split()) for page in printed(form.first_year)]
    first = next(number for number, text in enumerate(pages) if "1.属于国家秘密" in text)
    last = next(number for number, text in enumerate(pages) if "（七）总计" in text)
    assert last == first + 1
    for page in pages[first], pages[last]:
        assert page.count("申请人情况") == 1
        assert "法人或其他组织" in page


def test_small_tables_stay_on_one_page(form: Form, printed):
    pages = ["".join(page.extract_text().split()) for page in printed(form.first_year)]
    blocks = {page for page, text in enumerate(pages) for n in "一五六八" if f"第二十条第（{n}）项" in text}
    assert len(blocks) == 1


def test_every_character_of_the_text_is_printed_in_its_place(form: Form, printed):
    """A glyph that no font has would come out as a box, which has no text; so would a stop that is swallowed."""
    body = [
        char["text"] for page in printed(form.first_year) for char in page.chars if char["bottom"] < 263 * MILLIMETRE
    ]
    text = "".join("".join(body).split())
    for words in sample_report(form.first_year, length=2).texts.values():
        assert "".join(words.split()) in text


def test_a_full_line_of_text_has_28_characters_and_a_full_page_22_lines(form: Form, printed):
    page = printed(form.first_year)[1]
    lines = page.filter(lambda thing: thing.get("bottom", 0) < 263 * MILLIMETRE).extract_text_lines()
    assert len(lines) == 22
    assert max(len(line["text"].rstrip("，。、；")) for line in lines) == 28
