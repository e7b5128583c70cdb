"""Builds what `bot/signals` loads: `built/<language>.json` with the patterns, ready to be looked up, and the trained head."""

from __future__ import annotations

import json

from bench.signals_source import LANGUAGES, SIGNALS, WIDTH, lines


def built(language: str) -> str:
    """Return the text of the language's file; the same sources give the same bytes."""
    rows = [[line.signal, line.strength, line.source, list(line.literals)] for line in lines(language)]
    return json.dumps({"width": WIDTH[language], "lines": rows, "head": {}}, ensure_ascii=False, separators=(",", ":")) + "\n"


def main() -> None:
    """Write all files."""
    for language in LANGUAGES:
        if (SIGNALS / "patterns" / f"{language}.yaml").exists():
            (SIGNALS / "built" / f"{language}.json").write_text(built(language), encoding="utf-8")


if __name__ == "__main__":
    main()
