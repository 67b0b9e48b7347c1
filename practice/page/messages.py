"""One message as its reader sees it: who wrote it and when, its words, what can be done with it."""

import re
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import htpy as h

from practice.blocks.mrkdwn import unescape
from practice.channels import Message
from practice.page.blocks import draw_blocks
from practice.page.frame import Frame, frame_for
from practice.page.paper import Attributes, Json, as_json, paper_for
from practice.page.words import Piece, draw_mrkdwn, joined
from practice.people import Person
from practice.world import World

_NAMED_MENTION = re.compile(r"<[@#][A-Z0-9]+\|([^<>]+)>|<!(\w+)>")


def said_at(person: Person, message: Message) -> datetime:
    """When it was posted, in the person's zone and in the time the workspace had then."""
    moment = datetime.fromtimestamp(float(message.ts) + message.moved, UTC)
    return moment.astimezone(ZoneInfo(person.tz))


def draw_message(world: World, person: Person, message: Message) -> str:
    frame = frame_for(person.locale)
    name = f"{person.id}/{message.ts}//by"
    marks: Attributes = {
        "data-key": message.ts,
        "class": _classes(person, message),
        "aria-labelledby": name,
    }
    inside = (
        _head(world, person, message, name),
        _body(world, person, message),
        _files(person, message),
        message.trouble and h.p(".trouble", role="alert")[message.trouble],
        _tools(person, message, frame),
    )
    return str(h.article(marks)[joined(inside)])


def _classes(person: Person, message: Message) -> list[str | bool]:
    return [
        "message",
        message.by == person.id and "own",
        message.seen_only_by is not None and "ephemeral",
        message.is_reply and "reply",
    ]


def _head(world: World, person: Person, message: Message, name: str) -> Piece:
    frame, at = frame_for(person.locale), said_at(person, message)
    author = world.people.get(message.by)
    said = (
        h.h3(id=name)[world.people.name_of(message.by)],
        author is not None and author.is_bot and h.span(".tag")[frame.app],
        h.time(datetime=at.isoformat(timespec="seconds"), title=at.strftime("%Y-%m-%d %H:%M"))[
            at.strftime(frame.hour)
        ],
        message.edited and h.span(".edited")[frame.edited],
    )
    only = message.seen_only_by and h.p(".only-you")[frame.only_you]
    return joined((only, h.header(".by")[joined(said)]))


def _body(world: World, person: Person, message: Message) -> Piece:
    """The blocks where there are any; the text is then a preview only."""
    if not message.blocks:
        return h.div(".words")[draw_mrkdwn(message.text, world.reader(person.id))]
    paper = paper_for(world, person, {"ts": message.ts}, message.values, {})
    return draw_blocks(message.blocks, paper)


def _files(person: Person, message: Message) -> Piece:
    """Each can be saved, as in Slack."""
    place = f"/practice/people/{person.id}/file"
    links = [h.li[h.a(href=f"{place}/{file['id']}")[str(file["name"])]] for file in message.files]
    return h.ul(".files")[links] if links else None


def _tools(person: Person, message: Message, frame: Frame) -> Piece:
    """What Slack lets this person do with the message itself."""
    if message.seen_only_by:
        return h.div(".tools")[_tool("dismiss", frame.dismiss, {"ts": message.ts})]
    shown: list[Piece] = []
    if not message.is_reply:
        shown.append(_tool("reply-start", frame.reply, {"ts": message.ts}))
    if message.by == person.id and not message.blocks:
        now = {"ts": message.ts, "text": as_typed(message.text)}
        shown.append(_tool("edit-start", frame.edit, now))
        shown.append(_tool("delete", frame.delete, {"ts": message.ts}))
    return h.div(".tools")[shown] if shown else None


def _tool(gesture: str, words: str, body: Json) -> Piece:
    marks = {"data-do": gesture, "data-body": as_json(body)}
    return h.button(".tool", {"type": "button", **marks})[words]


def as_typed(text: str) -> str:
    """Stored words as the person typed them: ``@sam``, not an id."""
    return unescape(_NAMED_MENTION.sub(lambda found: f"@{found[1] or found[2]}", text))
