"""The root of what the shell refuses to the operator, apart from the heavy modules that do."""


class Refused(Exception):
    """Nothing was begun. ``str()`` is a sentence that says what to do, and quotes nobody."""
