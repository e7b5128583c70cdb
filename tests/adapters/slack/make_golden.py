"""`python -m tests.adapters.slack.make_golden`: draws the cards anew, to be looked at before they are committed."""

from __future__ import annotations

import json
from pathlib import Path

from adapters.slack import render
from tests.adapters.slack.faces import FACES

if __name__ == "__main__":
    for language, face in FACES.items():
        card = render.card(face, "https://home.slack.com/archives/C1/p1")
        (Path(__file__).parent / "golden" / f"{language}.json").write_text(json.dumps(card, ensure_ascii=False, indent=2) + "\n", "utf-8")
