"""Calendars for other programs (RFC 5545)."""

from datetime import UTC, datetime
from urllib.parse import urlsplit

from icalendar import Calendar, Event

MIME = "text/calendar"
PRODID = "-//fkp//Forum Konsultasi Publik//ID"


def kepala(metode: str, nama: str = "") -> Calendar:
    """An empty calendar; ``nama`` is how programs that subscribe to it call it."""
    hasil = Calendar()
    hasil.add("prodid", PRODID)
    hasil.add("version", "2.0")
    hasil.add("method", metode)
    if nama:
        hasil.add("x-wr-calname", nama)
    return hasil


def acara(kunci: str, alamat: str, saat: datetime, versi: int) -> Event:
    """An entry without its day. ``kunci`` is the same for as long as the entry lives, and the host of
    ``alamat``, where to read more, keeps the entries of two installations apart; words in its place are no
    address. ``versi`` grows with each change, so that a program takes the newer."""
    hasil, host = Event(), urlsplit(alamat).hostname
    hasil.add("uid", f"{kunci}@{host or 'localhost'}")
    hasil.add("dtstamp", saat.astimezone(UTC).replace(microsecond=0))
    hasil.add("sequence", versi)
    if host:
        hasil.add("url", alamat)
    return hasil
