"""`make quality`: measures what Handraiser understands, offline, and writes docs/quality.md.

python -m bench.quality                        everything, into the page
python -m bench.quality kinds talks            these sections alone, printed
python -m bench.quality --rejected FILE        what reps rejected (`handraiser report rejected --jsonl FILE`), printed
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from adapters.encoder import PACKAGE, installed, load
from bench import quality_rejected, quality_signals, quality_speed, quality_talks, quality_words
from bench.quality_figures import Section
from bench.quality_page import PAGE, page
from bot import logs
from bot.config import Config
from bot.flow.load import load_flow
from bot.playbook import Playbook, playbook
from bot.signals.sentence import Sentences, VectorOf


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """What is measured with."""

    play: Playbook
    vector_of: VectorOf | None  # None: no encoder is installed
    sentences: Sentences | None

    @property
    def ways(self) -> tuple[bool, ...]:
        """Without the encoder, as by default, and with it where it is installed; failures are those of the first."""
        return (False, True) if self.vector_of else (False,)


SECTIONS: Mapping[str, Callable[[Bench], Section]] = {
    "kinds": lambda bench: quality_words.kinds(),
    "hostile": lambda bench: quality_words.hostile(bench.play),
    "talks": lambda bench: quality_talks.talks(bench.ways),
    "unseen": lambda bench: quality_talks.unseen(bench.ways),
    "crossed": lambda bench: quality_signals.crossed(bench.vector_of),
    "aside": lambda bench: quality_signals.kept_aside(bench.sentences),
    "strangers": lambda bench: quality_signals.kept_aside(bench.sentences, "strangers-"),
    "others": lambda bench: quality_words.others(bench.sentences),
    "speed": lambda bench: quality_speed.speed(bench.play, bench.vector_of),
}


def set_up() -> Bench:
    """Load flow and encoder, on one thread, as the server does."""
    logs.configure("error", environ=os.environ)
    vector_of = load() if installed() else None
    sentences = Sentences()
    if vector_of is not None:
        sentences.use(vector_of)
    flow = load_flow(Path(__file__).parents[1] / "flows", "b2b_saas")
    return Bench(play=playbook(flow, Config(), encoder=sentences), vector_of=vector_of, sentences=sentences if vector_of else None)


def main() -> int:
    """Measure and write; 0 whether targets hold or not: the page says which."""
    parser = argparse.ArgumentParser(
        prog="python -m bench.quality", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("sections", nargs="*", choices=[*SECTIONS, []], help="only these, printed and not kept")
    parser.add_argument("--rejected", type=Path, metavar="FILE", help="readings that reps rejected, read again; printed and not kept")
    options = parser.parse_args()
    wanted, bench = options.sections, set_up()
    if options.rejected:
        print(page([quality_rejected.rejected(options.rejected, bench.play)], encoder=None))
        return 0
    found = []
    for name in wanted or SECTIONS:
        print(f"{name} …", file=sys.stderr, flush=True)
        found.append(SECTIONS[name](bench))
    version = installed()
    text = page(found, encoder=f"{PACKAGE} {version}" if version else None)
    if wanted:
        print(text)
    else:
        PAGE.write_text(text, encoding="utf-8")
        print(f"written: {PAGE}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
