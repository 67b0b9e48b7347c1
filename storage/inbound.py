"""Which deliveries of Slack were seen in the last 24 hours, and what was owed, as keyed hashes."""

from datetime import datetime, timedelta

import sqlalchemy as sa

from storage.hashes import Hashes
from storage.tables import inbound
from storage.work import Work

KEPT = timedelta(hours=24)


def first_time(
    work: Work, program_id: str, hashes: Hashes, key: str, at: datetime, longer: timedelta
) -> bool:
    """Marks ``key`` as seen; False when it was seen already. Older marks go on the way."""
    work.run(
        sa.delete(inbound).where(inbound.c.program_id == program_id, inbound.c.at <= at - KEPT)
    )
    digests = hashes.of_delivery(key)
    seen = work.first(
        sa.select(inbound.c.at).where(
            inbound.c.program_id == program_id, inbound.c.key_hash.in_(digests)
        )
    )
    if seen is not None:
        return False
    row = {"program_id": program_id, "key_hash": digests[0], "at": at + longer}
    return work.run(work.insert(inbound).on_conflict_do_nothing(), row) == 1
