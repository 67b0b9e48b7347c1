"""Whether a database that is not there may be made: the only home of that decision."""

from pathlib import Path

from storage.epochs import Epochs
from storage.keys import KeyRing
from storage.refused import DatabaseGone


def refuse_lost_database(path: Path, ring: KeyRing | None, epochs: Epochs) -> None:
    """For a SQLite file without our tables. Refused where anything shows that it once had them.

    A new empty database would look healthy while every request in the old one is forgotten.
    """
    traces = []
    if ring is not None and ring.made_on_first_run:
        traces.append("a key ring made on its first run")
    if epochs.list():
        traces.append("an epoch secret")
    if traces:
        raise DatabaseGone(
            f"The database {path} is missing or empty, and yet there is {' and '.join(traces)}. "
            "Put the database back from its latest copy. To begin anew on purpose, move the "
            "keys and epochs away first."
        )


def is_missing(path: Path) -> bool:
    try:
        return path.stat().st_size == 0
    except FileNotFoundError:
        return True
