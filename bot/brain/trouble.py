"""Everything that can be wrong with a model's answer, as one table; and what of it says that the model is away."""

from __future__ import annotations

from collections.abc import Mapping

TROUBLES: Mapping[str, str] = {
    "timeout": "no answer within the time limit",
    "unreachable": "no connection, or it broke before an answer",
    "rate_limited": "too many requests (429)",
    "overloaded": "the other side is overloaded (529, 5xx)",
    "not_allowed": "the key is wrong, missing or may not do this (401, 403)",
    "no_model": "there is no model of that id (404)",
    "bad_request": "the request was not taken (400, 413, 422)",
    "not_ready": "the SDK is still being loaded, or is not installed",
    "not_the_api": "what answered is not the API: HTML, or JSON of another shape",
    "refused": "the model refused",
    "cut_off": "the answer was cut off at its limit of tokens",
    "too_large": "the answer is larger than any that we ask for",
    "empty": "an empty answer",
    "malformed": "not JSON",
    "wrong_schema": "JSON of another schema than was asked for",
}
"""Every `why` of a ModelTrouble, with what it means; the words stand in docs/model.md and as labels on /metrics."""

TRANSPORT = frozenset({"unreachable"})
"""Worth one more try: nothing was answered, so there cannot be two answers."""

AWAY = frozenset({"timeout", "unreachable", "rate_limited", "overloaded", "not_the_api", "not_ready"})
"""Says that the model is away for now; enough of it in a row opens the breaker."""

FATAL = frozenset({"not_allowed", "no_model"})
"""Will not mend by itself; opens the breaker at once."""
