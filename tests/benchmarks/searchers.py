"""What `tests.benchmarks.searching` times: our search and its peers, each built and asked in a process of its own.

`python -m tests.benchmarks.searchers NAME STEP FOLDER COUNT` prints one JSON object; STEP is `build` or `ask`.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Protocol

import numpy as np

from assistant.passages.passage import Passage, neutral
from knowledge.encoders.encoder import Encoder
from knowledge.encoders.sentence import SentenceEncoder
from knowledge.search.query import Query
from knowledge.search.settings import load_retrieval
from knowledge.search.store import PassageStore
from knowledge.search.words import tokens
from tests.benchmarks.recombined import recombined
from tests.knowledge.retrieval.queries import load_queries

VECTORS = "vectors.npy"
SOME = 30
"""Passages that an update takes out, and that it puts in: about one report."""
SAME = 40
"""Passages whose own words are asked, to see that they are found."""
K = 10


class Known(Encoder):
    """The shipped encoder, with the vectors of the benchmark's passages made beforehand."""

    def __init__(self, passages: Sequence[Passage], file: Path) -> None:
        self._encoder = SentenceEncoder()
        self.name, self.dimension = self._encoder.name, self._encoder.dimension
        self._row = {neutral(passage.text): row for row, passage in enumerate(passages)}
        self._rows = np.load(file, mmap_mode="r")

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        if all(text in self._row for text in texts):
            found: list[list[float]] = self._rows[[self._row[text] for text in texts]].tolist()
            return found
        return self._encoder.embed_documents(texts)

    def embed_query(self, text: str) -> list[float]:
        return self._encoder.embed_query(text)


class Searcher(Protocol):
    """A way to search: made or opened, brought up to date, and asked for the texts that answer."""

    def build(self, passages: Sequence[Passage]) -> None: ...

    def update(self, passages: Sequence[Passage], gone: Sequence[Passage], new: Sequence[Passage]) -> None: ...

    def open(self, passages: Sequence[Passage]) -> None: ...

    def ask(self, words: str) -> list[str]: ...


class Ours:
    """The search itself, without a filter."""

    filters: dict[str, Any] = {}  # noqa: RUF012

    def __init__(self, folder: Path, encoder: Encoder) -> None:
        self._folder, self._encoder = folder / "ours", encoder
        everything = dict.fromkeys(load_retrieval().likeness, -1.0)
        self._settings = load_retrieval().model_copy(update={"likeness": everything})

    def build(self, passages: Sequence[Passage]) -> None:
        self.open(passages)

    def open(self, passages: Sequence[Passage]) -> None:
        self._store = PassageStore(self._folder, passages, lambda: self._encoder, self._settings)
        self._store.wait()

    def update(self, passages: Sequence[Passage], gone: Sequence[Passage], new: Sequence[Passage]) -> None:
        self._store.update(passages)
        self._store.wait()
        self._store.close()

    def ask(self, words: str) -> list[str]:
        answer = self._store.search(Query(words, limit=K, **self.filters))
        if answer.trouble:
            raise SystemExit(answer.trouble)
        return [neutral(match.passage.text) for match in answer.matches]


class Filtered(Ours):
    """The same as the desk asks it: of one aspect, one kind of organ, one form."""

    filters = {"aspect": "依申请公开", "kind": "township", "form": "gov-info-2021"}  # noqa: RUF012


class Bm25s:
    """bm25s alone, over our tokens; built whole again for an update."""

    def __init__(self, folder: Path, encoder: Encoder) -> None:
        self._folder = folder / "bm25s"

    def build(self, passages: Sequence[Passage]) -> None:
        import bm25s

        index = bm25s.BM25(backend="numpy")
        index.index([tokens(neutral(passage.text)) for passage in passages], show_progress=False)
        index.save(self._folder, show_progress=False)

    def update(self, passages: Sequence[Passage], gone: Sequence[Passage], new: Sequence[Passage]) -> None:
        self.build(passages)

    def open(self, passages: Sequence[Passage]) -> None:
        import bm25s

        self._texts = [neutral(passage.text) for passage in passages]
        self._index = bm25s.BM25.load(self._folder, show_progress=False)

    def ask(self, words: str) -> list[str]:
        found, _ = self._index.retrieve([tokens(words)], k=K, show_progress=False)
        return [self._texts[position] for position in found[0]]


