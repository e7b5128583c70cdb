"""How a draft is said: its form, its language, its manner, and the one question that it asks."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from bot.brain.figures import without_links
from bot.brain.ground import Draft, Ground, questions, sentences, without
from bot.brain.redact import placeholders_in
from bot.flow.tokens import tokens

MOST_SENTENCES = 5


def is_empty(draft: Draft, ground: Ground) -> bool:
    """No letter in it."""
    return not any(character.isalpha() for character in draft.text)


def is_long(draft: Draft, ground: Ground) -> bool:
    """Longer than a chat message should be."""
    plain = without_links(draft.text)
    return len(plain) > ground.words.longest or len(draft.text) > 3 * ground.words.longest or len(sentences(draft.text)) > MOST_SENTENCES


_MARKUP = re.compile(r"[<>{}\[\]|*#`~\\^]|\]\(|_|\n\s*[-•·]|\n{2,}|!\[|&\w+;|[=＝]{2}")


def has_markup(draft: Draft, ground: Ground) -> bool:
    """Markup, control characters, emoji, a placeholder that stands for nothing."""
    text = draft.text
    odd = any(unicodedata.category(c) in ("Cc", "Cf", "Co", "Cs", "Cn", "So") for c in text if c != "\n")
    return odd or bool(_MARKUP.search(text)) or bool(placeholders_in(text))


_SCRIPTS = {"ko": re.compile(r"[가-힣]"), "ja": re.compile(r"[ぁ-ゖァ-ヺ一-鿿]"), "en": re.compile(r"[A-Za-z]")}
_LETTER = re.compile(r"[^\W\d_]")
_KANA = re.compile(r"[ぁ-ゖァ-ヺ]")


def is_foreign(draft: Draft, ground: Ground) -> bool:
    """The language's own letters, and foreign ones only in words that are known: names, the prospect's words, the pages'."""
    script = _SCRIPTS.get(ground.language, _SCRIPTS["en"])
    plain = without_links(draft.text)
    own = len(script.findall(plain))
    if not own or (ground.language == "ja" and not _KANA.search(plain)):
        return True
    known = " ".join((*ground.approved, *ground.own, *ground.firm, *ground.quoted, *ground.asked)).casefold()
    foreign = [word for word in re.findall(r"[^\W\d_]+", plain) if not all(script.match(letter) for letter in _LETTER.findall(word))]
    strange = [word for run in foreign for word in _runs(run, script) if word.casefold() not in known and word not in ("AI", "OK")]
    return bool(strange)


def _runs(word: str, script: re.Pattern[str]) -> list[str]:
    """Return the parts of a word that are of another script: "Slack과" has "Slack"."""
    return [part for part in re.split(f"{script.pattern}+", word) if part]


def is_rude(draft: Draft, ground: Ground) -> bool:
    """Exclamation marks, capitals that shout, rough words, or a sentence that does not end politely where the language shows it."""
    words, text = ground.words, draft.text
    if re.search(r"[!！]", text) or words.found("impolite", text) or re.search(r"\b[A-Z]{5,}\b", _without_known(text, ground)):
        return True
    return words.polite is not None and not all(words.polite.search(sentence) for sentence in sentences(text))


def _without_known(text: str, ground: Ground) -> str:
    known = {word for part in (*ground.approved, *ground.own) for word in re.findall(r"\b[A-Z]{5,}\b", part)}
    return re.sub(r"\b[A-Z]{5,}\b", lambda found: "" if found[0] in known else found[0], without_links(text))


# --- the question


def asks_otherwise(draft: Draft, ground: Ground) -> bool:
    """Asks for the turn's field with one question at the end, and for nothing else; where the turn asks nothing, for nothing."""
    if draft.asks != ground.asks:
        return True
    asked, all_of_it = questions(draft, ground), sentences(draft.text)
    if len(asked) != (ground.asks is not None) or len(re.findall(r"[?？]", without_links(draft.text))) > 1:
        return True
    told = [sentence for sentence in all_of_it if sentence not in asked]
    if any(ground.words.found("request", sentence) for sentence in told):
        return True
    return bool(asked) and (asked[0] != all_of_it[-1] or not _is_for(asked[0], ground))


def _is_for(question: str, ground: Ground) -> bool:
    fields, asks = ground.words.fields, ground.asks or ""
    if ground.words.found("sensitive", without(question, ground.asked)):
        return False
    if any(question in text or text.endswith(question) for text in ground.asked):
        return True
    mine = fields[asks].search(question) if asks in fields else _shares(question, ground.asked)
    rest = fields[asks].sub(" ", question) if asks in fields else question
    foreign = [name for name, pattern in fields.items() if name != asks and pattern.search(rest)]
    return bool(mine) and not foreign and not any(name not in fields and _shares(rest, (text,)) for name, text in ground.others.items())


def _shares(question: str, asked: Iterable[str]) -> bool:
    """Tell whether a question speaks of what the flow's own does: half of its words."""
    own = [frozenset(tokens(text)) for text in asked]
    mine = frozenset(tokens(question))
    return any(words and len(words & mine) * 2 >= len(words) for words in own)
