"""Checking a whole report, timed by pyperf: `python -m tests.benchmarks.checking`.

All checks with texts full of numbers and last year's report beside it; the tables alone; and the fixed sums beside the
same sums written for pandera and frictionless, whose findings are first found to be the same. Every report that we are
timed on is another one, down to each paragraph, so that nothing is remembered; the peers are timed on one.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import islice

from assistant.checks import evaluate
from assistant.checks.companions import check_companions
from assistant.checks.finding import Finding
from assistant.checks.leaps import check_leaps
from assistant.checks.limits import check_limits
from assistant.checks.shares import check_shares
from assistant.checks.sizes import check_sizes
from assistant.checks.sums import check_sums
from assistant.checks.values import check_values
from assistant.report.report import Report
from tests.benchmarks.numbered import numbered_report, turns
from tests.benchmarks.peer_sums import Broken, frictionless_peer, ours, pandera_peer, sums_of

GOALS_MS = {"all checks": 20.0, "tables alone": 2.0}
GOAL = 0.1
"""Of the time of either peer."""
WRONG = ("applications.received.company", "applications.concluded.total", "disputes.direct_suit.total")
"""Typed or stated cells that are one too high in the broken report."""
PEERS = {"pandera": pandera_peer, "frictionless": frictionless_peer}
TABLES = (check_sums, check_limits, check_companions, check_shares, check_leaps, check_sizes)
Judge = Callable[[Report], object]


def main() -> None:
    """Find the results equal, time each way, and print what they took."""
    import pyperf  # an extra of its own: the tests of this module go without it

    runner = pyperf.Runner(processes=5, values=3, min_time=0.5, program_args=("-m", "tests.benchmarks.checking"))
    options = runner.parse_args()
    options.quiet = True
    good = bare(numbered_report())
    if not options.worker:
        for report in (good, broken(good)):
            print(f"broken sums found by each of the three: {len(agreed(report))} of {len(sums_of(report.form))}")
    reports = turns()
    timed = {
        "all checks": runner.bench_time_func("all checks", fresh, reports, evaluate),
        "tables alone": runner.bench_time_func("tables alone", fresh, reports, tables_alone),
        "nianbao": runner.bench_time_func("sums: nianbao", fresh, map(bare, reports), ours),
        **{name: runner.bench_func(f"sums: {name}", peer(good)) for name, peer in PEERS.items()},
    }
    if any(one is None for one in timed.values()):
        return
    took = {name: one.median() * 1000 for name, one in timed.items()}
    for name, goal in GOALS_MS.items():
        print(f"{name}: {took[name]:.2f} ms (goal {goal}: {'met' if took[name] <= goal else 'missed'})")
    for name in PEERS:
        ratio = took["nianbao"] / took[name]
        met = "met" if ratio <= GOAL else "missed"
        print(f"sums: nianbao {took['nianbao']:.2f} ms / {name} {took[name]:.2f} ms = {ratio:.3f} (goal {GOAL}: {met})")


def fresh(loops: int, reports: Iterator[Report], judge: Judge) -> float:
    """Seconds for judging so many reports, none of them judged before; making them is not counted."""
    made = list(islice(reports, loops))
    begun = time.perf_counter()
    for report in made:
        judge(report)
    return time.perf_counter() - begun


def tables_alone(report: Report) -> list[Finding]:
    """What the families find that look at the tables alone, last year's among them."""
    return [*check_values(report, draft=False), *(finding for family in TABLES for finding in family(report))]


def bare(report: Report) -> Report:
    """The report without last year's, for the sums of one year."""
    return replace(report, prior=None)


def broken(report: Report) -> Report:
    """The report with a few cells one too high."""
    return replace(report, figures=report.figures.changed({cell: int(report.known[cell] or 0) + 1 for cell in WRONG}))


def agreed(report: Report) -> Broken:
    """The broken sums; SystemExit where the ways do not agree on them."""
    wanted = ours(report)
    for name, peer in PEERS.items():
        if (found := peer(report)()) != wanted:
            raise SystemExit(f"{name} finds {sorted(found)} broken, not {sorted(wanted)}: nothing is timed")
    return wanted


if __name__ == "__main__":
    main()
