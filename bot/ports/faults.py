"""Every way in which the database does not do what was asked."""


class StoreError(Exception):
    """The database did not do what was asked. Carries no content of any row."""


class Conflict(StoreError):
    """Somebody changed the case since it was read: read and decide again."""


class NotSaved(StoreError):
    """Rolled back (busy, too late): nothing changed, pressing again is safe."""


class OutcomeUnknown(StoreError):
    """The commit may or may not have happened."""


class Unavailable(StoreError):
    """There is no database to talk to."""
