"""Links to files: signed, expiring, downloaded and never shown; whatever else is asked for is not there."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import cast

import httpx
import pytest
from starlette.applications import Starlette

from adapters.files import KEPT, Files
from bot.errors import PlatformError, TooMuch
from bot.model.arrivals import Attachment
from bot.ports import Guest
from tests.adapters.contract.plain import PlainDouble, PlainGuest
from tests.talks import Clock

FILE = Attachment(name="견적 “최종”.pdf", kind="file", size=9, ref="f1")
HOUSE = "https://chat.example"


class Broken(PlainGuest):
    """A platform that gives nothing."""

    error: Exception = PlatformError("down")

    async def fetch(self, ref: str) -> tuple[str, bytes]:
        raise self.error


def made(guest: object, clock: Clock, key: bytes = b"k" * 32, public_url: str = HOUSE) -> Files:
    return Files(key=key, clock=clock, public_url=public_url, guests={"plain": cast(Guest, guest)})


@pytest.fixture
def clock() -> Clock:
    return Clock(datetime(2026, 11, 20, tzinfo=UTC))


@pytest.fixture
def double() -> PlainDouble:
    return PlainDouble(files={"f1": ("text/html", b"<script>alert(1)</script>")})


async def opened(files: Files, link: str) -> httpx.Response:
    transport = httpx.ASGITransport(app=Starlette(routes=[files.route()]))
    async with httpx.AsyncClient(transport=transport) as browser:
        return await browser.get(link)


async def test_a_link_downloads_the_file_under_its_name(clock: Clock, double: PlainDouble) -> None:
    files = made(PlainGuest(double), clock)
    answer = await opened(files, files.link("plain", FILE))
    assert (answer.status_code, answer.content) == (200, b"<script>alert(1)</script>")
    assert answer.headers["content-disposition"].startswith("attachment; filename*=UTF-8''%EA%B2%AC")
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "sandbox" in answer.headers["content-security-policy"]


async def test_a_link_expires(clock: Clock, double: PlainDouble) -> None:
    files = made(PlainGuest(double), clock)
    link = files.link("plain", FILE)
    clock.now += KEPT - timedelta(seconds=2)
    assert (await opened(files, link)).status_code == 200
    clock.now += timedelta(seconds=3)
    assert (await opened(files, link)).status_code == 404


@pytest.mark.parametrize("token", ["", "x", ".", "a.b", "e30.e30", "%00.%00", "é.é", "A" * 5000 + ".x"])
async def test_a_forged_link_opens_nothing(clock: Clock, double: PlainDouble, token: str) -> None:
    assert (await opened(made(PlainGuest(double), clock), f"{HOUSE}/files/{token}")).status_code == 404


async def test_a_link_of_another_key_or_with_another_body_opens_nothing(clock: Clock, double: PlainDouble) -> None:
    files = made(PlainGuest(double), clock)
    other = made(PlainGuest(double), clock, key=b"o" * 32).link("plain", FILE)
    assert (await opened(files, other)).status_code == 404
    mine, theirs = files.link("plain", FILE), files.link("plain", Attachment(name="x", kind="file", size=1, ref="f2"))
    mixed = theirs.partition(".example")[0] + ".example/files/" + theirs.split("/files/")[1].split(".")[0] + "." + mine.rpartition(".")[2]
    assert (await opened(files, mixed)).status_code == 404


@pytest.mark.parametrize(("error", "status"), [(TooMuch("too large"), 413), (PlatformError("down"), 502)])
async def test_what_the_platform_does_not_give_is_said(clock: Clock, double: PlainDouble, error: Exception, status: int) -> None:
    guest = Broken(double)
    guest.error = error
    files = made(guest, clock)
    assert (await opened(files, files.link("plain", FILE))).status_code == status


async def test_without_a_public_address_there_are_no_links(clock: Clock, double: PlainDouble) -> None:
    assert made(PlainGuest(double), clock, public_url="").link("plain", FILE) == ""


async def test_a_file_that_is_gone_and_a_platform_that_is_gone_are_not_there(clock: Clock, double: PlainDouble) -> None:
    files = made(PlainGuest(double), clock)
    link = files.link("plain", FILE)
    double.files.clear()
    assert (await opened(files, link)).status_code == 404
    nobody = Files(key=files.key, clock=clock, public_url=HOUSE, guests={})
    assert (await opened(nobody, link)).status_code == 404
