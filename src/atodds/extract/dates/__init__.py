"""Dates and times of day in running English, as intervals. Knows no claims."""
