"""Slack's Web API: one function a method, and the table that says what each needs."""
