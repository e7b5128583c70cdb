"""What one message says beside what was asked: its values, signals, declines and questions. Pure; `bot.understand` reads a turn with it."""
