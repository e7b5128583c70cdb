"""What a reply to "how can they reach you" says of the ways: one that is refused beside another that is open ends nothing. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from bot.fields.kind import Found
from bot.language.fold import fold
from bot.lean import later
from bot.signals.intent import HOLDS

ADDRESSES = frozenset({"email", "phone"})
"""Fields by which somebody is reached."""

_FOR_GOOD = later(
    r"\bunsubscri|\bopt(?:ed|ing)?[ -]?(?:me )?out|\b(?:remove|delete|erase)\b|\btake\b[^.!?\n]{0,24}\boff\b"
    r"|\bleave (?:me|us)\b|\bany ?more\b"
    r"|\bno further|\bever again|\bnever (?:contact|write|message|call|ring)|\bnot interested|\b(?:stop|don't|do not|quit) contact"
    r"|수신 ?거부|구독(?!(?:만|은|을|도)? ?하지)|해지|탈퇴|차단|삭제|지워|다시는|더 ?이상|앞으로|그만|관심 ?없"
    r"|解除|退会|停止|削除|二度と|今後|これ以上|一切|やめ|お断り|興味(?:は|が)?(?:な|あり?ま?せ)"
)
"""What says for good, or of everything, that we are to be silent: no number below it, as in a signature, takes that back."""

_SOMEBODY = later(
    r"\b(?:some ?(?:one|body)|person|human|people|sales\w*|rep|agent|colleague|manager|talk|speak)\b"
    r"|사람|상담[원사]|담당|직원|영업|매니저|상담 ?연결"
    r"|担当|人間|人[とにへがの]|営業|オペレータ|スタッフ"
)
"""Without such a word who refuses an address, or would be called, asks for nobody."""

_NEAR = 60
"""Characters before a number in which a call is asked for."""
_UNTIL = r"[\s:,.=-]{0,3}[+(]?\Z"
_ASKS_BEFORE = later(
    r"(?<!not )(?<!n't )(?<!never )(?<!stop )\b(?:call|ring|phone|dial|text|try|reach|whatsapp)"
    r"(?: (?:me|us|my \w+))?(?: (?:instead|back|directly))?"
    r"(?: (?:on|at|under|via))?(?: (?:my )?(?:mobile|cell|phone|number))?" + _UNTIL
)
_ASKS_BEHIND = later(
    r"\s?(?:번)?(?:으?로|에)?\s?(?:전화|연락|문자|통화)[^.!?\n]{0,6}(?:주|줘|부탁|바랍)"
    r"|\s?(?:に|へ|まで|の方に|のほうに)[^。.!?\n]{0,6}?(?:電話|連絡|掛け|かけ|お願い|ください|[。.\s]|$)"
)
"""What asks for a call, right before a number or right behind it."""

_NO_MAIL = later(
    r"\bno (?:more )?e?-?mails?\b|\b(?:don't|do not) e-?mail\b"
    r"|\b(?:don't|do not|never|rarely|hardly(?: ever)?|barely) (?:really |ever )?(?:read|check|look at|use|answer|open) "
    r"(?:my |the )?(?:e-?mails?|inbox)\b"
    r"|메일(?:은|는|을|를)? ?(?:거의 |잘 |원래 )?(?:말고|말구|보내지 ?마|필요 ?없"
    r"|(?:안|못) ?(?:봐|봅|보|받|확인|써|쓰|씁)|확인 ?(?:안|못) ?[해합하])"
    r"|メール(?:は|を|での?(?:ご?連絡は)?)?(?:あまり|ほとんど|普段)?(?:不要|ではなく|じゃなく|以外"
    r"|見ませ|見な|見てな|使いませ|使わな|使ってな|確認しませ|確認しな)"
)
_NO_PHONE = later(
    r"\b(?:don't|do not|never|rarely|hardly(?: ever)?|barely) (?:really |ever )?(?:use|answer|pick up) "
    r"(?:my |the )?(?:phone|texts?|calls)\b"
    r"|(?:문자|전화|카톡|톡)(?:은|는|을|를)? ?(?:거의 |잘 |원래 )?(?:안|못) ?(?:봐|봅|보|받|확인|써|쓰|씁)"
    r"|(?:電話|ライン|line)(?:は|を|に)?(?:あまり|ほとんど|普段)?(?:使いませ|使わな|使ってな|出ませ|出な|出られ)"
)
"""One way that is refused, and no more than that."""

_NO_CONTACT = later(
    r"\b(?:don't|do not|dont|never) (?:\w+ )?(?:get in touch|be in touch|contact|write to|reach out|message|e-?mail or call)\b"
    r"|\bleave (?:me|us) (?:alone|be|in peace)\b"
    r"|연락(?:을|은)?\s?(?:하지|주지)\s?(?:마|말)|連絡(?:を|は)?(?:して|し)?(?:こ)?ないで"
)
"""Wants no contact at all, whatever it is that they were asked."""

_ERASED = later(
    r"@\S{3,64}\s?(?:은|는|을|를|주소)?\s?(?:좀 )?(?:삭제|지워|제거|빼)\s?(?:해\s?)?(?:주|달|바)|@[\w.-]{3,64}\s?(?:を|は)?(?:削除"
    r"|消去|消し)"
    r"|\b(?:delete|erase|remove) \S{1,64}@"
    r"|\b(?:don't|do not|dont|never) (?:contact|e-?mail|message|write to|call) (?:me|us) (?:after (?:this|that|today)|from now on)\b"
)
"""Wants the address itself forgotten, or no more of us behind this answer."""
_LONGEST = 2_000
"""Characters of a message that are looked through for it."""
_NO_NEWSLETTER = later(
    r"\b(?:don't|do not|dont|not|no|never|without)\b[^.!?\n]{0,30}\b(?:newsletters?|mailing lists?|marketing|spam|promo\w*|adverts?|ads)\b"
    r"|(?:뉴스레터|광고|홍보|마케팅|스팸|메일링)[^.!?\n]{0,12}"
    r"(?:말[고아]|마[세시]|싫|사[절양]|필요 ?없(?:고|으니까?|습니다|어요)?|빼|안 ?[보받]|금지)"
    r"|(?:メルマガ|メールマガジン|ニュースレター|広告|宣伝|営業メール|dm)[^。.!?\n]{0,14}(?:ないで|不要|いらな|やめ|控え|遠慮"
    r"|お断り|なし|勘弁)"
)
"""Refuses to be advertised to, beside an address for the answer."""

_NO_ADVERTS = later(
    r"(?:^|[.,;:!?(-]\s*|\b(?:and|but|please|pls|just|kindly) )(?:no|without) (?:more |any |your )?(?:marketing|promo\w*"
    r"|newsletters?|spam|adverts?|ads)"
    r"(?: (?:e-?mails?|mails?|texts?|messages?|stuff))?(?: (?:please|pls|thanks|thank you|at all|though))*(?=\s*(?:$|[.,;!()-]"
    r"|(?:just|only|but|and)\b))"
    r"|(?<!why )\b(?:don't|do not|dont|never) (?:send|put|add|sign|subscribe|spam|e-?mail|text) (?:me|us)\b[^.!?\n]{0,24}"
    r"\b(?:newsletters?|mailing lists?|marketing|promo\w*|adverts?|ads)\b"
    r"|\b(?:don't|do not|dont) want (?:to (?:get|receive) )?(?:any |your )?(?:newsletters?|marketing|promo\w*|adverts?|ads)\b"
    r"|(?:뉴스레터|광고|홍보|마케팅|스팸)\s?(?:성\s?)?(?:문자|텍스트|메일|이메일|연락|카톡|톡|전화|메시지)?\s?(?:수신|구독|등록"
    r"|가입|신청)?(?:만|은"
    r"|는|을|를|도)?\s?(?:절대\s?|제발\s?)?"
    r"(?:(?:보내지|주지|하지|넣지|시키지)\s?(?:마(?:세요|시고|십시오|셔요)|말아\s?주|말고|않)[가-힣]*|사절|사양|거절"
    r"|(?<!스팸 메일을 )안 ?받(?:을게"
    r"|겠)[가-힣]*"
    r"|필요 ?없(?:고|으니까?|습니다|어요)?|싫[어으습][가-힣]*|빼 ?주[가-힣]*)"
    r"|(?:メルマガ|メールマガジン|ニュースレター|広告(?:メール)?|宣伝(?:メール)?|営業の?メール|(?<![a-z])dm)(?:の?(?:配信"
    r"|送付|登録|購読|案内))?(?:だけ)?(?:は|を|も|等は|などは)?[､、,]?\s?(?:もう)?"
    r"(?:(?:お)?送ら(?:ないで|なくて)|送付しないで|しないで|不要|いりません|いらない|要りません|お断り|ご?遠慮|控えて|やめて)"
)
"""Refuses advertising in so many words: no word of what they do themselves, "we have no marketing team", 広告代理店をやめて."""

_FROM_NOBODY = later(r"\b(?:again|ever|at all|never send|from you|only stop|any ?more|no more)\b|절대|끝났|다른 ?데|もう|結構です|終わ")
"""Says beside refused advertising that it is said of everything."""
_ASKED_ONCE = later(
    r"\b(?:wanted|were looking|was looking|asked|needed|bought|someone else|elsewhere)\b|했었|끝났|받았었|했는데|でした|ました"
)
"""Tells of a wish that is over."""
_ASKS = later(
    r"\b(?:need|want|looking for|please|pls|can you|could you|do you|how much)\b"
    r"|부탁|주세요|주십시오|알려|필요(?:해|합|하)|ください|下さい|お願い|探して"
)
"""Asks for something."""

_NO_CALLS = later(
    r"(?:^|[.,;:!?(-]\s*|\b(?:please|pls|kindly|just|and|but) )"
    r"(?:(?:no|not by) (?:unsolicited |phone |sales |cold )*(?:calls?|phone)\b(?=\s*(?:please|pls|thanks|thank|at all|for now|$|[.,;!()-]))"
    r"|(?:please |pls |kindly |just )?(?:don't|do not|dont|avoid|no) (?:\w+ ){0,2}?(?:call|ring|phone|(?:call|ring|phon"
    r"|dial)ing)\b(?: (?:me|us)\b)?"
    r"|(?:i'd |we'd |i would |we would )?(?:rather not|prefer not to) (?:be |get |have |take )?(?:call|ring|phon)\w*)"
    r"|(?:전화|통화)(?:로는|만은|는|은|를|도)?\s?(?:절대|제발|좀|일절|가급적|되도록|굳이)?\s?(?:로\s?)?(?:걸지|하지|주지)\s?(?:좀\s?)?"
    r"(?:마(?:세요|셔요|시[고길면]|십시오|라)|말아|말고)[가-힣]*(?:\s?주[가-힣]+)?"
    r"|(?:전화|통화)(?:\s?(?:연락|통화|문의))?(?:로는|만은|[는은을도])?\s?(?:절대|좀|일절|가급적|되도록)?\s?(?:사절|금지|삼가|자제)[가-힣]*"
    r"(?:\s?주[가-힣]+)?"
    r"|(?:営業)?の?お?電話(?:は|での(?:ご?連絡|営業|勧誘)は)[^。.!?\n]{0,6}?(?:やめ|止め|遠慮|控え|不要|なし|いらな|お断り|(?:し"
    r"|かけ|掛け)ないで)[ぁ-ん]*"
    r"(?:[。、.,\s]{0,2}(?:迷惑|邪魔)[^。.!?\n]{0,8})?"
    r"|(?:営業)?の?お?電話を[^。.!?\n]{0,6}?(?:控えて|(?:やめて|止めて|(?:し|かけ|掛け)ないで)(?:くだ|下さ|ほし|欲し|もら|いただ))[ぁ-ん]*"
)
"""Refuses calls."""
_AND_MORE = later(
    r"\b(?:or|nor|and|no) (?:\w+ )?(?:e-?mails?|mail|write|texts?|message|contact|send)\b|\b(?:stop|leave (?:me|us))\b"
    r"|\b(?:contact|any ?more|again|ever|remove|unsubscribe|delete)\b"
    r"|(?:메일|문자|연락|카톡|메시지)(?:도|이?나|은|는|을|를)?[^.!?\n]{0,6}(?:마[세시]|말아|금지|사절|안 ?받)"
    r"|다시는|더 ?이상|이제|그만|삭제|수신 ?거부|차단|연락하지"
    r"|(?:メール|連絡|メッセージ)(?:も|は|すら)?[^。.!?\n]{0,6}(?:やめ|不要|しないで|送らないで|控え|お断り)"
    r"|二度と|今後|もう|これ以上|一切|削除|停止|解除"
)
"""Refuses more than that, or for good."""
_RATHER_WRITTEN = later(
    r"\b(?:e-?mail|text|write|message|chat|post)(?:s|ing)? (?:me|us|only|instead|is|works?|please|pls|will do|would|preferred|thanks)\b"
    r"|\b(?:by|via|over|in|on|use|prefer|only|just|rather|to my|to our) (?:e-?mail|text|chat|writing|here|post|whatsapp)\b"
    r"|(?:메일|문자|카톡|톡|채팅|서면|글|여기)(?:으?로|에)\s?(?:만|요|주|부탁|보내|연락|답|회신|해|받|남)"
    r"|(?:메일|문자|카톡|채팅)[이만]\s?(?:좋|편|가능|받)"
    r"|(?:メール|チャット|文書|書面|文字|ここ|こちら)(?:で|のみ|に|だけ|へ|にて|の方|のほう)"
)
"""Leaves another way open."""
_KEEPS_BACK = later(
    r"\b(?:i'll|we'll|i will|we will|i'd rather) (?:just |then )?"
    r"(?:contact|call|write|reach|ring|message|get back|get in touch|be in touch|come back)\b"
    r"|사양|거절|안 ?(?:남기|남길|남겨|알려|드릴|줄)|遠慮|結構です|控えさせ"
)
"""Keeps an address or a number back politely."""
_RATHER_CALLED = later(
    r"(?<!not )(?<!n't )(?<!never )(?<!stop )\b(?:call|ring|phone|text|whatsapp) (?:me|us)\b(?! (?:back )?(?:later|when))"
    r"|give (?:me|us) an? (?:call|ring|bell|buzz|shout)\b|(?:by|over the|on the) (?:phone|telephone)\b"
    r"|(?:phone|a (?:phone )?call|calling|whatsapp|text)(?:'s| is| would be| works?)? (?:better|best|easier|fine|preferred|instead|only)"
    r"|\b(?:give|leave|share|send)(?: (?:you|u))?(?: a| my| our)? (?:(?:phone|mobile|cell|contact|telephone) )?(?:number|phone"
    r"|mobile|cell)\b"
    r"|\bhave (?:a |my )?(?:phone|mobile|cell)(?: number)?\b|\b(?:phone|mobile|cell|number) i (?:have|do have|can give)\b"
    r"|(?:prefer|rather) (?:have |get )?(?:a |the |to )?(?:phone|call|be (?:called|phoned|rung)|talk|speak)"
    r"|(?:전화|통화|문자|카톡)(?:로만|로요|로|만|를|가|으로|는요)?\s?(?:[가-힣]{1,6}\s?){0,2}?"
    r"(?:주[세시십이셔]|줘|달라|부탁|바라|바랍|좋|편[해하]|가능|되나|될까|할게|하[죠시자]|합시다|해요)"
    r"|(?:전화|핸드폰|휴대폰|폰)\s?번호(?:는|로|면|만|라면)?\s?(?:[가-힣]{1,4}\s)?(?:드릴 ?수|드릴게|드릴께|알려 ?드|있어|있는데"
    r"|있긴|괜찮|가능)"
    r"|(?:お?電話|携帯|ショートメール)(?:での?|を|に|の(?:ほう|方)[がで]|番号で|のみ|だけ)?[^。.!?\n]{0,8}?"
    r"(?:くだ|下さ|お願|いただ|頂|もら|貰|い[い-]|ええ|よい|良い|よろし|幸い|希望|助か|ほし|欲し|して|くれ|たの[むん]|頼)"
    r"|(?:電話|携帯)(?:の?番号)?(?:なら|だけ|しか|だったら)(?:あり|ある|な[いく]|持っ|お?伝え|教え|言え|わか|分か|大丈夫|いい|ok)"
)
_NOT_CALLED = later(
    r"(?:전화|통화|문자|카톡)[^.!?\n]{0,6}(?:말고|말아|마세|마시|하지|안 ?[하돼되]|사절|싫|곤란|불가|못)"
    r"|電話[^。.!?\n]{0,10}(?:やめ|困|不要|しない|控え|遠慮|以外|ではなく|じゃなく"
    r"|は(?:ちょっと|ご|お断り|無理|出ら|だめ|駄目|いらん|いらない|なし))"
)
"""Asks to be called, with no number beside it; and what only looks like it."""


def of_being_reached(text: str, signals: Mapping[str, float], found: Mapping[str, Found]) -> Mapping[str, float]:
    """Return the signals of such a reply: "no mails please, ring me on …" is no opt-out, and "I never read mail" a refusal of mail.

    Whatever does not say so plainly stays an opt-out: one that is not heard is worse than a talk that ends too early.
    """
    is_given, said = bool(found.keys() & ADDRESSES), fold(text)
    if _ERASED.search(said) or (0 < signals.get("opt_out", 0) < HOLDS and _NO_CONTACT.search(said)):
        return {**signals, "opt_out": max(HOLDS, signals.get("opt_out", 0))}
    if is_given and signals.get("opt_out", 0) < HOLDS:
        return signals
    if _FOR_GOOD.search(said):
        return signals
    left = {name: strength for name, strength in signals.items() if name != "opt_out"}
    if is_given:
        return left if ("email" in found and _NO_NEWSLETTER.search(said)) or _is_to_be_called(said, text, found) else signals
    is_kept_back = any(refuses.search(said) for refuses in (_NO_MAIL, _NO_PHONE, _KEEPS_BACK))
    return {**left, "decline": HOLDS} if is_kept_back else signals


def _is_to_be_called(said: str, text: str, found: Mapping[str, Found]) -> bool:
    """Tell whether a number is there, and a call is asked for right beside it, or mail alone refused."""
    quote = found["phone"].quote if "phone" in found else ""
    start = text.find(quote)
    before, behind = said[max(0, start - _NEAR) : start], start + len(quote)
    return bool(quote and (_ASKS_BEFORE.search(before) or _ASKS_BEHIND.match(said, behind) or _NO_MAIL.search(said)))


def beside_refused_calls(text: str, asking: str | None) -> str | None:
    """Return a message with line ends in place of the words that refuse calls: "no calls please, we are in surgery all day".

    None where nothing of the kind is said, or more is refused. That is no opt-out of who answers our questions, nor of who
    gives an address or leaves another way open; "don't call me" by itself is one.
    """
    said = fold(text)
    refused = _NO_CALLS.search(said)
    if not refused or _AND_MORE.search(said) or not (asking or "@" in said or _RATHER_WRITTEN.search(said)):
        return None
    return text[: refused.start()] + "\n" * len(refused[0]) + text[refused.end() :]


def refuses_for_good(text: str) -> bool:
    """Tell whether a message says for good, or of everything, that we are to be silent."""
    said = fold(text[:_LONGEST])
    return bool(_FOR_GOOD.search(said) or _NO_CONTACT.search(said))


def refuses_adverts(text: str) -> bool:
    """Tell whether a message refuses to be advertised to, whatever else it says."""
    return bool(_NO_ADVERTS.search(fold(text[:_LONGEST])))


def beside_refused_adverts(text: str) -> str | None:
    """Return a message with line ends in place of the words that refuse advertising: "no promo texts, just the price list please".

    None where nothing of the kind is said, it is said for good, or the rest asks for nothing.
    """
    said = fold(text)
    refused = _NO_ADVERTS.search(said)
    if not refused or _FOR_GOOD.search(said):
        return None
    rest = text[: refused.start()] + "\n" * len(refused[0]) + text[refused.end() :]
    words = fold(rest)
    return rest if _ASKS.search(words) and not _ASKED_ONCE.search(words) and not _from_nobody(said, refused[0], words) else None


_BY_THIS_ALONE = later(
    r"(?:메일|문자|카톡|톡|전화|여기)(?:으로|로)?만|\b(?:only|just) (?:by |via |use )?(?:e-?mail|text|phone|call)"
    r"|(?:メール|電話)(?:だけ|のみ)"
)


def _from_nobody(said: str, refused: str, rest: str) -> bool:
    """Tell whether nothing at all is wanted any more: "never" beside another way to be reached is of adverts alone."""
    return bool(_FROM_NOBODY.search(rest) or (_FROM_NOBODY.search(said) and not _BY_THIS_ALONE.search(rest)))


def names_somebody(text: str) -> bool:
    """Tell whether a reply speaks of a person, whom they may be asking for."""
    return bool(_SOMEBODY.search(fold(text)))


def rather_called(text: str) -> bool:
    """Tell whether a reply asks for a call in place of a mail: where no number stands in it, it is asked for next."""
    said = fold(text)
    return bool(_RATHER_CALLED.search(said)) and not _NOT_CALLED.search(said)
