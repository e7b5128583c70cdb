from __future__ import annotations

import gzip
import re
from pathlib import Path

from ruamel.yaml import YAML

from adapters import widget
from adapters.widget import HERE, bundle, etag, own_words
from bot.flow.phrases import PHRASES

LIMIT = 20 * 1024
ROOT = Path(__file__).parents[2]


def test_with_styles_and_three_languages_it_is_at_most_20_kb_on_the_wire() -> None:
    shipped = {path.stem: YAML(typ="safe").load(path)["ui"] for path in (ROOT / "flows/words").glob("*.yaml")}
    assert {"en", "ko", "ja"} <= shipped.keys()
    assert len(gzip.compress(bundle(shipped), 9)) <= LIMIT


def test_the_same_words_give_the_same_bytes_and_other_words_another_tag() -> None:
    assert bundle({}) == bundle({})
    assert etag(bundle({})) != etag(bundle({"en": {"send": "Go"}}))
    assert re.fullmatch(r'"[0-9a-f]{32}"', etag(bundle({})))


def test_an_operators_word_replaces_the_widgets_own_and_an_empty_or_foreign_one_does_not() -> None:
    script = bundle({"ko": {"send": "전송하기", "open": "", "follow_up": "나중에"}}).decode()
    assert '"send":"전송하기"' in script
    assert own_words()["ko"]["open"] in script
    assert "나중에" not in script


def test_a_language_that_the_widget_does_not_bring_comes_from_the_operator() -> None:
    assert '"fr":{"send":"Envoyer"}' in bundle({"fr": {"send": "Envoyer"}}).decode()


def test_every_language_has_every_word_with_the_same_placeholders() -> None:
    words = own_words()
    for texts in words.values():
        assert texts.keys() == words["en"].keys()
        for key, text in texts.items():
            assert set(re.findall(r"\{\w+\}", text)) == set(re.findall(r"\{\w+\}", words["en"][key])), key


def test_the_shipped_words_files_and_the_table_of_phrases_know_the_widgets_words_and_no_others() -> None:
    own = own_words()
    assert {key.removeprefix("ui.") for key in PHRASES if key.startswith("ui.")} == own["en"].keys()
    for key, text in own["en"].items():
        assert PHRASES[f"ui.{key}"] == set(re.findall(r"\{(\w+)\}", text)), key
    for language, texts in own.items():
        shipped = YAML(typ="safe").load(ROOT / f"flows/words/{language}.yaml")["ui"]
        assert shipped == texts, language


def test_every_word_is_used() -> None:
    scripts = "".join((HERE / part).read_text(encoding="utf-8") for part in widget.PARTS)
    assert [key for key in own_words()["en"] if f'"{key}"' not in scripts] == []


def test_every_script_and_style_sheet_is_in_the_bundle() -> None:
    assert {path.name for path in HERE.glob("*.js")} == set(widget.PARTS)
    assert {path.name for path in HERE.glob("*.css")} == set(widget.STYLES)


def test_nothing_in_it_needs_a_loose_content_security_policy_or_reads_text_as_markup() -> None:
    script = bundle({}).decode()
    for forbidden in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function", 'setAttribute("style"'):
        assert forbidden not in script


def test_no_address_but_the_servers_own_is_in_it() -> None:
    assert set(re.findall(r"https?://[\w.]+", bundle({}).decode())) == {"http://www.w3.org"}  # the name of SVG, not an address
