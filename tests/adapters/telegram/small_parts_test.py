"""Addresses, the webhook's secret, our own few words, files, and what is not imported."""

from __future__ import annotations

import subprocess
import sys

import pytest

from adapters.telegram.address import Place, Ref, link_to, place_of, ref_of
from adapters.telegram.verify import is_telegram, is_writable, secret_for
from adapters.telegram.words import WORDS, word
from bot.errors import GivenUp, NotFound, PlatformError, TooMuch
from tests.adapters.telegram.cloud import Refusal
from tests.adapters.telegram.conftest import Met


@pytest.mark.parametrize("written", ["42", "-4567", "-1001234567890", "-1001234567890:30", "-1001234567890^50", "@leads"])
def test_a_place_is_written_as_it_is_read(written: str) -> None:
    assert str(place_of(written)) == written


@pytest.mark.parametrize("written", ["42/7", "-1001234567890/7", "-1001234567890:30/31", "42/7+8+9"])
def test_a_ref_is_written_as_it_is_read(written: str) -> None:
    assert str(ref_of(written)) == written


@pytest.mark.parametrize("written", ["", "x", "42/", "/7", "42/7+", "42:/7", "42/-7", "４２/7", "42/7\n", "#leads", "@a", "9" * 30])
def test_what_is_no_address_is_given_up(written: str) -> None:
    with pytest.raises(GivenUp):
        ref_of(written)
    with pytest.raises(GivenUp):
        place_of(written if "/" in written or not written.isascii() else f"{written}/")


def test_a_person_and_a_group_are_told_apart() -> None:
    assert [place_of(one).is_private for one in ("42", "-4567", "@leads")] == [True, False, False]


def test_only_a_supergroups_messages_have_an_address() -> None:
    assert link_to(Ref(chat=-1001234567890, ids=(7,))) == "https://t.me/c/1234567890/7"
    assert link_to(Ref(chat=-1001234567890, topic=3, ids=(7, 8))) == "https://t.me/c/1234567890/3/7"
    assert link_to(Ref(chat=-4567, ids=(7,))) == ""
    assert str(Place(chat=-4567)) == "-4567"


def test_the_secret_is_the_same_after_each_start_and_another_for_each_bot_and_key() -> None:
    secrets = [secret_for(b"k", "1:a"), secret_for(b"k", "1:a"), secret_for(b"k", "2:a"), secret_for(b"l", "1:a")]
    assert secrets[0] == secrets[1]
    assert len(set(secrets)) == 3
    assert all(is_writable(secret) for secret in secrets)
    assert secret_for(b"k", "1:a", "mine") == "mine"


@pytest.mark.parametrize("header", [None, "", "x", "secre", "secret ", "SECRET", "sécret"])
def test_any_other_secret_is_wrong(header: str | None) -> None:
    assert is_telegram("secret", "secret")
    assert not is_telegram(header, "secret")


@pytest.mark.parametrize("secret", ["", "a b", "ä", "a" * 257, "a.b"])
def test_a_secret_that_telegram_does_not_take_is_known(secret: str) -> None:
    assert not is_writable(secret)


def test_our_words_are_there_in_three_languages() -> None:
    assert {frozenset(texts) for texts in WORDS.values()} == {frozenset({"en", "ko", "ja"})}
    assert word("share_phone", "ko-KR") == "📱 내 전화번호 보내기"
    assert word("share_phone", "fi") == "📱 Share my phone number"


async def test_a_file_is_fetched_with_its_type(polled: Met) -> None:
    polled.double.cloud.files["plan.pdf"] = b"%PDF-1.7 \x00"
    assert await polled.guest.fetch("plan.pdf") == ("application/pdf", b"%PDF-1.7 \x00")


@pytest.mark.parametrize(
    ("code", "description", "error"),
    [
        (400, "Bad Request: file is too big", TooMuch),
        (400, "Bad Request: wrong file_id or the file is temporarily unavailable", NotFound),
        (502, "Bad Gateway", PlatformError),
    ],
)
async def test_a_file_that_cannot_be_had_says_why(polled: Met, code: int, description: str, error: type[Exception]) -> None:
    polled.double.cloud.refusals["getfile"].append(Refusal(code, description))
    with pytest.raises(error):
        await polled.guest.fetch("x")


def test_the_sdk_is_imported_only_when_a_bot_is_built() -> None:
    asked = "import sys, adapters.telegram; print('telegram' in sys.modules, 'httpx' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True).stdout.split() == ["False", "False"]
