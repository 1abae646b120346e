"""The index on disk is lost, damaged, half built, of another encoder, of another version: it is built anew."""

import json
import random
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from knowledge.passages import load_passages
from knowledge.search.folder import LAYOUT
from knowledge.search.query import Query
from knowledge.search.store import PassageStore
from tests.knowledge.letters import EAGER, CountingEncoder, LetterEncoder, words_of

PASSAGES = load_passages()[:120]
OTHERS = len([passage for passage in PASSAGES if passage.aspect == "其他事项" and "office" in passage.kinds])
DAMAGED = "范文索引的文件缺失或损坏"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("built") / "index"
    PassageStore(folder, PASSAGES, LetterEncoder).close()
    return folder


@pytest.fixture
def folder(built: Path, tmp_path: Path) -> Path:
    """A good index of the test's own."""
    return shutil.copytree(built, tmp_path / "index")


def files_of(folder: Path, kind: str = "index") -> dict[str, Path]:
    """The files of that index, and its manifest, by name."""
    return {path.name: path for path in folder.rglob("*") if path.is_file() and kind in str(path.relative_to(folder))}


def found(store: PassageStore, words: str = PASSAGES[0].text) -> list[str]:
    query = Query(words, "other_matters", "其他事项", "gov-info-2021", "office", limit=99)
    answer = store.search(query)
    assert answer.trouble == ""
    assert all(match.cosine is not None for match in answer.matches)
    return [match.passage.id for match in answer.matches]


def reason(folder: Path, passages=PASSAGES, encoder=LetterEncoder) -> str:
    """Open the folder, see that the right passages are found, and return why it was rebuilt."""
    with closing(PassageStore(folder, passages, encoder, EAGER)) as store:
        assert found(store)[0] == PASSAGES[0].id
        assert len(found(store)) == OTHERS
        return store.rebuilt


def test_the_first_start_builds_and_the_next_ones_do_not(tmp_path: Path):
    assert reason(tmp_path / "new" / "index") == "范文索引尚未建立"
    assert [reason(tmp_path / "new" / "index") for _ in range(3)] == [""] * 3


def test_one_passage_is_an_index_too(tmp_path: Path):
    for expected in ("范文索引尚未建立", "", ""):
        with closing(PassageStore(tmp_path / "index", PASSAGES[:1], LetterEncoder, EAGER)) as store:
            assert store.rebuilt == expected
            assert found(store) == [PASSAGES[0].id]


def test_more_passages_than_a_call_are_all_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("knowledge.search.vectors._AT_ONCE", 100)
    chance = random.Random(1)
    texts = ["".join(chance.choices("主动公开依申请政府信息管理平台建设监督保障", k=40)) for _ in range(343)]
    many = tuple(replace(PASSAGES[0], id=f"copy-{number:03}", text=text) for number, text in enumerate(texts))
    for expected in ("范文索引尚未建立", ""):
        with closing(PassageStore(tmp_path / "index", many, lambda: LetterEncoder(dimension=64), EAGER)) as store:
            assert store.rebuilt == expected
            for passage in (*many[::50], many[-1]):
                assert found(store, passage.text)[0] == passage.id


@pytest.mark.parametrize(
    "encoder", [LetterEncoder(name="other"), LetterEncoder(dimension=8)], ids=["name", "dimension"]
)
def test_an_index_of_another_encoder_is_built_anew(folder: Path, encoder: LetterEncoder):
    assert reason(folder, encoder=lambda: encoder) == "范文索引是用另一个编码器（letters）建立的"
    assert reason(folder, encoder=lambda: encoder) == ""


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


VECTORS = ("data_level0.bin", "header.bin", "index_metadata.pickle", "length.bin", "link_lists.bin", "prints.json")
WORDS = (
    "data.csc.index.npy",
    "indices.csc.index.npy",
    "indptr.csc.index.npy",
    "params.index.json",
    "vocab.index.json",
)


def test_these_are_the_files_of_the_indexes(built: Path):
    assert sorted(files_of(built)) == sorted(("chroma.sqlite3", *VECTORS, *WORDS, "index.json"))
    assert sorted(files_of(built, "words")) == sorted((*WORDS, "words.json"))


@pytest.mark.parametrize("damage", [delete, empty, halve, scramble, flip])
@pytest.mark.parametrize("file", ["chroma.sqlite3", *VECTORS])
def test_a_damaged_file_is_noticed_and_the_index_built_anew(folder: Path, file: str, damage: Callable[[Path], None]):
    whole = files_of(folder)[file].read_bytes()
    damage(files_of(folder)[file])
    if file in files_of(folder) and files_of(folder)[file].read_bytes() == whole:
        pytest.skip("the file is empty anyway")
    assert reason(folder) == DAMAGED
    assert reason(folder) == ""


@pytest.mark.parametrize("damage", [delete, empty, halve, scramble, flip])
@pytest.mark.parametrize("file", [*WORDS, "words.json"])
def test_a_damaged_index_of_letters_is_made_anew_without_a_word(
    folder: Path, file: str, damage: Callable[[Path], None]
):
    damage(files_of(folder, "words")[file])
    assert reason(folder) == ""
    assert sorted(files_of(folder, "words")) == sorted((*WORDS, "words.json"))


@pytest.mark.parametrize("damage", [empty, halve, scramble])
def test_a_damaged_manifest_is_noticed(folder: Path, damage: Callable[[Path], None]):
    damage(folder / "index.json")
    assert reason(folder) == DAMAGED


@pytest.mark.parametrize(
    "manifest",
    [f'{{"layout": {LAYOUT}}}', f'{{"layout": {LAYOUT}, "place": 3, "files": {{}}, "notes": {{}}}}', "[]", "3", "null"],
)
def test_a_manifest_that_means_nothing_is_noticed(folder: Path, manifest: str):
    (folder / "index.json").write_text(manifest)
    assert reason(folder) == DAMAGED


@pytest.mark.parametrize("layout", [None, 1, LAYOUT + 1, str(LAYOUT)])
def test_an_index_of_another_version_is_built_anew(folder: Path, layout: object):
    manifest = json.loads((folder / "index.json").read_text(encoding="utf-8"))
    (folder / "index.json").write_text(json.dumps({**manifest, "layout": layout}), encoding="utf-8")
    assert reason(folder) == "范文索引是另一个版本的程序建立的"
    assert reason(folder) == ""


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
    with closing(PassageStore(folder, PASSAGES, LetterEncoder, EAGER)) as store:
        expected = found(store)
        scramble(files_of(folder)["chroma.sqlite3"])
        assert found(store) == expected
        assert store.rebuilt.startswith("检索时范文索引出错（")
    assert reason(folder) == ""


def test_a_folder_deleted_under_an_open_store_does_not_stop_the_search(folder: Path):
    with closing(PassageStore(folder, PASSAGES, LetterEncoder, EAGER)) as store:
        expected = found(store)
        shutil.rmtree(folder)
        assert found(store) == expected


def test_what_is_rebuilt_is_embedded_whole(folder: Path):
    empty(files_of(folder)["data_level0.bin"])
    encoder = CountingEncoder()
    assert reason(folder, encoder=lambda: encoder) == DAMAGED
    assert sorted(encoder.given) == sorted(words_of(PASSAGES))
