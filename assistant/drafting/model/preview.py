"""What may be shown while a reply is still coming: its sentences, until one of them would be refused."""

from __future__ import annotations

from assistant.drafting.model.marked import marked
from assistant.drafting.model.port import OnPiece
from assistant.drafting.model.reply import SENTENCE_END, about_words
from assistant.drafting.model.request import Request
from assistant.drafting.model.spoken import words_of


class Preview:
    """Takes the raw pieces of one reply, hands on sentences with slots."""

    def __init__(self, request: Request, on_piece: OnPiece) -> None:
        self._request = request
        self._on_piece = on_piece
        self._sent = ""
        self._shown = 0
        self._closed = False

    def __call__(self, piece: str) -> None:
        """Take a piece; hand on the sentences that it ends."""
        self._sent += piece
        if self._closed:
            return
        ended = "".join(part for part in SENTENCE_END.split(words_of(self._sent)) if SENTENCE_END.search(part))
        if len(ended) <= self._shown:
            return
        if any(about_words(marked(ended), self._request)):
            self._closed = True
            return
        self._on_piece(ended[self._shown :])
        self._shown = len(ended)
