"""The only code that knows the shapes of what Slack sends: dict in, small frozen values out."""
