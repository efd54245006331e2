"""What belongs into the pack of each indicator."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from fkp.forum.models import Forum
from fkp.penilaian.fakta import FaktaRencana, Jenis, Rujukan
from fkp.penilaian.fakta_perubahan import standar_diubah
from fkp.penilaian.models import BuktiDukung
from fkp.penilaian.nilai import NilaiUnit
from fkp.penilaian.paket.forum import butir_dukung, butir_forum, folder_forum
from fkp.penilaian.paket.isi import IsiPaket, pdf, tiada
from fkp.penilaian.paket.janji import bukti_janji, laporan_rencana, rencana_tahun
from fkp.penilaian.paket.skm import butir_laporan, butir_publikasi
from fkp.penilaian.paket.standar import butir_perubahan, butir_standar, butir_tinjauan
from fkp.tindak_lanjut.models import TindakLanjut


@dataclass(frozen=True)
class Permintaan:
    """A pack: whose scores, of which indicator, the lines of the letterhead, and the public origin."""

    nilai: NilaiUnit
    kunci: str
    kop: tuple[str, ...]
    alamat: str

    @property
    def saat(self) -> datetime:
        """The moment that the pack speaks of: the same day gives the same bytes."""
        fakta = self.nilai.fakta
        return datetime.combine(fakta.hari, time(), ZoneInfo(fakta.unit.zona))


def isi_paket(db: Session, minta: Permintaan) -> IsiPaket:
    """The files and what is missing, one after the other."""
    return _ISI[minta.kunci](db, minta)


def _standar(db: Session, minta: Permintaan) -> IsiPaket:
    fakta = minta.nilai.fakta
    yield from butir_standar(db, fakta.unit, minta.kop, fakta.standar, minta.saat)
    pelibatan = [r for satu in fakta.standar.layanan for r in satu.pelibatan]
    for forum in _forum(db, pelibatan):
        yield from butir_forum(db, forum, minta.alamat, ("berita-acara", "daftar-hadir"), lengkap=False)
    nomor = {r.id for satu in fakta.standar.layanan for r in satu.monev}
    bukti = db.scalars(select(BuktiDukung).where(BuktiDukung.id.in_(nomor)).order_by(BuktiDukung.id))
    yield from butir_dukung(db, bukti.all(), "monev")


def _pelibatan(db: Session, minta: Permintaan) -> IsiPaket:
    standar = minta.nilai.fakta.standar
    if not standar.forum:
        yield tiada(
            "forum", "Berita acara, daftar hadir, notulen, foto", "belum ada berita acara bersegel tahun ini"
        )
    diubah = standar_diubah(db, [minta.nilai.unit.id])
    for forum in _forum(db, [satu.rujukan for satu in standar.forum]):
        yield from butir_forum(db, forum, minta.alamat)
        yield from butir_perubahan(db, minta.kop, diubah.get(forum.id, ()), folder_forum(forum))
    for satu in standar.arsip:
        yield tiada(
            f"arsip {satu.nama}", "Forum dari arsip", "tanpa berita acara bersegel, jadi tidak dihitung"
        )


def _tinjauan(db: Session, minta: Permintaan) -> IsiPaket:
    fakta = minta.nilai.fakta
    yield from butir_standar(db, fakta.unit, minta.kop, fakta.standar, minta.saat)
    yield from butir_tinjauan(fakta.unit, minta.kop, fakta.standar, minta.saat)
    berforum = {r for satu in fakta.standar.layanan for r in satu.tinjauan if r.jenis is Jenis.FORUM}
    for forum in _forum(db, berforum):
        yield from butir_forum(db, forum, minta.alamat)
    for satu in fakta.standar.layanan:
        if satu.ditinjau is None:
            yield tiada(f"tinjauan {satu.keadaan.nama}", "Peninjauan standar", "belum pernah ditinjau")
        elif not any(r.jenis is Jenis.FORUM and r.hari == satu.ditinjau for r in satu.tinjauan):
            yield tiada(
                f"tinjauan {satu.keadaan.nama}",
                f"Berita acara peninjauan {satu.ditinjau.isoformat()}",
                "tanggalnya tercatat pada standar, bukan dari berita acara forum peninjauan",
            )


def _skm(db: Session, minta: Permintaan) -> IsiPaket:
    fakta = minta.nilai.fakta
    yield from butir_laporan(db, fakta.skm.survei, minta.alamat, publikasi=True)
    yield from butir_publikasi(db, fakta.unit, minta.kop, fakta.skm, minta.alamat, minta.saat)
    if minta.kunci == "6":
        yield from _rencana(db, minta, rencana_tahun(db, fakta.skm))


def _tahun_lalu(db: Session, minta: Permintaan) -> IsiPaket:
    rencana = minta.nilai.fakta.rencana
    yield from butir_laporan(db, rencana.laporan, minta.alamat, publikasi=False)
    yield from _rencana(db, minta, rencana)


def _rencana(db: Session, minta: Permintaan, rencana: FaktaRencana) -> IsiPaket:
    if not rencana.baris:
        yield tiada("tindak-lanjut/rencana.pdf", "Rencana dan pelaksanaannya", "belum ada baris rencana")
        return
    janji = _janji(db, [satu.rujukan for satu in rencana.baris])
    yield pdf(
        "tindak-lanjut/rencana.pdf",
        "Rencana tindak lanjut, pelaksanaannya, dan lamanya",
        lambda: laporan_rencana(minta.nilai.unit, minta.kop, rencana, janji, minta.saat),
    )
    yield from bukti_janji(db, janji, "tindak-lanjut")


def _forum(db: Session, rujukan: Iterable[Rujukan]) -> list[Forum]:
    nomor = {satu.id for satu in rujukan if satu.jenis is Jenis.FORUM}
    return list(db.scalars(select(Forum).where(Forum.id.in_(nomor)).order_by(Forum.tanggal, Forum.id)))


def _janji(db: Session, rujukan: Iterable[Rujukan]) -> list[TindakLanjut]:
    nomor = {satu.id for satu in rujukan}
    return list(db.scalars(select(TindakLanjut).where(TindakLanjut.id.in_(nomor)).order_by(TindakLanjut.id)))


_ISI = {
    "1": _standar,
    "2": _pelibatan,
    "4": _tinjauan,
    "6": _skm,
    "7": _skm,
    "8": _tahun_lalu,
    "9": _tahun_lalu,
}
