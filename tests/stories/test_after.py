"""After the talk: codes and no story, check-ins as agreed, and somebody for the supporter too."""

import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from tests.stories.conftest import joins
from tests.stories.living import (
    Bells,
    asks,
    closes,
    holds,
    is_paged,
    keeps,
    moved_now,
    settled,
    until_hour,
    waits,
)
from tests.stories.looking import cards, has_cards
from tests.stories.town import Town

CHECK_IN = "Checking in, as agreed"
AGREED = "Follow-up that you two agreed on"
NEW_YORK = ZoneInfo("America/New_York")
DAY = timedelta(days=1)


async def until(place: Town, moment: datetime) -> None:
    await waits(place, seconds=(moment - moved_now(place)).total_seconds())
    await settled(place)


def before_the_next_clock_change(place: Town) -> date:
    """The day before the one on which New York has 23 or 25 hours."""
    day = moved_now(place).astimezone(NEW_YORK).date()
    while (at(day + 2 * DAY, 12) - at(day + DAY, 12)) == DAY:
        day += DAY
    return day + DAY


def at(day: date, hour: int, minute: int = 0) -> datetime:
    """On the clocks of New York, as a moment."""
    return datetime.combine(day, time(hour, minute), NEW_YORK).astimezone(UTC)


async def met_and_closed(place: Town, *spans: str, who: str = "dana") -> None:
    """Sam accepts, the two talk, Sam closes; these check-ins are agreed."""
    await holds(place, "sam")
    sam = place.person("sam")
    await sam.clicks("We made contact", where="dm")
    await settled(place)
    await closes(sam, {}, {AGREED: list(spans)} if spans else {})
    await settled(place)


def kept(place: Town, query: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(f"file:{place.database}?mode=ro", uri=True)) as database:
        return database.execute(query).fetchall()


async def test_a_quiet_encounter_from_the_question_to_the_last_answer(place: Town) -> None:
    await until_hour(place, 11)
    await keeps(place, "rae", "trainer add @jo", "is asked to be: trainer")
    await joins(place, "jo")
    dana = place.person("dana")
    await asks(place, "dana", "Talk now")
    await closes_after_the_reminder(place)
    await dana.sees("As agreed, we check in tomorrow at", where="dm")
    await is_debriefed(place)

    bells = await Bells(place).begin()
    await waits(place, hours=23, minutes=55)
    await dana.does_not_see(CHECK_IN, where="dm")
    await waits(place, minutes=10)
    await dana.sees(CHECK_IN, where="dm")
    await bells.are(dana=1)
    assert {entry["text"] for entry in await bells.rung()} == {"You have an update"}
    await dana.clicks("I am okay", where="dm")
    await dana.sees("Thank you for telling us.", where="dm")
    await dana.clicks("Tell us how it went", where="dm")
    await dana.chooses("I felt listened to", "Fully")
    quarter = _quarter(place)
    await dana.submits()
    await waits(place, hours=24 * 31)
    await bells.are(dana=1)
    told = kept(place, "SELECT quarter, answers, released FROM evaluation")
    assert told == [(quarter, '{"listened":5}', 0)]
    assert kept(place, "SELECT * FROM encounter_log") == []


async def closes_after_the_reminder(place: Town) -> None:
    """Sam has met Dana, forgets to close, is reminded once, and says that it was heavy."""
    sam = place.person("sam")
    await holds(place, "sam")
    await sam.clicks("We made contact", where="dm")
    await place.person("dana").sees("You two have made contact", where="dm")
    await waits(place, hours=3, minutes=1)
    await sam.sees("Is the talk over?", where="dm")
    assert len(await cards(sam, "Close this case")) == 2
    await closes(
        sam,
        {"How long?": "30 to 60 minutes", "What did you give?": ["Listened"]},
        {
            AGREED: ["In 24 hours"],
            "How heavy is this for you, 0 to 10?": "9",
            "Talk it over with a trainer": ["I want a debrief"],
        },
    )
    await sam.sees("That is a lot to carry.", where="modal")
    await sam.closes()


async def is_debriefed(place: Town) -> None:
    sam, jo = place.person("sam"), place.person("jo")
    await jo.sees("Sam Okafor asks for a debrief.", where="dm")
    assert "Dana" not in await jo.reads()
    await jo.clicks("I take this", where="dm")
    await sam.sees("Jo Park talks it over with you.", where="dm")
    await jo.clicks("We have talked", where="dm")
    await sam.sees("Your debrief is done.", where="dm")


def _quarter(place: Town) -> str:
    now = moved_now(place)
    return f"{now.year}-Q{(now.month + 2) // 3}"


async def test_a_check_in_keeps_its_hour_across_a_clock_change(place: Town) -> None:
    dana, day = place.person("dana"), before_the_next_clock_change(place)
    assert at(day + DAY, 14) - at(day, 14) != DAY
    await until(place, at(day, 14, 20))
    await asks(place, "dana", "Talk now")
    await met_and_closed(place, "In 24 hours")
    await until(place, at(day + DAY, 14, 15))
    await dana.does_not_see(CHECK_IN, where="dm")
    await until(place, at(day + DAY, 14, 30))
    await dana.sees(CHECK_IN, where="dm")


async def test_a_check_in_waits_for_the_morning_and_stops_for_good(place: Town) -> None:
    dana = place.person("dana")
    await until_hour(place, 23)
    await asks(place, "dana", "Talk now")
    await met_and_closed(place, "In 24 hours", "In 7 days")
    bells = await Bells(place).begin()
    await waits(place, hours=24, minutes=30)
    await bells.are()
    await until_hour(place, 8)
    await dana.does_not_see(CHECK_IN, where="dm")
    await until_hour(place, 9)
    await dana.sees(CHECK_IN, where="dm")
    await dana.clicks("Stop these", where="dm")
    await dana.sees("Nothing more comes from us about this.", where="dm")
    await waits(place, hours=24 * 30)
    await bells.are(dana=1)


async def test_the_bot_is_down_when_the_check_in_is_due(place: Town) -> None:
    dana = place.person("dana")
    await until_hour(place, 11)
    await asks(place, "dana", "Talk now")
    await met_and_closed(place, "In 24 hours", "In 72 hours")
    assert await place.stop_bot() == 0
    await place.move(days=4)
    await place.start_bot()
    await dana.sees(CHECK_IN, where="dm")
    await settled(place)
    await has_cards(place, "dana", "I am okay", 1)


async def test_someone_who_reads_spanish_and_a_supporter_who_reads_english(place: Town) -> None:
    eva, sam = place.person("eva"), place.person("sam")
    await until_hour(place, 11)
    await eva.types("/peersupport ahora", channel="dm")
    await eva.sees("Tu solicitud ha llegado", where="dm")
    await met_and_closed(place, "In 72 hours")
    await eva.sees("Quien te acompañó ha cerrado esto.", where="dm")
    await eva.sees("Como quedasteis, te escribimos", where="dm")
    await waits(place, hours=72, minutes=10)
    await eva.sees("Te escribimos, como quedasteis", where="dm")
    await eva.clicks("Me gustaría hablar", where="dm")
    await eva.sees("Tu solicitud ha llegado", where="dm")
    await is_paged(place, "sam")
    assert "Someone asks for peer support." in await sam.reads("dm")
    await eva.sees("Gracias. Tu solicitud es el mensaje más reciente de aquí.", where="dm")
    await eva.clicks("Cuéntanos cómo fue", where="dm")
    await eva.chooses("Tuve lo que más necesitaba", "Bastante")
    await eva.submits()
    await eva.sees("Gracias por contárnoslo.", where="modal")
    await settled(place)
