"""The page of the practice workspace: what Slack would show each person, drawn as HTML."""
