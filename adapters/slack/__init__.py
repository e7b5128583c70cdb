"""Slack: prospects in direct messages, mentions and public places; cards for reps in channels.

In the order of the files: `verify` a request, `parse` it (`payload`, `presses`, `plain`), `receive` it by one of two `doors`, `render`
(`blocks`), `send` (`places`, `people`, `files`), all through `api`; `guest` joins them.

Built on slack-sdk, without slack-bolt. Bolt acknowledges before a listener ends, answers 404 to events without one and 500 to a garbage
time, logs bodies whose signature is wrong, and asks `auth.test` in a request; with all of these switched off what is left of it is
routing, which here is one function, at 12 MB of memory more.
"""

from adapters.slack.guest import guest, routes
from adapters.slack.receive import LeadsOf

__all__ = ["LeadsOf", "guest", "routes"]
