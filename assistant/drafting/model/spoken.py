"""From what a model sent to the words that it meant: JSON, broken JSON, a thought before it, or plain text."""

from __future__ import annotations

import json
import re

from assistant.drafting.model.marked import tidied

_THOUGHT = re.compile(r"\s*<think>.*?(?:</think>|\Z)", re.DOTALL)
_FENCE = re.compile(r"\A\s*```\w*\s*\n?|\n?\s*```\s*\Z")
_LIST = re.compile(r"""\{\s*["'“”]?sentences["'“”]?\s*[:：]\s*\[""")
_STRING = re.compile(r'\s*,?\s*"((?:[^"\\]|\\.)*)("|\Z)', re.DOTALL)


def words_of(sent: str) -> str:
    """The paragraph in what was sent, spaces tidied, also while it is still coming; '' before its first word.

    JSON with a mistake in its brackets or commas is repaired by reading its strings alone.
    """
    bare = bared(sent)
    whole = _sentences(bare)
    if whole is not None:
        return tidied("".join(whole))
    begun = _LIST.search(bare)
    if begun:
        return tidied("".join(_strings(bare, begun.end())))
    return "" if _may_become_json(bare) else tidied(bare)


def bared(sent: str) -> str:
    """What was sent without the thought before it and the fence around it."""
    return _FENCE.sub("", _THOUGHT.sub("", sent, count=1))


def _sentences(text: str) -> tuple[str, ...] | None:
    """The sentences of a text that is JSON; None when it is none, or of another shape."""
    try:
        read = json.loads(text)
    except (ValueError, RecursionError):
        return None
    said = read.get("sentences") if isinstance(read, dict) else None
    return tuple(said) if isinstance(said, list) and all(isinstance(one, str) for one in said) else None


def _strings(text: str, at: int) -> list[str]:
    """The strings one after the other from here, the last one perhaps unfinished."""
    found = []
    while match := _STRING.match(text, at):
        found.append(_unescaped(match[1]))
        at = match.end()
        if not match[2]:
            break
    return found


def _unescaped(inside: str) -> str:
    """The words of a JSON string; an escape that is not whole yet is left out."""
    for cut in range(6):
        try:
            return str(json.loads(f'"{inside[: len(inside) - cut]}"', strict=False))
        except ValueError:
            continue
    return inside


def _may_become_json(text: str) -> bool:
    """Whether a text is the beginning of JSON, rather than words that begin with a slot."""
    return '{"sentences"'.startswith("".join(text.split())[:12]) or text.lstrip().startswith('{"')
