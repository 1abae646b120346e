"""The text of Word files as it prints, tracked changes accepted."""

import pytest

from assistant.documents.reading.files.word import read_word
from assistant.documents.reading.paper import Line
from tests.documents.packing import replaced, zipped
from tests.documents.reading.files.wordparts import (
    NAMES,
    RELATIONS,
    W,
    box,
    docx,
    lines,
    p,
    read,
    run,
    sdt,
    span,
    tbl,
    tc,
    texts,
    tr,
)

STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"


def test_content_controls_of_every_level_are_seen_through():
    rows = sdt(tr("甲", sdt(tc(sdt(p(sdt(run("1"))))))))
    paper = read(sdt(p("一、", sdt(run("总体情况")))) + sdt(tbl(rows, sdt(sdt(tr("乙", "2"))))))
    assert paper.blocks[0] == Line("一、总体情况")
    assert texts(paper.sheets[0]) == [["甲", "1"], ["乙", "2"]]


def test_links_tags_and_directions_only_wrap():
    wrapped = "".join(f"<w:{tag}>{run(tag)}</w:{tag}>" for tag in ("hyperlink", "smartTag", "customXml", "bdo", "ins"))
    assert lines(f"<w:p>{wrapped}</w:p>") == ["hyperlinksmartTagcustomXmlbdoins"]


def test_tracked_changes_of_words_are_taken_as_accepted():
    words = (
        "<w:del><w:r><w:delText>九</w:delText></w:r></w:del><w:ins><w:r><w:t>四</w:t></w:r></w:ins>"
        "<w:moveFrom><w:r><w:t>件</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>项</w:t></w:r></w:moveTo>"
    )
    assert lines(f"<w:p>{run('共')}{words}</w:p>") == ["共四项"]


@pytest.mark.parametrize("mark", ["del", "moveFrom"])
def test_a_deleted_paragraph_mark_joins_paragraphs(mark):
    gone = f"<w:rPr><w:{mark}/></w:rPr>"
    assert lines(p("一、", look=gone) + p("总体", look=gone) + p("情况") + p("无。")) == ["一、总体情况", "无。"]


def test_an_inserted_paragraph_mark_parts_paragraphs():
    assert lines(p("甲", look="<w:rPr><w:ins/></w:rPr>") + p("乙")) == ["甲", "乙"]


def test_one_of_several_alternatives_is_read_once():
    shape, picture = f"<wps:txbx>{box(p('文件'))}</wps:txbx>", f"<v:textbox>{box(p('文件'))}</v:textbox>"
    both = (
        f"<mc:AlternateContent><mc:Choice>{shape}</mc:Choice><mc:Fallback>{picture}</mc:Fallback></mc:AlternateContent>"
    )
    assert lines(p("正文", f"<w:r>{both}</w:r>")) == ["文件", "正文"]
    other = f"<mc:AlternateContent><mc:Choice/><mc:Fallback>{picture}</mc:Fallback></mc:AlternateContent>"
    assert lines(p("正文", f"<w:r>{other}</w:r>")) == ["文件", "正文"]


def test_hidden_words_are_left_out():
    shown = run("示", '<w:vanish w:val="0"/>')
    assert lines(p(run("藏", "<w:vanish/>"), shown, run("网", "<w:webHidden/>"))) == ["示网"]


def test_signs_of_a_run_become_characters_and_a_break_ends_a_line():
    signs = "<w:r><w:tab/><w:t>甲</w:t><w:noBreakHyphen/><w:softHyphen/><w:t>乙</w:t><w:sym w:char='F0A7'/></w:r>"
    broken = '<w:r><w:br w:type="page"/><w:t>五、问题</w:t><w:br/><w:cr/><w:t>无。</w:t></w:r>'
    tabs = "<w:tabs><w:tab/></w:tabs>"
    assert lines(p(signs, look=tabs) + p(broken)) == ["\t甲-乙", "五、问题", "无。"]
    assert texts(read(tbl(tr("规章", tc(p(broken))))).sheets[0]) == [["规章", "\n五、问题\n\n无。"]]


def test_text_stays_as_it_stands_but_for_carriage_returns():
    assert texts(read(tbl(tr("　0 ", "\u00a01&#13;"))).sheets[0]) == [["　0 ", "\u00a01"]]
    assert texts(read(tbl(tr("甲", tc(p("1") + p(""))))).sheets[0]) == [["甲", "1\n"]]


def fields(*kinds: str) -> str:
    return "".join(
        f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' if kind in ("begin", "separate", "end") else kind
        for kind in kinds
    )


