"""Requests for cover are kept as they were, and of two people at once one is first."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

from bot import rota
from bot.domain.cover import Cover, Piece, Take
from bot.domain.cover_refusals import NotOpen
from bot.usecases import cover
from bot.usecases.cover import Taking, Wanted
from storage.store import SqlStore
from tests.make import NOON, make_person, make_shift, make_supporter

DAY = timedelta(days=1)


def test_a_request_comes_back_as_it_was_put_and_is_forgotten(store: SqlStore) -> None:
    piece = Piece(NOON, NOON + DAY / 2)
    first = Cover("c-1", "s-1", "m-sam", "m-max", piece)
    second = Cover("c-0", "s-1", "m-sam", "m-sam", Piece(NOON, NOON + DAY), (Take("m-lee", piece),))
    with store.begin() as tx:
        tx.covers.put(first)
        tx.covers.put(second)
        tx.covers.put(Cover("c-1", "s-1", "m-sam", "m-max", piece, declined=("m-lee",)))
    with store.look() as tx:
        assert tx.covers.one("c-0") == second
        assert [one.cover_id for one in tx.covers.since(NOON)] == ["c-1", "c-0"]
        assert [one.declined for one in tx.covers.since(NOON)] == [("m-lee",), ()]
        assert [one.cover_id for one in tx.covers.since(NOON + DAY / 2)] == ["c-0"]
        assert tx.covers.one("c-2") is None
    with store.begin() as tx:
        tx.covers.forget(NOON + DAY)
    with store.look() as tx:
        assert tx.covers.one("c-1") is None
        assert tx.covers.one("c-0") == second


def test_two_at_once_of_whom_one_is_first(store: SqlStore) -> None:
    """On both databases: the second waits for the first, and then reads that it is gone."""
    with store.begin() as tx:
        for name in ("sam", "lee", "noor"):
            tx.put_member(make_supporter(name))
        shift = make_shift("sam")
        tx.put_shift(shift, "m-max", NOON)
        tx.replace_spans(["s-1"], NOON, rota.spans([shift], [], NOON, NOON + 7 * DAY))
    with store.look() as tx:
        span = tx.spans(NOON, NOON + 7 * DAY)[1]
    cover.offer(store, NOON, make_person("U0SAM"), Wanted("s-1", "m-sam", span.begins), "c-1")
    ready = Barrier(2)

    def takes(name: str) -> str:
        ready.wait(5)
        by, taking = make_person(f"U0{name.upper()}"), Taking("c-1")
        try:
            cover.take(store, NOON, by, taking, rota.spans, lambda: f"o-{name}")
        except NotOpen:
            return "late"
        return "first"

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(takes, ("lee", "noor"))) == ["first", "late"]
    with store.look() as tx:
        found = tx.covers.one("c-1")
        assert found is not None
        assert len(found.takes) == 1
        assert tx.on_call(span.begins) == {found.takes[0].member_id}
