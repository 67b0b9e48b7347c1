"""The command line: ``python -m bot``. Exits 0 when done, 1 with a sentence, 2 for wrong usage."""

from pathlib import Path
from typing import Annotated, NoReturn

import typer

from bot import logs, opening, practising
from bot.clock import SystemClock
from bot.config import Settings, read_environment, settings_from
from bot.content.load import ContentProblems
from bot.ports import StoreError
from bot.refused import Refused
from storage.audit import AuditBroken
from storage.keys import new_ring
from storage.opening import back_up_sqlite, open_storage
from storage.refused import StorageRefused

_REFUSALS = (AuditBroken, ContentProblems, Refused, StorageRefused)
"""Everything whose ``str()`` is a sentence for the operator."""

_cli = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Peer support in Slack. To try it without Slack: python -m bot practice",
)
_keys = typer.Typer(no_args_is_help=True, help="The keys that seal what people entrust to us.")
_audit = typer.Typer(no_args_is_help=True, help="The trail of what was done, by ids and codes.")
_cli.add_typer(_keys, name="keys")
_cli.add_typer(_audit, name="audit")


@_cli.command()
def run() -> None:
    """Serve the Slack workspace whose tokens are in the environment."""
    settings = _settings(serving=True)
    # Late, like the doctor: a refusal and the small commands need not wait for Bolt.
    from bot import app

    app.run(settings)


@_cli.command()
def practice(
    port: Annotated[int, typer.Option(min=0, max=65535, help="Of the practice page.")] = (
        practising.PORT
    ),
) -> None:
    """Start a small made-up Slack and the bot in it. Nobody real is reached."""
    practising.practise(_settings(), port, typer.echo)


@_cli.command(name="doctor")
def examine() -> None:
    """Check the environment, the content, the keys, the database and the token."""
    from bot import doctor

    findings = doctor.examine_all(read_environment())
    for finding in findings:
        typer.echo(f"{'ok ' if finding.well else 'NOT'} {finding.words}")
    if not all(finding.well for finding in findings):
        raise typer.Exit(1)


@_cli.command()
def migrate() -> None:
    """Bring the database to the schema that this program knows."""
    storage = open_storage(opening.where(_settings()), SystemClock())
    storage.close_now()
    done = storage.migrated
    typer.echo(
        f"The database is at revision {done.after} already."
        if done.before == done.after
        else f"The database is now at revision {done.after}."
    )


@_cli.command()
def simulate() -> None:
    """Try a roster on a bad night, on a virtual clock."""
    _refuse("Simulation is not there yet.")


@_cli.command()
def backup(
    target: Annotated[Path, typer.Argument(help="Where the copy goes.")] = Path(
        "data/peersupport.backup.db"
    ),
) -> None:
    """Copy the SQLite database while the bot runs. Keys and epochs are never in it."""
    back_up_sqlite(opening.where(_settings()), target)
    typer.echo(f"The copy is at {target}. Keep it apart from the keys.")


@_keys.command()
def new() -> None:
    """Make a key ring where the environment says that it belongs."""
    settings = _settings()
    if settings.keys:
        _refuse("PEERSUPPORT_KEYS holds the keys already. Unset it to keep them in a file.")
    ring = new_ring(settings.keys_file)
    typer.echo(f"The key ring {ring.sealing.key_id} is at {settings.keys_file}. Copy it to a safe.")


@_keys.command()
def rotate() -> None:
    """Seal with a new key from now on."""
    _refuse("Rotation is not there yet. Nothing was changed.")


@_audit.command()
def verify() -> None:
    """Check that no row of the audit trail was changed or removed."""
    storage = open_storage(opening.where(_settings()), SystemClock())
    try:
        bound = storage.bound()
        count = bound.store.verify_audit() if bound is not None else 0
    finally:
        storage.close_now()
    typer.echo(f"The audit trail is whole: {count} rows.")


def _settings(*, serving: bool = False) -> Settings:
    settings = settings_from(read_environment(), serving=serving)
    logs.configure(settings.log_level, settings.log_format)
    return settings


def _refuse(sentence: str) -> NoReturn:
    typer.echo(sentence, err=True)
    raise typer.Exit(1)


def main() -> None:
    try:
        _cli()
    except _REFUSALS as error:
        typer.echo(str(error), err=True)
        raise SystemExit(1) from None
    except StoreError:
        typer.echo("The database does not answer. Is it running?", err=True)
        raise SystemExit(1) from None


if __name__ == "__main__":
    main()
