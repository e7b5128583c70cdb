"""Files are fetched from Slack alone, with a bound on their size; our token goes nowhere else."""

from __future__ import annotations

import pytest

from adapters.slack import files
from bot.errors import NotFound, TooMuch
from bot.ports import Guest
from tests.adapters.slack.double import SlackDouble


def keep(slack: SlackDouble, content: bytes, **more: object) -> None:
    """Put a file into the workspace."""
    slack.wire.files["a.pdf"] = content
    file = {"id": "F1", "mimetype": "application/pdf", "url_private_download": f"{slack.wire.base}/files/a.pdf"} | more
    slack.workspace.files["F1"] = file


async def test_a_file_is_fetched_with_its_kind(slack: SlackDouble, guest: Guest) -> None:
    keep(slack, b"%PDF")
    assert await guest.fetch("F1") == ("application/pdf", b"%PDF")


async def test_a_file_that_is_gone_is_not_found(slack: SlackDouble, guest: Guest) -> None:
    with pytest.raises(NotFound):
        await guest.fetch("F2")
    keep(slack, b"x")
    slack.wire.files.clear()  # Slack sends to its sign-in page instead
    with pytest.raises(NotFound):
        await guest.fetch("F1")


@pytest.mark.parametrize(
    "address",
    [
        "https://evil.example/a.pdf",
        "http://files.slack.com/a.pdf",
        "https://files.slack.com.evil.example/a.pdf",
        "https://files.slack.com:8443/a.pdf",
        "https://[::1/a.pdf",
        "file:///etc/passwd",
        "http://169.254.169.254/",
        "",
    ],
)
async def test_a_file_that_is_kept_elsewhere_is_not_asked_for(slack: SlackDouble, guest: Guest, address: str) -> None:
    keep(slack, b"x", url_private_download=address, url_private=address)
    with pytest.raises(NotFound, match="elsewhere"):
        await guest.fetch("F1")


async def test_a_file_that_is_too_large_is_not_read_to_its_end(slack: SlackDouble, guest: Guest) -> None:
    keep(slack, b"x" * (files.LARGEST + 1))
    with pytest.raises(TooMuch):
        await guest.fetch("F1")
