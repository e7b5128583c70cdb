"""What the wires to all models share: what a status means, how large an answer may be, what a count of tokens is."""

from __future__ import annotations

import math
from collections.abc import Mapping

STATUS: Mapping[int, str] = {401: "not_allowed", 403: "not_allowed", 404: "no_model", 408: "overloaded", 429: "rate_limited"}
"""Status → trouble; other 4xx are bad_request, 5xx (529 too) overloaded."""

CONNECT = 3.0
"""Seconds for a connection; what comes after is timed by whoever calls."""

LONGEST_BODY = 2_000_000
"""Bytes of a response beyond which it is not looked at."""


def why(status: int) -> str:
    """Return the trouble that a status means."""
    return STATUS.get(status) or ("overloaded" if status >= 500 else "bad_request")


def count(value: object) -> int:
    """Return a count of tokens that somebody else wrote: 0 for what is none."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        return 0
    return min(max(0, int(value)), 10**9)
