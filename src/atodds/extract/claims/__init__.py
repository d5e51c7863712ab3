"""The claims of each kind: a module a kind, on what the other packages found in a document."""
