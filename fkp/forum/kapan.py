"""When a forum is: its moments in UTC and in words, on the wall clock of its unit."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from flask_babel import gettext as _

from fkp.clock import ZONA
from fkp.formats import berbahasa_jam, tanggal_hari
from fkp.forum.models import Forum

LAMA_BAKU = timedelta(hours=3)
"""How long a forum is taken to last in a calendar when nobody said when it ends."""


def mulai_pada(forum: Forum) -> datetime | None:
    """The moment at which it begins, timezone-aware; None without a date. Without an hour, midnight."""
    return _pada(forum, forum.mulai or time())


def selesai_pada(forum: Forum) -> datetime | None:
    """The moment at which it ends; without an hour three hours after it began."""
    if forum.selesai is not None:
        return _pada(forum, forum.selesai)
    awal = mulai_pada(forum)
    return awal + LAMA_BAKU if awal and forum.mulai else awal


def tahun_of(forum: Forum) -> int | None:
    """The year it belongs to; None for an archive without a date."""
    return forum.tanggal.year if forum.tanggal else None


def jam(pukul: time) -> str:
    """09.00, as people write it here; 09:00 in English."""
    return berbahasa_jam(pukul)


def kapan_forum(forum: Forum) -> str:
    """ "Selasa, 20 Oktober 2026, pukul 09.00 sampai 12.00 WIB"; says so when the date is not known."""
    if forum.tanggal is None:
        return str(_("tanggal belum ada"))
    hari = tanggal_hari(forum.tanggal)
    if forum.mulai is None:
        return hari
    zona = ZONA.get(forum.unit.zona, forum.unit.zona)
    if forum.selesai is None:
        return str(_("%(hari)s, pukul %(jam)s %(zona)s", hari=hari, jam=jam(forum.mulai), zona=zona))
    return str(
        _(
            "%(hari)s, pukul %(jam)s sampai %(akhir)s %(zona)s",
            hari=hari,
            jam=jam(forum.mulai),
            akhir=jam(forum.selesai),
            zona=zona,
        )
    )


def nama_hari(hari: date) -> str:
    """Senin, Selasa, ... of a date, always in Indonesian: documents need it whatever the page speaks."""
    return ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")[hari.weekday()]


def _pada(forum: Forum, pukul: time) -> datetime | None:
    if forum.tanggal is None:
        return None
    return datetime.combine(forum.tanggal, pukul, ZoneInfo(forum.unit.zona))
