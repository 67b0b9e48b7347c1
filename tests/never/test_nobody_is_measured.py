"""Rules 10, 16, 20 and 21: nobody is scored, counted, ranked or watched."""

import ast
import re
from dataclasses import fields, replace

import pytest
import yaml
from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.notices import Kind
from bot.domain.people import Lang, Member, Person, Profile
from bot.health import Health, Metrics
from bot.views.messages import render
from handlers import commands, grammar
from storage.tables import metadata
from tests.handlers.desk import Desk
from tests.make import NOON, make_supporter
from tests.never.surfaces import (
    ROOT,
    is_for_requester,
    keeper_answers,
    messages,
    our_own_words,
    requester_views,
)
from tests.views.helpers import CONTENT, LANGS, make_house, make_lead, make_scene, words_of

SCORING = re.compile(
    r"score|rank(?!up)|rating|severity|risk_?(level|score)|diagnos|prediction|sentiment|phq|gad7",
    re.IGNORECASE,
)


def test_no_column_and_no_field_of_a_person_holds_a_score_or_a_diagnosis() -> None:
    """Rule 10: diagnose, score or rank people."""
    names = [f"{c.table.name}.{c.name}" for tab in metadata.sorted_tables for c in tab.c]
    names += [f.name for kind in (Member, Person, Profile) for f in fields(kind)]
    assert not [name for name in names if SCORING.search(name)]


def test_no_open_column_tells_a_crisis_level() -> None:
    """Rule 10: a level says what to do now; it stands sealed, and in no list of people."""
    names = [f"{c.table.name}.{c.name}" for tab in metadata.sorted_tables for c in tab.c]
    names += [f.name for kind in (Member, Person, Profile) for f in fields(kind)]
    assert not [name for name in names if re.search(r"level|crisis_(code|state)|worr", name)]


@pytest.mark.parametrize("lang", LANGS)
def test_no_sentence_scores_or_diagnoses(lang: Lang) -> None:
    """Rule 10, in everything we say."""
    says = re.compile(
        r"\b(diagnos\w*|your score|risk score|high risk|low risk|severity|symptom\w*|disorder"
        r"|puntuaci[oó]n|riesgo (alto|bajo)|gravedad|s[ií]ntoma\w*|trastorno)\b",
        re.IGNORECASE,
    )
    for name, spoken, text in our_own_words():
        if spoken == lang:
            assert not says.search(text), f"{name}: {text}"


@pytest.mark.parametrize("lang", LANGS)
def test_the_person_never_reads_a_level_that_somebody_chose_for_them(lang: Lang) -> None:
    """Rule 10: on their screen there are numbers to call, never a letter."""
    level = re.compile(r"\b(level|nivel) [A-D]\b")
    labels = [one.label.of(lang) for one in CONTENT.flow.levels]
    for name, scene in messages(lang):
        rendered = render(scene) if is_for_requester(scene) else None
        if rendered is not None:
            assert not level.search(words_of(rendered)), name
            assert not [one for one in labels if one in words_of(rendered)], name
    for name, view in requester_views(lang):
        assert not level.search(words_of(view)), name


@pytest.mark.parametrize("lang", LANGS)
def test_every_level_is_an_instruction(lang: Lang) -> None:
    """Rule 10: each says what to do, in lines, and uncertainty goes one up."""
    for one in CONTENT.flow.levels:
        assert one.doing, one.code
        assert not re.search(r"\b(score|risk|riesgo|puntos)\b", one.label.of(lang)), one.code
    assert CONTENT.flow.when_unsure.of(lang)


async def test_what_an_operator_may_watch_counts_nothing_about_requests() -> None:
    """Rule 16: publish small numbers. A counter that goes up by one tells that somebody asked."""
    text = (await Metrics(Health(), lambda: NOON).text()).decode()
    families = set(re.findall(r"^# TYPE (\S+)", text, re.MULTILINE))
    assert families <= {
        "peersupport_ready",
        "peersupport_sockets",
        "peersupport_oldest_owed_seconds",
        "peersupport_errors_total",
        "peersupport_errors_created",
    }
    assert "{" not in text, "a label could tell which request, person or place"


COUNTED = {
    ("storage/people.py", "_load"): "cases held now, so that nobody gets more than their cap"
}
"""Where rows are counted, and what for. Whoever counts something new says here who reads it; what
leaves the team is never under five, and inside the team never about one person."""


def test_cases_are_counted_only_where_there_is_a_reason_for_it() -> None:
    """Rule 16, and rule 20: no number about cases can be shown that nobody counts."""
    found = set()
    for package in ("bot", "handlers", "storage"):
        for file in sorted((ROOT / package).rglob("*.py")):
            for outer in ast.walk(ast.parse(file.read_text("utf-8"))):
                if isinstance(outer, ast.FunctionDef | ast.AsyncFunctionDef):
                    found |= {(str(file.relative_to(ROOT)), outer.name) for _ in _counts(outer)}
    assert found == COUNTED.keys()


def _counts(function: ast.AST) -> list[ast.Attribute]:
    """``func.count`` and its like of SQLAlchemy."""
    return [
        node
        for node in ast.walk(function)
        if isinstance(node, ast.Attribute)
        and node.attr in ("count", "sum", "rank", "row_number", "dense_rank")
        and isinstance(node.value, ast.Attribute)
        and node.value.attr == "func"
    ]


