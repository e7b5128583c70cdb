"""How long flows take to load, check, decide and search. `python -m bench.check_bench` prints milliseconds; nothing fails on them."""

from __future__ import annotations

import json
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from statistics import median

from bot.flow.check import check
from bot.flow.condition import Circumstances, context
from bot.flow.knowledge import Search
from bot.flow.load import load_flow
from bot.flow.outcome import outcome, route
from bot.flow.score import score

HERE = Path(__file__).parents[1]
FLOWS, CORPUS = HERE / "flows", HERE / "tests" / "flow" / "faults"
TODAY = date(2026, 3, 10)
NOW = datetime(2026, 3, 10, 9, tzinfo=UTC)


def timed(act: Callable[[], object], times: int = 1) -> float:
    """Return the milliseconds of one call."""
    begin = time.perf_counter()
    for _ in range(times):
        act()
    return (time.perf_counter() - begin) * 1000 / times


def checks() -> list[float]:
    """Return the milliseconds of `check` for each file of the corpus, the words of two languages with it."""
    found = []
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "words").mkdir()
        for language in ("en", "ko"):
            (Path(folder) / "words" / f"{language}.yaml").write_bytes((FLOWS / "words" / f"{language}.yaml").read_bytes())
        for path in sorted(CORPUS.glob("*.yaml")):
            case = Path(folder) / "case.yaml"
            case.write_bytes(path.read_bytes())
            found.append(timed(partial(check, [case], None, today=TODAY)))
    return found


def main() -> None:
    """Measure and print."""
    load_cold = timed(lambda: load_flow(FLOWS, "b2b_saas"))
    flow = load_flow(FLOWS, "b2b_saas")
    check_cold = timed(lambda: check([FLOWS], None, today=TODAY))
    corpus = checks()

    def decide() -> None:
        seen = context(flow, answers={}, signals={}, intent=0.9, now=NOW, around=Circumstances(language="en"))
        seen.put_score(score(flow, seen)[0])
        outcome(flow, seen, settled=True)
        route(flow, seen)

    search = Search(flow.pages)
    figures = {
        "load b2b_saas, first": load_cold,
        "load b2b_saas": timed(lambda: load_flow(FLOWS, "b2b_saas"), 5),
        "check b2b_saas, first (imports cel-python)": check_cold,
        "check b2b_saas": timed(lambda: check([FLOWS], None, today=TODAY), 5),
        "check a file of the corpus, median": median(corpus),
        "check a file of the corpus, slowest": max(corpus),
        "decide a turn: context, score, outcome, route": timed(decide, 500),
        "index the pages": timed(lambda: Search(flow.pages), 5),
        "find an answer": timed(lambda: search.find("is there a free trial?", "en", "US", TODAY), 2000),
        "find none": timed(lambda: search.find("출판사 특별가가 있나요?", "ko", "KR", TODAY), 2000),
    }
    sys.stdout.write(json.dumps({name: round(value, 3) for name, value in figures.items()}, indent=2, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
