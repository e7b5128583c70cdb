"""Sends letters. Never twice on purpose: the Message-ID comes from the effect, so that what a crash doubled can be told apart."""

from __future__ import annotations

import asyncio
import ssl
from dataclasses import dataclass, field
from email.message import EmailMessage

from adapters.mail.links import Links
from adapters.mail.render import render
from adapters.mail.server import SLOWEST, Trouble, connected, translated
from bot.config import MailConfig
from bot.errors import GivenUp
from bot.model import Effect
from bot.ports import Clock

AT_ONCE = 4
"""Connections to the mail server at a time."""


@dataclass(slots=True, kw_only=True)
class Mail:
    """The platform of what goes by mail."""

    config: MailConfig
    links: Links
    clock: Clock
    context: ssl.SSLContext | None = None  # None: the certificates that this machine trusts
    name: str = "mail"
    _room: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(AT_ONCE))

    async def send(self, effect: Effect) -> str:
        """Send the effect's letter to the address at its place; return the Message-ID. Raise RetryLater or GivenUp."""
        message = self.written(effect)
        async with self._room:
            await self._sent(message, effect)
        return str(message["Message-ID"])

    def written(self, effect: Effect) -> EmailMessage:
        """Return the message that an effect becomes. Raise GivenUp where it cannot."""
        letter = effect.letter
        if letter is None:
            raise GivenUp("there is no letter to send")
        return render(
            letter,
            to=effect.place,
            sender=self.config.sender,
            id=f"<{effect.id}@{self.config.sender.rpartition('@')[2]}>",
            at=self.clock(),
            resume=self.links.resume(effect.conversation, effect.place, letter.language) if letter.open else "",
            stop=self.links.stop(effect.conversation, letter.language) if letter.stop else "",
            attachments=letter.attachments,
        )

    async def _sent(self, message: EmailMessage, effect: Effect) -> None:
        taken = False
        try:
            async with asyncio.timeout(SLOWEST), connected(self.config, self.context) as server:
                await server.send_message(message, sender=self.config.sender, recipients=[message["To"].addresses[0].addr_spec])
                taken = True
        except Trouble as error:
            if not taken:  # what goes wrong after the server's word does not undo it
                raise translated(error, effect.attempts) from None
