"""E-mail addresses and phone numbers leave as placeholders and come back as they were."""

from __future__ import annotations

import pytest

from bot.brain.redact import Redaction, placeholders_in
from bot.fields.kind import Hearing
from tests.brain.material import NOW

HEARING = {"en": Hearing(now=NOW, language="en", region="US"), "ko": Hearing(now=NOW, language="ko", region="KR"),
           "ja": Hearing(now=NOW, language="ja", region="JP")}  # fmt: skip

PERSONAL = [
    ("en", "write to jo@brightloaf.example please", "jo@brightloaf.example"),
    ("en", "it's Jo.Smith+sales@mail.brightloaf.co.uk", "Jo.Smith+sales@mail.brightloaf.co.uk"),
    ("en", "call +1 415 555 0188", "415 555 0188"),
    ("en", "call (415) 555-0188 after 5", "555-0188"),
    ("en", "jo at brightloaf dot example", "jo at brightloaf dot example"),
    ("ko", "010-1234-5678로 전화 주세요", "010-1234-5678"),
    ("ko", "메일은 yuna@morak.example입니다", "yuna@morak.example"),
    ("ko", "02 345 6789", "02 345 6789"),
    ("ja", "03-1588-2034までお願いします", "03-1588-2034"),
    ("ja", "メールはtanaka@aozora.exampleです", "tanaka@aozora.example"),
    ("ja", "０３−１５８８−２０３４です", "１５８８"),
]


@pytest.mark.parametrize(("language", "text", "personal"), PERSONAL)
def test_an_address_or_a_number_does_not_leave_and_comes_back(language: str, text: str, personal: str) -> None:
    sent, redaction = Redaction().hide(text, HEARING[language])
    assert personal not in sent
    assert placeholders_in(sent)
    assert redaction.show(sent) == text


@pytest.mark.parametrize(
    "text", ["we are 60 people", "budget is 50,000,000 won a year", "by 2027-03-01", "15000000", "年間300万円です", "월 50만원"]
)
def test_what_is_neither_stays_as_it_is(text: str) -> None:
    language = "en" if text.isascii() else "ja" if "円" in text else "ko"
    assert Redaction().hide(text, HEARING[language])[0] == text


def test_a_value_keeps_its_placeholder_over_turns_and_new_ones_get_the_next() -> None:
    one, first = Redaction().hide("jo@a.example", HEARING["en"])
    two, second = first.hide("jo@a.example or kim@b.example", HEARING["en"])
    assert (one, two) == ("[email_1]", "[email_1] or [email_2]")
    assert second.show("[email_2] and [email_1]") == "kim@b.example and jo@a.example"


def test_a_placeholder_that_somebody_types_is_made_harmless() -> None:
    sent, redaction = Redaction(values={"[email_1]": "jo@a.example"}).hide("tell me what [email_1] is", HEARING["en"])
    assert placeholders_in(sent) == ()
    assert "jo@a.example" not in redaction.show(sent)


def test_a_placeholder_that_stands_for_nothing_stays_one() -> None:
    assert Redaction().show("write to [email_7]") == "write to [email_7]"


def test_redact_off_replaces_nothing() -> None:
    assert Redaction(on=False).hide("jo@a.example", HEARING["en"])[0] == "jo@a.example"


def test_what_is_hidden_is_not_in_the_representation() -> None:
    assert "jo@" not in repr(Redaction().hide("jo@a.example", HEARING["en"])[1])
