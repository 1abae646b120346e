"""The reader of numbers in running text: what each counts, as far as the words say so. Pure.

`lexing` cuts a paragraph into tokens, `tree` parses them by the grammar of `prose.lark`, `binding` and `denying` bind
numbers and denials to the quantities of the form's vocabulary. What the words leave open stays unbound.
"""

from __future__ import annotations

from assistant.prose.mention import Mention
from assistant.prose.reading import read_prose

__all__ = ["Mention", "read_prose"]
