"""The mail server of config.yaml, and what its refusals mean for us."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

import aiosmtplib
from aiosmtplib import errors

from bot.config import MailConfig
from bot.errors import GivenUp, PlatformError, RetryLater

SLOWEST = 20.0
"""Seconds that a mail may take from the connection to the server's word that it has it."""

PAUSES = (30.0, 60.0, 300.0, 900.0, 1800.0, 3600.0)
"""Seconds before each further try, the last one again and again. Who greylists wants some minutes (RFC 6647, 2)."""

MOST = 110
"""Tries; at the pace above that is more than the four days for which RFC 5321, 4.5.4.1 asks."""

Trouble = (errors.SMTPException, OSError, TimeoutError, ssl.SSLError, ValueError)
"""What a conversation with a mail server may end in."""


@asynccontextmanager
async def connected(mail: MailConfig, context: ssl.SSLContext | None = None) -> AsyncIterator[aiosmtplib.SMTP]:
    """Connect, encrypt and log in as config says; say goodbye afterwards, which no failure may undo."""
    client = aiosmtplib.SMTP(
        hostname=mail.host,
        port=port_of(mail),
        use_tls=mail.security == "tls",
        start_tls=mail.security == "starttls",
        username=mail.user or None,
        password=mail.password or None,
        timeout=SLOWEST,
        tls_context=context,
        local_hostname=mail.sender.rpartition("@")[2],  # looking up our own name may take long
    )
    try:
        await client.connect()
        yield client
    finally:
        with suppress(*Trouble):
            async with asyncio.timeout(2):
                await client.quit()
        client.close()


def port_of(mail: MailConfig) -> int:
    """Return the server's port."""
    return mail.port or MailConfig.PORTS[mail.security]


def translated(error: Exception, attempts: int) -> PlatformError:
    """Return what a failure means: never for what the receiver's side refuses for good, later for all else. No address stands in it."""
    code = code_of(error)
    if isinstance(error, errors.SMTPNotSupported):
        return GivenUp("the mail server does not take such an address")
    if isinstance(error, errors.SMTPRecipientsRefused | errors.SMTPDataError) and code >= 500:
        return GivenUp(f"the mail server refused it with {code}")
    if attempts >= MOST:
        return GivenUp(f"the mail server did not take it for days: {code or type(error).__name__}")
    return RetryLater(PAUSES[min(attempts, len(PAUSES) - 1)], f"the mail server: {code or type(error).__name__}")


def code_of(error: Exception) -> int:
    """Return the server's reply code, 0 where there was none."""
    if isinstance(error, errors.SMTPRecipientsRefused):
        return max((one.code for one in error.recipients), default=0)
    return error.code if isinstance(error, errors.SMTPResponseException) else 0
