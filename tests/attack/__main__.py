"""Every attack file put before the guard: `python -m tests.attack` prints the sentence, the time and the memory."""

from __future__ import annotations

import sys
import time
import tracemalloc

from assistant.documents.guard.files import FileRefused, inspect
from assistant.documents.guard.limits import Limits
from tests.attack.files import attacks


def answer(data: bytes, name: str, limits: Limits) -> str:
    """The refusal in its own words, or what the file was taken for."""
    try:
        return f"LET IN as {inspect(data, name, limits)}"
    except FileRefused as refused:
        return str(refused)


def main() -> int:
    """Print one line a file; 1 when one was let in."""
    limits = Limits()
    let_in = 0
    for attack in attacks():
        data = attack.make()
        start = time.perf_counter()
        said = answer(data, attack.name, limits)
        took = (time.perf_counter() - start) * 1000
        tracemalloc.start()
        answer(data, attack.name, limits)
        peak = tracemalloc.get_traced_memory()[1] / 1_000_000
        tracemalloc.stop()
        let_in += said.startswith("LET IN")
        size = len(data) / 1_000_000
        print(f"{attack.title:50} {attack.name:7} {size:6.2f} MB {took:7.1f} ms {peak:6.1f} MB peak {said}", flush=True)
    print(f"{len(attacks())} files, {let_in} let in")
    return 1 if let_in else 0


if __name__ == "__main__":
    sys.exit(main())
