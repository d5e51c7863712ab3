"""What a number counts, and what is said of it, by the parse and the rules' words."""
