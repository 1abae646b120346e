"""The ways to search that are compared, each over the passages that ship."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

import numpy as np

from assistant.passages.passage import Passage, neutral
from knowledge.encoders.encoder import Encoder
from knowledge.search.query import Query
from knowledge.search.store import PassageStore
from tests.knowledge.retrieval.measures import DEEP, Way
from tests.knowledge.retrieval.queries import Asked


def ours(store: PassageStore, *, aspect: bool = False) -> Way:
    """The search itself, with or without the filter that the desk sets."""
    return partial(_ours, store, aspect=aspect)


def _ours(store: PassageStore, asked: Asked, *, aspect: bool) -> list[str]:
    answer = store.search(Query(asked.words, aspect=asked.aspect if aspect else "", limit=DEEP))
    return [match.passage.id for match in answer.matches]


def dense_alone(passages: Sequence[Passage], encoder: Encoder) -> Way:
    """Exact cosine over the same vectors."""
    rows = np.array(encoder.embed_documents([neutral(passage.text) for passage in passages]))
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    return _by_scores(passages, lambda words: rows @ np.array(encoder.embed_query(words)))


def jieba_bm25(passages: Sequence[Passage]) -> Way:
    """rank_bm25 over jieba's words, its defaults: what is mostly taken for Chinese."""
    import jieba
    from rank_bm25 import BM25Okapi

    jieba.setLogLevel(60)
    index = BM25Okapi([_words(jieba.lcut(neutral(passage.text))) for passage in passages])
    return _by_scores(passages, lambda words: index.get_scores(_words(jieba.lcut(words))))


def plain_chroma(passages: Sequence[Passage], encoder: Encoder) -> Way:
    """LangChain's retriever over a Chroma collection in memory, its defaults, the same embedding."""
    from langchain_chroma import Chroma

    index = Chroma(f"plain-{len(passages)}", embedding_function=encoder)
    index.add_texts([neutral(passage.text) for passage in passages], ids=[passage.id for passage in passages])
    retriever = index.as_retriever(search_kwargs={"k": DEEP})
    return lambda asked: [str(document.id) for document in retriever.invoke(asked.words)]


def _words(cut: Sequence[str]) -> list[str]:
    return [word for word in cut if word.strip() and word.isalnum()]


def _by_scores(passages: Sequence[Passage], scores: Callable[[str], np.ndarray]) -> Way:
    def way(asked: Asked) -> list[str]:
        best = np.argsort(-scores(asked.words), kind="stable")[:DEEP]
        return [passages[position].id for position in best]

    return way
