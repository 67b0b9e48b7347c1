"""A process that dies in the middle: what was committed is there, what was not is not."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from storage.opening import Where, has_served_real, open_storage
from tests.make import make_case
from tests.storage.helpers import MovableClock, count

_PROGRAM = """
import sys
from tests.make import make_asking, make_case, make_person
from tests.storage.helpers import MovableClock, make_where
from storage.opening import open_storage
from pathlib import Path

where = make_where(Path(sys.argv[1]), sys.argv[2])
storage = open_storage(where, MovableClock())
store = storage.bind("", "T0TEAM", real=False).store
with store.begin() as tx:
    tx.add_case(make_case())
with store.begin() as tx:
    other = make_asking(requester=make_person("U0OTHER"))
    tx.add_case(make_case(case_id="case-2", seed="other", asking=other))
    print("inside", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def killed_inside(where: Where) -> Where:
    """A database whose process was killed between a statement and its commit."""
    folder = where.ring_file.parent.parent
    command = [sys.executable, "-c", _PROGRAM, str(folder), where.url]
    with subprocess.Popen(  # noqa: S603 - our own words
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=Path(__file__).parents[2]
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"inside\n"
        process.send_signal(signal.SIGKILL)
        process.wait(10)
    return where


def test_half_a_transaction_is_none_and_a_whole_one_stays(
    killed_inside: Where, clock: MovableClock
) -> None:
    assert not has_served_real(killed_inside)
    storage = open_storage(killed_inside, clock)
    bound = storage.bound()
    assert bound is not None
    with bound.store.begin() as tx:
        assert tx.live_cases() == (make_case(),)
        tx.save(make_case())
    for table in ("cases", "party", "sealed", "open_request"):
        assert count(killed_inside, table) == 1, table
    storage.close_now()
