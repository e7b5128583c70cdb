"""Who sits before the pages: a prospect at the widget, a rep at the desk; each only clicks, types and looks."""

from __future__ import annotations

from dataclasses import dataclass

from playwright.sync_api import FrameLocator, Locator, Page, expect

Place = Page | FrameLocator


@dataclass(frozen=True, slots=True)
class Prospect:
    """Somebody at the shop's widget."""

    shop: Place

    def open(self) -> Prospect:
        """Press the launcher unless the widget stands open already, and wait for the greeting."""
        launcher = self.shop.locator(".launcher")
        expect(launcher).to_be_attached()
        if launcher.get_attribute("aria-expanded") == "false":
            launcher.click()
        expect(self.said("bot").first).to_be_visible()
        return self

    def say(self, text: str) -> None:
        """Type it key by key where that is possible, press Enter, and see it among what was said."""
        self.field.click()
        self.field.press_sequentially(text) if text.isascii() else self.field.fill(text)
        self.field.press("Enter")
        self.sees(text, who="prospect")

    def sees(self, text: str, *, who: str = "bot") -> None:
        """Wait until somebody's last bubble says it."""
        expect(self.said(who).last).to_contain_text(text)

    def is_shown(self, page: str) -> None:
        """Wait until the bot's last bubble links to a page."""
        expect(self.said("bot").last.locator("a")).to_have_attribute("href", page)

    def told(self, text: str) -> None:
        """Wait for a notice, or a quiet line, that says it."""
        expect(self.shop.locator(".quiet", has_text=text).last).to_be_visible()

    def said(self, who: str) -> Locator:
        """The bubbles of "prospect", "bot" or "rep"."""
        return self.shop.locator(f".row.{who} .bubble")

    def conversation(self) -> str:
        """Return which conversation this is, as the widget keeps it: tests share a desk."""
        kept = "Object.keys(localStorage).find((key) => key.endsWith(':session'))"
        return str(self.shop.locator("html").evaluate(f"() => JSON.parse(localStorage.getItem({kept})).conversation"))

    @property
    def field(self) -> Locator:
        return self.shop.locator("handraiser-widget textarea")

    @property
    def chips(self) -> Locator:
        return self.shop.locator(".chips .chip")

    @property
    def header(self) -> Locator:
        return self.shop.locator("handraiser-widget header")


@dataclass(frozen=True, slots=True)
class Representative:
    """Somebody at the desk, on a page of its own or in the demo's frame."""

    desk: Place

    def marks_its_page(self) -> None:
        """Remember the page as it is now."""
        self.desk.locator("html").evaluate("() => { window.isSame = true; }")

    def is_on_the_same_page(self) -> bool:
        """Tell whether it was not loaded again since."""
        return self.desk.locator("html").evaluate("() => window.isSame === true") is True

    def row(self, conversation: str) -> Locator:
        """A conversation's row in the list."""
        return self.desk.locator(f"#row-{conversation}")

    def fact(self, field: str) -> Locator:
        """A line of the card."""
        return self.desk.locator(f'#card [data-fact="{field}"]')

    def said(self, who: str) -> Locator:
        """The lines of "prospect", "bot", "rep", "note" or "notice"."""
        return self.desk.locator(f"#lines .line.{who}")

    def claim(self) -> None:
        """Press Claim; from then on there is nothing to claim any more."""
        self.desk.locator("#claim").click()
        expect(self.desk.locator("#claim")).to_have_count(0)

    def write(self, text: str) -> None:
        """Answer the prospect from the composer."""
        self.desk.locator("#text").fill(text)
        self.desk.locator("#text").press("Enter")
        expect(self.said("rep").last).to_contain_text(text)

    def give_back(self) -> None:
        """Press "give back to the bot"."""
        self.desk.locator("form[action$='/give_back'] button").click()
        expect(self.desk.locator("#claim")).to_be_visible()

    def close(self, reason: str, words: str) -> None:
        """Close with a reason and a few words."""
        self.desk.locator("#closing summary").click()
        self.desk.locator(f"#closing input[value='{reason}']").check()
        self.desk.locator("#closing input[name=words]").fill(words)
        self.desk.locator("#closing button.primary").click()
        expect(self.desk.locator("#closing")).to_have_count(0)
