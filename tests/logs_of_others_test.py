"""What libraries say at their most talkative level: no words of people, no addresses with a secret in them, no passwords."""

from __future__ import annotations

import asyncio
import gc
import io
import json
import logging
from datetime import UTC, datetime, timedelta

import aiohttp
import httpx2
import pytest

from adapters.calendar.caldav import CalDav
from adapters.crm.webhook import Webhook
from adapters.mail.links import Links
from adapters.mail.send import Mail
from bot.config import CalendarConfig, MailConfig, WebhookConfig
from bot.errors import CalendarTrouble, PlatformError
from bot.model import Effect, Say
from bot.model.letter import Letter
from bot.ports import Appointment

NOW = datetime(2026, 3, 10, 15, 0, tzinfo=UTC)
NAME, ADDRESS, PHONE, WORDS = "정미래", "canary@hanbit.example", "+82 10-9876-5432", "the canary sentence"
SECRET = "s3cr3t-canary-of-the-house"
CANARIES = (NAME, ADDRESS, PHONE, WORDS, SECRET, "canary")


def leaked(talkative_log: io.StringIO) -> list[str]:
    """Return the canaries that stand in the log, whatever it escapes."""
    log = talkative_log.getvalue()
    return [canary for canary in CANARIES if canary in log or json.dumps(canary)[1:-1] in log]


@pytest.mark.parametrize("library", ["httpx2", "httpcore2.http11", "slack_sdk.web", "discord.http", "discord.gateway", "aiohttp.client"])
@pytest.mark.parametrize("other", ["websockets.client", "anthropic._base_client", "openai._base_client", "telegram.Bot", "aiosmtplib"])
def test_libraries_say_nothing_below_a_warning(talkative_log: io.StringIO, library: str, other: str) -> None:
    for name in (library, other):
        for level in (logging.DEBUG, logging.INFO):
            logging.getLogger(name).log(level, "POST https://host.example/%s with %s", SECRET, WORDS)
        logging.getLogger(name).warning("it is slow")
    assert leaked(talkative_log) == []
    assert talkative_log.getvalue().count("it is slow") == 2


async def test_a_task_that_died_unheard_says_what_kind_and_not_what_it_said(talkative_log: io.StringIO) -> None:
    async def dies() -> None:
        raise ValueError(f"cannot read {WORDS} of {NAME}")

    task = asyncio.create_task(dies())
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    del task
    gc.collect()
    await asyncio.sleep(0)
    assert "Task exception was never retrieved" in talkative_log.getvalue()
    assert "ValueError" in talkative_log.getvalue()
    assert leaked(talkative_log) == []


async def test_asyncio_in_its_debug_mode_does_not_write_what_a_slow_step_held(talkative_log: io.StringIO) -> None:
    loop = asyncio.get_running_loop()
    loop.call_exception_handler({"message": "Unhandled exception", "exception": KeyError(WORDS), "context_of": NAME})
    assert "Unhandled exception" in talkative_log.getvalue()
    assert leaked(talkative_log) == []


ANSWERS = {
    "refused": lambda request: httpx2.Response(401, text=f"{WORDS} {SECRET}", request=request),
    "down": lambda request: httpx2.Response(503, headers={"set-cookie": SECRET}, text=WORDS, request=request),
    "bad": lambda request: httpx2.Response(207, text=f"<x>{WORDS}</x>", request=request),
    "entity": lambda request: httpx2.Response(207, text=f"<!DOCTYPE x [<!ENTITY a '{WORDS}'>]><x/>", request=request),
    "moved": lambda request: httpx2.Response(302, headers={"location": f"https://evil.example/{SECRET}"}, request=request),
}


@pytest.mark.parametrize("answer", ANSWERS)
async def test_a_calendar_that_goes_wrong_says_neither_its_address_nor_its_password(talkative_log: io.StringIO, answer: str) -> None:
    config = CalendarConfig(kind="caldav", url=f"https://dav.example/{SECRET}/", user=ADDRESS, password=SECRET)
    async with httpx2.AsyncClient(transport=httpx2.MockTransport(ANSWERS[answer])) as client:
        calendar = CalDav(config, client, "Asia/Seoul")
        log = logging.getLogger("test")
        try:
            await calendar.busy(NOW, NOW + timedelta(days=1))
        except CalendarTrouble:
            log.exception("the calendar could not be read")
        meeting = Appointment(uid="m1", sequence=0, begins=NOW, ends=NOW, title=NAME, words=WORDS, attendee=ADDRESS)
        try:
            await calendar.put(meeting)
        except PlatformError:
            log.exception("the calendar could not be written")
    assert leaked(talkative_log) == []


def effect(kind: str, place: str, text: str = WORDS, *, letter: Letter | None = None) -> Effect:
    """Return something to be sent."""
    return Effect(
        id="e1",
        conversation="c1",
        kind=kind,
        platform="mail",
        place=place,
        say=Say(text=text, name=NAME),
        card=None,
        attempts=0,
        due_at=NOW,
        letter=letter,
    )


async def test_a_webhook_that_refuses_the_connection_says_neither_its_secret_nor_what_it_carried(talkative_log: io.StringIO) -> None:
    webhook = Webhook(WebhookConfig(url=f"http://127.0.0.1:9/hook/{SECRET}?key={SECRET}", secret=SECRET), lambda: NOW)
    body = json.dumps({"at": NOW.isoformat(), "lead": {"name": NAME, "email": ADDRESS, "words": WORDS}})
    try:
        await webhook.send(effect("sync", "", body))
    except PlatformError:
        logging.getLogger("test").exception("it did not take it")
    finally:
        await webhook.close()
    assert "it did not take it" in talkative_log.getvalue()
    assert leaked(talkative_log) == []


async def test_a_mail_server_that_refuses_says_neither_the_address_nor_the_password(talkative_log: io.StringIO) -> None:
    async def refuse(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(f"554 go away {ADDRESS} {SECRET}\r\n".encode())
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(refuse, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    config = MailConfig(host="127.0.0.1", port=port, security="none", user=ADDRESS, password=SECRET, sender="mia@northdesk.example")
    links = Links(key=b"k" * 32, clock=lambda: NOW, public_url="https://chat.example", lasts=timedelta(days=30))
    letter = Letter(language="en", subject=WORDS, sender=NAME, firm="Northdesk", lead=WORDS, lines=((NAME, WORDS),))
    async with server:
        try:
            await Mail(config=config, links=links, clock=lambda: NOW).send(effect("mail", ADDRESS, letter=letter))
        except PlatformError:
            logging.getLogger("test").exception("it did not take it")
    assert "it did not take it" in talkative_log.getvalue()
    assert leaked(talkative_log) == []


async def test_an_unclosed_session_does_not_write_where_it_was_connected(talkative_log: io.StringIO) -> None:
    session = aiohttp.ClientSession(base_url=f"https://host.example/{SECRET}/")
    connector = session.connector
    del session
    gc.collect()
    await asyncio.sleep(0)
    if connector is not None:
        await connector.close()
    assert leaked(talkative_log) == []
