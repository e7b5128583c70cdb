"""Words that say nothing about what a question is about, per language, and words that mean the same to whoever asks."""

from __future__ import annotations

import re

_ENGLISH = """
a about after again all already also always am an and any anybody anyone anything are as at be because been before being both but
by can could did do does doing done each either else ever every everybody everyone everything for from further get getting give
given go goes going gonna good got great had has have having he hello help her here hey hi his hook how however i id if ill im in
instead into is it its ive just keep kind know let like likely look looking lose losing lost lot lots make makes making many may
maybe me mean might mine more most much must my myself need needs no nope not now of off often ok okay old on once one only or
other our ours out over per perhaps please possible possibly pretty put quite rather really right run runs same say see seem shall
she should since so some somebody someone something sometimes soon sort still such sure take takes tell than thank thanks that the
their them then there these they thing things think this those though through time times to together too try trying under until up
us use used useful uses using usually very via want wanted wants was way we well were what when where whether which while who
whole why will with within without wonder wondering work working works would yeah yep yes yet you your yours dont doesnt cant
couldnt wont isnt arent didnt youre theres whats hows thats lets guys folks guess actually currently available anyway basically
come comes company team day days exactly happens include included includes including interested involve involved offer offered
offering offers part provide provided provides question questions quick show shows support supported supports understand kindly
"""

_KOREAN = """
가능 가능한 가능한지 같은 같이 거 건 것 게 경우 관련 괜찮 궁금 궁금한 그 그냥 그거 그런 그럼 그리고 기능
근데 그런데 그러면 그나저나 참 음 기존 나중 내용 너무 네 누가 다 다른 다시 대해 대한 더 도중 동안 되 된 될 드려 등 따로 때 또 또는 만약
많이 말씀 매우 먼저 명 몇 모두 모든 무슨 무엇 문의 뭐 뭐가 뭔가 및 바로 방법 별도 보통 부분 분 붙 사용
상황 생각 서비스 쓰고 아 아니 아니면 아직 아까 안 안녕 안녕하세 알고 앞으로 약간 어느 어디 어떤 어떻게
어떻 언제 언제든 얼마나 없 없이 여기 여러 여쭤 예 요즘 왜 우리 우선 원래 위해 이 이거 이것 이런 이미
이용 일단 일반 있 자세히 잘 저 저희 전부 정도 정말 제가 제품 좀 주 주로 중간 지금 지원 직접 진짜 질문
쪽 참고 처음 처리 치고 통해 필요 하 하고 하나 한 한번 할 함께 해 해당 현재 혹시 회사 후 대신 이번 오늘
수 쓰 보 볼 쓸 와 오 가 해요 돼요 되요 하는 되는 있는 없는 해서 돼서 하면 되면 인가 할까 될까 있나
되나 받 받을 넣 넣을 붙일 만들 찾 찾을 보낼 보내 올 갈 나오 걸 걸려 걸리 가요 나요 까요 예요 이에요
"""

_JAPANESE = """
何 方 方法 可能 場合 教 知 出来 今 今回 事 時 対応 利用 使用 使 質問 問 御社 貴社 弊社 当社 私 誰 際
用 下 頂 思 言 見 聞 確認 必要 現在 普段 途中 後 前 中 上 内 外 他 自動 具体的 詳細 詳 希望 検討
予定 お願 願 本当 全部 全 一部 人 社 件 点 度 回 以上 以下 程度 的 向 考慮 存在 設定 日 年 月 提供
機能 サービス システム スタッフ 取 含 置 終 受 行 入 出 来 公開 送
"""

_COMMON = """
able add allow ask assign automatic avoid begin big break bring business call care carry cause change check choose close
combine company connect contain convert cover create deal dedicated deliver depend different difficult easy edit enable enough
expect extra fast feel fill find finish fit fix follow full gather grow handle happen hard heavy high hold hook huge improve join
large learn leave less little live load low main manage match meet merge migrate miss modern move multiple nice normal open
organize own pass people person place plug post prevent promise properly pull push quickly reach read real receive reduce remove
replace request require respect roll safe save sell send separate serve share simple simply slow small solve split start stay stop
straight team tool track turn unify update view visit wait watch wide write
"""

STOP = frozenset(f"{_ENGLISH} {_KOREAN} {_JAPANESE}".split())
"""Tokens and words that carry no topic."""

COMMON = frozenset(_COMMON.split())
"""Words that may be said of anything: where no page has them, they count for less than a word that names something."""

SAME_ENGLISH: tuple[tuple[re.Pattern[str], str], ...] = (
    (
        re.compile(r"\b(?:do|would|will) you charge\b(?: (?:us|me|for it|for this))?|\bper (?:seat|user|head|person|licen[cs]e)\b"),
        " price ",
    ),
    (
        re.compile(r"\bfor (?:about |around |a team of |roughly )?\d+ (?:people|users?|seats?|agents?|persons?|of us|staff|employees)\b"),
        " ",
    ),
    (re.compile(r"\bsso\b|\bsaml\b"), " single sign-on "),
    (
        re.compile(r"\b(?:on|from|with) (?:my|our|a|the|their) (?:smart ?)?phones?\b(?! (?:call|line|number))|\b(?:iphone|android)s?\b"),
        " mobile app ",
    ),
    (re.compile(r"\bcancel(?:l?ing)?(?: it| this| the plan)? (?:any ?time|whenever|at any (?:time|point))\b"), " contract cancel month "),
    (re.compile(r"\bhow much\b(?! (?:time|longer|space|storage|data))|\bcosts?\b|\bpricing\b|\bfees?\b|\brates?\b(?! limit)"), " price "),
    (re.compile(r"\bhow (many|long|often)\b"), r" how\1 "),
    (re.compile(r"\bcent(?:re|er)s?\b"), " center "),
)
SAME: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"(?<![a-z])sso(?=[ぁ-ん])"), "シングルサインオン"),
    (re.compile(r"いつでも解約|解約(?:は|が)?いつでも"), "契約毎月解約"),
    (re.compile(r"\d+\s?(?:명|인)(?:이면|이서|으로|일 때)?(?=\s|$)|\d+[名人](?:だと|で|なら|の場合)"), " "),
    *SAME_ENGLISH,
    (re.compile(r"얼마(?!나|만큼)|비용(?!\s*없)|금액|단가|이용료|요금(?!제)"), " 가격 "),
    (re.compile(r"몇\s*(명|개|건|곳|시간|일|달)"), r" 몇\1 "),
    (re.compile(r"요금제"), " 플랜 "),
    (re.compile(r"카톡"), " 카카오톡 "),
    (re.compile(r"(?:좌석|인|명|계정|아이디|사용자)당(?=\s|$|[,.?])"), " 가격 "),
    (re.compile(r"(?:스마트폰|휴대폰|핸드폰|폰)(?:으로도?|에서도?)"), " 모바일 앱 "),
    (re.compile(r"スマホ|スマートフォン|携帯(?=で)"), "モバイルアプリ"),
    (re.compile(r"お?いくら|費用|価格|値段|単価|利用料"), "料金"),
)
"""Ways to say the same → the one that is searched."""
