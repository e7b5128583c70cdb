"""Scores the field kinds on a folder of cases, one JSON object a line: `python -m bench.cases FOLDER [--show KIND]`.

A row is {"id", "lang", "kind": money|time|number|phone|email, "text", "reference_time", "expect", …}. Each row is read as the
answer to the question for its field. Right is: money by least, most (1 %), currency (not where `currency_ambiguous`) and, where
the row names one, period; time by each given end within `tol_days`, or an `alt`; number by least and most; phone by its digits,
national ones where the value is E.164; e-mail as it stands in lower case. `value: null` asks that nothing is found.
"""

from __future__ import annotations

import argparse
import json
import sys
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from bot.fields import FIELD_KINDS, Hearing
from bot.model import Value

Row = Mapping[str, Any]
_FIELD_KIND = {"money": "money", "time": "timeline", "number": "headcount", "phone": "phone", "email": "email"}
_DEFAULT_NOW = "2026-03-10T09:30:00+00:00"


def rows(folder: Path) -> Iterator[Row]:
    """Every case of the five kinds in a folder's JSONL files."""
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").split("\n"):
            row = json.loads(line or "{}")
            if row.get("kind") in _FIELD_KIND:
                yield row


def heard(row: Row) -> Value | None:
    """What the kind reads from a row's text when its field was asked for."""
    now = datetime.fromisoformat(row.get("reference_time") or _DEFAULT_NOW)
    hearing = Hearing(now=now, language=row["lang"], region=row.get("region", ""), asked=True)
    found = FIELD_KINDS[_FIELD_KIND[row["kind"]]].read(row["text"], hearing)
    return found[0].value if found else None


def _near(given: float | None, read: object, share: float) -> bool:
    if given is None or read is None:
        return given is None and read is None
    return isinstance(read, int | float) and abs(float(given) - read) <= abs(given) * share + 1e-9


def _money(row: Row, read: Value) -> bool:
    expect = row["expect"]
    if not isinstance(read, dict):
        return False
    ends = _near(expect["amount_min"], read["min"], 0.01) and _near(expect["amount_max"], read["max"], 0.01)
    currency = bool(row.get("currency_ambiguous")) or read["currency"] == expect["currency"]
    return ends and currency and read["period"] == expect.get("period", read["period"])


def _number(row: Row, read: Value) -> bool:
    return isinstance(read, dict) and _near(row["expect"]["min"], read["min"], 0) and _near(row["expect"]["max"], read["max"], 0)


def _time(row: Row, read: Value) -> bool:
    tolerance = row.get("tol_days", 0)
    return any(_within(expect, read, tolerance) for expect in (row["expect"], *row.get("alt", [])))


def _within(expect: Mapping[str, str | None], read: Value, tolerance: int) -> bool:
    if not isinstance(read, dict):
        return False
    for given, key in ((expect.get("start"), "earliest"), (expect.get("end"), "latest")):
        if given is None:
            continue
        end = read[key]
        if not isinstance(end, str) or abs((date.fromisoformat(end) - date.fromisoformat(given[:10])).days) > tolerance:
            return False
    return True


def _digits(text: str) -> str:
    return "".join(str(unicodedata.digit(one)) for one in text if one.isdigit())


def _phone(row: Row, read: Value) -> bool:
    wanted, got = str(row.get("digits") or _digits(row["expect"]["value"])), _digits(str(read))
    return got.endswith(wanted.lstrip("0")) or wanted.startswith(got) or wanted.endswith(got[1:]) or _national(str(read)) in wanted


def _national(number: str) -> str:
    import phonenumbers

    return str(phonenumbers.parse(number).national_number)


def _email(row: Row, read: Value) -> bool:
    return str(read).lower() == str(row["expect"]["value"]).lower()


_RIGHT: Mapping[str, Callable[[Row, Value], bool]] = {"money": _money, "time": _time, "number": _number, "phone": _phone, "email": _email}


def is_right(row: Row, read: Value | None) -> bool:
    """True when what was read is what the row expects."""
    nothing = "value" in row["expect"] and row["expect"]["value"] is None
    if nothing or read is None:
        return nothing and read is None
    return bool(_RIGHT[row["kind"]](row, read))


def main() -> int:
    """Print right out of all per kind and language, and with `--show` each wrong row."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--show", default="", help="print the wrong rows of this kind")
    options = parser.parse_args()
    right: Counter[tuple[str, str]] = Counter()
    of: Counter[tuple[str, str]] = Counter()
    for row in rows(options.folder):
        key, read = (row["kind"], row["lang"]), heard(row)
        of[key] += 1
        right[key] += (good := is_right(row, read))
        if not good and options.show == row["kind"]:
            print(
                row["lang"],
                repr(row["text"]),
                "expected",
                json.dumps(row["expect"], ensure_ascii=False),
                "read",
                json.dumps(read, ensure_ascii=False),
            )
    for key in sorted(of):
        print(f"{key[0]:8} {key[1]}  {right[key]:4} of {of[key]:4}  {right[key] / of[key]:6.1%}")
    return 0 if of else 1


if __name__ == "__main__":
    sys.exit(main())
