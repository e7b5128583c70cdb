"""What surrounds a language model: what it is sent, what of its answer is believed, what of its words may be said, what it costs."""
