"""Who may call the webhook: Telegram alone, known by the secret that we gave it with setWebhook."""

from __future__ import annotations

import hmac
import re
from hashlib import sha256

HEADER = "x-telegram-bot-api-secret-token"
"""https://core.telegram.org/bots/api#setwebhook"""

_ALLOWED = re.compile(r"[A-Za-z0-9_-]{1,256}")


def secret_for(key: bytes, token: str, configured: str = "") -> str:
    """Return the secret of this bot's webhook: the configured one, else one of our own that is the same after each start."""
    return configured or hmac.new(key, b"telegram webhook " + token.encode(), sha256).hexdigest()


def is_writable(secret: str) -> bool:
    """True for a secret that Telegram takes: 1 to 256 letters, digits, _ and -."""
    return _ALLOWED.fullmatch(secret) is not None


def is_telegram(header: str | None, secret: str) -> bool:
    """Compare the secret of a request with ours, in a time that tells nothing. A header that is missing is wrong."""
    return hmac.compare_digest((header or "").encode(), secret.encode())
