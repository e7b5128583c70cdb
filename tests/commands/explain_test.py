"""A reading for people: underlined quotes, where they stand, and what gave them."""

from __future__ import annotations

import pytest

from bot.commands.explain import place, plain, told, underlined
from bot.signals.why import Asked, Reason, why


def test_every_quote_is_underlined_where_it_stands() -> None:
    shown = underlined("we have 45 people, write to jo@x.example", ["45 people", "jo@x.example"])
    assert [(span.start, span.end) for span in shown.spans] == [(8, 17), (28, 40)]
    assert all("underline" in str(span.style) for span in shown.spans)


def test_a_quote_that_does_not_stand_there_underlines_nothing() -> None:
    assert underlined("hello", ["bye", ""]).spans == []


def test_a_strangers_text_gives_the_terminal_no_orders() -> None:
    assert plain("a\x1b[2Jb\x07\nc\u202e") == "a\ufffd[2Jb\ufffd\nc\ufffd"


@pytest.mark.parametrize(
    ("text", "words", "where"),
    [
        ("Take me OFF your list", "take me off", "0-11"),
        ("５０名です", "50名", ""),  # compared in another spelling
        ("İstanbul office", "office", ""),  # lower case has another length, so that no place can be told
        ("hello", "", ""),
    ],
)
def test_words_are_placed_where_they_can_be(text: str, words: str, where: str) -> None:
    assert place(text, words) == where


def test_a_pattern_is_told_with_its_words_and_its_expression() -> None:
    reason = Reason(by="pattern", strength=0.9, words="lose my number", source=r"\blose my number\b" + "x" * 100)
    shown = told(reason, "Lose my number!")
    assert shown.startswith("“lose my number” 0-14 by the pattern \\blose")
    assert shown.endswith("…")


def test_what_is_no_pattern_is_told_by_its_name() -> None:
    assert told(Reason(by="model", strength=0.7), "x") == "the model of word pieces 0.70"
    assert told(Reason(by="with others", strength=0.0), "x") == "weaker evidence, added up"


@pytest.mark.parametrize(
    ("text", "language", "signal", "words"),
    [
        ("please take me off your list", "en", "opt_out", "take me off"),
        ("상담원 연결해 주세요", "ko", "human", "상담원"),
        ("今後は連絡しないでください", "ja", "opt_out", "連絡"),
    ],
)
def test_the_words_that_told_of_a_signal_are_named(text: str, language: str, signal: str, words: str) -> None:
    reasons = why(signal, Asked(text=text, language=language))
    assert reasons[0].by == "pattern"
    assert words in " ".join(reason.words for reason in reasons)
    assert [one.strength for one in reasons] == sorted((one.strength for one in reasons), reverse=True)


def test_what_only_counts_while_a_field_is_awaited_is_told_then_alone() -> None:
    assert why("decline", Asked(text="no", language="en")) == ()
    assert why("decline", Asked(text="no", language="en", asking="budget"))[0].by == "pattern"


def test_a_signal_that_is_not_there_has_no_reason() -> None:
    assert why("abuse", Asked(text="we need a help desk", language="en")) == ()


def test_a_model_that_tells_is_named() -> None:
    class Sure:
        def strengths(self, text: str, language: str, *, awaited: bool = False) -> dict[str, float]:
            return {"student": 0.77}

    assert why("student", Asked(text="quite an ordinary sentence", language="en", encoder=Sure())) == (Reason(by="model", strength=0.77),)
