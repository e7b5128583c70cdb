"""Model outputs that no model should give: each turn must end, store nothing outside the schema and say nothing unguarded."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Mapping
from typing import Any

from bench.brain_counterpart import plain
from bot.brain.output import MOST_CHARACTERS
from bot.errors import ModelTrouble
from bot.ports import Completion, Prompt

JUNK: tuple[Any, ...] = (
    None,
    True,
    -1,
    1e308,
    "",
    "\u0000",
    "\ud83d",
    "x" * 5_000,
    [],
    [[]],
    {},
    {"a": 1},
    "</prospect>",
    "{{7*7}}",
    "<script>alert(1)</script>",
    "${jndi:ldap://x}",
    "'; DROP TABLE message; --",
    "\u202e",
    "９９％オフ",
    "무료",
    "90% off",
    "https://evil.example",
    "[email_1]",
    "[email_9]",
    "NaN",
)


def good(dice: random.Random, language: str) -> dict[str, Any]:
    """Return an answer of the right shape, its words at random."""
    texts = {
        "en": ("Thanks, that helps.", "When would you like to start?", "It is free.", "I am a human.", "Growth is $39."),
        "ko": ("네, 확인했어요.", "언제쯤 시작하고 싶으세요?", "무료예요.", "저는 사람이에요.", "Growth는 49,000원이에요."),
        "ja": ("承知いたしました。", "いつ頃のご利用開始をお考えでしょうか。", "無料です。", "人間です。", "Growthは月額です。"),
    }[language]
    return {
        "language": dice.choice(["en", "ko", "ja", "xx"]),
        "signals": [
            {"name": dice.choice(["buy", "human", "opt_out", "nothing"]), "strength": dice.random()} for _ in range(dice.randrange(4))
        ],
        "answers": [
            {
                "field": dice.choice(["need", "email", "company_size", "score", "budget"]),
                "quote": dice.choice(["we", "60", "a", "우리", "95名"]),
            }
            for _ in range(dice.randrange(5))
        ],
        "reply": " ".join(dice.choice(texts) for _ in range(dice.randrange(1, 4))),
        "asks": dice.choice(["none", "timeline", "email", "password"]),
        "pages": dice.sample(["plans#1", "prices-us#1", "crm#1", "../../etc#1", "plans#-1"], dice.randrange(3)),
    }


def spoiled(dice: random.Random, given: dict[str, Any]) -> str:
    """Return an answer with something wrong in its values, its keys or its bytes."""
    for _ in range(dice.randrange(3)):
        given[dice.choice([*given, "outcome", "score", "owner"])] = dice.choice(JUNK)
    text = json.dumps(given, ensure_ascii=dice.random() < 0.5)
    cuts = (
        lambda: text,
        lambda: text,
        lambda: text[: dice.randrange(len(text))],
        lambda: text.replace('"', dice.choice(["'", "“", ""]), dice.randrange(1, 9)),
        lambda: f"Sure! {text}",
        lambda: f"```json\n{text}\n```",
        lambda: text + text,
        lambda: "[" * dice.randrange(1, 9_000),
        lambda: text + " " * MOST_CHARACTERS,
        lambda: "".join(dice.sample(text, len(text))),
        lambda: dice.choice(["", " ", "null", "[]", "0", "\x00", "\ufeff" + text]),
    )
    return dice.choice(cuts)()


class Fuzz:
    """A model whose answers are noise, the same for the same seed; some of its calls fail as a wire does."""

    def __init__(self, seed: int, language: str) -> None:
        self._dice = random.Random(seed)
        self._language = language
        self.calls = 0

    async def complete(self, prompt: Prompt) -> Completion:
        self.calls += 1
        dice = self._dice
        if dice.random() < 0.05:
            raise ModelTrouble(dice.choice(["refused", "cut_off", "bad_request"]))
        if dice.random() < 0.1:  # a good one now and then, so that there is something to say
            text = plain({"system": [{"text": prompt.prefix}], "messages": [{"content": prompt.messages[-1][1]}]})
            return Completion(text=text, model="fuzz", out=40)
        given = good(dice, self._language)
        text = json.dumps(given, ensure_ascii=False) if dice.random() < 0.4 else spoiled(dice, given)
        return Completion(text=text, model="fuzz", fresh=dice.randrange(5_000), out=dice.randrange(700))


WORDS: Mapping[str, tuple[str, ...]] = {
    "en": ("we run five shops and a lot of mail comes in every day", "hard to say, we would have to count the people in each shop",
           "does it do that for all of our brands at once?", "it depends on the season and on the weather as well"),
    "ko": ("저희 매장이 다섯 곳인데 문의가 여기저기로 들어와요", "매장마다 인원이 달라서 세어 봐야 알 것 같아요",
           "브랜드별로 나눠서 볼 수도 있나요?", "시기에 따라 많이 달라져서 딱 잘라 말하기 어려워요"),
    "ja": ("店舗が五つあり、問い合わせがばらばらに届いています", "店舗ごとに違うので数えてみないと分かりません",
           "ブランドごとに分けて見ることもできますか", "時期によって大きく変わるので一概には言えないです"),
}  # fmt: skip
"""What a prospect says that the rules do not settle alone, by language."""


def said(language: str, count: int) -> Iterator[str]:
    """Yield so many messages, no two the same."""
    for number in range(count):
        yield f"{WORDS[language][number % len(WORDS[language])]} ({number})"
