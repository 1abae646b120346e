"""The index on disk is lost, damaged, half built, of another encoder, of other passages: it is built anew."""

import random
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.passages.passage import Passage
from knowledge.passages import load_passages
from knowledge.store import PassageStore, StoreError
from tests.knowledge.letters import LetterEncoder

PASSAGES = load_passages()
LIMIT = 99
DAMAGED = "范文索引的文件缺失或损坏"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("built") / "index"
    PassageStore(folder, PASSAGES, LetterEncoder()).close()
    return folder


@pytest.fixture
def folder(built: Path, tmp_path: Path) -> Path:
    """A good index of the test's own."""
    return shutil.copytree(built, tmp_path / "index")


def files_of(folder: Path) -> dict[str, Path]:
    return {path.name: path for path in folder.rglob("*") if path.is_file()}


def found(store: PassageStore, query: str = PASSAGES[0].text) -> list[str]:
    matches = store.search(
        query, section="other_matters", aspect="其他事项", kind="office", form="gov-info-2021", limit=LIMIT
    )
    return [match.passage.id for match in matches]


def is_other(passage: Passage) -> bool:
    return passage.aspect == "其他事项" and "gov-info-2021" in passage.forms


def reason(folder: Path, passages=PASSAGES, encoder=None) -> str:
    """Open the folder, see that the right passages are found, and return why it was rebuilt."""
    with closing(PassageStore(folder, passages, encoder or LetterEncoder())) as store:
        assert found(store)[0] == PASSAGES[0].id
        assert len(found(store)) == sum("office" in passage.kinds for passage in passages if is_other(passage))
        return store.rebuilt


def test_the_first_start_builds_and_the_next_ones_do_not(tmp_path: Path):
    assert reason(tmp_path / "new" / "index") == "范文索引尚未建立"
    assert [reason(tmp_path / "new" / "index") for _ in range(4)] == [""] * 4


def test_one_passage_is_an_index_too(tmp_path: Path):
    for expected in ("范文索引尚未建立", "", ""):
        with closing(PassageStore(tmp_path / "index", PASSAGES[:1], LetterEncoder())) as store:
            assert store.rebuilt == expected
            assert found(store) == [PASSAGES[0].id]


def test_more_passages_than_a_batch_are_all_there(tmp_path: Path):
    chance = random.Random(1)
    texts = ["".join(chance.choices("主动公开依申请政府信息管理平台建设监督保障", k=40)) for _ in range(1203)]
    many = tuple(replace(PASSAGES[0], id=f"copy-{number}", text=text) for number, text in enumerate(texts))
    for expected in ("范文索引尚未建立", ""):
        with closing(PassageStore(tmp_path / "index", many, LetterEncoder(dimension=64))) as store:
            assert store.rebuilt == expected
            for passage in (*many[::200], many[-1]):
                assert passage.id in found(store, passage.text)


@pytest.mark.parametrize(
    "encoder", [LetterEncoder(name="other"), LetterEncoder(dimension=8)], ids=["name", "dimension"]
)
def test_an_index_of_another_encoder_is_built_anew(folder: Path, encoder: LetterEncoder):
    assert reason(folder, encoder=encoder) == "范文索引是用另一个编码器（letters）建立的"
    assert reason(folder, encoder=encoder) == ""


CHANGED = {
    "one less": PASSAGES[:-1],
    "one more": (*PASSAGES, replace(PASSAGES[-1], id="one-more")),
    "other words": (*PASSAGES[:-1], replace(PASSAGES[-1], text="另一段话。")),
    "other organs": (*PASSAGES[:-1], replace(PASSAGES[-1], kinds=("office",))),
}


@pytest.mark.parametrize("change", CHANGED)
def test_an_index_of_other_passages_is_built_anew(folder: Path, change: str):
    assert reason(folder, CHANGED[change]) == "范文有变动"
    assert reason(folder, CHANGED[change]) == ""


def delete(path: Path) -> None:
    path.unlink()


def empty(path: Path) -> None:
    path.write_bytes(b"")


