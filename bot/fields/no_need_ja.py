"""Tells whether a Japanese sentence only says who writes, or what others charge: no answer to what they need."""

from __future__ import annotations

import re
from functools import cache

from bot.fields.bodies import A_SORT_JA
from bot.fields.utterance import Utterance
from bot.language import lexicon, listed

_THING = (
    r"ツール|システム|ソフト|アプリ|ボット|チャット|仕組み|サイト|(?<!リ)フォーム|faq|crm|問い?合わ?せ|対応|返信|返事|回答|電話|メール|予約|注文|連絡|管理|共有"
    r"|自動|一本化|一元|効率|漏れ|ミス|クレーム|苦情|履歴|通知|振り?分"
)
_WORK = re.compile(rf"{_THING}|困|たい|ほしい|欲し|やす|導入|検討|探|必要|解決|改善|減|増|遅|多|足り|大変|追")
"""What a need speaks of: a sentence with one of these tells some of it."""
_IDLE = re.compile(
    r"(?:他社|よそ|別の?会社|(?:別|ほか|他)のところ)[にへ](?:乗り?換え|切り?替え|変え|替え|移)[^.!?\n]{0,16}[.!\s]*|"
    r"[^.!?\n]{0,16}?(?:困って(?:は)?(?:い)?(?:な|ま?せ)|相談(?:し(?:たい|たく|に)|に乗|が)|質問(?:し(?:たい|たく|に)|が(?:あ|ござ|い))|話[をが]?(?:聞|伺|し)|興味|気にな|勧められ|すすめられ|紹介され"
    r"|教えてもら|なんとなく|何となく|見に来|のぞきに|覗きに|試しに|聞いて(?:来|き|みた))[^.!?\n]{0,24}[.!\s]*"
)
"""Why they came by, and nothing of what they need."""
_IS_A_FIRM = re.compile(
    r"(?:会社|企業|店|屋|院|園|塾|館|事務所|役所|役場|学校|大学|メーカー|代理店|商社|法人|組合|協会|業者|ホテル|旅館|サロン|クリニック|者|もん)"
    r"(?:なん)?(?:です|でございます|でして|だ|や)?(?:が|けど|ねん|ね|よ)?[.!~笑\s]*$"
)
"""A firm or a person is named at the end: what stands before it is their trade, 賃貸管理の会社です."""
_OTHERS_ASK = re.compile(
    r"(?=[^.!?\n]{0,60}?(?:円|万|ドル))[^.!?\n]{0,60}?\d[\d,.]*[万千百億]?(?:円|ドル)?[^.!?\n\d]{0,8}"
    r"(?:でした|だった|です|なんです|と(?:言わ|いわ|聞|の|い)[^.!?\n\d]{0,8})[.!\s]*"
)
_RUNS = re.compile(
    r"[^.!?\n,､]{1,36}?(?:を|も|の)[^.!?\n,､をが]{0,8}?"
    r"(?:(?:運営|経営|販売|製造|展開|開発|製作|制作|企画|輸入|輸出|卸)(?:を)?(?:して(?:い|お)?(?:ます|ります|る)|します|する)|営(?:んで(?:い|お)?(?:ます|ります|る)|みます|む))[.!,､\s]*"
)
"""What a firm makes, sells or runs: its trade, even where that is a 予約サイト."""
_ADDS = re.compile(
    r"\s*(?:あっ?|ちなみに|すみません|すいません|補足(?:です)?が?|なお|あと|それと|(?:言い|書き)忘れ[^.!?\n,､]{0,8})[,､.]?\s?"
    r"(?!目的|目標|要望|希望|課題|悩み|困り|用件|相談)[^.!?\n,､はがを]{1,16}は[^.!?\n,､をが]{0,24}?(?:[一-鿿ァ-ヺーa-z0-9]|ほう|やつ|もの)"
    r"(?<![困大面不手限課負一人][難変倒便動界題担人り])(?<!手一杯)(?<!手作業)(?<!ラバラ)(?<!パンク)(?<!不足)(?<!手間)(?:なん)?(?:です|でして|になります|でございます|だ)(?:が|けど|ね|よ)?[.!~\s]*"
)
"""What is added by the way to what was asked us before: あ、LINEは公式アカウントのほうです."""


