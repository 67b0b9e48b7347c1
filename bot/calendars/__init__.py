"""Calendar files, read and written in a program of its own: no keys, no network, little time.

``python -m bot.calendars read|write``: one line of JSON and the file on standard input, JSON or
the file on standard output. Nothing else of the bot is known in here.
"""
