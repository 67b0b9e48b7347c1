"""What storage says when it cannot or will not open: each one a sentence for the operator."""

from bot.ports import StoreError


class StorageRefused(Exception):
    """Storage does not open as things stand. ``str()`` is a sentence that says what to do."""


class LoosePermissions(StorageRefused):
    """A secret can be read by other accounts of the machine."""


class BadKeyRing(StorageRefused):
    """The key ring is missing, unreadable, or not the one this database was sealed with."""


class BadEpochs(StorageRefused):
    """The epoch secrets are missing, differ between their directories, or are not ours."""


class Damaged(StorageRefused):
    """The file opens, and yet parts of it are not what was written there."""


class DatabaseGone(StorageRefused):
    """The database is missing although it has existed before. Never a first run."""


class InUse(StorageRefused):
    """Another process of ours has this SQLite database open."""


class NewerSchema(StorageRefused):
    """The database was migrated by a program more than one revision ahead of this one."""


class MigrationFailed(StorageRefused):
    """A migration did not go through. What it began was rolled back."""


class OtherWorkspace(StorageRefused):
    """The database belongs to another Slack workspace, or to practice where this is none."""


class CannotOpen(StoreError):
    """Something sealed does not open: wrong key, wrong place, or damaged. Carries no content."""
