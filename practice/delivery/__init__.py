"""Slack's way to the app: payloads, sockets, signed requests, retries."""
