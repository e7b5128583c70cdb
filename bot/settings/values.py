"""What one value of config.yaml may be: each reader takes a node and returns the value, or raises `Wrong` with the cure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any, TypeVar

from bot.yaml_file import Node

T = TypeVar("T")
Reader = Callable[[Node], Any]


class Wrong(Exception):
    """A value cannot be read; `code` is one of `bot.settings.schema.CODES`."""

    def __init__(self, code: str, what: str, cure: str, at: Node | None = None) -> None:
        super().__init__(what)
        self.code, self.what, self.cure, self.at = code, what, cure, at


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that was probably meant, None when none is near."""
    from difflib import get_close_matches

    by_fold = {name.casefold(): name for name in known}
    near = get_close_matches(word.casefold(), list(by_fold), n=1, cutoff=0.6)
    return by_fold[near[0]] if near else None


def meant(word: str, known: Iterable[str], *, otherwise: str = "") -> str:
    """Return the cure for an unknown word: the nearest known one, else all of them, else what the caller says."""
    names = list(known)
    near = nearest(word, names)
    return f"Did you mean `{near}`?" if near else otherwise or f"Known are: {', '.join(names)}."


_BROKEN = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def text(node: Node) -> str:
    """Read a text; a number that was meant as a text ("778899") is taken as it stands."""
    value = node.value
    if node.kind != "scalar" or value is None or isinstance(value, bool):
        raise Wrong("C104", f"This should be a text, not {kind_of(node)}", "Write a text, between quotes if need be.")
    if not str(value).strip():
        raise Wrong("C109", "This text is empty", "Write something, or delete the key.")
    if _BROKEN.search(str(value).strip()):  # such as would end a header, a path or a line of the log
        raise Wrong("C104", "This text holds a line break or another sign that no text of one line has", "Write it again, on one line.")
    return str(value).strip()


def kind_of(node: Node) -> str:
    """Return what a node is, in words for the operator."""
    if node.kind != "scalar":
        return f"a {node.kind}"
    if node.value is None:
        return "nothing"
    return {bool: "true or false", str: "a text"}.get(type(node.value), "a number")


def one_of(*known: str) -> Callable[[Node], str]:
    """Return a reader that takes one of the known words."""

    def read(node: Node) -> str:
        value = text(node)
        if value not in known:
            raise Wrong("C105", f"`{shortened(value)}` is not one of the allowed values", meant(value, known))
        return value

    return read


def shortened(value: str, length: int = 40) -> str:
    """Return the value for a message, cut where it is long."""
    return value if len(value) <= length else value[: length - 1] + "…"


_SWITCH = {"on": True, "off": False, "true": True, "false": False, "yes": True, "no": False, "1": True, "0": False}


def switch(node: Node) -> bool:
    """Read on or off; YAML 1.2 has these as texts, true and false as booleans."""
    value = str(node.value).lower() if node.kind == "scalar" else ""
    if value not in _SWITCH:
        raise Wrong("C105", f"This should be on or off, not {kind_of(node)}", "Write `on` or `off`.")
    return _SWITCH[value]


def whole(low: int, high: int) -> Callable[[Node], int]:
    """Return a reader for a whole number from `low` to `high`."""

    def read(node: Node) -> int:
        digits = "" if isinstance(node.value, bool) or node.kind != "scalar" else str(node.value)
        if not re.fullmatch(r"-?[0-9]{1,9}", digits):
            raise Wrong("C104", f"This should be a whole number, not {kind_of(node)}", f"Write a number from {low} to {high}.")
        if not low <= int(digits) <= high:
            raise Wrong("C106", f"{digits} is out of range", f"Write a number from {low} to {high}.")
        return int(digits)

    return read


def amount(low: float, high: float) -> Callable[[Node], float]:
    """Return a reader for an amount of US dollars from `low` to `high`."""

    def read(node: Node) -> float:
        written = "" if isinstance(node.value, bool) or node.kind != "scalar" else str(node.value).removeprefix("$")
        if not re.fullmatch(r"\d{1,9}(\.\d{1,6})?", written):
            raise Wrong("C104", f"This should be an amount, not {kind_of(node)}", f"Write US dollars, from {low:g} to {high:g}: `0.10`.")
        if not low <= float(written) <= high:
            raise Wrong("C106", f"{written} is out of range", f"Write an amount from {low:g} to {high:g}.")
        return float(written)

    return read


