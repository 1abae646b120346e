"""A message laid out place by place: where words of it stand, the clause and the sentence round them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from assistant.report.form import Form
from assistant.understanding.times import without_times
from assistant.understanding.token import Token
from assistant.understanding.tokens import placed
from knowledge.speech import Speech

SENTENCE_ENDS = ("HARD",)
CLAUSE_ENDS = (*SENTENCE_ENDS, "SOFT", "LIST")


@dataclass(frozen=True)
class Span:
    """A piece of the message."""

    start: int
    end: int

    def holds(self, other: Span) -> bool:
        """Whether the other lies within this one."""
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: Span) -> bool:
        """Whether the two have a place in common."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True)
class Standing:
    """A token where it stands."""

    token: Token
    span: Span

    @property
    def kind(self) -> str:
        """What kind of token it is."""
        return self.token.kind


@dataclass(frozen=True, eq=False)
class Laid:
    """A normalised message with its tokens in place."""

    text: str
    form: Form
    speech: Speech

    @cached_property
    def tokens(self) -> tuple[Standing, ...]:
        """All tokens, fillers and breaks among them; what stands in no token is white space or a time."""
        found = placed(without_times(self.text).text, self.form, self.speech)
        return tuple(Standing(token, Span(at, at + len(token.words))) for at, token in found)

    def places(self, words: str) -> Iterator[Span]:
        """Everywhere that the words stand."""
        at = self.text.find(words) if words else -1
        while at >= 0:
            yield Span(at, at + len(words))
            at = self.text.find(words, at + 1)

    def within(self, span: Span) -> tuple[Standing, ...]:
        """The tokens that have a place in the span."""
        return tuple(one for one in self.tokens if one.span.meets(span))

    def whole(self, span: Span) -> Span:
        """The span, no token of it cut in two."""
        cut = [one.span for one in self.within(span)]
        return Span(min([span.start, *(one.start for one in cut)]), max([span.end, *(one.end for one in cut)]))

    def clause(self, span: Span) -> Span:
        """The clause, or the clauses, that the span lies in."""
        return self._between(span, CLAUSE_ENDS)

    def sentence(self, span: Span) -> Span:
        """The sentence, or the sentences, that the span lies in."""
        return self._between(span, SENTENCE_ENDS)

    def words_outside(self, span: Span, kind: str) -> str:
        """What is written in the span, without the tokens of that kind."""
        told = list(self.text)
        for one in self.within(span):
            if one.kind == kind:
                told[one.span.start : one.span.end] = " " * (one.span.end - one.span.start)
        return "".join(told[span.start : span.end])

    def left_by(self, used: Iterable[Span], silent: Collection[str]) -> tuple[str, ...]:
        """The pieces outside the spans that hold more than white space and tokens of silent kinds."""
        starts, ends = [0], []
        for span in sorted(used, key=lambda one: one.start):
            ends.append(span.start)
            starts.append(span.end)
        gaps = (Span(start, end) for start, end in zip(starts, [*ends, len(self.text)], strict=True))
        return tuple(told for told in (self._told(gap, silent) for gap in gaps) if told)

    def _told(self, gap: Span, silent: Collection[str]) -> str:
        """The gap from its first token that says something to its last."""
        saying = [one.span for one in self.within(gap) if one.kind not in silent]
        return self.text[saying[0].start : saying[-1].end] if saying else ""

    def _between(self, span: Span, kinds: Collection[str]) -> Span:
        breaks = [one.span for one in self.tokens if one.kind in kinds]
        start = max((one.end for one in breaks if one.end <= span.start), default=0)
        return Span(start, min((one.start for one in breaks if one.start >= span.end), default=len(self.text)))
