"""Words that should not stand in a text: blanks, wrong numbers of documents, misspelt words."""

import pytest

from tests.checks.phrases import phrases, said
from tests.checks.told import marked

LAW = "《中华人民共和国政府信息公开条例》"


# N-13


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("公开核准企业资质条、施工许可证76条。", "企业资质条"),
        ("全年主动公开条，其中公告20条。", "主动公开条"),
        ("全年收到申请共件，均已答复。", "共件"),
        ("编发简报共计期。", "共计期"),
        ("组织培训共次。", "共次"),
        ("收取信息处理费元。", "信息处理费元"),
        ("网上申请占%，信函申请占8%。", "上申请占%"),
        ("同比增长 %。", "同比增长 %"),
    ],
)
def test_a_figure_that_is_missing_is_an_error(text: str, words: str) -> None:
    severity, at, say = said(text, "N-13")
    assert (severity, at) == ("E", words)
    shown = "".join(words.split())
    assert say == f"“总体情况”里的“{shown}”漏了数字：请补上数，没有发生的写 0 或者整句删去。"


@pytest.mark.parametrize(
    "text",
    [
        "公开信息110条、公告二十条，余下各条、每条、头条、线条，数百条。",
        "收到申请件，办结件均已归档；收到信件，公开文件，具备条件，处理案件。",
        "近期，我局抽查办结件、在办件、受理件，预约件；若干条，分条，封条、导航条、词条。",
        "定期、分期，层次、多次，整个，各个，身份、月份，元，百分之八。",
        "100%、８％、百分之百%。不予公开件，按期办结件。",
        "信息处理费0元，收取信息处理费380元，共计5件。",
    ],
)
def test_measure_words_that_need_no_figure(text: str) -> None:
    assert phrases(text) == []


# N-15


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("在“具体重大政策名称”发布时，同步解读。", "“具体重大政策名称”"),
        ("收到XX县转来申请。", "XX"),
        ("发布信息××条。", "××"),
        ("发布信息N条。", "N"),
        ("发布信息____条。", "____"),
        ("印发云水办〔〕3号。", "〔〕"),
        ("（文字描述，收取信息处理费情况在此处报告。）", "（文字描述，收取信息处理费情况在此处报告。）"),
        ("某某局印发要点。", "某某"),
        ("收取信息处理费〔待补〕元。", "〔待补〕"),
        ("（待填）", "（待填）"),
    ],
)
def test_a_blank_of_a_template_is_an_error(text: str, words: str) -> None:
    severity, at, say = said(text, "N-15", "other_matters")
    assert (severity, at) == ("E", words)
    assert say == f"“其他需要报告的事项”里还留着没有填的“{words}”：请换成实际内容，没有的整句删去。"


@pytest.mark.parametrize("slot", ["document_number", "addressee", "preface", "signature", "signing_date"])
def test_a_blank_is_found_in_every_text(slot: str) -> None:
    assert marked(phrases("20XX年1月", slot)) == [("N-15", "E", "20XX年")]


@pytest.mark.parametrize(
    "text",
    [
        "通过H5、LED屏、OA系统和WPS发布，邮箱xxgk@yunxi.gov.cn，网址www.yunxi.gov.cn/xxgk/。",
        "申请人李××提出申请。",
        "落实“具体事项具体办理”要求，印发云水办〔2024〕3号（试行）。",
        "在某一方面还有不足，个别单位更新慢。",
    ],
)
def test_letters_and_brackets_that_are_no_blanks(text: str) -> None:
    assert phrases(text) == []


# D-3


@pytest.mark.parametrize(
    ("text", "year", "words"),
    [
        ("根据国办公开办函〔2019〕60号编制。", 2022, "国办公开办函〔2019〕60号"),
        (
            "根据《国务院办公厅政府信息与政务公开办公室关于政府信息公开工作年度报告有关事项的通知》编制。",
            2023,
            "关于政府信息公开工作年度报告有关事项的通知",
        ),
        ("根据《政府信息公开工作年度报告格式（试行）》编制。", 2021, "年度报告格式（试行）"),
    ],
)
def test_the_basis_of_the_earlier_form_is_asked_about(text: str, year: int, words: str) -> None:
    say = f"“引言”引用的“{words}”是2019、2020年度的依据，2021年度起是国办公开办函〔2021〕30号，请改。"
    assert said(text, "D-3", "preface", year) == ("W", words, say)
    assert phrases(text, "preface", 2020) == []


