"""Japanese replies with no word of what was asked: it will be told in a talk, others decide it, it stands elsewhere. Pure."""

from __future__ import annotations

from bot.fields.utterance import Utterance, sentence
from bot.language import listed
from bot.lean import later

_LONGEST = 60
_WORK = ("need", "goal", "solution", "text")
"""Kinds to which whatever somebody does or wishes is an answer."""
_TOLD = ("need", "goal", "text")
_PLACE = r"(?:電話口?|通話|口頭|対面|面談|商談|訪問|打ち?合わ?せ|ミーティング|会議|デモ|オンライン|zoom)"
_TALK = later(rf"(?:{'|'.join(sorted(listed('talk words', 'ja'), key=len, reverse=True))}|[ぁ-ゖー~…・\s,､.!()笑汗泣])++")
"""Nothing but words of the talk itself and Japanese syllables; no noun of any trade or work is among them."""
_CUE = later(
    rf"{_PLACE}|申|名乗|説明|話|伝え|言[いうえおわ]|[回返]?答|知らせ|教え|見せ|送[りるっ]|渡|出[しすせさ]|提[出示]|[共公開]有?[開示表]|返事|連絡|紹介|明か"
    r"|相談|確認|調べ|整理|考え|検討|[詰固]め|まと|要求|申請|か[けけ]合|諮|打診|交渉|協議|聞|伺|拝見|見積|決[めま]|任せ|承認|許可|判断|[精審査]査|把握"
    r"|伏せ|てから|た[らあ]|追|後|改め|今度|会[っうお]|見て|覧|載|づら|にく|要り|いります|何とも|なんとも|いずれ|nda|守秘|契約上|段階|(?:でき|出来|られ)(?:ま?せん|ない|かね)|これから|今から|最中|設定|割れ|発表|[詳握知]|の[際折]に|ないと|抵抗|前な|合わせ|必要|結構|いいで|いらな|いりま"
)
"""One of these stands in every such reply."""
_MARK = later(
    r"[おご](?!電話|メール)[一-鿿]|次の|割れて|申し?上げ|いただ|頂|させて|ください|下さい|もらえ|後[でほ程](?!す)|あとで|のちほど|追[っ々]|おいおい|改め|あらため|別途|今度|そのうち|いずれ|近[日々]"
    r"|次回|これから|今から|来[週月期]|明日|[てで]から|[たっだ](?:ら|とき|時|際|あと|後|上|うえ)|たい|した[く]|づら|にく|難し|苦手|て(?:おき|み)|と[きく](?:ます|たい)|でみ|それ|そこ|そういう|その(?:辺|へん|点|件|話|あたり)"
    r"|詳[細し]|資料|画面|要件|書[面類]|文章|言葉|ところ|最中|と思|段階|予定|つもり|許可|承認|は(?:いい|結構|要らな|いらな)(?:です|で|や|わ)|契約上|契約の関係|事情|nda|守秘|機密|都合|任せ|伏せ|一存|権限|載って|把握|聞かされて|聞いて(?:い)?な|知らされて|言[えわ]|[席場際時き][でに]"
    rf"|(?:ので|んで|から|けど)[,､]?\s?(?:直接)?{_PLACE}(?:で|にて)"
)
"""It is about this talk and no habit of theirs: humble words to us, a later time, a condition, what is hard to say."""
_DAILY = later(
    r"(?<!考え)(?<![検要交]討し)(?<![整理]理し)(?<!協議し)(?<!要求し)(?<!申請し)(?<!交渉し)(?<!控え)(?<!伏せ)(?<!思っ)(?<!待っ)(?<!載っ)(?<!申し)"
    r"て(?:い|お)?(?:ます|り?ます|る|ん|まし|た)(?!ので|から)(?:です|[たねよが]|けど)*[\s.!]*$|(?:こと|もの|ように|ため|防止)(?:です)?$"
    r"|(?:でき|出来|られ|見え|分か|わか)る?よう(?:に)?[^,､.]{0,4}(?:たい|ほし|欲し)|なくて(?:も)?(?:済|いい|よ)[^,､.]{0,6}(?:たい|ほし|欲し)"
    r"|を[^をが,､]{1,8}(?<![話渡]し)(?<!伝え)(?<!説明し)(?<!相談し)(?<![聞頂]き)(?<!いただき)(?<!伺い)(?<![見せ]て)(?<!願いし)(?<!控え)(?<!待ち)たい"
)
"""What is done day by day, 電話で話しています, or to be had, 電話をやめたい; who considers or asks for it has not decided."""
_BUT_NO = later(
    r"^(?:なぜ|なんで|どうして|何で)|教えて(?:く|下|ほし|欲|もら|いただけ|頂け)|[らさかまたばなわがとせれけえて]ないで|(?<!おき)(?<!控え)たくて|に来(?:まし|た)|(?:必要|要る|要り|いる|聞く|言う)(?:なん|ん)?(?:ですか|ますか|の)[?.\s]*$"
    r"|ないと(?:いけ|だめ|ダメ|駄目|なら)[^,､.]{0,8}か[?.\s]*$"
    r"|(?:[おご]?(?:話し?|相談|質問|説明|会い?|つな[いがげ]|繋[いがげ]|代わっ|替わっ|取り次い|聞け|通話))[^,､.]{0,8}(?:ます|ません|でしょう|です|る|ない)か[?.\s]*$"
)
"""Why they came, what they would rather know first, and the question what it is asked for."""
_WITH_SOMEBODY = later(
    r"(?:人間?|方|者|さん|営業|スタッフ|オペレーター|社員|誰か|どなたか)と(?:直接|一度|先に|まず)?[おご]?(?:話し?|相談|はなし)(?:が|を)?(?:し)?(?:たい|たく)[^,､.]{0,10}$"
)
"""A wish for a person, which says nothing of what is needed."""
_CALLED = later(
    r"(?:と|って)(?:申|いい|言い|いう|言う)|(?:[長員師表当務業理役任査幹事局]|総務|の者)(?:です|でございます|を?して|を?やって)|(?:私|僕|自分)は[^,､.]{1,10}です"
    r"|(?:の|権限)は(?:全部|全て)?(?:私|僕|俺|自分)(?:です|でございます|や|が)|(?:私|僕|俺|自分)が[^,､.]{0,10}決め(?:て(?:い|お)?)?ます"
)
"""Who they are or what they do, told as that: 決めるのは私です."""
_SURNAME = later(r"(?P<it>[一-鿿]{2})(?<![中後前時際])(?:です|でございます)[\s.!]*")
"""Two signs and nothing besides, where a name was asked for: a word of the talk only as a whole, 渡会 for all that 渡 and 会 are such."""
_TROUBLE = later(
    r"(?!おいおい|まだまだ|いろいろ|そろそろ|だんだん|もろもろ|まあまあ|まちまち)([ぁ-ん]{2,3})\1|(?:電話|連絡|メール|返事|会議|打ち合わせ)[がの](?:な[いく]|来[なる]|多|少な|遅|取れ|つな|なかなか|すぐ)"
)
"""Talk of which there is too much or too little: 連絡がぐちゃぐちゃで."""
_REASON = later(r"(?:の[でに]|んで|[すただいる]から(?!で)|けど|けれど|[すたい]が)[,､\s]{0,2}")
_LATER = later(
    r"(?:来週|明日|明後日|月曜|後で|あとで|後ほど|のちほど|今度|追って|改めて|また|後日)[^,､.]{0,8}(?:送|話|伝え|説明|連絡|お?見せ|お?渡し|出し|共有|申し)[^,､.]{1,10}[\s.!]*"
)
"""When it will be told: behind what they do until then."""
_ONE_FIRM = later(
    r"(?:(?:株式|有限|合同|合資|合名)会社|医療法人|社会福祉法人|npo法人)[^\s,､.!?はがをのにで]{1,14}?(?:です|と申します|といいます|でございます)?[\s.!]*"
    r"|[^\s,､.!?はがをのに]{1,12}(?:(?:株式|有限|合同)会社|屋|堂|舎|工房|本舗|本店|商店|商会|珈琲|コーヒー|カフェ|食堂|書店|酒場|茶房|庵|亭|製作所|クリニック|サロン)"
    r"(?:です|と申します|といいます|でございます)?[\s.!]*"
)


