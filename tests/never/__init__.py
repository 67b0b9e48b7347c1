"""What the program must never do, rule by rule; each test says which of the 21 it holds."""
