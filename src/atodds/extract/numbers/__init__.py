"""Quantities: from digits and number words to values with bounds and units. Knows no claims."""
