"""What mutmut says of each mutant, and the score of each module."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

NOTICED = ("killed", "timeout", "caught by type check", "segfault", "suspicious")
UNTESTED = "no tests"
SKIPPED = ("skipped", "not checked", "check was interrupted by user")


@dataclass(frozen=True)
class Score:
    """A module's mutants, each as name and verdict."""

    module: str
    mutants: tuple[tuple[str, str], ...]

    @property
    def tried(self) -> int:
        """How many were tried."""
        return sum(verdict not in SKIPPED for _, verdict in self.mutants)

    @property
    def noticed(self) -> int:
        """How many made a test fail."""
        return sum(verdict in NOTICED for _, verdict in self.mutants)

    @property
    def untested(self) -> tuple[str, ...]:
        """Those in functions that no test runs."""
        return tuple(name for name, verdict in self.mutants if verdict == UNTESTED)

    @property
    def unnoticed(self) -> tuple[str, ...]:
        """Those that tests ran and did not notice."""
        left = (*NOTICED, *SKIPPED, UNTESTED)
        return tuple(name for name, verdict in self.mutants if verdict not in left)

    @property
    def percent(self) -> float:
        """Noticed of tried; 100 where nothing was tried."""
        return 100 * self.noticed / self.tried if self.tried else 100.0


def verdicts(told: str) -> Mapping[str, str]:
    """From the lines `name: verdict` that mutmut prints to the verdict of each mutant."""
    lines = (line.strip().rpartition(": ") for line in told.splitlines())
    return {name: verdict for name, _, verdict in lines if "__mutmut_" in name}


def by_module(found: Mapping[str, str]) -> Sequence[Score]:
    """One score a module, by name."""
    modules: dict[str, list[tuple[str, str]]] = {}
    for name, verdict in found.items():
        modules.setdefault(name.rpartition(".")[0], []).append((name, verdict))
    return [Score(module, tuple(mutants)) for module, mutants in sorted(modules.items())]
