"""The one talk that every target holds, other words for each conversation, and what must come back for it to count as right."""

from __future__ import annotations

SIZES = (12, 30, 48, 75, 120, 200, 260, 450, 800, 1500)
BUDGETS = ("$20,000", "$1,500 a month", "around 50k", "€900 per month", "£12,000 a year")
TIMES = ("this quarter", "next month", "in two months", "as soon as possible", "within 6 weeks")

EXPECTED = (
    "Which company",
    "How many people",
    "What budget",
    "When would you like",
    "What is your email",
    "a colleague will|all I need|everything you told me",
)
"""What stands in each reply, as a regular expression. All bots ask the same five things in the same words and end with a promise."""

TURNS = len(EXPECTED)


def script(number: int) -> tuple[str, ...]:
    """Return what prospect `number` says: their own firm, size, budget, time and address."""
    return (
        "I would like a demo",
        f"Acme{number} Corp",
        f"{SIZES[number % len(SIZES)] + number % 7} people",
        BUDGETS[number % len(BUDGETS)],
        TIMES[number % len(TIMES)],
        f"jane{number}@acme{number}.com",
    )
