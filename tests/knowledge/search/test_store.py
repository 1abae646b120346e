"""Searching: the real encoder and the real Chroma, in a folder of the test."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from assistant.passages.passage import Passage, unmet
from assistant.report.wording import slots
from knowledge.encoders.sentence import SentenceEncoder
from knowledge.passages import ASPECTS, load_passages
from knowledge.search.query import NOTHING_FITS, Match, Query
from knowledge.search.settings import load_retrieval
from knowledge.search.store import PassageStore
from tests.knowledge.letters import EAGER, LetterEncoder

PASSAGES = load_passages()


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PassageStore]:
    folder = tmp_path_factory.mktemp("数据") / "past language"
    with closing(PassageStore(folder, PASSAGES, SentenceEncoder)) as opened:
        yield opened


def ask(store: PassageStore, words: str, aspect: str, kind: str = "township", fits=None, **more) -> tuple[Match, ...]:
    section = next(section for section, aspects in ASPECTS.items() if aspect in aspects)
    place = {"section": section, "aspect": aspect, "kind": kind, "form": "gov-info-2021"}
    return store.search(Query(words, **(place | more)), fits).matches


def ids(matches: tuple[Match, ...]) -> list[str]:
    return [match.passage.id for match in matches]


@pytest.mark.parametrize("kind", ["department", "township", "office", "government"])
@pytest.mark.parametrize("form", ["gov-info-2019", "gov-info-2021"])
def test_what_is_found_fits_the_place_the_organ_and_the_form(store: PassageStore, kind: str, form: str):
    for section, aspects in ASPECTS.items():
        for aspect in aspects:
            query = Query("政府信息公开情况", section, aspect, form, kind, limit=500, however_far=True)
            assert {match.passage.id for match in store.search(query).matches} == {
                passage.id
                for passage in PASSAGES
                if (passage.section, passage.aspect) == (section, aspect)
                if kind in passage.kinds and form in passage.forms
            }


def test_without_a_filter_all_are_there_to_be_found(store: PassageStore):
    found = store.search(Query("政府信息公开情况", limit=500)).matches
    assert {match.passage.id for match in found} == {passage.id for passage in PASSAGES}


def test_a_section_alone_and_a_span_of_years_are_filters(store: PassageStore):
    found = store.search(Query("政府信息公开情况", section="problems", since=2021, until=2022, limit=500)).matches
    assert {match.passage.id for match in found} == {
        passage.id for passage in PASSAGES if passage.section == "problems" and passage.year in (2021, 2022)
    }


def test_the_nearest_come_first_with_scores_between_nought_and_one(store: PassageStore):
    scores = [match.score for match in ask(store, "政府网站和新媒体", "平台建设", limit=100)]
    assert len(scores) > 3
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1 for score in scores)
    assert len(ask(store, "政府网站和新媒体", "平台建设")) == 3


def test_the_words_of_a_passage_find_it_first_and_in_full(store: PassageStore):
    for passage in PASSAGES[::7]:
        first = ask(store, passage.text, passage.aspect, passage.kinds[0], form=passage.forms[-1])[0]
        assert first.passage == passage
        assert first.score == pytest.approx(1)
        assert first.cosine == pytest.approx(1, abs=1e-4)


def test_a_score_is_the_weighted_mean_of_its_parts(store: PassageStore):
    weights = load_retrieval().weights
    found = ask(store, "没有人来申请", "依申请公开", organ="砚湖县民政局", year=2025, limit=20)
    assert {match.parts.own_organ for match in found} == {0.0, 1.0}
    for match in found:
        assert match.parts.dense is not None
        assert match.parts.own_organ is not None
        assert match.parts.recent is not None
        weighed = match.parts.dense * weights.dense + match.parts.words * weights.words
        weighed += match.parts.own_organ * weights.own_organ + match.parts.recent * weights.recent
        assert match.score == pytest.approx(weighed / (weights.dense + weights.words + 0.2))


def test_the_organs_own_language_and_that_of_recent_years_come_forward(tmp_path: Path):
    text = "全年未收到申请，受理渠道保持畅通。"
    other = replace(PASSAGES[0], id="other", organ="澜汀市水务局", year=2020, text=f"{text}甲乙丙丁")
    recent = replace(other, id="recent", year=2024, text=f"{text}戊己庚辛")
    own = replace(other, id="own", organ="云溪县水务局", text=f"{text}子丑寅卯")
    with closing(PassageStore(tmp_path / "index", [other, recent, own], LetterEncoder, EAGER)) as store:
        assert ids(store.search(Query(text, organ="云溪县水务局")).matches)[0] == "own"
        assert ids(store.search(Query(text, organ="云溪县水务局", year=2024)).matches)[0] == "own"
        parts = {match.passage.id: match.parts for match in store.search(Query(text, year=2024)).matches}
        assert parts["recent"].recent == 1.0
        assert parts["other"].recent == pytest.approx(1 / 3)
        assert parts["own"].own_organ is None


def test_the_organs_own_language_is_looked_at_however_many_are_nearer(tmp_path: Path):
    same = replace(PASSAGES[0], id="same", text="全年未收到申请")
    near = [replace(same, id=f"near-{one:02}", text=same.text + chr(0x4E00 + 16 * one) * 20) for one in range(30)]
    own = replace(same, id="own", organ="云溪县水务局", text=same.text + chr(0x5E00) * 24)
    settings = EAGER.model_copy(update={"candidates": 5, "alike": 100.0})
    with closing(PassageStore(tmp_path / "index", [same, *near, own], LetterEncoder, settings)) as store:
        assert ids(store.search(Query(same.text, organ=own.organ, limit=4)).matches)[:2] == ["same", "own"]
        assert "own" not in ids(store.search(Query(same.text, limit=4)).matches)


def test_of_passages_nearly_alike_the_best_alone_stays(tmp_path: Path):
    text = "建立疑难申请会商机制，会同司法行政部门统一同类申请的答复尺度，防止同案不同答。"
    first = replace(PASSAGES[0], id="a", text=text)
    copy = replace(first, id="b", text=text.replace("防止", "避免"))
    different = replace(first, id="c", text="建立疑难申请台账，由专人盯办。")
    with closing(PassageStore(tmp_path / "index", [first, copy, different], LetterEncoder, EAGER)) as store:
        assert ids(store.search(Query(copy.text)).matches) == ["b", "c"]
        assert ids(store.search(Query(first.text)).matches) == ["a", "c"]
        assert ids(store.search(Query(first.text), lambda passage: passage.id != "a").matches) == ["b", "c"]


@pytest.mark.parametrize(
    ("words", "aspect", "kind", "expected"),
    [
        ("今年一件申请也没有收到", "依申请公开", "township", "overview-applications-09"),
        ("申请都按期办完了，没有结转", "依申请公开", "department", "applications-received-08"),
        ("编印政府公报", "平台建设", "office", "platforms-figures-04"),
        ("关停注销了长期不更新的新媒体账号", "平台建设", "government", "overview-platforms-03"),
        ("办了几期培训班", "监督保障", "department", "overview-supervision-01"),
        ("清理过期失效信息，改正错误", "政府信息管理", "department", "overview-management-05"),
        ("没有收信息处理费", "信息处理费", "department", "other-fee-zero-01"),
        ("老年人看不到网上的信息", "存在的主要问题", "department", "problems-issues-elderly"),
    ],
)
def test_a_clerks_words_find_a_fitting_passage_among_three(
    store: PassageStore, words: str, aspect: str, kind: str, expected: str
):
    assert expected in ids(ask(store, words, aspect, kind))


def test_a_problem_finds_its_measure_first(store: PassageStore):
    issues = [passage for passage in PASSAGES if passage.aspect == "存在的主要问题"]
    missed = [
        (issue.id, kind)
        for issue in issues
        for kind in issue.kinds
        if ids(ask(store, issue.text, "改进情况", kind))[0] != issue.id.replace("issues", "measures")
    ]
    assert missed == []


def test_what_does_not_fit_makes_room_for_the_next(store: PassageStore):
    nothing = dict.fromkeys((name for passage in PASSAGES for name in (*passage.when.positive, *passage.when.zero)), 0)

    def holds(passage: Passage) -> bool:
        return not unmet(passage, nothing)

    found = ask(store, "收到申请，予以公开", "依申请公开", fits=holds)
    assert len(found) == 3
    assert all("applications.received.total" not in slots(match.passage.text) for match in found)


def test_it_looks_further_until_enough_fit(tmp_path: Path):
    texts = [f"收到申请{chr(0x4E00 + 97 * number) * 6}" for number in range(60)]
    many = [replace(PASSAGES[0], id=f"one-{number:02}", text=text) for number, text in enumerate(texts)]
    settings = EAGER.model_copy(update={"candidates": 2})
    with closing(PassageStore(tmp_path / "index", many, LetterEncoder, settings)) as store:
        wanted = {"one-07", "one-31", "one-58"}
        assert {*ids(store.search(Query("收到申请"), lambda passage: passage.id in wanted).matches)} == wanted
        assert store.search(Query("收到申请"), lambda passage: False).matches == ()


@pytest.mark.parametrize(
    "wrong",
    [
        {"section": "preface"},
        {"section": "overview", "aspect": "改进情况"},
        {"aspect": "别的"},
        {"kind": "街道"},
        {"limit": 0},
        {"limit": -1},
    ],
)
def test_a_query_for_what_does_not_exist_is_refused(wrong: dict[str, Any]):
    with pytest.raises(ValueError, match="cannot search"):
        Query("申请", **wrong)


def test_nearness_is_of_direction_and_not_of_length(tmp_path: Path):
    with closing(PassageStore(tmp_path / "index", PASSAGES, LetterEncoder, EAGER)) as store:
        found = ask(store, "无其他需要报告的事项。" * 5, "其他事项", limit=1)
    assert found[0].cosine == pytest.approx(1, abs=1e-4)


@pytest.mark.parametrize("words", ["今天中午食堂吃什么", "怎么做红烧肉", "汽车轮胎多久换一次"])
def test_what_no_report_speaks_of_is_said_to_fit_nothing(store: PassageStore, words: str):
    answer = store.search(Query(words))
    assert (answer.matches, answer.said, answer.nothing_fits) == ((), NOTHING_FITS, True)
    assert answer.likeness < 0.28
    assert len(store.search(Query(words, however_far=True)).matches) == 3


def test_a_form_without_passages_finds_nothing_and_says_so(store: PassageStore):
    answer = store.search(Query("申请", form="law-2026"))
    assert (answer.matches, answer.said) == ((), NOTHING_FITS)


@pytest.mark.parametrize("words", ["", " ", "\n\t"])
def test_no_words_find_nothing_without_a_word(store: PassageStore, words: str):
    answer = store.search(Query(words))
    assert (answer.matches, answer.said, answer.trouble, answer.nothing_fits) == ((), "", "", False)


@pytest.mark.parametrize("words", ["，。！", "�\0", "😀", "{}{{", "{organ}", "Ω≈ç"])
def test_words_without_a_letter_that_is_known_are_no_error(store: PassageStore, words: str):
    assert store.search(Query(words, however_far=True)).trouble == ""


def test_of_a_query_without_end_the_beginning_is_looked_at(store: PassageStore):
    beginning = "没有收到申请" * 100
    long = beginning + "编印政府公报，免费送至图书馆。" * 6000
    assert len(beginning) == load_retrieval().query_characters
    assert len(long) > 90_000
    assert store.search(Query(long)) == store.search(Query(beginning))


def test_slots_in_a_query_are_the_words_that_stand_for_slots(store: PassageStore):
    with_slots = store.search(Query("{year}年，{organ}未收到政府信息公开申请"))
    assert with_slots == store.search(Query("若干年，若干未收到政府信息公开申请"))


def test_threads_find_the_same(store: PassageStore):
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda _: ids(ask(store, "没有收到申请", "依申请公开")), range(12)))
    assert found == [found[0]] * 12


def test_the_order_in_which_passages_came_makes_no_difference(tmp_path: Path):
    with (
        closing(PassageStore(tmp_path / "one", PASSAGES, LetterEncoder, EAGER)) as one,
        closing(PassageStore(tmp_path / "two", PASSAGES[::-1], LetterEncoder, EAGER)) as two,
    ):
        for words in ("没有收到申请", "公报", "村务公开栏"):
            query = Query(words, aspect="依申请公开", limit=20)
            assert one.search(query) == two.search(query)


def test_a_closed_store_refuses_to_search(tmp_path: Path):
    store = PassageStore(tmp_path / "index", PASSAGES, LetterEncoder)
    store.close()
    store.close()
    with pytest.raises(ValueError, match="closed"):
        store.search(Query("申请"))
    with pytest.raises(ValueError, match="closed"):
        store.update(PASSAGES)


@pytest.mark.parametrize("passages", [(), (PASSAGES[0], PASSAGES[0])])
def test_passages_that_are_none_or_doubled_are_refused(tmp_path: Path, passages: tuple[Passage, ...]):
    with pytest.raises(ValueError, match="each with an id of its own"):
        PassageStore(tmp_path / "index", passages, LetterEncoder)
