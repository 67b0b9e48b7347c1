"""The bot dies right after somebody asked, and is back after Slack has said whom to call."""

from collections import Counter

from tests.stories.living import fills_form, settled
from tests.stories.looking import has_cards, until
from tests.stories.test_safety_net import OPENING, net_in
from tests.stories.town import Town


async def test_a_request_goes_on_after_the_safety_net_has_come_and_nothing_is_doubled(
    place: Town,
) -> None:
    place.allowed_errors |= {"hung_up", "invalid_scheduled_message_id"}
    dana = await fills_form(place, "dana", "Talk now")
    assert (await dana.submits())["closed"]

    async def net_stands() -> bool:
        return bool(await place.scheduled_for("dana"))

    await until(place, net_stands, "Slack holds the net")
    await place.kill_bot()
    await place.move(minutes=10, seconds=1)
    await dana.sees(OPENING, where="dm")
    await place.start_bot()
    for _ in range(2):
        await place.move(seconds=3)
    await settled(place)
    await has_cards(place, "dana", "Cancel my request", 1)
    await has_cards(place, "sam", "Accept", 1)
    await has_cards(place, "lee", "Accept", 1)
    await has_cards(place, "ari", "Ask again", 1)
    await place.move(seconds=60)
    await settled(place)
    shown = Counter(one["text"].split("\n")[0] for one in (await dana.screen())["dm"])
    assert shown[OPENING] == 1
    for who in ("sam", "lee"):
        await has_cards(place, who, "Accept", 1)

    await place.person("lee").clicks("Accept", where="dm")
    await dana.sees("Lee Chen", where="dm")
    await has_cards(place, "dana", "Someone else, please", 1)
    await has_cards(place, "sam", "Accept", 0)
    await has_cards(place, "ari", "Ask again", 0)
    await net_in(place, 1800)
