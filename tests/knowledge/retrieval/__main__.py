"""Print how well past language is found, beside the peers: `python -m tests.knowledge.retrieval`.

Exit status 1 when another way finds more among its first five than ours does, on either split.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path

from knowledge.encoders.chosen import chosen_encoder
from knowledge.encoders.encoder import Encoder, EncoderFailed
from knowledge.passages import load_passages
from knowledge.search.query import Query
from knowledge.search.settings import WORDS, Retrieval, load_retrieval
from knowledge.search.store import PassageStore
from tests.knowledge.retrieval.measures import Measured, Way, measured
from tests.knowledge.retrieval.queries import Asked, load_queries
from tests.knowledge.retrieval.ways import dense_alone, jieba_bm25, ours, plain_chroma

OURS = "ours"


def main() -> int:
    """Measure, print, and say whether ours is the best."""
    passages, encoder = load_passages(), chosen_encoder()
    print(f"{len(passages)} passages, encoder {encoder.name}")
    settings = everything_fits(load_retrieval())
    with tempfile.TemporaryDirectory() as folder:
        with closing(PassageStore(Path(folder) / "all", passages, lambda: encoder, settings)) as store:
            peers: Mapping[str, Way] = {
                OURS: ours(store),
                "BM25 over jieba words": jieba_bm25(passages),
                "dense alone": dense_alone(passages, encoder),
                "plain Chroma retriever": plain_chroma(passages, encoder),
            }
            best = [table(split, peers, {"ours, aspect known": ours(store, aspect=True)}) for split in SPLITS]
            likeness(store, next(name for name in settings.likeness if encoder.name.startswith(name)))
        with closing(PassageStore(Path(folder) / "words", passages, no_encoder, settings)) as store:
            for split in SPLITS:
                line(f"{split}: words alone", measured(ours(store), of(split)))
            likeness(store, WORDS)
    print("ours finds the most among five" if all(best) else "ours does NOT find the most among five")
    return 0 if all(best) else 1


SPLITS = ("dev", "held_out")


def of(split: str, way: str = "") -> Sequence[Asked]:
    """The queries of the split, and of that way to put them if one is named."""
    return [one for one in load_queries().queries if one.split == split and way in ("", one.way)]


def table(split: str, ways: Mapping[str, Way], beside: Mapping[str, Way]) -> bool:
    """Print every way on the split; whether ours has the highest recall among five."""
    queries = of(split)
    print(f"\n{split}: {len(queries)} queries{'':22}R@1    R@5    MRR")
    found = {name: measured(way, queries) for name, way in ways.items()}
    for name, values in found.items():
        line(name, values)
    for name, way in beside.items():
        line(f"({name})", measured(way, queries))
    for kind in ("near", "far"):
        line(f"({OURS}, {kind} alone)", measured(ways[OURS], of(split, kind)))
    return all(found[OURS].recall_5 >= values.recall_5 for values in found.values())


def line(name: str, values: Measured) -> None:
    """Print one line of the table."""
    print(f"{name:36} {values.recall_1:.3f}  {values.recall_5:.3f}  {values.mrr:.3f}")


def likeness(store: PassageStore, name: str) -> None:
    """Print what the threshold of that name keeps of the queries and refuses of those off the topic."""
    everything, least = load_queries(), load_retrieval().likeness[name]
    for split in SPLITS:
        on = [store.search(Query(one.words)).likeness for one in everything.queries if one.split == split]
        off = [store.search(Query(one.words)).likeness for one in everything.off_topic if one.split == split]
        area = sum((a > b) + (a == b) / 2 for a in on for b in off) / len(on) / len(off)
        kept, refused = sum(value >= least for value in on) / len(on), sum(value < least for value in off) / len(off)
        print(f"{name} {least}, {split}: keeps {kept:.1%} of {len(on)}, refuses {refused:.1%} of {len(off)}, ", end="")
        print(f"AUC {area:.3f}; 95 in 100 have {sorted(on)[len(on) // 20]:.3f}")


def no_encoder() -> Encoder:
    """For the store that has none."""
    raise EncoderFailed("measured without an encoder")


def everything_fits(settings: Retrieval) -> Retrieval:
    """The settings with thresholds that refuse nothing: the order alone is measured."""
    return settings.model_copy(update={"likeness": dict.fromkeys(settings.likeness, -1.0)})


if __name__ == "__main__":
    sys.exit(main())
