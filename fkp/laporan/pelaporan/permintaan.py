"""Which report is asked for: a node, or all that one may see, and a year, a semester or a quarter."""

from collections.abc import Mapping
from dataclasses import dataclass

from flask import abort
from flask_babel import gettext as _
from sqlalchemy.orm import Session

from fkp.db import nomor
from fkp.laporan.rekap.pilihan import PilihanSalah, baca_kalender, pilihan_periode
from fkp.laporan.templat.queries import nama_tempat
from fkp.skm.models import Periode
from fkp.skm.periode import Kalender
from fkp.unit.queries import find_instansi

JENIS = (Periode.TAHUN, Periode.SEMESTER, Periode.TRIWULAN)


@dataclass(frozen=True, slots=True)
class Permintaan:
    """The report of every unit under ``nodes`` (paths) in a period. ``instansi_id`` is None for all that one
    may see."""

    nodes: tuple[str, ...]
    nama: str
    instansi_id: int | None
    kalender: Kalender

    @property
    def alamat(self) -> dict[str, str]:
        """The same as parts of an address."""
        isi = {
            "periode": f"{self.kalender.jenis.value}-{self.kalender.ke}",
            "tahun": str(self.kalender.tahun),
        }
        return isi | ({"instansi": str(self.instansi_id)} if self.instansi_id else {})


def baca_permintaan(
    db: Session, args: Mapping[str, str], cakupan: tuple[str, ...], kalender: Kalender
) -> Permintaan:
    """The node that is asked for, everything in scope when none is; 404 when it is not in scope."""
    if not (teks := args.get("instansi")):
        puncak = _puncak(cakupan)
        nama = nama_tempat(db, puncak[0]) if len(puncak) == 1 else str(_("Semua unit dalam cakupan"))
        return Permintaan(puncak, nama, None, kalender)
    try:
        instansi = find_instansi(db, nomor(teks), cakupan) or abort(404)
    except ValueError:
        abort(404)
    return Permintaan((instansi.jalur,), instansi.nama, instansi.id, kalender)


def baca_periode(args: Mapping[str, str], baku: Kalender) -> Kalender:
    """The period that is asked for, ``baku`` when none is. Raises PilihanSalah."""
    kalender = baca_kalender(args, baku)
    if kalender.jenis not in JENIS:
        raise PilihanSalah(_("Pilih periode dari daftar."))
    return kalender


def periode_terpilih() -> list[tuple[str, list[tuple[str, str]]]]:
    """Kinds of period with the values and names of theirs, the year first."""
    semua = {Periode(isi[0][0].partition("-")[0]): (nama, isi) for nama, isi in pilihan_periode()}
    return [semua[jenis] for jenis in JENIS]


def _puncak(cakupan: tuple[str, ...]) -> tuple[str, ...]:
    """The nodes without those that lie under another of them."""
    return tuple(j for j in cakupan if not any(j != lain and j.startswith(lain) for lain in cakupan))
