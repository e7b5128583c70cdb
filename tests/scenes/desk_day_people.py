"""Who is there on the day: reps, teams, prospects and what they say."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from bot.config import Config, PlatformConfig, Rep
from tests.talks import CONFIG, OFFICE, TEAMS

PROSPECTS = 30
MONDAY = datetime(2026, 11, 23, tzinfo=UTC)

REPS = {
    "dana": Rep(id="dana", name="Dana Cole", teams=("inbound",), capacity=12, escalation="always", manager=True),
    "marcus": Rep(id="marcus", name="Marcus Webb", teams=("inbound",), capacity=6),
    "serin": Rep(id="serin", name="오세린", teams=("seoul",), capacity=8, languages=("ko", "en")),
    "sato": Rep(id="sato", name="佐藤", teams=("tokyo",), capacity=12, languages=("ja",)),
}

CONFIG_OF_THE_DAY: Config = replace(
    CONFIG,
    limits=False,
    platforms={name: PlatformConfig(name=name, flow="b2b_saas") for name in ("web", "chat", "floor")},
    reps={name: replace(rep, identities={"floor": f"@{name}"}) for name, rep in REPS.items()},
    teams={
        "inbound": replace(TEAMS["inbound"], assign="round_robin", hours=OFFICE, cards=(("floor", "#new-york"),)),
        "seoul": replace(TEAMS["seoul"], assign="least_loaded", escalate=("dana",), cards=(("floor", "#seoul"),)),
        "tokyo": replace(TEAMS["tokyo"], assign="round_robin", holidays="JP", cards=(("floor", "#tokyo"),)),
    },
)

NAMES = {
    "en": ("Amy", "Ben", "Cara", "Dev", "Ella", "Finn", "Gwen", "Hugo", "Iris", "Jack"),
    "ko": ("가은", "나연", "다인", "라희", "민준", "보라", "서준", "아린", "지호", "채원"),
    "ja": ("青木", "石井", "上田", "遠藤", "小川", "加藤", "木村", "久保", "小林", "斎藤"),
}
WORDS = {
    "en": "We need a shared inbox for 60 people. Can I talk to someone in sales?",
    "ko": "60명이 함께 쓸 공유 메일함이 필요해요. 상담원 연결해 주세요.",
    "ja": "60名で使う共有受信箱を探しています。担当の方とお話しできますか。",
}
REGIONS = {"en": ("US", "America/New_York"), "ko": ("KR", "Asia/Seoul"), "ja": ("JP", "Asia/Tokyo")}
