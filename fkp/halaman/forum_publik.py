"""What the public pages and the open data say of forums: those to come, and what the last one promised."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from fkp.forum.berita_acara.models import BeritaAcara
from fkp.forum.berita_acara.queries import segel_umum
from fkp.forum.models import Forum, TahapForum
from fkp.forum.publik.queries import forum_mendatang
from fkp.identitas import samarkan
from fkp.tindak_lanjut.kantor import nama_orang, sebut_kantor
from fkp.tindak_lanjut.models import TindakLanjut
from fkp.tindak_lanjut.tampil import BarisTampil, tampilkan
from fkp.unit.models import Unit

BERIKUT = (TahapForum.TERJADWAL, TahapForum.BERLANGSUNG)


@dataclass(frozen=True)
class JanjiTercetak:
    """A promise in the words of the berita acara, and as it stands (``kini``). ``isi_kini`` is what the
    register says where it says something else by now, ``tenggat_kini`` the same of its date."""

    kini: BarisTampil
    kegiatan: str
    keluaran: str
    kantor: str
    tenggat: date
    isi_kini: str
    tenggat_kini: date | None


@dataclass(frozen=True)
class ForumTerbit:
    """A forum whose berita acara everyone may read: its newest version, and its promises as they were printed
    there and as they stand."""

    forum: Forum
    sah: BeritaAcara
    janji: list[JanjiTercetak]

    @property
    def unsur_hadir(self) -> int:
        """How many elements of the public came, as it was sealed."""
        return sum(1 for satu in self.sah.isi["liputan"] if satu["hadir"])

    @property
    def ditepati(self) -> int:
        """How many promises are done."""
        return sum(1 for satu in self.janji if satu.kini.row.status == "selesai")


def forum_berikut(db: Session, saat: datetime, batas: int, unit: Unit | None = None) -> list[Forum]:
    """The announced forums from today on, the next first, without those that were called off."""
    semua = forum_mendatang(db, saat, unit)
    return [f for f in semua if f.tahap in BERIKUT and f.unit.aktif][:batas]


def forum_terbit(db: Session, unit: Unit, saat: datetime, batas: int = 1) -> list[ForumTerbit]:
    """The published forums of a unit, newest first. Archives and what is only sealed are none of them."""
    cari = (
        select(Forum)
        .where(Forum.unit_id == unit.id, Forum.tahap == TahapForum.TERBIT)
        .order_by(Forum.tanggal.desc(), Forum.id.desc())
        .limit(batas)
    )
    semua = [(forum, segel[0]) for forum in db.scalars(cari) if (segel := segel_umum(db, forum))]
    orang = nama_orang(db)
    return [
        ForumTerbit(
            forum,
            sah,
            [_tercetak(sah, kini, orang) for kini in tampilkan(_janji(db, forum), saat)],
        )
        for forum, sah in semua
    ]


def _tercetak(sah: BeritaAcara, kini: BarisTampil, orang: Collection[str]) -> JanjiTercetak:
    """A promise that no row of this version became is shown as it stands."""
    row = kini.row
    masukan = row.masukan_id.hex if row.masukan_id else ""
    baris: dict[str, Any] = next((satu for satu in sah.isi["baris"] if satu["masukan"] == masukan), {})
    semula = samarkan(baris.get("tindakan", row.kegiatan)), samarkan(baris.get("keluaran", row.keluaran))
    tenggat = date.fromisoformat(baris["tenggat"]) if baris.get("tenggat") else row.tenggat
    sekarang = samarkan(row.kegiatan), samarkan(row.keluaran)
    return JanjiTercetak(
        kini,
        *semula,
        sebut_kantor(baris.get("penanggung_jawab", row.penanggung_jawab), row.unit, orang),
        tenggat,
        "; ".join(baru for lama, baru in zip(semula, sekarang, strict=True) if lama != baru),
        row.tenggat if row.tenggat != tenggat else None,
    )


def _janji(db: Session, forum: Forum) -> Sequence[TindakLanjut]:
    cari = select(TindakLanjut).where(TindakLanjut.forum_id == forum.id)
    return db.scalars(cari.order_by(TindakLanjut.urutan, TindakLanjut.id)).all()
