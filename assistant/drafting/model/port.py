"""The port to a language model: messages in, pieces of text out; what may go wrong; what is kept of a call."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from threading import Event
from typing import Literal, Protocol

from assistant.drafting.model.shapes import PARAGRAPH, Shape
from prompts import say

Role = Literal["system", "user", "assistant"]
Kind = Literal[
    "unreachable",
    "key",
    "slow",
    "empty",
    "refused",
    "broken_off",
    "not_a_server",
    "failed",
    "stopped",
    "not_installed",
]
OnPiece = Callable[[str], None]


@dataclass(frozen=True)
class Message:
    """One message of a conversation."""

    role: Role
    text: str


@dataclass(frozen=True)
class Answer:
    """All that a model said, as it came; tokens as the server reported them, None where it did not.

    `way` is how the model was asked for structure: json_schema, tools or json.
    """

    text: str
    way: str = ""
    tokens_in: int | None = None
    tokens_out: int | None = None


class ModelError(Exception):
    """A model gave no answer; holds no address, no key and no word of the reply."""

    def __init__(self, kind: Kind) -> None:
        super().__init__(kind)
        self.kind: Kind = kind

    @property
    def sentence(self) -> str:
        """What the clerk is told."""
        return error_sentences()[self.kind]


def error_sentences() -> Mapping[Kind, str]:
    """What is said of each kind of failure."""
    return {
        "unreachable": say("model_unreachable"),
        "key": say("model_key"),
        "slow": say("model_slow"),
        "empty": say("model_empty"),
        "refused": say("model_refused"),
        "broken_off": say("model_broken_off"),
        "not_a_server": say("model_not_a_server"),
        "failed": say("model_failed"),
        "stopped": say("model_stopped"),
        "not_installed": say("model_not_installed"),
    }


class ChatModel(Protocol):
    """A language model somewhere."""

    @property
    def name(self) -> str:
        """The model's name, for the log."""
        ...

    def ask(self, messages: Sequence[Message], on_piece: OnPiece, stop: Event, shape: Shape = PARAGRAPH) -> Answer:
        """Send the messages, hand on every piece of the answer (of that shape) as it comes, and return the whole.

        Stops soon after `stop` is set. ModelError for anything that goes wrong.
        """
        ...


@dataclass(frozen=True)
class Call:
    """One call to a model, for the log: no key, no address, no text.

    `outcome` is `accepted`, the kind of a ModelError, or the codes of the reasons against the reply with `,` between.
    """

    prompt: str
    version: int
    model: str
    passages: tuple[str, ...]
    way: str
    tokens_in: int | None
    tokens_out: int | None
    seconds: float
    outcome: str
