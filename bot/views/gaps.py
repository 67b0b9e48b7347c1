"""The digest to coordinators: when nobody who can be asked is on call, and what to do about it."""

from datetime import datetime
from typing import Final

from bot.domain.awake import zone_of
from bot.domain.notices import Kind
from bot.domain.people import Member
from bot.domain.permissions import Act, may
from bot.domain.shift_fields import USAGE
from bot.views.coverage import COMMAND, MOST_LISTED, Reader, gap_line
from bot.views.ids import ADMIN_COMMAND
from bot.views.ids import COMMAND as COMMAND_WORD
from bot.views.parts import bold, message, sections
from bot.views.scene import Ahead, Rendered, Scene
from bot.views.texts import coverage as words
from bot.views.texts import t

COVER: Final = f"{COMMAND_WORD} cover"
OVERRIDE: Final = f"{ADMIN_COMMAND} override"
_HOURS: Final = f"{ADMIN_COMMAND} settings cover-hours"
_ON_A_SHIFT: Final = 3


def draw(scene: Scene) -> Rendered | None:
    """None to whoever may not see it any more, and where no gap is left and nothing was said."""
    ahead, member, lang = scene.ahead, scene.member, scene.lang
    if ahead is None or member is None or not may(member, Act.SEE_COVERAGE):
        return None
    if not ahead.found.gaps:
        if scene.notice.kind is Kind.GAPS:
            return None
        said = sections([t(lang, words.FILLED)])
        return message(scene.around, lang, t(lang, words.FILLED_TEXT), said)
    gaps = ahead.found.gaps
    reader = Reader(scene.around, lang, scene.roster, scene.zone)
    lines = [_gap(reader, ahead, *gap) for gap in gaps[:MOST_LISTED]]
    if len(gaps) > MOST_LISTED:
        lines.append(t(lang, words.MORE, count=len(gaps) - MOST_LISTED))
    blocks = (
        bold(t(lang, words.DIGEST_TITLE, count=len(gaps))),
        *sections(lines),
        *sections([_to_do(scene, member, *gaps[0]), t(lang, words.LOOK, coverage=COMMAND)]),
    )
    return message(scene.around, lang, t(lang, words.DIGEST_TEXT), blocks)


def _gap(reader: Reader, ahead: Ahead, begins: datetime, ends: datetime) -> str:
    """With who is on the shift all the same; the reason is nobody's business."""
    lang, said = reader.lang, [f"• {gap_line(reader, begins, ends)}."]
    there = [one for one in ahead.spans if one.overlaps(begins, ends)]
    pairs = dict.fromkeys((one.member_id, one.shift_id) for one in there)
    for member_id, shift_id in list(pairs)[:_ON_A_SHIFT]:
        shift = ahead.names.get(shift_id, "")
        said.append(t(lang, words.ON_SHIFT, name=reader.name(member_id), shift=shift))
    return " ".join(said if pairs else [*said, t(lang, words.NO_SHIFT)])


def _to_do(scene: Scene, member: Member, begins: datetime, ends: datetime) -> str:
    """Ready to be copied: moments as the reader's own clocks show them, as commands take them."""
    says = words.TO_DO if may(member, Act.EDIT_SHIFTS) else words.ASK_KEEPERS
    add = f"{ADMIN_COMMAND} {' '.join(USAGE.split()[:2])}"
    zone = zone_of(scene.zone)
    moments = [f"{at.astimezone(zone):%Y-%m-%dT%H:%M}" for at in (begins, ends)]
    times = {"begins": moments[0], "ends": moments[1]}
    return t(scene.lang, says, override=OVERRIDE, cover=COVER, add=add, hours=_HOURS, **times)
