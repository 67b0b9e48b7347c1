"""``coverage``: text at once, a picture in the reader's own conversation, and who may read it."""

import pytest

from bot.domain.heat import Heat
from bot.domain.notices import Kind, Notice
from bot.domain.people import Role
from bot.ports import NotSaved, PictureWords
from bot.usecases import coverage
from tests.handlers.desk import Desk
from tests.handlers.test_lines import types
from tests.handlers.test_shifts import WHOLE_DAYS, crew

PNG = b"\x89PNG\r\n\x1a\n"


class Pictures:
    """Keeps what it was asked to draw."""

    def __init__(self) -> None:
        self.drawn: list[tuple[Heat, PictureWords]] = []

    def __call__(self, heat: Heat, words: PictureWords) -> bytes:
        self.drawn.append((heat, words))
        return PNG


@pytest.fixture
def pictures(desk: Desk) -> Pictures:
    made = Pictures()
    object.__setattr__(desk.deps, "draw", made)
    return made


async def on_nights(desk: Desk) -> None:
    await crew(desk)
    desk.house.member("ari", Role.COORDINATOR)
    await desk.deps.remember()
    await types(desk, "max", 'shift add "Nights" daily 20:00-08:00 tz=UTC who=@sam')


async def test_it_says_what_is_missing_and_brings_a_picture(desk: Desk, pictures: Pictures) -> None:
    await on_nights(desk)
    said = await types(desk, "ari", "coverage")
    assert "Hours that are promised: always." in said
    assert "Quality of the coverage:" in said
    assert "Gaps, nobody who can be asked: 1" in said
    assert "One person alone: 1" in said
    assert "A picture comes to your conversation with me." in said
    ari = desk.person("ari")
    await ari.sees("the fewest people who can be asked, for each hour.", where="dm")
    assert await ari.downloads("coverage.png") == PNG
    (file,) = desk.house.stage.world.files.by_id.values()
    assert "the fewest people who can be asked" in file.alt
    ((heat, words),) = pictures.drawn
    assert (heat.by_hour, len(words.columns), len(words.rows)) == (True, 24, len(heat.rows))
    assert not any("Sam" in word for word in (words.title, words.axis, *words.rows))


async def test_a_whole_year_comes_to_the_conversation_as_text_and_picture(
    desk: Desk, pictures: Pictures
) -> None:
    await on_nights(desk)
    assert "We are working it out." in await types(desk, "ari", "coverage 52w")
    ari = desk.person("ari")
    await ari.sees("Gaps, nobody who can be asked: 36", where="dm")
    await ari.sees("the fewest people who can be asked, for each day.", where="dm")
    ((heat, words),) = pictures.drawn
    assert (heat.by_hour, words.columns[0]) == (False, "Mon")


async def test_without_the_library_the_text_comes_alone_and_says_how(desk: Desk) -> None:
    await on_nights(desk)
    said = await types(desk, "ari", "coverage 2d")
    assert "pip install '.[reports]'" in said
    assert "coverage.png" not in await desk.person("ari").reads()


async def test_without_shifts_it_says_so_and_draws_nothing(desk: Desk, pictures: Pictures) -> None:
    await crew(desk)
    said = await types(desk, "max", "coverage 3d")
    assert "There are no shifts yet, so no time is promised" in said
    assert 'shift add "Weekdays"' in said
    assert "Quality" not in said
    assert pictures.drawn == []


@pytest.mark.parametrize("period", ["0d", "401d", "58w", "14", "5h", "two", "9" * 30 + "d"])
async def test_a_length_that_cannot_be_is_said(desk: Desk, period: str) -> None:
    await crew(desk)
    said = await types(desk, "max", f"coverage {period}")
    assert f"{period[:20]} is not a length of time" in said
    assert "coverage 14d" in said


@pytest.mark.parametrize("period", ["", "52w"])
@pytest.mark.parametrize("who", ["sam", "dana"])
async def test_supporters_and_strangers_read_nothing_of_it(
    desk: Desk, pictures: Pictures, who: str, period: str
) -> None:
    await on_nights(desk)
    said = await types(desk, who, f"coverage {period}")
    assert "Gaps" not in said
    assert "working it out" not in said
    assert pictures.drawn == []


