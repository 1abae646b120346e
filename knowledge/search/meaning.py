"""The side of the search that needs an encoder: there, on its way, or away for a reason that can be said."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from threading import Event, Thread
from time import monotonic

from assistant.passages.passage import Passage
from knowledge.encoders.encoder import Encoder, EncoderFailed
from knowledge.search.folder import StoreError, Untrusted
from knowledge.search.renewing import Plan, Stopped, carried_out, opened, planned
from knowledge.search.settings import Retrieval
from knowledge.search.vectors import Vectors

WORDS_ALONE = "；暂时只按字词查找范文。"
"""Ends the sentence that says why there is no encoder or no index."""
ON_ITS_WAY = "范文索引正在建立" + WORDS_ALONE


class Meaning:
    """An index of vectors over the passages. No method raises what an encoder, a disk or Chroma may raise.

    ``rebuilt`` says in Chinese why the index was built anew or brought up to date, ``trouble`` why it is not at hand;
    both are empty otherwise.
    """

    def __init__(self, place: Path, encoder: Callable[[], Encoder], settings: Retrieval) -> None:
        self._place, self._make, self._settings = place, encoder, settings
        self._encoder: Encoder | None = None
        self._vectors: Vectors | None = None
        self._work: Thread | None = None
        self._stop = Event()
        self._again = 0.0
        self.rebuilt = self.trouble = ""

    @property
    def due(self) -> bool:
        """Whether there is no index, nobody makes one, and it is time to try."""
        return self._vectors is None and not self.at_work and monotonic() >= self._again

    @property
    def at_work(self) -> bool:
        """Whether an index is being made meanwhile."""
        return self._work is not None and self._work.is_alive()

    @property
    def encoder_name(self) -> str:
        """The encoder's name, "" before there is one."""
        return self._encoder.name if self._encoder else ""

    def renew(self, passages: Mapping[str, Passage], prints: Mapping[str, str], spoilt: str = "") -> None:
        """Open the index and bring it to these passages; ``spoilt`` says why the one on disk won't do.

        Where many are to be embedded that goes on meanwhile, in a thread.
        """
        self.leave()
        try:
            self._encoder = self._encoder or self._make()
            old, plan = self._compared(self._encoder, passages, prints, spoilt)
        except Exception as error:  # whatever an encoder raises
            self.away(_sentence(error))
            return
        if not plan.reason:
            self._vectors, self.trouble, self._again = old, "", 0.0
            return
        self.rebuilt = plan.reason
        if len(plan.missing) > self._settings.at_once:
            self.trouble = ON_ITS_WAY
            self._work = Thread(target=self._carry_out, args=(plan, old, self._encoder, prints), daemon=True)
            self._work.start()
        else:
            self._carry_out(plan, old, self._encoder, prints)

    def embedded(self, words: str) -> list[float] | None:
        """The words as a vector; None, and a ``trouble``, where there is no index or the encoder fails."""
        if self._vectors is None or self._encoder is None or monotonic() < self._again:
            return None
        try:
            vector = self._encoder.embed_query(words)
        except Exception as error:  # whatever an encoder raises
            self.away(_sentence(error))
            return None
        self.trouble = ""
        return vector

    def near(
        self, vector: list[float], ids: Sequence[str], count: int, among: Sequence[str] | None
    ) -> dict[str, float]:
        """The cosines of these passages and, if ``count`` is not 0, of so many nearest, of all or ``among`` some.

        Raises whatever a damaged index raises, for the caller to renew it.
        """
        if self._vectors is None:
            raise LookupError("there is no index")
        found = self._vectors.nearest(vector, count, among) if count else {}
        return found | self._vectors.cosines(vector, [name for name in ids if name not in found])

    def away(self, sentence: str) -> None:
        """Note why there is no meaning to be had, until it is tried again."""
        self.trouble = sentence.rstrip("。") + WORDS_ALONE
        self._again = monotonic() + self._settings.retry_seconds

    def wait(self) -> None:
        """Wait until the index that is being made meanwhile is there."""
        if self._work is not None:
            self._work.join()

    def leave(self) -> None:
        """Stop what is being made, and let go of the index."""
        self._stop.set()
        self.wait()
        self._stop.clear()
        self._work = None
        if self._vectors is not None:
            self._vectors.close()
            self._vectors = None

    def _compared(
        self, encoder: Encoder, passages: Mapping[str, Passage], prints: Mapping[str, str], spoilt: str
    ) -> tuple[Vectors | None, Plan]:
        try:
            if spoilt:
                raise Untrusted(spoilt)
            old = opened(self._place, encoder)
        except Untrusted as reason:
            return None, Plan(str(reason), (), tuple(passages.values()))
        return old, planned(old, passages, prints)

    def _carry_out(self, plan: Plan, old: Vectors | None, encoder: Encoder, prints: Mapping[str, str]) -> None:
        try:
            self._vectors = carried_out(plan, old, self._place, encoder, prints, self._still)
            self.trouble, self._again = "", 0.0
        except Stopped:
            pass
        except (EncoderFailed, StoreError) as error:
            self.away(str(error))

    def _still(self) -> None:
        if self._stop.is_set():
            raise Stopped


def _sentence(error: Exception) -> str:
    return str(error) if isinstance(error, EncoderFailed) else f"编码器出错（{type(error).__name__}）"