def test_the_basis_of_the_later_form_is_asked_about_in_an_earlier_year() -> None:
    text = "根据国办公开办函〔2021〕30号编制。"
    say = "“引言”引用的“国办公开办函〔2021〕30号”是2021年度起的依据，2019、2020年度是国办公开办函〔2019〕60号，请改。"
    assert said(text, "D-3", "preface", 2020) == ("W", "国办公开办函〔2021〕30号", say)
    assert phrases(text, "preface", 2024) == []


def test_the_number_of_the_regulations_is_that_in_force() -> None:
    assert phrases(f"根据{LAW}（国务院令第711号）、{LAW}(国令第711号)编制。", "preface") == []
    assert said(f"根据{LAW}（国务院令第492号）编制。", "D-3", "preface") == (
        "W",
        "令第492号",
        "“引言”引用的“令第492号”是旧条例，2019年5月15日起施行的是国务院令第711号，请改。",
    )
    severity, words, say = said(f"根据{LAW}（国务院令第771号）编制。", "D-3", "preface")
    assert (severity, words) == ("W", "第771号")
    assert say == "“引言”里条例的令号“第771号”写错了，应当是第711号，请核对。"


# D-4


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("国办公开办涵〔2021〕30号", "国办公开办涵"),
        ("国办公开办〔2021〕30号", "国办公开办"),
        ("办公开办函〔2021〕30号", "办公开办函"),
        ("国办公开函〔2021〕30号", "国办公开函"),
        ("国办函〔2021〕30号", "国办函"),
    ],
)
def test_the_number_of_the_notice_is_spelt_right(text: str, words: str) -> None:
    say = f"“引言”里的文号“{words}”写错了，应当是“国办公开办函”。"
    assert said(f"根据《年度报告格式》（{text}）编制。", "D-4", "preface") == ("W", words, say)
    assert phrases("根据《年度报告格式》（国办公开办函〔2021〕30号）、国办函〔2020〕109号编制。", "preface") == []


@pytest.mark.parametrize("number", ["云水办发[2024]3号", "云水办发（2024）3号", "云水办发〔2024〕第3号"])
def test_a_number_with_other_brackets_is_asked_about(number: str) -> None:
    severity, words, say = said(f"按照《要点》（{number}）办理。", "D-4")
    assert severity == "W"
    assert say == f"“总体情况”里的文号“{words}”格式不对：年份用六角括号“〔〕”，序号前不加“第”。"
    assert phrases("按照《要点》（云水办发〔2024〕3号）办理，收到第3号信件（2024）。") == []


@pytest.mark.parametrize(
    "name", ["中华人民共和国信息公开条例", "中华人民共和国政务公开条例", "中华人民共和国政府信息公开条列"]
)
def test_the_name_of_the_regulations_is_right(name: str) -> None:
    severity, words, say = said(f"根据《{name}》编制。", "D-4", "preface")
    assert (severity, words) == ("W", name)
    assert say == f"“引言”里的“{name}”写错了，应当是“中华人民共和国政府信息公开条例”。"
    assert phrases(f"根据{LAW}和《中华人民共和国政府信息公开工作年度报告格式》编制。", "preface") == []


# D-16


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("残差不齐", "参差不齐"),
        ("行政法复议", "行政复议"),
        ("国务院办公室", "国务院办公厅"),
        ("企事业单", "企事业单位"),
        ("仍在不足", "仍有不足"),
        ("布署", "部署"),
        ("截止", "截至"),
    ],
)
def test_a_misspelt_word_is_put_right(wrong: str, right: str) -> None:
    text = {"企事业单": "推进公共企事业单信息公开。", "截止": "截止2024年12月31日，公开信息110条。"}.get(
        wrong, f"工作{wrong}。"
    )
    assert said(text, "D-16") == ("W", wrong, f"“总体情况”里的“{wrong}”写错了，应当是“{right}”。")


@pytest.mark.parametrize(
    "text",
    [
        "公共企事业单位、国务院办公厅、自2024年1月1日起至12月31日截止。",
        "构建全流程机制，创建全国文明城市，开展业务培训，登录网站。",
        "的确，了解，和谐，及时，为民，是否，等等，家家户户，市市场监督管理局，区区长信箱。",
        "我市市政府门户网站，重要要求，习近平，饮用水水源。",
    ],
)
def test_words_that_only_look_misspelt(text: str) -> None:
    assert phrases(text) == []


@pytest.mark.parametrize("words", ["的的", "县县政府信息公开", "，，", "要求，要求", "、。"])
def test_a_character_too_many_is_asked_about(words: str) -> None:
    say = f"“总体情况”里的“{words}”多写了一个字或者标点，请改。"
    assert said(f"我{words}出台办法。", "D-16") == ("W", words, say)
