"""Photographs every page in every state, at phone and desk width, light and dark, in each language, and lays them out on one page.

python -m tests.shots [folder] [--only widget desk demo] [--pictures]
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from itertools import product
from pathlib import Path
from shutil import copyfile
from typing import Any, Literal

from playwright.sync_api import Browser, Page, expect

from adapters.demo import texts
from adapters.desk import routes
from tests.browser.conftest import PATIENCE
from tests.browser.demo_process import demo
from tests.browser.people import Prospect, Representative
from tests.browser.story_test import LOCALES
from tests.chromium import chromium
from tests.desk_pages import shots as desk_shots
from tests.desk_pages.served import World, desk_routes, serving
from tests.widget import shots as widget_shots
from tests.widget.fake_server import FakeServer
from tests.widget.visitor import shop

ROOT = Path(__file__).parents[1]
DEFAULT = ROOT / ".cache/shots"
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
WIDTHS = {390: 844, 1280: 800}


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """Who looks at the demo, and on what."""

    language: str
    width: int
    scheme: Literal["light", "dark"]

    def name(self, state: str) -> str:
        """Return the file's name of a state."""
        return f"{state}_{self.width}_{self.scheme}_{self.language}.png"


def widget(out: Path) -> list[Path]:
    """Photograph the widget's states, its server's answers canned."""
    server = FakeServer().start()
    server.pages["/shop"] = (shop(widget_shots.LINKS, head='<meta name="color-scheme" content="light dark">'), {})
    try:
        return widget_shots.take(f"{server.url}/shop", out)
    finally:
        server.stop()


def desk(out: Path) -> list[Path]:
    """Photograph the desk's states, over a store of made-up cards, and the page where a rep signs in."""
    taken = []
    for world, states, rep in (*((*each, "jisoo") for each in desk_shots.worlds()), (World(), desk_shots.LOGIN, "")):
        with serving(*desk_routes(world, rep)) as address:
            taken += desk_shots.take(address, out, states)
    with serving(*routes(desk_shots.in_trouble())) as address:
        return taken + desk_shots.take(address, out, desk_shots.WAYS)


def demo_page(out: Path) -> list[Path]:
    """Photograph the demo as it runs: at its start, in the middle of a story, and with a person in the talk."""
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        taken = []
        for language, width, scheme in product(LOCALES, WIDTHS, SCHEMES):
            with demo(Path(folder)) as address:  # a desk of its own, so that no earlier card is on it
                taken += list(_story(browser, address, out, View(language=language, width=width, scheme=scheme)))
    return taken


def _story(browser: Browser, address: str, out: Path, view: View) -> Iterator[Path]:
    context = browser.new_context(
        viewport={"width": view.width, "height": WIDTHS[view.width]},
        color_scheme=view.scheme,
        locale=LOCALES[view.language],
        has_touch=view.width < 480,
    )
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    page.goto(address)
    page.frame_locator("#shop").locator(".launcher").wait_for(state="attached")
    yield shoot(page, out / view.name("demo-start"))
    prospect = Prospect(page.frame_locator("#shop")).open()
    story = texts(view.language)["stories"][0]
    yield from _told(page, prospect, story, out, view)
    context.close()


def _told(page: Page, prospect: Prospect, story: Mapping[str, Any], out: Path, view: View) -> Iterator[Path]:
    first, *others = story["says"]
    prospect.say(first)
    page.frame_locator("#desk").locator("#talk").wait_for(state="attached")
    yield shoot(page, out / view.name("demo-mid"))
    for line in others:
        said = prospect.said("bot").count()
        prospect.say(line)
        expect(prospect.said("bot")).to_have_count(said + 1)
    yield from _sides(page, out, view, "demo-card")
    _show(page, "desk", view)
    rep = Representative(page.frame_locator("#desk"))
    rep.claim()
    rep.write(story["rep"])
    prospect.sees(story["rep"], who="rep")
    yield from _sides(page, out, view, "demo-person")


def _sides(page: Page, out: Path, view: View, state: str) -> Iterator[Path]:
    """On a phone the two sides of the demo are two pictures."""
    if view.width >= 480:
        yield shoot(page, out / view.name(state))
        return
    for side in ("shop", "desk"):
        _show(page, side, view)
        yield shoot(page, out / view.name(f"{state}-{side}"))


def _show(page: Page, side: str, view: View) -> None:
    if view.width < 480:
        page.locator(f"[data-tab={side}]").click()


def shoot(page: Page, file: Path) -> Path:
    """Let what moves come to rest, and photograph the window."""
    page.wait_for_timeout(600)
    page.screenshot(path=file, animations="disabled")
    return file


PICTURES = {
    "demo.png": "demo/demo-card_1280_light_en.png",
    "widget-ko.png": "widget/person-ko-390-light.png",
    "desk-ja.png": "desk/late_1280_light_ja.png",
    "desk-dark.png": "desk/waiting_1280_dark_en.png",
    "phone.png": "demo/demo-card-desk_390_light_ko.png",
}
"""The pictures of the docs, and which shot each is; `--pictures` takes them over."""

PARTS: Mapping[str, Callable[[Path], list[Path]]] = {"widget": widget, "desk": desk, "demo": demo_page}


def sheet(out: Path, shots: Mapping[str, Sequence[Path]]) -> Path:
    """Write index.html: every picture, small, with its name; each opens in its full size."""
    parts = "".join(f"<h2>{escape(part)}</h2><div>{''.join(_cell(out, shot) for shot in taken)}</div>" for part, taken in shots.items())
    style = "body{font:13px system-ui}div{display:flex;flex-wrap:wrap;gap:16px}figure{margin:0}img{height:320px;border:1px solid #ccc}"
    file = out / "index.html"
    file.write_text(f"<!doctype html><meta charset=utf-8><title>Handraiser in pictures</title><style>{style}</style>{parts}", "utf-8")
    return file


def _cell(out: Path, shot: Path) -> str:
    name = escape(shot.relative_to(out).as_posix())
    return f'<figure><a href="{name}"><img loading="lazy" src="{name}" alt=""></a><figcaption>{escape(shot.stem)}</figcaption></figure>'


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=DEFAULT)
    parser.add_argument("--only", nargs="+", choices=PARTS, default=list(PARTS))
    parser.add_argument("--pictures", action="store_true", help="then renew docs/pictures from the folder")
    wanted = parser.parse_args()
    shots = {part: PARTS[part](wanted.folder / part) for part in wanted.only}
    print(f"{sum(map(len, shots.values()))} pictures: {sheet(wanted.folder, shots)}")
    if wanted.pictures:
        (ROOT / "docs/pictures").mkdir(exist_ok=True)
        for name, shot in PICTURES.items():
            copyfile(wanted.folder / shot, ROOT / "docs/pictures" / name)


if __name__ == "__main__":
    main()
