"""How many tokens a text has, about: for budgets before a call. What is billed is what the other side counts."""

from __future__ import annotations

PER_TOKEN = 4
"""ASCII characters of one token, about; a Hangul syllable, kana or Han character counts as one token of its own.

A stated estimate, not a tokenizer: English prose has 4 to 4.5 characters a token, and Korean and Japanese 0.7 to 1.1 tokens a
character with the tokenizers of the large models. The figures in docs/model.md are by this rule.
"""


def estimate(text: str) -> int:
    """Return the tokens of a text, rounded up."""
    plain = len(text.encode("ascii", "ignore"))
    return -(-plain // PER_TOKEN) + len(text) - plain
