"""The platforms that are somebody else's house: built from config, run until we stop, missed when they fall silent.

What each drawer `adapters/<platform>/__init__.py` gives us, by name, imported only when config names the platform:

    def guest(settings: PlatformConfig, reception: Reception, *, clock: Clock, key: bytes, public_url: str,
              places: tuple[str, ...]) -> Guest
        Build the adapter; no network and no task yet. `settings.settings` holds the platform's keys of config.yaml as texts (secrets
        resolved, lists joined by commas), `key` is a key of this platform's own (sign with it what must come back to us),
        `public_url` is where we are reached from outside, `places` are the card places on this platform as config names them
        (`#leads`, `-100123…`), for `examine` to try and for the adapter to resolve.

    def routes(guest: Guest) -> list[BaseRoute]
        The HTTP routes that the platform calls (Slack in HTTP mode, the Telegram webhook); an empty list where there are none.
        They are added to the one server, so their paths begin with `/<platform>`.

`Guest.run` is one task: when it raises, it is started again after a pause that grows from 1 s to 60 s, and `/health/ready` names it.
"""

from __future__ import annotations
