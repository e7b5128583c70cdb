from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser

from tests.widget.conftest import Visit
from tests.widget.fake_server import GREETING, FakeServer
from tests.widget.visitor import Visitor, eventually, shop

pytestmark = pytest.mark.browser

HOSTILE = """<style>
* { all: unset; }
* { display: block !important; position: static !important; transform: rotate(3deg) !important; opacity: 0.4 !important; }
* { direction: rtl !important; font: 40px fantasy !important; color: lime !important; --accent: lime; --surface: lime; --text: lime; }
handraiser-widget { display: none !important; width: 10px !important; }
#wall { position: fixed !important; inset: 0; z-index: 2147483647 !important; background: black; }
</style>"""

BOX = "(element) => { const { x, y, width, height } = element.getBoundingClientRect(); return [x, y, width, height].map(Math.round); }"
LOOKS = """(root) => [...root.querySelectorAll("*")].map((element) => {
    const style = getComputedStyle(element);
    return [element.className, style.color, style.backgroundColor, style.fontSize, style.direction, style.display, style.opacity].join("|");
})"""


def fingerprint(visitor: Visitor) -> tuple[object, object, object]:
    """Where the launcher and the panel stand, and how every element inside looks."""
    visitor.page.mouse.move(0, 0)
    visitor.page.wait_for_timeout(300)
    root = visitor.page.locator("aside.root")
    return visitor.page.locator(".launcher").evaluate(BOX), visitor.page.locator(".panel").evaluate(BOX), root.evaluate(LOOKS)


def test_a_hostile_page_changes_nothing_about_it(visit: Visit, server: FakeServer) -> None:
    options = {"viewport": {"width": 1280, "height": 720}}
    calm = fingerprint(visit(**options).open())
    server.pages["/shop"] = (shop(head=HOSTILE, body='<div id="wall"></div>').replace("<html", '<html dir="rtl"'), {})
    assert fingerprint(visit(**options).open()) == calm


def test_a_wall_over_the_whole_page_does_not_cover_it(visit: Visit, server: FakeServer) -> None:
    server.pages["/shop"] = (shop(head=HOSTILE, body='<div id="wall"></div>'), {})
    visitor = visit().open().send("hello").sees("hello")
    host = (
        "(element) => { const box = element.getBoundingClientRect(); return document.elementFromPoint(box.x + 5, box.y + 20).localName; }"
    )
    assert visitor.page.locator(".panel").evaluate(host) == "handraiser-widget"


def test_a_browser_without_a_top_layer_shows_it_all_the_same(visit: Visit, server: FakeServer, browser: Browser) -> None:
    context = browser.new_context(locale="en-US")
    context.add_init_script("delete HTMLElement.prototype.showPopover")
    visit(context=context).open().send("hello").sees("hello")
    context.close()


def test_a_strict_content_security_policy_refuses_nothing_of_it(visit: Visit, server: FakeServer) -> None:
    policy = (
        f"default-src 'none'; script-src {server.other_url}; connect-src {server.other_url}; "
        "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
    )
    server.pages["/shop"] = (shop('data-accent="#0a7"', src=f"{server.other_url}/widget.js"), {"Content-Security-Policy": policy})
    visitor = visit()
    visitor.page.evaluate(
        """() => {
            window.refused = [];
            document.addEventListener("securitypolicyviolation", (event) => refused.push(event.effectiveDirective));
        }"""
    )
    visitor.open().send("hello").sees("hello")
    eventually(lambda: server.sent("/web/messages"), visitor.page)
    server.say("Which?", choices=("one", "two"))
    visitor.chips.first.click()
    assert visitor.page.locator(".panel").evaluate("(panel) => getComputedStyle(panel).position") == "fixed"
    assert visitor.page.evaluate("refused") == []


