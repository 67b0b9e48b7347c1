"""Slack's limits on messages and views, as pure functions (docs.slack.dev/reference/block-kit)."""

from practice.rules.messages import check_message
from practice.rules.views import check_view

__all__ = ["check_message", "check_view"]
