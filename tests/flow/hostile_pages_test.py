"""Whatever stands in a knowledge page, reading it takes little time, and nothing hidden in it is said."""

from __future__ import annotations

from time import process_time

import pytest

from bot.flow.page import read_page

FRONT = "---\nid: prices\ntitle: Prices\nlanguage: en\nowner: dana\nvalid_until: 2027-01-01\n---\n"

FLOODS = {
    "comments that nobody closes": "## What does it cost?\nTen dollars.\n" + "<!--" * 200_000,
    "a heading of signs": f"## {'#' * 300_000}x\nTen dollars.\n",
    "a heading of signs and spaces": f"## {'# ' * 200_000}x\nTen dollars.\n",
    "a heading of spaces": f"##{' ' * 400_000}x\nTen dollars.\n",
    "half headings": "##\t \t" * 150_000,
    "front matter again and again": "---\n" * 200_000,
    "headings": "## q\na\n" * 100_000,
    "one long answer": f"## q\n{'word ' * 180_000}",
    "zero width": f"## q\n{chr(0x200B) * 900_000}",
    "carriage returns": "## q\r\na\r" * 100_000,
}


@pytest.mark.parametrize("flood", FLOODS)
def test_a_page_of_nearly_a_megabyte_is_read_in_time(flood: str) -> None:
    began = process_time()
    read_page(FRONT + FLOODS[flood], "knowledge/prices.md")
    assert process_time() - began < 6.0


@pytest.mark.parametrize(
    "body", ["<!-- at 40% off -->Ten dollars.", "Ten dollars.\n<!-- at 40% off", "<!-- <!-- at 40% off -->Ten dollars."]
)
def test_what_stands_in_a_comment_is_no_answer_even_where_nobody_closes_it(body: str) -> None:
    page, _, faults = read_page(f"{FRONT}## What does it cost?\n{body}\n", "knowledge/prices.md")
    assert faults == ()
    assert page is not None
    assert [section.answer for section in page.sections] == ["Ten dollars."]


@pytest.mark.parametrize(
    ("line", "heading"),
    [
        ("## What does it cost? ##", "What does it cost?"),
        ("##\tWhat does it cost?\t", "What does it cost?"),
        ("## C# and F#", "C# and F"),
        ("## ###", "###"),
        ("## 요금은 얼마인가요? #", "요금은 얼마인가요?"),
    ],
)
def test_a_heading_ends_before_closing_signs(line: str, heading: str) -> None:
    page, _, _ = read_page(f"{FRONT}{line}\nTen dollars.\n", "knowledge/prices.md")
    assert page is not None
    assert [section.heading for section in page.sections] == [heading]
