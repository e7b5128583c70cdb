"""Every key of config.yaml with what reads its value, and every code of a fault in it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from bot.settings import listen
from bot.settings.addresses import address, card, database, email, host, origin, second_way
from bot.settings.calendar import calendar
from bot.settings.times import duration, hours, pause
from bot.settings.values import Reader, amount, country, day, language, many, name, one_of, secret, switch, text, whole, zone
from bot.settings.webhook import none_or, receiver, shared_secret

CODES: dict[str, str] = {
    # the file itself
    "C001": "not readable",
    "C002": "not UTF-8",
    "C003": "not YAML",
    "C004": "too large",
    "C005": "aliases that expand too far",
    "C007": "not a mapping",
    "C009": "a tab in the indentation",
    # keys and values
    "C101": "unknown key",
    "C102": "key given twice",
    "C103": "key missing",
    "C104": "wrong type",
    "C105": "not one of the allowed values",
    "C106": "out of range",
    "C107": "not a duration",
    "C108": "not a date",
    "C109": "empty",
    "C110": "not a name",
    # secrets and the environment
    "C201": "secret in the file",
    "C202": "variable that is not set",
    "C203": "unknown variable",
    # what a value says
    "C301": "not working hours",
    "C302": "hours past midnight",
    "C303": "unknown time zone",
    "C304": "unknown country",
    "C305": "not a place for cards",
    "C306": "not an origin",
    "C307": "not an e-mail address",
    "C308": "not a database",
    "C309": "not a language",
    "C310": "not the address of a service",
    "C311": "not the name of a server",
    # what refers to something else
    "C401": "unknown team",
    "C402": "unknown rep",
    "C403": "team without a rep",
    "C404": "identity of two reps",
    "C405": "platform that is not set up",
    "C406": "brain without what it needs",
}
"""Every code with its heading in docs/config.md. A code is never used again for something else."""

_NO_TIME, _MINUTE, _MONTH = timedelta(0), timedelta(minutes=1), timedelta(days=30)
_DEADLINE = duration(_MINUTE, _MONTH)

TOP: Mapping[str, Reader] = {
    "database": database,
    "brain": one_of("rules", "claude", "local", "scripted"),
    "settle": pause,
    "limits": switch,
    "encoder": switch,
    "flows": text,
    "public_url": origin,
}
SECTIONS = ("model", "mail", "attempts", "webhook", "platforms", "teams", "reps")

MODEL: Mapping[str, Reader] = {
    "id": text,
    "key": secret,
    "base_url": address,
    "effort": one_of("low", "medium", "high"),
    "time_limit": pause,
    "redact": switch,
    "conversation_budget": amount(0, 100),
    "day_budget": amount(0, 100_000),
    "prefix": whole(1_000, 100_000),
    "script": text,
}
BRAIN_NEEDS: Mapping[str, str] = {"local": "id", "scripted": "script"}
"""The key of `model:` that a brain cannot do without."""

MAIL: Mapping[str, Reader] = {
    "host": host,
    "port": whole(1, 65_535),
    "security": one_of("starttls", "tls", "none"),
    "user": text,
    "password": secret,
    "from": email,
    "name": text,
}
MAIL_NEEDS = ("host", "from")
"""Keys that a `mail:` section must have."""

ATTEMPTS: Mapping[str, Reader] = {"most": whole(0, 100), "within": duration(timedelta(hours=1), timedelta(days=366))}

WEBHOOK: Mapping[str, Reader] = {"url": receiver, "secret": shared_secret, "private": switch}
WEBHOOK_NEEDS: Mapping[str, str] = {"url": "https://crm.firm.example/handraiser", "secret": "${NAME}"}
"""Keys that a `webhook:` section must have, with what to write."""

NOISE = ("person", "handoff", "question", "quiet", "nurture", "intent", "support")
"""Why sales looks at a card (`bot/desk/card.py`): what `post` and `ping` of a team may name."""

_EVERY_PLATFORM: Mapping[str, Reader] = {"flow": name, "window": duration(_MINUTE, timedelta(days=366))}
PLATFORMS: Mapping[str, Mapping[str, Reader]] = {
    "web": {**_EVERY_PLATFORM, "origins": many(origin)},
    "slack": {
        **_EVERY_PLATFORM,
        "mode": one_of("socket", "http"),
        "bot_token": secret,
        "app_token": secret,
        "signing_secret": secret,
        "listen": many(listen.slack),
    },
    "discord": {**_EVERY_PLATFORM, "token": secret, "listen": many(listen.discord), "guilds": many(listen.server)},
    "telegram": {
        **_EVERY_PLATFORM,
        "mode": one_of("polling", "webhook"),
        "token": secret,
        "webhook_secret": secret,
        "api": origin,
    },
}
TEAM: Mapping[str, Reader] = {
    "cards": many(card),
    "shown": text,
    "language": language,
    "assign": one_of("first_claim", "round_robin", "least_loaded"),
    "claim_within": _DEADLINE,
    "first_reply_within": _DEADLINE,
    "reply_within": _DEADLINE,
    "hours": hours,
    "zone": zone,
    "holidays": country,
    "closed": many(day),
    "escalate": many(name),
    "second": many(second_way),
    "post": none_or(one_of(*NOISE)),
    "ping": none_or(one_of(*NOISE)),
}
REP: Mapping[str, Reader] = {
    "name": text,
    "teams": many(name),
    "languages": many(language),
    "role": text,
    "weight": whole(0, 100),
    "capacity": whole(0, 10_000),
    "manager": switch,
    "escalation": one_of("always", "hours"),
    "email": email,
    "calendar": calendar,
}
IDENTITIES: Mapping[str, Reader] = {"slack": text, "discord": text, "telegram": text}

ENTRIES: Mapping[str, Mapping[str, Reader]] = {"teams": TEAM, "reps": {**REP, **IDENTITIES}}

NEEDS: Mapping[str, tuple[str, ...]] = {
    "reps": ("name",),
    "web": ("flow",),
    "slack": ("flow", "bot_token", "app_token"),
    "slack http": ("flow", "bot_token", "signing_secret"),
    "discord": ("flow", "token"),
    "telegram": ("flow", "token"),
}
"""Keys that an entry must have: by section, by platform, or by platform and mode where the mode asks for others."""


def needed(section: str, name: str, mode: object) -> tuple[str, ...]:
    """Return the keys that an entry of a section must have."""
    return NEEDS.get(section) or NEEDS.get(f"{name} {mode}") or NEEDS.get(name, ()) if section != "teams" else ()
