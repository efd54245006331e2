"""Forums as calendar entries (RFC 5545). All moments are in UTC, so no time zone has to be described."""

from collections.abc import Callable, Iterable
from datetime import UTC, datetime

from icalendar import Calendar, Event, Parameters, vCalAddress
from icalendar.parser import Contentline

from fkp.forum.kapan import mulai_pada, selesai_pada
from fkp.forum.models import Forum, TahapForum
from fkp.ics import acara, kepala
from fkp.identitas import samarkan


def kalender(forum: Iterable[tuple[Forum, str]], saat: datetime, nama: str) -> bytes:
    """A calendar for everyone: each forum with the address of its page, where people meet, and never the
    address of the meeting on the line: that is for who was invited."""
    hasil = kepala("PUBLISH", nama)
    for satu, alamat in forum:
        _tambah(hasil, satu, alamat, saat)
    return bytes(hasil.to_ical())


def undangan(forum: Forum, alamat: str, saat: datetime, dari: str) -> Callable[[str, str], str]:
    """The invitation, or word that it is called off, as a function of who is asked (name, e-mail): written
    once for all, since thousands may be asked. ``dari`` is who asks. The answer is given on our page, so the
    calendar asks for none."""
    batal = forum.tahap == TahapForum.BATAL
    hasil = kepala("CANCEL" if batal else "REQUEST")
    entri = _tambah(hasil, forum, alamat, saat, forum.tautan)
    if entri is not None:
        pengundang = vCalAddress(f"mailto:{dari}")
        pengundang.params["CN"] = forum.unit.nama
        entri.add("organizer", pengundang)
    awal, akhir, sisa = hasil.to_ical().partition(b"END:VEVENT\r\n")

    def untuk(nama: str, surel: str) -> str:
        tamu = vCalAddress(f"mailto:{surel}")
        ciri = Parameters(
            {"CN": nama, "ROLE": "REQ-PARTICIPANT", "PARTSTAT": "NEEDS-ACTION", "RSVP": "FALSE"}
        )
        baris = Contentline.from_parts("ATTENDEE", ciri, tamu).to_ical() + b"\r\n" if akhir else b""
        return bytes(awal + baris + akhir + sisa).decode()

    return untuk


def _tambah(hasil: Calendar, forum: Forum, alamat: str, saat: datetime, tautan: str = "") -> Event | None:
    """Put the forum into the calendar; None when nobody knows when it is."""
    awal, akhir = mulai_pada(forum), selesai_pada(forum)
    if awal is None or akhir is None or forum.tanggal is None:
        return None
    satu = acara(f"forum-{forum.kode}", alamat, saat, forum.versi)
    if forum.mulai is None:
        satu.add("dtstart", forum.tanggal)
    else:
        satu.add("dtstart", awal.astimezone(UTC))
        satu.add("dtend", akhir.astimezone(UTC))
    satu.add("summary", f"Forum Konsultasi Publik: {samarkan(forum.tema)}")
    if di_mana := ", ".join(filter(None, (samarkan(forum.tempat), tautan))):
        satu.add("location", di_mana)
    satu.add("description", f"{forum.unit.nama}. Agenda dan bahan: {alamat}")
    satu.add("status", "CANCELLED" if forum.tahap == TahapForum.BATAL else "CONFIRMED")
    hasil.add_component(satu)
    return satu
