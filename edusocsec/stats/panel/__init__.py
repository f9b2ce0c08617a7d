"""Panel regression: the same units, year after year."""