def test_the_code_of_a_field_is_never_text_and_its_result_is():
    code = "<w:r><w:instrText>IF 1</w:instrText></w:r>"
    whole = fields("begin", code, "separate", run("12"), "end")
    assert lines(p("共", whole, run("件"))) == ["共12件"]
    nested = fields("begin", code, whole, run("56"), "separate", run("34"), "end")
    assert lines(p("共", nested, run("件"))) == ["共34件"]
    assert lines(p(f'<w:fldSimple w:instr="DATE">{run("今天")}</w:fldSimple>')) == ["今天"]
    assert lines(p(fields("begin", run("12"), "end"), run("件"))) == ["件"]


def test_a_field_that_never_ends_hides_nothing():
    assert lines(p(fields("begin"), run("正文")) + p("无。")) == ["正文", "无。"]
    assert lines(p(fields("end", "separate"), run("正文"))) == ["正文"]


def test_numbers_that_word_makes_by_itself_are_left_out():
    number = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    assert lines(p("总体情况", look=number)) == ["总体情况"]


def test_a_reading_aid_over_characters_is_left_out():
    ruby = f"<w:ruby><w:rt>{run('yún')}</w:rt><w:rubyBase>{run('云')}</w:rubyBase></w:ruby>"
    assert lines(p(f"<w:r>{ruby}</w:r>", "溪县")) == ["云溪县"]


def test_a_strict_document_reads_like_any_other():
    body = p("一、总体情况") + tbl(tr(tc("甲", span(2))), tr("1", "2"))
    strict = replaced(docx(body), W, STRICT)
    assert read_word(strict) == read_word(docx(body))


def test_the_document_may_have_another_name_or_no_relation_to_it():
    parts = {
        "word/document.xml": b"",
        "a/b.xml": f"<w:document {NAMES}><w:body>{p('甲')}</w:body></w:document>".encode(),
    }
    named = RELATIONS.replace("word/document.xml", "/a/b.xml")
    assert read_word(zipped({"_rels/.rels": named.encode(), **parts})).blocks == (Line("甲"),)
    bare = zipped({"_rels/.rels": b"<a/>", "word/document.xml": parts["a/b.xml"]})
    assert read_word(bare).blocks == (Line("甲"),)


def test_elements_in_the_wrong_place_do_not_break_the_reading():
    odd = tc("格") + tr("行") + f"<w:tbl>{tc('无行')}{tr(tc(tc('格中格')), '2')}</w:tbl><w:p>{p('段中段')}</w:p>"
    paper = read(odd)
    assert [block.text for block in paper.blocks if isinstance(block, Line)] == ["格", "行", "段中段"]
    assert texts(paper.sheets[0]) == [["格中格", "2"]]


def document(xml: str) -> bytes:
    return zipped({"_rels/.rels": RELATIONS.encode(), "word/document.xml": xml.encode()})


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "不是完整的 Word 文档"),
        (b"PK\x03\x04 broken", "不是完整的 Word 文档"),
        (zipped({"a.txt": b"a"}), "不是完整的 Word 文档"),
        (zipped({"_rels/.rels": RELATIONS.encode()}), "不是完整的 Word 文档"),
        (zipped({"_rels/.rels": b"<a", "word/document.xml": b""}), "不是完整的 Word 文档"),
        (document(""), "正文读不出来"),
        (document("<a><b></a>"), "正文读不出来"),
        (
            document(f'<!DOCTYPE a [<!ENTITY b "bb">]><w:document {NAMES}><w:body>&b;</w:body></w:document>'),
            "正文读不出来",
        ),
        (document("<workbook/>"), "没有正文"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600), "旧版 Word"),
    ],
)
def test_what_is_no_word_file_is_refused_with_what_to_do(data, said):
    with pytest.raises(ValueError, match=said) as refused:
        read_word(data)
    assert "另存" in str(refused.value)


def test_a_broken_entry_is_refused_in_a_sentence():
    data = bytearray(docx(p("正文") * 50))
    data[-300:-250] = bytes(50)
    with pytest.raises(ValueError, match="另存"):
        read_word(bytes(data))


@pytest.mark.parametrize("mark", ["strike", "dstrike"])
def test_struck_out_words_are_left_out_unless_the_mark_is_off(mark: str):
    struck = f"<w:r><w:rPr><w:{mark}/></w:rPr><w:t>12</w:t></w:r>"
    kept = f'<w:r><w:rPr><w:{mark} w:val="0"/></w:rPr><w:t>3</w:t></w:r>'
    assert lines(f"<w:p>{struck}{run('1')}{kept}</w:p>") == ["13"]