@pytest.mark.parametrize("lang", LANGS)
def test_how_much_somebody_has_done_is_shown_to_nobody(lang: Lang) -> None:
    """Rule 20: gamify use or display leaderboards. Whoever runs the program reads the same of a
    supporter with two cases as of one whom nobody has ever asked."""
    idle = make_supporter("sam")
    busy = replace(idle, open_cases=2, last_paged_at=NOON)
    read = []
    for one in (idle, busy):
        roster = make_house().with_member(one)
        scene = make_scene(Kind.HOME, member=make_lead(), roster=roster)
        read.append([words_of(drawn) for _, drawn in keeper_answers(lang, scene)])
    assert read[0] == read[1]


def test_the_roster_has_no_order_by_use() -> None:
    """Rule 20: an order can be a ranking without a number."""
    team = [make_supporter(n, open_cases=c) for n, c in (("lee", 0), ("sam", 2), ("ines", 1))]
    busiest = [make_supporter(n, open_cases=c) for n, c in (("lee", 2), ("sam", 0), ("ines", 1))]
    shown = []
    for members in (team, busiest):
        roster = make_house()
        for member in members:
            roster = roster.with_member(member)
        scene = make_scene(Kind.HOME, member=make_lead(), roster=roster)
        shown.append([words_of(drawn) for _, drawn in keeper_answers("en", scene)])
    assert shown[0] == shown[1]


PLAYING = re.compile(
    r"leader ?board|badge|streak|(earn|your|more) points|trophy|medal|champion"
    r"|top (supporter|ten|10)|most (cases|active)|number one|ranking|insignia|racha|trofeo"
    r"|ganar puntos|tus puntos|m[aá]s activ",
    re.IGNORECASE,
)


def test_there_is_no_game_in_any_command_column_or_sentence() -> None:
    """Rule 20."""
    heads = [*grammar.USAGES, *dir(commands)]
    names = [f"{c.table.name}.{c.name}" for tab in metadata.sorted_tables for c in tab.c]
    assert len(grammar.USAGES) > 10
    assert not [name for name in (*heads, *names) if PLAYING.search(name)]
    assert not [name for name, _, text in our_own_words() if PLAYING.search(text)]


# presence and read receipts

CALLED = {
    "auth_test",
    "chat_delete",
    "chat_deleteScheduledMessage",
    "chat_postMessage",
    "chat_scheduleMessage",
    "chat_scheduledMessages_list",
    "chat_update",
    "conversations_history",
    "conversations_replies",
    "conversations_open",
    "files_completeUploadExternal",
    "files_getUploadURLExternal",
    "users_info",
    "views_open",
    "views_publish",
    "views_push",
    "views_update",
}
API = {
    name
    for name in dir(AsyncWebClient)
    if not name.startswith("_") and callable(getattr(AsyncWebClient, name))
}


def test_no_method_of_slack_is_called_that_watches_people() -> None:
    """Rule 21: use read receipts or presence to infer distress. Whatever object it is called on,
    and also where its name stands as a string."""
    called, named = set(), set()
    dotted = {name.replace("_", ".", 1) for name in API}
    for package in ("bot", "handlers"):
        for file in (ROOT / package).rglob("*.py"):
            for node in ast.walk(ast.parse(file.read_text("utf-8"))):
                if isinstance(node, ast.Attribute) and node.attr in API and "_" in node.attr:
                    called.add(node.attr)
                if isinstance(node, ast.Constant) and node.value in dotted:
                    named.add(str(node.value).replace(".", "_", 1))
    assert "users_getPresence" in API
    assert called - {"api_call"} <= CALLED, called - CALLED
    assert {name.replace(".", "_") for name in named} <= CALLED, named


def test_the_app_asks_slack_for_no_event_that_tells_what_people_do() -> None:
    """Rule 21: no presence, no typing, no reactions, no messages but those written to us."""
    manifest = yaml.safe_load((ROOT / "manifest.yml").read_text("utf-8"))
    events = set(manifest["settings"]["event_subscriptions"]["bot_events"])
    lifecycle = {"app_home_opened", "app_uninstalled", "tokens_revoked", "user_change"}
    assert events <= lifecycle | {"message.im"}
    scopes = set(manifest["oauth_config"]["scopes"]["bot"])
    watching = ("channels:", "groups:", "mpim:", "reactions:", "search:", "admin", "dnd:", "team:")
    assert not [s for s in scopes if s.startswith(watching) or s.endswith("email")]


async def test_a_conversation_is_read_only_to_find_one_message_of_ours(desk: Desk) -> None:
    """Rule 21: never polled; after an unknown outcome one short look into that conversation."""
    dana = desk.person("dana")
    await dana.says("hello")
    await dana.types("/peersupport now")
    await desk.delivers()
    await desk.person("sam").clicks("Accept", where="dm")
    await desk.delivers()
    assert not await desk.house.calls("conversations.history")
    await desk.slack.fault("chat.postMessage", "timeout_after_accept", user="U0SAM", seconds=0.1)
    desk.house.asks(name="tom")
    await desk.house.settles(8)
    looks = await desk.house.calls("conversations.history")
    sam = desk.house.channel("sam")
    for look in looks:
        assert look["arguments"]["channel"] == sam
        assert int(look["arguments"]["limit"]) <= 15
    assert len(looks) <= 3
