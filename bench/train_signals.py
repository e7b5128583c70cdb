"""Builds what `bot/signals` loads: `built/<language>.json` with the patterns, ready to be looked up, and the trained head.

Beside them `built/sentence.json`, the head over sentence vectors, for which the encoder has to be installed.
"""

from __future__ import annotations

import json
from collections import Counter

from adapters.encoder import load
from bench.sentence_head import all_examples, learned_from, trained, written
from bench.signals_head import learned
from bench.signals_source import SIGNALS, WIDTH, labelled, lines
from bot.language import LANGUAGES
from bot.signals.head import HEAD_SIGNALS
from bot.signals.head import written as written_head
from bot.signals.intent import PLAIN
from bot.signals.normalise import normalise
from bot.signals.patterns import Line, Table, index, match
from bot.signals.sentence import BUILT

OFTEN_WRONG = 0.1
"""Wrong matches for each right one from which on a pattern's words are not plain, whatever its writer thought."""

DOUBTED = 0.85
"""The strength of such a pattern: the model may outweigh it."""


def built(language: str) -> str:
    """Return the text of the language's patterns; the same sources give the same bytes."""
    width, rows = WIDTH[language], lines(language)
    found = sorted((literal[:width], number, literal) for number, literals in enumerate(rows.values()) for literal in literals)
    literals, behind = [literal for _, _, literal in found], [number for _, number, _ in found]
    doubted = mishears(language, index(list(rows), literals, behind, width))
    content = {
        "width": width,
        "lines": [[line.signal, min(line.strength, DOUBTED) if line in doubted else line.strength, line.source] for line in rows],
        "literals": literals,
        "behind": behind,
    }
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")) + "\n"


def mishears(language: str, table: Table) -> set[Line]:
    """Return the plain lines that are wrong once where they are right ten times, or more often, in the labelled examples.

    Whoever buys is asked on, so a wish to buy that was misheard ends nothing: its lines keep their strength.
    """
    right, wrong = Counter[Line](), Counter[Line]()
    for row in labelled(language):
        text = normalise(row.text)
        tried = table.candidates(text)
        for line in tried:
            if line.strength >= PLAIN and line.signal in HEAD_SIGNALS and line.signal not in {"buy", *row.perhaps}:
                friends = [one for one in tried if one.signal == line.signal and not one.strength]
                if match([line, *friends], text).get(line.signal):
                    (right if line.signal in row.shows else wrong)[line] += 1
    return {line for line in wrong if wrong[line] > OFTEN_WRONG * right[line]}


def head(language: str) -> bytes:
    """Return the file of the language's trained head; the same examples give the same bytes."""
    return written_head(*learned(labelled(language), language))


def sentence() -> str:
    """Return the text of the head over sentence vectors. Raise NoEncoder where the encoder is not installed: `make setup` does."""
    rows = list(all_examples())
    return written(trained(rows, load()), learned_from(rows))


def main() -> None:
    """Write all files."""
    for language in LANGUAGES:
        (SIGNALS / "built" / f"{language}.json").write_text(built(language), encoding="utf-8")
        (SIGNALS / "built" / f"head-{language}.bin").write_bytes(head(language))
    BUILT.write_text(sentence(), encoding="utf-8")


if __name__ == "__main__":
    main()
