"""So many times within so many seconds, for each key by itself."""

from __future__ import annotations

import subprocess
import sys

import time_machine

from adapters.rates import Rate, Rates

THREE = Rate(3, 10)


def test_what_is_over_the_rate_waits_until_the_window_has_moved_on() -> None:
    rates = Rates()
    with time_machine.travel(1_800_000_000, tick=False) as clock:
        assert [rates.take(THREE, "a") for _ in range(3)] == [0, 0, 0]
        clock.shift(4)
        assert rates.take(THREE, "a") == 6
        clock.shift(6.1)
        assert rates.take(THREE, "a") == 0


def test_each_key_and_each_rate_counts_by_itself() -> None:
    rates = Rates()
    assert [rates.take(Rate(1, 60), key) > 0 for key in ("a", "b", "a")] == [False, False, True]
    assert rates.take(Rate(1, 30), "a") == 0


def test_the_library_is_not_imported_before_something_is_counted() -> None:
    look = "import sys, adapters.web, adapters.desk; raise SystemExit('limits' in sys.modules)"
    assert subprocess.run((sys.executable, "-c", look), check=False).returncode == 0
