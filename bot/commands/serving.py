"""The verbs that open a port: the demo and the real thing."""

from __future__ import annotations

import os
import signal
import socket
import tempfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from types import FrameType

from bot import logs
from bot.commands.place import SHIPPED, Place, find_place
from bot.config import Config
from bot.errors import Refused
from bot.lean import import_in_peace, one_heap
from bot.settings.config_file import load_config


def serve(config: Path | None, host: str, port: int, *, watch: bool, level: str) -> None:
    """Serve what config.yaml says until it is stopped. Raise FaultyFiles, or Refused when the port is taken."""
    place = find_place(config)
    _prepare(host, port, level)
    from bot import bootstrap

    bootstrap.serve(with_flows(place), root=place.root, host=host, port=port, watch=watch)


def demo(host: str, port: int, *, level: str, environ: Mapping[str, str] = os.environ) -> None:
    """Serve the demo with the flows that come with Handraiser. Its database is gone afterwards, unless HANDRAISER_DATABASE names one."""
    config = with_flows(Place(root=SHIPPED, file=None, config=load_config(None, environ)))
    _prepare(host, port, level)
    from bot import bootstrap

    with tempfile.TemporaryDirectory(prefix="handraiser-demo-") as folder:
        if not environ.get("HANDRAISER_DATABASE"):
            config = replace(config, database=f"sqlite:///{folder}/demo.db")
        bootstrap.serve(config, root=Path(folder), host=host, port=port, demo=True, ready=say_ready)


def with_flows(place: Place) -> Config:
    """Return the config with the flows' folder made absolute, so that it holds whatever the root is."""
    return replace(place.config, flows=str(place.flows.resolve()))


def say_ready(address: str) -> None:
    """Say where the demo is."""
    from bot.commands.console import console, styled  # 2 MB that a server has no use for

    out = console()
    out.print(styled("The demo is at ", (address, "strong"), (" · Ctrl+C ends it", "quiet")))
    out.file.flush()


def _prepare(host: str, port: int, level: str) -> None:
    if not is_free(host, port):
        raise Refused(f"port {port} on {host} is taken; try `--port {port + 1}`")
    logs.configure(level)
    one_heap()
    import_in_peace()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, _end)


def _end(number: int, frame: FrameType | None) -> None:
    """End in order when the service manager or a keyboard says so; the server sends itself the signal again once it has closed its doors.

    Left to itself, asyncio would take an interrupt for the wish to break off what the house does to end.
    """
    raise SystemExit(0)


def is_free(host: str, port: int) -> bool:
    """Tell whether the port can be opened on that address."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
    except OSError as error:
        raise Refused(f"the address {host} is not one of this machine's: {error.strerror}") from error
    with socket.socket(family, kind, protocol) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(address)
        except OSError:
            return False
    return True