async def test_a_picture_that_slack_does_not_take_is_told(desk: Desk, pictures: Pictures) -> None:
    await on_nights(desk)
    await desk.slack.fault("files.completeUploadExternal", "error", error="internal_error")
    await types(desk, "ari", "coverage")
    await desk.person("ari").sees("Slack did not take the picture", where="dm")
    assert pictures.drawn


async def test_what_cannot_be_worked_out_later_is_told(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    await on_nights(desk)

    def lost(*_: object) -> None:
        raise NotSaved

    monkeypatch.setattr(coverage, "gather", lost)
    await types(desk, "ari", "coverage 52w")
    await desk.person("ari").sees("The coverage could not be worked out.", where="dm")


async def test_the_digest_says_what_to_do_and_is_drawn_again_when_it_is_filled(
    desk: Desk,
) -> None:
    await on_nights(desk)
    desk.house.owes(Notice(Kind.GAPS, member_id="m-ari"))
    await desk.delivers()
    ari = desk.person("ari")
    await ari.sees("Gaps in the next 14 days: 15", where="dm")
    await ari.sees("No shift covers it.", where="dm")
    await ari.sees("What to do: with /peersupport cover we ask everybody", where="dm")
    await types(desk, "max", 'shift add "Days" daily 08:00-20:00 tz=UTC who=@lee')
    desk.house.owes(Notice(Kind.GAPS_REDRAW, member_id="m-ari"))
    await desk.delivers()
    await ari.sees("The gaps of the next 14 days are filled.", where="dm")
    await ari.does_not_see("No shift covers it.")


async def test_nothing_is_sent_when_no_gap_is_left_or_to_who_may_not_see_it(desk: Desk) -> None:
    await crew(desk)
    desk.house.member("ari", Role.COORDINATOR)
    await types(desk, "max", WHOLE_DAYS)
    desk.house.owes(Notice(Kind.GAPS, member_id="m-ari"))
    await desk.delivers()
    await desk.person("ari").does_not_see("Gaps in the next")
    with desk.house.store.look() as tx:
        gone = tx.shifts()[0].shift_id
    await types(desk, "max", f"shift remove {gone}")
    await types(desk, "max", 'shift add "Nights" daily 20:00-08:00 tz=UTC who=@sam')
    desk.house.owes(Notice(Kind.GAPS, member_id="m-lee"))
    await desk.delivers()
    await desk.person("lee").does_not_see("Gaps in the next")


async def test_home_says_how_many_gaps_there_are_to_who_may_see_them(desk: Desk) -> None:
    await on_nights(desk)
    now = desk.deps.clock.now()
    coverage.check(desk.house.store, now)
    for name in ("ari", "max"):
        await desk.person(name).opens_home()
        await desk.person(name).sees("Gaps in the next 14 days: 1", where="home")
    await desk.person("sam").opens_home()
    await desk.person("sam").does_not_see("Gaps in the next")


async def test_promised_hours_are_a_setting(desk: Desk) -> None:
    await on_nights(desk)
    said = await types(desk, "rae", "settings cover-hours daily 20:00-24:00 tz=utc")
    assert "Saved. cover-hours: Mon-Sun 20:00-24:00 UTC" in said
    assert "No gaps" in await types(desk, "ari", "coverage 3d")
    assert "cover-hours: Mon-Sun" in await types(desk, "rae", "settings")
    assert "Saved. cover-hours: always" in await types(desk, "rae", "settings cover-hours always")
    for wrong in (
        "nights",
        "mon-fri",
        "mon-fri 8-20",
        "mon-fri 08:00-20:00 tz=Mars",
        ", 08:00-09:00",
    ):
        assert "Saved" not in await types(desk, "rae", f"settings cover-hours {wrong}")
    assert "cover-hours: always" in await types(desk, "rae", "settings")
