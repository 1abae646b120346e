"""What many runs took: median, 95th percentile, the longest, in ms, and how busy the machine was meanwhile."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Took:
    """Seconds by the clock, and those for which this thread had a processor: on a busy machine fewer."""

    wall: float
    busy: float


def took(act: Callable[[], object]) -> Took:
    """What the act takes."""
    wall, busy = time.perf_counter(), time.thread_time()
    act()
    return Took(time.perf_counter() - wall, time.thread_time() - busy)


def percentiles(seconds: Sequence[float]) -> tuple[float, float, float]:
    """Median, 95th percentile and maximum, in ms."""
    p50, p95, most = np.percentile(np.array(seconds) * 1000, [50, 95, 100])
    return float(p50), float(p95), float(most)


def told(seconds: Sequence[float]) -> str:
    """The same in words."""
    p50, p95, most = percentiles(seconds)
    return f"p50 {p50:.2f} ms, p95 {p95:.2f} ms, max {most:.1f} ms"


def met(value: float, goal: float) -> str:
    """The goal, and whether it was met."""
    return f"goal {goal:g}: {'met' if value <= goal else 'missed'}"


def machine() -> str:
    """How many processors there are, and how many programs wanted one in the last minute."""
    return f"{os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}"
