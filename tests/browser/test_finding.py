"""Where a browser comes from, tried on made-up machines."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import pytest

from tests.browser.finding import ARGUMENTS, Machine, Ran, is_required, look, main, obtain


@dataclass
class MadeUp:
    """A machine whose programs are a set of names; installing adds one."""

    programs: set[str] = field(default_factory=set)
    broken: frozenset[str] = frozenset()
    apt_brings: str | None = "chromium"
    download_brings: str | None = "/cache/chrome"
    is_root: bool = True
    ran: list[str] = field(default_factory=list)

    def machine(self) -> Machine:
        return Machine(self._which, self._downloaded, self._run, self.is_root)

    def installs(self) -> list[str]:
        return [command for command in self.ran if "--version" not in command]

    def _which(self, name: str) -> str | None:
        return f"/bin/{name}" if name in self.programs else None

    def _downloaded(self) -> str | None:
        return "/cache/chrome" if "/cache/chrome" in self.programs else None

    def _run(self, command: Sequence[str], seconds: float) -> Ran:
        assert seconds > 0
        self.ran.append(" ".join(command))
        if "--version" in command:
            return Ran(command[0].removeprefix("/bin/") not in self.broken, "")
        if "update" in command:
            return Ran(True, "")
        brings = self.apt_brings if command[0] == "apt-get" else self.download_brings
        if brings is None:
            return Ran(False, "Reading\nE: no network.\n")
        self.programs.add(brings)
        return Ran(True, "done")


def make_machine(*programs: str, **more: object) -> MadeUp:
    made = MadeUp(programs=set(programs))
    for name, value in more.items():
        setattr(made, name, value)
    return made


@pytest.mark.parametrize(
    "name", ["chromium", "chromium-browser", "google-chrome", "microsoft-edge"]
)
def test_a_browser_that_is_installed_is_taken_and_nothing_is_installed(name: str) -> None:
    here = make_machine(name, "apt-get")
    assert obtain(here.machine()).path == f"/bin/{name}"
    assert here.installs() == []


def test_playwrights_own_browser_is_taken_where_it_was_downloaded_before() -> None:
    here = make_machine("/cache/chrome", "apt-get")
    assert obtain(here.machine()).path == "/cache/chrome"
    assert here.installs() == []


def test_a_browser_that_does_not_start_is_passed_over() -> None:
    here = make_machine("chromium-browser", "google-chrome", broken=frozenset({"chromium-browser"}))
    assert look(here.machine()) == "/bin/google-chrome"


def test_debians_package_comes_before_a_download() -> None:
    here = make_machine("apt-get")
    assert obtain(here.machine()).path == "/bin/chromium"
    assert [command.split()[0] for command in here.installs()] == ["apt-get", "apt-get"]


def test_without_root_debians_package_is_left_alone() -> None:
    here = make_machine("apt-get", is_root=False)
    assert obtain(here.machine()).path == "/cache/chrome"
    assert all("playwright" in command for command in here.installs())


def test_a_failing_package_leads_on_to_the_download() -> None:
    here = make_machine("apt-get", apt_brings=None)
    assert obtain(here.machine()).path == "/cache/chrome"


def test_a_package_that_does_not_start_leads_on_to_the_download() -> None:
    here = make_machine("apt-get", broken=frozenset({"chromium"}))
    assert obtain(here.machine()).path == "/cache/chrome"


def test_where_none_can_be_had_a_sentence_says_what_was_tried() -> None:
    here = make_machine("apt-get", apt_brings=None, download_brings=None)
    outcome = obtain(here.machine())
    assert outcome.path is None
    assert "chromium` failed: E: no network." in outcome.told
    assert "playwright install chromium` failed" in outcome.told
    assert "Install Chromium" in outcome.told


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"is_root": True}, "There is no apt-get here"),
        ({"programs": {"apt-get"}, "is_root": False}, "by root only"),
    ],
)
def test_the_sentence_says_why_debian_was_not_asked(more: dict[str, object], sentence: str) -> None:
    here = make_machine(download_brings=None, **more)
    assert sentence in obtain(here.machine()).told


def test_looking_installs_nothing() -> None:
    here = make_machine("apt-get")
    assert look(here.machine()) is None
    assert here.installs() == []


@pytest.mark.parametrize(("environment", "code"), [({"CI": "true"}, 1), ({"CI": ""}, 0), ({}, 0)])
def test_a_missing_browser_fails_under_ci_only(environment: dict[str, str], code: int) -> None:
    here, said = make_machine(download_brings=None), list[str]()
    assert main(here.machine(), environment, said.append) == code
    assert is_required(environment) == bool(code)
    assert "looked on the PATH for chromium, " in said[0]


def test_the_path_is_said_where_there_is_one() -> None:
    said = list[str]()
    assert main(make_machine("chromium").machine(), {"CI": "true"}, said.append) == 0
    assert said == ["Browser for the tests: /bin/chromium\n"]


def test_the_browser_is_told_to_ask_nothing_of_other_hosts() -> None:
    assert {"--disable-background-networking", "--disable-sync"} <= set(ARGUMENTS)
