"""A port of this machine behind which an app answers, opened and closed without waiting."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Sequence
from typing import Any, cast

import uvicorn
from starlette.applications import Starlette
from starlette.routing import BaseRoute


class Front:
    """A port of this machine behind which an app answers."""

    def __init__(self) -> None:
        self.socket = socket.socket(proto=socket.IPPROTO_TCP)  # without the protocol's name asyncio leaves Nagle on: 40 ms an answer
        self.socket.bind(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self.socket.getsockname()[1]}"
        self._server: uvicorn.Server | None = None

    async def open(self, parts: Sequence[BaseRoute]) -> None:
        """Serve the routes."""
        config = uvicorn.Config(Starlette(routes=list(parts)), log_config=None, access_log=False, lifespan="off")
        config.load()
        self._server = uvicorn.Server(config)
        self._server.lifespan = config.lifespan_class(config)
        await self._server.startup(sockets=[self.socket])  # without its main loop, which looks for signals ten times a second

    def cut(self) -> None:
        """Break every connection."""
        for protocol in list(self._server.server_state.connections) if self._server else ():
            cast("Any", protocol).transport.abort()

    async def close(self) -> None:
        """End it as a killed process would: what is being answered gets no answer. uvicorn's own way waits a tenth of a second."""
        if self._server:
            for one in self._server.servers:
                one.close()
            self.cut()
            answering = list(self._server.server_state.tasks)
            for task in answering:
                task.cancel()
            await asyncio.gather(*answering, return_exceptions=True)
            for one in self._server.servers:
                await one.wait_closed()
        self.socket.close()
