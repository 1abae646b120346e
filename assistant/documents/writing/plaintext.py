"""The text of a slot as paragraphs that a file can hold."""

from __future__ import annotations

import re

UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
"""What XML 1.0 (2.2) cannot hold, and the controls that it discourages: none of them is text."""
BREAKS_AND_TABS = re.compile("[\t\n\r\x85\u2028\u2029]")


class TextError(ValueError):
    """A text with a character that cannot be written; the message says which text, where, and what to do."""


def paragraphs_of(text: str, name: str) -> tuple[str, ...]:
    """The paragraphs of the slot `name`: its lines, without blank ones and without spaces at the edges.

    Indents and distances are the template's matter. TextError for a control character.
    """
    _refuse_unwritable(text, name)
    stripped = (line.strip() for line in text.splitlines())
    return tuple(line for line in stripped if line)


def one_line(text: str, name: str) -> str:
    """The text itself; TextError for a control character, a tab or a line break."""
    _refuse_unwritable(text, name)
    if BREAKS_AND_TABS.search(text):
        raise TextError(f"“{name}”只能是一行，请去掉其中的换行和制表符")
    return text


def _refuse_unwritable(text: str, name: str) -> None:
    found = UNWRITABLE.search(text)
    if found:
        before = text[: found.start()]
        line, position = before.count("\n") + 1, found.start() - before.rfind("\n")
        raise TextError(f"“{name}”第 {line} 行第 {position} 个字符（U+{ord(found[0]):04X}）不能写进文件，请删去")
