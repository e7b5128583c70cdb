"""What config.yaml may hold: its keys, what each value may be, and what the environment adds."""
