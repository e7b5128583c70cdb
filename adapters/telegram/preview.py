"""A card as people in Telegram will see it, drawn without Telegram: for the docs, and for operators who have no bot yet."""

from __future__ import annotations

import html

from adapters.telegram.card import card
from adapters.telegram.render import buttons_of
from bot.arrivals import Face

STYLE = (
    "body{margin:0;padding:24px;background:#dfe6ea;font:15px/1.45 system-ui,sans-serif}"
    "figure{margin:0;max-width:430px}figcaption{color:#5b6b76;font-size:13px;margin:0 0 8px}"
    ".said{background:#fff;border-radius:14px;padding:10px 14px;white-space:pre-wrap;overflow-wrap:anywhere}"
    ".row{display:flex;gap:4px;margin-top:4px}"
    ".row span{flex:1;text-align:center;background:#8fa4b3;color:#fff;border-radius:8px;padding:8px 6px}"
)


def preview(face: Face) -> str:
    """Return a page that shows the card, and says that this is a preview. The text and the buttons are those that are sent."""
    markup = buttons_of(face.buttons, (face.link_label, face.link))
    keys = "".join(
        f'<div class="row">{"".join(f"<span>{html.escape(key.text)}</span>" for key in row)}</div>'
        for row in (markup.inline_keyboard if markup else ())
    )
    return (
        f'<!doctype html><meta charset="utf-8"><title>Preview</title><style>{STYLE}</style>'
        "<figure><figcaption>Preview: drawn by Handraiser, not by Telegram. Fonts, colours and widths differ there.</figcaption>"
        f'<div class="said">{card(face)}</div>{keys}</figure>\n'
    )
