"""What people type after the two slash commands, and what it means."""

import re
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.people import Role
from bot.domain.policy import Urgency, parse_tiers
from bot.domain.refusals import BadDuration, BadTiers, BadWord, PickPerson, Refusal
from handlers import commands as c
from handlers import shift_commands
from handlers.grammar import USAGES, parse_admin, parse_command
from handlers.words import split

SAM = "<@U0SAM|sam>"


def command(text: str) -> c.Command:
    return parse_command(text, lambda typed: "die" in typed)


def test_the_line_of_the_manual() -> None:
    line = (
        f"roster add {SAM} profession=nurse unit=ICU site=Main languages=en,es leads=Theatre "
        "trained=2026-10-01 cap=3"
    )
    assert parse_admin(line) == c.RosterAdd(
        "U0SAM",
        (
            ("profession", "nurse"),
            ("unit", "ICU"),
            ("site", "Main"),
            ("languages", "en,es"),
            ("leads", "Theatre"),
            ("trained", "2026-10-01"),
            ("cap", "3"),
        ),
    )


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("", c.Help()),
        ("help", c.Help()),
        ("help me with roster", c.Help()),
        ("roster", c.RosterList()),
        ("  ROSTER  ", c.RosterList()),
        (f"roster add {SAM}", c.RosterAdd("U0SAM")),
        ("roster add <@W0SAM>", c.RosterAdd("W0SAM")),
        (f"Roster Set {SAM} Unit=ED", c.RosterSet("U0SAM", (("unit", "ED"),))),
        (f"roster remove {SAM}", c.RosterRemove("U0SAM")),
        (f"roster edit {SAM}", c.RosterEdit("U0SAM")),
        ("roster import", c.RosterImport()),
        ("Roster EXPORT", c.RosterExport()),
        ("unit", c.UnitList()),
        ("unit add ICU", c.UnitAdd("ICU")),
        ("unit add Day surgery", c.UnitAdd("Day surgery")),
        ("unit add R&amp;D", c.UnitAdd("R&D")),
        ('unit alias ICU "Intensive care"', c.UnitAlias("ICU", "Intensive care")),
        ("unit alias “Day surgery” DS", c.UnitAlias("Day surgery", "DS")),
        ("unit remove 'Day surgery'", c.UnitRemove("Day surgery")),
        ("roles", c.RolesList()),
        (f"lead add {SAM}", c.RoleAdd(Role.LEAD, "U0SAM")),
        (f"director remove {SAM}", c.RoleRemove(Role.DIRECTOR, "U0SAM")),
        ("policy", c.PolicyShow()),
        ("settings", c.SettingsShow()),
        ("settings night-number", c.SettingsShow()),
        ("settings night-number +1 555 0100", c.SettingsSet("night-number", "+1 555 0100")),
        ("settings language es", c.SettingsSet("language", "es")),
        ("settings staff-council @lou", c.NotYet("settings staff-council")),
        ("lines", c.LinesShow()),
        ("lines gb", c.LinesShow("gb")),
        ("Lines Reino Unido", c.LinesShow("Reino Unido")),
        ('lines "United Kingdom"', c.LinesShow("United Kingdom")),
        ("lines verify us-988", c.LinesVerify("us-988")),
        ("LINES VERIFY US-988", c.LinesVerify("us-988")),
        ("shift add", shift_commands.ShiftForm()),
        (
            f'shift add "Weekdays" mon-fri 08:00-20:00 tz=UTC who={SAM},<@U0LEE> rotate=weekly',
            shift_commands.ShiftAdd(
                "Weekdays",
                "mon-fri",
                "08:00-20:00",
                ("U0SAM", "U0LEE"),
                (("tz", "UTC"), ("rotate", "weekly")),
            ),
        ),
        (
            f"shift add Late nights sat, sun 22:00-08:00 who={SAM}, <@U0LEE>",
            shift_commands.ShiftAdd("Late nights", "sat,sun", "22:00-08:00", ("U0SAM", "U0LEE")),
        ),
        ("shift list", shift_commands.ShiftList()),
        ("shift remove 1A2B3C", shift_commands.ShiftRemove("1a2b3c")),
        ("shift import", shift_commands.ShiftImport()),
        ("shift export", shift_commands.ShiftExport()),
        ("shift export me", shift_commands.ShiftExport(mine=True)),
        (f"shift export {SAM}", shift_commands.ShiftExport(user="U0SAM")),
        (
            f"override {SAM} <@U0LEE> 2026-11-25T08:00 20:00",
            shift_commands.OverrideMake("U0SAM", "U0LEE", "2026-11-25T08:00", "20:00"),
        ),
        ("oncall", shift_commands.OnCallShow()),
        ("oncall 2026-11-25 08:00", shift_commands.OnCallShow("2026-11-25T08:00")),
        ("go-live", c.NotYet("go-live")),
        ("coverage", shift_commands.CoverageShow(timedelta(days=14))),
        ("coverage 8W", shift_commands.CoverageShow(timedelta(days=56))),
    ],
)
def test_each_admin_command(text: str, meaning: c.AdminCommand) -> None:
    assert parse_admin(text) == meaning


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.SUPPORTER])
def test_every_role_but_supporter_is_given_by_its_own_word(role: Role) -> None:
    assert parse_admin(f"{role} add {SAM}") == c.RoleAdd(role, "U0SAM")
    with pytest.raises(BadWord):
        parse_admin(f"supporter add {SAM}")


