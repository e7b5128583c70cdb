"""Figures, dates, firms and addresses that are somebody else's, or of something else: nothing of them is filled."""

from __future__ import annotations

import pytest

from tests.hearing import heard, told

TOLD = ("company", "company_size", "budget", "timeline", "email", "phone", "name", "role", "current_solution")


@pytest.mark.parametrize(
    ("asking", "text"),
    [
        (None, "Zendesk quoted the plumbing firm next door $65 a seat and they have 30 people, is yours cheaper?"),
        (None, "Last year we spent $14,000 on a system nobody used, so my boss is wary. What makes you different?"),
        (None, "Our biggest customer has 2,500 employees and they want an SLA from us by June 1. Do you support SLAs?"),
        (None, "How many people work at Northdesk? And were you founded in 2015?"),
        (
            None,
            "Got your flyer from Dana Whitcomb at the Tulsa trade show, she said to write to hello@tulsaexpo.example if the link broke",
        ),
        (None, "We get 400 tickets a week and each costs us about $7 to answer"),
        (None, "I saw Brightpath Airlines fired 300 agents and went with a bot, is that you?"),
        (None, "We charge $120 per visit and do 60 visits a month, can your bot take bookings?"),
        ("company", "My landlord's firm is Keswick Properties, we're just a tenant. Does it matter?"),
        ("name", "My manager Denise Okafor will sign it off, she'll tell you more"),
        ("email", "our supplier's inbox is orders@fennelfoods.example, that's where the mess starts"),
        ("company_size", "Our customers are mostly firms of 50 to 200 people"),
        ("budget", "the last vendor charged us 900 a month and it was a disaster"),
        ("timeline", "the board meets on April 14, no idea what they'll say"),
        ("phone", "the old number on our site, 212-555-0143, doesn't work any more"),
        ("role", "You'd want our head of operations for that"),
        ("current_solution", "my brother's shop uses Freshdesk and hates it"),
        ("budget", "We turned over 2.3 million last year so we're not poor"),
        ("timeline", "we opened our second store in October 2024 and it's been chaos since"),
        ("company_size", "we have 12,000 subscribers, 38 routes and 3 depots. is that what you mean?"),
        ("email", "the landlord's email is rent@keswick.example but he never answers"),
        ("email", "my old address was jo@gmail.example"),
        (None, "She said to write to hello@tulsaexpo.example if the link broke"),
        (None, "our web guy, dan@pixelwolf.example, says we need SSO"),
        ("email", "customers keep mailing sales@oldname.example and it bounces"),
        (None, "Got a call from 212-555-0110, a Mr Lund who said he was from Northdesk. Is that right?"),
        (None, "The vendor's hotline is 800-555-0199 and nobody picks up, is yours better?"),
        ("phone", "my accountant's number is 415-555-0133, she does the invoices"),
        (None, "Our auditors need the report by May 4, can your tool export it?"),
        (None, "A client expects an answer from us by Friday. Can the bot remind me?"),
        (None, "The landlord wants us out by July 31, can we move the phone number?"),
        ("timeline", "depends on the board, they sit on April 14"),
        ("timeline", "my boss is back on Monday, I'll ask her"),
        ("timeline", "we have a budget meeting on March 22 and will know more"),
        ("timeline", "the auditors come on May 4 so I can't think about it"),
        ("current_solution", "our competitor runs Zendesk"),
        ("current_solution", "at my last job we had Intercom"),
        ("current_solution", "a friend of mine swears by Freshdesk"),
        ("company", "my husband's company is Delmar Roofing, I'm asking for something else"),
        ("company", "The client is Brightwater Inc, we're only their bookkeepers"),
        ("company", "my old employer was Kestrel Foods, right now I'm between jobs"),
        ("company", "We rent from Keswick Properties"),
        ("company", "The agency that sent me is Palmer Ads"),
        ("company_size", "6 trucks, 14 trailers and a forklift"),
        ("company_size", "our software has 300 modules lol"),
        ("name", "ask my colleague Piet Jansen"),
        ("name", "Our chairwoman is Lady Pemberton"),
        ("budget", "our rival pays 2,000 a month for theirs"),
        ("budget", "we lost 12,000 to fraud last spring so careful now"),
        ("budget", "a plumber costs us 90 an hour"),
        ("budget", "the rent here is 4,000 a month so not much left"),
        ("budget", "the grant was 20k but that's for the roof"),
        ("role", "you'd have to ask our director"),
        ("role", "my predecessor was head of support, I'm just covering"),
        (None, "We're a 12-table bistro and 30 of our regulars keep calling to book. Do you do bookings?"),
        (None, "I read that Acme raised $40M in May and sacked 200 people, are you next?"),
        (None, "Your competitor offered us a pilot until June 30 for $1 a month. Can you match it?"),
        (None, "My colleague Tom from Brightline Solar said he pays you 200 a month, what is the real price?"),
        (None, "We had 3,400 guests in July and 60 of them complained by email"),
        (None, "How long has Northdesk been around, since 2012? And are you still in Rotterdam with 80 people?"),
        (None, "The firm upstairs, Lark & Vine, pays $80 a seat for theirs. What would you charge?"),
        ("email", "our old supplier still mails me from jan@deltapaper.example, so no idea which inbox to give you"),
        ("timeline", "my daughter's wedding is on June 20 so I can't think straight"),
        ("company", "I came through a friend at Marsden Legal, he said to try you"),
        ("current_solution", "the school down the road has Freshdesk I think"),
        (None, "Read that you raised 12 million in January and have 140 staff now. Is EU hosting included?"),
        (None, "Our insurer wants a complaints report by June 12. Does your tool print one?"),
        ("phone", "the fax is 415-555-0190 but nobody uses it"),
        ("company", "My daughter works at Selwyn Pharma, she found you"),
        ("budget", "we took 48,000 in ticket sales last month"),
        ("current_solution", "the head office in Ohio has ServiceNow, not us"),
    ],
)
def test_what_is_of_others_is_not_filled(asking: str | None, text: str) -> None:
    assert heard(text, "en", asking).found.keys().isdisjoint(TOLD)


