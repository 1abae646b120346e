"""Filling, timed by pyperf beside the peers in one run; results are found equal before any time is taken."""

from __future__ import annotations

import pyperf

from tests.benchmarks.peers import cell_peer, docxtpl_peer, grid_of, ours
from tests.benchmarks.sample import busy_report

GOALS = {"docxtpl": 0.5, "python-docx cell()": 0.1}


def main() -> None:
    """Time the three ways of filling, and print the ratios."""
    report = busy_report()
    ways = {"nianbao": ours(report), "docxtpl": docxtpl_peer(report), "python-docx cell()": cell_peer(report)}
    runner = pyperf.Runner(processes=5, values=3, program_args=("-m", "tests.benchmarks"))
    options = runner.parse_args()
    options.quiet = True
    if not options.worker:
        wanted = grid_of(ways["nianbao"]())
        for name, way in ways.items():
            if grid_of(way()) != wanted:
                raise SystemExit(f"{name} fills another document: nothing is timed")
        print("the three documents hold the same words in the same cells")
    times = {name: runner.bench_func(f"fill: {name}", way) for name, way in ways.items()}
    if any(time is None for time in times.values()):
        return
    for name, goal in GOALS.items():
        ratio = times["nianbao"].median() / times[name].median()
        print(f"fill: nianbao / {name} = {ratio:.3f} (goal {goal}: {'met' if ratio <= goal else 'missed'})")


if __name__ == "__main__":
    main()
