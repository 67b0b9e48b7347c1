"""The only place that looks for a browser, and ``python -m tests.browser.finding`` installs one.

The order: one that is installed, else Debian's package when we may, else Playwright's own download.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import sync_playwright

NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "microsoft-edge",
    "microsoft-edge-stable",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
ARGUMENTS = (
    # The sandbox refuses to run as root, as containers do; only our own page is ever opened.
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
"""With these the browser starts, and asks nothing of any host but ours."""

ADVICE = (
    "Install Chromium, Chrome or Edge so that it is on the PATH, or run "
    "`python -m tests.browser.finding` as root on Debian, or with a network anywhere."
)
_STARTS_SECONDS = 30.0
_LISTS_SECONDS = 120.0
_INSTALLS_SECONDS = 300.0
# A bare machine has no font, and without one a page has no words to measure.
_PACKAGES = ("chromium", "fonts-dejavu-core")
_DEBIAN = (
    (("apt-get", "update"), _LISTS_SECONDS),
    (("apt-get", "install", "-y", "--no-install-recommends", *_PACKAGES), _INSTALLS_SECONDS),
)
_DOWNLOAD = (sys.executable, "-m", "playwright", "install", "chromium")


@dataclass(frozen=True, slots=True)
class Ran:
    well: bool
    output: str


@dataclass(frozen=True, slots=True)
class Machine:
    """What the finder may ask of the machine it stands on."""

    which: Callable[[str], str | None]
    downloaded: Callable[[], str | None]
    """Where Playwright keeps its own browser, if it is there."""
    run: Callable[[Sequence[str], float], Ran]
    """A command and its limit in seconds."""
    is_root: bool


@dataclass(frozen=True, slots=True)
class Outcome:
    path: str | None
    told: str
    """What was tried, where nothing was found."""


def look(machine: Machine) -> str | None:
    """The first browser that is there and starts; nothing is installed."""
    for name in NAMES:
        path = machine.which(name)
        # Ubuntu puts a script of that name there which only asks for a snap.
        if path is not None and machine.run((path, "--version"), _STARTS_SECONDS).well:
            return path
    path = machine.downloaded()
    if path is not None and machine.run((path, "--version"), _STARTS_SECONDS).well:
        return path
    return None


def obtain(machine: Machine) -> Outcome:
    """A browser, installed where it must be and may be; else what was tried, in sentences."""
    path = look(machine)
    tried = [f"No browser is installed: looked on the PATH for {', '.join(NAMES[:-1])}."]
    for install in (_from_debian, _from_playwright):
        if path is not None:
            break
        tried.append(install(machine))
        path = look(machine)
    return Outcome(path, "" if path else " ".join([*tried, ADVICE]))


def _from_debian(machine: Machine) -> str:
    if machine.which("apt-get") is None:
        return "There is no apt-get here, so Debian's package cannot be had."
    if not machine.is_root:
        return "Debian's package can be installed by root only."
    for command, seconds in _DEBIAN:
        ran = machine.run(command, seconds)
        if not ran.well:
            return _failed(command, ran)
    return "Debian's package is installed, but does not start."


def _from_playwright(machine: Machine) -> str:
    ran = machine.run(_DOWNLOAD, _INSTALLS_SECONDS)
    if not ran.well:
        return _failed(_DOWNLOAD, ran)
    return "Playwright's own browser is there, but does not start: libraries may be missing."


def _failed(command: Sequence[str], ran: Ran) -> str:
    lines = [line.strip() for line in ran.output.splitlines() if line.strip()]
    complaints = [line for line in lines if line.startswith(("E: ", "Error: "))]
    said = [*lines[-1:], *complaints[-1:]] or ["it said nothing"]
    return f"`{' '.join(command)}` failed: {said[-1].rstrip('.')}."


def this_machine() -> Machine:
    """Not inside a running event loop: Playwright is asked the synchronous way."""
    return Machine(which=shutil.which, downloaded=_downloaded, run=_run, is_root=os.geteuid() == 0)


def _downloaded() -> str | None:
    with sync_playwright() as playwright:
        path = Path(playwright.chromium.executable_path)
    return str(path) if path.exists() else None


def _run(command: Sequence[str], seconds: float) -> Ran:
    try:
        done = subprocess.run(  # noqa: S603 - the commands above and browsers found, no shell
            list(command),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=seconds,
            env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
            check=False,
        )
    except subprocess.TimeoutExpired:
        return Ran(False, f"no end after {seconds:.0f} seconds")
    except OSError as refused:
        return Ran(False, str(refused))
    return Ran(done.returncode == 0, done.stdout.decode("utf-8", "replace"))


def is_required(environment: Mapping[str, str]) -> bool:
    """Where a missing browser is a failure: CI must never skip the page."""
    return environment.get("CI") == "true"


def main(machine: Machine, environment: Mapping[str, str], say: Callable[[str], object]) -> int:
    """The exit code; one line is said: the browser, or why there is none."""
    found = obtain(machine)
    if found.path is not None:
        say(f"Browser for the tests: {found.path}\n")
        return 0
    required = is_required(environment)
    end = "CI needs one." if required else "The tests in a browser are skipped."
    say(f"{found.told} {end}\n")
    return 1 if required else 0


if __name__ == "__main__":
    sys.exit(main(this_machine(), os.environ, sys.stdout.write))
