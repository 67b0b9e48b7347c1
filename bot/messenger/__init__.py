"""``python -m bot.messenger``: a process of its own that sends fixed words outside Slack.

It knows Apprise and the standard library, and nothing of the bot: no Slack token, no key, no
database and no environment. What it needs comes on standard input, one JSON object a line; what
became of each message goes to standard output, one JSON object a line.
"""
