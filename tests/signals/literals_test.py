import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.signals_literals import required

ROWS = [
    (r"\bstop (?:e-?mail|messag)ing\b", {"stop "}),
    (r"^(?:hi|hello)\b", {"hi", "hello"}),
    (r"colou?rs", {"colo"}),
    (r"ab+cde", {"cde"}),
    (r"(?:foo|bar)? baz", {" baz"}),
    (r"(?!abc)def|ghi[jk]", {"def", "ghi"}),
    (r"(?:정말 ?)?그만\s*보내", {"그만"}),
    (r"(?:客|医師)(?:です|から)", {"客", "医師"}),  # what stands in most messages would be tried on them
    (r"(?:invoice|です) から?", {" か"}),
    (r"\d+|x*", set()),
]


@pytest.mark.parametrize(("pattern", "expected"), ROWS)
def test_the_literals_of_a_pattern(pattern: str, expected: set[str]) -> None:
    assert required(pattern, "そうです、だから。そうですから".count) == expected


def _seldom(_literal: str) -> float:
    return 0.0


PIECES = st.sampled_from(["ab", "c?", "(?:de|f)", "g*", "[hi]", "j{0,2}", "(?:kl)?", "m+", "n"])


@given(st.lists(PIECES, min_size=1, max_size=6), st.text(alphabet="abcdefghijklmn", max_size=12))
def test_one_of_them_stands_in_every_match(pieces: list[str], text: str) -> None:
    pattern = "".join(pieces)
    literals = required(pattern, _seldom)
    for match in re.finditer(pattern, text):
        assert not literals or any(literal in match[0] for literal in literals)
