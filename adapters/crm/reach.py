"""Which addresses a webhook may call: the open internet, and what the operator named or allowed. Checked on the address that is called.

A name is looked up once and what came of it is both checked and called, so that a name server cannot show one address and then another.
"""

from __future__ import annotations

import socket
from ipaddress import IPv6Address, ip_address
from urllib.parse import urlsplit

from aiohttp.abc import AbstractResolver, ResolveResult
from aiohttp.resolver import DefaultResolver

from bot.settings.webhook import LOCAL


class Barred(OSError):
    """The address lies where a webhook may not reach; the message names the host and no address."""


def is_open(address: str, *, private: bool, local: bool) -> bool:
    """Tell whether an IP address may be called. `local`: this machine was named on purpose; `private`: private networks are allowed."""
    try:
        ip = ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(ip, IPv6Address):
        ip = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None) or ip
    if ip.is_multicast or ip.is_unspecified or ip.is_link_local:  # 169.254.169.254 gives out a cloud's credentials
        return False
    if ip.is_loopback:
        return local or private
    return private or ip.is_global


class Guarded(AbstractResolver):
    """Looks names up, and leaves out what may not be called."""

    def __init__(self, url: str, *, private: bool) -> None:
        self._inner: AbstractResolver = DefaultResolver()
        self._local = urlsplit(url).hostname in LOCAL
        self._private = private

    async def resolve(self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET) -> list[ResolveResult]:
        """Return what may be called. Raise Barred where the name leads to nothing else."""
        found = await self._inner.resolve(host, port, family)
        kept = [one for one in found if is_open(one["host"], private=self._private, local=self._local)]
        if not kept:
            raise Barred(f"{host} leads into a private network; `webhook.private: on` allows that")
        return kept

    async def close(self) -> None:
        """Let go of what looks names up."""
        await self._inner.close()


def must_be_open(url: str, *, private: bool) -> None:
    """Raise Barred for an address written as numbers, which nobody looks up, that may not be called."""
    host = urlsplit(url).hostname or ""
    try:
        ip_address(host)
    except ValueError:
        return
    if not is_open(host, private=private, local=host in LOCAL):
        raise Barred(f"{host} is an address of a private network; `webhook.private: on` allows that")
