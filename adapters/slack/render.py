"""Cards, sentences, forms and the home as Block Kit. Pure.

What a prospect wrote stands in rich text and plain text only, which Slack shows letter by letter: no `<!channel>`, no mention, no link and
no `*bold*` in it acts. https://docs.slack.dev/reference/block-kit/blocks/rich-text-block
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from adapters.slack.blocks import BUTTON, BUTTONS, HEADER, IN_VIEW, OPTIONS, TEXT, TITLE, VALUE
from adapters.slack.plain import escaped
from adapters.slack.presses import FORM
from bot.language.unseen import calm
from bot.model import Effect, Say, Who
from bot.model.arrivals import Action, Button, Face, Form, Input, Row, pack

Json = dict[str, Any]

PIECE = 3000
"""Characters of one message: Slack recommends 4,000 at most and cuts at 40,000; escaping makes a text longer.
https://docs.slack.dev/reference/methods/chat.postMessage#truncating"""

ROWS, VALUE_SHOWN, QUOTE_SHOWN = 20, 160, 120
"""Facts on a card, and characters of each, so that a card stays below what Slack takes (`msg_blocks_too_long`)."""

LIGHTS = {"green": "🟢", "amber": "🟡", "red": "🔴", "grey": "⚪"}
"""Urgency, beside the words that say it; an attachment's bar would fold long cards behind «Show more»."""

QUIET: Mapping[str, Any] = {"unfurl_links": False, "unfurl_media": False, "parse": "none", "link_names": False, "mrkdwn": False}
"""Sent with every new message: nothing unfolds, nothing is looked for in its text."""


def cut(text: str, longest: int) -> str:
    """Return the text, its end replaced by … where it is longer."""
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"


# --- cards


def card(face: Face, older: str = "") -> Json:
    """Return text and blocks of a card; `older` is the link of the card whose place it takes."""
    body: list[Json] = [_headline(face)]
    if face.reason:
        body.append({"type": "rich_text_quote", "elements": [_say(cut(face.reason, 500))]})
    body += [_fact(row) for row in face.rows[:ROWS]]
    body += _missing(face)
    body += [_files(face.files)] if face.files else []
    blocks: list[Json] = [{"type": "header", "text": _plain(f"{LIGHTS.get(face.colour, '⚪')} {face.title}", HEADER)}]
    blocks += [{"type": "section", "text": {"type": "mrkdwn", "text": f"<@{face.ping}>", "verbatim": True}}] if is_user(face.ping) else []
    blocks.append({"type": "rich_text", "elements": body})
    blocks += [_context(lines) for lines in (face.terms, face.context) if any(line.strip() for line in lines)]
    blocks += _buttons(face, older)
    return {"text": escaped(calm(cut(face.summary or face.title, PIECE))), "blocks": blocks}


def is_user(id: str) -> bool:
    """Tell whether it is the id of a person, and may stand in a mention."""
    return re.fullmatch(r"[UW][A-Z0-9]{1,20}", id) is not None


def _plain(text: str, longest: int) -> Json:
    words = " ".join(text.split()) or "·"
    shown = calm(cut(words, longest))
    return {"type": "plain_text", "text": shown if len(shown) <= longest else calm(cut(words, longest - 2)), "emoji": False}


def _say(text: str, **style: bool) -> Json:
    return {"type": "text", "text": calm(text) or " ", **({"style": style} if style else {})}


def _line(*elements: Json) -> Json:
    return {"type": "rich_text_section", "elements": list(elements)}


def _headline(face: Face) -> Json:
    return _line(_say(cut(face.state, 200), bold=True), *([_say(f"  ·  {cut(face.score, 60)}")] if face.score else []))


