"""Two browsers at once: neither ever receives what only the other person may see."""

from typing import Any

import orjson

from tests.browser.conftest import Opens
from tests.browser.posting import DANA, SAM
from tests.browser.window import Window
from tests.stories.town import Town

NOTE = "Anything that helps us find the right person"


async def received(window: Window, user_id: str) -> str:
    """The page as it stands, every frame of its sockets, every answer to its requests."""
    answers = [await one.text() for one in window.watch.answers if "/practice/" in one.url]
    pane = await window.pane(user_id).at.inner_html()
    return "\n".join([pane, *answers, *window.watch.heard])


def slack_of(window: Window, user_id: str) -> str:
    """Of the frames, what belongs to Slack: the page around it offers everybody by name."""
    states: list[dict[str, Any]] = [orjson.loads(frame) for frame in window.watch.heard]
    changes = [one for state in states for one in state["changes"]]
    slack = [one for one in changes if one["slot"] == "panes" or user_id in one["slot"]]
    return "\n".join(map(str, slack))


async def test_two_browsers_never_see_each_others_private_things(place: Town, opens: Opens) -> None:
    theirs = await opens(place.slack.base_url, f"?as={DANA}")
    other = await opens(place.slack.base_url, f"?as={SAM}")
    dana, sam = theirs.pane(DANA), other.pane(SAM)
    await dana.types("/peersupport crisis GB")
    await dana.dm.sees("116 123")
    await dana.types("/peersupport")
    await dana.modal.chooses("Talk now")
    await dana.modal.fills(NOTE, "Zebrafish")
    await dana.modal.presses("Ask")
    await dana.dm.sees("Your request is in")
    await sam.dm.sees_button("Accept")
    await sam.opens("Home")
    await sam.home.sees("You are available now")
    await dana.opens("Home")
    await dana.home.sees_button("Check status")

    at_sam, at_dana = await received(other, SAM), await received(theirs, DANA)
    for secret in ("Zebrafish", "116 123", "Your request is in", "How soon?"):
        assert secret not in at_sam
    for secret in ("Dana", DANA):
        assert secret not in slack_of(other, SAM)
        assert secret not in await sam.at.inner_html()
    for secret in ("Not now", "You are available now", "matches"):
        assert secret not in at_dana
