"""Tries the webhook for `handraiser doctor`: one signed test event, which a receiver acknowledges and forgets."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from urllib.parse import urlsplit

from adapters.crm.webhook import LIMIT, Clock, Webhook, barred
from bot.config import WebhookConfig
from bot.model.arrivals import Lodging

TEST = "webhook.test"
"""The `type` of what is sent; it has no lead."""

ANSWERS: Sequence[tuple[range, str, str]] = (
    (range(200, 300), "", ""),
    (
        range(300, 400),
        "sends us on to another address, which we do not follow",
        "Write the address that it leads to as `webhook.url`.",
    ),
    (
        range(401, 402),
        "does not accept our signature",
        "Check that both sides have the same secret, and that it signs the body as it came.",
    ),
    (range(403, 404), "does not let us in", "Check its secret, and whether a firewall or a list of addresses stands before it."),
    (range(404, 405), "knows nothing at this path", "Check the path of `webhook.url`."),
    (range(405, 406), "takes no POST at this path", "Check the path of `webhook.url`; deliveries are posted."),
    (range(410, 411), "wants no more deliveries", "Take the subscription up again over there, or write its new address."),
    (
        range(400, 500),
        "refuses a test event",
        "Let it answer 2xx to the type `webhook.test`, which has no lead; docs/operate.md has its form.",
    ),
    (range(500, 600), "is in trouble itself", "Look at its own log; until it is well, changes wait here and are sent again."),
)
"""What an answer means and what to mend; the first that fits."""

REACH: Sequence[tuple[str, str, str]] = (
    ("Certificate", "its certificate does not hold", "Renew it, or write the name that it is made out to."),
    ("SSL", "no encrypted connection comes about", "Check that the port speaks TLS."),
    ("DNS", "its name is not known", "Check the host of `webhook.url`."),
    ("TimeoutError", f"it does not answer within {LIMIT:g} seconds", "Check that it runs and that this machine may reach it."),
    ("", "it cannot be reached", "Check host and port of `webhook.url`, and that this machine may reach them."),
)
"""How a way there fails, by a part of the error's name; the first that fits."""


async def examine(settings: WebhookConfig, clock: Clock) -> Lodging:
    """Send one test event and say what came back. Never raises; neither the secret nor the address's path is told."""
    hook, where = Webhook(settings, clock), urlsplit(settings.url).netloc
    event = secrets.token_hex(12)
    try:
        status = await hook.tried(event, {"id": event, "type": TEST, "schema": 1, "at": clock().isoformat(timespec="milliseconds")})
    except OSError as error:  # a timeout is one too
        what, cure = _unreached(error)
        return Lodging(ok=False, what=f"{where}: {what}", cure=cure)
    finally:
        await hook.close()
    what, cure = next(((what, cure) for statuses, what, cure in ANSWERS if status in statuses), ("gives no answer of HTTP", "Look at it."))
    if what:
        return Lodging(ok=False, what=f"{where}: {what} ({status})", cure=cure)
    return Lodging(ok=True, checked={"receiver": where, "test event": str(status)})


def _unreached(error: OSError) -> tuple[str, str]:
    if (why := barred(error)) is not None:
        return why, "Allow it, or write an address of the open internet."
    name = f"{type(error).__name__} {error}"
    return next((what, cure) for part, what, cure in REACH if part in name)
