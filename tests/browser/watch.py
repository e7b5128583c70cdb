"""Sees what a browser does behind the pages: what it asks for, what it complains of."""

from __future__ import annotations

from dataclasses import dataclass, field

from playwright.sync_api import BrowserContext, ConsoleMessage, Request


@dataclass
class Watch:
    """Requests and faults of the contexts that it follows."""

    address: str  # of the server that alone may be asked
    faults: list[str] = field(default_factory=list)  # errors on the console, exceptions, breaches of the policy
    asked: list[str] = field(default_factory=list)  # method and address of every request

    def follow(self, context: BrowserContext) -> None:
        """See all of a context's pages and their frames from now on."""
        context.on("request", self._asked)
        context.on("console", self._told)
        context.on("weberror", lambda error: self.faults.append(f"exception: {error.error}"))
        context.add_init_script(
            "addEventListener('securitypolicyviolation', (e) => console.error(`policy: ${e.violatedDirective} ${e.blockedURI}`))"
        )

    def elsewhere(self) -> list[str]:
        """Return the requests that went to another host."""
        return [line for line in self.asked if not line.split(" ")[1].startswith((f"{self.address}/", "data:", "blob:", "about:"))]

    def _asked(self, request: Request) -> None:
        self.asked.append(f"{request.method} {request.url}")

    def _told(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.faults.append(f"console: {message.text} ({message.location.get('url', '')})")
