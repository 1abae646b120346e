"""A process of its own that uses a journal and prints a line for each thing that was acknowledged."""

import resource
import sys
from itertools import count
from pathlib import Path

from assistant.journal import Journal, JournalError, Stale


def append_for_ever(folder: Path, draft: str) -> None:
    """Print each acknowledged revision; the body of revision N names N in each of its cells."""
    with Journal(folder) as journal:
        rev = journal.steps(draft)[-1].rev
        while True:
            rev = journal.append(draft, rev, "答", {f"格{cell}": str(rev + 1) for cell in range(300)}).rev
            print(rev, flush=True)


def append_among_others(folder: Path, draft: str, name: str, wanted: int) -> None:
    """Append `wanted` steps to a draft that others append to as well; print each acknowledged revision."""
    with Journal(folder) as journal:
        rev = journal.steps(draft)[-1].rev
        while wanted:
            try:
                rev = journal.append(draft, rev, "答", {"谁": name}).rev
            except Stale as stale:
                rev = stale.actual_rev
            else:
                wanted -= 1
                print(rev, flush=True)


def make_for_ever(folder: Path) -> None:
    """Make one journal after the other; print the number of each, once before and once after."""
    for number in count():
        print(number, flush=True)
        Journal(folder / str(number)).close()
        print(number, flush=True)


def append_until_full(folder: Path, draft: str, limit: int) -> None:
    """Append while no file may grow over `limit` bytes, print the refusal, then append once more."""
    with Journal(folder) as journal:
        rev = journal.steps(draft)[-1].rev
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
        try:
            while True:
                rev = journal.append(draft, rev, "答", {"文字": "公开" * 1500}).rev
                print(rev, flush=True)
        except JournalError as error:
            print(error, flush=True)
        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
        print(journal.append(draft, rev, "答", {}).rev, flush=True)


def make_when_full(folder: Path, limit: int) -> None:
    """Try to make a journal while no file may grow over `limit` bytes, and print the refusal."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
    try:
        Journal(folder)
    except JournalError as error:
        print(error, flush=True)


def main(task: str, folder: str, *words: str) -> None:
    """Run the task that the command line names."""
    match task:
        case "append":
            append_for_ever(Path(folder), words[0])
        case "share":
            append_among_others(Path(folder), words[0], words[1], int(words[2]))
        case "make":
            make_for_ever(Path(folder))
        case "fill":
            append_until_full(Path(folder), words[0], int(words[1]))
        case "make-full":
            make_when_full(Path(folder), int(words[0]))


if __name__ == "__main__":
    main(*sys.argv[1:])
