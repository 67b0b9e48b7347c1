"""The role-play on the page: the chooser, the panel beside Slack, the trainer's view."""