def halve(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def scramble(path: Path) -> None:
    path.write_bytes(random.Random(1).randbytes(path.stat().st_size))


def flip(path: Path) -> None:
    """Change a byte in every ninety-seven: with Chroma alone this ends the process for the file of vectors."""
    content = bytearray(path.read_bytes())
    content[::97] = bytes(byte ^ 0xFF for byte in content[::97])
    path.write_bytes(bytes(content))


FILES = ("chroma.sqlite3", "data_level0.bin", "header.bin", "index_metadata.pickle", "length.bin", "link_lists.bin")


def test_these_are_the_files_of_an_index(built: Path):
    assert sorted(files_of(built)) == sorted((*FILES, "index.json"))


@pytest.mark.parametrize("damage", [delete, empty, halve, scramble, flip])
@pytest.mark.parametrize("file", FILES)
def test_a_damaged_file_is_noticed_and_the_index_built_anew(folder: Path, file: str, damage: Callable[[Path], None]):
    damage(files_of(folder)[file])
    assert reason(folder) == DAMAGED
    assert reason(folder) == ""


@pytest.mark.parametrize("damage", [empty, halve, scramble])
def test_a_damaged_manifest_is_noticed(folder: Path, damage: Callable[[Path], None]):
    damage(folder / "index.json")
    assert reason(folder) == DAMAGED


@pytest.mark.parametrize(
    "manifest", ["[]", "{}", '{"index": 3, "files": {}}', '{"index": "index-00000000", "files": {}}']
)
def test_a_manifest_that_means_nothing_is_noticed(folder: Path, manifest: str):
    (folder / "index.json").write_text(manifest)
    assert reason(folder) == DAMAGED


def test_removed_vector_folders_are_noticed(folder: Path):
    for place in folder.glob("index-*/*/"):
        shutil.rmtree(place)
    assert reason(folder) == DAMAGED


@pytest.mark.parametrize("remains", ["nothing", "an empty folder", "no manifest", "a half-built index"])
def test_a_lost_or_half_built_index_is_built(folder: Path, remains: str):
    if remains in ("nothing", "an empty folder"):
        shutil.rmtree(folder)
    if remains == "an empty folder":
        folder.mkdir()
    if remains in ("no manifest", "a half-built index"):
        (folder / "index.json").unlink()
    if remains == "a half-built index":
        halve(files_of(folder)["data_level0.bin"])
    assert reason(folder) == "范文索引尚未建立"


def test_a_record_missing_from_a_sound_database_is_noticed(folder: Path):
    with closing(sqlite3.connect(files_of(folder)["chroma.sqlite3"])) as database, database:
        database.execute("DELETE FROM embeddings WHERE embedding_id = ?", (PASSAGES[-1].id,))
    assert reason(folder) == "范文索引不完整"


def test_a_rebuild_leaves_one_index_and_what_is_not_its_own(folder: Path):
    (folder / "note.txt").write_text("of somebody else")
    (folder / "index-half").mkdir()
    empty(files_of(folder)["chroma.sqlite3"])
    assert reason(folder) == DAMAGED
    assert len(list(folder.glob("index-*"))) == 1
    assert (folder / "note.txt").exists()


def test_an_index_that_goes_bad_while_open_is_built_anew_and_searched(folder: Path):
    with closing(PassageStore(folder, PASSAGES, LetterEncoder())) as store:
        expected = found(store)
        scramble(files_of(folder)["chroma.sqlite3"])
        assert found(store) == expected
        assert store.rebuilt.startswith("检索时范文索引出错（")
    assert reason(folder) == ""


def test_a_folder_deleted_under_an_open_store_does_not_stop_the_search(folder: Path):
    with closing(PassageStore(folder, PASSAGES, LetterEncoder())) as store:
        expected = found(store)
        shutil.rmtree(folder)
        assert found(store) == expected


class FailingEncoder(LetterEncoder):
    """Embeds no text."""

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        raise OSError("no space left")


def test_a_build_that_fails_is_one_sentence_and_leaves_nothing_behind(tmp_path: Path):
    folder = tmp_path / "index"
    with pytest.raises(StoreError, match=r"^范文索引建不起来（.*），多半是磁盘已满或文件夹不能写入，请检查后再打开。$"):
        PassageStore(folder, PASSAGES, FailingEncoder())
    assert list(folder.iterdir()) == []
    assert reason(folder) == "范文索引尚未建立"


def test_a_failed_rebuild_keeps_the_folder_free_for_the_next_try(folder: Path):
    empty(files_of(folder)["chroma.sqlite3"])
    with pytest.raises(StoreError) as refusal:
        PassageStore(folder, PASSAGES, FailingEncoder())
    assert reason(folder) == DAMAGED
    del refusal  # until here its traceback kept the store that failed