def _fact(row: Row) -> Json:
    """Return label, value, the corrected value struck through, and the words as said."""
    elements = [_say(f"{cut(row.label, 60)}  ", bold=True)]
    if row.value:
        elements.append(_say(cut(row.value, VALUE_SHOWN), **({"italic": True} if row.declined else {})))
    if row.unsure:
        elements.append(_say(" (?)", bold=True))
    if row.before:
        elements += [_say("  "), _say(cut(row.before, VALUE_SHOWN), strike=True)]
    if row.quote:
        elements.append(_say(f"\n“{cut(row.quote, QUOTE_SHOWN)}”", italic=True))
    return _line(*elements)


def _missing(face: Face) -> Iterator[Json]:
    if face.not_asked:
        yield _line(_say(cut(face.not_asked, 500), italic=True))
    if face.questions:
        asked = [_line(_say(cut(question, 300))) for question in face.questions[:10]]
        yield {"type": "rich_text_list", "style": "bullet", "elements": asked}


def _files(files: Sequence[tuple[str, str]]) -> Json:
    return _line(*(part for name, link in files[:10] for part in (_say("📎 "), _link(cut(name, 80), link), _say("  "))))


def _link(text: str, address: str) -> Json:
    """Return a link of ours; an address that is none stays text."""
    if not address.startswith(("https://", "http://")) or len(address) > TEXT:
        return _say(text)
    return {"type": "link", "url": address, "text": calm(text) or address}


def _context(lines: Sequence[str]) -> Json:
    return {"type": "context", "elements": [_plain("  ·  ".join(line for line in lines if line.strip()), 2000)]}


def _buttons(face: Face, older: str) -> list[Json]:
    elements = [_button(button, number) for number, button in enumerate(face.buttons[: BUTTONS - 2])]
    for number, (label, address) in enumerate(((face.link_label or "↗", face.link), ("↩", older))):
        if address.startswith(("https://", "http://")):
            elements.append({"type": "button", "action_id": f"link_{number}", "text": _plain(label, BUTTON), "url": address})
    return [{"type": "actions", "elements": elements}] if elements else []


def _button(button: Button, number: int) -> Json:
    style = {"style": button.style} if button.style in ("primary", "danger") else {}
    return {
        "type": "button",
        "action_id": f"press_{number}",
        "text": _plain(button.label, BUTTON),
        "value": cut(button.payload, VALUE),
        **style,
    }


# --- sentences


def sentences(effect: Effect, say: Say, *, links: bool) -> list[Json]:
    """Return text and blocks of each message that a `say` becomes: one, or several where it is long; buttons stand under the last.

    `links` tells whether addresses in it can be followed: in what we say to a prospect, never in what a prospect said.
    """
    buttons, text = _choices(effect, say)
    buttons += [_button(button, number) for number, button in enumerate(effect.buttons[:BUTTONS])]
    pieces = list(_pieces(text)) or ["·"]
    to = effect.to if effect.kind == "note" else ""
    found = [_sentence(piece, say, named=number == 0, links=links, to=to) for number, piece in enumerate(pieces)]
    if buttons:
        found[-1]["blocks"].append({"type": "actions", "elements": buttons})
    return found


def _choices(effect: Effect, say: Say) -> tuple[list[Json], str]:
    """Return the choices as buttons, or else the text with the choices numbered below it."""
    try:
        buttons = [Button(label=label, payload=pack(Action.CHOICE, effect.conversation, f"{effect.seq}.{id}")) for id, label in say.choices]
    except ValueError:  # an id that a payload cannot hold
        buttons = []
    fit = len(say.choices) <= BUTTONS and all(label.strip() and len(label) <= BUTTON for _, label in say.choices)
    if buttons and fit:
        return [_button(button, number) for number, button in enumerate(buttons)], say.text
    numbered = "".join(f"\n{number}. {label}" for number, (_, label) in enumerate(say.choices, 1))
    return [], say.text + numbered


