"""Pure rules of the sales side: who owns a conversation, what stands on a card, when somebody works."""
