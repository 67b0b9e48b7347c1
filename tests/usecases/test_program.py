"""Policy, settings and units: who may change them, what they accept, what stays promised."""

from datetime import timedelta

import pytest

from bot.domain.people import Role
from bot.domain.policy import DEFAULTS, Urgency, parse_tiers
from bot.domain.refusals import (
    BadValue,
    BadWord,
    DangerIsFixed,
    NotAllowed,
    UnitInUse,
    UnknownUnit,
)
from bot.usecases import program
from tests.content.helpers import CONTENT
from tests.make import make_asking, make_member, make_supporter
from tests.usecases.house import RAE, House, person


def test_a_program_starts_with_the_plans_of_the_manual(house: House) -> None:
    found = program.policy(house.store, house.now, RAE)
    assert {u: found.plan(u) for u in Urgency} == DEFAULTS


def test_each_change_is_a_new_version_and_leaves_the_rest(house: House) -> None:
    tiers = parse_tiers(["1@1m", "all@10m"])
    first = program.set_policy(house.store, house.now, RAE, Urgency.NOW, tiers, None)
    contact = timedelta(minutes=20)
    second = program.set_policy(house.store, house.now, RAE, Urgency.TODAY, None, contact)

    assert second.policy.version == first.policy.version + 1
    found = program.policy(house.store, house.now, RAE)
    assert str(found.plan(Urgency.NOW)) == "1@1m all@10m contact=30m"
    assert found.plan(Urgency.TODAY).contact == contact
    assert found.plan(Urgency.TODAY).tiers == DEFAULTS[Urgency.TODAY].tiers
    assert found.plan(Urgency.SOON) == DEFAULTS[Urgency.SOON]


def test_an_open_request_keeps_the_plan_it_was_promised_under(house: House) -> None:
    house.put(make_supporter("sam"))
    case = house.asked(make_asking(Urgency.NOW))
    tiers = parse_tiers(["all@1m"])
    program.set_policy(house.store, house.now, RAE, Urgency.NOW, tiers, None)
    assert house.case(case.case_id).plan == DEFAULTS[Urgency.NOW]


def test_the_answer_says_when_a_last_round_was_added(house: House) -> None:
    tiers = parse_tiers(["2@5m"])
    changed = program.set_policy(house.store, house.now, RAE, Urgency.NOW, tiers, None)
    assert changed.added_last
    assert str(changed.plan.last) == "all@15m"


def test_of_danger_only_the_contact_time_can_be_changed(house: House) -> None:
    with pytest.raises(DangerIsFixed):
        program.set_policy(
            house.store, house.now, RAE, Urgency.DANGER, parse_tiers(["all@5m"]), None
        )
    contact = timedelta(minutes=5)
    changed = program.set_policy(house.store, house.now, RAE, Urgency.DANGER, None, contact)
    assert changed.plan.contact == contact


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.LEAD, Role.SUPPORTER])
def test_only_directors_set_policy_and_settings(house: House, role: Role) -> None:
    house.put(make_member("max", role))
    by = person("max")
    with pytest.raises(NotAllowed):
        program.set_policy(house.store, house.now, by, Urgency.NOW, None, timedelta(minutes=5))
    with pytest.raises(NotAllowed):
        program.set_setting(house.store, house.now, by, "country", "GB")
    assert program.policy(house.store, house.now, by) == program.policy(house.store, house.now, RAE)
    assert house.program().country == "US"


