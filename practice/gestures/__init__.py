"""What people do in front of Slack, one function a gesture."""
