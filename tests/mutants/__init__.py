"""Which small changes of the pure rooms no test notices: `python -m tests.mutants`, run by `make mutants`."""
