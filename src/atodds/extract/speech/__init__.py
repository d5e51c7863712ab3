"""Who says what: attribution, quotations, and how far a text stands behind a statement."""
