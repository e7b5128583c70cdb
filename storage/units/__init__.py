"""The units of work: what is done in one transaction, written once for both databases. Nothing here waits or reads a clock."""
