"""The dialogue in a terminal: reads what the clerk says, line by line, and prints what the desk says."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from assistant.desk.collecting import CollectionKind
from assistant.desk.filing import draft_kind, export_kind, read_bytes, write_file
from assistant.desk.talk import Desk, JournalError, Refusal, writable
from prompts import say


@dataclass(frozen=True)
class Beside:
    """Where to write what leaves beside the report, finished or not: audit sheet, list of open figures, draft copy."""

    audit: Path | None = None
    collect: Path | None = None
    draft: Path | None = None


class Terminal:
    """One conversation about one new draft, which ends in a file of the report or in the reasons why there is none."""

    def __init__(self, folder: Path, out: Path, brought: Iterable[Path] = (), beside: Beside | None = None) -> None:
        self._folder = folder
        self._out, self._kind = out, export_kind(out)
        self._beside = beside or Beside()
        self._draft_kind = draft_kind(self._beside.draft) if self._beside.draft else None
        self._brought = tuple((path.name, read_bytes(path)) for path in brought)

    def run(self, lines: Iterable[str] | None) -> int:
        """Say the lines (None: what is typed) and export; status 0 with a file written, 1 without, 2 for a bad disk."""
        try:
            self._desk = Desk(self._folder)
            return self._talk(lines)
        except JournalError as error:
            print(error, file=sys.stderr)
            return 2

    def _talk(self, lines: Iterable[str] | None) -> int:
        view = self._desk.start()
        _print_desk(view.turns[-1].text)
        for name, data in self._brought:
            view = self._desk.bring(view.draft, name, data, view.rev)
            _print_desk(view.note or view.turns[-1].text)
        spoken = 0
        for line in _typed() if lines is None else lines:
            if not line.strip() or (lines is not None and line.startswith("#")):
                continue
            if lines is not None:
                _print_desk(f"> {line}")
            view = self._desk.say(view.draft, line, view.rev)
            spoken += 1
            _print_desk(view.note or view.turns[-1].text)
            if view.finished_talk and view.ready and lines is None:
                break
        return self._leave(view.draft, spoken)

    def _leave(self, draft: str, spoken: int) -> int:
        try:
            self._write_beside(draft)
            done = self._desk.files.export(draft, kind=self._kind)
        finally:
            self._desk.close()
        if isinstance(done, Refusal):
            _print_desk(say("not_exported", items="\n".join(done.obstacles)))
            return 1
        if done.data is None:
            _print_desk(say("not_exported", items="\n".join(finding.say for finding in done.findings)))
            return 1
        write_file(self._out, done.data)
        _print_desk(say("exported", file=self._out, spoken=spoken))
        return 0

    def _write_beside(self, draft: str) -> None:
        audit, collect, copy = self._beside.audit, self._beside.collect, self._beside.draft
        if audit:
            refused = _written(audit, self._desk.files.audit(draft))
            _print_desk(say("audit_not_written", items=refused) if refused else say("audit_written", file=audit))
        if collect:
            kind: CollectionKind = "xlsx" if collect.suffix.lower() == ".xlsx" else "docx"
            refused = _written(collect, self._desk.files.collection(draft, kind))
            told = say("collection_not_written", items=refused) if refused else say("collection_written", file=collect)
            _print_desk(told)
        if copy and self._draft_kind:
            refused = _written(copy, self._desk.files.draft_copy(draft, self._draft_kind))
            _print_desk(say("draft_not_written", items=refused) if refused else say("draft_written", file=copy))


def _written(path: Path, made: bytes | Refusal) -> str:
    """Write the file; else why there is none, in a sentence."""
    if isinstance(made, Refusal):
        return "".join(made.obstacles)
    write_file(path, made)
    return ""


def _print_desk(text: str) -> None:
    print(writable(text))


def _typed() -> Iterator[str]:
    for line in sys.stdin:
        yield line.rstrip("\n")
