"""When a forum is: its moments in UTC and in words, on the wall clock of its unit."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from flask_babel import gettext as _

from fkp.clock import ZONA, setempat
from fkp.formats import berbahasa_jam, tanggal_hari
from fkp.forum.models import AgendaForum, Forum

LAMA_BAKU = timedelta(hours=3)
"""How long a forum is taken to last in a calendar when nobody said when it ends."""
HARI = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")


def mulai_pada(forum: Forum) -> datetime | None:
    """The moment at which it begins, timezone-aware; None without a date. Without an hour, midnight."""
    return _pada(forum, forum.mulai or time())


def selesai_pada(forum: Forum) -> datetime | None:
    """The moment at which it ends; without an hour three hours after it began."""
    if forum.selesai is not None:
        return _pada(forum, forum.selesai)
    awal = mulai_pada(forum)
    return awal + LAMA_BAKU if awal and forum.mulai else awal


def kapan_forum(forum: Forum) -> str:
    """ "Selasa, 20 Oktober 2026, pukul 09.00 sampai 12.00 WIB"; says so when the date is not known."""
    if forum.tanggal is None:
        return str(_("tanggal belum ada"))
    hari = tanggal_hari(forum.tanggal)
    if forum.mulai is None:
        return hari
    zona, mulai = ZONA.get(forum.unit.zona, forum.unit.zona), berbahasa_jam(forum.mulai)
    if forum.selesai is None:
        return str(_("%(hari)s, pukul %(jam)s %(zona)s", hari=hari, jam=mulai, zona=zona))
    return str(
        _(
            "%(hari)s, pukul %(jam)s sampai %(akhir)s %(zona)s",
            hari=hari,
            jam=mulai,
            akhir=berbahasa_jam(forum.selesai),
            zona=zona,
        )
    )


def agenda_kini(forum: Forum, saat: datetime) -> AgendaForum | None:
    """The point of the agenda that the clock is at; None on another day and outside the points."""
    kini = setempat(saat, forum.unit.zona)
    if forum.tanggal != kini.date():
        return None
    sampai = [*(satu.mulai for satu in forum.agenda[1:]), forum.selesai]
    for satu, berikut in zip(forum.agenda, sampai, strict=False):
        akhir = satu.selesai or berikut
        if satu.mulai <= kini.time() and (akhir is None or kini.time() < akhir):
            return satu
    return None


def nama_hari(hari: date) -> str:
    """Senin, Selasa, ... of a date, always in Indonesian: documents need it whatever the page speaks."""
    return HARI[hari.weekday()]


def _pada(forum: Forum, pukul: time) -> datetime | None:
    if forum.tanggal is None:
        return None
    return datetime.combine(forum.tanggal, pukul, ZoneInfo(forum.unit.zona))
