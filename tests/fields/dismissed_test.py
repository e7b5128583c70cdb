"""A figure that is taken back in one sentence and told anew in the next; figures that belong to somebody or something else."""

from __future__ import annotations

import pytest

from bot.hearing.hear import hear
from bot.hearing.setting import Setting
from tests.hearing import NOW, PLAY, value


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("So from 1 May. Oh and scrap the 85, I clean forgot the Gladstone depot. It's 112.", 112),
        ("From July please. And forget the 40 I gave you, I left out the night shift. It's 58.", 58),
        ("Early June. Also, scratch that 23, I'd missed the Leeds office. We're 31.", 31),
        ("By end of August. Oh, and ignore the 60 from before, HR tells me it's 74.", 74),
        ("Next spring. Sorry, the 15 was wrong, I forgot the drivers. It's 22.", 22),
        ("In September. By the way, disregard the 120, that was last year's. It's 97 now.", 97),
        ("October, after harvest. PS not 18 of us, I didn't count the pickers. That makes 26.", 26),
        ("Scrap that June date. It's July 3.", None),
        ("Forget the 5 sites I mentioned. We sold 2.", None),
        ("Change the 3 pm slot please. It's at 4 now", None),
    ],
)
def test_the_sentence_behind_a_figure_taken_back_tells_the_new_one(text: str, people: int | None) -> None:
    setting = Setting(play=PLAY, language="en", now=NOW, region="US", asking="timeline", figures=("company_size",))
    found = hear(text, setting).found.get("company_size")
    assert (found.value if found else None) == (people and {"min": people, "max": people})


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("There are 640 across the group, our depot alone is 55", 640),
        ("The head office is 30 and with the shops we come to 210", 210),
        ("My team's six. The whole college is around 340.", 340),
        ("Three salons, eight people in each", 24),
        ("The kitchen has 11, front of house 9", 20),
        ("Workshop 14, office 5 and the yard has 6", 25),
        ("Support is 9 people but we're 130 as a company", 130),
        ("The parent company has 5,000, we're 60", 60),
        ("Our landlord has 300 people but we're only 12", 12),
        ("The old vendor had 50 staff. We are 9.", 9),
        ("Our franchisor has 2,000 staff, we're 17", 17),
        ("We've 14 at the quarry, 9 in the office", 23),
        ("Whole trust is 900, my school is 62", 900),
        ("just me, my sister and one baker", 3),
        ("about a 100", 100),
        ("I've got a 12 person crew", 12),
    ],
)
def test_the_whole_of_ones_own_firm_counts(text: str, people: int) -> None:
    assert value(text, "en", "company_size", asking="company_size") == {"min": people, "max": people}


@pytest.mark.parametrize(
    "text",
    [
        "oh wait does it work off an old iphone? mines an 8",
        "would it run on my ipad? it's a 9",
        "do you support windows? we're on version 11",
        "is it ok on android 12",
        "we're running a 7, is that too old?",
    ],
)
def test_the_number_of_a_model_counts_nobody(text: str) -> None:
    assert value(text, "en", "company_size", asking="company_size") is None


@pytest.mark.parametrize(
    "text",
    [
        "It's £95 a month for the starter wall, watering thrown in",
        "Ours starts at $49 a month",
        "We charge £300 a day plus VAT",
        "Packages from $199 a month, first month free",
        "Our rate is 45 an hour",
        "The basic plan costs you $20 a seat",
        "It's £120 a month for the gold package, delivery included",
        "my cousin pays 80 a month for his",
        "We bill our clients $150 an hour",
    ],
)
def test_what_somebody_else_is_to_pay_is_no_budget(text: str) -> None:
    assert value(text, "en", "budget", asking="budget") is None


def test_what_is_left_beside_somebody_elses_money_is_the_budget() -> None:
    told = value("The landlord takes 3,000 a month already, so about 200 a month is what's left", "en", "budget", asking="budget")
    assert told == {"min": 200, "max": 200, "currency": "USD", "period": "month"}


@pytest.mark.parametrize(("text", "told"), [("They'll buy one this season", False), ("We want to start next season", True)])
def test_the_season_that_is_on_is_a_trades_own(text: str, told: bool) -> None:
    assert (value(text, "en", "timeline") is not None) is told


@pytest.mark.parametrize(
    ("asking", "text", "field", "told_now"),
    [
        ("email", "gmcaskill@strathbran.example. Scrub that 140 I gied ye, that wis before we shut. We're 118 noo.", "company_size", 118),
        ("email", "tess@larkbindery.example. scratch the 45, we closed the annex in January so 31 now", "company_size", 31),
        ("timeline", "sometime in May. oh and I said 30 people before, it's more like 36 with the new hires", "company_size", 36),
        ("company", "Marlow Tiles. Also the headcount I gave you, 60, was last year's. It's 52.", "company_size", 52),
        ("email", "bea@kilnhouse.example - also that 25 should be 28, I left out the drivers", "company_size", 28),
        ("role", "Head chef. By the way we're not 40, we're 46", "company_size", 46),
        ("email", "I told you 12 but it's really 15. kit@oxbowbikes.example", "company_size", 15),
        ("timeline", "By June. And those 70 people I mentioned, two sites are gone, so we're down to 48", "company_size", 48),
        ("email", "pat@fernhillschool.example, and sorry, 33 was wrong, 39 with the bus drivers", "company_size", 39),
        ("company", "Hollis & Wade. You can disregard the 200, that was the whole franchise, we are 16 here", "company_size", 16),
        ("email", "dev@tinroof.example. And I said 500 a month, it's 450, sorry", "budget", 450),
        ("email", "rory@quaysidemarine.example, and it's August not July, I got the boat show wrong", "timeline", "2026-08-31"),
        ("company_size", "26. And it was meant to be the 15th of May, not the 5th", "timeline", "2026-05-15"),
        ("timeline", "Q3. Actually scrap that, Q4, the budget gets approved in September", "timeline", "2026-12-31"),
        ("timeline", "I'd said April but make that June, the installer is booked out until May", "timeline", "2026-06-30"),
        ("budget", "about 400 a month. And it's October we need it, not September", "timeline", "2026-10-31"),
        ("email", "ops@glebe.example. Earlier I put 60 staff, that's for summer, it's 25 the rest of the year", "company_size", 25),
        ("email", "lil@caskandco.example. We had 40 tickets yesterday alone", "company_size", None),
        ("email", "kim@sandpiperyoga.example, we close at 8 not 9 by the way", "company_size", None),
        ("name", "Al Brandt. I told my boss 50 people would come to the open day, it was 80", "company_size", None),
    ],
)  # fmt: skip
def test_a_figure_told_before_is_put_right_beside_an_answer(asking: str, text: str, field: str, told_now: object) -> None:
    figures = tuple(one for one in ("timeline", "company_size", "budget") if one != asking)
    found = hear(text, Setting(play=PLAY, language="en", now=NOW, region="US", asking=asking, figures=figures)).found.get(field)
    value = found.value if found else None
    assert (value.get("latest", value.get("max")) if value and not isinstance(value, str) else value) == told_now
