"""The journal's file: how it is kept, and what is said when it cannot be."""

import sqlite3
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
import sqlalchemy

from assistant.journal import Journal, JournalError, file

NAME = "nianbao.sqlite3"

Start = Callable[..., subprocess.Popen[str]]


def ask(path: Path, *statements: str) -> list[tuple[object, ...]]:
    """Run statements on a database file without the journal; the rows of the last."""
    connection = sqlite3.connect(path)
    try:
        rows = [connection.execute(statement).fetchall() for statement in statements][-1]
        connection.commit()
        return rows
    finally:
        connection.close()


def refusal(folder: Path) -> str:
    """The sentence with which a journal in `folder` is refused."""
    with pytest.raises(JournalError) as error:
        Journal(folder)
    sentence = str(error.value)
    assert sentence.index("。") == len(sentence) - 1
    assert "\n" not in sentence
    return sentence


def test_the_folder_and_the_file_are_made_and_closing_leaves_one_whole_file(tmp_path: Path) -> None:
    folder = tmp_path / "数据" / "年报 #1?"
    journal = Journal(folder)
    journal.open("开始", {})
    journal.close()
    assert [path.name for path in folder.iterdir()] == [NAME]


def test_the_file_is_kept_in_wal_and_knows_its_version(journal: Journal, tmp_path: Path) -> None:
    assert ask(tmp_path / NAME, "PRAGMA journal_mode") == [("wal",)]
    assert ask(tmp_path / NAME, "PRAGMA user_version") == [(3,)]


def test_every_commit_is_synced_in_full(tmp_path: Path) -> None:
    levels: list[int] = []

    def note(connection: sqlalchemy.Connection) -> None:
        levels.append(connection.exec_driver_sql("PRAGMA synchronous").scalar_one())

    sqlalchemy.event.listen(sqlalchemy.Engine, "commit", note)
    try:
        with Journal(tmp_path) as journal:
            draft = journal.open("开始", {}).draft
            journal.append(draft, 0, "答", {})
    finally:
        sqlalchemy.event.remove(sqlalchemy.Engine, "commit", note)
    assert levels == [2] * 3  # making the table, opening, appending; 2 is FULL


def test_a_body_is_stored_as_text_that_a_person_can_read(journal: Journal, tmp_path: Path) -> None:
    journal.open("开始", {"机关": "青石县气象局", "年": 2024})
    assert ask(tmp_path / NAME, "SELECT body FROM steps") == [('{"年":2024,"机关":"青石县气象局"}',)]


def test_two_rows_can_never_share_a_revision(journal: Journal, tmp_path: Path) -> None:
    journal.open("开始", {})
    with pytest.raises(sqlite3.IntegrityError):
        ask(tmp_path / NAME, "INSERT INTO steps SELECT * FROM steps")


def test_a_file_of_a_newer_program_is_refused_and_left_alone(tmp_path: Path) -> None:
    ask(tmp_path / NAME, "CREATE TABLE later (x)", "PRAGMA user_version=9")
    before = (tmp_path / NAME).read_bytes()
    assert refusal(tmp_path) == (
        f"草稿记录由更新版本的程序写成（格式 9，本程序只认到 3）：{tmp_path / NAME}；请先升级本程序再打开。"
    )
    assert (tmp_path / NAME).read_bytes() == before


@pytest.mark.parametrize(
    ("version", "lacks"),
    [(1, ("passages", "figures", "reports", "calls", "listing")), (2, ("figures", "listing"))],
    ids=["first", "second"],
)
def test_a_file_of_an_earlier_version_gains_the_tables_that_it_lacks_and_keeps_its_drafts(
    tmp_path: Path, version: int, lacks: tuple[str, ...]
) -> None:
    with Journal(tmp_path) as journal:
        draft = journal.open("开始", {"said": "有"}).draft
    ask(tmp_path / NAME, *(f"DROP TABLE {table}" for table in lacks), f"PRAGMA user_version={version}")
    with Journal(tmp_path) as journal:
        assert journal.steps(draft)[0].body == {"said": "有"}
    assert ask(tmp_path / NAME, "PRAGMA user_version") == [(3,)]
    for table in lacks:
        assert ask(tmp_path / NAME, f"SELECT count(*) FROM {table}") == [(0,)]


@pytest.mark.parametrize(("table", "version"), [("songs", 0), ("songs", 1), ("steps", 0)])
def test_somebody_elses_database_is_refused_and_left_alone(tmp_path: Path, table: str, version: int) -> None:
    ask(tmp_path / NAME, f"CREATE TABLE {table} (title)", f"PRAGMA user_version={version}")
    before = (tmp_path / NAME).read_bytes()
    assert refusal(tmp_path).startswith(f"这个数据库不是草稿记录：{tmp_path / NAME}；")
    assert (tmp_path / NAME).read_bytes() == before


