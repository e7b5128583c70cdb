"""What the bot is going to say: the moves of a turn, the one question at its end, and how each becomes words. Pure."""
