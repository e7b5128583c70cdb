"""The web platform: the HTTP interface of the widget. Its lines are delivered by the commit that wrote them; the stream shows them."""

from __future__ import annotations

from adapters.web.receive import Web, hot, routes

__all__ = ["Web", "hot", "routes"]
