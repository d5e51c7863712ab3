"""Parsed text to claims: the finders of each package, gathered by `analysis`, become claims."""