def names_firm_ja(said: Utterance) -> bool:
    """Tell whether a reply is one word that is a firm's by its form or its sort, whatever else it says: 株式会社未定, あとで珈琲です."""
    return said.tongue == "ja" and _ONE_FIRM.fullmatch(said.folded) is not None


_ENDS = later(r"(?:ます|ません|[たな]い|から|よう|ましょう|です|[うくすつぬむるわで])(?:です|[ねよわがかな]|けど)*+[\s.…!~]*$")
_TO_OTHERS = later(r"客|患者|会員|利用者|取引先|相手|新人")
_HARD = later(
    r"(?:申し?上げ|言い|話し|伝え|答え|説明し|お?出し|名乗り|書き)(?:づら|にく)い(?:ん|の)?(?:です|でして|な)?[ねよわが.…\s]*$|(?:言う|話す|出す|書く|明かす|教える|漏らす|(?:目的|目標|要件|要望|課題|それ|そこ|そう)(?:を|って|は)?(?:聞か|言わ)れる)と[^,､.]{0,6}(?:怒ら|叱ら|まず|困)"
)
_UNSEEN = later(
    r"(?:見|聞か|聞いてみ|確認し|調べ|相談し|もらわ|じゃ)ないと(?:[^,､.]{0,10}(?:ません|ない(?:です)?))?[ねよ.…\s]*$|知(?:らない|りません)(?:ん?です)?[ねよ.\s]*$"
)
"""What has to be looked at first, or nobody there knows."""
_HUMBLE = later(
    r"抵抗が(?:あり|ござい)ます|[るくすむ]前(?:です|なの|なん|だ)[^,､.]{0,5}$|(?:[さかがまばら]せて(?:ください|下さい|いただ|頂)|(?:お(?:話し|伝え|答え|見せ|送り|渡し|知らせ)|ご(?:説明|連絡|相談|回答|提示|共有|紹介)|申し上げ|てから(?:に|で|です|決め|考え|話|言))"
    r"[^,､.!?]{0,10})[\s.!…]*$|^(?!.*(?:です|でし|でござ|[一-鿿ァ-ヺa-z]で[,､])).*(?:でき|出来|られ|出せ|言え)(?:ま?せん|ない|かねます)(?:ん?です)?[ねよがけど\s.!…]*$"
)
"""How somebody says at the end that they will tell it to us, or what has to come first."""
_INTRODUCED = later(r"(?<!ん)(?:です|でして|と申します)(?:が|けど|ので)|\d")
_TO_WHOM = later(r"\d|@|(?:まで|宛て?に?|あて|と)[おご]")
"""An address, or who is to be asked for: 佐藤までご連絡ください."""


