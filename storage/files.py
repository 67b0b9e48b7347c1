"""Small secret files: the only home of their permissions, and of making them durable."""

import os
import secrets
import stat
from pathlib import Path

from storage.refused import LoosePermissions

_OTHERS = stat.S_IRWXG | stat.S_IRWXO


def write_new(path: Path, data: bytes) -> bool:
    """Makes ``path`` with mode 600, whole and durable; False when it exists, which is kept.

    Two processes may try at once: one wins, and neither ever reads half a file.
    """
    make_private_directory(path.parent)
    draft = path.with_name(f".{path.name}.{secrets.token_hex(6)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        try:
            os.link(draft, path)
        except FileExistsError:
            return False
    finally:
        draft.unlink()
    sync_directory(path.parent)
    return True


def read_private(path: Path) -> bytes:
    """The bytes of ``path``; refused when group or others may touch it."""
    with path.open("rb") as file:
        refuse_loose(path, os.fstat(file.fileno()).st_mode)
        return file.read()


def refuse_loose(path: Path, mode: int) -> None:
    if mode & _OTHERS:
        raise LoosePermissions(
            f"{path} can be read by other accounts. Run: chmod 600 {path} (and ask who read it)."
        )


def make_private_directory(path: Path) -> None:
    """Makes ``path`` for us alone; one that exists is left as it is."""
    if not path.is_dir():
        path.mkdir(mode=0o700, parents=True, exist_ok=True)


def sync_directory(path: Path) -> None:
    """A new name is durable only once its directory is."""
    descriptor = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
