"""One talk a language, as browsers play it: what is said, and what must be seen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk:
    """What the prospect says, in order, and the words that show that it arrived."""

    locale: str
    disclosure: str
    need: str  # and a timeline, so that the size is asked for next
    size: str  # the choice that is pressed
    question: str
    page: str  # the address of the page that answers it
    correction: str  # the size again, with an email
    corrected: str
    email: str
    joined: str
    reply: str  # the rep's
    name: str  # said to the rep, while the bot is silent
    fact: str  # what the card then knows
    left: str
    again: str  # said to the bot afterwards, a question that a page answers
    again_page: str
    ended: str


TALKS: Mapping[str, Talk] = {
    "en": Talk(
        locale="en-US",
        disclosure="AI assistant",
        need="we need a help desk with SLAs by the end of next month",
        size="10-49",
        question="does it talk to shopify?",
        page="https://northdesk.example/shops",
        correction="sorry, 54 people. theo@lanternfreight.example",
        corrected="54 people",
        email="theo@lanternfreight.example",
        joined="Dana Cole",
        reply="Hi, Dana here. Is the mailbox shared by all of them?",
        name="yes, all of them. I'm Theo",
        fact="Theo",
        left="Mia",
        again="does it work with Slack?",
        again_page="https://northdesk.example/slack",
        ended="This conversation has ended.",
    ),
    "ko": Talk(
        locale="ko-KR",
        disclosure="AI 어시스턴트",
        need="문의 메일이 너무 밀려서 헬프데스크 도입하려고요. 다음 달 안에는 오픈해야 해요",
        size="10-49",
        question="슬랙이랑 연동되나요?",
        page="https://northdesk.example/ko/slack",
        correction="아 60명이에요. doyun@ondam.example 이요",
        corrected="60명",
        email="doyun@ondam.example",
        joined="Dana Cole",
        reply="안녕하세요. 지금 어떤 메일 쓰고 계세요?",
        name="지금은 공용 메일 하나로 같이 봐요. 저는 이도윤이라고 합니다",
        fact="이도윤",
        left="미아",
        again="카페24 연동되나요?",
        again_page="https://northdesk.example/ko/shops",
        ended="대화가 끝났어요.",
    ),
    "ja": Talk(
        locale="ja-JP",
        disclosure="AIアシスタント",
        need="問い合わせ窓口を一本化したくて、ツールを探しています。来月には始めたいです。",
        size="10-49",
        question="Slackと連携できますか？",
        page="https://northdesk.example/ja/slack",
        correction="すみません、40名ではなく120名でした。tanaka@aozora.example",
        corrected="120名",
        email="tanaka@aozora.example",
        joined="Dana Cole",
        reply="お待たせいたしました。連携の進め方からご説明いたします。",
        name="ありがとうございます。田中です。",
        fact="田中",
        left="ミア",
        again="Shopifyと連携できますか？",
        again_page="https://northdesk.example/ja/shops",
        ended="この会話は終了しました。",
    ),
}
