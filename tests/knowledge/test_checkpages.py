"""The pages of the catalogue: they are what the data says, and nothing else lies beside them."""

from pathlib import Path

import pytest

from knowledge.catalogue import load_catalogue
from knowledge.checkpages import main, pages

FOLDER = Path(__file__).parents[2] / "docs" / "checks"


def test_the_pages_in_the_tree_are_those_that_the_data_makes() -> None:
    there = {file.name: file.read_text(encoding="utf-8") for file in FOLDER.iterdir()}
    assert set(there) == set(pages())
    assert [name for name, text in pages().items() if there[name] != text] == [], "make pages"


@pytest.mark.parametrize("code", load_catalogue())
def test_a_page_says_what_why_and_how_and_prints_every_sentence_of_its_cases(code: str) -> None:
    entry = load_catalogue()[code]
    text = pages()[f"{code}.md"]
    for words in (entry.title, entry.what, entry.why, entry.source, entry.mend):
        assert words in text
    for case in entry.cases:
        assert f"**{case.shows}**" in text
        for find in case.finds:
            assert find.say in text


def test_the_index_leads_to_every_page() -> None:
    index = pages()["README.md"]
    assert [code for code in load_catalogue() if f"| [{code}]({code}.md) |" not in index] == []


def test_figures_are_shown_in_the_words_of_the_form() -> None:
    text = pages()["T2-12.md"]
    assert "- 第二部分表格“规章”行“本年制发件数”列：/" in text
    assert "- 第二部分表格“行政事业性收费”行“本年收费金额（单位：万元）”列：-0.5" in text
    assert "- 第三部分表格“（一）予以公开”行“商业企业”列：空着" in pages()["T3-5.md"]
    assert "- 放在旁边的上年报告里，第三部分表格“四、结转下年度继续办理”行“自然人”列：3" in pages()["T3-7.md"]


def test_a_text_that_is_too_long_for_a_page_is_shown_by_its_beginning() -> None:
    assert "……（共 1234 字）”" in pages()["D-9.md"]


def test_an_error_of_arithmetic_can_only_be_mended_one_of_language_also_explained() -> None:
    assert "错误（E）：改好才能导出 |" in pages()["T3-1.md"]
    assert "错误（E）：改好，或者写明理由后保留，才能导出" in pages()["N-3.md"]


def test_writing_the_pages_takes_away_those_of_checks_that_are_gone(tmp_path: Path) -> None:
    (tmp_path / "T9-9.md").write_text("old", encoding="utf-8")
    main(tmp_path)
    assert {file.name for file in tmp_path.iterdir()} == set(pages())
