"""`python -m bench` (make bench): measures Handraiser beside its peers, prints the tables, keeps them.

--short    only to see that it runs; nothing is kept
"""

from __future__ import annotations

import argparse
import sys

import uvloop

from bench.measure import SHORT, Sizes, measure
from bench.report import keep, promises, table


def main() -> int:
    """Measure, print and keep; 1 when a promise does not hold."""
    parser = argparse.ArgumentParser(prog="python -m bench", description="Measures Handraiser beside its peers.")
    parser.add_argument("--short", action="store_true", help="only to see that it runs; nothing is kept")
    short = parser.parse_args().short
    measured = uvloop.run(measure(SHORT if short else Sizes()))
    print(table(measured))
    for why in measured.missing:
        print(f"\nLEFT OUT: {why}", file=sys.stderr)
    if short:
        return 0
    print(f"\nkept in {keep(measured)}")
    return 0 if all(promise.holds for promise in promises(measured)) else 1


if __name__ == "__main__":
    sys.exit(main())
