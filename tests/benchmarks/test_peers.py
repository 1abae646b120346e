"""The benchmark compares like with like: a slice of it that needs no peer beside python-docx."""

from tests.benchmarks.peers import cell_peer, grid_of, ours
from tests.benchmarks.sample import busy_report


def test_our_way_and_the_cell_way_fill_the_same_document():
    report = busy_report()
    assert grid_of(ours(report)()) == grid_of(cell_peer(report)())
