"""Tells whether a sentence says nothing but when, how many, or that somebody is back or breaks off: no answer to what they need."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from bot.fields.aside_ko import behind_asides
from bot.fields.aside_ko import behind_hedge as behind_hedge_ko
from bot.fields.utterance import Utterance
from bot.lean import later

_TIME: Mapping[str, re.Pattern[str]] = {
    "en": later(
        r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|tomorrow|today|tonight|mornings?|afternoons?|evenings?|noon|lunch ?time"
        r"|(?:this|next) (?:week|month|quarter|year)|january|february|march|april|june|july|august|september|october|november|december"
        r"|asap|(?<=in )may|\d{1,2}(?::\d\d)? ?(?:am|pm)?|o'clock|spring|summer|autumn|q[1-4])(?![\w])"
    ),
    "ko": later(
        r"(?:다음|이번|다다음|내|올|금)\s?(?:주|달|년|해|분기)|[월화수목금토일]요일|오전|오후|아침|저녁|점심|내일|모레|오늘|주말|평일"
        r"|\d{1,2}\s?(?:월|일|시|분)(?!간)"
        r"|상반기|하반기|연말|연초|내년|올해|봄|여름|가을|겨울|최대한 빨리"
    ),
    "ja": later(
        r"(?:来|今|再来)(?:週|月|年|期|季)|今年度?|来年度|[月火水木金土日]曜日?|午前|午後|朝|夕方|明日|明後日|今日|週末|平日"
        r"|\d{1,2}(?:月|日|時|分)|上期|下期|上半期|下半期|年内|年末|春|夏|秋|冬"
    ),
}
"""What names a time."""
_BACK: Mapping[str, re.Pattern[str]] = {
    "en": later(r"\b(?:back|here again|returned)\b"),
    "ko": later(r"(?:다시|돌아)\s?(?:왔|들어왔)(?:어요|습니다|네요)?|돌아왔(?:어요|습니다)|저 왔어요"),
    "ja": later(r"戻(?:り|って(?:き|来))(?:まし)?た|ただいま戻"),
}


def _run(words: str, end: str, marks: str) -> re.Pattern[str]:
    """Return what is nothing but these words, the longest first; it is never gone back on, since the same text can be cut in many ways."""
    longest = "|".join(map(re.escape, sorted(words.split(), key=len, reverse=True)))
    return later(rf"(?:(?:{longest}){end}|[\s{marks}])*+")


_FILLS: Mapping[str, re.Pattern[str]] = {
    "en": _run(
        "we we'd we're we'll i i'd i'm i'll it it's that that's that'd would will could can like love want hope hoping plan"
        " planning prefer to start starting started begin go live be been is are was in on at by from for around about before"
        " after the a an of and or any end early late mid ideally ideal works work working fine best better good great perfect"
        " ok okay me us my our free available suits suit hi hello hey yes yeah sure sorry thanks now again so had call meeting"
        " lunch then just please actually probably maybe soon people including myself staff total"
        " there there's budget budget's budgeted month year"
        " switch move change over you reach contact email e-mail mail write drop line ring text address number phone here's",
        r"(?![\w'])",
        r",.!;:'~-",
    ),
    "ko": _run(
        "저희 저희는 저는 저 제가 우리 우리는 가능하면 되도록 가급적 네 예 안녕하세요 죄송 혹시 아마 포함 포함해서 포함하면"
        " 포함하여 전부 모두 다해서 다 해서 직원 직원은 인원 인원은 정도 쯤 조금 약간 좀 에는 에서 에 엔 부터 부터는 까지 까지는"
        " 안으로 안에 중에 중순 초 말 쯤에 이나 이랑 하고 도 이 가 은 는 로 으로 시작 도입 사용 이용 오픈 적용 가동 쓰 하 싶 고"
        " 려 기 면 할 했 좋 괜찮 가능 편 돼 되 넘 넘어 어요 아요 해요 합니다 습니다 은데요 는데요 을까 까 겠 네요 예요 이에요"
        " 입니다 요 예정 계획 생각 바로 으면"
        " 바꾸 옮기 갈아타 연락 연락처 연락은 주세요 주시면 메일 이메일 번호 전화 문자 보내",
        "",
        ",.!~ㅎㅋㅠ",
    ),
    "ja": _run(
        "はい ええ 私 私も 私を 弊社 弊社は うち うちは できれば 可能なら 一応 だいたい 私含め 含め 含めて 全部で 人 名 ほど"
        " くらい ぐらい 程度 少し ちょっと 超える 超えます から には に は までに まで ごろ 頃 中 初め 始め 末 が で の を も と"
        " 使え 使い 使う 導入 開始 利用 運用 スタート 稼働 れば たい たく したい したく し でき 希望 予定 思って 思い 考えて い"
        " おり ます です ました ですね かな いい 良い よい ありがたい 助かり 都合 空いて 大丈夫 お願いします すみません お待たせ"
        " お待たせしました"
        " 職員は 教職員は 社員は 従業員は スタッフは 人数は 総勢 合わせて 全員で 在籍 働いて して 約"
        " 切り替え 乗り換え 連絡 ご連絡 連絡先 連絡は メール アドレス 電話 番号 ください 下さい へ こちら",
        "",
        "、。,.!！",
    ),
}
"""What stands around a time or a number, and tells nothing of any work."""


_DIGITS = 7  # of a telephone number, at the least
_ME_EN = later(r"\b(?:i|i'm|i've|i'll|me|my|mine)\b")
_NEEDS_EN = later(
    r"\b(?:needs?|want\w*|wish|looking|(?:we're|i'm|am|are) after|like to|trouble|problems?|issues?|tools?|systems?|software|app"
    r"|inbox(?:es)?|help ?desk|chat|tickets?"
    r"|orders?|bookings?|quer(?:y|ies)|enquir\w+|inquir\w+|complaints?|questions?|leads?|requests?|messages|track\w*|manag\w*|sort\w*"
    r"|lost|los(?:e|ing)|miss\w*|forget\w*|late|nobody|no one|guests?|customers?|clients?|patients?|parents?|tenants?|members?|everyone)\b"
)
"""What a need speaks of; where somebody only says how to reach them, nothing of it stands."""


def tells_no_work(said: Utterance, quotes: Iterable[str]) -> bool:
    """True for "Thursday afternoon works best for me", 다음 달에 시작하고 싶어요, "ok, back"; `quotes`: what was read from it, folded."""
    rest, reaches = said.folded, False
    for quote in quotes:
        reaches = reaches or (quote in rest and ("@" in quote or sum(map(str.isdigit, quote)) >= _DIGITS))
        rest = rest.replace(quote, " ", 1)
    if reaches and said.tongue == "en" and _ME_EN.search(rest) and not _NEEDS_EN.search(rest):
        return True
    rest = _BACK[said.tongue].sub(" ", _TIME[said.tongue].sub(" ", rest))
    return rest != said.folded and bool(_FILLS[said.tongue].fullmatch(rest))


_A_WHILE = r"(?:an?|one|two|three|five|1|2|5) (?:couple (?:of )?)?(?:sec(?:ond)?|moment|min(?:ute)?|tick|mo)s?"
_BACK_SOON = r"back (?:soon|shortly|later|in (?:an?|one|two|five|ten|\d+)\b)"
_LONGEST_EVENT = 48


@cache
def _breaking_off() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """How one asks to wait, or goes; what the rest speaks of where it tells of work all the same; what calls one away."""
    return (
        later(
            r"\s{0,4}(?:(?:oh|sorry|ok|okay|right|ah|oops|damn|so|um+|please|pls)[\s,.!]{1,4}){0,3}"
            rf"(?:(?:(?:hang|hold) (?:on|up|that thought)(?: {_A_WHILE})?|(?:wait|give me|gimme|bear with me) {_A_WHILE}|bear with(?: me)?"
            rf"|brb|(?:be |i'll be )?{_BACK_SOON}"
            r"|(?:i |i've |i'll )?(?:gotta|got to|have to|need to|must) (?:(?:take|jump on|hop on) (?:this|a) call|get (?:this"
            r"|that)|run|dash|go|shoot|jet|scoot|be off|(?:head|pop|log|sign|hop) (?:off|out)"
            r"|leave(?= now| soon| in \w|,|\.|$)))(?: now| soon)?(?![\w'])"
            rf"|(?:(?:just )?{_A_WHILE}|secs?|moment|just a (?:sec(?:ond)?|moment|min(?:ute)?)"
            r"|(?P<thinks>let me (?:think|see)(?: about (?:it|that))?)"
            r"|(?:i'm |am |im )?(?:on (?:the other line|another (?:line|call)|a call)|in a meeting|driving))"
            r"(?=\s?(?:[,.;!-]|rn\b|please\b|right now\b|$)))(?: please| pls| rn| right now)?[\s,.;:!-]{0,6}"
        ),
        later(
            r"\b(?:need|want|we|our|so|ok|okay|it's|its|should|would|tools?|systems?|software|app|inbox|desk|chat|tickets?"
            r"|e?-?mails?|messages"
            r"|orders|requests|bookings|quer(?:y|ies)|enquiries|complaints|questions|calls|leads|track\w*|answer\w*|manag\w*"
            r"|sort\w*|stop|who)\b"
        ),
        later(
            r"\b(?:calling|ringing|crying|barking|beeping|arriv\w+|walked in|came in|turned up|waiting|door|counter|here|line|alarm|meeting"
            r"|delivery|courier|boss|customer|patient|guest|kids?|baby|back|reply|later)\b"
        ),
    )


def behind_waiting(said: Utterance, *, told: bool) -> int:
    """Where a reply begins behind "hang on", or its end where it does nothing but break off: "one sec, customer at the counter"; else 0.

    `told`: a whole sentence would answer, and what is no word of work calls them away.
    """
    if said.tongue != "en":
        return behind_asides(said.folded) if told and said.tongue == "ko" else 0
    waits, work, event = _breaking_off()
    text = said.folded
    if begins := waits.match(text):
        rest = text[begins.end() :].strip(" .!")
        off = begins["thinks"] is None and len(rest) <= _LONGEST_EVENT and not work.search(rest) and (told or bool(event.search(rest)))
        return len(text) if off or not rest else begins.end()
    goes = told and "back " in text[-24:] and len(text) <= _LONGEST_EVENT
    return len(text) if goes and re.search(rf"(?:, | - |be ){_BACK_SOON}$", text.rstrip(" .!")) else 0


def behind_hedge(said: Utterance, kind: str) -> int:
    """Where a Korean reply in their own words tells all the same behind a "don't know" or "nothing really"; 0 elsewhere."""
    return behind_hedge_ko(said.folded, kind) if said.tongue == "ko" else 0
