"""Only what Slack signed, just now and for the first time, passes."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from slack_sdk.signature import SignatureVerifier

from adapters.slack.verify import Verifier, sign
from bot.errors import NotAllowed

NOW = datetime(2026, 3, 10, 9, 30, tzinfo=UTC)
STAMP = str(int(NOW.timestamp()))
SECRET = "8f742231b10e8888abcd99aaabbb85a5"
BODY = '{"text":"안녕하세요"}'.encode()


def verifier(now: datetime = NOW) -> Verifier:
    return Verifier(secret=SECRET, clock=lambda: now)


def headers(stamp: str = STAMP, signature: str | None = None) -> dict[str, str]:
    return {"x-slack-request-timestamp": stamp, "x-slack-signature": sign(SECRET, stamp, BODY) if signature is None else signature}


def test_what_slack_signed_passes() -> None:
    assert verifier().check(headers(), BODY).startswith("v0=")


def test_our_signature_is_the_one_of_slacks_own_sdk() -> None:
    assert sign(SECRET, STAMP, BODY) == SignatureVerifier(SECRET).generate_signature(timestamp=STAMP, body=BODY)


@pytest.mark.parametrize(
    ("named", "body"),
    [
        (headers(signature="v0=" + "0" * 64), BODY),  # wrong
        (headers(signature=sign("0" * 32, STAMP, BODY)), BODY),  # another app's secret
        (headers(), BODY + b" "),  # another body
        (headers(), b"\xff\xfe"),  # no UTF-8
        (headers(signature=""), BODY),
        (headers(signature="v0=서명"), BODY),  # no ASCII
        (headers(stamp="soon"), BODY),
        (headers(stamp=""), BODY),
        (headers(stamp="-1"), BODY),
        (headers(stamp="１７７３"), BODY),  # digits, but not ASCII's
        (headers(stamp="9" * 400), BODY),
        (headers(stamp=f"{STAMP}.5"), BODY),
        ({}, BODY),
        ({"x-slack-signature": sign(SECRET, STAMP, BODY)}, BODY),
    ],
)
def test_anything_else_does_not(named: dict[str, str], body: bytes) -> None:
    with pytest.raises(NotAllowed):
        verifier().check(named, body)


@pytest.mark.parametrize(("seconds", "passes"), [(-301, False), (-300, True), (0, True), (300, True), (301, False)])
def test_five_minutes_to_either_side_are_the_limit(seconds: int, passes: bool) -> None:
    stamp = str(int((NOW + timedelta(seconds=seconds)).timestamp()))
    if passes:
        verifier().check(headers(stamp), BODY)
    else:
        with pytest.raises(NotAllowed):
            verifier().check(headers(stamp), BODY)


def test_a_copy_of_a_request_that_was_taken_is_refused() -> None:
    one = verifier()
    one.taken(one.check(headers(), BODY))
    with pytest.raises(NotAllowed, match="taken before"):
        one.check(headers(), BODY)


def test_a_request_that_was_not_taken_may_come_again_and_so_may_what_slack_says_it_repeats() -> None:
    one = verifier()
    one.taken(one.check(headers(), BODY))
    one.check(headers() | {"x-slack-retry-num": "1"}, BODY)
    other = verifier()
    other.check(headers(), BODY)
    other.check(headers(), BODY)


def test_what_was_taken_is_forgotten_once_its_age_alone_would_refuse_it() -> None:
    times = [NOW]
    one = Verifier(secret=SECRET, clock=lambda: times[0])
    for second in range(2000):
        times[0] = NOW + timedelta(seconds=second)
        stamp = str(int(times[0].timestamp()))
        one.taken(one.check(headers(stamp), BODY))
    assert len(one._taken) <= 602


def test_the_secret_is_not_in_the_repr() -> None:
    assert SECRET not in repr(verifier())
