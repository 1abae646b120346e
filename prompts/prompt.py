"""Prompts for a language model: one YAML file each, with id, version, variables, and a text of two parts.

A prompt that cannot be used is refused when it is loaded, with one sentence that names the file.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from string import Template
from typing import Any

import yaml

SHIPPED: Traversable = files("prompts")
KEYS = {"id", "version", "variables", "text"}
PARTS = {"system", "user"}


class PromptError(ValueError):
    """A file of a prompt is wrong, or it was filled wrongly; the message names the file and what is wrong with it."""

    def __init__(self, file: str, problem: str) -> None:
        super().__init__(f"{file}: {problem}")
        self.file = file


@dataclass(frozen=True)
class Filled:
    """The two parts of a prompt, nothing left open."""

    system: str
    user: str


@dataclass(frozen=True)
class Prompt:
    """A prompt with places `$name`; `version` is raised when its meaning changes."""

    id: str
    version: int
    variables: tuple[str, ...]
    system: Template
    user: Template

    def filled(self, **variables: object) -> Filled:
        """Both parts with their places filled; PromptError when a variable is missing or unknown."""
        complaint = _apart(set(self.variables), set(variables), "is not given", "is given, and unknown")
        if complaint:
            raise PromptError(f"{self.id}.yaml", complaint)
        return Filled(self.system.substitute(variables), self.user.substitute(variables))


def load_prompt(name: str, folder: Path | Traversable = SHIPPED) -> Prompt:
    """The prompt of that id; PromptError when its file is missing or wrong."""
    return _shipped(name) if folder is SHIPPED else _read(name, folder)


@cache
def _shipped(name: str) -> Prompt:
    return _read(name, SHIPPED)


def _read(name: str, folder: Path | Traversable) -> Prompt:
    file = f"{name}.yaml"
    try:
        written: Any = yaml.load((folder / file).read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    except OSError:
        raise PromptError(file, "cannot be read") from None
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise PromptError(file, f"is not YAML in UTF-8: {' '.join(str(error).split())}") from None
    complaint = _shape(name, written)
    if complaint:
        raise PromptError(file, complaint)
    return _prompt(file, written)


def _shape(name: str, written: Any) -> str:
    """What is wrong with the shape of a file, or ''."""
    if not isinstance(written, dict) or set(written) != KEYS:
        return f"has to hold exactly {', '.join(sorted(KEYS))}"
    if written["id"] != name:
        return f"its id is {written['id']!r}, not {name!r}"
    if type(written["version"]) is not int or written["version"] < 1:
        return "version has to be a whole number from 1"
    variables, text = written["variables"], written["text"]
    if not isinstance(variables, list) or not all(isinstance(one, str) for one in variables):
        return "variables has to be a list of names"
    if not isinstance(text, dict) or set(text) != PARTS or not all(isinstance(part, str) for part in text.values()):
        return "text has to hold a system part and a user part, both words"
    return ""


def _prompt(file: str, written: dict[str, Any]) -> Prompt:
    parts = {name: Template(part) for name, part in written["text"].items()}
    for name, part in parts.items():
        if not part.is_valid():
            raise PromptError(file, f"{name}: a $ stands there that begins no name; write $$ for a dollar sign")
    used = {name for part in parts.values() for name in part.get_identifiers()}
    complaint = _apart(used, set(written["variables"]), "is used, and not listed", "is listed, and not used")
    if complaint:
        raise PromptError(file, complaint)
    return Prompt(written["id"], written["version"], tuple(written["variables"]), parts["system"], parts["user"])


def _apart(wanted: set[str], given: set[str], lacking: str, idle: str) -> str:
    """How two sets of names differ, in words, or ''."""
    lines = [*(f"${name} {lacking}" for name in sorted(wanted - given))]
    return "; ".join([*lines, *(f"${name} {idle}" for name in sorted(given - wanted))])
