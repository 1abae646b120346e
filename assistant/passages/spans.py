"""Replacements in a text: which stretch of it becomes which slot. Earlier ones win where two overlap."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from assistant.report.wording import literal


@dataclass(frozen=True)
class Span:
    """[start, end) of a text becomes the slot `ref`."""

    start: int
    end: int
    ref: str


def laid(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans without those that overlap one named before them, by place."""
    kept: list[Span] = []
    for span in spans:
        if all(span.end <= other.start or other.end <= span.start for other in kept):
            kept.append(span)
    return tuple(sorted(kept, key=lambda span: span.start))


def with_slots(text: str, spans: Iterable[Span]) -> str:
    """The text with slots in place of the spans, which do not overlap and come by place."""
    parts, end = [], 0
    for span in spans:
        parts += [literal(text[end : span.start]), f"{{{span.ref}}}"]
        end = span.end
    return "".join([*parts, literal(text[end:])])
