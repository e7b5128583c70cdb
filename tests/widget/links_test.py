from __future__ import annotations

import pytest

from tests.widget.conftest import Visit
from tests.widget.fake_server import FakeServer
from tests.widget.visitor import eventually, shop

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("It's here: https://northdesk.example/ko/slack.", ["https://northdesk.example/ko/slack"]),  # the full stop is the sentence's
        ("자세한 내용은 northdesk.example/ko/slack 여기 있어요", ["https://northdesk.example/ko/slack"]),
        ("こちら：https://northdesk.example/ja。ご覧ください", ["https://northdesk.example/ja"]),
        ("northdesk.example/jobs (and NORTHDESK.example/a?b=1#c)", ["https://northdesk.example/jobs", "https://northdesk.example/a?b=1#c"]),
        ("https://evil.example/northdesk.example", []),
        ("https://northdesk.example.evil.example/", []),
        ("https://northdesk.example@evil.example/", []),
        ("https://somebody@northdesk.example/", []),  # a name before the host is there to deceive
        ("theo@northdesk.example", []),  # an address of a person
        ("javascript:alert(1) data:text/html,x northdesk.example:99/", []),
        ("https://xn--northdsk-2ib.example/ 3.5/month 24/7 1.2.3", []),
    ],
)
def test_only_addresses_of_known_hosts_become_links(visit: Visit, server: FakeServer, text: str, links: list[str]) -> None:
    server.pages["/shop"] = (shop('data-links="northdesk.example, docs.example"'), {})
    visitor = visit().open()
    server.say(f"{text} end")
    visitor.sees("end")
    found = visitor.page.locator(".bubble a")
    assert found.evaluate_all("(all) => all.map((one) => one.href)") == links
    for link in found.all():
        assert (link.get_attribute("target"), link.get_attribute("rel")) == ("_blank", "noopener")


@pytest.mark.parametrize("address", ["northdesk.example/ko/slack", "northdesk.example/" + "x" * 60])
def test_a_link_is_broken_only_where_it_is_longer_than_a_line(visit: Visit, server: FakeServer, address: str) -> None:
    server.pages["/shop"] = (shop('data-links="northdesk.example"'), {})
    visitor = visit(viewport={"width": 390, "height": 844}, locale="ko-KR").open()
    server.say(f"새 문의를 슬랙에서 바로 답하실 수 있어요. 자세한 내용: https://{address} 직원은 몇 분쯤 되세요? end")
    bubble = visitor.sees("end").page.locator(".bubble").last
    lines = round(bubble.locator("a").evaluate("(a) => a.getBoundingClientRect().height / parseFloat(getComputedStyle(a).lineHeight)"))
    assert (lines > 1) is (len(address) > 40)
    assert bubble.evaluate("(b) => b.scrollWidth <= b.clientWidth")


def test_the_pages_own_host_is_known(visit: Visit, server: FakeServer) -> None:
    visitor = visit().open()
    server.say(f"See {server.url}/shop")
    assert visitor.sees("See").page.locator(".bubble a").get_attribute("href") == f"{server.url}/shop"


@pytest.mark.parametrize(
    "text",
    [
        '<img src=x onerror="window.hacked = 1">',
        "<script>window.hacked = 1</script>",
        "<b>bold</b> &amp; \u202eevil",
        'http://127.0.0.1/"onmouseover="window.hacked=1',
    ],
)
def test_markup_is_shown_as_the_text_it_is(visit: Visit, server: FakeServer, text: str) -> None:
    visitor = visit().open().send(text)
    eventually(lambda: server.sent("/web/messages"), visitor.page)
    server.say(text, name=text, choices=(text,))
    visitor.chips.first.wait_for()
    assert visitor.texts()[1:] == [text, text]
    assert visitor.chips.inner_text() == text
    assert visitor.page.evaluate("window.hacked") is None
    assert visitor.page.locator(".bubble :not(a, .hidden, wbr)").count() == 0


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("priya.nair-shah@lanternfreight.example", ["priya", ".nair-", "shah", "@lanternfreight", ".example"]),
        ("https://unknown.example/help?page=two.", ["https://unknown", ".example", "/help", "?page", "=two."]),
        ("short.example/a", ["short.example/a"]),
        ("See https://docs.example/ko/shared-inbox", ["See ", "docs", ".example", "/ko", "/shared-", "inbox"]),  # a link
    ],
)
def test_a_long_address_breaks_at_its_joints(visit: Visit, server: FakeServer, text: str, parts: list[str]) -> None:
    server.pages["/shop"] = (shop('data-links="docs.example"'), {})
    visitor = visit().open()
    server.say(text)
    bubble = visitor.sees(parts[0].strip()).page.locator(".bubble").last
    leaves = """(root) => {
        const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
        const found = [];
        while (walk.nextNode()) if (!walk.currentNode.parentElement.matches('.hidden')) found.push(walk.currentNode.data);
        return found;
    }"""
    assert bubble.evaluate(leaves) == parts
    assert bubble.locator("wbr").count() == len(parts) - (2 if text.startswith("See") else 1)
