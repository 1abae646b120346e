"""How fast a report is filled and checked, against the peers; run by `make bench`."""
