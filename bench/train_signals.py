"""Builds what `bot/signals` loads: `built/<language>.json` with the patterns, ready to be looked up, and the trained head.

Beside them `built/sentence.json`, the head over sentence vectors, for which the encoder has to be installed.
"""

from __future__ import annotations

import json

from adapters.encoder import load
from bench.sentence_head import all_examples, trained, written
from bench.signals_head import train
from bench.signals_source import LANGUAGES, SIGNALS, WIDTH, labelled, lines
from bot.signals.sentence import BUILT


def built(language: str) -> str:
    """Return the text of the language's patterns; the same sources give the same bytes."""
    width, rows = WIDTH[language], lines(language)
    found = sorted((literal[:width], number, literal) for number, literals in enumerate(rows.values()) for literal in literals)
    content = {
        "width": width,
        "lines": [[line.signal, line.strength, line.source] for line in rows],
        "literals": [literal for _, _, literal in found],
        "behind": [number for _, number, _ in found],
    }
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")) + "\n"


def head(language: str) -> str:
    """Return the text of the language's trained head; the same examples give the same bytes."""
    model = train(labelled(language), language)
    held = {"bias": model.bias, "pieces": list(model.rows), "weights": model.table.hex()}
    return json.dumps(held, ensure_ascii=False, separators=(",", ":")) + "\n"


def sentence() -> str:
    """Return the text of the head over sentence vectors. Raise NoEncoder where the encoder is not installed: `make setup` does."""
    return written(trained(list(all_examples()), load()))


def main() -> None:
    """Write all files."""
    for language in LANGUAGES:
        (SIGNALS / "built" / f"{language}.json").write_text(built(language), encoding="utf-8")
        (SIGNALS / "built" / f"head-{language}.json").write_text(head(language), encoding="utf-8")
    BUILT.write_text(sentence(), encoding="utf-8")


if __name__ == "__main__":
    main()
