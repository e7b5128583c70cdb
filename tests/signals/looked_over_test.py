"""Who says where they work looks for no job."""

import pytest

from bot.signals import classify


@pytest.mark.parametrize("asking", [None, "company", "role"])
@pytest.mark.parametrize(
    "text",
    [
        "I work for Lantern Freight",
        "I work for the council and I'm looking for a shared inbox",
        "I work for myself",
        "We work in logistics",
    ],
)
def test_who_works_for_somebody_looks_for_no_job(text: str, asking: str | None) -> None:
    assert classify(text, "en", asking=asking).get("job_seeker", 0) < 0.5


@pytest.mark.parametrize("text", ["any openings for devs?", "are there jobs in Berlin going?", "any vacancies for summer?"])
def test_who_looks_for_a_job_is_heard(text: str) -> None:
    assert classify(text, "en").get("job_seeker", 0) >= 0.5
