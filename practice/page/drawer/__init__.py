"""What engineers see below the made-up Slack: traffic, what is owed, time, faults."""

from practice.page.drawer.owed import Owed, ask_owed
from practice.page.drawer.whole import drawer_slots

__all__ = ["Owed", "ask_owed", "drawer_slots"]
