"""Short names of documents: declared, and of the right document (D-14)."""

import pytest

from assistant.checks.citations import check_citations
from tests.checks.told import marked, places_hold, told

LAW = "《中华人民共和国政府信息公开条例》"


@pytest.mark.parametrize(
    "texts",
    [
        {"preface": f"根据{LAW}（以下简称《条例》）编制。", "overview": "严格落实《条例》。"},
        {"preface": f"根据{LAW}（国务院令第711号，以下简称《条例》）、《云溪县公开办法》（下称《办法》）编制。"},
        {"preface": f"根据{LAW}(国令第711号)(以下简称“条例”)编制。", "overview": "严格落实《条例》。"},
        {"preface": f"根据{LAW}（以下简称《政府信息公开条例》）编制。"},
        {"overview": f"贯彻{LAW}。县党工委管委会办公室（以下简称县办公室）印发《云溪县公开办法》。"},
        {"overview": "贯彻《保障农民工工资支付条例》《实施方案》。"},
        {"overview": f"印发《云溪县要点》，{'县直各单位和各乡镇' * 5}按照政府信息公开条例（以下简称《条例》）落实。"},
    ],
)
def test_a_short_name_that_is_declared_and_fits_is_right(texts: dict[str, str]) -> None:
    assert list(check_citations(told(texts))) == []


def test_a_short_name_of_another_document_is_asked_about() -> None:
    preface = "根据《中华人民共和国政府信息公开工作年度报告格式》（以下简称《条例》）编制。"
    found = list(check_citations(told({"preface": preface, "overview": "严格落实《条例》。"})))
    assert marked(found) == [("D-14", "W", "条例")]
    assert found[0].say == (
        "“引言”把《中华人民共和国政府信息公开工作年度报告格式》简称为“条例”，两者对不上，请核对简称的是哪一份文件。"
    )


def test_a_short_name_that_nobody_declared_is_asked_about_once() -> None:
    texts = {"overview": "严格落实《条 例》。按照《条例》办理。", "problems": "学习《条例》不够。"}
    found = list(check_citations(told(texts)))
    assert places_hold(found, texts)
    assert marked(found) == [("D-14", "W", "条 例")]
    assert found[0].say == (
        "“总体情况”里直接写“《条例》”，前面没有写明它是哪一份文件的简称；请在第一次提到时写全称和“以下简称《条例》”。"
    )


def test_a_short_name_has_to_be_declared_before_it_is_used() -> None:
    texts = {"preface": "按照《条例》编制。", "overview": f"落实{LAW}（以下简称《条例》）。"}
    assert marked(check_citations(told(texts))) == [("D-14", "W", "条例")]
