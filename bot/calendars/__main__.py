"""One question, one answer: bounded in time and memory, whatever the file says."""

import json
import os
import resource
import sys
import warnings
from contextlib import suppress

from bot.calendars.reading import Unreadable, read
from bot.calendars.writing import write

MEMORY = 512 * 1024 * 1024
SECONDS = 10
"""Of the processor, for a parent that died and cannot end us any more."""


def main() -> None:
    _bound()
    # A library's remarks quote the file.
    warnings.simplefilter("ignore")
    asked = json.loads(sys.stdin.buffer.readline())
    rest = sys.stdin.buffer.read()
    if sys.argv[1] == "write":
        sys.stdout.buffer.write(write(asked))
    else:
        sys.stdout.buffer.write(json.dumps(_read(rest, asked)).encode())


def _read(data: bytes, asked: dict[str, str]) -> dict[str, object]:
    try:
        told = read(data, asked)
    except Unreadable as why:
        told = {"whole": why.code}
    except RecursionError:
        told = {"whole": "broken"}
    except MemoryError:
        told = {"whole": "too_long"}
    # A place that no other answer has, so that the parent can be sure of it.
    return {**told, "environment": sorted(os.environ)}


def _bound() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    # Some systems know no limit of this kind; the time is limited all the same.
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


if __name__ == "__main__":
    main()
