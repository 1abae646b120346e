"""A process of its own that embeds slowly, text by text, says so, and waits to be ended in the midst of it."""

import sys
import time
from pathlib import Path

from knowledge.passages import load_passages
from knowledge.search import vectors
from knowledge.search.store import PassageStore
from tests.knowledge.letters import LetterEncoder


class SlowEncoder(LetterEncoder):
    """Says after the hundredth text that it is at work, and takes its time from then on."""

    done = 0

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        self.done += len(texts)
        if self.done > 100:
            print("at work", flush=True)
            time.sleep(60)
        return super().embed_documents(texts)


vectors._AT_ONCE = vectors._A_PIECE = 20
PassageStore(Path(sys.argv[1]), load_passages(), SlowEncoder)
