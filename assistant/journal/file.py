"""The journal's file: one SQLite database, opened so that a commit is a promise.

`steps` are the drafts; `listing` how they stand in the list of drafts; `reports`, `passages` and `figures` what was
learned from past reports; `calls` what a language model was asked.

WAL with synchronous=FULL: a transaction is on the disk before its commit returns, and a process killed at any
moment leaves either the whole of it or nothing. What goes wrong with the file is a `JournalError`.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from time import monotonic, sleep
from typing import Final

import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError, SQLAlchemyError

FILE_NAME: Final = "nianbao.sqlite3"
SCHEMA_VERSION: Final = 3
BUSY_SECONDS: Final = 10.0

METADATA: Final = sa.MetaData()
STEPS: Final = sa.Table(
    "steps",
    METADATA,
    sa.Column("draft", sa.Text, primary_key=True),
    sa.Column("rev", sa.Integer, primary_key=True, autoincrement=False),
    # The order of writing over all drafts: `at` has ties, and a clock can be set back.
    sa.Column("seq", sa.BigInteger, nullable=False, index=True),
    sa.Column("at", sa.Text, nullable=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("body", sa.Text, nullable=False),
)
REPORTS: Final = sa.Table(
    "reports",
    METADATA,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("organ", sa.Text, nullable=False),
    sa.Column("year", sa.Integer, nullable=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("at", sa.Text, nullable=False),
    sa.Column("doubts", sa.Text, nullable=False),
)
PASSAGES: Final = sa.Table(
    "passages",
    METADATA,
    sa.Column("report", sa.Text, sa.ForeignKey("reports.id"), primary_key=True),
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("section", sa.Text, nullable=False),
    sa.Column("aspect", sa.Text, nullable=False),
    sa.Column("forms", sa.Text, nullable=False),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("look", sa.Text, nullable=False),
)
FIGURES: Final = sa.Table(
    "figures",
    METADATA,
    sa.Column("report", sa.Text, sa.ForeignKey("reports.id"), primary_key=True),
    sa.Column("cells", sa.Text, nullable=False),
    sa.Column("doubtful", sa.Text, nullable=False),
)
CALLS: Final = sa.Table(
    "calls",
    METADATA,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("at", sa.Text, nullable=False),
    sa.Column("draft", sa.Text, nullable=False),
    sa.Column("body", sa.Text, nullable=False),
)
LISTING: Final = sa.Table(
    "listing",
    METADATA,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("draft", sa.Text, nullable=False, index=True),
    sa.Column("at", sa.Text, nullable=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("name", sa.Text, nullable=False),
)
ADDED: Final = {1: (REPORTS, PASSAGES, FIGURES, CALLS, LISTING), 2: (FIGURES, LISTING)}
"""The tables that a file of that version lacks."""


_ONE_WRITER = Lock()
"""SQLite has one writer at a time and lets the others look again now and then: of many threads some would look in vain
for seconds. Here they wait in turn, and only other programs are waited for in SQLite's way."""


class JournalError(Exception):
    """The file cannot be opened, read or written; the message is one Chinese sentence for the clerk."""


def open_file(path: Path) -> sa.Engine:
    """An engine on the journal at `path`, made with its folder when missing.

    Raises JournalError when that cannot be, for a file that is no journal, and for one written by a newer
    program; such a file is left as it was.
    """
    _make_folder(path.parent)
    engine = _engine(path)
    try:
        with _told_plainly(path):
            _prepare(engine, path)
    except BaseException:
        engine.dispose()
        raise
    return engine


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise JournalError(f"数据文件夹建不起来：{folder}；请检查这个位置和它的权限，或换一个数据文件夹。") from error


def _engine(path: Path) -> sa.Engine:
    url = sa.URL.create("sqlite", database=str(path))
    engine = sa.create_engine(url, connect_args={"timeout": BUSY_SECONDS})
    sa.event.listen(engine, "connect", _sync_fully)
    return engine


def _sync_fully(connection: sqlite3.Connection, _record: object) -> None:
    connection.execute("PRAGMA synchronous=FULL")


