"""Slack's markup is undone in what people typed, and never made of what we send."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.slack.plain import escaped, people, undone, unescaped

CASES = [
    ("hello", "hello"),
    ("a &lt; b &amp;&amp; c &gt; d", "a < b && c > d"),
    ("&amp;lt;", "&lt;"),  # undone once: somebody typed «&lt;»
    ("<@U0BOT> hello", "hello"),
    ("<@U0BOT>, hello", "hello"),
    ("hey <@U0BOT> you", "hey you"),
    ("ask <@U0JUN>", "ask @Jun <Sato>"),
    ("ask <@U0WHO>", "ask @U0WHO"),
    ("ask <@U0WHO|kim>", "ask @kim"),
    ("in <#C0LEADS|leads>", "in #leads"),
    ("in <#C0LEADS>", "in #C0LEADS"),
    ("<!here> <!channel> <!everyone>", "@here @channel @everyone"),
    ("<!subteam^S012|@sales>", "@sales"),
    ("<!subteam^S012>", "@group"),
    ("by <!date^1392734382^{date}|Feb 18>", "by Feb 18"),
    ("<https://aozora.example>", "https://aozora.example"),
    ("<http://aozora.example|aozora.example>", "aozora.example"),  # as typed
    ("<https://aozora.example/a?b=1&amp;c=2>", "https://aozora.example/a?b=1&c=2"),
    ("<https://aozora.example|our page>", "our page (https://aozora.example)"),
    ("<mailto:minji@haneul.example|minji@haneul.example>", "minji@haneul.example"),
    ("<mailto:minji@haneul.example>", "minji@haneul.example"),
    ("<tel:+821012345678|010-1234-5678>", "010-1234-5678"),
    ("2 <3", "2 <3"),
    ("견적 &amp; 도입 <@U0JUN>님", "견적 & 도입 @Jun <Sato>님"),
    ("料金は &lt;月額&gt; ですか", "料金は <月額> ですか"),
    ("", ""),
]


@pytest.mark.parametrize(("typed", "plain"), CASES)
def test_markup_is_undone(typed: str, plain: str) -> None:
    assert undone(typed, names={"U0JUN": "Jun <Sato>"}, bot="U0BOT") == plain


def test_people_who_are_mentioned_are_found_once_each() -> None:
    assert people("<@U1> <@U2|x> <@U1> @U3 &lt;@U4&gt;") == ("U1", "U2")


@given(st.text())
def test_nothing_that_we_send_can_be_markup(text: str) -> None:
    assert not set("<>") & set(escaped(text))
    assert unescaped(escaped(text)) == text


@given(st.text(alphabet="<>@#!|&;ltgampU012 ^:", max_size=40))
def test_nothing_that_is_typed_raises(text: str) -> None:
    undone(text, names={}, bot="U0BOT")
    people(text)
