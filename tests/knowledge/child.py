"""A process of its own that holds a store, says so, and waits to be ended."""

import sys
from pathlib import Path

from knowledge.passages import load_passages
from knowledge.search.store import PassageStore
from tests.knowledge.letters import LetterEncoder

store = PassageStore(Path(sys.argv[1]), load_passages(), LetterEncoder)
print("held", flush=True)
sys.stdin.read()
