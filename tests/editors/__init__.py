"""The language server as editors meet it: over its messages, and in a real editor."""
