"""The ways of asking for structure, spoken through LangChain: json_schema, tools, plain JSON by the prompt alone.

Loads LangChain; only `chat` imports it, and only when a model is asked.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Any

from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessageChunk
from langchain_core.runnables import Runnable

from assistant.drafting.model.port import Message
from assistant.drafting.model.settings import ModelSettings
from assistant.drafting.model.shapes import Shape

OWN = "openai"
CONNECT = 5.0
"""Seconds in which a server on the network of an office takes a connection."""
REFUSALS = ("content_filter", "refusal")


def ways_of(provider: str) -> tuple[str, ...]:
    """The ways to be tried, in order."""
    return ("json_schema", "tools", "json") if provider == OWN else ("tools", "json")


class Asking:
    """One call: its pieces, and afterwards what was heard beside them."""

    def __init__(self, chat: Runnable[Any, Any], by_tool: bool, tells_its_end: bool) -> None:
        self._chat = chat
        self._by_tool = by_tool
        self.heard = False
        self.finished = not tells_its_end
        self.refused = False
        self.tokens_in: int | None = None
        self.tokens_out: int | None = None

    async def pieces(self, messages: Sequence[Message]) -> AsyncIterator[str]:
        """The pieces of text in the answer, or of the tool's arguments."""
        from langsmith import tracing_context

        said = [(message.role, message.text) for message in messages]
        with tracing_context(enabled=False):
            async for chunk in self._chat.astream(said):
                self._note(chunk)
                piece = self._piece(chunk)
                if piece:
                    yield piece

    def _note(self, chunk: AIMessageChunk) -> None:
        self.heard = True
        finish = chunk.response_metadata.get("finish_reason")
        self.finished = self.finished or finish is not None
        self.refused = self.refused or finish in REFUSALS or bool(chunk.additional_kwargs.get("refusal"))
        if chunk.usage_metadata:
            self.tokens_in = chunk.usage_metadata["input_tokens"]
            self.tokens_out = chunk.usage_metadata["output_tokens"]

    def _piece(self, chunk: AIMessageChunk) -> str:
        called = "".join(call["args"] or "" for call in chunk.tool_call_chunks) if self._by_tool else ""
        return called or str(chunk.text)


@asynccontextmanager
async def asking(settings: ModelSettings, way: str, shape: Shape) -> AsyncIterator[Asking]:
    """A call in that way; its connection is closed at the end. ImportError when the provider is not installed."""
    if settings.provider != OWN:
        yield Asking(_in_way(_of_provider(settings), way, shape), way == "tools", tells_its_end=False)
        return
    import httpx2

    limits = httpx2.Timeout(settings.seconds, connect=min(CONNECT, settings.seconds))
    # No proxy and no netrc of the environment, no redirect: words go to the address that was set, and nowhere else.
    async with httpx2.AsyncClient(timeout=limits, trust_env=False, follow_redirects=False) as client:
        chat = _open_ai(settings, way, client, shape.temperature)
        yield Asking(_in_way(chat, way, shape), way == "tools", tells_its_end=True)


def _open_ai(settings: ModelSettings, way: str, client: Any, temperature: float) -> BaseChatModel:
    from langchain_openai import ChatOpenAI
    from pydantic import SecretStr

    return ChatOpenAI(
        base_url=settings.url,
        model=settings.name,
        api_key=settings.key if settings.key.get_secret_value() else SecretStr("none"),
        organization="",
        http_async_client=client,
        max_retries=0,
        temperature=temperature,
        # The plainest way asks for nothing that an old server may not know.
        stream_usage=way != "json",
        use_responses_api=False,
    )


def _of_provider(settings: ModelSettings) -> BaseChatModel:
    from langchain.chat_models import init_chat_model

    key = settings.key.get_secret_value()
    named: dict[str, Any] = {"base_url": settings.url, **({"api_key": key} if key else {})}
    chat: BaseChatModel = init_chat_model(settings.name, model_provider=settings.provider, **named)
    return chat


def _in_way(chat: BaseChatModel, way: str, shape: Shape) -> Runnable[Any, Any]:
    if way == "json_schema":
        schema = {"name": shape.name, "strict": True, "schema": shape.schema}
        return chat.bind(extra_body={"response_format": {"type": "json_schema", "json_schema": schema}})
    if way == "tools":
        tool = {"name": shape.name, "description": shape.description, "parameters": shape.schema}
        return chat.bind_tools([tool], tool_choice=shape.name)
    return chat
