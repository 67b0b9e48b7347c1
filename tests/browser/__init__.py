"""The practice page in a real browser."""
