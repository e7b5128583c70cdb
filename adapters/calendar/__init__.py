"""Calendars of reps: when they are busy, and what is booked with them. Each protocol is one file; both speak HTTP alone."""
