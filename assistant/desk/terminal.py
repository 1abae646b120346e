"""The dialogue in a terminal: reads what the clerk says, line by line, and prints what the desk says."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from assistant.desk.collecting import CollectionKind
from assistant.desk.filing import read_bytes, write_file
from assistant.desk.talk import Desk, JournalError, Refusal, writable
from prompts import say


class Terminal:
    """One conversation about one new draft, which ends in a Word file or in the reasons why there is none.

    An audit sheet is written to `audit`, a list of the open figures to `collect`, if that is given, in either case.
    """

    def __init__(
        self,
        folder: Path,
        out: Path,
        brought: Iterable[Path] = (),
        audit: Path | None = None,
        collect: Path | None = None,
    ) -> None:
        self._folder = folder
        self._out = out
        self._audit = audit
        self._collect = collect
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
            self._write_audit(draft)
            self._write_collection(draft)
            done = self._desk.export(draft)
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

    def _write_audit(self, draft: str) -> None:
        if self._audit is None:
            return
        sheet = self._desk.audit(draft)
        if isinstance(sheet, Refusal):
            _print_desk(say("audit_not_written", items="".join(sheet.obstacles)))
            return
        write_file(self._audit, sheet)
        _print_desk(say("audit_written", file=self._audit))

    def _write_collection(self, draft: str) -> None:
        if self._collect is None:
            return
        kind: CollectionKind = "xlsx" if self._collect.suffix.lower() == ".xlsx" else "docx"
        made = self._desk.collection(draft, kind)
        if isinstance(made, Refusal):
            _print_desk(say("collection_not_written", items="".join(made.obstacles)))
            return
        write_file(self._collect, made)
        _print_desk(say("collection_written", file=self._collect))


def _print_desk(text: str) -> None:
    print(writable(text))


def _typed() -> Iterator[str]:
    for line in sys.stdin:
        yield line.rstrip("\n")
