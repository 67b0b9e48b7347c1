"""A strict small Slack on loopback: to try, to train and to test against. Nobody real is reached.

Limits and shapes come from docs.slack.dev (reference/block-kit, reference/views,
reference/methods, apis, interactivity, surfaces) and from slack_sdk 3.47.
"""