def test_policy_takes_tiers_and_contact_alone_or_together_in_any_order() -> None:
    tiers = parse_tiers(["2@5m", "3@5m", "all@15m"])
    half_hour = timedelta(minutes=30)
    assert parse_admin("policy set now 2@5m 3@5m all@15m") == c.PolicySet(Urgency.NOW, tiers)
    assert parse_admin("policy set now contact=30m") == c.PolicySet(Urgency.NOW, contact=half_hour)
    both = c.PolicySet(Urgency.NOW, tiers, half_hour)
    assert parse_admin("policy set now contact=30m 2@5m 3@5m all@15m") == both
    assert parse_admin("policy set NOW 2@5m 3@5m all@15m contact=30m") == both


def test_a_missing_last_round_is_added_and_said() -> None:
    assert parse_admin("policy set today 2@30m") == c.PolicySet(
        Urgency.TODAY, parse_tiers(["2@30m"])
    )
    parsed = parse_admin("policy set today 2@30m")
    assert isinstance(parsed, c.PolicySet)
    assert parsed.tiers is not None
    assert parsed.tiers[1]


def test_values_may_be_quoted_and_lists_may_have_spaces() -> None:
    parsed = parse_admin(f'roster add {SAM} unit="Day surgery" languages=en, es leads=“A, B” cap=3')
    assert parsed == c.RosterAdd(
        "U0SAM",
        (("unit", "Day surgery"), ("languages", "en,es"), ("leads", "A, B"), ("cap", "3")),
    )


@pytest.mark.parametrize("typed", ["@sam", "sam", "<@|sam>", "<#C0GENERAL|general>", "<!channel>"])
@pytest.mark.parametrize("line", ["roster add {}", "roster set {} unit=ED", "lead remove {}"])
def test_a_person_is_picked_from_the_list_and_never_guessed(line: str, typed: str) -> None:
    with pytest.raises(PickPerson) as refused:
        parse_admin(line.format(typed))
    assert refused.value.args[0] == typed


@pytest.mark.parametrize("line", ["roster add", "roster remove", "lead add"])
def test_a_person_left_out_is_asked_for(line: str) -> None:
    with pytest.raises(PickPerson) as refused:
        parse_admin(line)
    assert refused.value.args == ("", USAGES[line])


@pytest.mark.parametrize(
    ("text", "word", "usage"),
    [
        ("rooster", "rooster", "roster"),
        (f"roster ad {SAM}", "ad", "roster add"),
        (f"roster remove {SAM} <@U0LEE>", "<@U0LEE>", "roster remove"),
        (f"roster set {SAM}", "set", "roster set"),
        (f"roster add {SAM} nurse", "nurse", "roster add"),
        (f"roster add {SAM} cap=3 cap=4", "cap=4", "roster add"),
        (f"roster add {SAM} =3", "=3", "roster add"),
        (f"leed add {SAM}", "leed", "lead add"),
        ("rolls", "rolls", "roles"),
        ("polcy", "polcy", "policy"),
        ("policy sett now", "sett", "policy set"),
        ("policy set", "set", "policy set"),
        ("policy set soonish 2@5m", "soonish", "policy set"),
        ("policy set now", "now", "policy set"),
        ("policy set now call=3m", "call", "policy set"),
        ("setings", "setings", "settings"),
        ("unit alias ICU", "alias", "unit alias"),
        ("unit add", "add", "unit add"),
        ("roles all", "all", "roles"),
        ("lines verify", "verify", "lines verify"),
        ("lines verfy us-988", "verfy", "lines verify"),
        ("lines verify us-988 now", "now", "lines verify"),
        ("xyzzy", "xyzzy", "help"),
        ('unit add "Day surgery', '"Day', "unit add"),
    ],
)
def test_a_word_without_meaning_gets_the_usage_of_what_is_nearest(
    text: str, word: str, usage: str
) -> None:
    with pytest.raises(BadWord) as refused:
        parse_admin(text)
    assert refused.value.args == (word, USAGES[usage])


def test_where_no_verb_is_near_all_of_the_group_are_shown() -> None:
    for text in ("lead", f"lead {SAM}", f"lead xyz {SAM}"):
        with pytest.raises(BadWord) as refused:
            parse_admin(text)
        assert refused.value.args[1] == "lead add @kim\n/peersupport-admin lead remove @kim"


