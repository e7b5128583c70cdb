"""Personal data and secrets made anew each time, so that no line of this file holds one."""

from __future__ import annotations

import random
from collections.abc import Callable

_NAMES = {"en": ["Marguerite", "Okonkwo", "Featherstone"], "ko": ["김민지", "박서준", "최하윤"], "ja": ["佐藤遥", "高橋健太", "渡辺美咲"]}
_SAYINGS = {
    "en": "we are {n} people and need a help desk",
    "ko": "직원 {n}명이고 상담 툴을 찾고 있어요",
    "ja": "従業員{n}名で、ツールを探しています",
}


def _digits(chance: random.Random, count: int) -> str:
    return "".join(chance.choice("0123456789") for _ in range(count))


def _luhn(digits: str) -> str:
    total = sum(d if i % 2 else (d * 2 - 9 if d > 4 else d * 2) for i, d in enumerate(map(int, reversed(digits))))
    return digits + str(-total % 10)


Make = Callable[[random.Random], str]
LOOKS: dict[str, Make] = {
    "email": lambda c: f"{c.choice('abcdef')}{_digits(c, 6)}.kim@mail{_digits(c, 3)}.example",
    "email in Korean": lambda c: f"민지{_digits(c, 5)}@회사{_digits(c, 3)}.example",
    "phone international": lambda c: f"+82 10-{_digits(c, 4)}-{_digits(c, 4)}",
    "phone Korea": lambda c: f"010-{_digits(c, 4)}-{_digits(c, 4)}",
    "phone Korea bare": lambda c: f"010{_digits(c, 8)}",
    "phone Japan": lambda c: f"090-{_digits(c, 4)}-{_digits(c, 4)}",
    "phone full width": lambda c: f"０９０－{_digits(c, 4)}－{_digits(c, 4)}".translate(
        str.maketrans("0123456789", "０１２３４５６７８９")
    ),
    "phone US": lambda c: f"(415) 555-{_digits(c, 4)}",
    "card": lambda c: " ".join([(d := _luhn("4" + _digits(c, 14)))[:4], d[4:8], d[8:12], d[12:]]),
    "card bare": lambda c: _luhn("4" + _digits(c, 14)),
    "bearer": lambda c: f"Bearer {_digits(c, 8)}abcDEF.{_digits(c, 8)}",
    "slack token": lambda c: f"xoxb-{_digits(c, 11)}-{_digits(c, 11)}abc",
    "telegram token": lambda c: f"{_digits(c, 9).replace('0', '1')}:AA{_digits(c, 33)}",
    "jwt": lambda c: f"eyJhbGciOi{_digits(c, 8)}.eyJzdWIi{_digits(c, 8)}.sig{_digits(c, 8)}",
    "password in an address": lambda c: f"postgresql://handraiser:pw{_digits(c, 10)}@db/handraiser",
    "password assigned": lambda c: f"password=pw{_digits(c, 10)}",
}
"""What can be told by its looks, wherever it stands."""

SHAPELESS: dict[str, Make] = {
    "name": lambda c: f"{c.choice(_NAMES[c.choice(list(_NAMES))])}{_digits(c, 5)}",
    "words": lambda c: _SAYINGS[c.choice(list(_SAYINGS))].format(n=_digits(c, 6)),
}
"""What can be told by its key alone."""