def test_from_another_origin_it_resumes_and_waits_as_from_its_own(visit: Visit, server: FakeServer) -> None:
    server.pages["/shop"] = (shop(src=f"{server.other_url}/widget.js"), {})
    visitor = visit().open()
    eventually(lambda: server.streams == 1, visitor.page)
    server.refuse("/web/messages", 429, Retry_After="1")
    visitor.send("hello")
    server.cut()
    eventually(lambda: len(server.sent("/web/messages")) == 2, visitor.page)
    server.say("Hello.")
    assert visitor.sees("Hello.").texts() == [GREETING["text"], "hello", "Hello."]
    assert int(server.sent("/web/stream")[-1].last_event_id) >= 1


def test_nothing_is_asked_of_any_other_host(visit: Visit, server: FakeServer) -> None:
    visitor = visit()
    hosts = set()
    visitor.page.on("request", lambda request: hosts.add(urlsplit(request.url).netloc))
    visitor.open().send("hello").sees("hello")
    server.say("<img src=https://evil.example/x.png> https://evil.example/y")
    visitor.sees("evil.example/y").page.wait_for_timeout(200)
    assert hosts == {f"127.0.0.1:{server.port}"}


def test_no_token_stands_in_an_address(visit: Visit, server: FakeServer) -> None:
    visitor = visit()
    addresses: list[str] = []
    visitor.page.on("request", lambda request: addresses.append(request.url))
    visitor.open().send("hello").sees("hello")
    eventually(lambda: server.streams == 1, visitor.page)
    assert [address for address in addresses if "token1" in address] == []


def test_the_page_around_it_does_not_move(visit: Visit, server: FakeServer) -> None:
    server.pages["/shop"] = (shop(body='<div id="last">end</div>'), {})
    visitor = visit()
    visitor.page.evaluate(
        """() => { window.shifts = 0;
            new PerformanceObserver((list) => list.getEntries().forEach((entry) => (shifts += entry.value)))
                .observe({ type: "layout-shift", buffered: true }); }"""
    )
    size = "() => [document.documentElement.scrollWidth, document.documentElement.scrollHeight]"
    before = visitor.page.evaluate(size)
    visitor.open().send("hello").sees("hello")
    visitor.page.locator(".close").click()
    visitor.page.wait_for_timeout(300)
    assert visitor.page.evaluate(size) == before
    assert visitor.page.evaluate("shifts") == 0


def test_two_script_tags_give_one_widget(visit: Visit, server: FakeServer) -> None:
    server.pages["/shop"] = (shop(body='<script src="/widget.js" defer></script>'), {})
    visitor = visit().open()
    assert visitor.page.locator("handraiser-widget").count() == 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("accent", ["#ffd400", "#0a7", "#101014", "#ffffff", "#7f7f7f", "#e11d48"])
def test_text_on_and_in_the_operators_colour_can_be_read(visit: Visit, server: FakeServer, accent: str, scheme: str) -> None:
    server.pages["/shop"] = (shop(f'data-accent="{accent}"'), {})
    visitor = visit(color_scheme=scheme).open()
    colours = visitor.page.locator("aside.root").evaluate(
        """(root) => ["--accent", "--on-accent", "--accent-hover", "--accent-text", "--sunken"].map((name) => {
            const probe = root.appendChild(document.createElement("i"));
            probe.style.color = `var(${name})`;
            return getComputedStyle(probe).color.match(/\\d+/g).map(Number);
        })"""
    )
    fill, on_fill, hover, text, ground = colours
    assert contrast(fill, on_fill) >= 4.5
    assert contrast(hover, on_fill) >= 4.5
    assert contrast(text, ground) >= 4.5


def test_a_colour_that_is_none_is_passed_over(visit: Visit, server: FakeServer) -> None:
    server.pages["/shop"] = (shop('data-accent="red; background: url(//evil.example)"'), {})
    assert visit().open().page.locator("aside.root").evaluate("(root) => root.style.getPropertyValue('--accent')") == ""


def contrast(one: list[int], other: list[int]) -> float:
    """WCAG 2.2, written anew from its text so that it checks the widget's own."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(rgb: list[int]) -> float:
    parts = [value / 255 for value in rgb]
    red, green, blue = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
