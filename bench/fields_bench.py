"""What reading costs: every kind over typical messages, and the import. `python -m bench.fields_bench`, µs of CPU a message per language.

No message is read twice in a row, so that nothing that is kept from the last one helps.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from bot.fields import BUILT_IN, FIELD_KINDS, Hearing, declined

_ROUNDS = 300
_NOW = datetime(2026, 3, 10, 9, 30, tzinfo=UTC)
_MESSAGES: Mapping[str, Sequence[str]] = {
    "en": (
        "hey, do you guys do ticket routing for shared inboxes?",
        "we run 3 warehouses and the shared mailbox is killing us",
        "need something with SLAs before peak season in october, 45 people",
        "does it talk to shopify? our orders live there",
        "our budget is about 15k a year, maybe a little more",
        "I'm Theo from Lantern Freight, we use Zendesk right now",
        "sorry, 54 people not 45. theo@lanternfreight.example",
        "can you send a brochure to my colleague please",
        "no idea. and I'm not telling you a budget before you ask",
        "thanks, that is all I wanted to know for the moment",
    ),
    "ko": (
        "안녕하세요, 문의 메일이 너무 밀려서 헬프데스크 도입하려고요.",
        "직원 40명이고 다음 달 안에는 오픈해야 해요",
        "아 40명 아니고 60명이에요. 근데 슬랙이랑 연동되나요?",
        "저희는 작아서 필요한지 잘 모르겠는데 문의를 한곳에서 보고 싶긴 해요",
        "9월쯤요. 예산은 아직 말씀드리기 좀 그래요",
        "12명이 연간으로 계약하면 얼마예요? 견적서도 받을 수 있을까요",
        "월 90만원 정도로 생각하고 있는데 그 안에서 가능할까요",
        "최유나요. 데이터는 국내 서버에 저장되나요?",
        "자료 먼저 보내 주시면 팀에서 검토하고 다시 말씀드릴게요",
        "채널톡 쓰고 있는데 메일이랑 같이 관리가 안 돼서 불편해요",
    ),
    "ja": (
        "問い合わせ窓口を一本化したくて、ツールを探しています。",
        "80名で使う予定で、来月には始めたいです。",
        "すみません、80名ではなく120名でした。ところで、Slackと連携できますか？",
        "あおぞら物流の田中です。よろしくお願いいたします。",
        "年間300万円くらいで考えています。もう少し増やせるかもしれません。",
        "40名くらいです。時期は来年度になりそうです。",
        "予算はちょっと…まだ社内で検討している段階です。",
        "昨日は会議で失礼しました。料金の件はどうなりましたか？",
        "資料を送っていただけますか。社内で共有したいと思います。",
        "いまはメールと表計算で管理していて、対応漏れが多いのが悩みです。",
    ),
}


def read_all(text: str, hearing: Hearing) -> int:
    """Read every built-in field and what is declined, as a turn does; return how many values there were."""
    found = sum(len(FIELD_KINDS[kind].read(text, hearing)) for kind in BUILT_IN.values())
    return found + len(declined(text, hearing.language, None))


def measure(language: str) -> float:
    """µs of CPU that one message takes."""
    hearing = Hearing(now=_NOW, language=language, region={"en": "US", "ko": "KR", "ja": "JP"}[language])
    texts = _MESSAGES[language]
    for text in texts:
        read_all(text, hearing)
    began = time.process_time()
    for _ in range(_ROUNDS):
        for text in texts:
            read_all(text, hearing)
    return (time.process_time() - began) / (_ROUNDS * len(texts)) * 1e6


def by_kind(language: str) -> Mapping[str, float]:
    """µs of CPU a message for each kind alone, what it shares with others included."""
    hearing = Hearing(now=_NOW, language=language, region="US")
    texts, costs = _MESSAGES[language], {}
    for kind in BUILT_IN.values():
        began = time.process_time()
        for _ in range(_ROUNDS):
            for text in texts:
                FIELD_KINDS[kind].read(text, hearing)
        costs[kind] = (time.process_time() - began) / (_ROUNDS * len(texts)) * 1e6
    return costs


def import_time() -> float:
    """Milliseconds of CPU that importing the kinds adds to a fresh interpreter, the least of five."""
    code = (
        "import re, json, datetime, enum, dataclasses, typing, time; began = time.process_time();"
        "import bot.fields; print(time.process_time() - began)"
    )
    runs = (subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True) for _ in range(5))
    return min(float(run.stdout) for run in runs) * 1e3


def main() -> None:
    """Print the figures."""
    for language in _MESSAGES:
        length = sum(map(len, _MESSAGES[language])) / len(_MESSAGES[language])
        print(f"{language}: {measure(language):6.0f} µs a message of {length:.0f} characters")
        print("    " + "  ".join(f"{kind} {cost:.0f}" for kind, cost in by_kind(language).items()))
    print(f"import: {import_time():.0f} ms")


if __name__ == "__main__":
    main()
