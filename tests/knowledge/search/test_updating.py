"""Passages come and go: what is new is embedded, the rest is kept, and a process killed in between leaves no lie."""

import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from assistant.passages.passage import Passage
from knowledge.passages import load_passages
from knowledge.search.folder import publish as folders_publish
from knowledge.search.query import Query
from knowledge.search.settings import Bm25
from knowledge.search.store import PassageStore
from knowledge.search.words import WordIndex
from tests.knowledge.letters import EAGER, CountingEncoder, LetterEncoder, words_of

ROOT = Path(__file__).parents[3]
PASSAGES = load_passages()
FEW = PASSAGES[:40]
NEW = replace(FEW[-1], id="new", text="全年举办政府开放日，邀请居民参观。")
CHANGED: dict[str, tuple[Sequence[Passage], Sequence[Passage]]] = {
    "one less": (FEW[:-1], ()),
    "one more": ((*FEW, NEW), (NEW,)),
    "one for another": ((*FEW[:-1], NEW), (NEW,)),
    "other words": ((*FEW[:-1], replace(FEW[-1], text=NEW.text)), (NEW,)),
}
"""The passages afterwards, and those that have to be embedded for it."""


def of(passages: Sequence[Passage], store: PassageStore) -> bool:
    """Whether the store finds these passages and no others, as they are now."""
    found = store.search(Query("公开", limit=1000)).matches
    kept = {match.passage.id: match.passage for match in found if match.cosine is not None}
    alike = {passage.id: passage for passage in passages}
    return kept == alike and store.trouble == ""


@pytest.mark.parametrize("change", CHANGED)
@pytest.mark.parametrize("how", ["update", "reopen"])
def test_only_what_is_new_is_embedded(tmp_path: Path, change: str, how: str):
    passages, embedded = CHANGED[change]
    encoder = CountingEncoder()
    settings = EAGER.model_copy(update={"alike": 100.0})
    store = PassageStore(tmp_path / "index", FEW, lambda: encoder, settings)
    encoder.given.clear()
    if how == "update":
        store.update(passages)
    else:
        store.close()
        store = PassageStore(tmp_path / "index", passages, lambda: encoder, settings)
    with closing(store):
        assert encoder.given == words_of(embedded)
        assert store.rebuilt == "范文有变动"
        assert of(passages, store)
    with closing(PassageStore(tmp_path / "index", passages, lambda: encoder, settings)) as again:
        assert (again.rebuilt, encoder.given) == ("", words_of(embedded))
        assert of(passages, again)


@pytest.mark.parametrize(
    "change",
    [
        {"organ": "云溪县水务局"},
        {"source": "别处"},
        {"year": 2001},
        {"kinds": ("office",)},
        {"forms": ("law-2026",)},
        {"aspect": "平台建设", "section": "overview"},
        {"text": FEW[-1].text.replace("{year}", "{organ}")},
    ],
)
def test_what_is_no_word_of_the_text_needs_no_new_vector(tmp_path: Path, change: dict[str, Any]):
    encoder = CountingEncoder()
    changed = replace(FEW[-1], **change)
    with closing(PassageStore(tmp_path / "index", FEW, lambda: encoder, EAGER)) as store:
        encoder.given.clear()
        store.update([*FEW[:-1], changed])
        assert (encoder.given, store.rebuilt) == ([], "范文索引尚未建立")
        query = Query(changed.text, changed.section, changed.aspect, changed.forms[0], changed.kinds[0])
        first = store.search(replace(query, since=changed.year, until=changed.year)).matches[0]
        assert (first.passage, first.score) == (changed, 1.0)