@pytest.mark.parametrize(
    ("name", "typed", "kept"),
    [
        ("night-number", "+1 555  0100", "+1 555 0100"),
        ("night-number", "(555) 010-0199", "(555) 010-0199"),
        ("night-number", "off", ""),
        ("country", "gb", "GB"),
        ("country", "Reino Unido", "GB"),
        ("language", "ES", "es"),
        ("language", "Spanish", "es"),
        ("language", "inglés", "en"),
    ],
)
def test_settings_take_what_people_write(name: str, typed: str, kept: str) -> None:
    assert program.read_setting(name, typed, CONTENT) == kept


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("night-number", "ring Kim"),
        ("night-number", "12"),
        ("night-number", "+" + "1" * 16),
        ("night-number", "<tel:+15550100>"),
        ("night-number", "\u0661\u0662\u0663\u0664"),
        ("country", "Atlantis"),
        ("country", ""),
        ("language", "fr"),
    ],
)
def test_settings_refuse_what_they_cannot_be(name: str, typed: str) -> None:
    with pytest.raises(BadValue) as refused:
        program.read_setting(name, typed, CONTENT)
    assert refused.value.args[:2] == (name, typed)


def test_a_setting_that_does_not_exist_is_a_word_without_meaning() -> None:
    with pytest.raises(BadWord) as refused:
        program.read_setting("nightnumber", "1", CONTENT)
    known = "night-number|country|language|session-warn|session-stop|training-refresh"
    known += "|cover-hours"
    assert refused.value.args == ("nightnumber", f"settings {known}")


def test_a_setting_is_true_in_the_answer_and_afterwards(house: House) -> None:
    shown = program.set_setting(house.store, house.now, RAE, "night-number", "+1 555 0100")
    assert shown.night_number == "+1 555 0100"
    assert program.settings(house.store, house.now, RAE) == shown


def test_a_unit_is_added_once(house: House) -> None:
    assert not program.add_unit(house.store, house.now, RAE, " Day  surgery ").already
    again = program.add_unit(house.store, house.now, RAE, "DAY SURGERY")
    assert (again.already, again.name) == (True, "Day surgery")
    assert dict(program.units(house.store, house.now, RAE)) == {"Day surgery": ()}


def test_an_alias_means_one_unit_only(house: House) -> None:
    for name in ("ICU", "ED"):
        program.add_unit(house.store, house.now, RAE, name)
    program.alias_unit(house.store, house.now, RAE, "icu", "Intensive care")
    assert program.alias_unit(house.store, house.now, RAE, "ICU", "intensive care").already
    for alias in ("Intensive Care", "icu"):
        with pytest.raises(BadValue):
            program.alias_unit(house.store, house.now, RAE, "ED", alias)
    assert program.units(house.store, house.now, RAE)["ICU"] == ("Intensive care",)


def test_an_unknown_unit_is_answered_with_those_there_are(house: House) -> None:
    program.add_unit(house.store, house.now, RAE, "ICU")
    with pytest.raises(UnknownUnit) as refused:
        program.alias_unit(house.store, house.now, RAE, "Wrad 5", "W5")
    assert refused.value.args == ("Wrad 5", "ICU")


def test_a_unit_that_somebody_works_in_or_leads_stays(house: House) -> None:
    house.put(make_supporter("sam", unit="ICU", leads=("ED",)))
    for name in ("ICU", "ED", "Lab"):
        program.add_unit(house.store, house.now, RAE, name)
    for name in ("ICU", "ED"):
        with pytest.raises(UnitInUse):
            program.remove_unit(house.store, house.now, RAE, name)
    program.remove_unit(house.store, house.now, RAE, "lab")
    assert set(program.units(house.store, house.now, RAE)) == {"ICU", "ED"}


@pytest.mark.parametrize("name", ["", "  ", "<!channel>", "***", "x" * 76])
def test_a_name_that_could_do_harm_or_say_nothing_is_no_unit(house: House, name: str) -> None:
    with pytest.raises(BadValue):
        program.add_unit(house.store, house.now, RAE, name)


def test_only_keepers_of_the_roster_change_units(house: House) -> None:
    house.put(make_member("ari", Role.COORDINATOR), make_member("max", Role.ADMINISTRATOR))
    with pytest.raises(NotAllowed):
        program.add_unit(house.store, house.now, person("ari"), "ICU")
    program.add_unit(house.store, house.now, person("max"), "ICU")
