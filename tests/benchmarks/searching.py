"""Searching past language, beside the peers in one run: `python -m tests.benchmarks.searching [--passages 100000]`.

The passages are shipped sentences recombined: speed and size are measured here, quality by `tests.knowledge.retrieval`.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

from assistant.passages.passage import neutral
from knowledge.encoders.sentence import SentenceEncoder
from tests.benchmarks.recombined import recombined
from tests.benchmarks.searchers import SEARCHERS, SOME, VECTORS

SANE = 0.95
"""Of the passages asked for by their own words so many must come first; BM25 alone promises it of none."""
AGAIN = ("ours, filtered",)
"""Asks the index that was built by the one before it."""
ON_DISK = {"ours": "ours", "bm25s alone": "bm25s", "plain Chroma retriever": "chroma"}
COLUMNS = (
    ("build s", "build", ".1f"),
    ("update s", "update", ".2f"),
    ("open s", "open", ".2f"),
    ("p50 ms", "p50", ".1f"),
    ("p95 ms", "p95", ".1f"),
    ("memory MB", "megabytes", ".0f"),
    ("disk MB", "disk", ".0f"),
)


def main() -> None:
    """Embed once, build, update, open and ask each, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--passages", type=int, default=5000)
    count = parser.parse_args().passages
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        print(f"{count} passages; embedding them, once for all: {_embed(folder, count):.0f} s")
        print(" " * 24 + "".join(f"{head:>12}" for head, _, _ in COLUMNS))
        for name in SEARCHERS:
            made = {} if name in AGAIN else _step(name, "build", folder, count)
            asked = _step(name, "ask", folder, count)
            disk = {"disk": _size(folder / ON_DISK[name])} if name in ON_DISK else {}
            print(_row(name, {**asked, **made, **disk}), flush=True)
            if name not in AGAIN and asked["same"] < SANE:
                raise SystemExit(f"{name} does not find a passage by its own words: nothing is compared")
    print(f"An update takes {SOME} passages out and puts {SOME} in. Memory is that of the process that asks, with the")
    print("passages in it; all but bm25s and rank_bm25 need the encoder. Nothing is kept on disk by rank_bm25.")


def _row(name: str, values: dict[str, float]) -> str:
    cells = (format(values[key], form) if key in values else "–" for _, key, form in COLUMNS)
    return f"{name:24}" + "".join(f"{cell:>12}" for cell in cells)


def _embed(folder: Path, count: int) -> float:
    texts = [neutral(passage.text) for passage in recombined(count + SOME)]
    encoder, rows = SentenceEncoder(), []
    begun = time.perf_counter()
    for start in range(0, len(texts), 1000):
        rows.append(np.array(encoder.embed_documents(texts[start : start + 1000]), dtype=np.float32))
    np.save(folder / VECTORS, np.concatenate(rows))
    return time.perf_counter() - begun


def _step(name: str, step: str, folder: Path, count: int) -> dict[str, float]:
    command = [sys.executable, "-m", "tests.benchmarks.searchers", name, step, str(folder), str(count)]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    values: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return values


def _size(place: Path) -> float:
    return sum(file.stat().st_size for file in place.rglob("*") if file.is_file()) / 1e6


if __name__ == "__main__":
    main()
