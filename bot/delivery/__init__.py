"""Drains the outbox, to Slack and to second channels: others know ``Delivery`` alone."""

from bot.delivery.books import OnGone, Threads
from bot.delivery.drain import Delivery, Memory
from bot.delivery.outside import Messenger
from bot.delivery.scenes import Ground

__all__ = ["Delivery", "Ground", "Memory", "Messenger", "OnGone", "Threads"]
