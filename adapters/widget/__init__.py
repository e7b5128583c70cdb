"""The visitor's widget: a few scripts, two style sheets and its words, joined into the one file that GET /widget.js serves."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from pathlib import Path

HERE = Path(__file__).parent

PARTS = (
    "settings.js",
    "words.js",
    "store.js",
    "wire.js",
    "stream.js",
    "tabs.js",
    "talk.js",
    "outgoing.js",
    "dom.js",
    "links.js",
    "accent.js",
    "layout.js",
    "thread.js",
    "field.js",
    "header.js",
    "panel.js",
    "widget.js",
)
"""In this order: a part uses only what stands before it, or what runs after all of them."""

STYLES = ("tokens.css", "widget.css", "header.css", "thread.css", "field.css")

Words = Mapping[str, Mapping[str, str]]
"""Language ("en", "ko") to key to text; texts may hold {placeholders}."""


def bundle(words: Words) -> bytes:
    """Return the script. `words` (the `ui:` part of flows/words/*.yaml) override the widget's own, language by language.

    Keys that the widget does not use are left out; those that a language lacks are English. The same input gives the same bytes.
    """
    head = f"const WORDS={_json(_merge(words))};\nconst CSS={_json(_styles())};\n"
    body = "".join(_strip((HERE / part).read_text(encoding="utf-8")) for part in PARTS)
    return f'(() => {{\n"use strict";\n{head}{body}}})();\n'.encode()


def etag(body: bytes) -> str:
    """Return a strong ETag (RFC 9110, 8.8.3), quotes included, for what `bundle` returned."""
    return f'"{hashlib.sha256(body).hexdigest()[:32]}"'


def own_words() -> dict[str, dict[str, str]]:
    """Return the texts that the widget brings, as in words.json."""
    words: dict[str, dict[str, str]] = json.loads((HERE / "words.json").read_text(encoding="utf-8"))
    return words


def _merge(words: Words) -> dict[str, dict[str, str]]:
    own = own_words()
    known = own["en"].keys()
    merged = {language: dict(texts) for language, texts in own.items()}
    for language, texts in words.items():
        merged.setdefault(language, {}).update({key: text for key, text in texts.items() if key in known and text})
    return merged


def _styles() -> str:
    text = "\n".join((HERE / name).read_text(encoding="utf-8") for name in STYLES)
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    text = re.sub(r"\s*([{};,])\s*", r"\1", re.sub(r"\s+", " ", text)).strip()
    text = re.sub(r"(?<=[ ,(:])0\.", ".", text.replace(": ", ":").replace(";}", "}"))
    return _drop_unused_tokens(text)


def _drop_unused_tokens(css: str) -> str:
    """tokens.css serves the desk and the demo too; what no rule of the widget reads is not sent to visitors."""
    used = set(re.findall(r"var\((--[\w-]+)", css))
    return re.sub(r"(--[\w-]+):[^;}]+;?", lambda found: found[0] if found[1] in used else "", css)


def _strip(script: str) -> str:
    """Leave out comments and indents; no part may hold a template string of several lines, or " // " in a string."""
    lines = (line.strip().partition(" // ")[0] for line in script.splitlines())
    return "".join(f"{line}\n" for line in lines if line and not line.startswith(("//", "/**", "* ", "*/")))


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
