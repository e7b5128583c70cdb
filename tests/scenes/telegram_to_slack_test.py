"""A prospect on Telegram, a rep on Slack, over both vendors' protocols; what both saw is the page docs/connect/scene.md.

`python -m tests.scenes.telegram_to_slack_test` writes the page anew.
"""

from __future__ import annotations

import asyncio
import re
from base64 import b64encode
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, cast

from tests.adapters.contract.double import Double, Shown
from tests.adapters.contract.house import Stage, staged
from tests.adapters.slack.double import SlackDouble
from tests.adapters.telegram.double import TelegramDouble

PAGE = Path(__file__).parents[2] / "docs" / "connect" / "scene.md"

HEAD = """# A talk on Telegram, answered on Slack

A prospect writes to the bot on Telegram. The team works on Slack: the card stands in `#leads`, everything else in its thread. This page is
what both sides saw in a test that runs over both platforms' own protocols (`tests/scenes/telegram_to_slack_test.py`); it is written by the
test and fails it when it is not current.

"""

OFFER = b"%PDF-1.7 our offer"
KEY = {"HANDRAISER_KEY": b64encode(b"a scene that always goes the same").decode()[:43] + "="}
TIME = re.compile(r"\b(?:\d{1,2} [A-Z][a-z]+ )?(?:\d{1,2}:\d{2}|noon|midnight)\b")  # with the day, where it is another one by then
LINK = re.compile(r"https://chat\.northdesk\.example/(files/[\w.-]+|desk/c/\w+)")


@dataclass(slots=True)
class Narrator:
    """Writes down what is new on both sides, step by step."""

    stage: Stage
    page: list[str] = field(default_factory=list)
    seen: dict[str, str] = field(default_factory=dict)

    async def step(self, title: str, holds: Callable[[], object]) -> None:
        """Wait until the step is done, then tell what is new."""
        await self.stage.until(holds, title)
        await self._quiet()
        self.page.append(f"**{title}**\n")
        for side, shown in (("Telegram", self.stage.replies()), ("Slack", self._slack())):
            fresh = [one for one in shown if self.seen.get(one.ref + one.only_for) != one.text]
            self.seen.update({one.ref + one.only_for: one.text for one in shown})
            self.page.extend(_told(side, one) for one in sorted(fresh, key=lambda one: (one.only_for, bool(one.thread), one.text)))
        self.page.append("")

    def _slack(self) -> list[Shown]:
        return list(self.stage.sales.shown(self.stage.sales.cards))

    async def _quiet(self) -> None:
        """Wait until nothing more comes."""
        before, calm = "", 0
        while calm < 8:
            await asyncio.sleep(0.15)
            now = repr((self.stage.replies(), self._slack()))
            before, calm = now, calm + 1 if now == before else 0


def _told(side: str, one: Shown) -> str:
    where = "only the rep sees" if one.only_for else "in the thread" if one.thread else "the card" if "100" in one.text else ""
    files = "".join(f"\n[{name}]" for name in one.files)
    text = f"{LINK.sub('https://…', TIME.sub('10:00', one.text))}{files}".strip().replace("\n", "\n  > ")
    marks = f" `{' '.join(one.marks)}`" if one.marks else ""
    buttons = "\n  >\n  >" + "".join(f" `[{label}]`" for label in one.buttons) if one.buttons else ""
    return f"- {side}{f', {where}' if where else ''}:{marks}\n  > {text}{buttons}"


async def play(folder: Path) -> tuple[str, bytes]:
    """Play the scene; return the page, and what the prospect gets as a file."""
    telegram, slack = TelegramDouble(), SlackDouble()
    try:
        async with staged(folder, cast(Double, telegram), cast(Double, slack), environ=KEY) as stage:
            narrator = Narrator(stage)
            await _scene(stage, narrator, slack)
            return HEAD + "\n".join(narrator.page).rstrip() + "\n", next(iter(telegram.cloud.files.values()))
    finally:
        await telegram.close()
        await slack.close()


async def _scene(stage: Stage, narrator: Narrator, slack: SlackDouble) -> None:
    def telegram(text: str) -> Callable[[], object]:
        return lambda: [one for one in stage.replies() if text in one.text]

    def thread(text: str) -> Callable[[], object]:
        return lambda: [one for one in stage.thread() if text in one.text]

    async def prospect(text: str) -> None:
        await stage.prospects.says(stage.prospects.prospect, stage.prospects.dm, text)

    async def dana(text: str, **more: Any) -> str:  # noqa: ANN401 - parts of the event
        ref = await slack.says(slack.rep, slack.cards, text, thread=stage.cards()[-1].ref, **more)
        await asyncio.sleep(0.2)
        stage.clock.forward(5)
        stage.built.outbox.wake()
        return ref

    await prospect("Hi, we need a shared inbox for 60 people. Can I talk to someone in sales?")
    await narrator.step("The prospect asks for a person. The bot answers, the card is posted.", thread("The talk so far"))
    await slack.presses(slack.rep, stage.cards()[-1].ref, "Claim")
    await narrator.step("Dana claims it.", lambda: telegram("Dana Cole")() and "With Dana Cole" in stage.cards()[-1].text)
    await dana("Hello, this is Dana. When would you like to start?")
    await narrator.step("Dana writes in the thread. Five seconds later it goes to Telegram under her name.", telegram("this is Dana"))
    await prospect("We use Zendesk today. What does it cost?")
    await narrator.step("The prospect answers. The first words after a claim mention Dana.", thread("What does it cost"))
    await dana(";; they came from the trade fair list")
    await narrator.step("Dana writes a note. It stays with the team.", lambda: _marked(stage, "trade fair"))
    slack.wire.files["offer.pdf"] = OFFER
    file = {"id": "F1", "name": "offer.pdf", "mimetype": "application/pdf", "size": len(OFFER)}
    slack.workspace.files["F1"] = file | {"url_private_download": f"{slack.wire.base}/files/offer.pdf"}
    await dana("Here is our offer.", files=[slack.workspace.files["F1"]], subtype="file_share")
    await narrator.step("Dana sends a file. The prospect gets it as a file.", lambda: [one for one in stage.replies() if one.files])
    await prospect("Perfect, thank you.")
    await narrator.step("The prospect answers.", thread("Perfect"))
    await slack.presses(slack.rep, stage.cards()[-1].ref, "Give back to the bot")
    await narrator.step("Dana gives it back.", lambda: "With the bot" in stage.cards()[-1].text)


def _marked(stage: Stage, text: str) -> bool:
    return any(text in one.text and one.marks for one in stage.sales.shown(stage.sales.cards))


async def test_both_sides_of_a_talk_over_two_platforms_are_what_the_docs_show(tmp_path: Path) -> None:
    page, file = await play(tmp_path)
    assert file == OFFER
    assert page == PAGE.read_text("utf-8")


if __name__ == "__main__":
    with TemporaryDirectory() as folder:
        PAGE.write_text(asyncio.run(play(Path(folder)))[0], "utf-8")
