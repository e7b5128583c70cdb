"""Where changes of leads go: one connector a file."""