def test_tiers_and_durations_are_refused_by_name() -> None:
    with pytest.raises(BadTiers):
        parse_admin("policy set now 2@5m all@5m 3@5m")
    with pytest.raises(BadDuration):
        parse_admin("policy set now contact=8d")


def test_every_usage_means_something() -> None:
    for key, usage in USAGES.items():
        meant = parse_admin(re.sub("@(sam|kim|lee|jo)", SAM, usage))
        assert not isinstance(meant, c.NotYet)
        assert key.split()[0] == usage.split()[0]


def test_marks_of_right_to_left_text_do_not_hide_a_word() -> None:
    assert parse_admin(f"\u200froster\u200e add \u2068{SAM}\u2069") == c.RosterAdd("U0SAM")
    assert parse_admin("unit add \u0637\u0648\u0627\u0631\u0626") == c.UnitAdd(
        "\u0637\u0648\u0627\u0631\u0626"
    )


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("", c.OpenRequest()),
        ("   ", c.OpenRequest()),
        ("now", c.AskNow()),
        ("NOW!", c.AskNow()),
        ("ahora", c.AskNow()),
        ("crisis", c.Crisis()),
        ("crisis GB", c.Crisis("gb")),
        ("crisis Reino Unido", c.Crisis("reino unido")),
        ("status", c.Status()),
        ("estado", c.Status()),
        ("cancel", c.Cancel()),
        ("help", c.Help()),
        ("privacy", c.Privacy()),
        ("on", c.On()),
        ("on 2h", c.On(timedelta(hours=2))),
        ("off", c.Off()),
        ("pause", c.Pause()),
        ("cases", c.Cases()),
        ("resources", c.Resources()),
        ("recursos", c.Resources()),
        ("resources legal", c.Resources("legal")),
        ("Recursos «Duelo»", c.Resources("«Duelo»")),
        ("for <@U0JO|jo>", c.NotYet("for")),
        ("for @jo", c.NotYet("for")),
        ("forget", c.NotYet("forget")),
        ("cover", c.Cover()),
        ("debrief", c.Debrief()),
    ],
)
def test_each_command(text: str, meaning: c.Command) -> None:
    assert command(text) == meaning


@pytest.mark.parametrize(
    "text",
    [
        "now or never",
        "cancel my whole life",
        "on the edge",
        "on 2 wheels",
        "off my head",
        "help me",
        "for years I have been tired",
        "forget it",
        "resources are gone here",
        "status quo",
        "???",
        "\U0001f622",
        "<!channel>",
    ],
)
def test_a_word_inside_a_sentence_is_somebody_speaking(text: str) -> None:
    assert command(text) == c.Typed(danger=False)


def test_danger_words_are_looked_for_in_the_whole_text_and_nothing_is_kept() -> None:
    typed = command("forget it, I want to die")
    assert typed == c.Typed(danger=True)
    assert "want" not in repr(typed)


def test_what_stands_after_crisis_or_resources_is_in_no_log() -> None:
    assert "hurt" not in repr(command("crisis I am hurt"))
    assert "hurt" not in repr(command("resources hurt"))


def test_danger_words_after_a_command_are_danger_words() -> None:
    assert command("resources die") == c.Typed(danger=True)


def test_a_duration_that_is_none_is_refused() -> None:
    for text in ("on 2x", "on 8d", "on 0m"):
        with pytest.raises(BadDuration):
            command(text)


@given(st.text(max_size=4000))
def test_whatever_is_typed_to_admin_is_understood_or_refused_by_name(text: str) -> None:
    args: tuple[object, ...] = ()
    try:
        parse_admin(text)
    except Refusal as refused:
        args = refused.args
    assert all(len(str(arg)) <= 400 for arg in args)


@given(st.text(max_size=4000))
def test_whatever_is_typed_to_the_program_is_understood(text: str) -> None:
    try:
        command(text)
    except BadDuration:
        assert text.casefold().split()[0].startswith("on")


@given(
    st.lists(st.text(alphabet="abc '=,<>|&\"\u201c\u201d\u2018\u2019«»", max_size=20), max_size=200)
)
def test_a_line_of_quotes_is_split_quickly_and_loses_no_letters(parts: list[str]) -> None:
    text = "".join(parts)
    try:
        words = split(text)
    except BadWord:
        return
    assert sum("".join(words).count(letter) for letter in "abc") == sum(map(text.count, "abc"))


@pytest.mark.parametrize(
    ("typed", "user"),
    [("<@U1>", "U1"), ("<@U1|sam okafor>", "U1"), ("<@u-sam.2|>", "u-sam.2"), ("<@W9|é>", "W9")],
)
def test_a_mention_of_any_shape_that_slack_makes_is_that_person(typed: str, user: str) -> None:
    assert parse_admin(f"roster add {typed}") == c.RosterAdd(user)
