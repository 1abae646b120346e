"""A form file, read: its content after its shape, and where each of its keys stands, for an error to point there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Generic, TypeVar

import yaml
from pydantic import BaseModel, ValidationError


class FormError(Exception):
    """A form file that cannot be used: which file, which line and key, and what is wrong there."""

    def __init__(self, file: str, line: int, place: str, problem: str) -> None:
        super().__init__(f"{file}:{line}: {place}: {problem}")
        self.file, self.line, self.place, self.problem = file, line, place, problem


Shape = TypeVar("Shape", bound=BaseModel)


class OneKeyOnce(yaml.CSafeLoader):
    """YAML itself lets the last of two equal keys win silently; here the second is a mistake."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        """The mapping; ConstructorError on the line of a key that stands twice."""
        keys = [key.value for key, _ in node.value]
        for position, (key, _) in enumerate(node.value):
            if key.value in keys[:position]:
                raise yaml.constructor.ConstructorError(None, None, f"key {key.value} stands twice", key.start_mark)
        return super().construct_mapping(node, deep)


class Source(Generic[Shape]):
    """One form file, read: its validated content, and the line on which each of its keys stands."""

    def __init__(self, shape: type[Shape], file: str, text: str) -> None:
        self.file = file
        try:
            self._tree = yaml.compose(text, Loader=yaml.CSafeLoader)
            data = yaml.load(text, Loader=OneKeyOnce)
        except yaml.reader.ReaderError as error:
            raise FormError(file, text.encode()[: error.position].count(b"\n") + 1, "YAML", error.reason) from None
        except yaml.MarkedYAMLError as error:
            line = error.problem_mark.line + 1 if error.problem_mark else 1
            raise FormError(file, line, "YAML", error.problem or "cannot be read") from None
        try:
            self.content = shape.model_validate(data)
        except ValidationError as error:
            first = error.errors()[0]
            raise self.error(first["loc"], first["msg"]) from None

    def error(self, place: Sequence[str | int], problem: str) -> FormError:
        """The error to raise for the entry at `place` (keys and positions from the top of the file)."""
        return FormError(self.file, self._line(place), ".".join(map(str, place)) or "file", problem)

    def _line(self, place: Sequence[str | int]) -> int:
        node, line = self._tree, 1
        for step in place:
            start, node = _child(node, step)
            line = start.start_mark.line + 1 if start else line
        return line


def _child(node: Any, step: str | int) -> tuple[Any, Any]:
    """The node whose line the step stands on (a key, an entry of a list), and the node under it; None if missing."""
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step], node.value[step]
    if isinstance(node, yaml.MappingNode):
        return next(((key, value) for key, value in node.value if key.value == step), (None, None))
    return None, None
