"""Drains the outbox to Slack: ``Delivery`` is all that the rest of the bot knows of it."""

from bot.delivery.books import OnGone, Threads
from bot.delivery.drain import Delivery, Memory
from bot.delivery.scenes import Ground

__all__ = ["Delivery", "Ground", "Memory", "OnGone", "Threads"]
