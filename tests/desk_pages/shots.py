"""Screenshots of the desk in its states, at phone and desk width, light and dark, in each language; over fakes.

python -m tests.desk_pages.shots shots/desk
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from itertools import product
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, Page

from adapters.desk import Desk, routes
from bot.model import Event
from tests.chromium import chromium
from tests.desk_pages import material, ways_test
from tests.desk_pages.fakes import NOW
from tests.desk_pages.served import World, desk_routes, serving

Press = Callable[[Page], None]
Scheme = Literal["light", "dark"]
States = Mapping[str, tuple[str, Press | None]]

WIDTHS = {390: 844, 1280: 800}
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
LANGUAGES = ("en", "ko", "ja")


def _press(selector: str) -> Press:
    return lambda page: page.locator(selector).click()


def _hover(selector: str) -> Press:
    return lambda page: page.locator(selector).hover()


STATES: States = {
    # name: where, and what is pressed there
    "list": ("/desk?view=all", None),
    "waiting": ("/desk/c/c-theo?view=all", None),
    "mine": ("/desk/c/c-yuna?view=all", None),
    "late": ("/desk/c/c-tanaka?view=all", None),
    "bot": ("/desk/c/c-mara?view=all", None),
    "note": ("/desk/c/c-yuna?view=all", lambda page: page.keyboard.press("n")),
    "closing": ("/desk/c/c-yuna?view=all", _press("#closing summary")),
    "handing": ("/desk/c/c-yuna?view=all", _press("#handing summary")),
    "keys": ("/desk", lambda page: page.keyboard.press("?")),
    "account": ("/desk", _press(".tools summary")),
    "questions": ("/desk/open-questions", _press("summary.button")),
    "draft": ("/desk/c/c-yuna/draft/2", None),
    "aside": ("/desk/set-aside", None),
    "flows": ("/desk/flows", None),
    "version": ("/desk/flows/b2b_saas/2", None),
    "gone": ("/desk/c/gone", None),
}

WIDE = {"fact": ("/desk/c/c-theo?view=all", _hover('.fact[data-fact="timeline"]'))}
NARROW = {"card": ("/desk/c/c-theo", _press("#to-card"))}


def _mend(page: Page) -> None:
    if page.locator("#to-card").is_visible():
        page.locator("#to-card").click()
    page.locator("#mend-company_size summary").click()
    page.locator("#mend-role summary").click()


OPENING: States = {"opening": ("/desk/c/c-yuna?view=all", None)}


def _alike(page: Page) -> None:
    if page.locator("#to-card").is_visible():
        page.locator("#to-card").click()
    page.locator("#alike").scroll_into_view_if_needed()


ALIKE: States = {"alike": ("/desk/c/c-yuna?view=all", _alike)}
MENDED: States = {"mended": ("/desk/c/c-yuna?view=all", _mend)}
HANDED: States = {"handed": ("/desk/c/c-yuna?view=all", None)}
EMPTY: States = {
    "empty-waiting": ("/desk?view=waiting", None),
    "empty-mine": ("/desk?view=mine", None),
    "empty-questions": ("/desk/open-questions", None),
}


def take(base_url: str, out_dir: str | Path, states: States | None = None) -> list[Path]:
    """Take the states of a desk that signs its visitor in; return the files, named state_width_scheme_language.png."""
    out = Path(out_dir)
    out.mkdir(parents=True, exist_ok=True)
    with chromium() as browser:
        taken = [
            _shoot(browser, base_url, out / name, where, width=width, scheme=scheme, language=language)
            for width, scheme, language in product(WIDTHS, SCHEMES, LANGUAGES)
            for name, where in (states or {**STATES, **(WIDE if width > 1000 else NARROW)}).items()
        ]
    return taken


def _shoot(browser: Browser, base: str, stem: Path, where: tuple[str, Press | None], *, width: int, scheme: Scheme, language: str) -> Path:
    path, press = where
    context = browser.new_context(viewport={"width": width, "height": WIDTHS[width]}, color_scheme=scheme, locale=language)
    page = context.new_page()
    page.clock.set_fixed_time(NOW)
    page.goto(f"{base}{path}{'&' if '?' in path else '?'}lang={language}")
    if press:
        press(page)
    page.wait_for_timeout(250)
    file = stem.with_name(f"{stem.name}_{width}_{scheme}_{language}.png")
    page.screenshot(path=file)
    context.close()
    return file


def handed() -> World:
    """Return a desk whose reader has just given a conversation to a colleague, beside whom another one writes."""
    world, yuna = World(), material.yuna()
    move = {"from": "rep", "to": "rep", "rep": "dana", "was": "jisoo", "by": "jisoo", "reason": "handed_over", "team": "seoul"}
    events = (Event(kind="owner", data=move), Event(kind="co_seller", data={"rep": "sato", "on": True}))
    own = replace(yuna.conversation, rep="dana")
    world.floor.sheets["c-yuna"] = replace(
        yuna, row=replace(yuna.row, rep="dana"), conversation=own, events=(*yuna.events, *((NOW, event) for event in events))
    )
    return world


def worlds() -> Iterator[tuple[World, States | None]]:
    """Yield a busy desk with all its states, and an empty one."""
    busy = World()
    busy.floor.sheets, busy.floor.open, busy.floor.aside = material.all_sheets(), [material.ticket()], [material.aside()]
    yield busy, None
    yield handed(), HANDED
    fresh, yuna = World(), material.yuna()
    fresh.floor.sheets = {"c-yuna": replace(yuna, lines=yuna.lines[:-1])}
    yield fresh, OPENING
    yield fresh, ALIKE
    mended = World()
    mended.floor.sheets = {"c-yuna": material.mended()}
    yield mended, MENDED
    yield World(), EMPTY


def in_trouble() -> Desk:
    """Return a desk one of whose teams' places refuses cards, signed in."""
    world = World()
    return world.desk(teams=ways_test.TEAMS, troubles=lambda: [ways_test.trouble()], sign_in=world.signed_in_as("jisoo"))


WAYS: States = {"ways": ("/desk/ways", None)}


LOGIN: States = {"login": ("/desk/login", None)}


if __name__ == "__main__":
    for world, states in worlds():
        with serving(*desk_routes(world, "jisoo")) as address:
            for file in take(address, sys.argv[1], states):
                print(file)
    with serving(*routes(in_trouble())) as address:
        for file in take(address, sys.argv[1], WAYS):
            print(file)
    with serving(*desk_routes(World())) as address:
        for file in take(address, sys.argv[1], LOGIN):
            print(file)