def many(read: Callable[[Node], T], *, commas: bool = True) -> Callable[[Node], tuple[T, ...]]:
    """Return a reader for a list; one text alone is a list of one, and from the environment commas part the items."""

    def read_all(node: Node) -> tuple[T, ...]:
        if node.kind == "mapping":
            raise Wrong("C104", "This should be a list, not a mapping", "Write `[one, two]`.")
        return tuple(_at(item, read) for item in listed(node, commas=commas))

    return read_all


def _at(item: Node, read: Callable[[Node], T]) -> T:
    """Read one item, so that its fault stands where the item stands."""
    try:
        return read(item)
    except Wrong as error:
        error.at = error.at or item
        raise


def listed(node: Node, *, commas: bool = True) -> Sequence[Node]:
    """Return the items of a list, or of what stands for one."""
    if node.kind == "list":
        return node.items
    if node.file and commas:
        parts = [part.strip() for part in str(node.value).split(",") if part.strip()]
        return [Node("scalar", part, node.line, node.column, 0, node.style, node.file) for part in parts]
    return [node]


def zone(node: Node) -> str:
    """Read the IANA name of a time zone."""
    from zoneinfo import ZoneInfo, available_timezones

    name = text(node)
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        cure = meant(name, available_timezones(), otherwise="Write an IANA name such as `Asia/Seoul`.")
        raise Wrong("C303", f"There is no time zone `{shortened(name)}`", cure) from None
    return name


def country(node: Node) -> str:
    """Read the ISO 3166 code of a country whose public holidays are known."""
    import holidays

    code = text(node)
    known = holidays.list_supported_countries(include_aliases=False)
    if code.upper() not in known:
        cure = "Write its two letters (ISO 3166), such as US, KR or JP, or list the days under `closed`."
        raise Wrong("C304", f"The holidays of `{shortened(code)}` are not known", cure)
    return code.upper()


def day(node: Node) -> date:
    """Read a date, 2026-12-24."""
    written = text(node)
    try:
        return date.fromisoformat(written) if re.fullmatch(r"\d{4}-\d\d-\d\d", written) else _no_date(written)
    except ValueError:
        return _no_date(written)


def _no_date(written: str) -> date:
    raise Wrong("C108", f"`{shortened(written)}` is not a date", "Write year, month and day: `2026-12-24`.")


_LANGUAGES = {"kr": "ko", "kor": "ko", "korean": "ko", "jp": "ja", "jpn": "ja", "japanese": "ja", "eng": "en", "english": "en"}


def language(node: Node) -> str:
    """Read a language's code (ISO 639-1)."""
    written = text(node)
    if not re.fullmatch(r"[a-z]{2}", written) or written in _LANGUAGES:
        near = _LANGUAGES.get(written.lower()[:8], "")
        cure = f"Did you mean `{near}`?" if near else "Write its two letters (ISO 639), such as en, ko or ja."
        raise Wrong("C309", f"`{shortened(written)}` is not the code of a language", cure)
    return written


def secret(node: Node) -> str:
    """Read a secret that came from the environment; one that stands in the file is refused."""
    value = text(node)
    if node.style != "$":
        cure = "Write ${NAME} here and set the variable NAME where Handraiser runs; then have this secret changed, it was in a file."
        raise Wrong("C201", "A secret stands in the file itself", cure)
    return value


_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}")


def name(node: Node) -> str:
    """Read a name that other places refer to: letters, digits, - and _."""
    written = node.value if isinstance(node.value, str) else ""
    if not _NAME.fullmatch(written):
        raise Wrong(
            "C110", f"`{shortened(str(node.value))}` cannot be a name", "Use a to z, digits, - and _, beginning with a letter or digit."
        )
    return written
