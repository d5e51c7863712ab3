"""Names, places, groups and parts: where a text has them, and which belong together."""
