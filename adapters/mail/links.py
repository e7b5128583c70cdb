"""The two links of a mail: one opens the conversation on any device, one ends all messages. Both are signed; neither can be guessed.

What opens the conversation stands in the address's fragment, which browsers send to no server and no log sees. What ends messages has to
stand in its path, since mail programs post to it (RFC 8058); it opens nothing.
"""

from __future__ import annotations

import hmac
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from hashlib import sha256

from itsdangerous import BadData, URLSafeSerializer

from bot.errors import NotAllowed
from bot.ports import Clock

LONGEST = 400
"""Characters of a token; ours have about 150."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Links:
    """Makes the links and reads them back."""

    key: bytes = field(repr=False)  # of this purpose alone
    clock: Clock
    public_url: str
    lasts: timedelta

    def resume(self, conversation: str, address: str, language: str) -> str:
        """Return the address that opens the conversation until it expires, or until the prospect's e-mail address is another one."""
        until = int((self.clock() + self.lasts).timestamp())
        token = self._serializer("talk").dumps([conversation, until, self.mark(address)])
        return f"{self.public_url}/talk?lang={language}#{_text(token)}"

    def stop(self, conversation: str, language: str) -> str:
        """Return the address that ends all messages. It does not expire."""
        return f"{self.public_url}/talk/stop/{_text(self._serializer('stop').dumps([conversation]))}?lang={language}"

    def opened(self, token: str) -> tuple[str, str]:
        """Return the conversation that a token opens, and the mark of the address it was sent to. Raise NotAllowed."""
        conversation, until, mark = self._read("talk", token, 3)
        if not isinstance(until, int) or until < self.clock().timestamp():
            raise NotAllowed("this link is not valid any more")
        return str(conversation), str(mark)

    def stopped(self, token: str) -> str:
        """Return the conversation whose messages a token ends. Raise NotAllowed."""
        return str(self._read("stop", token, 1)[0])

    def mark(self, address: str) -> str:
        """Return what stands for an address in a link: nobody can read the address from it."""
        return hmac.new(self.key, f"address:{address}".encode(), sha256).hexdigest()[:16]

    def _read(self, purpose: str, token: str, parts: int) -> Sequence[object]:
        if len(token) > LONGEST:
            raise NotAllowed("this link is not ours")
        try:
            content = self._serializer(purpose).loads(token)
        except BadData:
            raise NotAllowed("this link is not ours") from None
        if not isinstance(content, list) or len(content) != parts:
            raise NotAllowed("this link is not ours")
        return content

    def _serializer(self, purpose: str) -> URLSafeSerializer:
        return URLSafeSerializer(self.key, salt=f"mail-{purpose}", signer_kwargs={"digest_method": sha256})


def _text(token: str | bytes) -> str:
    return token if isinstance(token, str) else token.decode()
