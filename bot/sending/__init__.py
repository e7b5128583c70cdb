"""How places are written to: at which pace, and what became of those that answer no more. Pure; `bot.outbox` sends by it."""