def _pieces(text: str) -> Iterator[str]:
    """Yield the text in pieces that fit, parted between lines, else between words."""
    rest = text.strip()
    while len(rest) > PIECE:
        at = max(rest.rfind("\n", PIECE // 2, PIECE), rest.rfind(" ", PIECE // 2, PIECE))
        at = at if at > 0 else PIECE
        yield rest[:at].rstrip()
        rest = rest[at:].lstrip()
    if rest:
        yield rest


def _sentence(piece: str, say: Say, *, named: bool, links: bool, to: str) -> Json:
    style = {"italic": True} if say.who is Who.NOTICE else {}
    name = [_say(f"{cut(say.name, 80)}\n", bold=True)] if named and say.name and say.who in (Who.REP, Who.PROSPECT) else []
    words = list(_linked(piece, style)) if links else [_say(piece, **style)]
    mention: list[Json] = [{"type": "section", "text": {"type": "mrkdwn", "text": f"<@{to}>", "verbatim": True}}] if is_user(to) else []
    return {"text": escaped(calm(piece)), "blocks": [*mention, {"type": "rich_text", "elements": [_line(*name, *words)]}]}


_ADDRESS = re.compile(r"https?://[^\s<>\"'()\[\]{}|]+[^\s<>\"'()\[\]{}|.,;:!?…。、！？]")


def _linked(text: str, style: Mapping[str, bool]) -> Iterator[Json]:
    """Yield the text with its addresses as links."""
    at = 0
    for match in _ADDRESS.finditer(text):
        if match.start() > at:
            yield _say(text[at : match.start()], **style)
        yield _link(match[0], match[0])
        at = match.end()
    if at < len(text):
        yield _say(text[at:], **style)


def sentence(text: str, *, links: bool = False) -> Json:
    """Return text and blocks of a few words of ours; `links`: addresses in them can be followed."""
    return _sentence(cut(text.strip() or "·", PIECE), Say(text=text), named=False, links=links, to="")


# --- forms and the home


def modal(form: Form, kept: str) -> Json:
    """Return the modal of a form; `kept` comes back with it."""
    return {
        "type": "modal",
        "callback_id": FORM,
        "title": _plain(form.title, TITLE),
        "submit": _plain(form.submit, TITLE),
        "close": _plain(form.cancel, TITLE),
        "private_metadata": kept,
        "blocks": [_input(one) for one in form.inputs[:IN_VIEW]],
    }


def _input(one: Input) -> Json:
    return {
        "type": "input",
        "block_id": one.name[:255],
        "label": _plain(one.label, 2000),
        "optional": not one.required,
        "element": _menu(one) if one.choices else _field(one),
    }


def _menu(one: Input) -> Json:
    options = [{"text": _plain(label, 75), "value": value[:150]} for value, label in one.choices[:OPTIONS]]
    return {"type": "static_select", "action_id": "value", "options": options}


def _field(one: Input) -> Json:
    longest = min(max(one.longest, 1), 3000)
    return {"type": "plain_text_input", "action_id": "value", "max_length": longest, "multiline": longest > 200}


def home(title: str, empty: str, leads: Sequence[Face]) -> Json:
    """Return the app's home: the rep's open leads, the most urgent first, each with its reason and a way to it."""
    blocks: list[Json] = [{"type": "header", "text": _plain(title, HEADER)}]
    for face in leads[: (IN_VIEW - 1) // 3]:
        blocks += _lead(face)
    if not leads:
        blocks.append({"type": "section", "text": _plain(empty, TEXT)})
    return {"type": "home", "blocks": blocks}


def _lead(face: Face) -> list[Json]:
    words = [_say(f"{LIGHTS.get(face.colour, '⚪')} {cut(face.title, HEADER)}", bold=True), _say(f"\n{cut(face.state, 200)}")]
    words += [_say(f"  ·  {cut(face.score, 60)}")] if face.score else []
    words += [_say(f"\n“{cut(face.reason, 300)}”", italic=True)] if face.reason else []
    link = {"type": "button", "action_id": "link_0", "text": _plain(face.link_label or "↗", BUTTON), "url": face.link}
    actions = [{"type": "actions", "elements": [link]}] if face.link.startswith(("https://", "http://")) else []
    return [{"type": "divider"}, {"type": "rich_text", "elements": [_line(*words)]}, *actions]