def _prepare(engine: sa.Engine, path: Path) -> None:
    with engine.begin() as connection:
        # Begun by hand: sqlite3 opens no transaction for DDL, and a kill between would leave half a schema.
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        _make_or_check(connection, path)
    with engine.connect() as connection:
        _switch_to_wal(connection)


def _switch_to_wal(connection: sa.Connection) -> None:
    # SQLite does not wait by itself here: of two processes that make the file at once, one is told "busy".
    deadline = monotonic() + BUSY_SECONDS
    while True:
        try:
            connection.exec_driver_sql("PRAGMA journal_mode=WAL")
            return
        except OperationalError as error:
            if _code(error) != sqlite3.SQLITE_BUSY or monotonic() > deadline:
                raise
            sleep(0.01)


def _make_or_check(connection: sa.Connection, path: Path) -> None:
    version = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
    tables = sa.inspect(connection).get_table_names()
    if version > SCHEMA_VERSION:
        raise JournalError(
            f"草稿记录由更新版本的程序写成（格式 {version}，本程序只认到 {SCHEMA_VERSION}）：{path}；"
            "请先升级本程序再打开。"
        )
    if version == 0 and not tables:
        METADATA.create_all(connection)
        connection.exec_driver_sql(f"PRAGMA user_version={SCHEMA_VERSION}")
    elif version in ADDED and STEPS.name in tables:
        METADATA.create_all(connection, tables=list(ADDED[version]))
        connection.exec_driver_sql(f"PRAGMA user_version={SCHEMA_VERSION}")
    elif version != SCHEMA_VERSION or STEPS.name not in tables:
        raise JournalError(f"这个数据库不是草稿记录：{path}；请把它移到别处，或换一个数据文件夹。")


@contextmanager
def reading(engine: sa.Engine, path: Path) -> Iterator[sa.Connection]:
    """A connection to read the file at `path`. Raises JournalError when that fails."""
    _expect(path)
    with _told_plainly(path), engine.connect() as connection:
        yield connection


@contextmanager
def writing(engine: sa.Engine, path: Path) -> Iterator[sa.Connection]:
    """A transaction on the file at `path`: committed at the end, rolled back with whatever is raised.

    Raises JournalError when the file cannot be written, IntegrityError for a key that is taken.
    """
    _expect(path)
    with _ONE_WRITER, _told_plainly(path), engine.begin() as connection:
        yield connection


def _expect(path: Path) -> None:
    # SQLite would go on writing into a removed file, or make an empty one in its place.
    if not path.exists():
        raise JournalError(f"草稿记录不见了：{path}；请把它放回原处，再重做这一步。")


@contextmanager
def _told_plainly(path: Path) -> Iterator[None]:
    try:
        yield
    except IntegrityError:
        raise
    except (SQLAlchemyError, sqlite3.Error) as error:
        raise JournalError(_sentence(error, path)) from error


def _code(error: Exception) -> int:
    cause = error.orig if isinstance(error, DBAPIError) else error
    return int(getattr(cause, "sqlite_errorcode", 0)) & 0xFF  # the primary code; the bits above refine it


def _sentence(error: Exception, path: Path) -> str:
    match _code(error):
        case sqlite3.SQLITE_FULL:
            return f"磁盘已满，草稿记录写不进去：{path}；请腾出空间后重做这一步。"
        case sqlite3.SQLITE_IOERR:
            return f"读写草稿记录时磁盘出错，也可能是空间已满：{path}；请检查磁盘后重做这一步。"
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return f"草稿记录正被另一个程序占用：{path}；请关闭那个程序后重做这一步。"
        case sqlite3.SQLITE_NOTADB | sqlite3.SQLITE_CORRUPT:
            return f"这个文件不是草稿记录，或已损坏：{path}；请把它移到别处留存，再用备份或换一个数据文件夹。"
        case sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM:
            return f"草稿记录打不开或不能写：{path}；请检查文件夹的权限，或换一个数据文件夹。"
        case _:
            return f"草稿记录出错：{path}；请重做这一步，仍不行时换一个数据文件夹。"
