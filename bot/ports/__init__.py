"""What the core needs of the outside, in its own words: the time, and what is remembered."""

from bot.ports.books import CoverageBook, CoverBook, TrainingBook
from bot.ports.calendars import CalendarEntry, Calendars
from bot.ports.faults import Conflict, NotSaved, OutcomeUnknown, StoreError, Unavailable
from bot.ports.kept import AuditRow, DueDeadline, Program
from bot.ports.outbox import MessageRef, Outbox, OutboxRow
from bot.ports.pictures import Draw, PictureWords
from bot.ports.store import Store, Transaction
from bot.ports.times import Clock, Expand

__all__ = [
    "AuditRow",
    "CalendarEntry",
    "Calendars",
    "Clock",
    "Conflict",
    "CoverBook",
    "CoverageBook",
    "Draw",
    "DueDeadline",
    "Expand",
    "MessageRef",
    "NotSaved",
    "Outbox",
    "OutboxRow",
    "OutcomeUnknown",
    "PictureWords",
    "Program",
    "Store",
    "StoreError",
    "TrainingBook",
    "Transaction",
    "Unavailable",
]
