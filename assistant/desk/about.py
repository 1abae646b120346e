"""What the catalogue of checks has to say of a finding: why it matters, how to put it right."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from knowledge.catalogue import CheckEntry, load_catalogue

__all__ = ["CheckEntry", "about"]


def about(codes: Iterable[str]) -> Mapping[str, CheckEntry]:
    """The catalogue's entries of these codes; a code that has none is left out."""
    wanted = set(codes)
    if not wanted:
        return {}  # nothing is asked for: the catalogue need not be loaded
    return {code: entry for code, entry in load_catalogue().items() if code in wanted}