def puts_off_ja(said: Utterance, kind: str) -> bool:
    """True for a reply to a question for a value of `kind` that has no word of it: 商談になったら出します, 今は言いづらいです.

    Where whatever they do would be an answer, something has to say that this talk is meant. Where one word or a figure is asked
    for, a reason of any words may stand before: 看板を出す前なので、これから考えます.
    """
    text = said.folded.strip()
    if said.tongue != "ja" or not 3 <= len(text) <= _LONGEST or not _CUE.search(text):
        return False
    if kind in _TOLD and _WITH_SOMEBODY.search(text):
        return False
    if _BUT_NO.search(text) or _DAILY.search(text) or (_TROUBLE if kind in _WORK else _CALLED).search(text):
        return False
    if kind == "name" and (one := _SURNAME.fullmatch(text)) and one.group("it") not in listed("talk words", "ja"):
        return False
    if _TALK.fullmatch(text):
        return bool(_MARK.search(text) or (kind not in _WORK and _ENDS.search(text)))
    return _ends_in_it(text, kind) or _gives_a_reason(text, kind)


_ASK_THEM = later(
    r"(?:(?:それ|そこ|その(?:へん|辺|件|あたり)|[一-鿿]{2,6})(?:について|に関して)?は?[､,]?\s?)?[^\s､,.!?]{1,12}(?:さん|様|部|課)?(?:に|へ)"
    r"(?:直接)?(?:聞い|きい|尋ね|確認し|問い合わせ|訊い)て(?:ください|下さい|もらえ(?:ますか|れば|ると)|いただけ(?:ますか|れば|ると)|頂け(?:ますか|れば)|みて(?:ください|下さい))[^､,?]{0,8}"
)
"""Somebody else is to be asked: それは経理の山田に聞いてください."""


