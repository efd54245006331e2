"""What a unit could talk about now, read from its promises, its surveys and its standards."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from flask_babel import force_locale
from sqlalchemy import select
from sqlalchemy.orm import Session

from fkp.formats import angka
from fkp.forum.janji_lalu import janji_terbuka
from fkp.forum.persiapan import saran_tema
from fkp.forum.persiapan.saran_tema import Awalan, JanjiTerbuka, LayananTinjau, UnsurDiadukan, UnsurLemah
from fkp.pengaduan.queries import terbanyak
from fkp.skm.hasil.bahan import bahan_of
from fkp.skm.hasil.saran import Saran, saran_unsur
from fkp.skm.models import TERSEGEL, Survei
from fkp.skm.periode import nama_periode
from fkp.standar.queries import jajaran_of, perlu_ditinjau
from fkp.tindak_lanjut.tampil import BarisTampil
from fkp.unit.models import Unit
from surveys.unsur import UNSUR

KUTIPAN = 3


@dataclass(frozen=True)
class UnsurTawaran:
    """A weak unsur with what those wrote who gave it 1 or 2."""

    lemah: UnsurLemah
    jumlah: int
    kutipan: list[Saran]


@dataclass(frozen=True)
class BahanTema:
    """Everything that suggests a theme: open promises first, then the newest sealed survey with its lowest
    unsur, then what people complained of most, then the layanan whose standard is due."""

    janji: list[BarisTampil]
    survei: Survei | None
    unsur: list[UnsurTawaran]
    standar: list[LayananTinjau]
    pengaduan: list[UnsurDiadukan]

    @property
    def ada(self) -> bool:
        """Whether anything suggests a theme."""
        return bool(self.janji or self.unsur or self.standar or self.pengaduan)


@dataclass(frozen=True)
class Permintaan:
    """What the address asks a new forum to start from; empty parts ask for nothing."""

    survei_id: int | None = None
    unsur: tuple[str, ...] = ()
    janji: tuple[int, ...] = ()
    standar: int | None = None
    pengaduan: tuple[str, ...] = ()


def bahan_tema(db: Session, unit: Unit, saat: datetime) -> BahanTema:
    """What suggests itself to this unit now."""
    survei = _survei_tersegel(db, unit.id)
    return BahanTema(
        janji=janji_terbuka(db, unit.id, saat),
        survei=survei,
        unsur=_unsur(db, survei) if survei else [],
        standar=_standar(db, unit, saat),
        pengaduan=_pengaduan(db, unit, saat)[: saran_tema.TERENDAH],
    )


def awalan(db: Session, unit: Unit, minta: Permintaan, saat: datetime) -> Awalan | None:
    """What the form starts from as asked; None when nothing was asked for, or nothing of this unit."""
    with force_locale("id"):
        if minta.janji:
            return _awalan_janji(db, unit, minta.janji, saat)
        if minta.standar is not None:
            pas = [satu for satu in _standar_semua(db, unit) if satu.id == minta.standar]
            return saran_tema.awalan_standar(pas[0]) if pas else None
        if minta.pengaduan:
            semua_aduan = _pengaduan(db, unit, saat)
            diadukan = [satu for satu in semua_aduan if satu.kunci in minta.pengaduan]
            return saran_tema.awalan_pengaduan(diadukan) if diadukan else None
        survei = db.get(Survei, minta.survei_id) if minta.survei_id else None
        if survei is None or survei.unit_id != unit.id:
            return None
        bahan = bahan_of(db, survei, saat)
        semua = {satu.kunci: satu for satu in bahan.hasil.unsur} if bahan else {}
        dipilih = [
            UnsurLemah(satu.kunci, satu.nama, angka(satu.ikm), satu.mutu or "")
            for satu in (semua[kunci] for kunci in dict.fromkeys(minta.unsur) if kunci in semua)
        ]
        periode = nama_periode(survei.periode, survei.mulai, survei.akhir)
        return saran_tema.awalan_survei(survei.id, periode, dipilih)


def _survei_tersegel(db: Session, unit_id: int) -> Survei | None:
    cari = select(Survei).where(Survei.unit_id == unit_id, Survei.tahap.in_(TERSEGEL))
    return db.scalar(cari.order_by(Survei.akhir.desc(), Survei.id.desc()).limit(1))


def _unsur(db: Session, survei: Survei) -> list[UnsurTawaran]:
    bahan = bahan_of(db, survei)
    if bahan is None:
        return []
    tawaran = []
    for satu in bahan.hasil.terendah(saran_tema.TERENDAH):
        jumlah, kutipan = saran_unsur(db, survei, satu.kunci, KUTIPAN)
        lemah = UnsurLemah(satu.kunci, satu.nama, angka(satu.ikm), satu.mutu or "")
        tawaran.append(UnsurTawaran(lemah, jumlah, kutipan))
    return tawaran


def _pengaduan(db: Session, unit: Unit, saat: datetime) -> list[UnsurDiadukan]:
    """What people complained of in the last twelve months, the most first; only what names an unsur can be
    a theme."""
    nama = {satu.kunci: satu.nama for satu in UNSUR}
    return [
        UnsurDiadukan(satu.unsur, nama[satu.unsur], satu.jumlah)
        for satu in terbanyak(db, unit, saat)
        if satu.unsur in nama
    ]


def _standar(db: Session, unit: Unit, saat: datetime) -> list[LayananTinjau]:
    """The layanan that are due: what was reviewed longest ago first, then those without any review."""
    perlu = {satu.id for satu, _ditinjau in perlu_ditinjau(db, unit.id, saat)}
    semua = [satu for satu in _standar_semua(db, unit) if satu.id in perlu]
    return sorted(semua, key=lambda satu: satu.ditinjau or date.max)


def _standar_semua(db: Session, unit: Unit) -> list[LayananTinjau]:
    layanan = [satu for satu in unit.layanan if satu.aktif]
    jajaran = jajaran_of(db, [satu.id for satu in layanan])
    return [
        LayananTinjau(satu.id, satu.nama, jajaran[satu.id].berlaku is not None, jajaran[satu.id].ditinjau)
        for satu in layanan
    ]


def _awalan_janji(db: Session, unit: Unit, nomor: Sequence[int], saat: datetime) -> Awalan | None:
    dipilih = [
        JanjiTerbuka(satu.row.kegiatan, satu.row.tenggat, satu.row.layanan_id)
        for satu in janji_terbuka(db, unit.id, saat)
        if satu.row.id in nomor
    ]
    return saran_tema.awalan_janji(dipilih) if dipilih else None
