"""Promises that wait for someone: late, or due within two weeks."""

from datetime import datetime

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from sqlalchemy.orm import Session

from fkp.akun.models import Akun, Peran
from fkp.clock import setempat
from fkp.formats import tanggal
from fkp.halaman.tugas import Tugas, jalur_peran
from fkp.izin.rules import Izin, cakupan
from fkp.tindak_lanjut.models import TindakLanjut
from fkp.tindak_lanjut.queries import Keadaan, count_terlambat, mendesak, terlambat

SATU_PER_SATU = 2
"""So many are tasks of their own; more are one task, or they would push everything else off the page."""


def tugas_janji(db: Session, akun: Akun, saat: datetime) -> list[Tugas]:
    """What is late and what is due soon in the units for which ``akun`` answers, and for a pembina how much
    is late in all, at ``saat`` on the wall clock of this person."""
    telat: list[TindakLanjut] = []
    segera: list[TindakLanjut] = []
    for row in mendesak(db, cakupan(akun, Izin.KELOLA_TINDAK_LANJUT), saat):
        hari = setempat(saat, row.unit.zona).date()
        (telat if terlambat(row, hari) else segera).append(row)
    tugas = _banyak_telat(telat) if len(telat) > SATU_PER_SATU else [_telat(row) for row in telat]
    tugas += _banyak_segera(segera) if len(segera) > SATU_PER_SATU else [_segera(row) for row in segera]
    return tugas + _pembina(db, akun, saat)


def _telat(row: TindakLanjut) -> Tugas:
    return Tugas(
        row.tenggat,
        True,
        _("Lewat waktu: %(kegiatan)s", kegiatan=_ringkas(row.kegiatan)),
        _("Tenggatnya %(hari)s. Catat kemajuannya, atau beri tenggat baru.", hari=tanggal(row.tenggat)),
        _("Catat kemajuan"),
        url_for("tindak_lanjut.lihat", tindak_lanjut_id=row.id),
        row.unit.nama_pendek,
    )


def _segera(row: TindakLanjut) -> Tugas:
    return Tugas(
        row.tenggat,
        False,
        _("Jatuh tempo: %(kegiatan)s", kegiatan=_ringkas(row.kegiatan)),
        _("Keluarannya: %(keluaran)s", keluaran=_ringkas(row.keluaran)),
        _("Catat kemajuan"),
        url_for("tindak_lanjut.lihat", tindak_lanjut_id=row.id),
        row.unit.nama_pendek,
    )


def _banyak_telat(baris: list[TindakLanjut]) -> list[Tugas]:
    n = len(baris)
    return [
        Tugas(
            baris[0].tenggat,
            True,
            ngettext("%(num)s tindak lanjut lewat waktu", "%(num)s tindak lanjut lewat waktu", n),
            _("Yang terlama: %(kegiatan)s.", kegiatan=_pertama(baris)),
            _("Lihat daftarnya"),
            _daftar(Keadaan.LEWAT),
        )
    ]


def _banyak_segera(baris: list[TindakLanjut]) -> list[Tugas]:
    n = len(baris)
    return [
        Tugas(
            baris[0].tenggat,
            False,
            ngettext(
                "%(num)s tindak lanjut jatuh tempo dalam 14 hari",
                "%(num)s tindak lanjut jatuh tempo dalam 14 hari",
                n,
            ),
            _("Yang terdekat: %(kegiatan)s.", kegiatan=_pertama(baris)),
            _("Lihat daftarnya"),
            _daftar(Keadaan.SEGERA),
        )
    ]


def _pembina(db: Session, akun: Akun, saat: datetime) -> list[Tugas]:
    nodes = jalur_peran(akun, Peran.PEMBINA)
    n, unit = count_terlambat(db, nodes, saat) if nodes else (0, 0)
    if not n:
        return []
    return [
        Tugas(
            saat.date(),
            False,
            ngettext("%(num)s tindak lanjut lewat waktu", "%(num)s tindak lanjut lewat waktu", n),
            ngettext("Di %(num)s unit.", "Di %(num)s unit.", unit),
            _("Lihat daftarnya"),
            _daftar(Keadaan.LEWAT),
        )
    ]


def _pertama(baris: list[TindakLanjut]) -> str:
    """The first of them; where they are of several units, with its own."""
    apa = _ringkas(baris[0].kegiatan)
    return apa if len({row.unit_id for row in baris}) == 1 else f"{apa}, {baris[0].unit.nama_pendek}"


def _ringkas(teks: str) -> str:
    satu = " ".join(teks.split())
    return satu if len(satu) <= 90 else f"{satu[:89].rstrip()}…"


def _daftar(keadaan: Keadaan) -> str:
    return url_for("tindak_lanjut.daftar", keadaan=keadaan.value)
