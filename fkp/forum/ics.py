"""Forums as calendar entries (RFC 5545). All moments are in UTC, so no time zone has to be described."""

from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from urllib.parse import urlsplit

from icalendar import Calendar, Event, Parameters, vCalAddress
from icalendar.parser import Contentline

from fkp.forum.kapan import mulai_pada, selesai_pada
from fkp.forum.models import Forum, TahapForum

MIME = "text/calendar"
PRODID = "-//fkp//Forum Konsultasi Publik//ID"


def kalender(forum: Iterable[tuple[Forum, str]], saat: datetime, nama: str) -> bytes:
    """A calendar for everyone: each forum with the address of its page, where people meet, and never the
    address of the meeting on the line: that is for who was invited."""
    hasil = _kepala("PUBLISH")
    hasil.add("x-wr-calname", nama)
    for satu, alamat in forum:
        _tambah(hasil, satu, alamat, saat)
    return bytes(hasil.to_ical())


def undangan(forum: Forum, alamat: str, saat: datetime, dari: str) -> Callable[[str, str], str]:
    """The invitation, or word that it is called off, as a function of who is asked (name, e-mail): written
    once for all, since thousands may be asked. ``dari`` is who asks. The answer is given on our page, so the
    calendar asks for none."""
    batal = forum.tahap == TahapForum.BATAL
    hasil = _kepala("CANCEL" if batal else "REQUEST")
    acara = _tambah(hasil, forum, alamat, saat, forum.tautan)
    if acara is not None:
        pengundang = vCalAddress(f"mailto:{dari}")
        pengundang.params["CN"] = forum.unit.nama
        acara.add("organizer", pengundang)
    awal, akhir, sisa = hasil.to_ical().partition(b"END:VEVENT\r\n")

    def untuk(nama: str, surel: str) -> str:
        tamu = vCalAddress(f"mailto:{surel}")
        ciri = Parameters(
            {"CN": nama, "ROLE": "REQ-PARTICIPANT", "PARTSTAT": "NEEDS-ACTION", "RSVP": "FALSE"}
        )
        baris = Contentline.from_parts("ATTENDEE", ciri, tamu).to_ical() + b"\r\n" if akhir else b""
        return bytes(awal + baris + akhir + sisa).decode()

    return untuk


def _kepala(metode: str) -> Calendar:
    hasil = Calendar()
    hasil.add("prodid", PRODID)
    hasil.add("version", "2.0")
    hasil.add("method", metode)
    return hasil


def _tambah(hasil: Calendar, forum: Forum, alamat: str, saat: datetime, tautan: str = "") -> Event | None:
    """Put the forum into the calendar; None when nobody knows when it is."""
    awal, akhir = mulai_pada(forum), selesai_pada(forum)
    if awal is None or akhir is None or forum.tanggal is None:
        return None
    acara = Event()
    # The host keeps the entries of two installations apart; the code is the same for as long as it lives.
    acara.add("uid", f"forum-{forum.kode}@{urlsplit(alamat).hostname or 'localhost'}")
    acara.add("dtstamp", saat.astimezone(UTC).replace(microsecond=0))
    if forum.mulai is None:
        acara.add("dtstart", forum.tanggal)
    else:
        acara.add("dtstart", awal.astimezone(UTC))
        acara.add("dtend", akhir.astimezone(UTC))
    acara.add("summary", f"Forum Konsultasi Publik: {forum.tema}")
    if di_mana := ", ".join(filter(None, (forum.tempat, tautan))):
        acara.add("location", di_mana)
    acara.add("description", f"{forum.unit.nama}. Agenda dan bahan: {alamat}")
    acara.add("url", alamat)
    acara.add("sequence", forum.versi)
    acara.add("status", "CANCELLED" if forum.tahap == TahapForum.BATAL else "CONFIRMED")
    hasil.add_component(acara)
    return acara
