"""Why a signal is heard, told in the same order every time."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

ASKED = """
from bot.signals.why import Asked, why
print([(one.words, one.source) for one in why("decline", Asked(text="I'd rather not say", language="en", asking="budget"))])
"""


@pytest.mark.parametrize("seed", ["1", "2"])
def test_reasons_come_in_one_order_however_a_process_hashes(seed: str) -> None:
    ran = [
        subprocess.run([sys.executable, "-c", ASKED], capture_output=True, text=True, check=True, env={**os.environ, "PYTHONHASHSEED": one})
        for one in ("0", seed)
    ]
    assert ran[0].stdout == ran[1].stdout
    assert ran[0].stdout.count("rather") >= 2
