"""Everything that can go wrong, as one family.

HandraiserError
├── Refused              what was sent cannot be taken: the reader can mend it (HTTP 400 family)
│   ├── NotAllowed       the token, the session or the origin does not allow it
│   ├── NotFound         there is no such conversation, card or flow
│   ├── Conflict         the same event id came with another text
│   └── TooMuch          too large, or too often
├── FaultyFiles          config or flows have faults; each with its place and cure
├── StorageUnavailable   the database did not commit; nothing was acknowledged
│   └── WrongRevision    the database is of another version of Handraiser; `handraiser migrate`
├── PlatformError        a platform did not take what we sent
│   ├── RetryLater       try again in `seconds`
│   └── GivenUp          it will never take it: blocked, deleted, revoked
├── CalendarTrouble      a calendar could not be read in time; the turn goes on without it
└── ModelTrouble         a language model gave nothing that can be used; the turn goes on without it
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One fault in a file that an operator wrote. Sorted by file, line and column, as a reader walks through the files."""

    file: str  # the path as the operator gave it, inside flows/, or the name of an environment variable
    line: int  # from 1
    column: int  # in characters, from 1
    code: str  # "F…" for flows, "C…" for config; stays the same over versions
    what: str
    cure: str

    def __str__(self) -> str:
        """Return `file:line:column: CODE what. cure`, the form that editors make a link of."""
        return f"{self.file}:{self.line}:{self.column}: {self.code} {self.what}. {self.cure}"

    def json(self) -> dict[str, str | int]:
        """Return the fault for `handraiser check --format json`."""
        return {"file": self.file, "line": self.line, "column": self.column, "code": self.code, "what": self.what, "cure": self.cure}


class HandraiserError(Exception):
    """Something that Handraiser can explain to its reader."""


class Refused(HandraiserError):
    """What was sent cannot be taken as it is; the message says why and what to change."""


class NotAllowed(Refused):
    """The token, the session or the origin does not allow this."""


class NotFound(Refused):
    """There is no such thing, or not for this reader."""


class Conflict(Refused):
    """The same id was used before with another content."""


class TooMuch(Refused):
    """The body is too large or came too often; `seconds` says when to try again, 0 when never."""

    def __init__(self, message: str, *, seconds: float = 0) -> None:
        super().__init__(message)
        self.seconds = seconds


class FaultyFiles(HandraiserError):
    """Config or flow files have faults. `faults` are printable, each with place and cure."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__(f"{len(faults)} fault{'s' if len(faults) != 1 else ''} found")
        self.faults = faults


class StorageUnavailable(HandraiserError):
    """The database did not commit; the sender keeps the message and tries again."""


class WrongRevision(StorageUnavailable):
    """The database was made by another version of Handraiser: run `handraiser migrate`."""


class PlatformError(HandraiserError):
    """A platform did not take what we sent."""


class RetryLater(PlatformError):
    """The platform asks for a pause of `seconds` before the next try."""

    def __init__(self, seconds: float, reason: str = "") -> None:
        super().__init__(reason or f"try again in {seconds:g} s")
        self.seconds = seconds


class GivenUp(PlatformError):
    """The platform will never take this: the prospect blocked us, the place is gone, the token is revoked."""


class CalendarTrouble(HandraiserError):
    """A calendar could not be read; `why` is down, slow, nonsense or refused."""

    def __init__(self, why: str, message: str = "") -> None:
        super().__init__(message or why)
        self.why = why


class ModelTrouble(HandraiserError):
    """A language model gave nothing that can be used; `why` is one word of `bot.brain.trouble.TROUBLES`."""

    def __init__(self, why: str, message: str = "") -> None:
        super().__init__(message or why.replace("_", " "))
        self.why = why
