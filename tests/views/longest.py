"""The only home of what is as long as it may be: content, people, and what they type."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, time, timedelta

from bot.domain.asking import NOTE_LIMIT, Asking, Contact
from bot.domain.bios import BIO_LIMIT
from bot.domain.cases import Case
from bot.domain.content import Choice, Content, CrisisLine, LogLists, TextWay, Words
from bot.domain.flow import Flow, FlowItem, FlowStep
from bot.domain.people import Member, Quiet, Roster
from bot.domain.resources import (
    HOW_LIMIT,
    NUMBER_LIMIT,
    SEES_LIMIT,
    TITLE_LIMIT,
    URL_LIMIT,
    Library,
    Resource,
)
from bot.domain.session_fields import TITLE_LIMIT as TITLE
from bot.domain.session_fields import WHERE_LIMIT
from bot.domain.shifts import MOST_PEOPLE, MOST_SHIFTS, MOST_SKIPPED, NAME_LIMIT, Shift
from bot.domain.training_sessions import Repeat, TrainingSession
from bot.domain.units import LONGEST_NAME
from bot.views.modals import request
from tests.content.helpers import CONTENT
from tests.make import make_shift

NAME = "&" * 80
"""What Slack takes for a name; each sign becomes five where it is escaped."""
UNIT = "&" * LONGEST_NAME
BIO = f"{'&' * (BIO_LIMIT // 2 - 1)}\n{'&' * (BIO_LIMIT // 2)}"
NOTE = "&" * NOTE_LIMIT
NUMBER = "&" * request.NUMBER_LIMIT
PLACE = "&" * request.PLACE_LIMIT
NIGHT_NUMBER = "+1" + " 5" * 14


def words(length: int) -> Words:
    return Words("W" * length, "P" * length)


def longest_member(member: Member) -> Member:
    """With every field of theirs as long as it may be; roles, zone and language stay."""
    profile = member.profile
    if profile is not None:
        languages = tuple(CONTENT.languages)[:10]
        profile = replace(
            profile, unit=UNIT, site=UNIT, leads=(UNIT,) * 5, bio=BIO, languages=languages
        )
        themes = tuple(CONTENT.themes)
        profile = replace(profile, themes=themes, quiet=Quiet(time(23, 59), time(0)), cap=20)
    return replace(member, name=NAME, profile=profile)


def longest_session(session: TrainingSession) -> TrainingSession:
    repeat = Repeat(weeks=26)
    return replace(session, title="&" * TITLE, where="&" * WHERE_LIMIT, repeat=repeat)


def longest_roster(roster: Roster) -> Roster:
    return Roster(tuple(map(longest_member, roster.members)))


def longest_shifts(roster: Roster) -> tuple[Shift, ...]:
    """As many as there may be, with long names and many skipped days; the same people in all."""
    who = tuple(member.member_id[2:] for member in roster.members[:MOST_PEOPLE])
    skipped = tuple(date(2027, 1, 1) + timedelta(days=n) for n in range(MOST_SKIPPED))
    shift = make_shift(*who, name="&" * NAME_LIMIT, last=date(2030, 1, 1))
    shift = replace(shift, skipped=skipped, holidays="BR-São Paulo Capital")
    return tuple(replace(shift, shift_id=f"{n:06}") for n in range(MOST_SHIFTS))


def longest_asking(asking: Asking) -> Asking:
    contact = Contact(asking.contact.mode, NUMBER, leave_message=True, place=PLACE)
    wishes = replace(asking.wishes, unit=UNIT, language="es", profession="nurse")
    reasons = tuple(CONTENT.reasons)[1:]
    return replace(asking, contact=contact, wishes=wishes, note=NOTE, reasons=reasons, country="US")


def longest_case(case: Case, roster: Roster) -> Case:
    """In the same state, with everybody having seen the name and every resource sent."""
    seen = tuple(member.member_id for member in roster.members)
    sent = tuple(CONTENT.library.entries)
    asking = longest_asking(case.asking)
    return replace(case, asking=asking, name_seen_by=seen, sent=sent, sent_ids=sent)


def make_longest_content() -> Content:
    """As long as the content files may be."""
    long, hours, note = (words(n) for n in (75, 100, 150))

    def stretched(line: CrisisLine) -> CrisisLine:
        return replace(
            line,
            name=long,
            hours=hours,
            note=note,
            text=TextWay("8" * 12, "W" * 20),
            chat="https://" + "c" * 290,
            call=("1 " * 20 + "1",) * 3,
        )

    lines = {code: stretched(line) for code, line in CONTENT.lines.items()}
    return replace(
        CONTENT,
        lines=lines,
        reasons={c: replace(r, label=long) for c, r in CONTENT.reasons.items()},
        professions={c: replace(p, label=long) for c, p in CONTENT.professions.items()},
        languages={c: replace(p, label=long) for c, p in CONTENT.languages.items()},
        themes={c: replace(theme, label=long) for c, theme in CONTENT.themes.items()},
        countries={c: replace(p, name=long) for c, p in CONTENT.countries.items()},
        flow=make_longest_flow(),
        library=make_longest_library(),
        log=make_longest_lists(),
        aliases=("A" * 20,) * len(CONTENT.aliases),
    )


def make_longest_lists() -> LogLists:
    """Every list of the log as long as it may be, in options and in words."""
    lists, text = CONTENT.log, words(75)

    def stretched(choices: Mapping[str, Choice], most: int = 100) -> Mapping[str, Choice]:
        codes = [*choices, *(f"{'c' * 37}{n:03}" for n in range(most - len(choices)))]
        return {code: Choice(code, text) for code in codes}

    return LogLists(
        dispositions=stretched(lists.dispositions),
        kinds=stretched(lists.kinds),
        modes=stretched(lists.modes),
        minutes=stretched(lists.minutes),
        support=stretched(lists.support, 10),
    )


def make_longest_library() -> Library:
    """Twenty entries in every category, half of them the program's own, as long as they may be."""
    library = CONTENT.library
    title, how, sees = (words(n) for n in (TITLE_LIMIT, HOW_LIMIT, SEES_LIMIT))
    url = "https://example.org/" + "u" * (URL_LIMIT - 20)

    def made(resource_id: str, category: str) -> Resource:
        return Resource(resource_id, category, title, how, sees, "5" * NUMBER_LIMIT, url)

    categories = {c: replace(one, label=title) for c, one in library.categories.items()}
    some = [(code, number) for code in categories for number in range(10)]
    entries = {f"{code}-{number}": made(f"{code}-{number}", code) for code, number in some}
    kept = {one.id: made(one.id, one.category) for one in library.entries.values()}
    # A packaged entry takes the place of one, so that there are never more than may be.
    entries = {id_: one for id_, one in entries.items() if not id_.endswith("-9")}
    own = [made(f"own-{code}-{number}", code) for code, number in some]
    return Library(categories, {**entries, **kept}).with_own(own)


def make_longest_flow() -> Flow:
    """Ten items a step and ten lines a list, each as long as it may be."""
    flow = CONTENT.flow
    text, line, title = (words(n) for n in (75, 150, 60))

    def stretched(step: FlowStep) -> FlowStep:
        kept = [replace(item, text=text) for item in step.items]
        more = (FlowItem(f"{step.id}_{n}".lower(), text) for n in range(10 - len(kept)))
        return FlowStep(step.id, title, words(300), (*kept, *more))

    return Flow(
        steps=tuple(map(stretched, flow.steps)),
        avoid=(line,) * 10,
        blocks=(line,) * 10,
        crisis=tuple(map(stretched, flow.crisis)),
        levels=tuple(replace(level, label=text, doing=(line,) * 4) for level in flow.levels),
        when_unsure=line,
    )
