"""Which statements are about the same fact: pure functions over what was read out of documents."""
