"""What the roster says of one person, as a form: every field as it stands now."""

from datetime import date

from bot.domain.people import Lang, Member, Profile
from bot.domain.roster_fields import mark_of, written_quiet
from bot.domain.sheets import join_cell
from bot.domain.units import LONGEST_NAME
from bot.views import ids
from bot.views.modals import fields
from bot.views.parts import Element, bold, modal, option, section
from bot.views.scene import Block, Surroundings, View
from bot.views.texts import Words, labels, t
from bot.views.texts import roster as words

HOURS_LIMIT = 15
CAP_LIMIT = 2
LEADS_LIMIT = 3000


def member_form(
    around: Surroundings, lang: Lang, member: Member, said: Words | None = None
) -> View:
    profile = member.profile or Profile()
    frame = {
        "callback_id": ids.MEMBER_VIEW,
        "submit": t(lang, labels.SAVE),
        "private_metadata": f"{member.person.user} {mark_of(profile)}",
    }
    blocks: list[Block] = [] if said is None else [bold(t(lang, said))]
    blocks += [section(t(lang, words.EDIT_TOP, name=member.name))]
    blocks += [*_work(around, lang, profile), *_asked(around, lang, profile)]
    return modal(around, lang, frame, words.EDIT_TITLE, blocks)


def read_metadata(kept: str) -> tuple[str, str]:
    user, _, seen = kept.partition(" ")
    return user, seen


def languages(around: Surroundings, lang: Lang, profile: Profile) -> Block:
    listed = [option(c.label.of(lang), c.code) for c in around.content.languages.values()]
    chosen = fields.some_of("multi_static_select", ids.LANGUAGES, listed, profile.languages)
    return fields.field(lang, words.FIELDS["languages"], chosen, needed=True)


def themes(around: Surroundings, lang: Lang, profile: Profile, hint: Words) -> Block:
    listed = [option(c.label.of(lang), c.code) for c in around.content.themes.values()]
    chosen = fields.some_of("multi_static_select", ids.THEMES, listed, profile.themes)
    return fields.field(lang, words.FIELDS["themes"], chosen, hint=hint)


def quiet(lang: Lang, profile: Profile) -> Block:
    hours = written_quiet(profile.quiet) if profile.quiet is not None else ""
    typed = fields.typed(ids.QUIET, hours, HOURS_LIMIT)
    return fields.field(lang, words.FIELDS["quiet"], typed, hint=words.QUIET_HINT)


def _work(around: Surroundings, lang: Lang, profile: Profile) -> list[Block]:
    offered = fields.professions(around.content, lang)
    chosen = fields.one_of("static_select", ids.PROFESSION, offered, profile.profession)
    unit = fields.typed(ids.UNIT, profile.unit or "", LONGEST_NAME)
    site = fields.typed(ids.SITE, profile.site or "", LONGEST_NAME)
    leads = fields.typed(ids.LEADS_UNITS, join_cell(profile.leads), LEADS_LIMIT)
    return [
        fields.field(lang, words.FIELDS["profession"], chosen),
        fields.field(lang, words.FIELDS["unit"], unit),
        fields.field(lang, words.FIELDS["site"], site),
        fields.field(lang, words.FIELDS["leads"], leads, hint=words.LEADS_HINT),
    ]


def _asked(around: Surroundings, lang: Lang, profile: Profile) -> list[Block]:
    cap = fields.typed(ids.CAP, str(profile.cap), CAP_LIMIT)
    return [
        languages(around, lang, profile),
        fields.field(lang, words.FIELDS["trained_on"], _day(ids.TRAINED, profile.trained_on)),
        fields.field(lang, words.FIELDS["cap"], cap, needed=True),
        themes(around, lang, profile, words.THEMES_HINT),
        quiet(lang, profile),
    ]


def _day(action: str, chosen: date | None) -> Element:
    made: Element = {"type": "datepicker", "action_id": action}
    if chosen is not None:
        made["initial_date"] = chosen.isoformat()
    return made
