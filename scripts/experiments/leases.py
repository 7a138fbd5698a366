"""Walks through all orders of claims, ends of leases, cancels, drains, pauses and takeovers (Tests/JobsTests)."""

from swift import tests

SUITE = "RunWalkTests"


def run(bench):
    """Runs the walk, which `make test` runs too."""
    count = tests(bench, SUITE, "leases")
    bench.done = f"{count or 0} tests of the walk"
