"""What the project measures of itself: what it understands, how fast it is, what it survives."""

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # before numpy is imported: its threads spin, which makes training five times slower