@pytest.mark.parametrize("change", ["passages", "parameters"])
def test_an_index_of_letters_of_other_making_is_not_used(tmp_path: Path, change: str):
    after = (*FEW[:-1], NEW) if change == "passages" else FEW
    parameters = Bm25(k1=0.5, b=0.1) if change == "parameters" else EAGER.bm25
    PassageStore(tmp_path / "index", FEW, LetterEncoder, EAGER).close()
    (before,) = (tmp_path / "index").glob("words-*")
    settings = EAGER.model_copy(update={"bm25": parameters})
    with closing(PassageStore(tmp_path / "index", after, LetterEncoder, settings)) as store:
        first = store.search(Query(after[-1].text)).matches[0]
        assert (first.passage, first.parts.words) == (after[-1], 1.0)
        expected = WordIndex.build(words_of(sorted(after, key=lambda passage: passage.id)), parameters)
        assert store._collection.words.scores("公开").tolist() == expected.scores("公开").tolist()
    assert not before.exists()


def test_many_changes_one_after_the_other_end_in_what_is_there(tmp_path: Path):
    settings = EAGER.model_copy(update={"alike": 100.0})
    with closing(PassageStore(tmp_path / "index", FEW, LetterEncoder, settings)) as store:
        for start in (40, 60, 20, 0, 80):
            passages = PASSAGES[start : start + 30]
            store.update(passages)
            assert of(passages, store)
    assert len(list((tmp_path / "index").glob("index-*"))) == 1
    assert len(list((tmp_path / "index").glob("words-*"))) == 1


def test_passages_that_are_none_or_doubled_change_nothing(tmp_path: Path):
    settings = EAGER.model_copy(update={"alike": 100.0})
    with closing(PassageStore(tmp_path / "index", FEW, LetterEncoder, settings)) as store:
        for wrong in ((), (FEW[0], FEW[0])):
            with pytest.raises(ValueError, match="each with an id of its own"):
                store.update(wrong)
        assert of(FEW, store)


class Killed(BaseException):
    """Stands for the end of the process: nothing that tidies up after an error runs for it."""


@pytest.mark.parametrize("moment", ["copied", "taken out", "before the manifest", "after the manifest"])
def test_a_process_killed_while_it_updates_leaves_what_can_be_repaired(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moment: str
):
    settings = EAGER.model_copy(update={"alike": 100.0})
    after = (*FEW[3:], *PASSAGES[50:60])
    PassageStore(tmp_path / "index", FEW, LetterEncoder, settings).close()
    with monkeypatch.context() as patch:
        _kill(patch, moment)
        with pytest.raises(Killed):
            PassageStore(tmp_path / "index", after, LetterEncoder, settings)
    encoder = CountingEncoder()
    with closing(PassageStore(tmp_path / "index", after, lambda: encoder, settings)) as store:
        expected = [] if moment == "after the manifest" else words_of(PASSAGES[50:60])
        assert sorted(encoder.given) == sorted(expected)
        assert of(after, store)
    assert len(list((tmp_path / "index").glob("index-*"))) == 1


def _kill(patch: pytest.MonkeyPatch, moment: str) -> None:
    """Let the process end at that moment, and leave everything as it lies."""
    patch.setattr("knowledge.search.renewing._swept", lambda place, work: None)

    def end(*_: object, **__: object) -> None:
        raise Killed

    def publish(place: Path, notes: Mapping[str, object]) -> None:
        folders_publish(place, notes)
        if place.name.startswith("index"):
            end()

    if moment == "copied":
        patch.setattr("knowledge.search.vectors.Vectors.take_out", end)
    elif moment == "taken out":
        patch.setattr("knowledge.search.vectors.Vectors.put_in", end)
    elif moment == "before the manifest":
        patch.setattr("knowledge.search.vectors.Vectors.publish", end)
    else:
        patch.setattr("knowledge.search.folder.publish", publish)


def test_a_process_killed_for_good_while_it_embeds_has_kept_what_was_published(tmp_path: Path):
    folder = tmp_path / "index"
    command = [sys.executable, "-m", "tests.knowledge.slow_child", str(folder)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout
        assert child.stdout.readline() == "at work\n"
        child.send_signal(signal.SIGKILL)
        child.wait()
    encoder = CountingEncoder()
    settings = EAGER.model_copy(update={"alike": 100.0})
    with closing(PassageStore(folder, PASSAGES, lambda: encoder, settings)) as store:
        assert len(encoder.given) == len(PASSAGES) - 100
        assert of(PASSAGES, store)
