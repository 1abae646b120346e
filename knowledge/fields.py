"""Fields of work and the words that only their offices use; read from fields.yaml."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml


@dataclass(frozen=True)
class FieldOfWork:
    """`names` are words in the names of its offices, `words` those that no other office writes of itself."""

    names: tuple[str, ...]
    words: tuple[str, ...]


@cache
def load_fields() -> tuple[FieldOfWork, ...]:
    """The shipped fields; TypeError when one lacks a list or has another."""
    text = (files("knowledge") / "fields.yaml").read_text(encoding="utf-8")
    written: dict[str, dict[str, list[str]]] = yaml.load(text, Loader=yaml.CSafeLoader)
    return tuple(FieldOfWork(**{key: tuple(words) for key, words in entry.items()}) for entry in written.values())


@cache
def _foreign(organ: str) -> tuple[str, ...]:
    """The words of all fields that are not the organ's, without those that one of its own has too."""
    ours = [field for field in load_fields() if any(name in organ for name in field.names)]
    own = {word for field in ours for word in field.words}
    return tuple(word for field in load_fields() if field not in ours for word in field.words if word not in own)


def of_other_field(text: str, organ: str) -> bool:
    """Whether the text has a word of a field that is not the organ's; one of no field may say what all may."""
    return any(word in text for word in _foreign(organ))
