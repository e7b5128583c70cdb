"""Who they are is no answer to what they need, and what hurts beside it is one."""

from __future__ import annotations

from time import process_time

import pytest

from bot.fields.no_need_en import tells_who_en
from bot.fields.utterance import utterance
from tests.hearing import heard, told


@pytest.mark.parametrize(
    "text",
    [
        "we're a family bakery in Leeds, 14 of us",
        "I'm with a small vet practice near Cork, been going since 1994",
        "third generation joinery, workshop in Swansea",
        "It's a chain of launderettes, nine branches across the Midlands",
        "Just me and my husband, we run a B&B in Whitby",
        "I'm the office manager at a dental clinic",
        "Non profit in Nairobi, founded 2016, 25 staff and about 80 volunteers",
        "Two-site garage outside Dayton, 18 guys",
        "We do commercial flooring in Perth",
        "hi, Wanjiru here from a tour company",
        "family run, 3 shops, Bristol and Bath",
        "Logistics firm, HQ in Lagos, 3 depots, since 2009",
        "Could I get a real person to look at this with me",
        "we've got 160 in winter, ski resort in Vermont",
        "We opened in March 2024",
        "Indie bookshop, Galway",
        "We're a property management company looking after 300 flats in Manchester",
        "It's a mid size law firm, offices in Durban and Joburg",
        "We bake sourdough for restaurants, been open since 2019",
        "community college in Ohio, 1200 students",
        "My wife's salon, four chairs",
        "Solar installers. 32 on the road, 6 in the office",
        "we make wooden toys in Kerala",
        "regional bus operator",
        "I'm the secretary of a cricket club in Hull",
        "Travel agency from Cebu po, 9 of us",
        "We are into textile export, Karachi based",
        "a funeral home, third generation, in Saskatoon",
    ],
)
def test_who_they_are_where_and_how_many_is_no_need(text: str) -> None:
    hearing = heard(text, "en", "need")
    assert "need" not in hearing.found
    assert "need" not in hearing.declined


@pytest.mark.parametrize(
    ("text", "need"),
    [
        ("we're a family bakery in Leeds, 14 of us, and order emails get lost", "emails get lost"),
        ("I run a B&B and can't keep up with booking questions", "booking questions"),
        ("Two-site garage, customers ring both sites about the same car", "same car"),
        ("Small vet practice, need somewhere to track callbacks", "track callbacks"),
        ("Nine launderettes and complaints come in on nine different phones", "complaints"),
        ("dental clinic, patients no-show because nobody reminds them", "no-show"),
        ("stop us losing enquiries", "losing enquiries"),
        ("one place for parents' questions", "parents' questions"),
        ("tour company, we get the same 20 questions every day", "20 questions"),
        ("shared inbox for three shops", "shared inbox"),
        ("flooring quotes going out late", "late"),
        ("We're a charity of 25 and volunteers email whoever they know", "email whoever"),
        ("bookings from our ski school, by chat", "bookings"),
        ("faster answers for our tenants", "faster answers"),
        ("help with warranty claims", "warranty claims"),
        ("the bakery's order line is always engaged", "engaged"),
        ("our 14 branches all keep their own list", "own list"),
        ("Somewhere in Leeds a driver waits and nobody tells him", "driver waits"),
        ("Indie bookshop, people ask if a title is in and nobody writes it down", "nobody writes it down"),
        ("we make wooden toys and retailers chase us for stock every day", "chase us"),
        ("Travel agency. Half our day goes on visa questions", "visa questions"),
        ("bus operator, lost property is a nightmare", "lost property"),
        ("our solar customers want to know when the fitters come", "fitters come"),
        ("so the salon stops double booking chairs", "double booking"),
        ("a calmer front desk", "front desk"),
        ("club members to find fixtures without phoning me", "fixtures"),
        ("reservations", "reservations"),
        ("tenants of 300 flats and one of me", "300 flats"),
        ("wholesale enquiries", "wholesale enquiries"),
        ("We bake for 40 restaurants and their changes come in at midnight by text", "midnight"),
        ("warranty registration for our toys", "warranty registration"),
        ("school absences", "absences"),
        ("we're a bakery in Leeds. Orders get lost", "Orders get lost"),
    ],
)
def test_a_pain_or_a_wish_beside_who_they_are_is_the_need(text: str, need: str) -> None:
    assert need.casefold() in (told(text, "en", "need", "need") or "").casefold()


@pytest.mark.parametrize("text", ["open a second shop in Bristol", "grow to 20 people", "sell online", "sell in Germany", "fill our rooms"])
@pytest.mark.parametrize("asking", ["need", "goal"])
def test_what_they_would_do_is_no_introduction(asking: str, text: str) -> None:
    assert told(text, "en", asking, asking) == text


@pytest.mark.parametrize("text", ["open since 2019 in Leeds", "run a bakery in Leeds", "sell shoes in Leeds"])
def test_what_they_do_is_an_introduction_without_a_subject_too(text: str) -> None:
    assert tells_who_en(utterance(text, "en"))


@pytest.mark.parametrize("run", ["we are a shop in ", "a, ", "a", "an im ", "in total of ", "family run and we ", "the the ", "12 of us "])
def test_an_introduction_without_end_costs_no_time(run: str) -> None:
    tells_who_en(utterance("a bakery in Leeds", "en"))  # made when it is first used
    began = process_time()
    for size in (130, 5000):
        tells_who_en(utterance(run * (size // len(run)), "en"))
    assert process_time() - began < 0.2