@pytest.mark.parametrize(
    ("asking", "text", "field"),
    [
        ("phone", "best on my cell, 415-555-0133", "phone"),
        ("email", "use my work one, jo@quillhouse.example", "email"),
        ("email", "Our office manager reads ana@quillhouse.example, send it there", "email"),
        ("timeline", "the board meets on April 14 and we'd start right after that", "timeline"),
        ("timeline", "April 14", "timeline"),
        ("timeline", "on April 14, our board has already said yes", "timeline"),
        ("current_solution", "my wife's practice is on HubSpot, we just use a notebook", "current_solution"),
        ("current_solution", "the franchise next door has Zoho, we've only got Outlook", "current_solution"),
        ("current_solution", "My sister's firm loves Front. Here it's a shared mailbox.", "current_solution"),
        ("company", "My company is Delmar Roofing", "company"),
        ("company", "The company is Brightwater, in Leeds", "company"),
        ("company", "Our shop is called Fig & Fern", "company"),
        ("company_size", "4 barns, 200 cows and 9 hands", "company_size"),
        ("company_size", "9 kilns and 5 potters", "company_size"),
        ("company_size", "about 40 flats and 3 caretakers", "company_size"),
        ("company_size", "19 nurses, 6 vets and 4 on reception", "company_size"),
    ],
)
def test_what_is_theirs_is_filled_all_the_same(asking: str, text: str, field: str) -> None:
    assert field in heard(text, "en", asking).found


@pytest.mark.parametrize(
    "text",
    [
        "Good evening ma/sir. I'm a 400 level student of Mass Comm at UNILAG writing my final year project on chatbots in Nigerian SMEs",
        "doing my masters at Leeds Beckett",
        "I'm studying nursing at Ateneo",
        "PhD candidate at KAIST, quick question",
        "I'm an undergrad from Strathmore with a survey",
        "I'm reading law at Exeter",
        "Tolu, 2nd year student at Covenant University",
        "we're students at Delft",
        "I'm at UNILAG for my degree",
    ],
)
def test_a_place_of_study_is_no_firm(text: str) -> None:
    assert told(text, "en", "company", None) is None


@pytest.mark.parametrize(
    ("text", "company"),
    [
        ("I'm head of IT at UNILAG", "UNILAG"),
        ("I manage student support at Trinity College", "Trinity College"),
        ("I'm the student services lead at Ateneo", "Ateneo"),
        ("I'm the student records manager at Covenant University", "Covenant University"),
        ("I work at Strathmore University", "Strathmore University"),
    ],
)
def test_who_works_at_a_place_of_study_is_with_it(text: str, company: str) -> None:
    assert told(text, "en", "company", None) == company


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("There's 11 of us on reception but the whole group comes to about 140 with vets and nurses", "140"),
        ("8 in the office, though company wide it's more like 60", "60"),
        ("only 6 of us answer mail, the business employs 48", "48"),
        ("There are 20 of us at head office and the entire group runs to 310", "310"),
        ("It's 2 of us in IT, whole school adds up to 64", "64"),
        ("office is 7 but counting drivers we're at 52", "52"),
        ("60 customers a day but just 5 of us", "5"),
        ("the parent group has 3,000 people, we are 40", "40"),
        ("11 of us on reception", "11"),
    ],
)
def test_all_who_work_there_are_the_size_beside_some_of_them(text: str, people: str) -> None:
    assert told(text, "en", "company_size", "company_size") == people