class RankBm25:
    """rank_bm25 alone, over jieba's words; it keeps nothing on disk, so it is made at every start."""

    def __init__(self, folder: Path, encoder: Encoder) -> None:
        import jieba

        jieba.setLogLevel(60)

    def build(self, passages: Sequence[Passage]) -> None:
        import jieba
        from rank_bm25 import BM25Okapi

        self._texts = [neutral(passage.text) for passage in passages]
        self._cut = jieba.lcut
        self._index = BM25Okapi([jieba.lcut(text) for text in self._texts])

    def update(self, passages: Sequence[Passage], gone: Sequence[Passage], new: Sequence[Passage]) -> None:
        self.build(passages)

    def open(self, passages: Sequence[Passage]) -> None:
        self.build(passages)

    def ask(self, words: str) -> list[str]:
        scores = self._index.get_scores(self._cut(words))
        return [self._texts[position] for position in np.argsort(-scores, kind="stable")[:K]]


class PlainChroma:
    """LangChain's retriever over a Chroma collection on disk, its defaults."""

    def __init__(self, folder: Path, encoder: Encoder) -> None:
        self._folder, self._encoder = folder / "chroma", encoder

    def build(self, passages: Sequence[Passage]) -> None:
        self.open(passages)
        self._put_in(passages)

    def update(self, passages: Sequence[Passage], gone: Sequence[Passage], new: Sequence[Passage]) -> None:
        self._index.delete([passage.id for passage in gone])
        self._put_in(new)

    def open(self, passages: Sequence[Passage]) -> None:
        from langchain_chroma import Chroma

        self._index = Chroma("plain", embedding_function=self._encoder, persist_directory=str(self._folder))
        self._retriever = self._index.as_retriever(search_kwargs={"k": K})

    def ask(self, words: str) -> list[str]:
        return [document.page_content for document in self._retriever.invoke(words)]

    def _put_in(self, passages: Sequence[Passage]) -> None:
        for start in range(0, len(passages), 5000):
            batch = passages[start : start + 5000]
            texts = [neutral(passage.text) for passage in batch]
            self._index.add_texts(texts, ids=[passage.id for passage in batch])


SEARCHERS: dict[str, Callable[[Path, Encoder], Searcher]] = {
    "ours": Ours,
    "ours, filtered": Filtered,
    "bm25s alone": Bm25s,
    "rank_bm25, jieba words": RankBm25,
    "plain Chroma retriever": PlainChroma,
}
SLOW = {"rank_bm25, jieba words": 40}
"""How many questions are asked of a slow one."""


def built(searcher: Searcher, passages: Sequence[Passage], new: Sequence[Passage]) -> dict[str, float]:
    """Seconds for making the index, and for taking the first passages out and new ones in."""
    begun = time.perf_counter()
    searcher.build(passages)
    made = time.perf_counter()
    searcher.update((*passages[len(new) :], *new), passages[: len(new)], new)
    return {"build": made - begun, "update": time.perf_counter() - made}


def asked(searcher: Searcher, passages: Sequence[Passage], questions: Sequence[str]) -> dict[str, float]:
    """Seconds for opening, milliseconds a question, the share of passages found first by their own words, memory."""
    begun = time.perf_counter()
    searcher.open(passages)
    opened = time.perf_counter() - begun
    step = max(1, len(passages) // SAME)
    same = [neutral(passage.text) for passage in passages[::step]]
    found = [searcher.ask(text)[0] == text for text in same]
    took = []
    for words in questions:
        begun = time.perf_counter()
        searcher.ask(words)
        took.append((time.perf_counter() - begun) * 1000)
    return {
        "open": opened,
        "same": sum(found) / len(found),
        "p50": float(np.percentile(took, 50)),
        "p95": float(np.percentile(took, 95)),
        "megabytes": _resident(),
    }


def _resident() -> float:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * 4096 / 1e6


def main() -> None:
    """Take one step with one searcher, and print what it took."""
    name, step, place, count = sys.argv[1:]
    folder, made = Path(place), recombined(int(count) + SOME)
    passages, new = made[:-SOME], made[-SOME:]
    searcher = SEARCHERS[name](folder, Known(made, folder / VECTORS))
    if step == "build":
        print(json.dumps(built(searcher, passages, new)))
    else:
        words = [one.words for one in load_queries().queries]
        print(json.dumps(asked(searcher, (*passages[SOME:], *new), words[: SLOW.get(name)])))


if __name__ == "__main__":
    main()
