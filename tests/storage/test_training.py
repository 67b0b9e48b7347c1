"""Sessions, who comes and who was there, on both databases; topics that lead to nobody."""

from dataclasses import replace
from datetime import datetime, timedelta

from bot.domain.people import Profile, TrainingRecord
from bot.domain.training import Attended, Mark
from bot.domain.training_sessions import Answer, Invited, Repeat, TrainingSession
from storage.opening import Where
from storage.store import SqlStore
from tests.make import NOON, make_member, make_session, make_supporter
from tests.storage.helpers import change, count, rows

WEEK = timedelta(weeks=1)
MONTHLY = make_session(repeat=Repeat(nth=4))


def founded(store: SqlStore, *sessions: TrainingSession) -> None:
    with store.begin() as tx:
        for name in ("sam", "lee"):
            tx.put_member(make_supporter(name))
        for one in sessions or (MONTHLY,):
            tx.training.add(one)


def test_a_session_comes_back_as_it_was_kept(store: SqlStore) -> None:
    founded(store)
    after = replace(MONTHLY, asked=2, asked_at=NOON, recorded_at=NOON, followed=True, removed=True)
    with store.begin() as tx:
        assert tx.training.session("1a2b3c") == MONTHLY
        tx.training.put(after)
    with store.look() as tx:
        assert tx.training.session("1a2b3c") == after
        assert tx.training.session("other") is None


def test_soonest_first_and_one_that_is_there_stays(store: SqlStore) -> None:
    sooner = make_session(NOON - WEEK, session_id="zz")
    founded(store, MONTHLY, sooner, replace(MONTHLY, title="Another"))
    with store.look() as tx:
        assert tx.training.sessions() == (sooner, MONTHLY)


def test_who_comes_is_kept_by_person(store: SqlStore) -> None:
    founded(store)
    asked = {name: Invited(Answer.NONE, NOON) for name in ("m-sam", "m-lee")}
    with store.begin() as tx:
        tx.training.put_invited("1a2b3c", asked)
        tx.training.put_invited("1a2b3c", {})
        tx.training.put_invited("1a2b3c", {"m-sam": Invited(Answer.YES, NOON, reminded=True)})
    with store.look() as tx:
        found = tx.training.invited("1a2b3c")
        assert found == {**asked, "m-sam": Invited(Answer.YES, NOON, reminded=True)}
        assert tx.training.invited("other") == {}


def test_histories_are_newest_first_and_of_recorded_sessions_alone(store: SqlStore) -> None:
    sessions = [
        make_session(NOON + n * WEEK, session_id=f"s{n}", recorded_at=NOON) for n in range(4)
    ]
    open_one = make_session(NOON, session_id="open")
    off = make_session(NOON, session_id="off", recorded_at=NOON, removed=True)
    founded(store, *sessions, open_one, off)
    with store.begin() as tx:
        for one in (*sessions, open_one, off):
            tx.training.put_marks(one.session_id, {"m-sam": Mark.ABSENT})
        tx.training.put_marks("s3", {"m-sam": Mark.PRESENT, "m-lee": Mark.EXCUSED})
        assert tx.training.marks("s3") == {"m-sam": Mark.PRESENT, "m-lee": Mark.EXCUSED}
    days = [one.begins.date() for one in sessions]
    with store.look() as tx:
        assert tx.training.histories(2) == {
            "m-sam": (Attended(days[3], Mark.PRESENT), Attended(days[2], Mark.ABSENT)),
            "m-lee": (Attended(days[3], Mark.EXCUSED),),
        }
        alone = tx.training.histories(2, "m-sam")
        assert alone == {"m-sam": tx.training.histories(2)["m-sam"]}
        assert [one.day for one in tx.training.history("m-sam")] == days[::-1]
        assert tx.training.history("m-jo") == ()


def test_what_is_known_of_a_person_goes_with_them_and_with_the_session(
    store: SqlStore, where: Where
) -> None:
    founded(store)
    with store.begin() as tx:
        for name in ("m-sam", "m-lee"):
            tx.training.put_marks("1a2b3c", {name: Mark.PRESENT})
            tx.training.put_invited("1a2b3c", {name: Invited(Answer.YES, NOON)})
    change(where, "DELETE FROM member WHERE member_id = 'm-sam'")
    assert (count(where, "attendance"), count(where, "rsvp")) == (1, 1)
    with store.begin() as tx:
        tx.training.forget(NOON)
        assert tx.training.sessions() == (MONTHLY,)
        tx.training.forget(NOON + WEEK)
    assert (count(where, "training_session"), count(where, "attendance")) == (0, 0)
    assert count(where, "rsvp") == 0


def test_many_profiles_are_kept_at_once_and_nothing_else_of_their_members(
    store: SqlStore,
) -> None:
    founded(store)
    day = datetime(2026, 11, 1, tzinfo=NOON.tzinfo).date()
    record = TrainingRecord("m-jo", 120, day, day, 2, True, day, "stopped")
    with store.begin() as tx:
        tx.put_profiles({"m-sam": Profile(record=record), "m-lee": Profile(cap=1)})
    with store.look() as tx:
        sam, lee = tx.member("m-sam"), tx.member("m-lee")
    assert sam is not None
    assert lee is not None
    assert (sam.profile, lee.profile) == (Profile(record=record), Profile(cap=1))
    assert sam.standings == make_supporter("sam").standings


def test_a_profile_from_before_reads_as_one_without_a_record(store: SqlStore, where: Where) -> None:
    founded(store)
    change(where, """UPDATE supporter SET profile = '{"trained_on": "2026-01-05", "cap": 2}'""")
    with store.look() as tx:
        sam = tx.member("m-sam")
    assert sam is not None
    assert sam.profile is not None
    assert (sam.profile.cap, sam.profile.record) == (2, TrainingRecord())


def test_a_topic_is_words_and_a_quarter(store: SqlStore, where: Where) -> None:
    with store.begin() as tx:
        tx.put_member(make_member("sam"))
        for words in ("one", "two", "three"):
            tx.training.suggest("2026-Q4", words)
        tx.training.suggest("2026-Q3", "older")
    with store.look() as tx:
        assert sorted(tx.training.topics(["2026-Q4"])) == ["one", "three", "two"]
        assert len(tx.training.topics(["2026-Q4", "2026-Q3"])) == 4
    (row, *_) = rows(where, "SELECT * FROM topic")
    assert set(row._fields) == {"program_id", "quarter", "topic_id", "words"}
    with store.begin() as tx:
        tx.training.forget_topics(["2026-Q4"])
        assert tx.training.topics(["2026-Q3"]) == ()


def test_each_topic_gives_all_of_its_quarter_new_ids(store: SqlStore, where: Where) -> None:
    with store.begin() as tx:
        tx.training.suggest("2026-Q4", "one")
    before = {row.topic_id for row in rows(where, "SELECT topic_id FROM topic")}
    with store.begin() as tx:
        tx.training.suggest("2026-Q4", "two")
    after = {row.topic_id for row in rows(where, "SELECT topic_id FROM topic")}
    assert len(after) == 2
    assert not before & after


def test_another_programs_sessions_are_not_seen(store: SqlStore, where: Where) -> None:
    founded(store)
    with store.begin() as tx:
        tx.training.suggest("2026-Q4", "one")
    change(where, "UPDATE training_session SET program_id = 'p-other'")
    change(where, "UPDATE topic SET program_id = 'p-other'")
    with store.begin() as tx:
        assert tx.training.sessions() == ()
        assert tx.training.topics(["2026-Q4"]) == ()
        tx.training.forget(NOON + WEEK)
    assert count(where, "training_session") == 1