@pytest.mark.parametrize("content", [b"x" * 10, "年度报告\n".encode() * 400, b"PK\x03\x04" * 2000])
def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path: Path, content: bytes) -> None:
    (tmp_path / NAME).write_bytes(content)
    assert refusal(tmp_path).startswith(f"这个文件不是草稿记录，或已损坏：{tmp_path / NAME}；")
    assert (tmp_path / NAME).read_bytes() == content


def test_a_folder_that_cannot_be_made_is_refused(tmp_path: Path) -> None:
    (tmp_path / "文件").write_text("", encoding="utf-8")
    assert refusal(tmp_path / "文件" / "数据").startswith(f"数据文件夹建不起来：{tmp_path / '文件' / '数据'}；")


def test_a_file_that_cannot_be_opened_is_refused(tmp_path: Path) -> None:
    (tmp_path / NAME).mkdir()
    assert refusal(tmp_path).startswith(f"草稿记录打不开或不能写：{tmp_path / NAME}；")


def test_a_file_that_another_program_holds_is_waited_for_and_then_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file, "BUSY_SECONDS", 0.2)
    with Journal(tmp_path) as journal:
        opened = journal.open("开始", {})
        other = sqlite3.connect(tmp_path / NAME, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(JournalError, match=r"^草稿记录正被另一个程序占用："):
            journal.append(opened.draft, 0, "答", {})
        assert journal.steps(opened.draft) == (opened,)
        other.close()
        assert journal.append(opened.draft, 0, "答", {}).rev == 1


def test_a_file_taken_away_while_it_is_open_is_missed_and_steps_are_not_acknowledged(tmp_path: Path) -> None:
    with Journal(tmp_path) as journal:
        opened = journal.open("开始", {})
        (tmp_path / NAME).rename(tmp_path / "别处")
        for attempt in (
            lambda: journal.append(opened.draft, 0, "答", {}),
            lambda: journal.open("开始", {}),
            lambda: journal.steps(opened.draft),
            journal.heads,
        ):
            with pytest.raises(JournalError, match=r"^草稿记录不见了："):
                attempt()
        assert not (tmp_path / NAME).exists()
        (tmp_path / "别处").rename(tmp_path / NAME)
        assert journal.append(opened.draft, 0, "答", {}).rev == 1


def test_a_full_disk_refuses_the_step_keeps_the_others_and_goes_on_when_there_is_room(
    tmp_path: Path, start: Start
) -> None:
    with Journal(tmp_path) as journal:
        draft = journal.open("开始", {}).draft
    printed, _ = start("fill", tmp_path, draft, 200_000).communicate()
    *heard, sentence, after_it = printed.splitlines()
    assert sentence == f"读写草稿记录时磁盘出错，也可能是空间已满：{tmp_path / NAME}；请检查磁盘后重做这一步。"
    assert len(heard) > 3
    with Journal(tmp_path) as journal:
        steps = journal.steps(draft)
        assert [str(step.rev) for step in steps[1:]] == [*heard, after_it]
        assert all(step.body == {"文字": "公开" * 1500} for step in steps[1:-1])
    assert ask(tmp_path / NAME, "PRAGMA integrity_check") == [("ok",)]


def test_no_space_left_is_said_as_that(tmp_path: Path) -> None:
    with Journal(tmp_path) as journal:
        opened = journal.open("开始", {})

    def allow_eight_pages(connection: sqlite3.Connection, _record: object) -> None:
        connection.execute("PRAGMA max_page_count=8")

    sqlalchemy.event.listen(sqlalchemy.Pool, "connect", allow_eight_pages)
    try:
        with Journal(tmp_path) as journal:
            with pytest.raises(JournalError, match=r"^磁盘已满，草稿记录写不进去："):
                journal.append(opened.draft, 0, "答", {"文字": "公开" * 9000})
            assert journal.steps(opened.draft) == (opened,)
            assert journal.append(opened.draft, 0, "答", {}).rev == 1
    finally:
        sqlalchemy.event.remove(sqlalchemy.Pool, "connect", allow_eight_pages)


@pytest.mark.parametrize("limit", [0, 4096, 9000])
def test_a_disk_too_full_to_make_the_file_leaves_nothing_in_the_way(tmp_path: Path, start: Start, limit: int) -> None:
    printed, _ = start("make-full", tmp_path, limit).communicate()
    assert printed.startswith("读写草稿记录时磁盘出错")
    assert printed.count("\n") == 1
    with Journal(tmp_path) as journal:
        assert journal.heads() == ()
        assert journal.open("开始", {}).rev == 0
