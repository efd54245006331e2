"""The reviews of a standard as its pages show them: on which day, in which forum, by which office."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from flask_babel import gettext as _

from fkp.akun.models import Peran
from fkp.clock import setempat
from fkp.formats import tanggal
from fkp.standar.models import CaraTinjauan, TinjauanStandar
from fkp.standar.peninjau import ForumPeninjau
from fkp.standar.queries import Jajaran
from fkp.unit.models import Unit


@dataclass(frozen=True)
class BarisTinjauan:
    """One review for staff: ``pencatat`` says which office recorded it and when, never who; ``tetap`` when a
    sealed berita acara tells of it, so that it is not taken back."""

    id: int
    hari: date
    revisi: int
    forum: ForumPeninjau | None
    catatan: str
    pencatat: str
    tetap: bool


@dataclass(frozen=True)
class HariTinjauan:
    """One day of review for everyone."""

    hari: date
    forum: ForumPeninjau | None


def riwayat_tinjauan(jajaran: Jajaran, forum: Iterable[ForumPeninjau], unit: Unit) -> list[BarisTinjauan]:
    """Every review of what is, or was, in force, the newest first."""
    per = {satu.id: satu for satu in forum}
    return [
        BarisTinjauan(
            id=row.id,
            hari=row.hari,
            revisi=row.standar.revisi,
            forum=per.get(row.forum_id or 0),
            catatan=row.catatan,
            pencatat=_pencatat(row, unit),
            tetap=row.cara == CaraTinjauan.FORUM,
        )
        for row in jajaran.tinjauan
    ]


def riwayat_umum(jajaran: Jajaran, forum: Iterable[ForumPeninjau]) -> list[HariTinjauan]:
    """The days of review, the newest first, each once, with its forum when everyone may know of that."""
    per = {satu.id: satu for satu in forum if satu.umum}
    semua: dict[date, ForumPeninjau | None] = {}
    for row in jajaran.tinjauan:
        semua[row.hari] = semua.get(row.hari) or per.get(row.forum_id or 0)
    return [HariTinjauan(hari, satu) for hari, satu in semua.items()]


def _pencatat(row: TinjauanStandar, unit: Unit) -> str:
    hari = tanggal(setempat(row.waktu, unit.zona).date())
    if row.peran == Peran.PIMPINAN:
        return str(_("Dicatat pimpinan %(unit)s, %(hari)s", unit=unit.nama, hari=hari))
    if row.peran == Peran.PETUGAS:
        return str(_("Dicatat petugas %(unit)s, %(hari)s", unit=unit.nama, hari=hari))
    return str(_("Dicatat %(unit)s, %(hari)s", unit=unit.nama, hari=hari))
