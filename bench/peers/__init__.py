"""What we measure ourselves against, as small as each can be written. They run as programs of their own and import nothing of ours."""
