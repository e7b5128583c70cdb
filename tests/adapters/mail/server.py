"""A mail server in process, by aiosmtpd, that keeps what it takes and refuses what it is told to."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from bot.config import MailConfig


@dataclass(slots=True)
class Box:
    """What the server has taken, and how it answers."""

    taken: list[Envelope] = field(default_factory=list)
    rcpt: list[str] = field(default_factory=list)  # answers to RCPT TO, the first to the first; then it takes all
    data: list[str] = field(default_factory=list)  # likewise to the end of DATA
    sender: list[str] = field(default_factory=list)  # likewise to MAIL FROM
    stall: float = 0.0  # seconds before each answer to RCPT TO
    tries: int = 0

    @property
    def mails(self) -> list[EmailMessage]:
        """Return what was taken, parsed."""
        return [message_from_bytes(one.content, policy=default) for one in self.taken if isinstance(one.content, bytes)]

    async def handle_MAIL(self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]) -> str:
        if self.sender:
            return self.sender.pop(0)
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return "250 OK"

    async def handle_RCPT(self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]) -> str:
        self.tries += 1
        await asyncio.sleep(self.stall)
        if self.rcpt:
            return self.rcpt.pop(0)
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        if self.data:
            return self.data.pop(0)
        self.taken.append(envelope)
        return "250 OK"


def only(user: str, password: str) -> Callable[..., AuthResult]:
    """Return an authenticator that takes one login."""

    def check(server: SMTP, session: Session, envelope: Envelope, mechanism: str, given: object) -> AuthResult:
        good = isinstance(given, LoginPassword) and (given.login, given.password) == (user.encode(), password.encode())
        return AuthResult(success=good, handled=False)

    return check


@asynccontextmanager
async def serving(box: Box, **options: Any) -> AsyncIterator[MailConfig]:  # noqa: ANN401 - aiosmtpd's own
    """Serve on a free port; yield the config that reaches it."""
    loop = asyncio.get_running_loop()
    options = {"enable_SMTPUTF8": True, **options}
    server = await loop.create_server(lambda: SMTP(box, loop=loop, **options), "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    try:
        yield MailConfig(host="127.0.0.1", port=port, security="none", sender="hello@northdesk.example")
    finally:
        server.close()
        await server.wait_closed()