def _ends_in_it(text: str, kind: str) -> bool:
    """True for an end that tells nothing, whatever stands before: 正式な辞令が出てからお伝えします."""
    if (kind not in _TOLD and _UNSEEN.search(text)) or (_HARD.search(text) and not _TO_OTHERS.search(text)):
        return True
    if kind in _WORK:
        return False
    return bool(_ASK_THEM.fullmatch(text) or (_HUMBLE.search(text) and not _TO_WHOM.search(text)))


def _gives_a_reason(text: str, kind: str) -> bool:
    """True for words of the talk behind a reason that introduces nobody."""
    *_, cut = (0, *(one.end() for one in _REASON.finditer(text)))
    last = text[cut:]
    if not 0 < cut < len(text) or not _TALK.fullmatch(last) or _INTRODUCED.search(text, 0, cut):
        return False
    return bool(_LATER.fullmatch(last)) if kind in _WORK else bool(_CUE.search(last) or _MARK.search(last))


_AND_SO = later(r"[^\s,､.!?]{0,8}?(?:くて|ので|んで|から|ため|けど|が|[,､]\s?(?:それから|そのあと|その後|それで))[,､]?\s?(?=[^\s,､.!?]{3})")
_LACKING = later(r"なく[,､]\s?(?=[^\s,､.!?]{3})|なくて(?:も)?(?:済|よ[くい]|いい)(?=[^\s,､.!?])")
"""What they do for want of it, or would be spared: 決まった方法はなく、その都度電話です; 会って説明しなくて済むように."""
_HANDLED = later(r"(?:クレーム|苦情|質問|問い?合わ?せ|注文|予約|依頼|電話)(?:が(?:来|き|あ|入)[^\s,､.]{1,4}|は)[^.]{0,12}$")
"""What comes in, and then what they do with it: クレームは私が聞いて、社長に相談してから返事します."""
_EACH_TIME = later(r"(?:たび|度)(?:に)?|毎回|毎度|いちいち|(?:そ|こ|あ)の都度|一件ずつ|何度も")
"""What has to be done over and over: お客様に聞かれるたび本部に確認しないといけない."""
_QUOTED = later(
    r"(?:ます|ません|です)と[言い](?:って|いながら|った(?:まま|きり)|いつつ)[^,､.]{0,10}(?:忘|放置|漏|抜け|連絡し(?:な|て(?:い)?な)|そのまま)"
)
"""What was promised and not done: あとで連絡しますと言って忘れます."""
_AT_A_TALK = later(r"(?:お?電話|打ち?合|面談|商談|訪問|デモ|お?会)")
_CIVIL = later(r"すみません|申し訳|よろしく|宜しく|お願い|ごめん|また|後|まず|先に|御社|そちら|何か|どう|もし")


def goes_on_ja(said: Utterance, start: int, end: int) -> bool:
    """True where the words of declining at `start:end` lead to more: 電話のときに前の話が出せること."""
    left, right = sentence(said.folded, start)
    if _AT_A_TALK.match(said.folded, start):
        return not _only_talk(said.folded[start:right])
    if (
        _HANDLED.search(said.folded, left, start)
        or _EACH_TIME.search(said.folded, left, start)
        or "しか" in said.folded[max(0, start - 4) : start]
    ):
        return True
    so = _AND_SO.match(said.folded, end)
    return so is not None and not (_CIVIL.match(said.folded, so.end()) or _only_talk(said.folded[so.end() :]))


def tells_more_ja(folded: str) -> bool:
    """True where it is told what they do for want of something, or promise and then forget."""
    if _QUOTED.search(folded):
        return True
    behind = _LACKING.search(folded)
    return behind is not None and not _only_talk(folded[behind.end() :])


def _only_talk(folded: str) -> bool:
    """True for words of the talk and nothing besides; what is done day by day tells of work: みんなで話しています."""
    return bool(_TALK.fullmatch(folded)) and not _DAILY.search(folded)
