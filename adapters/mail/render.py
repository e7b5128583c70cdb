"""A letter as a message: plain text and HTML, with headers that nothing from outside can break.

Headers: RFC 5322, RFC 2369 and RFC 8058 (List-Unsubscribe, one click), RFC 3834 (Auto-Submitted, so that no holiday notice answers).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP, SMTPUTF8
from email.utils import format_datetime
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from bot.errors import GivenUp
from bot.model.letter import Enclosed, Letter

_USUAL = re.compile(r"[^@\s,;<>]{1,64}@[^@\s,;<>]{1,250}\.[^@\s,;<>.]{2,63}")

LONGEST_HEADER = 200
"""Characters of a shown name or a subject."""


def render(
    letter: Letter,
    *,
    to: str,
    sender: str,
    id: str,
    at: datetime,
    resume: str = "",
    stop: str = "",
    attachments: Sequence[Enclosed] = (),
) -> EmailMessage:
    """Return the message from the address `sender` to the address `to`. Raise GivenUp for an address that no mail can go to.

    `resume` and `stop` are the links of the letter; one that is "" is left out with its sentence.
    """
    receiver = _address("", to)
    message = EmailMessage(policy=SMTP if receiver.addr_spec.isascii() else SMTPUTF8)
    message["From"] = _address(letter.sender, sender)
    message["Reply-To"] = _address("", letter.reply_to) if _can_answer(letter.reply_to) else _address(letter.firm, sender)
    message["To"] = receiver
    message["Subject"] = plain(letter.subject)
    message["Date"] = format_datetime(at)
    message["Message-ID"] = id
    message["Auto-Submitted"] = "auto-generated"
    message["Content-Language"] = plain(letter.language)
    if stop:
        message["List-Unsubscribe"] = f"<{stop}>"
        message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    message.set_content(text(letter, resume, stop), cte="base64")
    message.add_alternative(_html(letter, resume, stop), subtype="html", cte="base64")
    for enclosed in attachments:
        _enclose(message, enclosed)
    return message


def _enclose(message: EmailMessage, enclosed: Enclosed) -> None:
    """Add a file, its kind as in RFC 2045: "text/calendar; method=REQUEST"."""
    name, kind, content = enclosed
    main, _, rest = kind.partition("/")
    subtype, *parameters = (part.strip() for part in rest.split(";"))
    message.add_attachment(
        content,
        maintype=main,
        subtype=subtype,
        filename=plain(name),
        params=dict(one.split("=", 1) for one in parameters if "=" in one),
    )


def plain(value: str) -> str:
    """Return text for a header: one line, without control characters and what turns the direction of writing.

    What looks like an encoded word (RFC 2047) is broken up: the standard library would decode it, with the line ends that it hides.
    """
    kept = "".join(" " if unicodedata.category(letter) in ("Zl", "Zp", "Cc") else letter for letter in value)
    visible = "".join(letter for letter in kept if unicodedata.category(letter)[0] != "C")
    return " ".join(visible.replace("=?", "= ?").split())[:LONGEST_HEADER]


def text(letter: Letter, resume: str, stop: str) -> str:
    """Return the letter as plain text."""
    said = [f"{name}: {words}" if name else words for name, words in letter.lines]
    foot = [letter.why, f"{letter.stop}: {stop}" if stop else ""]
    parts = [letter.lead, *said, f"{letter.open}: {resume}" if resume else "", letter.lasts if resume else ""]
    body = "\n\n".join(part for part in parts if part)
    return f"{body}\n\n-- \n" + "\n".join(part for part in foot if part) + "\n"


def _html(letter: Letter, resume: str, stop: str) -> str:
    lines = [(name, words.splitlines() or [""]) for name, words in letter.lines]
    return environment().get_template("letter.html").render(letter=letter, lines=lines, resume=resume, stop=stop)


@cache
def environment() -> Environment:
    """Return the template of a mail; everything in it is escaped."""
    return Environment(loader=FileSystemLoader(Path(__file__).parent), autoescape=True, undefined=StrictUndefined, trim_blocks=True)


def _can_answer(address: str) -> bool:
    """Tell whether an address that a stranger gave may stand in a header: of letters of ours, so that no server has to take others."""
    try:
        return bool(address) and address.isascii() and bool(_address("", address))
    except GivenUp:
        return False


def _address(name: str, address: str) -> Address:
    """Return an address with its shown name; a domain of other letters as its ASCII form (RFC 5891)."""
    local, _, domain = address.rpartition("@")
    try:
        if not _USUAL.fullmatch(address) or not address.isprintable() or "=?" in address:
            raise ValueError("of no usual shape")
        return Address(display_name=plain(name), username=local, domain=domain.encode("idna").decode("ascii"))
    except (ValueError, IndexError, UnicodeError):  # the parser of the standard library raises all of these
        raise GivenUp("this is no address that a mail can go to") from None
