"""Tries the mail server step by step, for `handraiser doctor`: nothing is sent."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Callable

from aiosmtplib import errors

from adapters.mail.server import SLOWEST, Trouble, code_of, connected, port_of
from bot.config import MailConfig
from bot.model.arrivals import Lodging


async def examine(mail: MailConfig, context: ssl.SSLContext | None = None) -> Lodging:
    """Connect, encrypt, log in and name the sender. Never raises."""
    where = f"{mail.host}:{port_of(mail)}"
    try:
        async with asyncio.timeout(SLOWEST), connected(mail, context) as server:
            await server.mail(mail.sender)
            await server.rset()
    except Trouble as error:
        what, cure = _missing(error)
        return Lodging(ok=False, what=f"{where}: {what}", cure=cure)
    return Lodging(ok=True, checked={"server": where, "security": mail.security, "login": mail.user or "none", "from": mail.sender})


Step = tuple[Callable[[Exception], bool], str, str]

STEPS: tuple[Step, ...] = (
    (
        lambda error: any(isinstance(one, ssl.SSLError) for one in (error, error.__cause__, error.__context__)),
        "its certificate does not hold",
        "Write the name that its certificate is made out to as `mail.host`.",
    ),
    (
        lambda error: isinstance(error, errors.SMTPSenderRefused),
        "refuses mail from this sender",
        "Let the login send as `mail.from`, or change one of the two.",
    ),
    (
        lambda error: isinstance(error, errors.SMTPAuthenticationError),
        "does not take the login",
        "Check `mail.user` and `mail.password`; some servers want an app password.",
    ),
    (
        lambda error: isinstance(error, errors.SMTPException) and " AUTH " in str(error),
        "offers no login over this connection",
        "Take `security: starttls` or `tls`, or leave `mail.user` out.",
    ),
    (
        lambda error: isinstance(error, errors.SMTPException) and "STARTTLS" in str(error),
        "offers no STARTTLS",
        "Write `security: tls` with port 465, or `none` for a server on your own machine.",
    ),
    (
        lambda error: isinstance(error, TimeoutError),
        "does not answer",
        "Check `mail.port` and `mail.security`, and that this machine may reach it.",
    ),
    (lambda error: isinstance(error, errors.SMTPResponseException), "does not want us", "Ask whoever runs it."),
    (lambda error: True, "cannot be reached", "Check `mail.host` and `mail.port`, and that this machine may reach them."),
)
"""How each step fails, in the order in which an error is looked at: what to say, and what to mend."""


def _missing(error: Exception) -> tuple[str, str]:
    what, cure = next((what, cure) for fits, what, cure in STEPS if fits(error))
    return f"{what} ({code_of(error) or type(error).__name__})", cure
