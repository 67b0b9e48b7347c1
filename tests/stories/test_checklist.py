"""A quiet encounter: accepted, guided step by step, reached, closed; nobody else sees a tick."""

from practice.driver import Person
from tests.stories.living import closes
from tests.stories.town import Town


async def at_the_first_step(dana: Person, sam: Person) -> list[str]:
    """Dana has asked, Sam has accepted and opened the checklist; what the step offers."""
    await dana.types("/peersupport now")
    await sam.sees("Accept", where="dm")
    await sam.clicks("Accept")
    await sam.sees("Open checklist", where="dm")
    await sam.clicks("Open checklist", where="dm")
    await sam.sees("S0 ·", where="modal")
    options: list[str] = (await sam.screen())["modals"][-1]["inputs"][0]["options"]
    return options


async def test_the_guide_goes_with_the_talk_and_survives_a_restart(place: Town) -> None:
    dana, sam = place.person("dana"), place.person("sam")
    options = await at_the_first_step(dana, sam)
    await sam.clicks(action_id="tick", where="modal", choose=options[:2])
    await sam.sees("2 of ", where="modal")
    await sam.reloads()
    assert await place.stop_bot() == 0
    await place.start_bot()
    await sam.clicks("Open checklist", where="dm")
    await sam.sees("2 of ", where="modal")
    await sam.closes()
    await sam.clicks("We made contact", where="dm")
    await dana.sees("Sam Okafor", where="dm")
    await closes(sam)
    await dana.sees("has closed this", where="dm")
    everybody = [p["name"] for p in await place.slack.people() if p["name"] != "sam"]
    seen = await place.slack.seen()
    others = {p["id"] for p in await place.slack.people() if p["name"] in everybody}
    assert not [e for e in seen if e["user"] in others and options[0] in e["text"]]
    assert options[0] not in place.log()


async def test_a_closed_case_has_no_checklist_any_more(place: Town) -> None:
    sam = place.person("sam")
    options = await at_the_first_step(place.person("dana"), sam)
    ticked = await sam.clicks(action_id="tick", where="modal", choose=options[:1])
    await sam.closes()
    await closes(sam)
    await sam.no_longer_sees("Open checklist", where="dm")
    # The same window, still open on another device. Slack knows that it is gone by now.
    place.allowed_errors.update({"views.update: not_found", "views.update: view_not_found"})
    await place.slack.replay(str(ticked["delivery_id"]))
    await sam.sees("This request has ended", where="dm")
