"""The port through LangChain: any OpenAI-compatible server, other providers where their extra is installed.

LangChain is loaded when a model is asked, not before. Each call has an event loop of its own in a thread of its own, so
that it can be given up at any moment, and the connection is closed with it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Event
from typing import TYPE_CHECKING

from assistant.drafting.model.failures import NOT_UNDERSTOOD, kind_of, status_of
from assistant.drafting.model.port import Answer, Message, ModelError, OnPiece
from assistant.drafting.model.settings import ModelSettings, model_settings
from assistant.drafting.model.shapes import PARAGRAPH, Shape

if TYPE_CHECKING:
    from assistant.drafting.model.ways import Asking

TICK = 0.05
"""Seconds between two looks at `stop`."""

_known_ways: dict[tuple[str, str, str], str] = {}
"""The way of asking that a server understood, for as long as the process lives."""


class LangChainModel:
    """A language model behind LangChain."""

    def __init__(self, settings: ModelSettings) -> None:
        self._settings = settings

    def __repr__(self) -> str:
        return f"LangChainModel({self.name!r})"

    @property
    def name(self) -> str:
        """The model's name, for the log."""
        return self._settings.name

    def ask(self, messages: Sequence[Message], on_piece: OnPiece, stop: Event, shape: Shape = PARAGRAPH) -> Answer:
        """Ask once, in the way that the server understands; `on_piece` is called in another thread.

        ModelError for anything that goes wrong, `slow` after the seconds of the settings.
        """
        with ThreadPoolExecutor(1, thread_name_prefix="model") as thread:
            thread.submit(_load)
            return thread.submit(asyncio.run, self._in_time(messages, on_piece, stop, shape)).result()

    async def _in_time(self, messages: Sequence[Message], on_piece: OnPiece, stop: Event, shape: Shape) -> Answer:
        work = asyncio.ensure_future(self._in_some_way(messages, on_piece, shape))
        try:
            async with asyncio.timeout(self._settings.seconds):
                while not work.done() and not stop.is_set():
                    await asyncio.wait({work}, timeout=TICK)
        except TimeoutError:
            await _given_up(work)
            raise ModelError("slow") from None
        if not work.done():
            await _given_up(work)
            raise ModelError("stopped")
        return work.result()

    async def _in_some_way(self, messages: Sequence[Message], on_piece: OnPiece, shape: Shape) -> Answer:
        """Try the ways of asking for structure until one is understood, beginning with the one that was before."""
        from assistant.drafting.model.ways import asking, ways_of

        settings = self._settings
        server = (settings.provider, settings.url, settings.name)
        last = ModelError("empty")
        for way in _beginning_with(_known_ways.get(server), ways_of(settings.provider)):
            try:
                async with asking(settings, way, shape) as chat:
                    answer = await _whole(chat, messages, way, on_piece)
                _known_ways[server] = way
                return answer
            except ModelError as error:
                if error.kind != "empty":
                    raise
                last = error
            except ImportError:
                raise ModelError("not_installed") from None
            except Exception as error:  # the libraries of providers raise whatever they like
                last = ModelError(kind_of(error, begun=False))
                if status_of(error) not in NOT_UNDERSTOOD:
                    raise last from None
        raise last


def configured_model() -> LangChainModel | None:
    """The model of the environment; None where no address is set. BadModelSetting for a setting of no use."""
    settings = model_settings()
    return LangChainModel(settings) if settings else None


def listening_model() -> LangChainModel | None:
    """The same with the time that a clerk waits for an answer; None also where that is 0."""
    settings = model_settings()
    if settings is None or not settings.listen_seconds:
        return None
    return LangChainModel(settings.model_copy(update={"seconds": settings.listen_seconds}))


def _load() -> None:
    """Load LangChain before the time of a call begins to count."""
    import assistant.drafting.model.ways  # noqa: F401


async def _whole(chat: Asking, messages: Sequence[Message], way: str, on_piece: OnPiece) -> Answer:
    """Hand on the pieces and put them together; ModelError when none came, or the last one never did."""
    pieces: list[str] = []
    try:
        async for piece in chat.pieces(messages):
            pieces.append(piece)
            on_piece(piece)
    except Exception as error:
        if pieces:
            raise ModelError(kind_of(error, begun=True)) from None
        raise
    if chat.refused:
        raise ModelError("refused")
    if not chat.heard:
        raise ModelError("not_a_server")
    text = "".join(pieces)
    if not text.strip():
        raise ModelError("empty")
    if not chat.finished:
        raise ModelError("broken_off")
    return Answer(text, way, chat.tokens_in, chat.tokens_out)


async def _given_up(work: asyncio.Future[Answer]) -> None:
    """End the work and wait until its connection is closed; what it still had to say is not asked for."""
    work.cancel()
    await asyncio.wait({work})
    if not work.cancelled():
        work.exception()


def _beginning_with(first: str | None, ways: tuple[str, ...]) -> tuple[str, ...]:
    return ways if first is None else (first, *(way for way in ways if way != first))
