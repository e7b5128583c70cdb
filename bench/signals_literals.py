"""What every match of a pattern must contain, so that only the patterns that can match are tried.

Python's `re` tries each alternative at each place; some hundred patterns on each message would take a millisecond.
One pass over the message finds the few whose literal is there.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from dataclasses import dataclass

_TOKEN = re.compile(
    r"(?P<zero>\(\?(?:=|!|<=|<!))|(?P<open>\((?:\?:)?)|(?P<close>\))|(?P<bar>\|)|(?P<set>\[\^?\]?(?:\\.|[^\]\\])*\])"
    r"|(?P<quantity>(?:[*+?]|\{\d*,?\d*\})[?+]?)|(?P<class>\\[bBdDsSwWAZ]|[.^$])|\\(?P<escaped>.)|(?P<plain>.)",
    re.DOTALL,
)
_MAY_BE_ABSENT = re.compile(r"[*?]|\{0?,|\{0\}")

Literals = frozenset[str]
NOTHING: Literals = frozenset()

Often = Callable[[str], float]
"""Tells how often a literal stands in what people write."""


def required(pattern: str, often: Often) -> Literals:
    """Return strings of which one stands in every match of `pattern`, the seldomest of those that do; empty when none can be told."""
    tokens = [(str(found.lastgroup), found[found.lastgroup or 0]) for found in _TOKEN.finditer(pattern)]
    literals, _ = _Reader(tokens, often).alternatives(0)
    return literals


@dataclass(frozen=True, slots=True)
class _Reader:
    """One expression as tokens (what it is, its text), read from the left."""

    tokens: list[tuple[str, str]]
    often: Often

    def alternatives(self, at: int) -> tuple[Literals, int]:
        """Read up to the closing parenthesis: every alternative must give something, or nothing can be told."""
        branches: list[Literals] = []
        while True:
            literals, at = self._sequence(at)
            branches.append(literals)
            if at >= len(self.tokens) or self.tokens[at][0] == "close":
                break
            at += 1
        return (NOTHING.union(*branches) if all(branches) else NOTHING), at + 1

    def _sequence(self, at: int) -> tuple[Literals, int]:
        """Read one alternative; return the best of its runs of plain characters and its groups."""
        best, run = NOTHING, ""
        while at < len(self.tokens) and self.tokens[at][0] not in ("bar", "close"):
            name, value = self.tokens[at]
            inner, after = self.alternatives(at + 1) if name in ("open", "zero") else (NOTHING, at + 1)
            may_be_absent, repeated = self._quantity(after)
            at = after + repeated
            if name in ("escaped", "plain") and not may_be_absent:
                run += value
                if not repeated:
                    continue
            elif name == "open" and not may_be_absent:
                best = self._better(best, inner)
            best, run = self._better(best, _only(run)), ""
        return self._better(best, _only(run)), at

    def _quantity(self, at: int) -> tuple[bool, bool]:
        """Whether the token before `at` may be absent, and whether it carries a quantity at all."""
        if at >= len(self.tokens) or self.tokens[at][0] != "quantity":
            return False, False
        return _MAY_BE_ABSENT.match(self.tokens[at][1]) is not None, True

    def _better(self, one: Literals, other: Literals) -> Literals:
        return min(one, other, key=self._tried)

    def _tried(self, literals: Literals) -> float:
        """Return how often the pattern would be tried; of what nobody wrote yet the long and few are seldomer."""
        return math.fsum(self.often(literal) + 1.0 / len(literal) for literal in literals) if literals else math.inf


def _only(run: str) -> Literals:
    return frozenset({run}) if run else NOTHING