@cache
def _who() -> re.Pattern[str]:
    titles = "|".join(sorted((*lexicon("ja").titles, *listed("duties", "ja")), key=len, reverse=True))
    sort = (
        rf"(?:[^\s,.!?をがは]{{1,14}}(?:の|で|にある))?(?:{A_SORT_JA}|[^\s,.!?をがは]{{0,12}}(?:会社|企業|店|屋|院|園|塾|館|所|業|局|社|校|メーカー"
        r"|代理店|法人|団体|組合|協会|サロン|スタジオ|ホテル|クリニック|スクール|ショップ|チェーン|スタートアップ|ベンチャー|ジム|カフェ|事業主|農家|寺|業者|グループ))"
    )
    does = (
        r"(?:して|やって|営んで|経営して|運営して|勤めて|働いて|担当して|務めて|任されて|売って|作って|扱って|製造して|販売して)"
        r"(?:い|お)?(?:ます|り?ます|る|ん)"
    )
    return re.compile(
        rf"\s*(?:[^.!?\n]{{0,24}}[,､])?(?:うち|私|僕|俺|弊社|当社|当方|こちら|わたし)?(?:は|も|が|,|､)?(?:{sort}(?:の(?:{titles}))?|{titles}|[^.!?\n]{{1,24}}?{does})"
        r"(?:の?(?:者|もの|もん|人間|担当者?|社員|スタッフ|会社|お店))?(?:なん)?(?:です|でございます|でして|だ|や)?(?:が|けど|けども|ねん|ね|よ)?"
        r"(?:[,､][^.!?\n,､をがは]{2,24}の[^.!?\n,､をがはの]{1,8}(?<!相談)(?<!質問)(?<!見積)(?<![件話])(?:です|でございます|と申します))?[.!~笑\s]*"
    )


_OF_THE_TALK = re.compile(
    r"(?![^.!?\n]{0,60}(?:を(?!手短|短く|簡潔)|たい|ほしい|欲し|困))[^.!?\n]{0,36}?(?:手短|短く|短め|簡潔|端的|要点だけ|[一1]問ずつ|[一1ひと]つずつ|巻きで|さくっと|サクッと|ゆっくり(?:話|打|で))"
    r"[^.!?\n]{0,10}?(?:(?:お願い|おねがい|たの(?:む|みます)|頼(?:む|みます)|ください|下さい|もらえ|いただけ|助か|すませ|済ませ|(?<=ずつ)で|失礼)[^.!?\n]{0,8}|(?:に|で)?[.!\s]*)"
    r"|(?![^.!?\n]{0,60}(?:たい|ほしい|欲し))[^.!?\n]{0,30}?(?:続き|返事|回答|この話)は[^.!?\n]{0,6}?(?:明日|あした|後日|今度|また|あとで|後で|帰って)[^.!?\n]{0,12}"
)
"""How they would have the talk itself: 現場に出るので、短くお願いします."""
_LEAVES = re.compile(
    r"[^.!?\n,､をは]{0,12}?(?:今から|いまから|これから|すぐ|もう|そろそろ|まもなく|あと\d{1,2}分で|このあと)[^.!?\n､をは]{0,14}?"
    r"(?:出(?:る|ます|ない|なきゃ|かけ|なくては)|行(?:く|か|き)|戻(?:る|ら|り)|会議|打ち合わせ|打合せ|授業|診察|接客|朝礼|乗(?:る|り)|失礼|落ち|抜け|閉店|休憩|帰)"
    r"[^.!?\n]{0,16}[.!\s]*"
)
"""That they have to go: そろそろ出ないといけません."""
_OFF = re.compile(
    r"(?:他社|よそ|競合|(?:別|ほか|他|よそ|違う)の(?:会社|ところ|業者|サービス|製品|ベンダー|メーカー|とこ))(?:さん|様|のもの)?(?:[にでとへ](?!も)|から|を使う)[^.!?\n]{0,16}?(?:決[まめ]|契約し|契約す|お願いす|お願いし|発注し|頼[むみん]|なりまし|することに|行くこと)"
    r"|(?:導入|購入|契約|検討|話|件|計画|企画|プロジェクト|予算)(?:自体)?(?:は|が|を|も|,)?[^.!?\n,､]{0,10}?(?:見送|中止|白紙|取りやめ|取り止め|立ち消え|凍結|(?:な|無)くなりまし|不要にな|必要(?:が)?なくな|流れまし|止められ)"
)
"""That nothing is wanted any more: 上司から別の会社で決まったと言われました."""
_WISHES = re.compile("たい|たく|ほし|欲し|探|検討(?:して|中)|比較|お願い|求め")


def tells_no_need(said: Utterance) -> bool:
    """True for 賃貸管理の会社です, 塾をやってる者です, 他社さんは月5万円でした; 電話対応をしています tells what they do with calls."""
    if said.tongue != "ja" or len(said.folded) > _LONGEST:
        return False
    if any(way.fullmatch(said.folded) for way in (_IDLE, _LEAVES)) and not re.search(_THING, said.folded):
        return True
    if any(way.fullmatch(said.folded) for way in (_OF_THE_TALK, _RUNS, _ADDS)):
        return True
    if (off := _OFF.search(said.folded)) and not _WISHES.search(said.folded, off.end()):
        return True
    if _WORK.search(said.folded):
        return bool(_IS_A_FIRM.search(said.folded) and _who().fullmatch(said.folded))
    return bool(_who().fullmatch(said.folded) or _OTHERS_ASK.fullmatch(said.folded))


_LONGEST = 80
