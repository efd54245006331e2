"""The only clock. Everything that needs the time asks here, so that time can be held still."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

_held: datetime | None = None

# The three zones of Indonesia, from west to east, by the name people use.
ZONA = {"Asia/Jakarta": "WIB", "Asia/Makassar": "WITA", "Asia/Jayapura": "WIT"}
ZONA_BERSAMA = "Asia/Jakarta"
"""Whose calendar says which day and year it is where units of several zones are shown together."""


def now() -> datetime:
    """The present moment, timezone-aware, in UTC."""
    return _held or datetime.now(UTC)


@contextmanager
def hold(waktu: datetime) -> Iterator[None]:
    """Let time stand still at ``waktu`` (timezone-aware) inside the block; for the demo and for tests."""
    global _held
    before, _held = _held, waktu.astimezone(UTC)
    try:
        yield
    finally:
        _held = before


def setempat(waktu: datetime, zona: str) -> datetime:
    """The same moment on the wall clock of a unit; ``zona`` is an IANA name such as Asia/Makassar."""
    return waktu.astimezone(ZoneInfo(zona))
